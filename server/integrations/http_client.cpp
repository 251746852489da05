#include "server/integrations/http_client.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>

#include <curl/curl.h>

#include "engine/value/check.h"
#include "server/integrations/http_transfer.h"

namespace sfn::integrations {
namespace {

using Clock = std::chrono::steady_clock;

// How long the thread sleeps when nothing is due; it is woken for everything that it would find out by
// itself.
constexpr Millis kNap{60'000};

Millis until(Clock::time_point time) {
  return std::max(Millis(0), std::chrono::ceil<Millis>(time - Clock::now()));
}

CURLM* new_multi() {
  static std::once_flag initialized;
  std::call_once(initialized, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  CURLM* multi = curl_multi_init();
  if (multi == nullptr) throw std::bad_alloc();
  return multi;
}

}  // namespace

// What the thread owns, and the inbox through which the others reach it.
class HttpClient::Loop {
 public:
  explicit Loop(HttpClientOptions options);
  ~Loop() { stop(); }

  Id submit(HttpRequest request, HttpCallback done);
  void cancel(Id id);
  void stop();
  [[nodiscard]] HttpStatistics statistics() const;

 private:
  struct Submitted {
    Id id;
    HttpRequest request;
    HttpCallback done;
    Clock::time_point deadline;
  };
  struct Host {
    std::set<Id> waiting;  // in the order they came
    std::size_t running = 0;
    bool in_turn = false;  // stands in turns_
  };
  using HostEntry = std::map<std::string, Host>::iterator;
  struct Call {
    Submitted submitted;
    Url url;
    HostEntry host;
    std::unique_ptr<HttpTransfer> transfer;  // nullptr while it waits
  };
  using CallEntry = std::unordered_map<Id, Call>::iterator;

  void run();
  [[nodiscard]] bool take_inbox();
  void accept(Submitted submitted);
  void cancel_here(Id id);
  void expire();
  void start_some();
  void start(Call& call);
  void take_finished();
  void give_turn(HostEntry host);
  void leave_host(Call& call);
  void end(CallEntry entry, HttpOutcome outcome);
  void answer(const HttpCallback& done, HttpOutcome outcome);

  const HttpClientOptions options_;
  const std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> multi_;
  std::unordered_map<Id, Call> calls_;
  std::map<std::string, Host> hosts_;                    // by scheme, name and port
  std::deque<HostEntry> turns_;                          // hosts with something waiting and a free connection
  std::set<std::pair<Clock::time_point, Id>> expiries_;  // of the calls that wait
  std::size_t transfers_ = 0;

  std::mutex mutex_;
  std::vector<Submitted> submitted_;  // guarded by mutex_
  std::vector<Id> canceled_;          // guarded by mutex_
  Id last_id_ = 0;                    // guarded by mutex_
  bool stopping_ = false;             // guarded by mutex_

  std::atomic<std::size_t> running_ = 0, queued_ = 0;
  std::atomic<std::uint64_t> answered_ = 0, failed_ = 0, connected_ = 0;
  std::mutex stop_mutex_;
  std::thread thread_;  // joined under stop_mutex_
};

HttpClient::Loop::Loop(HttpClientOptions options)
    : options_(std::move(options)), multi_(new_multi(), curl_multi_cleanup) {
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(options_.connections_max));
  thread_ = std::thread([this] { run(); });
}

HttpClient::Id HttpClient::Loop::submit(HttpRequest request, HttpCallback done) {
  const auto deadline = Clock::now() + request.timeout;
  Id id = 0;
  {
    const std::lock_guard lock(mutex_);
    id = ++last_id_;
    if (!stopping_) {
      submitted_.push_back({id, std::move(request), std::move(done), deadline});
      done = nullptr;
    }
  }
  if (done) {
    answer(done, HttpFailure{HttpFailureKind::Canceled, "the client has stopped", false});
  } else {
    curl_multi_wakeup(multi_.get());
  }
  return id;
}

void HttpClient::Loop::cancel(Id id) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    canceled_.push_back(id);
  }
  curl_multi_wakeup(multi_.get());
}

void HttpClient::Loop::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  curl_multi_wakeup(multi_.get());
  const std::lock_guard lock(stop_mutex_);
  if (thread_.joinable()) thread_.join();
}

HttpStatistics HttpClient::Loop::statistics() const {
  return {running_, queued_, answered_, failed_, connected_};
}

void HttpClient::Loop::run() {
  while (take_inbox()) {
    expire();
    start_some();
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    take_finished();
    if (!turns_.empty() && transfers_ < options_.connections_max) continue;  // a call has just ended
    const auto nap = expiries_.empty() ? kNap : std::min(kNap, until(expiries_.begin()->first));
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(nap.count()), nullptr);
  }
  while (!calls_.empty())
    cancel_here(calls_.begin()->first);
}

// False when the client stops; what was submitted before that is among the calls then.
bool HttpClient::Loop::take_inbox() {
  std::vector<Submitted> submitted;
  std::vector<Id> canceled;
  bool stopping = false;
  {
    const std::lock_guard lock(mutex_);
    submitted.swap(submitted_);
    canceled.swap(canceled_);
    stopping = stopping_;
  }
  for (auto& one : submitted)
    accept(std::move(one));
  for (const auto id : canceled)
    cancel_here(id);
  return !stopping;
}

