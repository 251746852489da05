// Queries over the SQLite file, on a small pool of read-only connections. Any thread may call; a call takes a
// connection for as long as its statements run, so that no read transaction outlives a page, and waits for
// one when all are taken.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "storage/queries.h"

namespace sfn::storage {

class SqliteQueries final : public Queries {
 public:
  static constexpr std::size_t kConnections = 4;

  // The file exists and has this program's schema (SqliteStorage has opened it). Throws OpenError.
  explicit SqliteQueries(const std::filesystem::path& database, std::size_t connections = kConnections);
  ~SqliteQueries() override;

  std::optional<StateMachineDescription> find_state_machine(const ResourceName& name) override;
  std::optional<StateMachineDescription> find_state_machine(StateMachineId machine,
                                                            RevisionNumber revision) override;
  Page<StateMachineSummary> list_state_machines(const NameRequest& request) override;
  std::optional<ActivityDescription> find_activity(const ResourceName& name) override;
  Page<ActivityDescription> list_activities(const NameRequest& request) override;
  std::optional<ExecutionRecord> find_execution(const ExecutionName& name) override;
  std::optional<ExecutionDescription> describe_execution(const ExecutionName& name) override;
  Page<ExecutionRecord> list_executions(const ExecutionsRequest& request) override;
  HistoryPage history(const HistoryRequest& request) override;
  Counts counts() override;

 private:
  struct Reader;

  // Runs `query` with a reader of the pool; SQLite's errors come out as StorageError.
  template <class Query>
  auto with_reader(Query&& query);
  Reader& take();
  void give_back(Reader& reader);

  std::vector<std::unique_ptr<Reader>> readers_;
  std::mutex mutex_;  // guards free_
  std::condition_variable returned_;
  std::vector<Reader*> free_;
};

}  // namespace sfn::storage
