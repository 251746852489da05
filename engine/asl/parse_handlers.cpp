#include <algorithm>

#include "engine/asl/definition_parser.h"
#include "engine/asl/state_schemas.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

// The names of ErrorEquals. States.ALL catches everything, so beside other names or before another retrier or
// catcher it would hide them.
std::vector<std::string> parse_error_equals(const Fields& fields, bool is_last, const Location& handler,
                                            Diagnostics& diagnostics) {
  const Value* json = fields.find("ErrorEquals");
  if (json == nullptr) return {};
  const Location at = handler.child("ErrorEquals");
  std::vector<std::string> names;
  for (const Value& name : *json) {
    const Location element = at.at(names.size());
    if (!name.is_string()) diagnostics.schema("Expected value of type String", element);
    names.push_back(name.is_string() ? name.get<std::string>() : std::string());
  }
  const bool has_all = std::ranges::find(names, error_name::kAll) != names.end();
  if (has_all && (names.size() > 1 || !is_last)) {
    diagnostics.schema("States.ALL must appear alone and at end of list", at);
  }
  return names;
}

// One element of Retry or Catch.
struct Handler {
  const Value& json;
  QueryLanguage language;
  std::size_t index;
  bool is_last;
};

Retrier parse_retrier(const Handler& handler, const Location& location, Diagnostics& diagnostics) {
  const auto& [json, language, index, is_last] = handler;
  const Fields fields = check_fields(json, retrier_schema(), language, location, diagnostics);
  Retrier retrier;
  retrier.error_equals = parse_error_equals(fields, is_last, location, diagnostics);
  retrier.interval_seconds = fields.integer("IntervalSeconds").value_or(retrier.interval_seconds);
  retrier.attempts_max = fields.integer("MaxAttempts").value_or(retrier.attempts_max);
  if (const Value* rate = fields.find("BackoffRate")) retrier.backoff_rate = rate->get<double>();
  retrier.delay_seconds_max = fields.integer("MaxDelaySeconds");
  retrier.jitter_full = fields.string("JitterStrategy") == "FULL";
  if (retrier.delay_seconds_max && *retrier.delay_seconds_max <= retrier.interval_seconds) {
    const Location at = location.child("MaxDelaySeconds");
    diagnostics.schema("The value of 'MaxDelaySeconds' must be greater than the value of 'IntervalSeconds'",
                       at);
  }
  return retrier;
}

Catcher parse_catcher(const Handler& handler, const Location& location, Diagnostics& diagnostics) {
  const auto& [json, language, index, is_last] = handler;
  const Fields fields = check_fields(json, catcher_schema(), language, location, diagnostics);
  Catcher catcher;
  catcher.error_equals = parse_error_equals(fields, is_last, location, diagnostics);
  catcher.next = fields.string("Next").value_or("");
  catcher.result_path = parse_optional_path(fields, "ResultPath");
  catcher.assign = parse_template(fields, "Assign", location, diagnostics);
  catcher.leaving = parse_leaving(fields, "Catch[" + std::to_string(index) + "]");
  return catcher;
}

template <class Parsed>
std::vector<Parsed> parse_handlers(const Fields& fields, std::string_view name, const Location& state,
                                   Diagnostics& diagnostics,
                                   Parsed (*parse)(const Handler&, const Location&, Diagnostics&)) {
  const Value* json = fields.find(name);
  if (json == nullptr) return {};
  const Location list = state.child(name);
  std::vector<Parsed> handlers;
  for (const Value& handler : *json) {
    const std::size_t index = handlers.size();
    handlers.push_back(
        parse({handler, fields.language(), index, index + 1 == json->size()}, list.at(index), diagnostics));
  }
  return handlers;
}

}  // namespace

std::vector<Retrier> parse_retry(const Fields& fields, const Location& state, Diagnostics& diagnostics) {
  return parse_handlers<Retrier>(fields, "Retry", state, diagnostics, parse_retrier);
}

std::vector<Catcher> parse_catch(const Fields& fields, const Location& state, Diagnostics& diagnostics) {
  return parse_handlers<Catcher>(fields, "Catch", state, diagnostics, parse_catcher);
}

}  // namespace sfn::asl
