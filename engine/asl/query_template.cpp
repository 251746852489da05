#include "engine/asl/query_template.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "engine/asl/depth.h"
#include "engine/asl/jsonata/expression.h"
#include "engine/asl/query_functions.h"
#include "engine/asl/query_language.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl {

struct QueryTemplate::Query {
  jsonata::Expression expression;
  bool reads_context = false;
  bool calls_functions = false;  // those of query_functions.h
};

struct QueryTemplate::Object {
  std::vector<std::pair<std::string, Node>> members;
};

// A part without any expression in it is one literal, however large.
struct QueryTemplate::Node {
  std::variant<Value, Object, std::vector<Node>, Query> content;
};

// On its way out: each part around the expression puts its name before the place.
struct QueryTemplate::Failed {
  std::string expression;
  std::string problem;
  std::string place;
};

namespace {

std::string_view type_name(const Value& value) {
  if (value.is_null()) return "null";
  if (value.is_boolean()) return "boolean";
  if (value.is_number()) return "number";
  if (value.is_string()) return "string";
  return value.is_array() ? "array" : "object";
}

std::string_view type_name(QueryType type) {
  switch (type) {
    case QueryType::Any: return "";
    case QueryType::Array: return "array";
    case QueryType::Boolean: return "boolean";
    case QueryType::Number: return "number";
    case QueryType::String: return "string";
  }
  return "";
}

std::string problem_of(const jsonata::JsonataError& error) {
  if (error.code == jsonata::error_code::kFunctionResult) return "returned an unsupported result type.";
  if (error.code.empty()) return "threw an error during evaluation: " + error.message;
  return "threw an error during evaluation. " + error.code + ": " + error.message;
}

void report(const std::string& reference, const Location& location, Diagnostics& diagnostics) {
  diagnostics.error("UNSUPPORTED_JSONATA_EXPRESSION", "Reference to " + reference + " is not supported.",
                    location);
}

bool is_offered(const std::string& member, StatesOffer offer) {
  if (member == "result") return offer == StatesOffer::Result;
  if (member == "errorOutput") return offer == StatesOffer::ErrorOutput;
  return true;
}

void check_references(const jsonata::References& references, StatesOffer offer, const Location& location,
                      Diagnostics& diagnostics) {
  if (references.top_level_name)
    report("'" + *references.top_level_name + "' at the top level", location, diagnostics);
  if (references.top_level_context) report("'$' at the top level", location, diagnostics);
  if (references.root) report("'$$'", location, diagnostics);
  for (const auto& names : references.states) {
    if (!names.empty() && !is_offered(names.front(), offer))
      report("'$states." + names.front() + "' in this field", location, diagnostics);
  }
}

}  // namespace

class QueryTemplate::Reader {
 public:
  Reader(StatesOffer offer, Diagnostics& diagnostics) : offer_(offer), diagnostics_(diagnostics) {}

  // nullopt for a literal: whoever holds one with an expression in it copies it, once.
  std::optional<Node> read(const Value& json, const Location& location) {
    if (json.is_object()) return read_object(json, location);
    if (json.is_array()) return read_array(json, location);
    if (!json.is_string() || !is_jsonata(json.get_ref<const std::string&>())) return std::nullopt;
    return read_query(json.get_ref<const std::string&>(), location);
  }

 private:
  std::optional<Node> read_array(const Value& json, const Location& location) {
    std::vector<std::optional<Node>> parsed;
    for (const Value& element : json)
      parsed.push_back(read(element, location.at(parsed.size())));
    if (std::ranges::none_of(parsed, &std::optional<Node>::has_value)) return std::nullopt;
    std::vector<Node> elements;
    for (std::size_t i = 0; i < parsed.size(); ++i)
      elements.push_back(parsed[i] ? *std::move(parsed[i]) : Node{json[i]});
    return Node{std::move(elements)};
  }

  std::optional<Node> read_object(const Value& json, const Location& location) {
    std::vector<std::optional<Node>> parsed;
    for (const auto& [name, value] : json.items())
      parsed.push_back(read(value, location.child(name)));
    if (std::ranges::none_of(parsed, &std::optional<Node>::has_value)) return std::nullopt;
    Object object;
    auto node = parsed.begin();
    for (const auto& [name, value] : json.items()) {
      object.members.emplace_back(name, *node ? *std::move(*node) : Node{value});
      ++node;
    }
    return Node{std::move(object)};
  }

