#include "engine/asl/diagnostics.h"

namespace sfn::asl {

namespace {

constexpr const char* kSchema = "SCHEMA_VALIDATION_FAILED";

// The text of a location is worth making only for a problem that is kept.
void keep(std::vector<Diagnostic>& list, bool& truncated, Diagnostic::Severity severity, std::string code,
          std::string message, const Location& at) {
  if (list.size() == kDiagnosticsMax) {
    truncated = true;
  } else {
    list.push_back({severity, std::move(code), std::move(message), at.text()});
  }
}

void append(std::string& text, const std::string& code, const Diagnostic& d) {
  if (!text.empty()) text += ", ";
  text += code + ": " + d.message + " at " + d.location.value_or("null");
}

}  // namespace

void Diagnostics::error(std::string code, std::string message, std::optional<std::string> location) {
  if (errors_.size() == kDiagnosticsMax) {
    errors_truncated_ = true;
  } else {
    errors_.push_back(
        {Diagnostic::Severity::Error, std::move(code), std::move(message), std::move(location)});
  }
}

void Diagnostics::error(std::string code, std::string message, const Location& at) {
  keep(errors_, errors_truncated_, Diagnostic::Severity::Error, std::move(code), std::move(message), at);
}

void Diagnostics::schema(std::string message, const Location& at) {
  error(kSchema, std::move(message), at);
}

void Diagnostics::warning(std::string code, std::string message, const Location& at) {
  keep(warnings_, others_truncated_, Diagnostic::Severity::Warning, std::move(code), std::move(message), at);
}

void Diagnostics::unsupported(const std::string& what, const Location& at) {
  keep(lacking_, others_truncated_, Diagnostic::Severity::Warning, "NOT_SUPPORTED",
       what + " is not supported by this version", at);
}

std::vector<Diagnostic> Diagnostics::all() const {
  auto all = errors_;
  all.insert(all.end(), lacking_.begin(), lacking_.end());
  all.insert(all.end(), warnings_.begin(), warnings_.end());
  return all;
}

std::string Diagnostics::joined() const {
  std::string text;
  for (const Diagnostic& d : errors_)
    append(text, d.code, d);
  if (!text.empty()) return text;
  for (const Diagnostic& d : lacking_)
    append(text, kSchema, d);
  return text;
}

}  // namespace sfn::asl
