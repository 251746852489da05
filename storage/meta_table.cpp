#include "storage/meta_table.h"

#include "storage/sql.h"

namespace sfn::storage {

MetaTable::MetaTable(SQLite::Database& connection)
    : find_(connection,
            "SELECT shard, created_at, token_key, epoch, clean_shutdown, next_position, next_execution_id,"
            " next_call_id, checkpoint_position, checkpoint_version FROM meta"),
      put_(connection,
           "INSERT OR REPLACE INTO meta (id, shard, created_at, token_key, epoch, clean_shutdown, "
           "next_position,"
           " next_execution_id, next_call_id, checkpoint_position, checkpoint_version, probes)"
           " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"),
      epoch_(connection, "SELECT epoch FROM meta"),
      set_counters_(connection, "UPDATE meta SET next_position = ?, next_execution_id = ?, next_call_id = ?"),
      set_checkpoint_(connection, "UPDATE meta SET checkpoint_position = ?, checkpoint_version = ?"),
      set_clean_shutdown_(connection, "UPDATE meta SET clean_shutdown = 1"),
      count_probe_(connection, "UPDATE meta SET probes = probes + 1") {}

std::optional<Meta> MetaTable::find() {
  const sql::ResetGuard guard(find_);
  if (!find_.executeStep()) return std::nullopt;
  Meta meta;
  sql::read_all(find_, meta.shard, meta.created_at, meta.token_key, meta.epoch, meta.clean_shutdown,
                meta.counters.position, meta.counters.execution, meta.counters.call, meta.checkpoint,
                meta.checkpoint_version);
  return meta;
}

void MetaTable::put(const Meta& meta) {
  const sql::ResetGuard guard(put_);
  const auto checkpoint = meta.checkpoint ? std::optional(meta.checkpoint->value) : std::nullopt;
  sql::bind_all(put_, meta.shard, meta.created_at, nullptr, meta.epoch, meta.clean_shutdown,
                meta.counters.position, meta.counters.execution, meta.counters.call, checkpoint,
                meta.checkpoint_version);
  if (meta.token_key) put_.bindNoCopy(3, meta.token_key->data(), static_cast<int>(meta.token_key->size()));
  put_.exec();
}

std::int64_t MetaTable::epoch() {
  return sql::find_value<std::int64_t>(epoch_).value_or(0);
}

void MetaTable::set_counters(const Counters& counters) {
  sql::run(set_counters_, counters.position, counters.execution, counters.call);
}

void MetaTable::set_checkpoint(std::optional<Position> reflects) {
  sql::run(set_checkpoint_, reflects ? std::optional(reflects->value) : std::nullopt, kCheckpointVersion);
}

void MetaTable::set_clean_shutdown() {
  sql::run(set_clean_shutdown_);
}

void MetaTable::count_probe() {
  sql::run(count_probe_);
}

}  // namespace sfn::storage
