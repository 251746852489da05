// Clients are the callers and workers of the workload, as well-behaved ones are: they call again when a call
// failed inside the server or its answer never came, and they write into the ledger what they were told. What
// a worker does follows from the name of the activity:
//
//   good     succeeds                  flaky    fails the first task of an execution, then succeeds
//   bad      fails                     silent   lets every other task of an execution time out
//   beating  sends two heartbeats      lost     the answer with the task doesn't reach it the first time
//   nobody   is never polled
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/durability/callees.h"
#include "tests/durability/ledger.h"
#include "tests/durability/world.h"

namespace sfn::durability {

class Clients {
 public:
  // `name` begins the ids of their requests.
  Clients(World& world, Ledger& ledger, std::string name)
      : world_(world), ledger_(ledger), name_(std::move(name)) {}

  void create_activity(const std::string& name);
  void delete_activity(const std::string& name);
  void create_machine(const std::string& name, const std::string& definition);
  void update_machine(const std::string& name, const std::string& definition);
  void delete_machine(const std::string& name);
  void start(const std::string& machine, const std::string& name, const std::string& input);
  void stop(const std::string& machine, const std::string& name);
  // Removes the execution if it has closed.
  void purge(const std::string& name);
  // A call that changes nothing: a row of the journal.
  void read();
  // Gives polls out to the workers until each activity has one parked.
  void poll();
  // A poll whose client has gone before its answer.
  void poll_and_hang_up(const std::string& activity);
  // Every worker takes its next turn, and whoever was called answers.
  void work();
  // Workers that were handed tasks by then, by the ledger of others, begin anew with their answers.
  void take_over(const Ledger& ledger, std::size_t operations);

  // One batch with what is to be sent. Throws what the scheduler throws.
  void run_batch();
  // Batches until there is nothing more to do at this moment.
  void run();
  // Nothing is under way but polls.
  [[nodiscard]] bool idle() const;
  // The process is gone, and with it what was under way: everything but polls is called again.
  void process_gone();

  [[nodiscard]] std::int64_t refused() const { return refused_; }

 private:
  using OnAnswer = std::function<void(const Answer&)>;
  struct Call {
    Request request;
    std::string operation;
    OnAnswer on_answer;
    bool changes = true;  // where it succeeds; else a repetition may succeed too
    bool poll = false;
    bool repeated = false;
  };
  struct Held {
    TaskHandedOut task;
    std::string token;
    std::string activity;
    int turn = 0;
  };

  void send(Call call);
  void answered(const Answer& answer);
  void journaled(const Answer& answer, const Call& call);
  void handed_out(const Answer& answer, const std::string& activity);
  // False: the worker is done with it.
  bool take_turn(Held& held);
  void answer_calls();
  void answer_token(const std::string& token);
  void succeed(const Held& held);
  void fail(const Held& held);
  [[nodiscard]] ExecutionId execution_named(const std::string& name) const;
  void note(Ledger::Fact fact);
  [[nodiscard]] std::string request_id(std::uint64_t ticket) const { return name_ + std::to_string(ticket); }
  void note_registered(std::size_t kind, const Answer& answer);

  World& world_;
  Ledger& ledger_;
  const std::string name_;
  std::vector<Submission> submitted_;
  std::map<std::uint64_t, Call> waiting_;
  std::vector<Call> again_;  // with the next batch
  std::uint64_t last_ticket_ = 0;
  Callees callees_;
  std::vector<Held> held_;
  std::map<std::string, std::size_t> parked_;                    // by activity
  std::map<std::pair<ExecutionId, std::string>, int> attempts_;  // tasks of an execution at an activity
  std::int64_t refused_ = 0;
};

}  // namespace sfn::durability
