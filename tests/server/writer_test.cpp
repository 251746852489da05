#include "server/writer.h"

#include <future>

#include <doctest/doctest.h>

#include "server/exit_codes.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_loader.h"
#include "tests/support/memory_storage.h"
#include "tests/support/seeded_entropy.h"

namespace {

using namespace sfn;
using namespace sfn::server;

// A writer over a store in memory. The store is looked at after the writer has stopped, or from its thread.
struct Rig {
  test::MemoryStorage storage;
  test::ManualClock clock;
  test::SeededEntropy entropy{1};
  test::ManualLoader loader{storage};
  Scheduler scheduler{storage, loader, clock, entropy, {}};
  RecoveryRecord recovery = scheduler.start();
  std::promise<int> exit_code;
  std::vector<ApiCall> empty_polls;
  Writer writer{scheduler,
                clock,
                {.queue_bytes_max = 64u << 20,
                 .answer =
                     [](std::vector<http::Answer>& answers) {
                       for (const http::Answer& answer : answers)
                         static_cast<void>(answer.make_reply());
                     },
                 .empty_poll = [this](ApiCall call) { empty_polls.push_back(std::move(call)); },
                 .fatal = [this](int code) { exit_code.set_value(code); },
                 .recovered = [](const RecoveryRecord&) {},
                 .every_second = [](TimePoint) {}}};

  // Calls `seen` with the answer.
  void submit(Request request, std::function<void(const Answer&)> seen) {
    server::Waiting waiting;
    waiting.to_reply = [seen = std::move(seen)](const Answer& answer) {
      seen(answer);
      return http::Reply{};
    };
    ApiCall call;
    call.operation = "Tested";
    CHECK(writer.submit({.ticket = writer.next_ticket(),
                         .request = std::move(request),
                         .call = call,
                         .request_if_refused = {}},
                        waiting));
  }
};

Request create_activity(std::string name) {
  return RegistryCommand(CreateActivity{{{"aws", "us-east-1", "123456789012"}, std::move(name)}, {}, {}});
}

}  // namespace

TEST_CASE("a caller is answered when the change is stored, not before") {
  Rig rig;
  std::promise<std::size_t> rows;
  rig.submit(create_activity("a"), [&](const Answer&) { rows.set_value(rig.storage.registry().size()); });
  rig.writer.start();
  CHECK(rows.get_future().get() == 1);
}

TEST_CASE("everything submitted before a stop is stored and answered") {
  Rig rig;
  int answered = 0;
  for (int i = 0; i < 5'000; ++i)
    rig.submit(create_activity("a" + std::to_string(i)), [&](const Answer&) { ++answered; });
  for (int i = 0; i < 100; ++i)
    rig.writer.submit(
        {.ticket = 0, .request = JournalRequest{}, .call = ApiCall{}, .request_if_refused = {}});
  rig.writer.start();
  rig.writer.stop();
  CHECK(answered == 5'000);
  CHECK(rig.storage.calls().size() == 5'100);
}

TEST_CASE("a known failure of the store is answered as one and the writer goes on") {
  Rig rig;
  rig.storage.inject(test::MemoryStorage::Fault::KnownFailure);
  std::promise<std::string> first;
  rig.submit(create_activity("a"),
             [&](const Answer& answer) { first.set_value(std::get<ApiError>(answer.reply).type); });
  rig.writer.start();
  CHECK(first.get_future().get() == "InternalFailure");
  rig.writer.stop();
  CHECK(rig.storage.registry().empty());
}

TEST_CASE("when another process has taken the store over, the process ends and nobody is answered") {
  Rig rig;
  rig.storage.take_over();
  bool answered = false;
  rig.submit(create_activity("a"), [&](const Answer&) { answered = true; });
  rig.writer.start();
  CHECK(rig.exit_code.get_future().get() == kExitOwnershipLost);
  CHECK_FALSE(answered);
}

TEST_CASE("when it can't be told whether a commit is stored, the process ends with a code of its own") {
  Rig rig;
  rig.storage.inject(test::MemoryStorage::Fault::UnknownOutcomeStored);
  rig.submit(create_activity("a"), [](const Answer&) {});
  rig.writer.start();
  CHECK(rig.exit_code.get_future().get() == kExitUnknownOutcome);
}

TEST_CASE("a poll whose client has gone before the writer saw it gets no task and leaves one row") {
  Rig rig;
  // A responder without a connection is one whose client has gone.
  std::promise<bool> with_task;
  rig.submit(create_activity("a"), [](const Answer&) {});
  rig.submit(PollActivityRequest{{{"aws", "us-east-1", "123456789012"}, "a"}, {}}, [&](const Answer& answer) {
    with_task.set_value(std::holds_alternative<TaskHandedOut>(answer.reply));
  });
  rig.writer.start();
  CHECK_FALSE(with_task.get_future().get());
  rig.writer.stop();
  REQUIRE(rig.storage.calls().size() == 2);
  CHECK(rig.storage.calls()[1].status == 499);
}