void HttpClient::Loop::accept(Submitted submitted) {
  auto url = parse_url(submitted.request.url);
  if (auto refused = refusal(submitted.request, url)) return answer(submitted.done, *std::move(refused));
  if (expiries_.size() >= options_.queued_max) start_some();
  if (expiries_.size() >= options_.queued_max) {
    return answer(submitted.done,
                  HttpFailure{HttpFailureKind::Busy, url->host_field + ": too many requests wait", false});
  }
  const auto id = submitted.id;
  const auto host = hosts_.try_emplace(url->scheme + "://" + url->host + ":" + url->port).first;
  host->second.waiting.insert(id);
  expiries_.emplace(submitted.deadline, id);
  queued_ = expiries_.size();
  calls_.emplace(id, Call{std::move(submitted), *std::move(url), host, nullptr});
  give_turn(host);
}

void HttpClient::Loop::cancel_here(Id id) {
  const auto entry = calls_.find(id);
  if (entry == calls_.end()) return;
  const auto& call = entry->second;
  end(entry, call.transfer
                 ? call.transfer->failure(HttpFailureKind::Canceled, "canceled")
                 : HttpFailure{HttpFailureKind::Canceled, call.url.host_field + ": canceled", false});
}

void HttpClient::Loop::expire() {
  const auto now = Clock::now();
  while (!expiries_.empty() && expiries_.begin()->first <= now) {
    const auto entry = calls_.find(expiries_.begin()->second);
    end(entry, HttpFailure{HttpFailureKind::Timeout,
                           entry->second.url.host_field + ": timed out waiting for a connection", false});
  }
}

void HttpClient::Loop::start_some() {
  // One of each host in turn, so that a host with many requests does not keep the others waiting.
  while (!turns_.empty() && transfers_ < options_.connections_max) {
    const auto host = turns_.front();
    turns_.pop_front();
    host->second.in_turn = false;
    start(calls_.at(*host->second.waiting.begin()));
    give_turn(host);
  }
  running_ = transfers_;
  queued_ = expiries_.size();
}

void HttpClient::Loop::start(Call& call) {
  const auto& submitted = call.submitted;
  auto& host = call.host->second;
  host.waiting.erase(submitted.id);
  expiries_.erase({submitted.deadline, submitted.id});
  ++host.running;
  ++transfers_;
  const auto left = std::max(Millis(1), until(submitted.deadline));
  call.transfer = std::make_unique<HttpTransfer>(submitted.request, call.url, options_, left);
  curl_easy_setopt(call.transfer->easy(), CURLOPT_PRIVATE, &call);
  check(curl_multi_add_handle(multi_.get(), call.transfer->easy()) == CURLM_OK, "libcurl takes a transfer");
}

void HttpClient::Loop::take_finished() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    Call* call = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &call);
    auto outcome = call->transfer->finish(message->data.result);
    end(calls_.find(call->submitted.id), std::move(outcome));
  }
}

void HttpClient::Loop::give_turn(HostEntry host) {
  auto& state = host->second;
  if (state.in_turn || state.waiting.empty() || state.running >= options_.connections_per_host_max) return;
  state.in_turn = true;
  turns_.push_back(host);
}

void HttpClient::Loop::leave_host(Call& call) {
  const auto host = call.host;
  if (call.transfer) {
    curl_multi_remove_handle(multi_.get(), call.transfer->easy());
    if (call.transfer->used_new_connection()) ++connected_;
    --host->second.running;
    --transfers_;
  } else {
    host->second.waiting.erase(call.submitted.id);
    expiries_.erase({call.submitted.deadline, call.submitted.id});
  }
  give_turn(host);
  if (!host->second.waiting.empty()) return;
  if (std::exchange(host->second.in_turn, false)) std::erase(turns_, host);
  if (host->second.running == 0) hosts_.erase(host);
}

void HttpClient::Loop::end(CallEntry entry, HttpOutcome outcome) {
  leave_host(entry->second);
  running_ = transfers_;
  queued_ = expiries_.size();
  const HttpCallback done = std::move(entry->second.submitted.done);
  calls_.erase(entry);
  answer(done, std::move(outcome));
}

void HttpClient::Loop::answer(const HttpCallback& done, HttpOutcome outcome) {
  ++(std::holds_alternative<HttpResponse>(outcome) ? answered_ : failed_);
  done(std::move(outcome));
}

HttpClient::HttpClient(HttpClientOptions options) : loop_(std::make_unique<Loop>(std::move(options))) {}
HttpClient::~HttpClient() = default;

HttpClient::Id HttpClient::submit(HttpRequest request, HttpCallback done) {
  return loop_->submit(std::move(request), std::move(done));
}

void HttpClient::cancel(Id id) {
  loop_->cancel(id);
}

void HttpClient::stop() {
  loop_->stop();
}

HttpStatistics HttpClient::statistics() const {
  return loop_->statistics();
}

}  // namespace sfn::integrations
