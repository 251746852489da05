// Workload is the run that is recorded: about 60 executions over every state type, with retries, time-outs,
// heartbeats, lost answers, stops, changes of the registry, checkpoints, a WAL that starts anew, processes
// that are closed, that are killed and that quarantine an execution. `Coverage` says what of all there is to
// write it has written, so that the workload is remade when an event, a table or a pending kind is added.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/durability/clients.h"
#include "tests/durability/world.h"

namespace sfn::durability {

class Coverage {
 public:
  // The rows that are there at this moment.
  void look(const std::string& database);
  // Event types, tables and pending kinds that were never there.
  [[nodiscard]] std::vector<std::string> missing() const;
  // All rows that the logs had.
  [[nodiscard]] const LogRows& log() const { return log_; }

 private:
  LogRows log_;
  std::set<std::string> seen_;
  std::set<std::string> tables_;
};

class Workload {
 public:
  struct Options {
    int executions_per_machine = 4;
    bool covers_all = true;  // look at what is written; else leave that out, which saves reads
  };
  Workload(World& world, Clients& clients, Options options)
      : world_(world), clients_(clients), options_(options) {}

  // From an empty disk to the last execution's end and an orderly close. A process that has to end, because a
  // store failed, is followed by another one. Throws Violation when it does not come to rest.
  void run();

  [[nodiscard]] const Coverage& coverage() const { return coverage_; }
  [[nodiscard]] int executions() const { return started_; }
  // Why processes ended, and starts failed, in order.
  [[nodiscard]] const std::vector<std::string>& ends() const { return ends_; }

 private:
  void round(int number);
  void happenings(int number);
  void start_some();
  void stop_some();
  void purge_some();
  void quarantine_one();
  void delete_all();
  void process_ends(const std::exception& why);
  void note_end(const std::exception& why);
  void start_process();
  [[nodiscard]] bool done();
  // Runs `work`; an error of the store ends the process, and the next one starts.
  template <class Work>
  void guarded(Work&& work);

  World& world_;
  Clients& clients_;
  Options options_;
  Coverage coverage_;
  int started_ = 0;
  std::vector<std::string> ends_;
};

// On a store that has executions: workers answer what they hold and take what there is, time passes, until
// nothing is open. Throws Violation when something stays.
void settle(World& world, Clients& clients);

}  // namespace sfn::durability
