#include "server/api/diagnostics_body.h"

#include "server/api/wire.h"

namespace sfn::api {

namespace {

std::string text_of(const asl::Diagnostic& diagnostic) {
  JsonObjectText text;
  text.add_string("severity", diagnostic.severity == asl::Diagnostic::Severity::Error ? "ERROR" : "WARNING");
  text.add_string("code", diagnostic.code);
  text.add_string("message", diagnostic.message);
  if (diagnostic.location) text.add_string("location", *diagnostic.location);
  return take_body(text);
}

}  // namespace

void add_diagnostics(JsonObjectText& body, const asl::Diagnostics& diagnostics, Severity least,
                     std::size_t max) {
  const auto shown = least == Severity::Error ? diagnostics.errors() : diagnostics.all();
  const bool cut = least == Severity::Error ? diagnostics.errors_truncated() : diagnostics.truncated();
  JsonListText list;
  for (std::size_t i = 0; i < shown.size() && i < max; ++i)
    list.add(text_of(shown[i]));
  body.add_string("result", diagnostics.ok() ? "OK" : "FAIL");
  body.add_json("diagnostics", list.take());
  body.add_bool("truncated", cut || shown.size() > max);
}

}  // namespace sfn::api
