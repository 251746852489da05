#include "engine/asl/path_evaluate.h"

#include <algorithm>

#include "engine/value/json.h"

namespace sfn::asl {
namespace {

const Value* member(const Value& object, const std::string& name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

const Value* element(const Value& array, std::int64_t index) {
  const auto size = static_cast<std::int64_t>(array.size());
  if (index < 0) index += size;
  return index < 0 || index >= size ? nullptr : &array[static_cast<std::size_t>(index)];
}

// `['a']`, `['a','b']`, `[0]`: how Jayway writes the steps of a definite path.
std::string shown(const Step& step) {
  if (const auto* index = std::get_if<IndexStep>(&step.selector))
    return "[" + std::to_string(index->indexes.front()) + "]";
  std::string text;
  for (const auto& name : std::get<NameStep>(step.selector).names)
    text += (text.empty() ? "['" : ",'") + name + "'";
  return text + "]";
}

std::string shown(const Steps& steps, std::size_t count) {
  std::string text = "$";
  for (std::size_t i = 0; i < count; ++i)
    text += shown(steps[i]);
  return text;
}

// Why steps[at] of a definite path leads nowhere from `node`.
PathFailure miss(const Steps& steps, std::size_t at, const Value& node) {
  using Kind = PathFailure::Kind;
  const std::string before = shown(steps, at);
  if (std::holds_alternative<NameStep>(steps[at].selector)) {
    if (!node.is_object())
      return {Kind::MissingNode, "Property " + shown(steps[at]) + " not found in path " + before};
    if (at + 1 == steps.size())
      return {Kind::MissingNode, "No results for path: " + shown(steps, steps.size())};
    return {Kind::MissingNode, "Missing property in path " + before + shown(steps[at])};
  }
  if (node.is_null()) return {Kind::MissingNode, "The path " + before + " is null"};
  if (node.is_array()) return {Kind::MissingIndex, "No results for path: " + shown(steps, steps.size())};
  return {Kind::MissingNode,
          "Filter: " + shown(steps[at]) +
              " can only be applied to arrays. Current context is: " + to_json(node, limits::kShownBytesMax)};
}

}  // namespace

tl::expected<Value, PathFailure> PathEvaluation::run(const Steps& steps, bool definite) {
  if (definite) {
    auto node = find(steps, document_);
    if (!node) return tl::make_unexpected(std::move(node.error()));
    return meter_.spend_share(**node) ? **node : Value();
  }
  const Value* list = gathered(steps, document_);
  return list == nullptr ? Value() : std::move(made_.back());
}

tl::expected<const Value*, PathFailure> PathEvaluation::find(const Steps& steps, const Value& from) {
  const Value* node = &from;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const Value* next = descend(steps[at], *node, at + 1 == steps.size());
    if (next == nullptr) return tl::make_unexpected(miss(steps, at, *node));
    node = next;
  }
  return node;
}

const Value* PathEvaluation::find_or_null(const Steps& steps, const Value& from) {
  const Value* node = &from;
  for (std::size_t at = 0; at < steps.size() && node != nullptr; ++at)
    node = descend(steps[at], *node, at + 1 == steps.size());
  return node;
}

// One step of a definite path.
const Value* PathEvaluation::descend(const Step& step, const Value& node, bool last) {
  if (const auto* name = std::get_if<NameStep>(&step.selector)) {
    if (!node.is_object()) return nullptr;
    meter_.spend();
    return last && name->names.size() > 1 ? merged(*name, node) : member(node, name->names.front());
  }
  meter_.spend();
  return node.is_array() ? element(node, std::get<IndexStep>(step.selector).indexes.front()) : nullptr;
}

// The list of what an indefinite path selects, as the last of made_; null when the meter ran out.
const Value* PathEvaluation::gathered(const Steps& steps, const Value& from) {
  Nodes found;
  gather(steps, 0, from, found);
  Value list = Value::array();
  for (const Value* node : found) {
    if (!meter_.spend_share(*node)) return nullptr;
    list.push_back(*node);
  }
  return &made_.emplace_back(std::move(list));
}

void PathEvaluation::gather(const Steps& steps, std::size_t at, const Value& node, Nodes& found) {
  if (!meter_.spend()) return;
  if (at == steps.size()) {
    found.push_back(&node);
  } else if (steps[at].deep) {
    scan(steps, at, node, found);
  } else {
    select(steps, at, node, found);
  }
}

// What steps[at] selects from this node, without what is below it, goes on with steps[at + 1].
void PathEvaluation::select(const Steps& steps, std::size_t at, const Value& node, Nodes& found) {
  const auto& selector = steps[at].selector;
  if (const auto* names = std::get_if<NameStep>(&selector)) {
    if (node.is_object()) select_names(*names, steps, at, node, found);
  } else if (const auto* index = std::get_if<IndexStep>(&selector)) {
    for (const std::int64_t i : index->indexes) {
      const Value* hit = node.is_array() ? element(node, i) : nullptr;
      if (hit != nullptr) gather(steps, at + 1, *hit, found);
    }
  } else if (const auto* slice = std::get_if<SliceStep>(&selector)) {
    if (node.is_array()) select_slice(*slice, steps, at, node, found);
  } else if (const auto* filter = std::get_if<FilterStep>(&selector)) {
    if (node.is_object()) {
      if (holds(*filter->filter, node)) gather(steps, at + 1, node, found);
    } else if (node.is_array()) {
      for (const Value& item : node) {
        if (holds(*filter->filter, item)) gather(steps, at + 1, item, found);
      }
    }
  } else if (node.is_structured()) {
    for (const Value& child : node)
      gather(steps, at + 1, child, found);
  }
}

void PathEvaluation::select_names(const NameStep& step, const Steps& steps, std::size_t at, const Value& node,
                                  Nodes& found) {
  meter_.spend(static_cast<std::int64_t>(step.names.size()));
  const bool last = at + 1 == steps.size();
  if (last && step.names.size() > 1) {
    const auto present = [&](const std::string& name) { return member(node, name) != nullptr; };
    // A scan takes the objects that have them all.
    if (steps[at].deep && !std::all_of(step.names.begin(), step.names.end(), present)) return;
    if (const Value* object = merged(step, node)) gather(steps, at + 1, *object, found);
    return;
  }
  for (const auto& name : step.names) {
    if (const Value* hit = member(node, name)) gather(steps, at + 1, *hit, found);
  }
}

void PathEvaluation::select_slice(const SliceStep& step, const Steps& steps, std::size_t at,
                                  const Value& node, Nodes& found) {
  const auto size = static_cast<std::int64_t>(node.size());
  const auto place = [size](std::int64_t index) {
    return std::clamp<std::int64_t>(index < 0 ? index + size : index, 0, size);
  };
  const std::int64_t to = place(step.to.value_or(size));
  for (std::int64_t i = place(step.from.value_or(0)); i < to; i += step.stride)
    gather(steps, at + 1, node[static_cast<std::size_t>(i)], found);
}

// The node and everything below it, the node first.
void PathEvaluation::scan(const Steps& steps, std::size_t at, const Value& node, Nodes& found) {
  if (!node.is_structured() || !meter_.spend()) return;
  const auto* filter = std::get_if<FilterStep>(&steps[at].selector);
  // Jayway asks the container itself before it applies a filter in a scan.
  if (filter == nullptr || holds(*filter->filter, node)) select(steps, at, node, found);
  for (const Value& child : node)
    scan(steps, at, child, found);
}

// An object of those of the names that are there; null when the meter ran out.
const Value* PathEvaluation::merged(const NameStep& step, const Value& node) {
  Value object = Value::object();
  for (const auto& name : step.names) {
    const Value* hit = member(node, name);
    if (hit == nullptr) continue;
    if (!meter_.spend_share(*hit)) return nullptr;
    object[name] = *hit;
  }
  return &made_.emplace_back(std::move(object));
}

}  // namespace sfn::asl
