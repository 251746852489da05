// Writer owns the Scheduler and is the one thread that changes anything. It waits for submissions or the next
// deadline, lets the scheduler decide and commit a batch, and only then hands the replies to the front, all
// of a batch with one call. When it can't be told whether a commit is stored, or another process has taken
// the file over, it ends the process: recovery is the handler.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "engine/scheduler/scheduler.h"
#include "server/http/front.h"
#include "server/submission_queue.h"

namespace sfn::server {

struct WriterOptions {
  std::size_t queue_bytes_max = 64u << 20;
  // Gives the replies of a batch to their connections.
  std::function<void(std::vector<http::Answer>&)> answer;
  // Makes the calls of a batch; must not block.
  std::function<void(const Effects&)> perform;
  // Gets the row of a poll that was answered without a task.
  std::function<void(ApiCall)> empty_poll;
  // Ends the process with this exit code; does not return.
  std::function<void(int)> fatal;
  // Gets what a start has found and done, when all of it is done.
  std::function<void(const RecoveryRecord&)> recovered;
  // Called by the writer thread about once a second, with the time.
  std::function<void(TimePoint)> every_second;
};

class Writer {
 public:
  // The scheduler has been started. It, and the clock, must outlive this.
  Writer(Scheduler& scheduler, Clock& clock, WriterOptions options);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void start();

  // Any thread. Names the caller that a submission belongs to; never 0.
  [[nodiscard]] std::uint64_t next_ticket() { return ++last_ticket_; }
  // Any thread. False: the queue is full; nothing was taken, and `waiting` may still be answered.
  [[nodiscard]] bool submit(Submission submission, Waiting& waiting);
  // Any thread. Work that nobody waits for, and rows of the journal, which may be dropped.
  void submit(Submission submission);

  // Any thread. The scheduler has something to do that nobody has submitted.
  void wake() { queue_.wake(); }

  // Answers every waiting poll, now and from now on, without a task.
  void release_polls();
  // Any thread. Calls to the outside that have not begun wait for the next process.
  void hold_calls();
  // Writes what has been submitted, closes the scheduler and joins the thread.
  void stop();

  [[nodiscard]] bool writable() const { return writable_; }
  // What the store has failed with, while it can't be written.
  [[nodiscard]] std::string fault() const;
  // How often it began to fail.
  [[nodiscard]] std::uint64_t faults() const { return faults_; }
  [[nodiscard]] std::uint64_t dropped_rows() const { return queue_.dropped_rows(); }

 private:
  using Ticket = std::uint64_t;
  struct Charge {
    Lane lane = Lane::Internal;
    std::size_t bytes = 0;
  };

  void run();
  void run_guarded();
  void run_once();
  void wait();
  [[nodiscard]] bool due() const;
  [[nodiscard]] bool work_in_hand() const;
  void admit();
  void fill_batch();
  void move_to_batch(Lane lane, std::size_t most);
  void drop_gone_poll(Submission& submission);
  void give_back(std::size_t taken);
  void settle_cancelled(std::size_t taken);
  void deliver(Answer answer);
  void flush_replies();
  void note_writable();
  [[nodiscard]] http::OnFlushed report_delivery(const TaskHandedOut& task);

  Scheduler& scheduler_;
  Clock& clock_;
  WriterOptions options_;
  SubmissionQueue queue_;
  std::atomic<Ticket> last_ticket_{0};
  std::atomic<bool> writable_{true}, releasing_polls_{false}, holding_calls_{false}, stopping_{false};
  std::atomic<std::uint64_t> faults_{0};
  mutable std::mutex fault_mutex_;
  std::string fault_;

  // Of the writer thread.
  std::array<std::deque<QueuedSubmission>, kLanes> lanes_;
  std::vector<Submission> batch_;
  std::vector<Charge> charges_;                            // by submission of batch_
  std::vector<std::pair<std::size_t, Ticket>> cancelled_;  // index in batch_, poll
  std::unordered_map<Ticket, Waiting> waiting_;
  std::vector<http::Answer> replies_;
  TimePoint last_second_{};
  std::thread thread_;
};

}  // namespace sfn::server
