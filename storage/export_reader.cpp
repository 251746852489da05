#include "storage/export_reader.h"

#include <vector>

#include "storage/connection.h"
#include "storage/execution_reader.h"
#include "storage/migrate.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

constexpr std::int64_t kExecutionsAtATime = 500;
constexpr std::size_t kEventsAtATime = 1'000;

struct Found {
  ExecutionRecord record;
  std::string machine;
  ArnScope scope;
};

bool fits(const ExportFilter& filter, const Found& found) {
  const TimePoint started = found.record.started_at;
  return (!filter.state_machine || *filter.state_machine == found.machine) &&
         (!filter.status || *filter.status == found.record.status) &&
         (!filter.started_from || *filter.started_from <= started) &&
         (!filter.started_before || started < *filter.started_before);
}

}  // namespace

struct ExportReader::Reader {
  explicit Reader(const std::filesystem::path& database)
      : connection(open_for_reading(database)),
        table(*connection),
        executions(*connection),
        page(*connection, std::string("SELECT ") + kExecutionColumns +
                              ", m.name, m.partition, m.region, m.account FROM executions e"
                              " JOIN state_machines m ON m.state_machine_id = e.state_machine_id"
                              " WHERE e.execution_id > ? ORDER BY e.execution_id LIMIT ?") {}

  std::vector<Found> next(ExecutionId after) {
    std::vector<Found> found;
    sql::for_each(
        page,
        [&](SQLite::Statement& row) {
          constexpr int kFirst = 11;  // behind kExecutionColumns
          Found& out = found.emplace_back();
          out.record = read_execution(row);
          sql::read(row.getColumn(kFirst), out.machine);
          sql::read(row.getColumn(kFirst + 1), out.scope.partition);
          sql::read(row.getColumn(kFirst + 2), out.scope.region);
          sql::read(row.getColumn(kFirst + 3), out.scope.account);
        },
        after.value, kExecutionsAtATime);
    return found;
  }

  // False: it was removed meanwhile.
  bool show(const Found& found, const ExportVisitor& visitor) {
    const SQLite::Transaction snapshot(*connection);
    // It may have closed since its page was read.
    const auto record = table.find(found.record.id);
    const auto description = record ? executions.describe(*record, found.machine, found.scope) : std::nullopt;
    if (!description) return false;
    visitor.begin(*description);
    HistoryRequest request{.execution = found.record.id, .count = kEventsAtATime};
    for (bool more = true; more;) {
      const HistoryPage history = executions.history(request);
      for (const ShownEvent& event : history.events)
        visitor.event(event);
      more = history.next.has_value();
      request.after = history.next.value_or(Seq());
    }
    visitor.end();
    return true;
  }

  std::unique_ptr<SQLite::Database> connection;
  ExecutionTable table;
  ExecutionReader executions;
  SQLite::Statement page;
};

ExportReader::ExportReader(const std::filesystem::path& database) {
  require_newest_schema(*open_for_reading(database));
  reader_ = sql::translated([&] { return std::make_unique<Reader>(database); });
}

ExportReader::~ExportReader() = default;

std::int64_t ExportReader::read(const ExportFilter& filter, const ExportVisitor& visitor) {
  std::int64_t count = 0;
  sql::translated([&] {
    for (auto page = reader_->next(ExecutionId()); !page.empty();
         page = reader_->next(page.back().record.id)) {
      for (const Found& found : page) {
        if (fits(filter, found) && reader_->show(found, visitor)) ++count;
      }
    }
  });
  return count;
}

}  // namespace sfn::storage
