// The field tables of the States Language for JSONPath (asl-reference 1, 2, 11, 15, 16): what each kind of
// object in a definition may hold. Adding a field or a rule about one field's value means editing a table in
// state_schemas.cpp.
#pragma once

#include "engine/asl/fields.h"
#include "engine/asl/state_machine.h"

namespace sfn::asl {

// The definition itself, a branch, and what runs for each item of a Map.
[[nodiscard]] const Schema& root_schema();
[[nodiscard]] const Schema& branch_schema();
[[nodiscard]] const Schema& processor_schema();
[[nodiscard]] const Schema& processor_config_schema();
[[nodiscard]] const Schema& state_schema(StateType type);
[[nodiscard]] const Schema& retrier_schema();
[[nodiscard]] const Schema& catcher_schema();

// The values of `Type` as AWS lists them, those that this version lacks included.
[[nodiscard]] std::span<const std::string_view> state_type_names();

}  // namespace sfn::asl
