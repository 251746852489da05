// RetentionPlan finds what a policy does not want any more: closed executions by age, number and state
// machine, and rows of the journal by age and size. It proposes; who writes decides about each one again
// (engine/scheduler/purge.h). On a reader connection of its own, in short read transactions, so that it works
// beside a running server and in another process. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/scheduler/request.h"
#include "engine/value/ids.h"
#include "engine/value/time.h"

namespace sfn::storage {

// An execution goes when either says so.
struct RetentionRule {
  std::optional<Millis> age;  // since it closed; absent: however old
  std::int64_t newest = 0;    // as many of its machine stay, those that run included; 0: any number
};

struct RetentionPolicy {
  RetentionRule executions;                       // of machines that have no rule of their own
  std::map<std::string, RetentionRule> machines;  // by name, deleted ones of that name included
  std::optional<Millis> journal_age;              // absent: however old
  std::int64_t journal_bytes = 0;                 // 0: any number
};

struct PurgeCandidate {
  ExecutionId execution;
  StateMachineId state_machine;
  TimePoint closed_at{};
};

class RetentionPlan {
 public:
  // The file has this program's schema. Throws OpenError.
  explicit RetentionPlan(const std::filesystem::path& database);
  ~RetentionPlan();

  // Begins anew, as of `now`. This and the functions below throw StorageError.
  void begin(RetentionPolicy policy, TimePoint now);
  // The next ones in order of id, at most `count`; empty at the end.
  std::vector<PurgeCandidate> next(std::size_t count);
  // Rows of the journal before this one may go; none: they all stay.
  CallId calls_below();

  // Whether `executions` still has it.
  bool is_there(ExecutionId execution);
  // Removed executions whose rows are still there.
  std::int64_t leftovers();
  std::int64_t calls_before(CallId call);
  std::int64_t events_of(ExecutionId execution);
  std::string machine_name(StateMachineId machine);
  // Free pages that will be given back to the file system, once `leftovers` is 0.
  std::int64_t pages_to_give_back();
  // `meta.token_key`.
  std::string token_key();

 private:
  struct Reader;
  struct Rule {
    std::optional<TimePoint> closed_before;
    ExecutionId newest_from;  // older ones are too many; none: no such limit
  };

  [[nodiscard]] const Rule& rule_of(StateMachineId machine);
  CallId calls_too_old();
  CallId calls_too_many();

  std::unique_ptr<Reader> reader_;
  RetentionPolicy policy_;
  TimePoint now_{};
  std::map<StateMachineId, Rule> rules_;
  // Nothing that started later, and has a higher id, is wanted gone.
  TimePoint started_before_{};
  ExecutionId too_many_below_;
  ExecutionId last_;
  bool at_end_ = true;
};

// What the writer is asked for: these, as they were when they were found.
[[nodiscard]] PurgeRequest purge_request(const std::string& cause,
                                         const std::vector<PurgeCandidate>& candidates);

}  // namespace sfn::storage
