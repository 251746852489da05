// How data goes through a JSONata state (asl-reference 6, 9): Arguments, the work, then Output and Assign
// side by side. Errors come without the state's prefix; what an expression does is spent on the step's meter.
#pragma once

#include <optional>

#include "engine/asl/leaving.h"
#include "engine/asl/query_template.h"
#include "engine/execution/states/context_object.h"
#include "engine/execution/step.h"
#include "engine/value/document.h"

namespace sfn::states {

// What `$states` holds beside the context object. Borrows the documents.
struct QueryData {
  const Document& input;
  const Document* result = nullptr;
  const Document* error_output = nullptr;
  ContextOptions options = {};
};

// States.QueryEvaluationError when an expression fails or gives something else than `expected`; in states
// that leave nothing of their budget: work_used_up.
[[nodiscard]] asl::Result<Value> query(const Step& step, const asl::QueryTemplate& query_template,
                                       const QueryData& data, asl::QueryType expected = asl::QueryType::Any);
[[nodiscard]] asl::Result<Document> query_document(const Step& step, const asl::QueryTemplate& query_template,
                                                   const QueryData& data);
// An integer from `min` to `max`; like any failure of an expression when it is something else.
[[nodiscard]] asl::Result<std::int64_t> query_integer(const Step& step,
                                                      const asl::QueryTemplate& query_template,
                                                      const QueryData& data, std::int64_t min,
                                                      std::int64_t max);
[[nodiscard]] asl::Result<std::string> query_text(const Step& step, const asl::QueryTemplate& query_template,
                                                  const QueryData& data);

// Where a state is left to: its output, unless Output says otherwise, and what it assigns.
struct Departure {
  Document output;
  AssignedVariables assigned;
};
[[nodiscard]] asl::Result<Departure> depart(const Step& step, const asl::Leaving& leaving,
                                            const QueryData& data, const Document& default_output);

// Leaves a state that has no result of its own.
void leave_with_input(const Step& step, const asl::Leaving& leaving, const std::optional<std::string>& next);

}  // namespace sfn::states
