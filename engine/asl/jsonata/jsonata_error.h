// JsonataError is how compiling or evaluating an expression fails: a code of the JSONata reference (S a
// syntax error, T a type error, D a wrong value, U what this implementation refuses), the sentence clients
// know by that code, and what was wrong. A value type. Inside the library errors travel as the exception
// Failure, because an evaluator that checks every step for one is twice as long and slower; no exception
// leaves expression.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/value.h"

namespace sfn::asl::jsonata {

namespace error_code {
inline constexpr const char* kFunctionResult = "U1002";
}

struct JsonataError {
  std::string code;
  std::string message;
  // Just behind the offending token of the expression, in UTF-16 units.
  std::optional<std::size_t> position = {};
  std::string token = {};
  // What was wrong, where it is JSON.
  std::optional<Value> value = {};
};

// A failure on its way out; places that know more add to it. Positions are in bytes of the expression.
struct Failure {
  explicit Failure(const char* failed) : code(failed) {}

  Failure& at(std::size_t where) {
    position = where;
    return *this;
  }
  Failure& with_token(std::string_view name) {
    token = name;
    return *this;
  }
  // `text` is what the message shows of the value, as JSON text.
  Failure& with_value(std::string text) {
    value = std::move(text);
    return *this;
  }
  Failure& with_second(std::string text) {
    second = std::move(text);
    return *this;
  }
  Failure& with_index(std::size_t argument) {
    index = argument;
    return *this;
  }

  std::string code;
  std::optional<std::size_t> position = {};
  std::optional<std::string> token = {};
  std::optional<std::string> value = {};
  std::optional<std::string> second = {};  // the other value, the exponent or the type of elements
  std::optional<std::size_t> index = {};   // of an argument, from 1
  // Of $error and $assert, of a function that knows better than the code, of a host function.
  std::optional<std::string> message = {};
};

// The sentence for the code with its parts filled in.
[[nodiscard]] std::string message_of(const Failure& failure);
// For clients; `source` is the text of the expression.
[[nodiscard]] JsonataError to_error(const Failure& failure, std::string_view source);

}  // namespace sfn::asl::jsonata