  Node read_query(const std::string& text, const Location& location) {
    auto expression = jsonata::Expression::compile(jsonata_text(text));
    if (!expression) {
      diagnostics_.error("INVALID_JSONATA_EXPRESSION", expression.error().message, location);
      return {Value()};
    }
    const auto references = expression->references();
    check_references(references, offer_, location, diagnostics_);
    const bool reads_context = std::ranges::any_of(
        references.states, [](const auto& names) { return names.empty() || names.front() == "context"; });
    const bool calls = may_call_query_functions(expression->text());
    return {Query{*std::move(expression), reads_context, calls}};
  }

  StatesOffer offer_;
  Diagnostics& diagnostics_;
};

// One evaluation of a template.
class QueryTemplate::Evaluation {
 public:
  Evaluation(const QueryScope& scope, WorkMeter& meter) : scope_(scope), meter_(meter) {}

  tl::expected<Value, Failed> evaluate(const Node& node, QueryType expected) {
    if (const auto* literal = std::get_if<Value>(&node.content)) return *literal;
    if (const auto* query = std::get_if<Query>(&node.content)) return evaluate(*query, expected);
    if (const auto* object = std::get_if<Object>(&node.content)) return evaluate(*object);
    Value array = Value::array();
    for (const Node& element : std::get<std::vector<Node>>(node.content)) {
      auto value = evaluate(element, QueryType::Any);
      if (!value) return outwards(std::move(value.error()), "[" + std::to_string(array.size()) + "]");
      array.push_back(std::move(*value));
    }
    return array;
  }

 private:
  static tl::unexpected<Failed> outwards(Failed failed, const std::string& name) {
    failed.place.insert(0, name);
    return tl::make_unexpected(std::move(failed));
  }

  static tl::unexpected<Failed> fail(const Query& query, std::string problem) {
    return tl::make_unexpected(Failed{query.expression.text(), std::move(problem), {}});
  }

  tl::expected<Value, Failed> evaluate(const Object& object) {
    Value made = Value::object();
    for (const auto& [name, member] : object.members) {
      auto value = evaluate(member, QueryType::Any);
      if (!value) return outwards(std::move(value.error()), "/" + name);
      made[name] = std::move(*value);
    }
    return made;
  }

  tl::expected<Value, Failed> evaluate(const Query& query, QueryType expected) {
    auto result = run(query);
    if (!result) return fail(query, problem_of(result.error()));
    if (!*result) return fail(query, "returned nothing (undefined).");
    Value& value = **result;
    if (expected != QueryType::Any && type_name(value) != type_name(expected)) {
      return fail(query, "returned an unexpected result type. Expected '" + std::string(type_name(expected)) +
                             "', but was '" + std::string(type_name(value)) +
                             "' for value: " + to_json(value, limits::kShownBytesMax));
    }
    return std::move(value);
  }

  tl::expected<std::optional<Value>, jsonata::JsonataError> run(const Query& query) {
    std::unique_ptr<jsonata::HostFunctions> functions;
    if (query.calls_functions) functions = query_functions(scope_, meter_);
    jsonata::Environment environment;
    environment.variable = [&](std::string_view name) -> const Value* {
      return name == "states" ? &scope_.states(query.reads_context) : scope_.variable(name);
    };
    environment.functions = functions.get();
    environment.now = scope_.now;
    environment.random = scope_.random;
    environment.refuse_functions = true;
    return query.expression.evaluate(nullptr, environment, {meter_, jsonata::kDepthMax});
  }

  const QueryScope& scope_;
  WorkMeter& meter_;
};

QueryTemplate QueryTemplate::parse(const Value& json, std::string field, StatesOffer offer,
                                   const Location& location, Diagnostics& diagnostics) {
  auto root = Reader(offer, diagnostics).read(json, location);
  return {std::make_shared<const Node>(root ? *std::move(root) : Node{json}), std::move(field)};
}

QueryTemplate QueryTemplate::within(const std::string& holder) const {
  return {root_, holder + "/" + field_};
}

Result<Value> QueryTemplate::evaluate(const QueryScope& scope, WorkMeter& meter, QueryType expected) const {
  WorkMeter share(meter.left() - meter.left() / 4, meter.depth_max());
  auto value = Evaluation(scope, share).evaluate(*root_, expected);
  if (!meter.exhausted()) meter.spend(std::min(share.spent(), meter.left()));
  if (!value) {
    const Failed& failed = value.error();
    const std::string place = field_ + failed.place;
    return query_failure("The JSONata expression '" + failed.expression + "' specified for the field '" +
                             place + "' " + failed.problem,
                         place);
  }
  if (is_too_deep(*value, meter))
    return query_failure("The value of the field '" + field_ + "' is nested too deeply.", field_);
  return std::move(*value);
}

}  // namespace sfn::asl
