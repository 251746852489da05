// The parsed form of a path and of the filters in it. Plain data, made by path_parser, read by path_evaluate,
// path_filter and path_put.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/asl/path.h"
#include "engine/value/regex.h"
#include "engine/value/value.h"

namespace sfn::asl {

struct Filter;

struct NameStep {
  std::vector<std::string> names;
};
struct IndexStep {
  std::vector<std::int64_t> indexes;  // negative: from the end
};
struct SliceStep {
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;  // exclusive
  std::int64_t stride = 1;         // at least 1
};
struct WildcardStep {};
struct FilterStep {
  std::shared_ptr<const Filter> filter;
};

struct Step {
  // After `..`: applies to the node and to everything below it.
  bool deep = false;
  std::variant<NameStep, IndexStep, SliceStep, WildcardStep, FilterStep> selector;
};
using Steps = std::vector<Step>;

// Only names and single indexes; at the end also a list of names.
[[nodiscard]] bool is_definite(const Steps& steps);

struct PathNode {
  std::string text;
  Path::Root root = Path::Root::Input;
  std::string variable;  // Root::Variable: its name
  Steps steps;
  bool definite = true;
  bool reference = true;
};

// A path in a filter: from the tested item (`@`) or from the document (`$`).
struct FilterPath {
  bool from_document = false;
  Steps steps;
  bool definite = true;
};

using Operand = std::variant<Value, Regex, FilterPath>;

enum class Comparison {
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  Matches,
  In,
  NotIn,
  SubsetOf,
  AnyOf,
  NoneOf,
  Contains,
  Size,
  Empty,
};

struct Filter {
  enum class Kind { All, Any, Not, Exists, Compare };
  Kind kind = Kind::All;
  std::vector<Filter> parts;  // All, Any: two or more; Not: one
  Operand left;               // Exists: a FilterPath
  Comparison comparison = Comparison::Equal;
  Operand right;
};

}  // namespace sfn::asl
