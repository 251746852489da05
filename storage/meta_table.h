// The single row of `meta`: ownership, counters, the stamp of the checkpoint. Writes are inside the caller's
// transaction.
#pragma once

#include <optional>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/scheduler/storage.h"

namespace sfn::storage {

// Of the meaning of `pending`; a start ignores what another version has written.
inline constexpr int kCheckpointVersion = 1;

struct Meta {
  std::int64_t shard = 0;
  TimePoint created_at{};
  std::optional<std::string> token_key;
  std::int64_t epoch = 0;
  bool clean_shutdown = false;
  Counters counters{Position(1), ExecutionId(1), CallId(1)};
  std::optional<Position> checkpoint;
  int checkpoint_version = kCheckpointVersion;
};

class MetaTable {
 public:
  explicit MetaTable(SQLite::Database& connection);

  // Nothing in a file that no server has opened yet.
  std::optional<Meta> find();
  void put(const Meta& meta);
  std::int64_t epoch();
  void set_counters(const Counters& counters);
  // None: `pending` is not to be used.
  void set_checkpoint(std::optional<Position> reflects);
  void set_clean_shutdown();
  void count_probe();

 private:
  SQLite::Statement find_;
  SQLite::Statement put_;
  SQLite::Statement epoch_;
  SQLite::Statement set_counters_;
  SQLite::Statement set_checkpoint_;
  SQLite::Statement set_clean_shutdown_;
  SQLite::Statement count_probe_;
};

}  // namespace sfn::storage
