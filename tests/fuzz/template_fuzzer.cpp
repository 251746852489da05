// The first line of the input is a template, the rest a document: a template is refused with a diagnostic or
// can be filled in, and what comes out is a value that can be written and read.
#include <cstdint>

#include "engine/asl/payload_template.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/fuzz/fuzz_scope.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = input.find('\n');
  if (line_end == std::string_view::npos) return 0;
  const auto json = sfn::parse_json(input.substr(0, line_end));
  const auto document = sfn::parse_json(input.substr(line_end + 1));
  if (!json || !document) return 0;

  sfn::asl::Diagnostics diagnostics;
  const sfn::asl::Location location;
  const auto payload_template = sfn::asl::PayloadTemplate::parse(*json, location, diagnostics);
  if (!diagnostics.ok()) {
    sfn::check(!diagnostics.joined().empty(), "a refusal says why");
    return 0;
  }
  const auto scope = sfn::fuzz::scope_over(*document);
  sfn::asl::WorkMeter meter(50'000);  // small, so that running out of it is met, too
  const auto result = payload_template.evaluate(scope, meter);
  if (meter.exhausted()) return 0;  // whatever came out: the state fails
  if (result) {
    sfn::check(sfn::parse_json(sfn::to_json(*result)).has_value(), "a result can be written and read");
  } else {
    sfn::check(result.error().error && result.error().cause, "a failure has a name and says why");
  }
  return 0;
}
