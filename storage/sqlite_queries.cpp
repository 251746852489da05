#include "storage/sqlite_queries.h"

#include "storage/connection.h"
#include "storage/execution_reader.h"
#include "storage/migrate.h"
#include "storage/registry_reader.h"
#include "storage/sql.h"

namespace sfn::storage {

// A connection and the statements prepared on it.
struct SqliteQueries::Reader {
  explicit Reader(const std::filesystem::path& database)
      : connection(open_for_reading(database)),
        begin(*connection, "BEGIN"),
        end(*connection, "COMMIT"),
        registry(*connection),
        executions(*connection) {}

  std::unique_ptr<SQLite::Database> connection;
  SQLite::Statement begin;
  SQLite::Statement end;
  RegistryReader registry;
  ExecutionReader executions;
};

namespace {

// All statements meanwhile see the file at one moment, and take the WAL's lock for readers once.
class Snapshot {
 public:
  Snapshot(SQLite::Statement& begin, SQLite::Statement& end) : end_(end) { sql::run(begin); }
  ~Snapshot() {
    end_.tryExecuteStep();
    end_.tryReset();
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  SQLite::Statement& end_;
};

}  // namespace

SqliteQueries::SqliteQueries(const std::filesystem::path& database, std::size_t connections) {
  require_newest_schema(*open_for_reading(database));
  for (std::size_t i = 0; i < connections; ++i) {
    readers_.push_back(std::make_unique<Reader>(database));
    free_.push_back(readers_.back().get());
  }
}

SqliteQueries::~SqliteQueries() = default;

SqliteQueries::Reader& SqliteQueries::take() {
  std::unique_lock lock(mutex_);
  returned_.wait(lock, [this] { return !free_.empty(); });
  Reader* reader = free_.back();
  free_.pop_back();
  return *reader;
}

void SqliteQueries::give_back(Reader& reader) {
  {
    const std::scoped_lock lock(mutex_);
    free_.push_back(&reader);
  }
  returned_.notify_one();
}

template <class Query>
auto SqliteQueries::with_reader(Query&& query) {
  Reader& reader = take();
  const auto giving_back = [this](Reader* taken) { give_back(*taken); };
  const std::unique_ptr<Reader, decltype(giving_back)> lease(&reader, giving_back);
  return sql::translated([&] {
    const Snapshot snapshot(reader.begin, reader.end);
    return query(reader);
  });
}

std::optional<StateMachineDescription> SqliteQueries::find_state_machine(const ResourceName& name) {
  return with_reader([&](Reader& reader) { return reader.registry.find_state_machine(name); });
}

std::optional<StateMachineDescription> SqliteQueries::find_state_machine(StateMachineId machine,
                                                                         RevisionNumber revision) {
  return with_reader([&](Reader& reader) { return reader.registry.find_state_machine(machine, revision); });
}

Page<StateMachineSummary> SqliteQueries::list_state_machines(const NameRequest& request) {
  return with_reader([&](Reader& reader) { return reader.registry.list_state_machines(request); });
}

std::optional<ActivityDescription> SqliteQueries::find_activity(const ResourceName& name) {
  return with_reader([&](Reader& reader) { return reader.registry.find_activity(name); });
}

Page<ActivityDescription> SqliteQueries::list_activities(const NameRequest& request) {
  return with_reader([&](Reader& reader) { return reader.registry.list_activities(request); });
}

std::optional<ExecutionRecord> SqliteQueries::find_execution(const ExecutionName& name) {
  return with_reader([&](Reader& reader) { return reader.executions.find(name); });
}

std::optional<ExecutionDescription> SqliteQueries::describe_execution(const ExecutionName& name) {
  return with_reader([&](Reader& reader) { return reader.executions.describe(name); });
}

Page<ExecutionRecord> SqliteQueries::list_executions(const ExecutionsRequest& request) {
  return with_reader([&](Reader& reader) { return reader.executions.list(request); });
}

HistoryPage SqliteQueries::history(const HistoryRequest& request) {
  return with_reader([&](Reader& reader) { return reader.executions.history(request); });
}

Counts SqliteQueries::counts() {
  return with_reader([&](Reader& reader) {
    return Counts{.state_machines = reader.registry.count_state_machines(),
                  .activities = reader.registry.count_activities(),
                  .open_executions = reader.executions.count_open()};
  });
}

}  // namespace sfn::storage
