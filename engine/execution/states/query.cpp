#include "engine/execution/states/query.h"

#include <cmath>

#include <fmt/format.h>

#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/state.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

// `$states`, made when an expression asks for it, and with its context only when one asks for that.
class LazyStates {
 public:
  LazyStates(const Step& step, const QueryData& data)
      : step_(step), data_(data), context_(step, data.options) {}

  const Value& value(bool with_context) {
    if (value_.is_null()) fill();
    if (with_context && !value_.contains("context")) value_["context"] = context_.value();
    return value_;
  }

 private:
  void fill() {
    value_ = Value::object();
    value_["input"] = value_of(step_, data_.input);
    if (data_.result != nullptr) value_["result"] = value_of(step_, *data_.result);
    if (data_.error_output != nullptr) value_["errorOutput"] = value_of(step_, *data_.error_output);
  }

  const Step& step_;
  const QueryData& data_;
  LazyContext context_;
  Value value_;
};

}  // namespace

asl::Result<Value> query(const Step& step, const asl::QueryTemplate& query_template, const QueryData& data,
                         asl::QueryType expected) {
  LazyStates states(step, data);
  const asl::QueryScope scope{
      .states = [&](bool with_context) -> const Value& { return states.value(with_context); },
      .variable = [&](std::string_view name) -> const Value* {
        const Document* variable = step.execution.find_variable(step.branch_id, name);
        return variable == nullptr ? nullptr : &value_of(step, *variable);
      },
      .now = step.context.now,
      .random_bytes = [&] { return step.context.entropy.bytes16(); },
      .random = [&] { return step.context.entropy.uniform(); }};
  auto value = query_template.evaluate(scope, step.meter, expected);
  if (step.meter.exhausted()) return tl::make_unexpected(work_used_up(step));
  return value;
}

asl::Result<Document> query_document(const Step& step, const asl::QueryTemplate& query_template,
                                     const QueryData& data) {
  auto value = query(step, query_template, data);
  if (!value) return tl::make_unexpected(value.error());
  return Document(std::move(*value));
}

asl::Result<std::int64_t> query_integer(const Step& step, const asl::QueryTemplate& query_template,
                                        const QueryData& data, std::int64_t min, std::int64_t max) {
  const auto value = query(step, query_template, data, asl::QueryType::Number);
  if (!value) return tl::make_unexpected(value.error());
  const auto number = value->get<double>();
  if (number == std::floor(number) && number >= static_cast<double>(min) &&
      number <= static_cast<double>(max))
    return static_cast<std::int64_t>(number);
  const std::string& field = query_template.field();
  return asl::query_failure(fmt::format("The {} field must be an integer from {} to {} but was: {}", field,
                                        min, max, shown(step, *value)),
                            field);
}

asl::Result<std::string> query_text(const Step& step, const asl::QueryTemplate& query_template,
                                    const QueryData& data) {
  const auto value = query(step, query_template, data, asl::QueryType::String);
  if (!value) return tl::make_unexpected(value.error());
  return value->get<std::string>();
}

asl::Result<Departure> depart(const Step& step, const asl::Leaving& leaving, const QueryData& data,
                              const Document& default_output) {
  asl::Result<Document> output = default_output;
  if (leaving.output) output = query_document(step, *leaving.output, data);
  if (!output) return tl::make_unexpected(output.error());
  if (!leaving.assign) return Departure{*output, {}};
  const auto values = query_document(step, *leaving.assign, data);
  if (!values) return tl::make_unexpected(values.error());
  auto assigned = assigned_of(step, values->value());
  if (!assigned) return tl::make_unexpected(assigned.error());
  return Departure{*output, *std::move(assigned)};
}

void leave_with_input(const Step& step, const asl::Leaving& leaving, const std::optional<std::string>& next) {
  const Document input(step.branch().input);
  const auto departure = depart(step, leaving, {.input = input}, input);
  if (!departure) return fail_state(step, {.error = departure.error()});
  exit_state(step, departure->output, next, departure->assigned);
}

}  // namespace sfn::states
