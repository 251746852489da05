#include "server/server.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "engine/scheduler/scheduler.h"
#include "server/api/aws_json.h"
#include "server/api/file_proof.h"
#include "server/call_journal.h"
#include "server/http/front.h"
#include "server/loader_pool.h"
#include "server/log.h"
#include "server/retention.h"
#include "server/store_watch.h"
#include "server/system_clock.h"
#include "server/system_entropy.h"
#include "server/task_integrations.h"
#include "server/writer.h"
#include "storage/execution_log.h"
#include "storage/sqlite_queries.h"
#include "storage/sqlite_storage.h"

namespace sfn::server {

namespace {

constexpr std::size_t kMiB = 1u << 20;
// Folding is work for a core; one more reads meanwhile.
constexpr std::size_t kLoaderThreads = 2;

}  // namespace

// Members are in the order of their making.
class Server::Parts {
 public:
  explicit Parts(const Config& config);
  ~Parts();

  void start();
  void stop();

  Started started;

 private:
  [[nodiscard]] SchedulerSettings scheduler_settings() const;
  [[nodiscard]] http::FrontOptions front_options() const;
  [[nodiscard]] http::FrontHandlers front_handlers();
  [[nodiscard]] WriterOptions writer_options();
  [[nodiscard]] RetentionOptions retention_options();
  [[nodiscard]] api::AwsJson make_api();
  void report_dropped_rows();
  void journal(ApiCall call);
  void shrink_wal();
  void report_quarantine();
  [[nodiscard]] std::string counters() const;

