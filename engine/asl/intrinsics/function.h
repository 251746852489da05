// The table of the intrinsic functions (asl-reference 8): name, how many arguments, what they must be, and
// the code. The arguments are checked against it before the code runs. Adding a function means a line in
// functions.cpp and its code in the file of its family.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl::intrinsics {

class Arguments;

// What an argument must be when the function runs.
enum class Kind {
  Any,
  String,
  Array,
  Object,
  Boolean,
  Index,    // a whole number, not negative
  Rounded,  // a number that, rounded, is a 32-bit integer
  Seed,     // a number that, rounded, is a 64-bit integer
};

inline constexpr std::size_t kAnyCount = static_cast<std::size_t>(-1);

struct Function {
  std::string_view name;
  std::size_t count_min;
  std::size_t count_max;
  // By position; what comes after them is Any.
  std::array<Kind, 3> kinds;
  Result<Value> (*run)(Arguments& arguments);
  // May stand in ErrorPath and CausePath.
  bool gives_string = false;
};

// `States.Format`, ...; null when there is no such function.
[[nodiscard]] const Function* find_function(std::string_view name);

// The families. Precondition of each: the arguments have passed the check of the table.

// strings.cpp
Result<Value> format(Arguments& arguments);
Result<Value> string_split(Arguments& arguments);
Result<Value> uuid(Arguments& arguments);
// json.cpp
Result<Value> string_to_json(Arguments& arguments);
Result<Value> json_to_string(Arguments& arguments);
Result<Value> json_merge(Arguments& arguments);
// arrays.cpp
Result<Value> array(Arguments& arguments);
Result<Value> array_partition(Arguments& arguments);
Result<Value> array_contains(Arguments& arguments);
Result<Value> array_range(Arguments& arguments);
Result<Value> array_get_item(Arguments& arguments);
Result<Value> array_length(Arguments& arguments);
Result<Value> array_unique(Arguments& arguments);
// encoding.cpp
Result<Value> base64_encode(Arguments& arguments);
Result<Value> base64_decode(Arguments& arguments);
Result<Value> hash(Arguments& arguments);
// math.cpp
Result<Value> math_random(Arguments& arguments);
Result<Value> math_add(Arguments& arguments);

}  // namespace sfn::asl::intrinsics
