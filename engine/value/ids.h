// Distinct integer types for the things that are counted, so that a Seq is never passed where an EventId is
// meant. All of them start at 1; 0 means "none". They are plain values and never come from a table's maximum
// (see docs/adr): the counters they are drawn from live in the log's `meta` and only go up.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace sfn {

template <class Tag>
struct Id {
  std::int64_t value = 0;

  constexpr Id() = default;
  explicit constexpr Id(std::int64_t v) : value(v) {}
  constexpr auto operator<=>(const Id&) const = default;
  explicit constexpr operator bool() const { return value != 0; }
  [[nodiscard]] constexpr Id next() const { return Id(value + 1); }
};

// An execution, a state machine, a revision of one, an activity: unique in one database file.
using ExecutionId = Id<struct ExecutionIdTag>;
using StateMachineId = Id<struct StateMachineIdTag>;
using RevisionNumber = Id<struct RevisionNumberTag>;
using ActivityId = Id<struct ActivityIdTag>;

// Global order of the log, over all executions and the registry.
using Position = Id<struct PositionTag>;
// Gapless number of a log row within its execution; internal rows count.
using Seq = Id<struct SeqTag>;
// What GetExecutionHistory shows: gapless over the rows that AWS has, too.
using EventId = Id<struct EventIdTag>;
// A row of `api_calls`.
using CallId = Id<struct CallIdTag>;

// The thread of control within an execution. 0 is the root; every Parallel branch or Map iteration, also of a
// later attempt, gets the next free number, which is never used again (docs/adr/0004).
struct BranchId {
  std::uint32_t value = 0;
  constexpr auto operator<=>(const BranchId&) const = default;
};
inline constexpr BranchId kRootBranch{0};

}  // namespace sfn

template <class Tag>
struct std::hash<sfn::Id<Tag>> {
  std::size_t operator()(const sfn::Id<Tag>& id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
