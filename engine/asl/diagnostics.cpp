#include "engine/asl/diagnostics.h"

#include <algorithm>

namespace sfn::asl {

void Diagnostics::error(std::string code, std::string message, std::optional<std::string> location) {
  if (all_.size() == kDiagnosticsMax) {
    truncated_ = true;
    return;
  }
  all_.push_back({Diagnostic::Severity::Error, std::move(code), std::move(message), std::move(location)});
}

void Diagnostics::error(std::string code, std::string message, const Location& at) {
  // The text of a location is worth making only for a problem that is kept.
  const bool is_kept = all_.size() < kDiagnosticsMax;
  error(std::move(code), std::move(message), is_kept ? std::optional(at.text()) : std::nullopt);
}

void Diagnostics::schema(std::string message, const Location& at) {
  error("SCHEMA_VALIDATION_FAILED", std::move(message), at);
}

void Diagnostics::unsupported(const std::string& what, const Location& at) {
  schema(what + " is not supported by this version", at);
}

bool Diagnostics::ok() const {
  return std::none_of(all_.begin(), all_.end(),
                      [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::Error; });
}

std::string Diagnostics::joined() const {
  std::string text;
  for (const Diagnostic& d : all_) {
    if (d.severity != Diagnostic::Severity::Error) continue;
    if (!text.empty()) text += ", ";
    text += d.code + ": " + d.message + " at " + d.location.value_or("null");
  }
  return text;
}

}  // namespace sfn::asl
