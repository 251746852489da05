#include "storage/sqlite_storage.h"

#include <malloc.h>
#include <sqlite3.h>

#include "engine/scheduler/planted_fault.h"
#include "engine/value/check.h"
#include "storage/connection.h"
#include "storage/execution_table.h"
#include "storage/incident_tables.h"
#include "storage/log_reader.h"
#include "storage/log_writer.h"
#include "storage/meta_table.h"
#include "storage/open_error.h"
#include "storage/pending_table.h"
#include "storage/purge_table.h"
#include "storage/registry_projection.h"
#include "storage/sql.h"
#include "storage/wal_check.h"

namespace sfn::storage {
namespace {

using Kind = StorageError::Kind;

// No frame was written by the transaction.
constexpr int kNothingWritten = -1;

Position position_of(const LoggedEvent& logged) {
  return std::visit([](const auto& event) { return event.position; }, logged);
}

// What the scheduler must never do; the constraints of the tables would say it later.
void check_batch(const Batch& batch, Position last) {
  const bool journal_only = batch.events.empty() && batch.executions.empty() && !batch.checkpoint &&
                            !batch.recovery && batch.quarantine.empty() && !batch.purge;
  check(batch.durable || journal_only, "only journal rows go without a durable commit");
  for (const LoggedEvent& logged : batch.events) {
    check(last < position_of(logged), "positions ascend");
    last = position_of(logged);
  }
}

// Of the newest row that the batch adds to the log; nothing if there is none.
std::optional<Position> last_position_of(const Batch& batch) {
  std::optional<Position> last;
  if (!batch.events.empty()) last = position_of(batch.events.back());
  if (batch.purge) last = std::max(last.value_or(Position()), batch.purge->position);
  return last;
}

}  // namespace

// The prepared statements on the writer's connection.
class SqliteStorage::Tables {
 public:
  explicit Tables(SQLite::Database& connection)
      : meta(connection),
        log(connection),
        log_reader(connection),
        registry(connection),
        executions(connection),
        execution_reader(connection),
        pending(connection),
        pending_reader(connection),
        incidents(connection),
        purges(connection),
        begin(connection, "BEGIN IMMEDIATE"),
        begin_reads(connection, "BEGIN"),
        commit(connection, "COMMIT"),
        call_exists(connection, "SELECT 1 FROM api_calls WHERE call_id = ?"),
        restored(connection, "SELECT 1 FROM restores WHERE epoch = ?") {}

  // That of a new file when there is none. A log without it lacks the next ids and the key of the tokens.
  Meta read_meta(TimePoint now) {
    const auto found = meta.find();
    if (!found && log_reader.last_position())
      throw StorageError(Kind::Damaged, "the row of the table meta is missing");
    if (found && found->epoch > 0 && !found->token_key)
      throw StorageError(Kind::Damaged, "the table meta lacks the key of the tokens");
    return found.value_or(Meta{.created_at = now});
  }

  MetaTable meta;
  LogWriter log;
  LogReader log_reader;
  RegistryProjection registry;
  ExecutionWriter executions;
  ExecutionTable execution_reader;
  PendingWriter pending;
  PendingReader pending_reader;
  IncidentTables incidents;
  PurgeTable purges;
  SQLite::Statement begin;
  SQLite::Statement begin_reads;
  SQLite::Statement commit;
  SQLite::Statement call_exists;
  SQLite::Statement restored;
};

// A start reads whole tables, once. They would push what the writer needs out of its page cache and fill it,
// so they are read on a connection with a small one, which goes when they have been read.
class SqliteStorage::Scans {
 public:
  Scans(const std::filesystem::path& database, const std::string& vfs)
      : connection_(open_for_reading(database, vfs)), pending(*connection_), executions(*connection_) {}

 private:
  std::unique_ptr<SQLite::Database> connection_;

