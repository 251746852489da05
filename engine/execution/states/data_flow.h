// How data goes through a JSONPath state (query.h: a JSONata state), in AWS's order (asl-reference 6):
// InputPath, Parameters, the work, ResultSelector, ResultPath, OutputPath, and the size limits in between.
// Errors come without the state's prefix. What a function does is spent on the step's meter; when that has
// run out, the function fails, and exit_state does (work_used_up).
#pragma once

#include "engine/asl/state_machine.h"
#include "engine/execution/states/context_object.h"
#include "engine/execution/step.h"
#include "engine/value/document.h"

namespace sfn::states {

// The document's value or text, at the cost of making it if it is not there yet.
[[nodiscard]] const Value& value_of(const Step& step, const Document& document);
// The error is work_used_up, or what `too_large` makes of the state's name when the text is longer than a
// payload may be.
[[nodiscard]] asl::Result<Payload> payload_of(const Step& step, const Document& document,
                                              asl::AslError (*too_large)(const std::string& state));
// A value for a message: its text, or as much of it as a cause may show.
[[nodiscard]] std::string shown(const Step& step, const Value& value);

// The raw input through InputPath.
[[nodiscard]] asl::Result<Document> input_of(const Step& step);
// That through Parameters, or Arguments in JSONata. Task, Parallel, Pass.
[[nodiscard]] asl::Result<Document> effective_input(const Step& step);
// InputPath or OutputPath (`field` only names nothing; AWS's text has the path alone).
[[nodiscard]] asl::Result<Document> through_path(const Step& step, const asl::OptionalPath& path,
                                                 const Document& data);
// A reference path that must be there, such as SecondsPath: its value.
[[nodiscard]] asl::Result<Value> value_at(const Step& step, const asl::Path& path, const Document& data);

// Result -> ResultSelector -> ResultPath into the raw input -> OutputPath.
[[nodiscard]] asl::Result<Document> shape_output(const Step& step, const Document& raw_input,
                                                 const Document& result);
// A template over `data`, which is its `$`.
[[nodiscard]] asl::Result<Document> fill(const Step& step, const asl::PayloadTemplate& payload_template,
                                         const Document& data, ContextOptions options = {});

// ResultPath alone, as a catcher applies it.
[[nodiscard]] asl::Result<Document> put_result(const Step& step, const asl::OptionalPath& result_path,
                                               const Document& raw_input, const Document& result);

// The variables that `assign` sets, all computed from their values of before; `data` is its `$`. Nothing
// without `assign`. States.DataLimitExceeded when they are too large.
[[nodiscard]] asl::Result<AssignedVariables> assign(const Step& step,
                                                    const std::optional<asl::PayloadTemplate>& assign,
                                                    const Document& data);

// The members of this object as variables, on the same terms.
[[nodiscard]] asl::Result<AssignedVariables> assigned_of(const Step& step, const Value& values);

// Leaves the state with this output, unless it is too large; absent `next` ends the machine or branch.
void exit_state(const Step& step, const Document& output, const std::optional<std::string>& next,
                AssignedVariables assigned = {});

// Leaves a state that has no result of its own: its input goes through OutputPath.
void pass_on(const Step& step, const Document& input, const std::optional<std::string>& next,
             const std::optional<asl::PayloadTemplate>& to_assign);

}  // namespace sfn::states
