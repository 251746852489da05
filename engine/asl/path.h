// Path is a parsed JSONPath in the dialect of Jayway JsonPath, which AWS runs (asl-reference 4). Immutable,
// cheap to copy, safe to share between threads. Evaluation is metered: a path that would visit more than
// limits::kPathWorkMax nodes fails.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/scope.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

struct PathNode;

class Path {
 public:
  // The error is a sentence for a diagnostic, without location.
  static tl::expected<Path, std::string> parse(std::string_view text);

  enum class Root { Input, Context };
  [[nodiscard]] Root root() const;
  // Only names and single indexes: selects the node itself. Otherwise the result is an array of what was
  // found.
  [[nodiscard]] bool is_definite() const;
  // May stand where one node is needed (Variable, ResultPath, SecondsPath, ...).
  [[nodiscard]] bool is_reference() const;
  // Only the root: `$` or `$$`.
  [[nodiscard]] bool is_root() const;
  [[nodiscard]] const std::string& text() const;

  // What a definite path misses is an error with Jayway's words: `No results for path: $['X']`,
  // `Missing property in path $['no']`; the caller puts its own prefix before it.
  [[nodiscard]] tl::expected<Value, std::string> evaluate(const Scope& scope) const;

  // Puts `value` at the place a reference path names in `target` (ResultPath): missing parents become
  // objects, an existing value is overwritten. False when a step meets something that is no object/array, or
  // an index is out of range (States.ResultPathMatchFailure). Precondition: is_reference(), root Input.
  [[nodiscard]] bool put(Value& target, Value value) const;

 private:
  explicit Path(std::shared_ptr<const PathNode> node);
  std::shared_ptr<const PathNode> node_;
};

}  // namespace sfn::asl