  const Config config_;
  SystemClock clock_;
  SystemEntropy entropy_;
  http::Front front_;
  storage::SqliteStorage storage_;
  LoaderPool loader_;
  StoreWatch watch_;
  Scheduler scheduler_;
  const RecoveryRecord recovery_;
  storage::SqliteQueries queries_;
  Writer writer_;
  CallJournal journal_;
  api::AwsJson api_;
  Retention retention_;
  TaskIntegrations integrations_;
  std::jthread checkpointing_, watching_, retaining_;
  std::uint64_t dropped_rows_ = 0;
  std::atomic<std::uint64_t> rows_without_room_{0};
  std::atomic<std::size_t> quarantined_{0};
  bool running_ = false;
};

// The front listens first, so that a port in use is told before the file is touched; clients that connect
// meanwhile wait until it serves.
Server::Parts::Parts(const Config& config)
    : config_(config),
      front_(front_options(), front_handlers()),
      storage_({.folder = config.data, .reserve_bytes = std::int64_t{config.reserve_mib} << 20}),
      loader_(kLoaderThreads,
              [database = storage_.database()]() -> LoaderPool::ReadLog {
                return [log = std::make_shared<storage::ExecutionLog>(database)](ExecutionId id) {
                  return log->load(id);
                };
              }),
      watch_(storage_),
      scheduler_(storage_, loader_, clock_, entropy_, scheduler_settings()),
      recovery_(scheduler_.start()),
      queries_(storage_.database()),
      writer_(scheduler_, clock_, writer_options()),
      journal_([this](ApiCall call) { journal(std::move(call)); }),
      api_(make_api()),
      retention_(storage_.database(), clock_, retention_options()),
      integrations_(
          config_, clock_,
          [this](const std::string& operation, std::string body, integrations::OnReply reply) {
            api_.call(operation, std::move(body), std::move(reply));
          },
          [this](CallRequest request) {
            writer_.submit(
                {.ticket = 0, .request = std::move(request), .call = {}, .request_if_refused = {}});
          }) {
  started = {front_.addresses(), storage_.database(), recovery_, scheduler_.counts().restoring};
  scheduler_.take_recovery();
  loader_.on_ready([this] { writer_.wake(); });
}

// Routes are asked for by batches, which begin when all parts exist.
SchedulerSettings Server::Parts::scheduler_settings() const {
  SchedulerSettings settings;
  settings.limits = config_.limits;
  settings.poll_time = std::chrono::seconds(config_.poll_seconds);
  settings.execution_memory_max = static_cast<std::size_t>(config_.execution_mib_max) * kMiB;
  settings.repeat_lost_calls = config_.repeat_lost_calls;
  settings.route_call = [this](const asl::TaskState& task, const Payload& input) {
    return integrations_.route(task, input);
  };
  return settings;
}

http::FrontOptions Server::Parts::front_options() const {
  http::FrontOptions options;
  options.host = config_.host;
  options.port = static_cast<std::uint16_t>(config_.port);
  options.handler_threads = static_cast<std::size_t>(config_.handler_threads);
  options.access.allowed_hosts = config_.allow_hosts;
  options.limits.connections_max = static_cast<std::size_t>(config_.connections_max);
  options.limits.memory_bytes_max = static_cast<std::size_t>(config_.memory_mib_max) * kMiB;
  return options;
}

// Called before the other parts exist, but the front calls nothing until it is started.
http::FrontHandlers Server::Parts::front_handlers() {
  const auto say = [](int status, std::string_view text) {
    http::Reply reply;
    reply.status = status;
    reply.content_type = "text/plain; charset=utf-8";
    reply.body = text;
    return reply;
  };
  http::FrontHandlers handlers;
  handlers.rpc = [this](http::Request request, http::Responder responder) {
    api_.handle(std::move(request), std::move(responder));
  };
  handlers.on_refused = [this](const http::RefusedRequest& request, http::Reply& reply) {
    api_.refused(request, reply);
  };
  handlers.routes.push_back(
      {"/healthz", [this, say](const http::RouteRequest&) { return say(200, "alive\n" + counters()); }});
  handlers.routes.push_back({"/readyz", [this, say](const http::RouteRequest&) {
                               if (!writer_.writable())
                                 return say(503, "the database can't be written: " + writer_.fault() + "\n");
                               if (storage_.reserve().given_up())
                                 return say(200, "ready, but the disk is nearly full: starts are refused\n");
                               return say(200, "ready\n");
                             }});
  return handlers;
}

WriterOptions Server::Parts::writer_options() {
  return {
      .queue_bytes_max = static_cast<std::size_t>(config_.queue_mib_max) * kMiB,
      .answer = [this](std::vector<http::Answer>& answers) { front_.answer(answers); },
      .perform = [this](const Effects& effects) { integrations_.perform(effects); },
      .empty_poll = [this](ApiCall call) { journal_.record_or_count(std::move(call)); },
      // Without destructors: nothing may be answered, written or closed any more.
      .fatal = [](int code) { std::_Exit(code); },
      .recovered =
          [](const RecoveryRecord& found) {
            log_info(fmt::format(
                "recovered {} executions ({} folded from the log), {} timers, {} tasks, in {:.1f} ms",
                found.open_executions, found.folded, found.timers, found.tasks,
                static_cast<double>(found.duration_us) / 1000.0));
          },
      .every_second =
          [this](TimePoint now) {
            journal_.write_counts(now);
            report_dropped_rows();
            shrink_wal();
            report_quarantine();
          },
  };
}

RetentionOptions Server::Parts::retention_options() {
  return {
      .policy = config_.retention,
      .interval = std::chrono::seconds(config_.retention_interval_seconds),
      .propose = [this](PurgeRequest request) {
        writer_.submit({.ticket = 0, .request = std::move(request), .call = {}, .request_if_refused = {}});
      }};
}

api::AwsJson Server::Parts::make_api() {
  return {
      {.limits = config_.limits,
       .scope = config_.scope(),
       .queries = queries_,
       .page_tokens = api::PageTokens(scheduler_.derive_key("page tokens")),
       .clock = clock_,
       .file_proof = api::file_proof(scheduler_.derive_key(api::kFileProofPurpose)),
       .mock_config = config_.mock_config,
       .is_task_token = [this](const std::string& text) { return scheduler_.is_task_token(text); }},
      {.next_ticket = [this] { return writer_.next_ticket(); },
       .submit = [this](Submission submission,
                        Waiting& waiting) { return writer_.submit(std::move(submission), waiting); },
       .cancel_poll =
           [this](std::uint64_t ticket) {
             writer_.submit(
                 {.ticket = 0, .request = CancelPollRequest{ticket}, .call = {}, .request_if_refused = {}});
           },
       .short_of_room = [this] { return storage_.reserve().given_up(); }},
      journal_};
}

void Server::Parts::report_dropped_rows() {
  const auto dropped = writer_.dropped_rows() + rows_without_room_;
  if (dropped == std::exchange(dropped_rows_, dropped)) return;
  log_warning(fmt::format("the journal lost rows: {} since the start", dropped));
}

// Rows of calls that change nothing are given up first when there is little room.
void Server::Parts::journal(ApiCall call) {
  if (storage_.reserve().given_up()) {
    ++rows_without_room_;
    return;
  }
  writer_.submit(
      {.ticket = 0, .request = JournalRequest{}, .call = std::move(call), .request_if_refused = {}});
}

void Server::Parts::shrink_wal() {
  if (!scheduler_.writable()) return;
  try {
    storage_.shrink_wal();
  } catch (const StorageError& error) {
    // The next change will meet it, too, if it lasts.
    if (error.kind() != StorageError::Kind::KnownFailure) throw;
  }
}

void Server::Parts::report_quarantine() {
  const auto count = scheduler_.counts().quarantined;
  if (count > quarantined_)
    log_warning(fmt::format("{} executions are in quarantine; the view v_stuck says which and why", count));
  quarantined_ = count;
}

std::string Server::Parts::counters() const {
  return fmt::format("write_faults {}\njournal_rows_dropped {}\nquarantined {}\n{}", writer_.faults(),
                     writer_.dropped_rows() + rows_without_room_, quarantined_, watch_.counters());
}

void Server::Parts::start() {
  checkpointing_ = std::jthread([this](const std::stop_token& stop) { storage_.checkpointer().run(stop); });
  watching_ = std::jthread([this](const std::stop_token& stop) { watch_.run(stop); });
  writer_.start();
  retaining_ = std::jthread([this](const std::stop_token& stop) { retention_.run(stop); });
  front_.start();
  running_ = true;
}

void Server::Parts::stop() {
  if (!std::exchange(running_, false)) return;
  writer_.hold_calls();
  front_.begin_stop();
  retaining_.request_stop();
  retaining_.join();
  writer_.release_polls();
  // One time for both: clients that read slowly, and calls that are under way.
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(config_.stop_grace_seconds);
  front_.stop(std::chrono::seconds(config_.stop_grace_seconds));
  integrations_.stop(
      std::max(Millis(0), std::chrono::ceil<Millis>(until - std::chrono::steady_clock::now())));
  journal_.write_counts(TimePoint::max());
  // The store's checkpointer ends with the store, which the writer closes.
  checkpointing_.request_stop();
  watching_.request_stop();
  checkpointing_.join();
  watching_.join();
  writer_.stop();
}

Server::Parts::~Parts() {
  stop();
  loader_.on_ready({});
}

Server::Server(const Config& config) : parts_(std::make_unique<Parts>(config)) {}
Server::~Server() = default;

const Started& Server::started() const {
  return parts_->started;
}
void Server::start() {
  parts_->start();
}
void Server::stop() {
  parts_->stop();
}

}  // namespace sfn::server
