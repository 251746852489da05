// MemberList is what an object consists of: members in the order they were added, found by name. Few members
// are searched one by one; more have an index of hashes beside them, which is always complete, so that many
// threads may search one list while none changes it. Private to value.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/value/value.h"

namespace sfn {

class MemberList {
 public:
  [[nodiscard]] const std::vector<Value::Member>& all() const { return members_; }
  // Null when there is none.
  [[nodiscard]] const Value::Member* find(std::string_view name) const;
  // Added as null when there is none.
  [[nodiscard]] Value& operator[](std::string_view name);
  // Whether there was one. In time proportional to the number of members.
  bool erase(std::string_view name);
  void reserve(std::size_t count);

 private:
  // One place of a hash table with open addressing.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // of the member, counted from 1; 0 for a free slot
  };

  // The place of the member, or where it would be put. Precondition: there is an index.
  [[nodiscard]] std::size_t slot_of(std::string_view name, std::uint32_t hash) const;
  void index_all(std::size_t slots);

  std::vector<Value::Member> members_;
  std::vector<Slot> slots_;  // a power of two, at least half of them free; empty for few members
};

}  // namespace sfn
