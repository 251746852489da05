// The syntax tree of an expression, as the evaluator walks it: paths are lists of steps, predicates hang on
// the step they filter. Built by the parser, completed by resolve(), never changed afterwards, so threads and
// evaluations share it. Positions are bytes of the expression, just behind the token (the reference counts
// so).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/asl/jsonata/signature.h"
#include "engine/value/regex.h"
#include "engine/value/value.h"

namespace sfn::asl::jsonata {

struct Builtin;
struct Syntax;
using SyntaxPtr = std::unique_ptr<Syntax>;

enum class SyntaxType : std::uint8_t {
  Path,
  Name,
  String,
  Number,
  Literal,  // true, false, null
  Wildcard,
  Descendants,
  Parent,
  Regex,
  Variable,
  Lambda,
  Call,
  Partial,
  Placeholder,  // `?` among the arguments of a Partial
  Block,
  Condition,
  Bind,
  Apply,
  Transform,
  Array,
  Object,
  Negate,
  Binary,
  Sort,
  Keyword,  // and, or, in: a name where an operand is expected
  End,      // where an operand is missing at the end of the text
  // Of the parser only; resolve() makes paths, predicates and the like of them.
  Step,
  Filter,
  Group,
  OrderBy,
  Focus,
  Index,
};

enum class Operator : std::uint8_t {
  None,
  Add,
  Subtract,
  Multiply,
  Divide,
  Modulo,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Concatenate,
  And,
  Or,
  In,
  Range,
};

// What a `%` refers to: the context of the step that `label` is found at.
struct Ancestor {
  std::string label;
  int level = 1;
  std::size_t number = 0;
};

struct Pair {
  SyntaxPtr key;
  SyntaxPtr value;
};

struct SortTerm {
  bool descending = false;
  SyntaxPtr expression;
};

// A predicate, or the variable that counts the results of a step.
struct Stage {
  SyntaxPtr filter;
  std::string index;
};

struct Grouping {
  std::vector<Pair> pairs;
  std::size_t position = 0;
};

struct Syntax {
  Syntax(SyntaxType of, std::size_t at) : type(of), position(at) {}
  Syntax(const Syntax&) = delete;
  Syntax& operator=(const Syntax&) = delete;
  // Of every node below and this one: how far a walk over the tree goes down.
  int height = 1;

  SyntaxType type;
  Operator op = Operator::None;
  bool keep_array = false;      // `[]` stands behind it
  bool keep_singleton = false;  // of a path: a step has `[]`
  bool constructs = false;      // an array that a path does not flatten
  bool tuple = false;           // a step that binds `@`, `#` or a parent
  bool tail = false;            // a call that ends the body of a function
  bool binds = false;           // a block that assigns variables, and so has a frame
  std::size_t position = 0;
  // A name, a variable without $, an operator or the text of a string.
  std::string text = {};
  Value literal = {};

  // Steps of a path, arguments, elements, parts of a block.
  std::vector<SyntaxPtr> parts = {};
  std::vector<Pair> pairs = {};
  std::vector<SortTerm> terms = {};
  // Operands; of a call the procedure is `left`, of a lambda the body is `right`, of a condition they are the
  // branches, of a transform the update and what is deleted.
  SyntaxPtr left = {};
  SyntaxPtr right = {};
  SyntaxPtr condition = {};  // of a transform, the pattern

  std::vector<SyntaxPtr> predicates = {};  // of what is no step of a path
  std::vector<Stage> stages = {};          // of a step
  std::optional<Grouping> group = {};
  std::string focus = {};
  std::string index = {};
  std::shared_ptr<Ancestor> ancestor = {};
  // While parents are looked for: what this expression leaves to what it stands in.
  std::vector<std::shared_ptr<Ancestor>> seeking = {};

  std::optional<Signature> signature = {};
  std::optional<Regex> regex = {};
  bool regex_looks_on = false;       // it may read far beyond the match it finds
  const Builtin* builtin = nullptr;  // the function of that name, unless a variable hides it
};

}  // namespace sfn::asl::jsonata
