#include "tests/bench/yardstick/row_writer.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

namespace sfn::yardstick {

namespace {

// As many frames as SQLite's default times four: fewer, longer checkpoints.
constexpr int kCheckpointPages = 4'000;
constexpr std::string_view kDetails = R"({"roleArn":"arn:aws:iam::123456789012:role/stepwell-bench"})";

std::int64_t wall_clock_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

void bind_text(sqlite3_stmt* statement, int index, std::string_view text) {
  sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

// The width of a checksum, without its cost.
std::int64_t checksum(std::int64_t of) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(of) * 0x9E3779B97F4A7C15U);
}

}  // namespace

struct RowWriter::Row {
  int seq;
  std::string_view type;
  std::string_view state = {};
  bool first = false;
};

RowWriter::RowWriter(const std::string& folder, const std::string& schema, AnswerSink answers)
    : answers_(std::move(answers)) {
  const auto file = std::filesystem::path(folder) / "stepwell.db";
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // as the server does
  if (sqlite3_open(file.c_str(), &database_) != SQLITE_OK) fail("open");
  execute("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  execute(fmt::format("PRAGMA wal_autocheckpoint = {}; PRAGMA cache_size = -65536", kCheckpointPages));
  std::vector<std::filesystem::path> scripts(std::filesystem::directory_iterator{schema}, {});
  std::ranges::sort(scripts);
  for (const auto& script : scripts)
    if (script.extension() == ".sql") execute(content_of(script));
  begin_ = prepare("BEGIN IMMEDIATE");
  commit_ = prepare("COMMIT");
  event_ = prepare(
      "INSERT INTO history_events (position, execution_id, seq, event_id, previous_event_id, recorded_at,"
      " type, version, branch, state, payload, payload_seq, details, private, call_id, checksum)"
      " VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, 1, 0, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
  call_ = prepare(
      "INSERT INTO api_calls (call_id, received_at, operation, request_id, caller, resource, request, status,"
      " duration_us, count, checksum) VALUES (?1, ?2, 'StartExecution', ?3, '', ?4, ?5, 200, 0, 1, ?6)");
  execution_ = prepare(
      "INSERT INTO executions (execution_id, state_machine_id, revision, name, status, started_at, closed_at,"
      " closing_seq, redrive_count) VALUES (?1, 1, 1, ?2, 'SUCCEEDED', ?3, ?3, ?4, 0)");
  thread_ = std::thread([this] { run(); });
}

RowWriter::~RowWriter() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
  for (sqlite3_stmt* statement : {begin_, commit_, event_, call_, execution_})
    sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void RowWriter::push(Start start) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(start));
    if (waiting_.size() > 1) return;
  }
  changed_.notify_one();
}

void RowWriter::run() {
  std::vector<Start> batch;
  std::vector<http::Answer> answers;
  while (true) {
    batch.clear();
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      batch.swap(waiting_);
    }
    now_ = wall_clock_ms();
    step(begin_);
    for (Start& start : batch)
      write(start);
    step(commit_);
    for (Start& start : batch) {
      http::Reply reply{.content_type = "application/x-amz-json-1.0", .headers = {}, .body = {}};
      reply.headers.emplace_back("x-amzn-RequestId", std::move(start.request_id));
      reply.body = fmt::format(R"({{"executionArn":"{}:{}","startDate":{}.{:03}}})", start.machine_arn,
                               start.name, now_ / 1000, now_ % 1000);
      answers.push_back({std::move(start.responder), std::move(reply)});
    }
    answers_(answers);
    answers.clear();
  }
}

void RowWriter::write(Start& start) {
  ++execution_id_;
  ++call_id_;
  int seq = 1;
  write_event(start, {.seq = seq, .type = "ExecutionStarted", .first = true});
  for (int number = 1; number <= start.states; ++number) {
    const std::string state = "S" + std::to_string(number);
    write_event(start, {.seq = ++seq, .type = "PassStateEntered", .state = state});
    write_event(start, {.seq = ++seq, .type = "PassStateExited", .state = state});
  }
  write_event(start, {.seq = ++seq, .type = "ExecutionSucceeded"});
  write_execution(start, seq);
  write_call(start);
}

void RowWriter::write_event(const Start& start, const Row& row) {
  std::string own;
  sqlite3_bind_int64(event_, 1, ++position_);
  sqlite3_bind_int64(event_, 2, execution_id_);
  sqlite3_bind_int(event_, 3, row.seq);
  sqlite3_bind_int(event_, 4, row.seq - 1);
  sqlite3_bind_int64(event_, 5, now_);
  bind_text(event_, 6, row.type);
  row.state.empty() ? void(sqlite3_bind_null(event_, 7)) : bind_text(event_, 7, row.state);
  if (row.first) {
    own = fmt::format(R"({{"name":"{}","stateMachineId":1,"revision":1,"deadline":{},"startAt":"S1"}})",
                      start.name, now_ + 31'536'000'000);
    bind_text(event_, 8, start.input);
    sqlite3_bind_null(event_, 9);
    bind_text(event_, 10, kDetails);
    bind_text(event_, 11, own);
  } else {
    sqlite3_bind_int(event_, 9, 1);
    for (const int column : {8, 10, 11})
      sqlite3_bind_null(event_, column);
  }
  sqlite3_bind_int64(event_, 12, call_id_);
  sqlite3_bind_int64(event_, 13, checksum(position_));
  step(event_);
}

void RowWriter::write_call(const Start& start) {
  sqlite3_bind_int64(call_, 1, call_id_);
  sqlite3_bind_int64(call_, 2, now_);
  bind_text(call_, 3, start.request_id);
  bind_text(call_, 4, start.machine_arn);
  bind_text(call_, 5, start.request);
  sqlite3_bind_int64(call_, 6, checksum(call_id_));
  step(call_);
}

void RowWriter::write_execution(const Start& start, int events) {
  sqlite3_bind_int64(execution_, 1, execution_id_);
  bind_text(execution_, 2, start.name);
  sqlite3_bind_int64(execution_, 3, now_);
  sqlite3_bind_int(execution_, 4, events);
  step(execution_);
}

sqlite3_stmt* RowWriter::prepare(const char* text) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    fail(text);
  return statement;
}

void RowWriter::execute(const std::string& text) {
  if (sqlite3_exec(database_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("the schema");
}

void RowWriter::step(sqlite3_stmt* statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) fail(sqlite3_sql(statement));
  sqlite3_reset(statement);
}

void RowWriter::fail(const char* what) {
  throw std::runtime_error(fmt::format("{}: {}", what, sqlite3_errmsg(database_)));
}

}  // namespace sfn::yardstick
