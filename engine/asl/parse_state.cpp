#include <optional>

#include "engine/asl/definition_parser.h"
#include "engine/asl/state_schemas.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

// nullopt when the type is missing or unknown, which is reported.
std::optional<StateType> read_type(const Value& json, const Location& location, Diagnostics& diagnostics) {
  const auto member = json.find("Type");
  if (member == json.end()) {
    diagnostics.schema("These fields are required: [Type]", location);
    return std::nullopt;
  }
  const auto name = member->is_string() ? member->get_ref<const std::string&>() : std::string();
  const Location at = location.child("Type");
  const auto type = state_type(name);
  if (!type) {
    diagnostics.schema("The field 'Type' should have one of these values: " + list_of(state_type_names()),
                       at);
  }
  return type;
}

bool has_parameters(StateType type) {
  return type == StateType::Pass || type == StateType::Task || type == StateType::Parallel;
}

bool has_work(StateType type) {
  return type == StateType::Task || type == StateType::Parallel || type == StateType::Map;
}

bool has_assign(StateType type) {
  return type != StateType::Succeed && type != StateType::Fail;
}

bool has_next(StateType type) {
  return type != StateType::Choice && type != StateType::Succeed && type != StateType::Fail;
}

}  // namespace

std::optional<PayloadTemplate> parse_template(const Fields& fields, std::string_view name,
                                              const Location& location, Diagnostics& diagnostics) {
  const Value* json = fields.find(name);
  if (json == nullptr || fields.language() == QueryLanguage::Jsonata) return std::nullopt;
  const Location at = location.child(name);
  return PayloadTemplate::parse(*json, at, diagnostics);
}

OptionalPath parse_optional_path(const Fields& fields, std::string_view name) {
  const Value* value = fields.find(name);
  if (value == nullptr) return {};
  if (value->is_null()) return {OptionalPath::Kind::Null, std::nullopt};
  return {OptionalPath::Kind::Path, fields.path(name)};
}

void parse_state(State& state, const Value& json, const Location& location, Parsing& parsing) {
  Diagnostics& diagnostics = parsing.diagnostics;
  if (!json.is_object()) {
    diagnostics.schema("Expected value of type Object", location);
    return;
  }
  const auto language = language_of_state(json, parsing.language);
  if (language == QueryLanguage::Refused) {
    diagnostics.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
                       location);
  }
  const auto type = read_type(json, location, diagnostics);
  if (!type) return;
  const Fields fields = check_fields(json, state_schema(*type), language, location, diagnostics);
  state.type = *type;
  state.language = language;
  if (has_next(*type)) state.next = fields.string("Next");
  if (*type == StateType::Task || *type == StateType::Parallel) state.arguments = fields.query("Arguments");
  if (has_assign(*type)) {
    state.leaving = parse_leaving(fields);
  } else if (*type == StateType::Succeed) {
    state.leaving.output = fields.query("Output");
  }
  if (*type != StateType::Fail) {
    state.input_path = parse_optional_path(fields, "InputPath");
    state.output_path = parse_optional_path(fields, "OutputPath");
  }
  if (has_parameters(*type)) state.parameters = parse_template(fields, "Parameters", location, diagnostics);
  if (has_assign(*type)) state.assign = parse_template(fields, "Assign", location, diagnostics);
  if (*type == StateType::Pass || has_work(*type))
    state.result_path = parse_optional_path(fields, "ResultPath");
  if (has_work(*type)) {
    state.result_selector = parse_template(fields, "ResultSelector", location, diagnostics);
    state.retry = parse_retry(fields, location, diagnostics);
    state.catchers = parse_catch(fields, location, diagnostics);
  }
  state.body = parse_body(*type, fields, location, parsing);
}

}  // namespace sfn::asl
