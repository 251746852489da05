#include "engine/asl/payload_template.h"

#include <set>
#include <variant>
#include <vector>

#include "engine/asl/unsupported.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl {

// A member whose value is found at run time.
struct PayloadTemplate::Field {
  std::string key;  // with its `.$`, as messages show it
  Path path;
};

struct PayloadTemplate::Object {
  std::vector<std::pair<std::string, Node>> members;
};

// A part without any path in it is one literal, however large.
struct PayloadTemplate::Node {
  std::variant<Value, Object, std::vector<Node>, Field> content;

  [[nodiscard]] bool is_literal() const { return std::holds_alternative<Value>(content); }
};

namespace {

constexpr std::string_view kPathSuffix = ".$";

}  // namespace

PayloadTemplate::PayloadTemplate(std::shared_ptr<const Node> root) : root_(std::move(root)) {}

PayloadTemplate PayloadTemplate::parse(const Value& json, const std::string& location,
                                       Diagnostics& diagnostics) {
  return PayloadTemplate(std::make_shared<const Node>(parse_node(json, location, diagnostics)));
}

PayloadTemplate::Node PayloadTemplate::parse_node(const Value& json, const std::string& location,
                                                  Diagnostics& diagnostics) {
  if (json.is_object()) return parse_object(json, location, diagnostics);
  if (!json.is_array()) return {json};
  std::vector<Node> elements;
  bool literal = true;
  for (const Value& element : json) {
    elements.push_back(parse_node(element, location, diagnostics));
    literal = literal && elements.back().is_literal();
  }
  if (literal) return {json};
  return {std::move(elements)};
}

PayloadTemplate::Node PayloadTemplate::parse_object(const Value& json, const std::string& location,
                                                    Diagnostics& diagnostics) {
  Object object;
  bool literal = true;
  std::set<std::string_view> names;
  for (const auto& [key, value] : json.get_ref<const Value::object_t&>()) {
    const bool is_path = key.ends_with(kPathSuffix);
    const auto name = std::string_view(key).substr(0, key.size() - (is_path ? kPathSuffix.size() : 0));
    if (!names.insert(name).second) {
      const std::string plain(name);
      diagnostics.schema("The fields '" + plain + "' and '" + plain + ".$' exclude each other", location);
    }
    object.members.emplace_back(name, is_path ? parse_field(key, value, location, diagnostics)
                                              : parse_node(value, location, diagnostics));
    literal = literal && !is_path && object.members.back().second.is_literal();
  }
  if (literal) return {json};
  return {std::move(object)};
}

PayloadTemplate::Node PayloadTemplate::parse_field(const std::string& key, const Value& value,
                                                   const std::string& location, Diagnostics& diagnostics) {
  const std::string text = value.is_string() ? value.get<std::string>() : std::string();
  if (auto path = Path::parse(text)) return {Field{key, std::move(*path)}};
  if (const auto function = unsupported_intrinsic(text)) {
    diagnostics.unsupported(*function, location);
  } else if (const auto variable = unsupported_variable(text)) {
    diagnostics.unsupported(*variable, location);
  } else {
    diagnostics.schema(
        "The value for the field '" + key + "' must be a valid JSONPath or a valid intrinsic function call",
        location);
  }
  return {Value()};
}

Result<Value> PayloadTemplate::evaluate(const Scope& scope) const {
  WorkMeter meter;
  auto value = evaluate(*root_, scope, meter);
  if (value && is_too_deep(*value))
    return runtime_failure("The result of the template is nested too deeply.");
  return value;
}

Result<Value> PayloadTemplate::evaluate(const Node& node, const Scope& scope, WorkMeter& meter) {
  if (const auto* literal = std::get_if<Value>(&node.content)) return *literal;
  if (const auto* field = std::get_if<Field>(&node.content)) return evaluate(*field, scope, meter);
  if (const auto* elements = std::get_if<std::vector<Node>>(&node.content)) {
    Value array = Value::array();
    for (const Node& element : *elements) {
      auto value = evaluate(element, scope, meter);
      if (!value) return value;
      array.push_back(std::move(*value));
    }
    return array;
  }
  Value object = Value::object();
  for (const auto& [name, member] : std::get<Object>(node.content).members) {
    auto value = evaluate(member, scope, meter);
    if (!value) return value;
    // Names are distinct (parse_object), so nothing is searched for.
    object.get_ref<Value::object_t&>().emplace_back(name, std::move(*value));
  }
  return object;
}

Result<Value> PayloadTemplate::evaluate(const Field& field, const Scope& scope, WorkMeter& meter) {
  auto value = field.path.evaluate(scope, meter);
  if (value) return std::move(*value);
  if (value.error().kind == PathFailure::Kind::MissingIndex) return Value();
  return tl::make_unexpected(path_failure(value.error(), field.path, field.key, scope));
}

AslError path_failure(const PathFailure& failure, const Path& path, std::string_view field,
                      const Scope& scope) {
  using Kind = PathFailure::Kind;
  if (failure.kind != Kind::MissingNode && failure.kind != Kind::MissingIndex)
    return runtime_error(failure.message);
  return runtime_error("The JSONPath '" + path.text() + "' specified for the field '" + std::string(field) +
                       "' could not be found in the input '" + to_json(scope.input) + "'");
}

}  // namespace sfn::asl
