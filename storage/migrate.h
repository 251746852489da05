// Brings a database to the schema of this program: runs the files of migrations/ that it has not seen, in one
// transaction. Forward only. Used by the process that owns the file.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "storage/embedded_migrations.h"

namespace SQLite {
class Database;
}

namespace sfn::storage {

// `PRAGMA application_id` of our files: "Spwl".
inline constexpr int kApplicationId = 0x5370776c;

// The schema version (user_version) that this program writes.
[[nodiscard]] int newest_schema_version();

struct Migrated {
  int from = 0;  // 0: the file was new
  int to = 0;
};

// Throws OpenError: NewerSchema, Foreign, Corrupt, Unavailable. On any of them the file is as it was.
Migrated migrate(SQLite::Database& connection, std::span<const Migration> migrations = embedded_migrations());

// Whether this program may touch the file at all; asked before anything is written to it. Throws OpenError:
// NewerSchema, Foreign, Corrupt.
void require_known_schema(SQLite::Database& connection);
// For readers: throws OpenError (NewerSchema, Foreign, Missing) unless the file has exactly this program's
// schema.
void require_newest_schema(SQLite::Database& connection);

}  // namespace sfn::storage
