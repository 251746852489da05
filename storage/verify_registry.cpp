#include "storage/verify_registry.h"

#include <map>

#include <fmt/format.h>

#include "storage/log_reader.h"
#include "storage/migrate.h"
#include "storage/registry_projection.h"
#include "storage/row_checksum.h"
#include "storage/sql.h"
#include "storage/verify_purges.h"

namespace sfn::storage {
namespace {

struct Projection {
  const char* table;
  int key_columns;  // the first ones
};
constexpr Projection kProjections[] = {
    {"state_machines", 1}, {"state_machine_revisions", 2}, {"activities", 1}, {"tags", 3}};

// The rows of a table: their key as text, and a digest of the whole row.
using Rows = std::map<std::string, std::int64_t>;

Rows rows_of(SQLite::Database& connection, const Projection& projection) {
  Rows rows;
  SQLite::Statement statement(connection, std::string("SELECT * FROM ") + projection.table);
  while (statement.executeStep()) {
    std::string key;
    RowChecksum digest;
    for (int i = 0; i < statement.getColumnCount(); ++i) {
      const SQLite::Column column = statement.getColumn(i);
      const std::string text = column.getString();
      if (i < projection.key_columns) key += (i > 0 ? ", " : "") + text;
      if (column.isNull()) {
        digest.null();
      } else {
        digest.text(std::string_view(text));
      }
    }
    rows.emplace(key, digest.value());
  }
  return rows;
}

void compare(const char* table, const Rows& stored, const Rows& folded, Findings& findings) {
  for (const auto& [key, digest] : folded) {
    const auto found = stored.find(key);
    if (found == stored.end()) {
      findings.add(fmt::format("{}: the row {} is missing", table, key));
    } else if (found->second != digest) {
      findings.add(fmt::format("{}: the row {} differs from registry_events", table, key));
    }
  }
  for (const auto& [key, digest] : stored) {
    if (!folded.contains(key))
      findings.add(fmt::format("{}: nothing in registry_events made the row {}", table, key));
  }
}

bool same_cells(const RegistryRow& a, const RegistryRow& b) {
  return a.recorded_at == b.recorded_at && a.type == b.type && a.version == b.version &&
         a.state_machine == b.state_machine && a.revision == b.revision && a.activity == b.activity &&
         a.name == b.name && a.definition == b.definition && a.details == b.details;
}

void check_row(const StoredRegistryRow& stored, KnownCalls& calls, Findings& findings) {
  const auto report = [&](std::string_view what) {
    findings.add(
        fmt::format("registry_events, position {} ({}): {}", stored.position.value, stored.row.type, what));
  };
  if (checksum_of(stored.position, stored.call, stored.row) != stored.checksum)
    report("a cell was altered: the checksum differs");
  if (stored.call && !calls.contains(stored.call))
    report(fmt::format("the call {} that caused it is not in api_calls", stored.call.value));
}

}  // namespace

void verify_registry(SQLite::Database& connection, VerifyReport& report) {
  SQLite::Database folded(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(folded);
  RegistryProjection projection(folded);
  KnownCalls calls(connection);
  LogReader(connection).for_each_registry_row([&](const StoredRegistryRow& stored) {
    ++report.registry_events;
    check_row(stored, calls, report.findings);
    const auto event = decode(stored.row);
    if (!event) {
      report.findings.add(
          fmt::format("registry_events, position {}: {}", stored.position.value, event.error()));
      return;
    }
    if (!same_cells(encode(*event), stored.row))
      report.findings.add(fmt::format("registry_events, position {} ({}): it is not written as it is read",
                                      stored.position.value, stored.row.type));
    try {
      projection.apply(*event);
    } catch (const SQLite::Exception& error) {
      report.findings.add(
          fmt::format("registry_events, position {} ({}): it does not follow from the rows before: {}",
                      stored.position.value, stored.row.type, error.what()));
    }
  });
  for (const Projection& table : kProjections)
    compare(table.table, rows_of(connection, table), rows_of(folded, table), report.findings);
}

}  // namespace sfn::storage
