#include "engine/execution/states/data_flow.h"

#include <fmt/format.h>

#include "engine/execution/states/context_object.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

// A value that came out, unless it came out of an evaluation that ran out of work.
asl::Result<Document> within_budget(const Step& step, Value value) {
  if (step.meter.exhausted()) return tl::make_unexpected(work_used_up(step));
  return Document(std::move(value));
}

}  // namespace

asl::Result<Document> fill(const Step& step, const asl::PayloadTemplate& payload_template,
                           const Document& data, ContextOptions options) {
  LazyContext context(step, options);
  auto value = payload_template.evaluate(context.scope(value_of(step, data)), step.meter);
  if (!value) return tl::make_unexpected(value.error());
  return within_budget(step, std::move(*value));
}

asl::Result<Value> value_at(const Step& step, const asl::Path& path, const Document& data) {
  LazyContext context(step);
  auto value = path.evaluate(context.scope(value_of(step, data)), step.meter);
  if (step.meter.exhausted()) return tl::make_unexpected(work_used_up(step));
  if (value) return std::move(*value);
  return asl::runtime_failure(fmt::format("Invalid path '{}' : {}", path.text(), value.error().message));
}

asl::Result<Document> through_path(const Step& step, const asl::OptionalPath& path, const Document& data) {
  switch (path.kind) {
    case asl::OptionalPath::Kind::Whole: return data;
    case asl::OptionalPath::Kind::Null: return Document(Payload("{}"));
    case asl::OptionalPath::Kind::Path: break;
  }
  auto value = value_at(step, *path.path, data);
  if (!value) return tl::make_unexpected(value.error());
  return Document(std::move(*value));
}

asl::Result<Document> input_of(const Step& step) {
  return through_path(step, step.state().input_path, Document(step.branch().input));
}

asl::Result<Document> effective_input(const Step& step) {
  auto input = input_of(step);
  if (!input) return input;
  if (const auto& arguments = step.state().arguments)
    return query_document(step, *arguments, {.input = *input});
  const auto& parameters = step.state().parameters;
  if (!parameters) return input;
  return fill(step, *parameters, *input);
}

asl::Result<Document> put_result(const Step& step, const asl::OptionalPath& result_path,
                                 const Document& raw_input, const Document& result) {
  switch (result_path.kind) {
    case asl::OptionalPath::Kind::Whole: return result;
    case asl::OptionalPath::Kind::Null: return raw_input;
    case asl::OptionalPath::Kind::Path: break;
  }
  const Value& placed = value_of(step, result);
  Value target = value_of(step, raw_input);
  const bool done = result_path.path->put(target, placed, step.meter);
  if (step.meter.exhausted()) return tl::make_unexpected(work_used_up(step));
  if (!done) {
    return tl::make_unexpected(
        asl::AslError{asl::error_name::kResultPathMatchFailure,
                      fmt::format("Unable to apply ResultPath '{}' to input {}", result_path.path->text(),
                                  shown(step, raw_input.value()))});
  }
  return Document(std::move(target));
}

asl::Result<Document> shape_output(const Step& step, const Document& raw_input, const Document& result) {
  const asl::State& state = step.state();
  asl::Result<Document> selected = result;
  if (state.result_selector) selected = fill(step, *state.result_selector, result);
  if (!selected) return selected;
  const auto placed = put_result(step, state.result_path, raw_input, *selected);
  if (!placed) return placed;
  return through_path(step, state.output_path, *placed);
}

const Value& value_of(const Step& step, const Document& document) {
  if (!document.has_value()) step.meter.spend_read(document.payload().text());
  return document.value();
}

asl::Result<Payload> payload_of(const Step& step, const Document& document,
                                asl::AslError (*too_large)(const std::string&)) {
  const std::size_t bytes_max = step.context.limits.payload_bytes_max;
  Payload payload;
  if (document.has_payload()) {
    payload = document.payload();
  } else {
    payload = Payload(to_json(document.value(), bytes_max));
    step.meter.spend_json(payload.bytes());
  }
  if (step.meter.exhausted()) return tl::make_unexpected(work_used_up(step));
  if (payload.bytes() > bytes_max) return tl::make_unexpected(too_large(step.branch().state));
  return payload;
}

std::string shown(const Step& step, const Value& value) {
  constexpr std::size_t kBytesOfChar = 4;
  return to_json(value, step.context.limits.cause_chars_max * kBytesOfChar);
}

asl::Result<AssignedVariables> assign(const Step& step, const std::optional<asl::PayloadTemplate>& assign,
                                      const Document& data) {
  if (!assign) return AssignedVariables{};
  const auto values = fill(step, *assign, data);
  if (!values) return tl::make_unexpected(values.error());
  return assigned_of(step, values->value());
}

asl::Result<AssignedVariables> assigned_of(const Step& step, const Value& values) {
  AssignedVariables assigned;
  const Limits& limits = step.context.limits;
  std::size_t bytes = 0;
  for (const auto& [name, value] : values.items()) {
    assigned.emplace_back(name, Payload(to_json(value, limits.assigned_bytes_max)));
    bytes += assigned.back().second.bytes();
    if (bytes > limits.assigned_bytes_max) break;
  }
  step.meter.spend_json(bytes);
  if (bytes > limits.assigned_bytes_max ||
      step.execution.variable_bytes() + bytes > limits.variable_bytes_max) {
    return tl::make_unexpected(variables_too_large(step.branch().state));
  }
  return assigned;
}

void exit_state(const Step& step, const Document& output, const std::optional<std::string>& next,
                AssignedVariables assigned) {
  const auto payload = payload_of(step, output, result_too_large);
  // Recorded on AWS: a state whose output is too large fails the execution, whatever it catches.
  if (!payload) return fail_state(step, {.error = payload.error(), .catchable = false});
  step.emit(StateExited{step.branch().state_type, step.branch().state, *payload, next, std::move(assigned)});
}

void pass_on(const Step& step, const Document& input, const std::optional<std::string>& next,
             const std::optional<asl::PayloadTemplate>& to_assign) {
  const auto output = through_path(step, step.state().output_path, input);
  if (!output) return fail_state(step, {.error = output.error()});
  const auto assigned = assign(step, to_assign, input);
  if (!assigned) return fail_state(step, {.error = assigned.error()});
  exit_state(step, *output, next, *assigned);
}

}  // namespace sfn::states
