#include "engine/asl/fields.h"

#include <algorithm>
#include <cmath>

#include "engine/value/check.h"
#include "engine/value/time.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

using Kind = Field::Kind;

// The JSON type a kind is written in; empty when every type will do.
std::string_view json_type(Kind kind) {
  switch (kind) {
    case Kind::Any: return "";
    case Kind::Boolean: return "Boolean";
    case Kind::Integer: return "Integer";
    case Kind::Number: return "Number";
    case Kind::Object: return "Object";
    case Kind::Array: return "Array";
    case Kind::String:
    case Kind::Timestamp:
    case Kind::Path:
    case Kind::ReferencePath:
    case Kind::TextPath:
    case Kind::DataPath:
    case Kind::ResultPath:
    case Kind::ChoicePath: return "String";
    case Kind::Language: return "[STRING]";  // as AWS says it of this field
  }
  return "";
}

bool is_path(Kind kind) {
  return kind == Kind::Path || kind == Kind::ReferencePath || kind == Kind::TextPath ||
         kind == Kind::DataPath || kind == Kind::ResultPath || kind == Kind::ChoicePath;
}

bool has_type(const Value& value, Kind kind) {
  const auto type = json_type(kind);
  if (type.empty()) return true;
  if (type == "Boolean") return value.is_boolean();
  if (type == "Integer") return value.is_number_integer();
  if (type == "Number") return value.is_number();
  if (type == "Object") return value.is_object();
  if (type == "Array") return value.is_array();
  return value.is_string() || (value.is_null() && (kind == Kind::Path || kind == Kind::ResultPath));
}

// `1` as the bound of an Integer, `1.0` as that of a Number.
std::string bound_text(double bound, Kind kind) {
  return std::to_string(std::llround(bound)) + (kind == Kind::Number ? ".0" : "");
}

// The problem with a number, a word, a timestamp or an emptiness; empty without one. The type is right.
std::string problem_with_value(const Value& value, const Field& field) {
  if (field.min && value.get<double>() < *field.min) {
    return "Minimum value is " + bound_text(*field.min, field.kind);
  }
  if (field.max && value.get<double>() > *field.max) {
    return "Maximum value is " + bound_text(*field.max, field.kind);
  }
  if (field.non_empty && value.empty()) return "Value cannot be empty";
  if (!field.values.empty() &&
      std::ranges::find(field.values, value.get_ref<const std::string&>()) == field.values.end()) {
    return "Value should be one of the following: " + list_of(field.values);
  }
  if (field.kind == Kind::Timestamp && !parse_iso8601(value.get_ref<const std::string&>())) {
    return "String does not match RFC3339 timestamp";
  }
  return {};
}

tl::expected<Path, std::string> read_choice_path(const std::string& text) {
  if (!text.starts_with('$')) {
    return tl::make_unexpected("Value is not a Reference Path: Reference path didn't start with '$'");
  }
  auto path = Path::parse(text);
  if (!path) return tl::make_unexpected("Value is not a Reference Path: " + path.error());
  if (!path->is_reference()) return tl::make_unexpected("Value is not a Reference Path");
  return path;
}

bool may_start(Path::Root root, Kind kind) {
  if (kind == Kind::ResultPath) return root == Path::Root::Input;
  return kind != Kind::DataPath || root != Path::Root::Context;
}

tl::expected<Path, std::string> read_path(const std::string& text, Kind kind) {
  if (kind == Kind::ChoicePath) return read_choice_path(text);
  auto path = Path::parse(text);
  if (!path) return tl::make_unexpected("Value must be a valid JSONPath.");
  if (kind != Kind::Path && !(path->is_reference() && may_start(path->root(), kind)))
    return tl::make_unexpected("Value is not a Reference Path");
  return path;
}

// One object being checked.
class Check {
 public:
  Check(const Schema& schema, QueryLanguage language, const Location& location, Diagnostics& diagnostics)
      : schema_(schema),
        language_(language),
        location_(location),
        diagnostics_(diagnostics),
        found_(schema.fields.size()) {}

  std::vector<Fields::Found> run(const Value& object) && {
    std::vector<bool> given(schema_.fields.size(), false);
    for (const auto& [name, value] : object.items())
      check_member(name, value, given);
    check_required(given);
    for (const OneOf& group : schema_.one_of)
      check_group(group, object);
    return std::move(found_);
  }

 private:
  void check_member(const std::string& name, const Value& value, std::vector<bool>& given) {
    const auto field = std::ranges::find(schema_.fields, name, &Field::name);
    if (field == schema_.fields.end()) {
      diagnostics_.schema("Field '" + name + "' is not supported", location_);
      return;
    }
    const auto index = static_cast<std::size_t>(field - schema_.fields.begin());
    given[index] = true;
    if (field->only && *field->only != language_) {
      report_language(name);
    } else {
      check_value(value, *field, found_[index]);
    }
  }

  void report_language(const std::string& field) {
    if (language_ == QueryLanguage::Refused) return;
    const bool jsonata = language_ == QueryLanguage::Jsonata;
    const std::string given = jsonata ? "JSONata" : "JSONPath";
    const std::string needed = jsonata ? "JSONPath" : "JSONata";
    diagnostics_.schema("The QueryLanguage is set to '" + given + "', but field '" + field +
                            "' is only supported for the '" + needed + "' QueryLanguage",
                        location_);
  }

