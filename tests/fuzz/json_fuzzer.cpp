// Any bytes as JSON: the checker and the parser agree, what is accepted survives being printed and read
// again, and what is refused is refused with a text that is UTF-8 whenever the input was.
#include <cstdint>

#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto value = sfn::parse_json(text);
  sfn::check(sfn::check_json(text).has_value() == value.has_value(), "parser and checker agree");
  if (!value) {
    sfn::check(!value.error().message.empty(), "a refusal says why");
    sfn::check(!sfn::is_utf8(text) || sfn::is_utf8(value.error().message), "errors are text");
    return 0;
  }
  sfn::check(!sfn::is_too_deep(*value), "what is accepted is not too deep");
  const std::string printed = sfn::to_json(*value);
  const auto again = sfn::parse_json(printed);
  sfn::check(again.has_value(), "what is printed can be read");
  sfn::check(sfn::same_value(*value, *again), "what is printed is what was read");
  sfn::check(sfn::to_json(*again) == printed, "printing is stable");
  return 0;
}
