#include "engine/value/json_builder.h"

#include <string_view>
#include <unordered_map>

#include "engine/value/json.h"

namespace sfn {
namespace {

using Members = std::vector<std::pair<std::string, Value>>;

// Moves the last value of each doubled name to the place of the first and drops the others.
void drop_doubled(Members& members) {
  std::unordered_map<std::string_view, std::size_t> first;
  first.reserve(members.size());
  std::vector<bool> doubled(members.size());
  bool any = false;
  for (std::size_t i = 0; i < members.size(); ++i) {
    auto [found, is_new] = first.try_emplace(members[i].first, i);
    if (is_new) continue;
    members[found->second].second = std::move(members[i].second);
    doubled[i] = any = true;
  }
  if (!any) return;
  Members kept;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!doubled[i]) kept.push_back(std::move(members[i]));
  }
  members = std::move(kept);
}

}  // namespace

bool JsonBuilder::open(bool object) {
  if (open_.size() >= static_cast<std::size_t>(kJsonDepthMax)) {
    too_deep_ = true;
    return false;
  }
  open_.emplace_back().object = object;
  return true;
}

bool JsonBuilder::add(Value value) {
  if (open_.empty()) {
    result_ = std::move(value);
  } else if (Frame& frame = open_.back(); frame.object) {
    frame.members.emplace_back(std::move(frame.key), std::move(value));
  } else {
    frame.elements.push_back(std::move(value));
  }
  return true;
}

bool JsonBuilder::key(std::string& name) {
  open_.back().key = std::move(name);
  return true;
}

bool JsonBuilder::end_object() {
  Members members = std::move(open_.back().members);
  open_.pop_back();
  drop_doubled(members);
  Value::object_t object;
  // ordered_map is a vector: appended to directly, because its own insertion searches for the name.
  object.reserve(members.size());
  for (auto& [name, value] : members)
    object.emplace_back(std::move(name), std::move(value));
  return add(std::move(object));
}

bool JsonBuilder::end_array() {
  Value::array_t elements = std::move(open_.back().elements);
  open_.pop_back();
  return add(std::move(elements));
}

}  // namespace sfn