  void check_value(const Value& value, const Field& field, Fields::Found& found) {
    const Location at = location_.child(field.name);
    if (field.expressions && language_ == QueryLanguage::Jsonata) {
      if (!check_jsonata_markers(value, at, diagnostics_)) return;
      const bool leaves = field.name == "Output" || field.name == "Assign";
      found.query = QueryTemplate::parse(value, std::string(field.name),
                                         leaves ? schema_.offer : StatesOffer::None, at, diagnostics_);
      // The names of an object's members are read before anything runs, so it stands there itself.
      const bool whole = field.kind != Kind::Object;
      if (whole && value.is_string() && is_jsonata(value.get_ref<const std::string&>())) {
        found.value = &value;
        return;
      }
    }
    if (!has_type(value, field.kind)) {
      diagnostics_.schema("Expected value of type " + std::string(json_type(field.kind)), at);
      return;
    }
    if (is_path(field.kind) && value.is_string()) {
      check_path(value.get_ref<const std::string&>(), field, at, found);
      if (!found.path && !found.expression) return;
    } else if (auto problem = problem_with_value(value, field); !problem.empty()) {
      diagnostics_.schema(std::move(problem), at);
      return;
    }
    found.value = &value;
  }

  void check_path(const std::string& text, const Field& field, const Location& at, Fields::Found& found) {
    if (field.kind == Kind::TextPath && looks_like_intrinsic(text)) return check_call(text, field, at, found);
    auto path = read_path(text, field.kind);
    if (path) {
      if (field.kind == Kind::TextPath) found.expression = Expression(*path);
      found.path = *std::move(path);
    } else {
      diagnostics_.schema(std::move(path.error()), at);
    }
  }

  void check_call(const std::string& text, const Field& field, const Location& at, Fields::Found& found) {
    auto call = Intrinsic::parse(text);
    if (!call) return diagnostics_.schema(no_expression(field.name), at);
    if (!call->gives_string()) {
      return diagnostics_.schema("The value for the field '" + std::string(field.name) +
                                     "' must be an intrinsic function that returns a string",
                                 at);
    }
    found.expression = Expression(*std::move(call));
  }

  void check_required(const std::vector<bool>& given) {
    std::vector<std::string_view> missing;
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (schema_.fields[i].required && !given[i]) missing.push_back(schema_.fields[i].name);
    }
    if (!missing.empty()) {
      diagnostics_.schema("These fields are required: " + list_of(missing), location_);
    }
  }

  void check_group(const OneOf& group, const Value& object) {
    const auto count = std::ranges::count_if(group.names, [&](std::string_view name) {
      const auto member = object.find(name);
      return member != object.end() && !(group.false_is_absent && *member == false);
    });
    if (count > 1) {
      diagnostics_.schema("There should only be one of the following fields: " + list_of(group.names),
                          location_);
    } else if (count == 0 && group.needed) {
      diagnostics_.schema("This object should have only one of the following fields: " + list_of(group.names),
                          location_);
    }
  }

  const Schema& schema_;
  QueryLanguage language_;
  const Location& location_;
  Diagnostics& diagnostics_;
  std::vector<Fields::Found> found_;
};

}  // namespace

std::size_t Fields::index_of(std::string_view name) const {
  const auto field = std::ranges::find(schema_.fields, name, &Field::name);
  check(field != schema_.fields.end(), "a field was asked for that its schema does not have");
  return static_cast<std::size_t>(field - schema_.fields.begin());
}

const Value* Fields::find(std::string_view name) const {
  return found_[index_of(name)].value;
}

std::optional<Path> Fields::path(std::string_view name) const {
  return found_[index_of(name)].path;
}

std::optional<Expression> Fields::expression(std::string_view name) const {
  return found_[index_of(name)].expression;
}

std::optional<QueryTemplate> Fields::query(std::string_view name) const {
  return found_[index_of(name)].query;
}

std::optional<QueryTemplate> Fields::whole_query(std::string_view name) const {
  const Found& found = found_[index_of(name)];
  if (found.value == nullptr || !found.value->is_string()) return std::nullopt;
  return is_jsonata(found.value->get_ref<const std::string&>()) ? found.query : std::nullopt;
}

std::optional<std::string> Fields::string(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  auto text = value->get<std::string>();
  if (language_ == QueryLanguage::Jsonata && schema_.fields[index_of(name)].expressions && is_jsonata(text))
    return std::nullopt;
  return text;
}

std::optional<std::int64_t> Fields::integer(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  return value->get<std::int64_t>();
}

Fields check_fields(const Value& object, const Schema& schema, QueryLanguage language,
                    const Location& location, Diagnostics& diagnostics) {
  if (!object.is_object()) {
    diagnostics.schema("Expected value of type Object", location);
    return {schema, language, std::vector<Fields::Found>(schema.fields.size())};
  }
  return {schema, language, Check(schema, language, location, diagnostics).run(object)};
}

Leaving parse_leaving(const Fields& fields, const std::string& holder) {
  Leaving leaving{fields.query("Output"), fields.query("Assign")};
  if (holder.empty()) return leaving;
  if (leaving.output) leaving.output = leaving.output->within(holder);
  if (leaving.assign) leaving.assign = leaving.assign->within(holder);
  return leaving;
}

std::string list_of(std::span<const std::string_view> names) {
  std::string list = "[";
  for (const auto& name : names) {
    if (list.size() > 1) list += ", ";
    list += name;
  }
  return list + "]";
}

}  // namespace sfn::asl
