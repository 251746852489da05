// The first line of the input is a JSONata expression, the rest a document: compiling and evaluating end
// within their budget, every failure says why, and every result is JSON that can be read back.
#include <cstdint>

#include "engine/asl/jsonata/expression.h"
#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sfn::asl;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = text.find('\n');
  if (!sfn::is_utf8(text.substr(0, line_end))) return 0;  // definitions are
  const auto expression = jsonata::Expression::compile(text.substr(0, line_end));
  if (!expression) {
    sfn::check(!expression.error().code.empty() && !expression.error().message.empty(), "a failure says why");
    return 0;
  }
  static_cast<void>(expression->references());
  const auto input = line_end == std::string_view::npos
                         ? tl::expected<sfn::Value, sfn::JsonError>(sfn::Value())
                         : sfn::parse_json(text.substr(line_end + 1));
  if (!input) return 0;

  double chance = 0;
  jsonata::Environment environment;
  environment.now = sfn::TimePoint(sfn::Millis(1'262'401'445'678));
  environment.random = [&] { return chance = chance >= 0.9 ? 0.05 : chance + 0.1; };
  environment.variable = [&](std::string_view name) { return name == "a" ? &*input : nullptr; };
  WorkMeter meter(50'000);  // small, so that running out of it is met, too
  const auto result = expression->evaluate(&*input, environment, {meter, 200});
  if (!result) {
    sfn::check(!result.error().code.empty() && !result.error().message.empty(), "a failure says why");
  } else if (*result && !sfn::is_too_deep(**result)) {
    sfn::check(sfn::parse_json(sfn::to_json(**result)).has_value(), "a result can be written and read");
  }
  return 0;
}
