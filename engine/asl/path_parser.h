// PathParser turns the text of a path into a PathNode. Recursive descent; path_parser.cpp reads steps,
// path_filter_parser.cpp reads what stands in `[?(...)]`. Functions return false after fail(); the first
// failure is the one reported. Used once per path.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/asl/path_node.h"

namespace sfn::asl {

class PathParser {
 public:
  explicit PathParser(std::string_view text) : text_(text) {}

  bool parse(PathNode& node);
  // Stops where no step goes on.
  bool parse_front(PathNode& node);
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  bool path(PathNode& node, bool ends_within);

  // Steps. With `ends_within`, the path ends before something else: a blank, an operator, a comma.
  bool steps(Steps& out, bool ends_within);
  bool dotted(Step& step, bool ends_within);
  bool bracket(Step& step);
  bool name_list(NameStep& list);
  bool indexes_or_slice(Step& step);
  bool integer(std::int64_t& value);
  bool quoted_name(std::string& name);

  // Filters.
  bool filter(Filter& out);
  bool any_of(Filter& out);
  bool all_of(Filter& out);
  bool condition(Filter& out);
  bool comparison(Filter& out);
  bool comparison_operator(Comparison& op);
  bool operand(Operand& out);
  bool filter_path(FilterPath& path);
  bool literal(Value& value);
  bool string_value(Value& value);
  bool list_literal(Value& list);
  bool object_literal(Value& object);
  bool string_literal(std::string& value);
  bool string_escape(std::string& value);
  bool scalar_literal(Value& value);
  bool regex_literal(Operand& out);

  // Text.
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool take(char c);
  bool take(std::string_view word);
  bool expect(char c);
  void skip_blanks();
  bool fail(const std::string& what);

  std::string_view text_;
  std::size_t at_ = 0;
  int step_count_ = 0;
  int nesting_ = 0;
  bool odd_name_ = false;  // a name without quotes holds what a reference path may not
  std::string error_;

  // Counts a level of nesting while it lives.
  class Level;
};

class PathParser::Level {
 public:
  explicit Level(PathParser& parser) : parser_(parser) { ++parser_.nesting_; }
  ~Level() { --parser_.nesting_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  // False, with the failure set, when there are too many.
  bool ok() { return parser_.nesting_ <= limits::kFilterNestingMax || parser_.fail("Too deeply nested"); }

 private:
  PathParser& parser_;
};

}  // namespace sfn::asl
