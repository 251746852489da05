// What the policies find, on both sides of each boundary.
#include "storage/retention_plan.h"

#include <doctest/doctest.h>

#include "storage/data_folder.h"
#include "tests/storage/small_world.h"
#include "tests/storage/temporary_folder.h"

namespace sfn::test {
namespace {

using namespace std::chrono_literals;
using storage::RetentionPolicy;

// old-1 (1) closes at the start, order-1 (2) a second later, order-4 (3) two seconds later; the rest runs.
constexpr TimePoint kStart = ManualClock::kStart;

class PlanFixture {
 public:
  std::vector<std::int64_t> found(const RetentionPolicy& policy, TimePoint now, std::size_t at_a_time = 100) {
    plan_.begin(policy, now);
    std::vector<std::int64_t> ids;
    for (auto some = plan_.next(at_a_time); !some.empty(); some = plan_.next(at_a_time)) {
      CHECK(some.size() <= at_a_time);
      for (const auto& candidate : some)
        ids.push_back(candidate.execution.value);
    }
    return ids;
  }
  std::int64_t calls_left(const RetentionPolicy& policy, TimePoint now) {
    plan_.begin(policy, now);
    const CallId below = plan_.calls_below();
    return plan_.calls_before(CallId(1'000'000)) - (below ? plan_.calls_before(below) : 0);
  }

 private:
  TemporaryFolder root_;
  SmallWorld world_{root_.path()};
  storage::RetentionPlan plan_{storage::database_path(root_.path())};
};

RetentionPolicy older_than(Millis age) {
  RetentionPolicy policy;
  policy.executions.age = age;
  return policy;
}

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("executions are found when they have been closed for as long as the policy says, not before") {
  PlanFixture f;
  CHECK(f.found(older_than(1h), kStart + 1s + 1h) == Ids{1, 2});
  CHECK(f.found(older_than(1h), kStart + 1s + 1h - 1ms) == Ids{1});
  CHECK(f.found(older_than(0ms), kStart + 24h) == Ids{1, 2, 3});
  CHECK(f.found(older_than(0ms), kStart + 24h, 1) == Ids{1, 2, 3});
  CHECK(f.found(older_than(1h), kStart) == Ids{});
  CHECK(f.found(RetentionPolicy(), kStart + 24h) == Ids{});
}

TEST_CASE("all but the newest of each state machine are found, those that run are counted and left") {
  PlanFixture f;
  RetentionPolicy policy;
  policy.executions.newest = 4;
  CHECK(f.found(policy, kStart) == Ids{2});
  policy.executions.newest = 3;
  CHECK(f.found(policy, kStart) == Ids{2, 3});
  policy.executions.newest = 1;
  CHECK(f.found(policy, kStart) == Ids{2, 3});
  policy.executions.newest = 5;
  CHECK(f.found(policy, kStart) == Ids{});
}

TEST_CASE("a state machine with a rule of its own follows that one alone") {
  PlanFixture f;
  RetentionPolicy policy = older_than(0ms);
  policy.machines["orders"] = {};
  CHECK(f.found(policy, kStart + 24h) == Ids{1});
  policy = {};
  policy.machines["orders"].age = 0ms;
  CHECK(f.found(policy, kStart + 24h) == Ids{2, 3});
  policy.machines["orders"] = {.age = std::nullopt, .newest = 4};
  policy.machines["old"].age = 0ms;
  CHECK(f.found(policy, kStart + 24h) == Ids{1, 2});
}

TEST_CASE("rows of the journal are found by age and by size") {
  PlanFixture f;
  RetentionPolicy policy;
  const std::int64_t all = f.calls_left(policy, kStart + 24h);
  REQUIRE(all > 15);
  policy.journal_age = 1h;
  CHECK(f.calls_left(policy, kStart + 1h - 1ms) == all);
  const std::int64_t without_first = f.calls_left(policy, kStart + 1h);
  CHECK(without_first < all);
  CHECK(without_first > 0);
  CHECK(f.calls_left(policy, kStart + 24h) == 0);

  policy.journal_age.reset();
  policy.journal_bytes = 1'000'000;
  CHECK(f.calls_left(policy, kStart) == all);
  policy.journal_bytes = 1'000;
  const std::int64_t few = f.calls_left(policy, kStart);
  CHECK(few > 2);
  CHECK(few < 12);
}

}  // namespace sfn::test
