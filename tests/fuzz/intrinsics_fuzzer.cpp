// The first line of the input is an intrinsic function call, the rest a document: reading and evaluation end
// within their limits, whatever a call gives is a value that can be written and read, and a failure has one
// of two names and says why.
#include <cstdint>

#include "engine/asl/intrinsics/intrinsic.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/fuzz/fuzz_scope.h"

namespace error_name = sfn::asl::error_name;

namespace {

// Functions wrap their results into few arrays more than a document may have.
constexpr int kWrappersMax = sfn::asl::limits::kIntrinsicCallsMax;

bool is_readable(const sfn::Value& value) {
  return !sfn::is_too_deep(value, -kWrappersMax) &&
         (sfn::is_too_deep(value) || sfn::parse_json(sfn::to_json(value)).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = input.find('\n');
  const auto call = sfn::asl::Intrinsic::parse(input.substr(0, line_end));
  if (!call) sfn::check(!call.error().empty(), "a refusal says why");
  if (!call || line_end == std::string_view::npos) return 0;
  sfn::check(call->text() == input.substr(0, line_end), "a call knows its text");
  const auto document = sfn::parse_json(input.substr(line_end + 1));
  if (!document) return 0;

  sfn::asl::WorkMeter meter(50'000);  // small, so that running out of it is met, too
  const auto scope = sfn::fuzz::scope_over(*document);
  const auto result = call->evaluate(scope, meter, "v.$");
  if (result) {
    sfn::check(is_readable(*result), "a result can be written and read");
  } else {
    const auto& [name, cause, location] = result.error();
    sfn::check(!location, "no expression has failed");
    sfn::check(name == error_name::kRuntime || name == error_name::kIntrinsicFailure, "a failure has a name");
    sfn::check(cause && !cause->empty(), "a failure says why");
  }
  return 0;
}
