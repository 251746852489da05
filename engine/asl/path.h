// Path is a parsed JSONPath in the dialect of Jayway JsonPath, which AWS runs (asl-reference 4). Immutable,
// cheap to copy, safe to share between threads. Evaluation is metered (limits.h): a path that would visit or
// copy too much fails.
//
// Where the dialect leaves a choice: a list of names at the end (`$['a','b']`) gives one object of them; a
// negative index counts from the end; slices are cut to the array; an indefinite path never fails, also if
// the part before its `*` is missing [recorded]; a filter on an object tests the object itself; `1 == '1'` in
// a filter; a backslash in a quoted name escapes the quote and the backslash only and otherwise stands for
// itself [recorded].
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/asl/asl_error.h"
#include "engine/asl/scope.h"
#include "engine/asl/work_meter.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

struct PathNode;

// Why a path gave nothing.
struct PathFailure {
  enum class Kind {
    MissingNode,   // a definite path leads nowhere, or its variable is unset
    MissingIndex,  // a definite path leads to an array index that does not exist
    NoDocument,    // the document is `null`, and the path asks for more than the root
    Refused,       // more work, or a deeper result, than allowed
  };
  Kind kind = Kind::MissingNode;
  // Jayway's or AWS's words: `No results for path: $['X']`, `Missing property in path $['no']`.
  std::string message;
};

class Path {
 public:
  // The error is a sentence for a diagnostic, without location.
  static tl::expected<Path, std::string> parse(std::string_view text);
  // The path at the front of `text`, up to where no step goes on, as an argument of a function stands. In it,
  // a name without quotes ends at a blank and at any of `= ! < > ~ & | ( ) ,`.
  struct Front;
  static tl::expected<Front, std::string> parse_front(std::string_view text);

  enum class Root { Input, Context, Variable };
  [[nodiscard]] Root root() const;
  // Of the variable a path starts with; empty otherwise.
  [[nodiscard]] const std::string& variable() const;
  // Only names and single indexes: selects the node itself. Otherwise the result is an array of what was
  // found. (A list of names at the end is definite, too.)
  [[nodiscard]] bool is_definite() const;
  // May stand where one node is needed (Variable, ResultPath, SecondsPath, ...): names and single indexes
  // only, and none of `@ , : ? ( ) *` in a name without quotes.
  [[nodiscard]] bool is_reference() const;
  // Only the root: `$`, `$$` or `$name`.
  [[nodiscard]] bool is_root() const;
  [[nodiscard]] const std::string& text() const;

  // The caller puts its own prefix before the failure's message.
  [[nodiscard]] tl::expected<Value, PathFailure> evaluate(const Scope& scope, WorkMeter& meter) const;
  // The node itself instead of a copy; it belongs to the scope. Precondition: is_reference().
  [[nodiscard]] tl::expected<const Value*, PathFailure> find(const Scope& scope, WorkMeter& meter) const;

  // Puts `value` at the place a reference path names in `target` (ResultPath): missing parents become
  // objects, an existing value is overwritten. False when a step meets something that is no object/array, an
  // index is out of range, or the result would be nested too deeply (States.ResultPathMatchFailure); the
  // target may then be half changed. False, too, when the meter runs out. Precondition: is_reference(), root
  // Input.
  [[nodiscard]] bool put(Value& target, Value value, WorkMeter& meter) const;

 private:
  explicit Path(std::shared_ptr<const PathNode> node);
  [[nodiscard]] tl::expected<const Value*, PathFailure> document(const Scope& scope) const;
  [[nodiscard]] PathFailure refusal(const char* why) const;
  std::shared_ptr<const PathNode> node_;
};

struct Path::Front {
  Path path;
  std::size_t length = 0;  // in bytes
};

}  // namespace sfn::asl
