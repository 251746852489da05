#include "server/http/front.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/value/check.h"
#include "server/http/event_loop.h"
#include "server/http/exchange.h"
#include "server/http/handler_pool.h"

namespace sfn::http {

class Front::Impl {
 public:
  Impl(FrontOptions options, FrontHandlers handlers);
  ~Impl() { stop(std::chrono::milliseconds(0)); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void start();
  void answer(std::vector<Answer>& answers);
  void begin_stop();
  void stop(std::chrono::milliseconds grace);
  [[nodiscard]] FrontStatistics statistics() const;

  std::uint16_t port = 0;
  std::vector<std::string> addresses;

 private:
  void handle(Job&& job);
  void run_loop();

  const FrontOptions options_;
  const FrontHandlers handlers_;
  const std::shared_ptr<Shared> shared_;
  const Router router_;
  std::unique_ptr<EventLoop> loop_;
  std::optional<HandlerPool> pool_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable loop_ended_;
  bool loop_has_ended_ = false;  // guarded by mutex_
};

Front::Impl::Impl(FrontOptions options, FrontHandlers handlers)
    : options_(std::move(options)),
      handlers_(std::move(handlers)),
      shared_(std::make_shared<Shared>(options_.limits.memory_bytes_max)),
      router_(handlers_.routes) {
  std::vector<Listener> listeners = listen_on(options_.host, options_.port);
  port = listeners.front().port();
  for (const Listener& listener : listeners)
    addresses.push_back(listener.address());
  loop_ = std::make_unique<EventLoop>(options_, handlers_, shared_, std::move(listeners));
}

void Front::Impl::start() {
  check(!thread_.joinable() && loop_ != nullptr, "a front is started once");
  raise_descriptor_limit();
  pool_.emplace(options_.handler_threads, [this](Job&& job) { handle(std::move(job)); });
  thread_ = std::thread([this] { run_loop(); });
}

void Front::Impl::run_loop() {
  loop_->run(*pool_);
  const std::lock_guard lock(mutex_);
  loop_has_ended_ = true;
  loop_ended_.notify_all();
}

void Front::Impl::handle(Job&& job) {
  if (job.request.method() == "POST" && job.request.path() == "/") {
    try {
      handlers_.rpc(std::move(job.request), Responder(std::move(job.exchange)));
    } catch (...) {
      // On its way here the Responder was destroyed, which has answered, unless the handler did before.
    }
    return;
  }
  const bool keep_alive = job.exchange->form(false).keep_alive;
  Outgoing outgoing;
  outgoing.head = router_.handle(job.request, keep_alive);
  job.exchange->write(std::move(outgoing), !keep_alive);
}

void Front::Impl::answer(std::vector<Answer>& answers) {
  std::vector<InboxMessage> messages;
  messages.reserve(answers.size());
  for (Answer& answer : answers) {
    std::shared_ptr<Exchange> exchange = std::move(answer.responder.exchange_);
    if (exchange == nullptr) continue;
    messages.push_back(ReplyMessage{.exchange = std::move(exchange),
                                    .reply = std::move(answer.reply),
                                    .on_flushed = std::move(answer.on_flushed),
                                    .make_reply = std::move(answer.make_reply)});
  }
  answers.clear();
  if (messages.empty() || shared_->inbox.push_all(messages)) return;
  for (InboxMessage& message : messages) {
    if (const OnFlushed& notify = std::get<ReplyMessage>(message).on_flushed) notify(false);
  }
}

void Front::Impl::begin_stop() {
  shared_->stopping = true;
  shared_->inbox.wake();
}

void Front::Impl::stop(std::chrono::milliseconds grace) {
  begin_stop();
  if (thread_.joinable()) {
    std::unique_lock lock(mutex_);
    if (!loop_ended_.wait_for(lock, grace, [this] { return loop_has_ended_; })) {
      shared_->aborting = true;
      shared_->inbox.wake();
    }
    lock.unlock();
    thread_.join();
  }
  for (InboxMessage& message : shared_->inbox.close()) {
    if (const auto* reply = std::get_if<ReplyMessage>(&message); reply != nullptr && reply->on_flushed)
      reply->on_flushed(false);
    if (const auto* watch = std::get_if<WatchMessage>(&message)) watch->on_gone();
  }
  pool_.reset();
  loop_.reset();
}

FrontStatistics Front::Impl::statistics() const {
  return {.open_connections = shared_->open_connections,
          .parked_requests = shared_->parked_requests,
          .accepted_connections = shared_->accepted_connections,
          .requests = shared_->requests,
          .refused_requests = shared_->refused_requests,
          .memory_bytes = shared_->budget->used_bytes()};
}

Front::Front(FrontOptions options, FrontHandlers handlers)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handlers))) {}
Front::~Front() = default;
void Front::start() {
  impl_->start();
}
std::uint16_t Front::port() const {
  return impl_->port;
}
std::vector<std::string> Front::addresses() const {
  return impl_->addresses;
}
void Front::answer(std::vector<Answer>& answers) {
  impl_->answer(answers);
}
void Front::begin_stop() {
  impl_->begin_stop();
}
void Front::stop(std::chrono::milliseconds grace) {
  impl_->stop(grace);
}
FrontStatistics Front::statistics() const {
  return impl_->statistics();
}

}  // namespace sfn::http
