#include "tests/property/template_maker.h"

#include "engine/value/json.h"

namespace sfn::property {

Value TemplateMaker::object(const std::vector<std::string>& names, int depth) {
  static const std::vector<std::string> kNames = {"n", "s", "list", "items", "x", "y", "with blank"};
  Value object = Value::object();
  if (!names.empty()) {
    for (const std::string& name : names)
      member(object, name, depth);
    return object;
  }
  const std::size_t first = random_.below(kNames.size());
  for (auto n = random_.below(4); n > 0; --n)
    member(object, kNames[(first + n) % kNames.size()], depth);
  return object;
}

void TemplateMaker::member(Value& object, const std::string& name, int depth) {
  if (intrinsics_ && random_.percent(30)) {
    object[name + ".$"] = call();
  } else if (random_.percent(60)) {
    object[name + ".$"] = picker_.path();
  } else if (depth > 0 && random_.percent(50)) {
    if (random_.percent(60)) {
      object[name] = this->object({}, depth - 1);
    } else {
      Value list = Value::array();
      for (auto n = random_.below(3); n > 0; --n)
        list.push_back(this->object({}, depth - 1));
      object[name] = list;
    }
  } else {
    object[name] = random_value(random_, 1);
  }
}

std::string TemplateMaker::quoted(const std::string& text, bool keep_braces) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\' || (!keep_braces && (c == '{' || c == '}'))) out += '\\';
    out += c;
  }
  return out + "'";
}

std::string TemplateMaker::literal(Want want) {
  static const std::vector<std::string> kNumbers = {"0", "1", "2", "-3", "1.5", "-2.5", "2.4"};
  switch (want) {
    case Want::Number: return random_.pick(kNumbers);
    case Want::Integer:
    case Want::Natural: return std::to_string(random_.between(0, 2));
    case Want::Positive: return std::to_string(random_.between(1, 3));
    case Want::Array: return "States.Array(" + literal(Want::Any) + ", " + literal(Want::Any) + ")";
    case Want::Any: {
      const Value value = random_scalar(random_);
      // Numbers as a definition has them; `1.0E10` is none that an intrinsic function takes for sure.
      if (value.is_number_float()) return random_.pick(kNumbers);
      return value.is_string() ? quoted(value.get<std::string>()) : to_json(value);
    }
    case Want::String:
    case Want::Object:
    case Want::Boolean:
    case Want::Timestamp: break;
  }
  return quoted(random_text(random_));
}

std::string TemplateMaker::argument(Want want, int depth) {
  if (depth > 0 && random_.percent(20)) {
    if (want == Want::Any) return call(depth - 1);
    if (want == Want::String) return format(depth - 1);
    if (want == Want::Array) return "States.Array(" + argument(Want::Any, depth - 1) + ")";
  }
  // A text or an object can't stand for a list; only paths lead to objects.
  if (want != Want::Object && (random_.percent(40) || !picker_.has(want))) return literal(want);
  return picker_.path(want);
}

std::string TemplateMaker::format(int depth) {
  static const std::vector<std::string> kPieces = {"{}", "a {} ", "\\{{}\\}", "=", "it\\'s {}", "\\\\", "ü"};
  std::string pattern;
  std::string arguments;
  for (auto n = 1 + random_.below(3); n > 0; --n) {
    const std::string& piece = random_.pick(kPieces);
    pattern += piece;
    if (piece.find("{}") != std::string::npos) arguments += ", " + argument(Want::Any, depth);
  }
  if (random_.percent(3)) return "States.Format(" + picker_.path(Want::String) + ", 1)";
  return "States.Format('" + pattern + "'" + arguments + ")";
}

std::string TemplateMaker::array_call(int depth) {
  const auto array = [&] { return argument(Want::Array, depth); };
  switch (random_.below(7)) {
    case 0: return "States.ArrayPartition(" + array() + ", " + argument(Want::Positive, depth) + ")";
    case 1: return "States.ArrayContains(" + array() + ", " + argument(Want::Any, depth) + ")";
    case 2:
      return "States.ArrayRange(" + argument(Want::Natural, depth) + ", " + argument(Want::Number, depth) +
             ", " + argument(Want::Positive, depth) + ")";
    case 3: return "States.ArrayGetItem(" + array() + ", " + argument(Want::Natural, depth) + ")";
    case 4: return "States.ArrayLength(" + array() + ")";
    case 5: return "States.ArrayUnique(" + array() + ")";
    default: {
      std::string text = "States.Array(" + argument(Want::Any, depth);
      for (auto n = random_.below(3); n > 0; --n)
        text += "," + argument(Want::Any, depth);
      return text + ")";
    }
  }
}

std::string TemplateMaker::other_call(int depth) {
  static const std::vector<std::string> kSeparators = {",", ",;", " ", "e", "\\n,"};
  switch (random_.below(7)) {
    case 0:
      return "States.MathAdd(" + argument(Want::Number, depth) + ", " + argument(Want::Number, depth) + ")";
    case 1:
      return "States.StringSplit(" + argument(Want::String, depth) + ", " +
             quoted(random_.pick(kSeparators)) + ")";
    case 2: return "States.JsonToString(" + picker_.path() + ")";
    case 3: return "States.StringToJson(" + argument(Want::String, depth) + ")";
    case 4: return "States.Base64Encode(" + argument(Want::String, depth) + ")";
    case 5: return "States.Base64Decode(States.Base64Encode(" + argument(Want::String, depth) + "))";
    default:
      return "States.JsonMerge(" + argument(Want::Object, depth) + ", " + argument(Want::Object, depth) +
             ", false)";
  }
}

std::string TemplateMaker::call(int depth) {
  switch (random_.below(5)) {
    case 0: return format(depth);
    case 1:
    case 2: return array_call(depth);
    default: return other_call(depth);
  }
}

std::string TemplateMaker::text_call() {
  return random_.percent(70) ? format(0) : "States.JsonToString(" + picker_.path() + ")";
}

}  // namespace sfn::property
