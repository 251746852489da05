#include "engine/asl/payload_template.h"

#include <algorithm>
#include <set>
#include <variant>
#include <vector>

#include "engine/asl/depth.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl {

// A member whose value is found at run time.
struct PayloadTemplate::Field {
  std::string key;  // with its `.$`, as messages show it
  Expression expression;
};

struct PayloadTemplate::Object {
  std::vector<std::pair<std::string, Node>> members;
};

// A part without any path in it is one literal, however large.
struct PayloadTemplate::Node {
  std::variant<Value, Object, std::vector<Node>, Field> content;
};

namespace {

constexpr std::string_view kPathSuffix = ".$";

bool is_path(std::string_view key) {
  return key.ends_with(kPathSuffix);
}

std::string_view name_of(std::string_view key) {
  return key.substr(0, key.size() - (is_path(key) ? kPathSuffix.size() : 0));
}

}  // namespace

PayloadTemplate::PayloadTemplate(std::shared_ptr<const Node> root) : root_(std::move(root)) {}

PayloadTemplate PayloadTemplate::parse(const Value& json, const Location& location,
                                       Diagnostics& diagnostics) {
  auto root = parse_node(json, location, diagnostics);
  return PayloadTemplate(std::make_shared<const Node>(root ? *std::move(root) : Node{json}));
}

// nullopt for a literal: whoever holds one with a path in it copies it, once.
std::optional<PayloadTemplate::Node> PayloadTemplate::parse_node(const Value& json, const Location& location,
                                                                 Diagnostics& diagnostics) {
  if (json.is_object()) return parse_object(json, location, diagnostics);
  if (!json.is_array()) return std::nullopt;
  std::vector<std::optional<Node>> parsed;
  for (const Value& element : json)
    parsed.push_back(parse_node(element, location, diagnostics));
  if (std::ranges::none_of(parsed, &std::optional<Node>::has_value)) return std::nullopt;
  std::vector<Node> elements;
  for (std::size_t i = 0; i < parsed.size(); ++i)
    elements.push_back(parsed[i] ? *std::move(parsed[i]) : Node{json[i]});
  return Node{std::move(elements)};
}

std::optional<PayloadTemplate::Node> PayloadTemplate::parse_object(const Value& json,
                                                                   const Location& location,
                                                                   Diagnostics& diagnostics) {
  std::vector<std::optional<Node>> parsed;
  std::set<std::string_view> names;
  for (const auto& [key, value] : json.items()) {
    const auto name = name_of(key);
    if (!names.insert(name).second) {
      const std::string plain(name);
      diagnostics.schema("The fields '" + plain + "' and '" + plain + ".$' exclude each other", location);
    }
    parsed.push_back(is_path(key) ? parse_field(key, value, location, diagnostics)
                                  : parse_node(value, location, diagnostics));
  }
  if (std::ranges::none_of(parsed, &std::optional<Node>::has_value)) return std::nullopt;
  Object object;
  auto node = parsed.begin();
  for (const auto& [key, value] : json.items()) {
    object.members.emplace_back(name_of(key), *node ? *std::move(*node) : Node{value});
    ++node;
  }
  return Node{std::move(object)};
}

PayloadTemplate::Node PayloadTemplate::parse_field(const std::string& key, const Value& value,
                                                   const Location& location, Diagnostics& diagnostics) {
  const std::string text = value.is_string() ? value.get<std::string>() : std::string();
  if (auto expression = Expression::parse(text)) return {Field{key, std::move(*expression)}};
  diagnostics.schema(no_expression(key), location);
  return {Value()};
}

Result<Value> PayloadTemplate::evaluate(const Scope& scope, WorkMeter& meter) const {
  auto value = evaluate(*root_, scope, meter);
  if (value && is_too_deep(*value, meter))
    return runtime_failure("The result of the template is nested too deeply.");
  return value;
}

Result<Value> PayloadTemplate::evaluate(const Node& node, const Scope& scope, WorkMeter& meter) {
  if (const auto* literal = std::get_if<Value>(&node.content)) return *literal;
  if (const auto* field = std::get_if<Field>(&node.content))
    return field->expression.evaluate(scope, meter, field->key);
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
    object[name] = std::move(*value);
  }
  return object;
}

}  // namespace sfn::asl
