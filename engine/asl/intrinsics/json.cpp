// States.StringToJson, States.JsonToString, States.JsonMerge.
#include "engine/value/json.h"

#include "engine/asl/intrinsics/arguments.h"

namespace sfn::asl::intrinsics {

Result<Value> string_to_json(Arguments& arguments) {
  const std::string& text = arguments.text(0);
  if (!arguments.spend_read(text)) return Value();
  // Recorded: a text of blanks is null.
  if (text.find_first_not_of(" \t\n\r") == std::string::npos) return Value();
  auto parsed = parse_json(text, arguments.depth_max());
  if (!parsed) return arguments.fail_argument(0, "is no JSON text: " + parsed.error().message);
  return *std::move(parsed);
}

Result<Value> json_to_string(Arguments& arguments) {
  const Value& value = arguments.value(0);
  if (!arguments.spend_walk(value)) return Value();
  std::string text = to_json(value);
  // Escapes may make the text several times as long as what was paid for.
  if (!arguments.spend_json(text.size())) return Value();
  return Value(std::move(text));
}

// Members of the second object win, at the place they have in the first. A deep merge is in the States
// Language but not in AWS's service.
Result<Value> json_merge(Arguments& arguments) {
  if (arguments.value(2).get<bool>())
    return arguments.fail_argument(2, "must be false: there is no deep merge");
  Value merged = arguments.take(0);
  if (!arguments.spend(merged.size())) return merged;
  for (const auto& [name, member] : arguments.value(1).items()) {
    if (!arguments.spend_text(name.size()) || !arguments.spend_share(member)) break;
    merged[name] = member;
  }
  return merged;
}

}  // namespace sfn::asl::intrinsics
