#include "server/submission_queue.h"

#include <algorithm>
#include <utility>

namespace sfn::server {

namespace {

template <class... Fs>
struct Overload : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overload(Fs...) -> Overload<Fs...>;

// What a submission takes beside its texts.
constexpr std::size_t kFixedBytes = 1024;

std::size_t payload_bytes(const Request& request) {
  return std::visit(Overload{
                        [](const StartExecutionRequest& r) { return r.input.bytes(); },
                        [](const TaskSuccessRequest& r) { return r.output.bytes(); },
                        [](const CallRequest& r) {
                          const auto* complete = std::get_if<CompleteCall>(&r.what);
                          return complete != nullptr ? complete->output.bytes() : std::size_t{0};
                        },
                        [](const TaskFailureRequest& r) { return r.cause.value_or("").size(); },
                        [](const StopExecutionRequest& r) { return r.command.cause.value_or("").size(); },
                        [](const RegistryCommand& command) {
                          if (const auto* create = std::get_if<CreateStateMachine>(&command))
                            return create->settings.definition.bytes();
                          const auto* update = std::get_if<UpdateStateMachine>(&command);
                          return update != nullptr && update->definition ? update->definition->bytes()
                                                                         : std::size_t{0};
                        },
                        [](const auto&) { return std::size_t{0}; },
                    },
                    request);
}

std::size_t bytes_of(const Submission& submission) {
  std::size_t bytes = kFixedBytes + payload_bytes(submission.request);
  if (submission.call && submission.call->request) bytes += submission.call->request->size();
  if (submission.request_if_refused) bytes += payload_bytes(submission.request);  // it holds the request
  return bytes;
}

}  // namespace

Lane lane_of(const Request& request) {
  return std::visit(Overload{
                        [](const CancelPollRequest&) { return Lane::Internal; },
                        [](const TaskDeliveryRequest&) { return Lane::Internal; },
                        [](const CallRequest&) { return Lane::Internal; },
                        [](const StopExecutionRequest&) { return Lane::Results; },
                        [](const TaskSuccessRequest&) { return Lane::Results; },
                        [](const TaskFailureRequest&) { return Lane::Results; },
                        [](const TaskHeartbeatRequest&) { return Lane::Results; },
                        [](const ReleaseQuarantineRequest&) { return Lane::Results; },
                        [](const RegistryCommand&) { return Lane::Starts; },
                        [](const StartExecutionRequest&) { return Lane::Starts; },
                        [](const PollActivityRequest&) { return Lane::Starts; },
                        [](const PurgeRequest&) { return Lane::Starts; },
                        [](const JournalRequest&) { return Lane::Journal; },
                    },
                    request);
}

bool SubmissionQueue::push(QueuedSubmission& submission) {
  const auto lane = lane_of(submission.submission.request);
  const auto at = static_cast<std::size_t>(lane);
  const auto bytes = bytes_of(submission.submission);
  {
    const std::lock_guard lock(mutex_);
    if ((lane == Lane::Starts || lane == Lane::Journal) && bytes_[at] + bytes > bytes_max_) {
      if (lane == Lane::Journal) ++dropped_rows_;
      return false;
    }
    submission.bytes = bytes;
    bytes_[at] += bytes;
    lanes_[at].push_back(std::move(submission));
    if (lane == Lane::Journal && !journal_since_) journal_since_ = std::chrono::steady_clock::now();
  }
  changed_.notify_one();
  return true;
}

bool SubmissionQueue::ready(Time now) const {
  const auto has_work = [](const auto& lane) { return !lane.empty(); };
  if (woken_ || std::any_of(lanes_.begin(), lanes_.begin() + kLanes - 1, has_work)) return true;
  return journal_since_ && now >= *journal_since_ + kJournalDelay;
}

void SubmissionQueue::wait(Time deadline) {
  std::unique_lock lock(mutex_);
  while (true) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= deadline || ready(now)) break;
    changed_.wait_until(lock,
                        journal_since_ ? std::min(deadline, *journal_since_ + kJournalDelay) : deadline);
  }
  woken_ = false;
}

void SubmissionQueue::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_one();
}

std::array<SubmissionQueue::Queue, kLanes> SubmissionQueue::take() {
  const std::lock_guard lock(mutex_);
  journal_since_.reset();
  return std::exchange(lanes_, {});
}

void SubmissionQueue::release(Lane lane, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  bytes_[static_cast<std::size_t>(lane)] -= bytes;
}

bool SubmissionQueue::empty() const {
  const std::lock_guard lock(mutex_);
  return std::ranges::all_of(lanes_, [](const auto& lane) { return lane.empty(); });
}

std::uint64_t SubmissionQueue::dropped_rows() const {
  const std::lock_guard lock(mutex_);
  return dropped_rows_;
}

}  // namespace sfn::server