 public:
  PendingReader pending;
  ExecutionTable executions;
};

SqliteStorage::SqliteStorage(const Options& options)
    : lock_(options.folder),
      database_(database_path(options.folder)),
      vfs_(options.vfs),
      reserve_(options.folder, options.reserve_bytes),
      lock_wait_(options.lock_patience) {
  require_whole_wal(database_, options.vfs);
  connection_ = open_for_writing(database_, options.vfs);
  complete_checkpoint(*connection_);
  // SQLite syncs the WAL's entry with the first sync by the process that made it, which may have died before.
  sync_entries(options.folder);
  migrated_ = migrate(*connection_);
  const auto note_frames = [](void* frames, sqlite3*, const char*, int count) {
    *static_cast<int*>(frames) = count;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(connection_->getHandle(), note_frames, &wal_frames_);
  lock_wait_.attach(connection_->getHandle());
  try {
    tables_ = std::make_unique<Tables>(*connection_);
  } catch (const SQLite::Exception& error) {
    throw OpenError(OpenError::Reason::Corrupt, database_.string() + ": " + error.what());
  }
  checkpointer_ = std::make_unique<WalCheckpointer>(database_, options.vfs, options.checkpoints);
}

SqliteStorage::~SqliteStorage() = default;

Opening SqliteStorage::open(TimePoint now, const std::string& token_key) {
  Opening opening;
  transact(
      true,
      [&] {
        Meta meta = tables_->read_meta(now);
        opening.clean_shutdown = meta.clean_shutdown;
        opening.restored = sql::find_value<int>(tables_->restored, meta.epoch).has_value();
        if (!meta.token_key) meta.token_key = token_key;
        meta.clean_shutdown = false;
        opening.epoch = ++meta.epoch;
        tables_->meta.put(meta);
        tables_->incidents.release_all();
        opening.counters = meta.counters;
        opening.token_key = *meta.token_key;
        if (meta.checkpoint_version == kCheckpointVersion) opening.checkpoint = meta.checkpoint;
      },
      [&] { return tables_->meta.epoch() == opening.epoch; });
  epoch_ = opening.epoch;
  last_position_ = sql::translated([&] { return tables_->log_reader.last_position(); }, *connection_);
  opening.last_position = last_position_;
  return opening;
}

void SqliteStorage::close() {
  end_reads();
  transact(
      true,
      [&] {
        require_ownership();
        tables_->meta.set_clean_shutdown();
      },
      [] { return false; });
  scans_.reset();
  tables_.reset();
  checkpointer_.reset();
  try_complete_checkpoint(*connection_);
  connection_.reset();
}

void SqliteStorage::append(const Batch& batch) {
  end_reads();
  check_batch(batch, last_position_);
  require_wal_in_place();
  require_sound_wal();
  checkpointer_->make_room();
  transact(
      batch.durable, [&] { write(batch); },
      [&] {
        if (!batch.calls.empty() && sql::find_value<int>(tables_->call_exists, batch.calls.back().id))
          return true;
        return tables_->log_reader.last_position() != last_position_;
      });
  if (const auto last = last_position_of(batch)) last_position_ = *last;
}

void SqliteStorage::write(const Batch& batch) {
  require_ownership();
  for (const LoggedEvent& logged : batch.events) {
    std::visit([&](const auto& event) { tables_->log.insert(event); }, logged);
    if (const auto* of_registry = std::get_if<LoggedRegistryEvent>(&logged))
      tables_->registry.apply(of_registry->event);
  }
  for (const ExecutionRecord& record : batch.executions)
    tables_->executions.put(record);
  for (const ApiCall& call : batch.calls)
    tables_->log.insert(call);
  if (batch.counters) tables_->meta.set_counters(*batch.counters);
  if (batch.checkpoint) {
    tables_->pending.store(*batch.checkpoint);
    tables_->meta.set_checkpoint(batch.checkpoint->reflects);
  }
  if (batch.recovery) tables_->incidents.put(*batch.recovery);
  for (const QuarantineChange& change : batch.quarantine)
    tables_->incidents.put(change);
  if (batch.purge) tables_->purges.put(*batch.purge);
}

void SqliteStorage::probe() {
  end_reads();
  require_wal_in_place();
  require_sound_wal();
  transact(
      true,
      [&] {
        require_ownership();
        tables_->meta.count_probe();
      },
      [] { return false; });
}

PurgeFacts SqliteStorage::purge_facts(ExecutionId execution) {
  return sql::translated(
      [&] {
        PurgeFacts facts = tables_->purges.facts(execution);
        facts.record = tables_->execution_reader.find(execution);
        if (facts.record && facts.record->parent) {
          const auto parent = tables_->execution_reader.find(facts.record->parent);
          facts.parent_runs = parent && !parent->closed_at;
        }
        return facts;
      },
      *connection_);
}

Tidied SqliteStorage::tidy(const TidyLimits& limits) {
  end_reads();
  require_wal_in_place();
  checkpointer_->make_room();
  Tidied done;
  transact(
      false,
      [&] {
        require_ownership();
        done = tables_->purges.tidy(limits);
      },
      [] { return false; });
  return done;
}

void SqliteStorage::shrink_wal() {
  if (!checkpointer_->wants_commit()) return;
  probe();
}

void SqliteStorage::transact(bool durable, const std::function<void()>& work,
                             const std::function<bool()>& stored) {
  wal_frames_ = kNothingWritten;
  bool committing = false;
  try {
    const bool full = durable && !planted::kSynchronousNormal;
    if (full != synchronous_full_) {
      connection_->exec(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
      synchronous_full_ = full;
    }
    sql::run(tables_->begin);
    lock_wait_.obtained();
    work();
    committing = true;
    sql::run(tables_->commit);
  } catch (const SQLite::Exception& error) {
    roll_back();
    fail(
        error, committing ? stored : [] { return false; });
  } catch (...) {
    roll_back();
    throw;
  }
  if (wal_frames_ != kNothingWritten) checkpointer_->committed(wal_frames_);
}

void SqliteStorage::roll_back() {
  // SQLite has rolled back on its own after some errors.
  if (sqlite3_get_autocommit(connection_->getHandle()) == 0) connection_->tryExec("ROLLBACK");
}

// Asks the same connection whether the failed transaction is there all the same: `stored` says so.
void SqliteStorage::fail(const SQLite::Exception& error, const std::function<bool()>& stored) {
  bool unknown = sqlite3_get_autocommit(connection_->getHandle()) == 0;
  try {
    unknown = unknown || stored();
  } catch (const SQLite::Exception&) {
    unknown = true;
  }
  // Whether it is stored or not: a start would meet the same damage.
  const auto failure = sql::as_storage_error(error, *connection_);
  if (failure.kind() == Kind::Damaged) throw failure;
  if (unknown)
    throw StorageError(Kind::UnknownOutcome,
                       std::string("the outcome of a commit is unknown: ") + error.what());
  check(error.getErrorCode() != SQLITE_CONSTRAINT, error.what());
  if (is_failed_sync(error.getExtendedErrorCode())) checkpointer_->sync_failed();
  if (error.getErrorCode() == SQLITE_FULL) reserve_.note_full();
  if (error.getErrorCode() == SQLITE_BUSY)
    throw StorageError(Kind::KnownFailure, "another program holds its write lock");
  throw failure;
}

void SqliteStorage::require_ownership() {
  if (tables_->meta.epoch() != epoch_)
    throw StorageError(Kind::NotOwner, "another process has taken the file over");
}

void SqliteStorage::require_wal_in_place() const {
  if (checkpointer_->wal_replaced())
    throw StorageError(Kind::NotOwner,
                       "the file " + wal_path(database_).string() + " was deleted or replaced");
}

void SqliteStorage::require_sound_wal() {
  if (const int code = checkpointer_->make_sound(); code != SQLITE_OK)
    throw StorageError(
        Kind::KnownFailure,
        std::string("a sync has failed, and the WAL could not be emptied since: ") + sqlite3_errstr(code));
}

// Each read of its own would take the WAL's lock for readers and give it back. The log can't be emptied while
// it is held.
template <class Read>
auto SqliteStorage::reading(Read&& read) {
  return sql::translated(
      [&] {
        if (sqlite3_get_autocommit(connection_->getHandle()) != 0) sql::run(tables_->begin_reads);
        return read();
      },
      *connection_);
}

void SqliteStorage::end_reads() {
  roll_back();
}

std::vector<HistoryEvent> SqliteStorage::load(ExecutionId execution) {
  return reading([&] { return tables_->log_reader.load(execution); });
}

std::optional<ExecutionRecord> SqliteStorage::find_execution(ExecutionId execution) {
  return reading([&] { return tables_->execution_reader.find(execution); });
}

std::optional<ExecutionRecord> SqliteStorage::find_execution(StateMachineId machine,
                                                             const std::string& name) {
  return reading([&] { return tables_->execution_reader.find_newest(machine, name); });
}

std::optional<ExecutionRecord> SqliteStorage::find_execution(const ArnScope& scope,
                                                             const std::string& machine,
                                                             const std::string& name) {
  return reading([&] { return tables_->execution_reader.find_newest(scope, machine, name); });
}

std::optional<ExecutionRecord> SqliteStorage::find_child(ExecutionId parent, Seq task) {
  return reading([&] { return tables_->execution_reader.find_child(parent, task); });
}

std::vector<ExecutionRecord> SqliteStorage::open_children() {
  return sql::translated([&] { return tables_->execution_reader.open_children(); });
}

std::vector<OpenExecution> SqliteStorage::scan_open(const OpenExecution& after, std::size_t count) {
  return sql::translated(
      [&] {
        auto page = scans().executions.scan_open(after, count);
        if (page.size() < count) end_scans();
        return page;
      },
      *connection_);
}

SqliteStorage::Scans& SqliteStorage::scans() {
  try {
    if (!scans_) scans_ = std::make_unique<Scans>(database_, vfs_);
    return *scans_;
  } catch (const OpenError& error) {
    throw StorageError(Kind::KnownFailure, error.what());
  }
}

// What a start has read with, and what it has outgrown, goes back to the system: with a million executions
// that is more than what is kept of them.
void SqliteStorage::end_scans() {
  scans_.reset();
  malloc_trim(0);
}

std::vector<ExecutionId> SqliteStorage::touched_after(Position position) {
  return sql::translated([&] { return tables_->log_reader.touched_after(position); }, *connection_);
}

ExecutionId SqliteStorage::scan_pending(ExecutionId after, std::size_t rows,
                                        const std::function<void(const PendingRecord&)>& visit) {
  return sql::translated([&] { return scans().pending.scan(after, rows, visit); }, *connection_);
}

std::vector<PendingRecord> SqliteStorage::load_pending(ExecutionId execution) {
  return sql::translated([&] { return tables_->pending_reader.load(execution); }, *connection_);
}

std::vector<RegistryEvent> SqliteStorage::load_registry() {
  return sql::translated([&] { return tables_->log_reader.load_registry(); }, *connection_);
}

}  // namespace sfn::storage
