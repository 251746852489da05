// The few lines between SQLiteCpp and the statements of this folder: typed parameters and columns, a
// statement that is always reset, and SQLite's error codes as StorageError. For sources of storage/ only.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/scheduler/storage.h"
#include "engine/value/ids.h"
#include "engine/value/payload.h"
#include "engine/value/time.h"

namespace sfn::storage::sql {

// Texts are bound without a copy: they must outlive the execution of the statement.
inline void bind(SQLite::Statement& statement, int index, std::nullptr_t) {
  statement.bind(index);
}
inline void bind(SQLite::Statement& statement, int index, std::int64_t value) {
  statement.bind(index, value);
}
inline void bind(SQLite::Statement& statement, int index, int value) {
  statement.bind(index, value);
}
inline void bind(SQLite::Statement& statement, int index, bool value) {
  statement.bind(index, value ? 1 : 0);
}
inline void bind(SQLite::Statement& statement, int index, const std::string& value) {
  statement.bindNoCopy(index, value);
}
inline void bind(SQLite::Statement& statement, int index, const char* value) {
  statement.bindNoCopy(index, value);
}
// A payload is JSON, so it has no zero byte, and it is a whole std::string.
inline void bind(SQLite::Statement& statement, int index, const Payload& value) {
  if (!value) return statement.bind(index);
  statement.bindNoCopy(index, value.text().data());
}
inline void bind(SQLite::Statement& statement, int index, TimePoint value) {
  statement.bind(index, std::int64_t{value.time_since_epoch().count()});
}
inline void bind(SQLite::Statement& statement, int index, BranchId value) {
  statement.bind(index, std::int64_t{value.value});
}
// An id of none is NULL.
template <class Tag>
void bind(SQLite::Statement& statement, int index, Id<Tag> value) {
  if (!value) return statement.bind(index);
  statement.bind(index, value.value);
}
template <class T>
void bind(SQLite::Statement& statement, int index, const std::optional<T>& value) {
  if (!value) return statement.bind(index);
  bind(statement, index, *value);
}

// Resets the statement when it goes, so that none is left open over a transaction.
class ResetGuard {
 public:
  explicit ResetGuard(SQLite::Statement& statement) : statement_(statement) {}
  ~ResetGuard() { statement_.tryReset(); }
  ResetGuard(const ResetGuard&) = delete;
  ResetGuard& operator=(const ResetGuard&) = delete;

 private:
  SQLite::Statement& statement_;
};

template <class... Values>
void bind_all(SQLite::Statement& statement, const Values&... values) {
  int index = 0;
  (bind(statement, ++index, values), ...);
}

// Executes a statement that returns no row.
template <class... Values>
void run(SQLite::Statement& statement, const Values&... values) {
  const ResetGuard guard(statement);
  bind_all(statement, values...);
  statement.exec();
}

// Calls `row` for every row.
template <class Row, class... Values>
void for_each(SQLite::Statement& statement, Row&& row, const Values&... values) {
  const ResetGuard guard(statement);
  bind_all(statement, values...);
  while (statement.executeStep())
    row(statement);
}

inline void read(const SQLite::Column& column, std::int64_t& out) {
  out = column.getInt64();
}
inline void read(const SQLite::Column& column, int& out) {
  out = column.getInt();
}
inline void read(const SQLite::Column& column, bool& out) {
  out = column.getInt() != 0;
}
inline void read(const SQLite::Column& column, std::string& out) {
  out = column.getString();
}
inline void read(const SQLite::Column& column, Payload& out) {
  out = column.isNull() ? Payload() : Payload(column.getString());
}
inline void read(const SQLite::Column& column, TimePoint& out) {
  out = TimePoint(Millis(column.getInt64()));
}
inline void read(const SQLite::Column& column, BranchId& out) {
  out.value = column.getUInt();
}
template <class Tag>
void read(const SQLite::Column& column, Id<Tag>& out) {
  out.value = column.getInt64();  // NULL reads as 0: none
}
template <class T>
void read(const SQLite::Column& column, std::optional<T>& out) {
  out.reset();
  if (!column.isNull()) read(column, out.emplace());
}

// Reads the columns of the present row in their order.
template <class... Values>
void read_all(SQLite::Statement& statement, Values&... values) {
  int index = 0;
  (read(statement.getColumn(index++), values), ...);
}

// One value of the first row; nothing without a row.
template <class T, class... Values>
std::optional<T> find_value(SQLite::Statement& statement, const Values&... values) {
  const ResetGuard guard(statement);
  bind_all(statement, values...);
  if (!statement.executeStep()) return std::nullopt;
  T value{};
  read(statement.getColumn(0), value);
  return value;
}

// Damaged for a file that makes no sense, else KnownFailure.
[[nodiscard]] StorageError as_storage_error(const SQLite::Exception& error);
// Of an error of this connection: no damage while the disk fails to read.
[[nodiscard]] StorageError as_storage_error(const SQLite::Exception& error, SQLite::Database& connection);

// Runs reads; SQLite's errors come out as StorageError.
template <class Work, class... Connection>
auto translated(Work&& work, Connection&... connection) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw as_storage_error(error, connection...);
  }
}

}  // namespace sfn::storage::sql
