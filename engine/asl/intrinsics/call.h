// The parsed form of an intrinsic function call. Plain data, made by the parser, read by the evaluation.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/asl/intrinsics/function.h"
#include "engine/asl/path.h"
#include "engine/value/value.h"

namespace sfn::asl::intrinsics {

struct Call;

// A string in quotes: what it stands for, and how it is written, which tells Format an escaped brace from one
// that an argument replaces.
struct QuotedString {
  Value value;
  std::string written;
};

// A literal, a quoted string, a path, or another call.
using Argument = std::variant<Value, QuotedString, Path, std::shared_ptr<const Call>>;

struct Call {
  const Function* function = nullptr;
  std::vector<Argument> arguments;  // as many as the function takes
  std::string text;                 // of the outermost call: the whole field
};

}  // namespace sfn::asl::intrinsics
