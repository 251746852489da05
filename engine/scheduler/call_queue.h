// CallQueue holds the calls to the outside that wait to be made, in order of arrival, and counts those that
// are under way by connector. A connector makes only so many at once: a call that it has no room for stands
// aside, and the others go past it. Which connector takes a call is known only when its execution is in
// memory, so that a call is asked for before it is set aside. Used by the writer thread only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/scheduler/task_queues.h"

namespace sfn {

class CallQueue {
 public:
  // To the end. No effect when it is queued already.
  void add(TaskRef call);
  void remove(TaskRef call);
  [[nodiscard]] bool contains(TaskRef call) const { return places_.contains(call); }
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  // The next that could be made: one that stands aside and now has room, or the first whose connector nobody
  // knows.
  [[nodiscard]] std::optional<TaskRef> next() const;
  // The first `most` whose connectors nobody knows.
  [[nodiscard]] std::vector<TaskRef> first(std::size_t most) const;

  [[nodiscard]] bool has_room(const std::string& connector, int at_once) const;
  // Keeps its place among those that wait for this connector.
  void set_aside(TaskRef call, const std::string& connector, int at_once);

  // The call takes one of the connector's places, until `end`.
  void begin(TaskRef call, const std::string& connector);
  void end(TaskRef call);
  [[nodiscard]] bool is_out(TaskRef call) const { return out_.contains(call); }
  [[nodiscard]] std::size_t out_count() const { return out_.size(); }

 private:
  using Order = std::int64_t;
  struct Connector {
    int under_way = 0;
    int at_once = 0;
    std::map<Order, TaskRef> aside;
  };
  struct Place {
    Order order = 0;
    Connector* connector = nullptr;  // stands aside for it; nullptr: nobody knows
  };

  std::map<Order, TaskRef> unknown_;
  std::map<TaskRef, Place> places_;
  std::map<std::string, Connector> connectors_;  // never removed: Place and out_ point to them
  std::map<TaskRef, Connector*> out_;
  Order last_ = 0;
};

}  // namespace sfn
