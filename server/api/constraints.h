// What the service model says of each request: which members there are, of which type and within which
// bounds. The table (constraint_table.cpp) is made from a model by scripts/generate-constraints and checked
// in. A request is checked as a whole before its handler sees it, so handlers rely on types and lengths.
// Members that the model does not have are ignored, as AWS does. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/value/value_fwd.h"

namespace sfn::api {

enum class MemberKind { Text, Integer, Boolean, Structure, List };

struct MemberRule {
  std::string_view name;
  MemberKind kind = MemberKind::Text;
  bool required = false;
  // Its value does not appear in error texts.
  bool sensitive = false;
  // A payload: its length is bytes of UTF-8, and the bound is the setting payload_bytes.
  bool payload = false;
  // Length of a Text, value of an Integer.
  std::optional<std::int64_t> least, most;
  std::string_view pattern;
  std::span<const std::string_view> values;  // of an enumeration, in the order the error text has
  std::span<const MemberRule> members;       // of a Structure; of a List: one rule, of its items
};

struct OperationRule {
  std::string_view operation;
  std::span<const MemberRule> members;
};

// By name. Exactly the operations this version answers.
std::span<const OperationRule> operation_rules();
const OperationRule* find_operation_rule(std::string_view operation);

// Throws ApiFailure: SerializationException for the first member of a wrong JSON type, else
// ValidationException with every violation. A member that is null counts as absent.
void check_constraints(const OperationRule& rule, const Value& request, std::size_t payload_bytes_max);

}  // namespace sfn::api
