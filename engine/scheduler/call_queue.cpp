#include "engine/scheduler/call_queue.h"

namespace sfn {

void CallQueue::add(TaskRef call) {
  const auto [place, is_new] = places_.try_emplace(call, Place{last_ + 1, nullptr});
  if (!is_new) return;
  unknown_.emplace(++last_, call);
}

void CallQueue::remove(TaskRef call) {
  const auto found = places_.find(call);
  if (found == places_.end()) return;
  const Place& place = found->second;
  (place.connector == nullptr ? unknown_ : place.connector->aside).erase(place.order);
  places_.erase(found);
}

std::optional<TaskRef> CallQueue::next() const {
  for (const auto& [name, connector] : connectors_) {
    if (!connector.aside.empty() && connector.under_way < connector.at_once)
      return connector.aside.begin()->second;
  }
  return unknown_.empty() ? std::nullopt : std::optional(unknown_.begin()->second);
}

std::vector<TaskRef> CallQueue::first(std::size_t most) const {
  std::vector<TaskRef> calls;
  for (auto at = unknown_.begin(); at != unknown_.end() && calls.size() < most; ++at)
    calls.push_back(at->second);
  return calls;
}

bool CallQueue::has_room(const std::string& connector, int at_once) const {
  const auto found = connectors_.find(connector);
  return found == connectors_.end() || found->second.under_way < at_once;
}

void CallQueue::set_aside(TaskRef call, const std::string& connector, int at_once) {
  const auto found = places_.find(call);
  if (found == places_.end()) return;
  unknown_.erase(found->second.order);
  Connector& of = connectors_[connector];
  found->second.connector = &of;
  of.at_once = at_once;
  of.aside.emplace(found->second.order, call);
}

void CallQueue::begin(TaskRef call, const std::string& connector) {
  Connector& of = connectors_[connector];
  if (out_.emplace(call, &of).second) ++of.under_way;
}

void CallQueue::end(TaskRef call) {
  const auto found = out_.find(call);
  if (found == out_.end()) return;
  --found->second->under_way;
  out_.erase(found);
}

}  // namespace sfn
