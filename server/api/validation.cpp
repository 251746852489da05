// ValidateStateMachineDefinition.
#include "engine/asl/parse.h"
#include "server/api/diagnostics_body.h"
#include "server/api/members.h"
#include "server/api/operation.h"
#include "server/api/wire.h"

namespace sfn::api {

Outcome validate_state_machine_definition(Environment& env, const CallFacts&, const Value& request) {
  const bool is_express = optional_text(request, "type") == "EXPRESS";
  const auto parsed = asl::parse_state_machine(
      text(request, "definition"), is_express ? asl::WorkflowType::Express : asl::WorkflowType::Standard,
      env.limits.nesting_max);
  const bool with_warnings = optional_text(request, "severity") == "WARNING";
  JsonObjectText body;
  add_diagnostics(body, parsed.diagnostics, with_warnings ? Severity::Warning : Severity::Error,
                  page_size(request));
  return take_body(body);
}

}  // namespace sfn::api
