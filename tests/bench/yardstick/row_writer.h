// RowWriter is the least that storing an execution can cost with SQLite: one thread, one transaction for all
// starts that wait, prepared statements bound to the rows a history of Pass states has. It decides nothing,
// checks nothing and reads nothing back. It shares no code with storage/ and engine/, so that it can be what
// they are measured against.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/http/responder.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sfn::yardstick {

struct Start {
  std::string machine_arn;
  std::string name;
  std::string input;       // JSON
  int states = 1;          // Pass states, one after the other
  std::string request_id;  // of the answer
  std::string request;     // the journal's column
  http::Responder responder;
};

class RowWriter {
 public:
  using AnswerSink = std::function<void(std::vector<http::Answer>& answers)>;

  // Creates `folder`/stepwell.db with the tables of the SQL files in `schema`. Throws std::runtime_error.
  RowWriter(const std::string& folder, const std::string& schema, AnswerSink answers);
  // Writes what waits.
  ~RowWriter();
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  // Any thread. Answered after the commit.
  void push(Start start);

 private:
  struct Row;

  void run();
  void write(Start& start);
  void write_event(const Start& start, const Row& row);
  void write_call(const Start& start);
  void write_execution(const Start& start, int events);
  sqlite3_stmt* prepare(const char* text);
  void execute(const std::string& text);
  void step(sqlite3_stmt* statement);
  [[noreturn]] void fail(const char* what);

  sqlite3* database_ = nullptr;
  sqlite3_stmt *begin_ = nullptr, *commit_ = nullptr, *event_ = nullptr, *call_ = nullptr,
               *execution_ = nullptr;
  std::int64_t position_ = 0, execution_id_ = 0, call_id_ = 0, now_ = 0;
  const AnswerSink answers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Start> waiting_;  // guarded by mutex_
  bool stopping_ = false;       // guarded by mutex_
  std::thread thread_;
};

}  // namespace sfn::yardstick
