#include "server/writer.h"

#include <algorithm>

#include <fmt/format.h>

#include "server/exit_codes.h"
#include "server/log.h"

namespace sfn::server {

namespace {

// More than a batch takes; bounds what is moved back when it does not take all.
constexpr std::size_t kBatchSubmissionsMax = 2'000;
// Of them, rows of the journal alone are taken first: they are cheap and must not wait for long.
constexpr std::size_t kJournalRowsFirst = 200;

// As the scheduler marks a parked poll whose client has gone.
constexpr int kStatusHungUp = 499;
constexpr const char* kErrorHungUp = "ClientHungUp";

// The change is stored; that its reply can't be shaped must not hurt anybody else.
std::optional<http::Reply> shaped(const std::function<http::Reply(const Answer&)>& to_reply,
                                  const Answer& answer) {
  try {
    return to_reply(answer);
  } catch (const std::exception& error) {
    log_error(fmt::format("a reply could not be made: {}", error.what()));
    return std::nullopt;
  }
}

}  // namespace

Writer::Writer(Scheduler& scheduler, Clock& clock, WriterOptions options)
    : scheduler_(scheduler),
      clock_(clock),
      options_(std::move(options)),
      queue_(options_.queue_bytes_max),
      writable_(scheduler.writable()) {}

Writer::~Writer() {
  stop();
}

void Writer::start() {
  thread_ = std::thread([this] { run_guarded(); });
}

bool Writer::submit(Submission submission, Waiting& waiting) {
  QueuedSubmission queued{std::move(submission), std::move(waiting)};
  if (queue_.push(queued)) return true;
  waiting = *std::move(queued.waiting);
  return false;
}

void Writer::submit(Submission submission) {
  QueuedSubmission queued{std::move(submission), std::nullopt};
  static_cast<void>(queue_.push(queued));
}

void Writer::release_polls() {
  releasing_polls_ = true;
  queue_.wake();
}

void Writer::hold_calls() {
  holding_calls_ = true;
  queue_.wake();
}

void Writer::stop() {
  if (!thread_.joinable()) return;
  stopping_ = true;
  queue_.wake();
  thread_.join();
}

void Writer::run_guarded() {
  int code = kExitInternalFailure;
  try {
    run();
    return;
  } catch (const StorageError& error) {
    if (error.kind() == StorageError::Kind::NotOwner) code = kExitOwnershipLost;
    if (error.kind() == StorageError::Kind::UnknownOutcome) code = kExitUnknownOutcome;
    if (error.kind() == StorageError::Kind::Damaged) code = kExitDamaged;
    log_error(fmt::format("ends: {}{}", error.what(),
                          code == kExitDamaged ? fmt::format("; {}", kDamageAdvice) : ""));
  } catch (const std::exception& error) {
    log_error(fmt::format("ends after a mistake of its own: {}", error.what()));
  }
  options_.fatal(code);
}

void Writer::run() {
  while (true) {
    wait();
    const bool last = stopping_;
    admit();
    run_once();
    if (last && !work_in_hand() && queue_.empty()) break;
  }
  scheduler_.close();
}

bool Writer::work_in_hand() const {
  return std::ranges::any_of(lanes_, [](const auto& lane) { return !lane.empty(); });
}

void Writer::wait() {
  if (stopping_ || work_in_hand()) return;
  // The clock of deadlines also runs while the machine is suspended, the one that can be waited on does not.
  Millis delay = std::chrono::seconds(1);
  if (const auto deadline = scheduler_.next_deadline())
    delay = std::clamp(*deadline - clock_.now().elapsed, Millis(0), delay);
  delay = std::clamp(scheduler_.next_tidy() - clock_.now().elapsed, Millis(0), delay);
  queue_.wait(std::chrono::steady_clock::now() + delay);
}

bool Writer::due() const {
  const auto deadline = scheduler_.next_deadline();
  return deadline && *deadline <= clock_.now().elapsed;
}

// Callers are entered before their submission can be answered.
void Writer::admit() {
  auto arrived = queue_.take();
  for (std::size_t i = 0; i < kLanes; ++i) {
    for (auto& queued : arrived[i]) {
      if (queued.waiting) waiting_.emplace(queued.submission.ticket, *std::move(queued.waiting));
      queued.waiting.reset();
      lanes_[i].push_back(std::move(queued));
    }
  }
}

void Writer::run_once() {
  if (releasing_polls_)
    for (auto& answer : scheduler_.release_polls())
      deliver(std::move(answer));
  if (holding_calls_) scheduler_.hold_calls();
  fill_batch();
  if (!batch_.empty() || due()) {
    std::size_t taken = 0;
    auto answers = scheduler_.run_batch(batch_, &taken);
    for (auto& answer : answers)
      deliver(std::move(answer));
    if (const Effects effects = scheduler_.take_effects(); !effects.empty()) options_.perform(effects);
    give_back(taken);
    settle_cancelled(taken);
  }
  flush_replies();
  scheduler_.tidy();
  note_writable();
  if (const auto recovery = scheduler_.take_recovery()) options_.recovered(*recovery);
  const auto now = clock_.now().wall;
  if (now - last_second_ < std::chrono::seconds(1) && now >= last_second_) return;
  last_second_ = now;
  options_.every_second(now);
}

void Writer::fill_batch() {
  batch_.clear();
  charges_.clear();
  cancelled_.clear();
  move_to_batch(Lane::Journal, kJournalRowsFirst);
  for (const auto lane : {Lane::Internal, Lane::Results, Lane::Starts, Lane::Journal})
    move_to_batch(lane, kBatchSubmissionsMax);
}

void Writer::move_to_batch(Lane lane, std::size_t most) {
  auto& queue = lanes_[static_cast<std::size_t>(lane)];
  for (; most > 0 && !queue.empty() && batch_.size() < kBatchSubmissionsMax; --most) {
    auto& submission = queue.front().submission;
    if (const auto* cancel = std::get_if<CancelPollRequest>(&submission.request))
      cancelled_.emplace_back(batch_.size(), cancel->ticket);
    if (std::holds_alternative<PollActivityRequest>(submission.request)) drop_gone_poll(submission);
    batch_.push_back(std::move(submission));
    charges_.push_back({lane, queue.front().bytes});
    queue.pop_front();
  }
}

void Writer::note_writable() {
  const bool writable = scheduler_.writable();
  if (!writable) {
    const std::lock_guard lock(fault_mutex_);
    fault_ = scheduler_.fault();
  }
  if (writable_.exchange(writable) == writable) return;
  if (writable) {
    log_info("the database takes writes again");
  } else {
    ++faults_;
    log_error(
        fmt::format("the database can't be written: {}; changes are refused until it can, which is "
                    "tried several times a second",
                    fault()));
  }
}

std::string Writer::fault() const {
  const std::lock_guard lock(fault_mutex_);
  return fault_;
}

// A client that has hung up before its poll got here must not be handed a task; neither must one that came
// after polls were released. The call's row is all that is left of it.
void Writer::drop_gone_poll(Submission& submission) {
  const auto caller = waiting_.find(submission.ticket);
  if (caller == waiting_.end()) return;
  if (!releasing_polls_ && (caller->second.inside || !caller->second.responder.client_gone())) return;
  deliver({.ticket = submission.ticket, .reply = Done{}});
  submission.ticket = 0;
  submission.request = JournalRequest{};
  if (!submission.call) return;
  auto& row = *submission.call;
  row.duration_us = std::chrono::microseconds(clock_.now().wall - row.received_at).count();
  if (releasing_polls_) return;
  row.status = kStatusHungUp;
  row.error = kErrorHungUp;
}

// Not taken: to the front of their lanes, in their order.
void Writer::give_back(std::size_t taken) {
  for (std::size_t i = 0; i < taken; ++i)
    queue_.release(charges_[i].lane, charges_[i].bytes);
  for (std::size_t i = batch_.size(); i > taken; --i) {
    auto& queue = lanes_[static_cast<std::size_t>(charges_[i - 1].lane)];
    queue.push_front({std::move(batch_[i - 1]), std::nullopt, charges_[i - 1].bytes});
  }
}

// A cancelled poll that has left the scheduler without an answer: its client may only have ended its side of
// the connection, and then still reads.
void Writer::settle_cancelled(std::size_t taken) {
  for (const auto& [index, ticket] : cancelled_)
    if (index < taken) deliver({.ticket = ticket, .reply = Done{}});
}

void Writer::deliver(Answer answer) {
  if (answer.call) options_.empty_poll(*std::move(answer.call));
  const auto found = waiting_.find(answer.ticket);
  if (found == waiting_.end()) return;
  auto caller = std::move(found->second);
  waiting_.erase(found);
  http::OnFlushed on_flushed;
  if (const auto* task = std::get_if<TaskHandedOut>(&answer.reply)) on_flushed = report_delivery(*task);
  if (caller.inside) {
    auto reply = shaped(caller.to_reply, answer);
    const bool made = reply.has_value();
    const bool wanted = caller.inside(made ? *std::move(reply) : http::unanswered_reply());
    if (on_flushed) on_flushed(made && wanted);
    return;
  }
  replies_.push_back({.responder = std::move(caller.responder),
                      .reply = {},
                      .on_flushed = std::move(on_flushed),
                      .make_reply = [to_reply = std::move(caller.to_reply), answer = std::move(answer)] {
                        return shaped(to_reply, answer);
                      }});
}

void Writer::flush_replies() {
  if (!replies_.empty()) options_.answer(replies_);
  replies_.clear();
}

http::OnFlushed Writer::report_delivery(const TaskHandedOut& task) {
  return [this, execution = task.execution, seq = task.task, nonce = task.nonce](bool flushed) {
    submit({.request = TaskDeliveryRequest{execution, seq, nonce, flushed}});
  };
}

}  // namespace sfn::server
