#include "engine/asl/diagnostics.h"

#include <algorithm>

namespace sfn::asl {

void Diagnostics::error(std::string code, std::string message, std::optional<std::string> location) {
  all_.push_back({Diagnostic::Severity::Error, std::move(code), std::move(message), std::move(location)});
}

void Diagnostics::schema(std::string message, std::string location) {
  error("SCHEMA_VALIDATION_FAILED", std::move(message), std::move(location));
}

void Diagnostics::unsupported(const std::string& what, std::string location) {
  schema(what + " is not supported by this version", std::move(location));
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
