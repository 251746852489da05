#include "engine/value/member_list.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace sfn {
namespace {

constexpr std::size_t kUnindexedMax = 16;

std::uint32_t hash_of(std::string_view name) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(name));
}

std::size_t slots_for(std::size_t members) {
  return std::bit_ceil(members * 2);
}

}  // namespace

const Value::Member* MemberList::find(std::string_view name) const {
  if (slots_.empty()) {
    const auto found = std::ranges::find(members_, name, &Value::Member::name);
    return found == members_.end() ? nullptr : &*found;
  }
  const Slot& slot = slots_[slot_of(name, hash_of(name))];
  return slot.number == 0 ? nullptr : &members_[slot.number - 1];
}

Value& MemberList::operator[](std::string_view name) {
  if (slots_.empty()) {
    const auto found = std::ranges::find(members_, name, &Value::Member::name);
    if (found != members_.end()) return found->value;
    members_.push_back({std::string(name), Value()});
    if (members_.size() > kUnindexedMax) index_all(slots_for(2 * members_.size()));
    return members_.back().value;
  }
  const auto hash = hash_of(name);
  Slot& slot = slots_[slot_of(name, hash)];
  if (slot.number != 0) return members_[slot.number - 1].value;
  members_.push_back({std::string(name), Value()});
  slot = {hash, static_cast<std::uint32_t>(members_.size())};
  if (slots_.size() < slots_for(members_.size())) index_all(slots_for(2 * members_.size()));
  return members_.back().value;
}

bool MemberList::erase(std::string_view name) {
  const auto* found = find(name);
  if (found == nullptr) return false;
  members_.erase(members_.begin() + (found - members_.data()));
  if (!slots_.empty()) index_all(slots_.size());
  return true;
}

void MemberList::reserve(std::size_t count) {
  members_.reserve(count);
  if (count > kUnindexedMax && slots_.size() < slots_for(count)) index_all(slots_for(count));
}

std::size_t MemberList::slot_of(std::string_view name, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number != 0 && (slots_[at].hash != hash || members_[slots_[at].number - 1].name != name))
    at = (at + 1) & mask;
  return at;
}

void MemberList::index_all(std::size_t slots) {
  slots_.assign(slots, {});
  for (std::uint32_t number = 1; number <= members_.size(); ++number) {
    const auto& name = members_[number - 1].name;
    const auto hash = hash_of(name);
    slots_[slot_of(name, hash)] = {hash, number};
  }
}

}  // namespace sfn
