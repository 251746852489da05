// The first line of the input is a path, the rest a document: parsing and evaluation end within their limits,
// and whatever a path gives is a value that can be written and read.
#include <cstdint>

#include "engine/asl/path.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/fuzz/fuzz_scope.h"

namespace {

void check_readable(const sfn::Value& value) {
  sfn::check(sfn::parse_json(sfn::to_json(value)).has_value(), "a result can be written and read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = input.find('\n');
  const auto path = sfn::asl::Path::parse(input.substr(0, line_end));
  if (!path || line_end == std::string_view::npos) return 0;
  auto document = sfn::parse_json(input.substr(line_end + 1));
  if (!document) return 0;

  sfn::check(!path->is_reference() || path->is_definite(), "a reference path selects one node");
  sfn::asl::WorkMeter meter(50'000);  // small, so that running out of it is met, too
  const auto scope = sfn::fuzz::scope_over(*document);
  const auto result = path->evaluate(scope, meter);
  if (result) {
    check_readable(*result);
    sfn::check(path->is_definite() || result->is_array(), "an indefinite path gives a list");
  } else {
    sfn::check(!result.error().message.empty(), "a failure says why");
  }
  sfn::asl::WorkMeter more;
  if (path->is_reference() && path->root() == sfn::asl::Path::Root::Input &&
      path->put(*document, "put", more)) {
    check_readable(*document);
    sfn::check(path->evaluate(scope, more).value() == sfn::Value("put"), "what is put is found");
  }
  return 0;
}
