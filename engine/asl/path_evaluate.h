// PathEvaluation runs the steps of one path over one document, on a meter. It hands nodes on by address and
// copies only what the path selects. One thread, one use.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "engine/asl/path_node.h"

namespace sfn::asl {

class PathEvaluation {
 public:
  PathEvaluation(const Value& document, WorkMeter& meter) : document_(document), meter_(meter) {}

  // Meaningless, but safe, once the meter is exhausted: the caller looks at it.
  tl::expected<Value, PathFailure> run(const Steps& steps, bool definite);
  // Definite paths: one node, or why there is none. It stands in the document, unless the path ends in a list
  // of names: then it lasts as long as this evaluation.
  tl::expected<const Value*, PathFailure> find(const Steps& steps, const Value& from);

 private:
  using Nodes = std::vector<const Value*>;

  const Value* find_or_null(const Steps& steps, const Value& from);
  const Value* descend(const Step& step, const Value& node, bool last);

  // Any path: appends what steps[at...] select from a node; what is missing is skipped.
  void gather(const Steps& steps, std::size_t at, const Value& node, Nodes& found);
  void select(const Steps& steps, std::size_t at, const Value& node, Nodes& found);
  void scan(const Steps& steps, std::size_t at, const Value& node, Nodes& found);
  void select_names(const NameStep& step, const Steps& steps, std::size_t at, const Value& node,
                    Nodes& found);
  void select_slice(const SliceStep& step, const Steps& steps, std::size_t at, const Value& node,
                    Nodes& found);
  const Value* merged(const NameStep& step, const Value& node);
  const Value* gathered(const Steps& steps, const Value& from);

  // Filters (path_filter.cpp).
  bool holds(const Filter& filter, const Value& item);
  bool compare(const Filter& filter, const Value& item);
  bool leads_anywhere(const FilterPath& path, const Value& item);
  const Value* value_of(const Operand& operand, const Value& item);
  bool same(const Value& a, const Value& b);
  bool contains(const Value& list, const Value& value);

  const Value& document_;
  WorkMeter& meter_;
  std::deque<Value> made_;  // values that stand nowhere in the document: merged names, lists in filters
};

}  // namespace sfn::asl
