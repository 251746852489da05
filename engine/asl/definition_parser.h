// The steps of reading a definition, for parse_state_machine only (parse.h). Each reads one kind of object,
// reports what is wrong with it and returns what could be read: the result is used only if nothing at all was
// reported. Transitions between states are not looked at here (transitions.h).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/asl/diagnostics.h"
#include "engine/asl/fields.h"
#include "engine/asl/location.h"
#include "engine/asl/parse.h"
#include "engine/asl/query_language.h"
#include "engine/asl/state_machine.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

// What the steps of one definition share.
struct Parsing {
  StateMachine& machine;  // its `states` grow as they are read
  Diagnostics& diagnostics;
  QueryLanguage language;  // of the machine
  WorkflowType type;       // of what runs the states: an item processor can have its own
  int depth_max;           // of branches and item processors
  int depth = 0;
  std::set<std::string> labels = {};  // of Map states
};

// A branch, or with `schema` root_schema() the definition itself, whose fields were checked by the caller.
[[nodiscard]] Machine parse_machine(const Fields& fields, const Location& location, Parsing& parsing);

void parse_state(State& state, const Value& json, const Location& location, Parsing& parsing);

// What only states of this type have. Precondition: `fields` come from the schema of the type.
[[nodiscard]] decltype(State::body) parse_body(StateType type, const Fields& fields, const Location& location,
                                               Parsing& parsing);

// Whether another machine may stand inside, at `at`; if not, that is reported.
[[nodiscard]] bool may_nest(const Location& at, Parsing& parsing);
[[nodiscard]] MapState parse_map(const Fields& fields, const Location& state, Parsing& parsing);

// Parameters, ResultSelector, ItemSelector, Assign: a template, unless the field is absent or in JSONata.
[[nodiscard]] std::optional<PayloadTemplate> parse_template(const Fields& fields, std::string_view name,
                                                            const Location& location,
                                                            Diagnostics& diagnostics);

// Absent, null or a path.
[[nodiscard]] OptionalPath parse_optional_path(const Fields& fields, std::string_view name);

// Precondition of both: `fields` are a Task's, a Parallel's or a Map's.
[[nodiscard]] std::vector<Retrier> parse_retry(const Fields& fields, const Location& state,
                                               Diagnostics& diagnostics);
[[nodiscard]] std::vector<Catcher> parse_catch(const Fields& fields, const Location& state,
                                               Diagnostics& diagnostics);

}  // namespace sfn::asl
