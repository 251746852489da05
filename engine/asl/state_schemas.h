// The field tables of the States Language (asl-reference 1, 2, 11, 15, 16): what each kind of object in a
// definition may hold, in either query language. Adding a field or a rule about one field's value means
// editing a table in state_schemas.cpp; those of Map are in map_schemas.h.
#pragma once

#include "engine/asl/fields.h"
#include "engine/asl/state_machine.h"

namespace sfn::asl {

// The definition itself, and a branch.
[[nodiscard]] const Schema& root_schema();
[[nodiscard]] const Schema& branch_schema();
[[nodiscard]] const Schema& state_schema(StateType type);
[[nodiscard]] const Schema& retrier_schema();
[[nodiscard]] const Schema& catcher_schema();

// The values of `Type` as AWS lists them, those that this version lacks included.
[[nodiscard]] std::span<const std::string_view> state_type_names();

}  // namespace sfn::asl
