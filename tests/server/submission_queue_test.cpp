#include "server/submission_queue.h"

#include <doctest/doctest.h>

namespace {

using namespace sfn;
using namespace sfn::server;

QueuedSubmission queued(Request request) {
  QueuedSubmission made;
  made.submission.request = std::move(request);
  return made;
}

bool push(SubmissionQueue& queue, Request request) {
  auto submission = queued(std::move(request));
  return queue.push(submission);
}

constexpr std::size_t kRoomForThree = 3 * 1024 + 100;

}  // namespace

TEST_CASE("when memory is short starts and polls are refused, results and the server's own work are not") {
  SubmissionQueue queue(kRoomForThree);
  for (int i = 0; i < 3; ++i)
    CHECK(push(queue, StartExecutionRequest{}));
  CHECK_FALSE(push(queue, StartExecutionRequest{}));
  CHECK_FALSE(push(queue, PollActivityRequest{}));
  CHECK_FALSE(push(queue, RegistryCommand(DeleteActivity{})));
  for (int i = 0; i < 10; ++i) {
    CHECK(push(queue, TaskSuccessRequest{}));
    CHECK(push(queue, StopExecutionRequest{}));
    CHECK(push(queue, CancelPollRequest{}));
  }
}

TEST_CASE("there is room again when the writer has dealt with a start, not when it has taken it") {
  SubmissionQueue queue(kRoomForThree);
  for (int i = 0; i < 3; ++i)
    CHECK(push(queue, StartExecutionRequest{}));
  const auto lanes = queue.take();
  CHECK_FALSE(push(queue, StartExecutionRequest{}));
  queue.release(Lane::Starts, lanes[static_cast<std::size_t>(Lane::Starts)].front().bytes);
  CHECK(push(queue, StartExecutionRequest{}));
}

TEST_CASE("rows of the journal that do not fit are dropped and counted") {
  SubmissionQueue queue(kRoomForThree);
  for (int i = 0; i < 5; ++i)
    static_cast<void>(push(queue, JournalRequest{}));
  CHECK(queue.dropped_rows() == 2);
  CHECK(push(queue, StartExecutionRequest{}));
}

TEST_CASE("a refused submission still belongs to its caller") {
  SubmissionQueue queue(0);
  auto submission =
      queued(StartExecutionRequest{.state_machine = {}, .name = "n", .input = {}, .trace_header = {}});
  submission.waiting.emplace();
  CHECK_FALSE(queue.push(submission));
  CHECK(submission.waiting.has_value());
  CHECK(std::get<StartExecutionRequest>(submission.submission.request).name == "n");
}

TEST_CASE("what is taken stands in its lane, in the order of arrival") {
  SubmissionQueue queue(1u << 20);
  for (const auto ticket : {1u, 2u}) {
    auto result = queued(TaskHeartbeatRequest{});
    result.submission.ticket = ticket;
    CHECK(queue.push(result));
  }
  CHECK(push(queue, TaskDeliveryRequest{}));
  const auto lanes = queue.take();
  CHECK(queue.empty());
  CHECK(lanes[static_cast<std::size_t>(Lane::Internal)].size() == 1);
  const auto& results = lanes[static_cast<std::size_t>(Lane::Results)];
  REQUIRE(results.size() == 2);
  CHECK(results[0].submission.ticket == 1);
  CHECK(results[1].submission.ticket == 2);
}
