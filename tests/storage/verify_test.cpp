// `verify` finds every alteration of a table of them, and nothing in a file that nobody touched; `rebuild`
// makes the projections again.
#include "storage/verify.h"

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "storage/data_folder.h"
#include "storage/open_error.h"
#include "storage/rebuild.h"
#include "tests/storage/small_world.h"
#include "tests/storage/temporary_folder.h"

namespace sfn::test {
namespace {

// What somebody does to the file, and a part of what `verify` says to it.
struct Alteration {
  const char* name;
  const char* sql;
  const char* finding;
};

constexpr const char* kOrder1 = "(SELECT execution_id FROM executions WHERE name = 'order-1')";

// `%` stands for the id of order-1, which has SUCCEEDED.
constexpr Alteration kAlterations[] = {
    {"a row of the log is missing", "DELETE FROM history_events WHERE execution_id = % AND seq = 3",
     "row 4 (TaskStateEntered): seq 3 was expected"},
    {"the last row of a closed execution is missing",
     "DELETE FROM history_events WHERE execution_id = % AND type = 'ExecutionSucceeded'",
     "executions differs from the log in status"},
    {"the newest row of the whole log is missing",
     "DELETE FROM history_events WHERE position = (SELECT max(position) FROM history_events)",
     "rows are gone from its end"},
    {"a row is there twice",
     "INSERT INTO history_events SELECT (SELECT max(position) + 1 FROM history_events), execution_id,"
     " (SELECT max(seq) + 1 FROM history_events WHERE execution_id = %), event_id, previous_event_id, "
     "recorded_at,"
     " type, version, branch, state, payload, payload_seq, details, private, call_id, checksum"
     " FROM history_events WHERE execution_id = % AND seq = 3",
     "row 12 (PassStateExited): event id 12 was expected, it has 3"},
    {"rows are renumbered",
     "UPDATE history_events SET seq = -seq WHERE execution_id = % AND seq IN (3, 4);"
     "UPDATE history_events SET seq = 7 + seq WHERE execution_id = % AND seq < 0",
     "its position is not above"},
    {"a row stands at another position",
     "UPDATE history_events SET position = 60000 WHERE execution_id = % AND seq = 3", "the checksum differs"},
    {"an event id is another one",
     "UPDATE history_events SET event_id = 40 WHERE execution_id = % AND seq = 3",
     "event id 3 was expected, it has 40"},
    {"a previous event id points forward",
     "UPDATE history_events SET previous_event_id = 5 WHERE execution_id = % AND seq = 3",
     "its previous event id is not smaller"},
    {"a row belongs to another execution",
     "UPDATE history_events SET execution_id = 3000 WHERE execution_id = % AND seq = 9",
     "seq 1 was expected"},
    {"a payload is altered",
     "UPDATE history_events SET payload = replace(payload, 'lamp', 'vase') WHERE execution_id = % AND seq = "
     "1",
     "row 1 (ExecutionStarted): a cell was altered"},
    {"what only recovery reads is altered",
     "UPDATE history_events SET private = json_set(private, '$.deadline', 1) WHERE execution_id = % AND seq "
     "= 1",
     "row 1 (ExecutionStarted): a cell was altered"},
    {"a time is altered",
     "UPDATE history_events SET recorded_at = recorded_at + 1 WHERE execution_id = % AND seq = 2",
     "row 2 (PassStateEntered): a cell was altered"},
    {"the status of an execution is another one",
     "UPDATE executions SET status = 'FAILED' WHERE execution_id = %",
     "executions differs from the log in status"},
    {"an execution closed at another time",
     "UPDATE executions SET closed_at = closed_at + 1 WHERE execution_id = %", "in closed_at"},
    {"an execution has another name", "UPDATE executions SET name = 'order-9' WHERE execution_id = %",
     "in name"},
    {"an execution has no row", "DELETE FROM executions WHERE execution_id = %", "no row in executions"},
    {"an execution has no log",
     "INSERT INTO executions SELECT 3000, state_machine_id, revision, 'ghost', status, started_at, closed_at,"
     " closing_seq, NULL, NULL, 0 FROM executions WHERE execution_id = %",
     "execution 3000: a table names it, but it has no log"},
    {"a timer is missing", "DELETE FROM pending WHERE kind = 'Wait'", "pending Wait of row 2 is missing"},
    {"a timer is due at another time", "UPDATE pending SET due_at = due_at + 1 WHERE kind = 'Retry'",
     "pending Retry of row"},
    {"a closed execution waits for something",
     "INSERT INTO pending (execution_id, kind, seq, wall_clock, returned, delivered) VALUES (%, 'Runnable', "
     "0, 0, 0, 0)",
     "is stored, but nothing waits for it"},
    {"a definition is altered", "UPDATE state_machine_revisions SET definition = '{}' WHERE revision = 2",
     "state_machine_revisions: the row"},
    {"a revision is missing", "DELETE FROM state_machine_revisions WHERE revision = 2", "is missing"},
    {"a tag is altered", "UPDATE tags SET value = 'x' WHERE resource_kind = 'activity'",
     "tags: the row activity"},
    {"an activity is made up",
     "INSERT INTO activities SELECT 99, 'made-up', partition, region, account, status, NULL, created_at, NULL"
     " FROM activities",
     "activities: nothing in registry_events made the row 99"},
    {"a row of the registry's log is missing",
     "DELETE FROM registry_events WHERE type = 'StateMachineDeleted'", "state_machines: the row"},
    {"a row of the registry's log is altered",
     "UPDATE registry_events SET name = 'x' WHERE type = 'ActivityCreated'", "the checksum differs"},
    {"a call is missing",
     "DELETE FROM api_calls WHERE call_id = (SELECT call_id FROM history_events WHERE execution_id = % AND "
     "seq = 1)",
     "is not in api_calls"},
    {"a call is altered", "UPDATE api_calls SET caller = 'somebody' WHERE operation = 'SendTaskFailure'",
     "a cell was altered"},
    {"a counter has started over", "UPDATE meta SET next_execution_id = 2", "next_execution_id is 2"},
};

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

void alter(const std::filesystem::path& folder, const std::string& sql) {
  SQLite::Database connection(storage::database_path(folder).string(), SQLite::OPEN_READWRITE);
  connection.exec(replace_all(sql, "%", kOrder1));
}

bool mentions(const storage::Findings& findings, const std::string& text) {
  return std::ranges::any_of(findings.lines(),
                             [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

std::string joined(const storage::Findings& findings) {
  std::string text;
  for (const std::string& line : findings.lines())
    text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("nothing is found in a file that nobody altered, also while its server runs") {
  const TemporaryFolder folder;
  SmallWorld world(folder.path());
  const auto report = storage::verify(storage::database_path(folder.path()));
  CHECK(joined(report.findings) == "");
  CHECK(report.executions == 7);
  CHECK(report.history_events > 30);
  CHECK(report.registry_events == 7);
  CHECK(report.api_calls > 15);
}

TEST_CASE("a look at what a position was followed by leaves out what is older") {
  const TemporaryFolder folder;
  SmallWorld world(folder.path());
  const auto database = storage::database_path(folder.path());
  CHECK(storage::verify(database, Position(0)).executions == 7);
  const auto middle = storage::verify(database, Position(20));
  CHECK(middle.executions > 0);
  CHECK(middle.executions < 7);
  const TemporaryFolder copy;
  const auto altered = copy.path() / "data";
  copy_as_killed(folder.path(), altered);
  alter(altered,
        "UPDATE executions SET name = name || 'x' WHERE execution_id = (SELECT max(execution_id) FROM "
        "executions)");
  CHECK(joined(storage::verify(storage::database_path(altered), Position(20)).findings).find("in name") !=
        std::string::npos);
  CHECK(storage::verify(storage::database_path(altered), Position(1'000'000)).executions == 0);
}

TEST_CASE("each planted alteration is found") {
  const TemporaryFolder root;
  const auto original = root.path() / "original";
  SmallWorld world(original);
  int number = 0;
  for (const Alteration& alteration : kAlterations) {
    const std::string name = alteration.name;
    CAPTURE(name);
    const auto folder = root.path() / std::to_string(++number);
    copy_as_killed(original, folder);
    alter(folder, alteration.sql);
    const auto report = storage::verify(storage::database_path(folder));
    CHECK_MESSAGE(mentions(report.findings, alteration.finding), joined(report.findings));
  }
}

TEST_CASE("projections that were altered or emptied are made again from the log") {
  const TemporaryFolder root;
  const auto original = root.path() / "original";
  SmallWorld world(original);
  for (const char* damage :
       {"DELETE FROM executions; DELETE FROM pending; DELETE FROM state_machines; DELETE FROM activities;"
        "DELETE FROM state_machine_revisions; DELETE FROM tags; UPDATE meta SET checkpoint_position = NULL",
        "UPDATE executions SET status = 'ABORTED', name = name || 'x', state_machine_id = 77, started_at = 0;"
        "UPDATE pending SET due_at = 5; INSERT INTO tags VALUES ('activity', 99, 'k', 'v')"}) {
    const TemporaryFolder copy;
    const auto folder = copy.path() / "data";
    copy_as_killed(original, folder);
    alter(folder, damage);
    const auto database = storage::database_path(folder);
    CHECK(storage::verify(database).findings.count() > 0);
    const auto report = storage::rebuild(folder);
    CHECK(report.executions == 7);
    CHECK(report.findings.count() == 0);
    CHECK(joined(storage::verify(database).findings) == "");

    storage::SqliteStorage storage({.folder = folder});
    const Opening opening = storage.open(TimePoint(), "key");
    CHECK(opening.checkpoint == opening.last_position);
  }
}

TEST_CASE("rebuild keeps what it cannot fold and says so") {
  const TemporaryFolder root;
  const auto original = root.path() / "original";
  SmallWorld world(original);
  const auto folder = root.path() / "data";
  copy_as_killed(original, folder);
  alter(folder, "UPDATE history_events SET type = 'Nonsense' WHERE execution_id = % AND seq = 3");
  const auto report = storage::rebuild(folder);
  CHECK(report.findings.count() == 1);
  CHECK(mentions(report.findings, "row 3 (Nonsense version 1): a known event type was expected"));
  SQLite::Database connection(storage::database_path(folder).string());
  CHECK(connection.execAndGet("SELECT count(*) FROM executions").getInt() == 7);
}

TEST_CASE("a folder in use can be verified but not rebuilt, and one without a database neither") {
  const TemporaryFolder root;
  SmallWorld world(root.path() / "data");
  const auto reason = [](const auto& call) {
    try {
      call();
    } catch (const storage::OpenError& error) {
      return error.reason();
    }
    return storage::OpenError::Reason::Unavailable;
  };
  using Reason = storage::OpenError::Reason;
  CHECK(reason([&] { storage::rebuild(root.path() / "data"); }) == Reason::InUse);
  CHECK(reason([&] { storage::rebuild(root.path() / "none"); }) == Reason::Missing);
  CHECK(reason([&] { static_cast<void>(storage::verify(root.path() / "none" / "stepwell.db")); }) ==
        Reason::Missing);
}

}  // namespace sfn::test
