#include "server/loader_pool.h"

#include <condition_variable>
#include <map>
#include <stdexcept>
#include <thread>

#include <doctest/doctest.h>

namespace {

using namespace sfn;
using namespace sfn::server;

// Counts the calls of on_ready, and waits for them.
class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    ++rung_;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return rung_ > 0; });
    --rung_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int rung_ = 0;
};

std::vector<HistoryEvent> one_event(ExecutionId id) {
  HistoryEvent event;
  event.seq = Seq(1);
  event.id = EventId(1);
  ExecutionStarted started;
  started.input = Payload("{}");
  started.name = "e" + std::to_string(id.value);
  event.body = started;
  return {event};
}

// Takes `count` results, waiting for them.
std::map<ExecutionId, FoldedLog> take(LoaderPool& pool, Bell& bell, std::size_t count) {
  std::map<ExecutionId, FoldedLog> all;
  while (all.size() < count) {
    bell.wait();
    while (auto folded = pool.take())
      all.emplace(folded->id, *std::move(folded));
  }
  return all;
}

}  // namespace

TEST_CASE("executions are folded by the threads of the pool, each by a reader of its thread") {
  Bell bell;
  std::mutex mutex;
  std::map<std::thread::id, int> readers;
  LoaderPool pool(2, [&]() -> LoaderPool::ReadLog {
    const std::lock_guard lock(mutex);
    ++readers[std::this_thread::get_id()];
    return one_event;
  });
  pool.on_ready([&] { bell.ring(); });
  CHECK_FALSE(pool.ready());
  for (std::int64_t id = 1; id <= 500; ++id)
    pool.request(ExecutionId(id));
  const auto folded = take(pool, bell, 500);
  for (const auto& [id, fold] : folded) {
    REQUIRE(fold.execution);
    CHECK(fold.execution->started().name == "e" + std::to_string(id.value));
  }
  CHECK_FALSE(pool.ready());
  for (const auto& [thread, opened] : readers) {
    CHECK(opened == 1);
    CHECK(thread != std::this_thread::get_id());
  }
}

TEST_CASE(
    "a log that can't be read is a failure of its own, and a reader that can't be opened is tried again") {
  Bell bell;
  int opened = 0;
  LoaderPool pool(1, [&]() -> LoaderPool::ReadLog {
    if (++opened == 1) throw std::runtime_error("no such file");
    return [](ExecutionId id) {
      if (id == ExecutionId(2)) throw std::runtime_error("a damaged page");
      return one_event(id);
    };
  });
  pool.on_ready([&] { bell.ring(); });
  for (std::int64_t id = 1; id <= 4; ++id)
    pool.request(ExecutionId(id));
  auto folded = take(pool, bell, 4);
  CHECK(folded.at(ExecutionId(1)).failure == "no such file");
  CHECK(folded.at(ExecutionId(2)).failure == "a damaged page");
  CHECK(folded.at(ExecutionId(3)).execution);
  CHECK(folded.at(ExecutionId(4)).execution);
  CHECK(opened == 2);
}

TEST_CASE("what was asked for and not begun is dropped when the pool ends") {
  LoaderPool pool(1, []() -> LoaderPool::ReadLog { return one_event; });
  for (std::int64_t id = 1; id <= 1'000; ++id)
    pool.request(ExecutionId(id));
}
