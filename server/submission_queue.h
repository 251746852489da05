// SubmissionQueue is where threads meet the writer: any thread pushes, the writer takes. Four lanes, taken in
// this order: the server's own work, which is never refused; answers of workers, heartbeats and stops;
// starts, polls and the control plane; rows of the journal alone. The third is refused when what waits takes
// too much memory, the fourth is dropped then and counted, because the call it tells of has been answered.
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/scheduler/request.h"
#include "server/waiting.h"

namespace sfn::server {

enum class Lane { Internal, Results, Starts, Journal };
inline constexpr std::size_t kLanes = 4;
[[nodiscard]] Lane lane_of(const Request& request);

struct QueuedSubmission {
  Submission submission;
  std::optional<Waiting> waiting;
  // Set by push: what is to be released when the submission has been dealt with.
  std::size_t bytes = 0;
};

class SubmissionQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Queue = std::deque<QueuedSubmission>;
  // A row that has no other work to go with is written at the latest so long after its call.
  static constexpr std::chrono::milliseconds kJournalDelay{20};

  explicit SubmissionQueue(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  // False, and `submission` untouched: the lane is full.
  [[nodiscard]] bool push(QueuedSubmission& submission);

  // Waits until something is to be taken, `deadline` has passed or wake() was called.
  void wait(Time deadline);
  void wake();
  // What is there, by lane; the queue is empty then.
  [[nodiscard]] std::array<Queue, kLanes> take();

  // Submissions of that lane have been dealt with.
  void release(Lane lane, std::size_t bytes);
  [[nodiscard]] bool empty() const;
  [[nodiscard]] std::uint64_t dropped_rows() const;

 private:
  [[nodiscard]] bool ready(Time now) const;

  const std::size_t bytes_max_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::array<Queue, kLanes> lanes_;
  std::array<std::size_t, kLanes> bytes_{};
  std::optional<Time> journal_since_;
  bool woken_ = false;
  std::uint64_t dropped_rows_ = 0;
};

}  // namespace sfn::server
