#include "storage/migrate.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "engine/value/check.h"
#include "storage/open_error.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

struct Header {
  int application_id = 0;
  int version = 0;
  bool empty = false;
};

Header read_header(SQLite::Database& connection) {
  Header header;
  header.application_id = connection.execAndGet("PRAGMA application_id").getInt();
  header.version = connection.execAndGet("PRAGMA user_version").getInt();
  header.empty = connection.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
  return header;
}

void refuse_foreign(const Header& header, const std::string& file) {
  const bool fresh = header.empty && header.application_id == 0;
  if (fresh || header.application_id == kApplicationId) return;
  throw OpenError(OpenError::Reason::Foreign, fmt::format("{} is a database of another program", file));
}

void refuse_newer(const Header& header, int newest, const std::string& file) {
  if (header.version <= newest) return;
  throw OpenError(
      OpenError::Reason::NewerSchema,
      fmt::format("{} has schema version {}; this program knows versions up to {}: use a newer program", file,
                  header.version, newest));
}

OpenError as_open_error(const SQLite::Exception& error, const std::string& file) {
  const int code = error.getErrorCode();
  const bool corrupt = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  return {corrupt ? OpenError::Reason::Corrupt : OpenError::Reason::Unavailable,
          fmt::format("{}: {}", file, error.what())};
}

}  // namespace

int newest_schema_version() {
  return embedded_migrations().back().number;
}

Migrated migrate(SQLite::Database& connection, std::span<const Migration> migrations) {
  const std::string& file = connection.getFilename();
  try {
    const Header header = read_header(connection);
    refuse_foreign(header, file);
    const int newest = migrations.back().number;
    refuse_newer(header, newest, file);
    if (header.version == newest) return {.from = newest, .to = newest};

    SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
    for (const Migration& migration : migrations) {
      if (migration.number > header.version) connection.exec(std::string(migration.sql));
    }
    connection.exec(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, newest));
    transaction.commit();
    return {.from = header.version, .to = newest};
  } catch (const SQLite::Exception& error) {
    throw as_open_error(error, file);
  }
}

void require_known_schema(SQLite::Database& connection) {
  const std::string& file = connection.getFilename();
  try {
    const Header header = read_header(connection);
    refuse_foreign(header, file);
    refuse_newer(header, newest_schema_version(), file);
  } catch (const SQLite::Exception& error) {
    throw as_open_error(error, file);
  }
}

void require_newest_schema(SQLite::Database& connection) {
  const std::string& file = connection.getFilename();
  try {
    require_known_schema(connection);
    const int version = read_header(connection).version;
    if (version == newest_schema_version()) return;
    throw OpenError(OpenError::Reason::Missing,
                    fmt::format("{} has schema version {}; start the server once to bring it to {}", file,
                                version, newest_schema_version()));
  } catch (const SQLite::Exception& error) {
    throw as_open_error(error, file);
  }
}

}  // namespace sfn::storage
