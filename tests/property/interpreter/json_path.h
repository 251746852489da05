// JSONPath in the forms the generator writes: names, indexes, slices, lists of indexes, `*`, `..name`,
// filters. Each evaluation reads the text anew; nothing is kept.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/value.h"

namespace sfn::property {

// The variables of a machine, inside those of the machine around it.
struct Scope {
  const Scope* outer = nullptr;
  std::map<std::string, Value> variables;

  [[nodiscard]] const Value* find(const std::string& name) const;
};

// What the roots of a path stand for: `$`, `$$`, `$name`.
struct Roots {
  const Value& data;
  const Value& context;
  const Scope& scope;
};

struct Selected {
  std::optional<Value> value;  // absent: a definite path leads nowhere
  bool index_missing = false;  // because its last step is an index that the array does not have
};

[[nodiscard]] Selected select(std::string_view path, const Roots& roots);

// The node of a path that must lead somewhere: States.Runtime where it doesn't.
[[nodiscard]] Value select_or_fail(std::string_view path, const Roots& roots);

// ResultPath: puts `value` at the place into a copy of `target`; States.ResultPathMatchFailure where it
// doesn't fit.
[[nodiscard]] Value put(std::string_view path, Value target, const Value& value);

}  // namespace sfn::property
