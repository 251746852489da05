#include "tests/property/interpreter/json_path.h"

#include <stdexcept>

#include "tests/property/interpreter/compare.h"
#include "tests/property/interpreter/outcome.h"
#include "tests/property/interpreter/path_steps.h"

namespace sfn::property {
namespace {

using Nodes = std::vector<const Value*>;

const Value* member(const Value& node, const std::string& name) {
  if (!node.is_object()) return nullptr;
  const auto found = node.find(name);
  return found == node.end() ? nullptr : &*found;
}

const Value* element(const Value& node, std::int64_t index) {
  if (!node.is_array()) return nullptr;
  const auto size = static_cast<std::int64_t>(node.size());
  if (index < 0) index += size;
  return index < 0 || index >= size ? nullptr : &node[static_cast<std::size_t>(index)];
}

const Value* descend(const Value& node, const Step& step) {
  return step.kind == Step::Kind::Name ? member(node, step.name) : element(node, step.indexes.front());
}

void add(Nodes& nodes, const Value* node) {
  if (node != nullptr) nodes.push_back(node);
}

void scan(const Value& node, const std::string& name, Nodes& found) {
  add(found, member(node, name));
  if (!node.is_object() && !node.is_array()) return;
  for (const Value& part : node)
    scan(part, name, found);
}

bool holds(const Condition& condition, const Value& item) {
  const Value* value = &item;
  for (const std::string& name : condition.names) {
    value = member(*value, name);
    if (value == nullptr) break;
  }
  if (condition.op.empty()) return value != nullptr;
  if (value == nullptr) {
    if (condition.op == "!=") throw Undetermined{"a missing member is unequal to something"};
    return false;
  }
  refuse_unknown_text(*value);
  const Value& literal = condition.literal;
  const bool numbers = value->is_number() && literal.is_number();
  const bool texts = value->is_string() && literal.is_string();
  if (value->is_string() != literal.is_string() && (value->is_number() || literal.is_number())) {
    throw Undetermined{"a text and a number in a filter"};
  }
  if (condition.op == "==") return equal(*value, literal);
  if (condition.op == "!=") return !equal(*value, literal);
  int order = 0;
  if (numbers) {
    const double a = value->get<double>();
    const double b = literal.get<double>();
    order = a < b ? -1 : a > b ? 1 : 0;
  } else if (texts) {
    order = compare_texts(value->get_ref<const std::string&>(), literal.get_ref<const std::string&>());
  } else {
    return false;
  }
  if (condition.op == "<") return order < 0;
  if (condition.op == "<=") return order <= 0;
  if (condition.op == ">") return order > 0;
  if (condition.op == ">=") return order >= 0;
  throw std::logic_error("the interpreter does not know the operator " + condition.op);
}

bool holds(const std::vector<Condition>& conditions, const Value& item) {
  for (const Condition& condition : conditions) {
    if (!holds(condition, item)) return false;
  }
  return true;
}

void slice(const Value& node, const Step& step, Nodes& found) {
  if (!node.is_array()) return;
  const auto size = static_cast<std::int64_t>(node.size());
  const auto bound = [&](std::int64_t at) { return at < 0 ? at + size : at; };
  const std::int64_t to = bound(step.to.value_or(size));
  for (std::int64_t at = std::max<std::int64_t>(0, bound(step.from.value_or(0))); at < to && at < size; ++at)
    found.push_back(&node[static_cast<std::size_t>(at)]);
}

void gather(const Value& node, const Step& step, Nodes& found) {
  switch (step.kind) {
    case Step::Kind::Name:
    case Step::Kind::Index: return add(found, descend(node, step));
    case Step::Kind::DeepName: return scan(node, step.name, found);
    case Step::Kind::Slice: return slice(node, step, found);
    case Step::Kind::Indexes:
      for (const std::int64_t index : step.indexes)
        add(found, element(node, index));
      return;
    case Step::Kind::Every:
      if (!node.is_object() && !node.is_array()) return;
      for (const Value& part : node)
        found.push_back(&part);
      return;
    case Step::Kind::Filter:
      if (!node.is_array()) throw Undetermined{"a filter on something that is no array"};
      for (const Value& item : node) {
        if (holds(step.conditions, item)) found.push_back(&item);
      }
      return;
  }
}

const Value* root_of(const Steps& path, const Roots& roots) {
  if (path.root == "$") return &roots.data;
  if (path.root == "$$") return &roots.context;
  return roots.scope.find(path.root.substr(1));
}

Selected select_node(const Steps& path, const Value& root) {
  const Value* node = &root;
  for (const Step& step : path.steps) {
    const Value* next = descend(*node, step);
    if (next == nullptr) {
      const bool no_element = step.kind == Step::Kind::Index && node->is_array();
      if (no_element && &step != &path.steps.back())
        throw Undetermined{"a step from an element that is not there"};
      return {std::nullopt, no_element};
    }
    node = next;
  }
  return {*node};
}

}  // namespace

const Value* Scope::find(const std::string& name) const {
  const auto found = variables.find(name);
  if (found != variables.end()) return &found->second;
  return outer ? outer->find(name) : nullptr;
}

Selected select(std::string_view text, const Roots& roots) {
  const Steps path = take_apart(text);
  const Value* root = root_of(path, roots);
  if (root == nullptr) return {};
  if (path.definite()) return select_node(path, *root);
  // Documented for InputPath and OutputPath; taken to hold for every path.
  if (root->is_null()) return {};
  Nodes nodes{root};
  for (const Step& step : path.steps) {
    Nodes next;
    for (const Value* node : nodes)
      gather(*node, step, next);
    nodes = std::move(next);
  }
  Value list = Value::array();
  for (const Value* node : nodes)
    list.push_back(*node);
  return {std::move(list)};
}

Value select_or_fail(std::string_view path, const Roots& roots) {
  Selected selected = select(path, roots);
  if (!selected.value) fail_at_runtime();
  return std::move(*selected.value);
}

namespace {

Value put_below(const std::vector<Step>& steps, std::size_t at, Value target, const Value& value) {
  if (at == steps.size()) return value;
  const Step& step = steps[at];
  if (step.kind == Step::Kind::Name) {
    if (!target.is_object()) throw Failed{kResultPathMatchFailure, kUnknownText};
    const Value* old = member(target, step.name);
    Value inner = put_below(steps, at + 1, old ? *old : Value::object(), value);
    target[step.name] = std::move(inner);
    return target;
  }
  const Value& array = target;
  const Value* old = element(array, step.indexes.front());
  if (old == nullptr) throw Failed{kResultPathMatchFailure, kUnknownText};
  Value list = Value::array();
  for (const Value& item : array)
    list.push_back(&item == old ? put_below(steps, at + 1, item, value) : item);
  return list;
}

}  // namespace

Value put(std::string_view path, Value target, const Value& value) {
  return put_below(take_apart(path).steps, 0, std::move(target), value);
}

}  // namespace sfn::property
