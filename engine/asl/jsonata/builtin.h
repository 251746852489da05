// The function library of JSONata 2.0.6: each function with its signature and the number of its parameters.
// $eval is left out, as in Step Functions. Immutable tables.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/asl/jsonata/item.h"
#include "engine/asl/jsonata/signature.h"

namespace sfn::asl::jsonata {

class Evaluator;

// One argument for each parameter of the signature, undefined where none was given; functions may move from
// them.
using Arguments = std::vector<Item>;
using BuiltinFunction = Item (*)(Evaluator& evaluator, Arguments& arguments);

struct BuiltinEntry {
  std::string_view name;
  std::string_view signature;
  std::size_t arity;
  BuiltinFunction function;
};

struct Builtin {
  std::string_view name;
  Signature signature;
  std::size_t arity;
  BuiltinFunction function;
};

// Without the $; null when there is no such function.
[[nodiscard]] const Builtin* find_builtin(std::string_view name);

// Throws D1001 for Infinity and NaN, which a division makes, and which have neither digits nor words.
void require_finite(const Item& number);

// The tables that the library consists of, one for each file of functions/.
[[nodiscard]] std::span<const BuiltinEntry> string_functions();
[[nodiscard]] std::span<const BuiltinEntry> matching_functions();
[[nodiscard]] std::span<const BuiltinEntry> encoding_functions();
[[nodiscard]] std::span<const BuiltinEntry> number_functions();
[[nodiscard]] std::span<const BuiltinEntry> picture_functions();
[[nodiscard]] std::span<const BuiltinEntry> array_functions();
[[nodiscard]] std::span<const BuiltinEntry> object_functions();
[[nodiscard]] std::span<const BuiltinEntry> higher_order_functions();
[[nodiscard]] std::span<const BuiltinEntry> date_time_functions();

}  // namespace sfn::asl::jsonata
