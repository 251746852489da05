#include "tests/durability/ledger.h"

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/sim/violation.h"

namespace sfn::durability {

namespace {

using sim::require;

const std::vector<HistoryEvent>& history_of(const Stored& stored, ExecutionId id) {
  const auto found = stored.histories.find(id);
  require(found != stored.histories.end() && !found->second.empty(),
          "execution {} was acknowledged and is not there", id.value);
  return found->second;
}

template <class Body, class Test>
bool has(const std::vector<HistoryEvent>& events, Test&& test) {
  return std::any_of(events.begin(), events.end(), [&](const HistoryEvent& event) {
    const auto* body = std::get_if<Body>(&event.body);
    return body != nullptr && test(*body);
  });
}

// Each says whether the store holds one fact.
struct Checker {
  const Stored& stored;
  const Ledger& ledger;
  std::size_t operations;
  bool power_failed;

  [[nodiscard]] bool may_be_gone(ExecutionId id) const {
    const auto purged = ledger.purged.find(id);
    return purged != ledger.purged.end() && purged->second <= operations && !stored.histories.contains(id);
  }

  void operator()(const Ledger::Started& fact) const {
    if (may_be_gone(fact.execution)) return;
    const auto& first = history_of(stored, fact.execution).front();
    const auto* started = std::get_if<ExecutionStarted>(&first.body);
    require(started != nullptr && started->input.text() == fact.input && started->name == fact.name,
            "execution {} was acknowledged as another one", fact.execution.value);
    require(stored.executions.contains(fact.execution), "execution {} is in the log and has no record",
            fact.execution.value);
  }
  void operator()(const Ledger::Stopped& fact) const {
    if (may_be_gone(fact.execution)) return;
    require(has<ExecutionAborted>(history_of(stored, fact.execution), [](auto&) { return true; }),
            "execution {} was acknowledged as stopped and is not", fact.execution.value);
  }
  void operator()(const Ledger::HandedOut& fact) const {
    if (may_be_gone(fact.task.execution)) return;
    const auto& events = history_of(stored, fact.task.execution);
    const auto same = [&](const auto& body) { return body.nonce == fact.task.nonce; };
    require(has<ActivityStarted>(events, same) || has<ActivityHandedOutAgain>(events, same),
            "execution {}: a task was handed out and that is not in the log", fact.task.execution.value);
  }
  void operator()(const Ledger::TaskAnswered& fact) const {
    if (may_be_gone(fact.execution)) return;
    const auto& events = history_of(stored, fact.execution);
    const auto same = [&](const auto& body) { return body.task == fact.task; };
    require(fact.success ? has<ActivitySucceeded>(events, same) : has<ActivityFailed>(events, same),
            "execution {}: the answer to task {} was acknowledged and is not in the log",
            fact.execution.value, fact.task.value);
  }
  void operator()(const Ledger::Called& fact) const {
    if (may_be_gone(fact.execution)) return;
    const auto& events = history_of(stored, fact.execution);
    const auto same = [&](const auto& body) { return body.task == fact.task; };
    require(has<TaskStarted>(events, same) || has<LambdaFunctionStarted>(events, same),
            "execution {}: the call of task {} was made and that is not in the log", fact.execution.value,
            fact.task.value);
  }
  void operator()(const Ledger::Registered& fact) const {
    const bool found =
        std::any_of(stored.registry.begin(), stored.registry.end(), [&](const RegistryEvent& event) {
          if (event.body.index() != fact.kind) return false;
          return std::visit([&](const auto& body) { return id_of(body) == fact.id; }, event.body);
        });
    require(found, "a change of the registry (kind {}, id {}) was acknowledged and is not in the log",
            fact.kind, fact.id);
  }
  void operator()(const Ledger::Journaled& fact) const {
    if (power_failed && !fact.changed) return;
    const auto times = stored.calls.count(fact.request_id);
    require(times == 1, "{} was answered and is in the journal {} times", fact.request_id, times);
  }

  template <class Body>
  static std::int64_t id_of(const Body& body) {
    if constexpr (requires { body.activity; })
      return body.activity.value;
    else
      return body.state_machine.value;
  }
};

}  // namespace

LogRows read_log(const std::string& database) {
  SQLite::Database connection(database, SQLite::OPEN_READONLY);
  SQLite::Statement rows(connection,
                         "SELECT position, checksum FROM history_events UNION ALL"
                         " SELECT position, checksum FROM registry_events");
  LogRows log;
  while (rows.executeStep())
    log.emplace(rows.getColumn(0).getInt64(), rows.getColumn(1).getInt64());
  return log;
}

Stored read_stored(storage::SqliteStorage& storage) {
  Stored stored;
  SQLite::Database connection(storage.database().string(), SQLite::OPEN_READONLY);
  SQLite::Statement calls(connection, "SELECT request_id FROM api_calls");
  while (calls.executeStep())
    stored.calls.insert(calls.getColumn(0).getString());
  // What is left of a removed execution is no execution any more.
  SQLite::Statement ids(connection,
                        "SELECT DISTINCT execution_id FROM history_events"
                        " EXCEPT SELECT execution_id FROM purge_leftovers");
  while (ids.executeStep()) {
    const ExecutionId id(ids.getColumn(0).getInt64());
    stored.histories[id] = storage.load(id);
    if (auto record = storage.find_execution(id)) stored.executions.emplace(id, std::move(*record));
  }
  stored.registry = storage.load_registry();
  stored.log = read_log(storage.database().string());
  return stored;
}

std::optional<TimePoint> Ledger::clock_at(std::size_t operations) const {
  const auto later = std::upper_bound(clock.begin(), clock.end(), operations,
                                      [](std::size_t at, const auto& batch) { return at < batch.first; });
  if (later == clock.begin()) return std::nullopt;
  return std::prev(later)->second;
}

void Ledger::check(const Stored& stored, std::size_t operations, bool power_failed) const {
  const Checker checker{stored, *this, operations, power_failed};
  for (const Entry& entry : entries) {
    if (entry.operations > operations) return;
    std::visit(checker, entry.fact);
  }
}

}  // namespace sfn::durability
