#include "engine/execution/states/data_flow.h"

#include <fmt/format.h>

#include "engine/execution/states/context_object.h"
#include "engine/execution/states/failure.h"
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
  const auto& parameters = step.state().parameters;
  if (!input || !parameters) return input;
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
  if (step.meter.exhausted()) return tl::make_unexpected(work_used_up(step));
  if (!result_path.path->put(target, placed)) {
    return tl::make_unexpected(
        asl::AslError{asl::error_name::kResultPathMatchFailure,
                      fmt::format("Unable to apply ResultPath '{}' to input {}", result_path.path->text(),
                                  raw_input.payload().text())});
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
  if (!document.has_value()) step.meter.spend_json(document.payload().bytes());
  return document.value();
}

const Payload& payload_of(const Step& step, const Document& document) {
  const bool there = document.has_payload();
  const Payload& payload = document.payload();
  if (!there) step.meter.spend_json(payload.bytes());
  return payload;
}

asl::Result<AssignedVariables> assign(const Step& step, const std::optional<asl::PayloadTemplate>& assign,
                                      const Document& data) {
  AssignedVariables assigned;
  if (!assign) return assigned;
  const auto values = fill(step, *assign, data);
  if (!values) return tl::make_unexpected(values.error());
  std::size_t bytes = 0;
  for (const auto& [name, value] : values->value().items()) {
    assigned.emplace_back(name, to_payload(value));
    bytes += assigned.back().second.bytes();
  }
  step.meter.spend_json(bytes);
  const Limits& limits = step.context.limits;
  if (bytes > limits.assigned_bytes_max ||
      step.execution.variable_bytes() + bytes > limits.variable_bytes_max) {
    return tl::make_unexpected(variables_too_large(step.branch().state));
  }
  return assigned;
}

void exit_state(const Step& step, const Payload& output, const std::optional<std::string>& next,
                AssignedVariables assigned) {
  if (step.meter.exhausted()) return fail_state(step, {.error = work_used_up(step)});
  if (output.bytes() > step.context.limits.payload_bytes_max) {
    // Recorded on AWS: a state whose output is too large fails the execution, whatever it catches.
    return fail_state(step, {.error = result_too_large(step.branch().state), .catchable = false});
  }
  step.emit(StateExited{step.branch().state_type, step.branch().state, output, next, std::move(assigned)});
}

void pass_on(const Step& step, const Document& input, const std::optional<std::string>& next,
             const std::optional<asl::PayloadTemplate>& to_assign) {
  const auto output = through_path(step, step.state().output_path, input);
  if (!output) return fail_state(step, {.error = output.error()});
  const auto assigned = assign(step, to_assign, input);
  if (!assigned) return fail_state(step, {.error = assigned.error()});
  exit_state(step, payload_of(step, *output), next, *assigned);
}

}  // namespace sfn::states
