#include <algorithm>

#include "engine/asl/intrinsics/function.h"

namespace sfn::asl::intrinsics {
namespace {

using enum Kind;

constexpr Function kFunctions[] = {
    {"States.Format", 1, kAnyCount, {String}, format, true},
    {"States.StringToJson", 1, 1, {String}, string_to_json},
    {"States.JsonToString", 1, 1, {Any}, json_to_string, true},
    {"States.Array", 0, kAnyCount, {}, array},
    {"States.ArrayPartition", 2, 2, {Array, Rounded}, array_partition},
    {"States.ArrayContains", 2, 2, {Array, Any}, array_contains},
    {"States.ArrayRange", 3, 3, {Rounded, Rounded, Rounded}, array_range},
    {"States.ArrayGetItem", 2, 2, {Array, Index}, array_get_item, true},
    {"States.ArrayLength", 1, 1, {Array}, array_length},
    {"States.ArrayUnique", 1, 1, {Array}, array_unique},
    {"States.Base64Encode", 1, 1, {String}, base64_encode, true},
    {"States.Base64Decode", 1, 1, {String}, base64_decode, true},
    {"States.Hash", 2, 2, {Any, String}, hash, true},
    {"States.JsonMerge", 3, 3, {Object, Object, Boolean}, json_merge},
    {"States.MathRandom", 2, 3, {Rounded, Rounded, Seed}, math_random},
    {"States.MathAdd", 2, 2, {Rounded, Rounded}, math_add},
    {"States.StringSplit", 2, 2, {String, String}, string_split},
    {"States.UUID", 0, 0, {}, uuid, true},
};

}  // namespace

const Function* find_function(std::string_view name) {
  const auto* found = std::ranges::find(kFunctions, name, &Function::name);
  return found == std::end(kFunctions) ? nullptr : found;
}

}  // namespace sfn::asl::intrinsics
