// Deadlines holds what the loop's connections wait for, a list a kind. Each kind has one duration, so a list
// is in the order of its deadlines by itself, and arming and disarming cost a few pointers: there is one of
// each for every request. The loop's thread only.
#pragma once

#include <array>
#include <chrono>
#include <optional>

#include "server/http/limits.h"

namespace sfn::http {

class Connection;

enum class DeadlineKind { idle, head, body, write, linger };

class Deadlines {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  // A member of the connection it is for, which must disarm it before it goes.
  struct Entry {
    Entry* previous = nullptr;
    Entry* next = nullptr;
    Connection* connection = nullptr;
    TimePoint due;

    [[nodiscard]] bool armed() const { return next != nullptr; }
  };

  explicit Deadlines(const Limits& limits)
      : durations_{limits.idle_deadline, limits.head_deadline, limits.body_deadline, limits.write_deadline,
                   limits.linger_deadline} {
    for (Entry& list : lists_)
      list.previous = list.next = &list;
  }
  Deadlines(const Deadlines&) = delete;
  Deadlines& operator=(const Deadlines&) = delete;

  // Replaces what was armed.
  void arm(Entry& entry, DeadlineKind kind, TimePoint now) {
    disarm(entry);
    const auto index = static_cast<std::size_t>(kind);
    Entry& list = lists_[index];
    entry.due = now + durations_[index];
    entry.previous = list.previous;
    entry.next = &list;
    list.previous->next = &entry;
    list.previous = &entry;
  }

  static void disarm(Entry& entry) {
    if (!entry.armed()) return;
    entry.previous->next = entry.next;
    entry.next->previous = entry.previous;
    entry.previous = entry.next = nullptr;
  }

  [[nodiscard]] std::optional<TimePoint> next_due() const {
    std::optional<TimePoint> next;
    for (const Entry& list : lists_) {
      if (list.next != &list && (!next || list.next->due < *next)) next = list.next->due;
    }
    return next;
  }

  // Disarms and returns one that is due; null when none is.
  Connection* take_due(TimePoint now) {
    for (Entry& list : lists_) {
      Entry* first = list.next;
      if (first == &list || first->due > now) continue;
      disarm(*first);
      return first->connection;
    }
    return nullptr;
  }

 private:
  std::array<std::chrono::milliseconds, 5> durations_;
  std::array<Entry, 5> lists_;
};

}  // namespace sfn::http
