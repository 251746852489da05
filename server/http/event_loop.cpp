#include "server/http/event_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <sys/epoll.h>
#include <unistd.h>

namespace sfn::http {
namespace {

// What one connection may leave behind the request in flight is at most this.
constexpr std::size_t kReadBufferBytes = 32 * 1024;
constexpr int kEventsPerRound = 256;
constexpr int kAcceptsPerRound = 256;
// For what handler threads left in the inbox without a wake-up.
constexpr std::chrono::milliseconds kLongestSleep{60'000};
constexpr std::chrono::milliseconds kPauseWithoutDescriptors{100};

int make_epoll() {
  const int fd = ::epoll_create1(EPOLL_CLOEXEC);
  if (fd < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
  return fd;
}

bool add_to_epoll(int epoll_fd, int fd, std::uint32_t events, std::uint64_t data) {
  epoll_event event{.events = events, .data = {.u64 = data}};
  return ::epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0;
}

// An event's data is 0 for the inbox, a small number for a listener, else a connection's address.
constexpr std::uint64_t kInbox = 0;
constexpr std::uint64_t kFirstConnection = 4096;

template <typename... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overload(Cases...) -> Overload<Cases...>;

void take_reply(ReplyMessage& message) {
  Connection* connection = message.exchange->connection();
  bool made = connection != nullptr;
  if (made && message.make_reply) {
    auto reply = message.make_reply();
    made = reply.has_value();
    message.reply = made ? *std::move(reply) : unanswered_reply();
  }
  if (!made && message.on_flushed) std::exchange(message.on_flushed, {})(false);
  if (connection != nullptr) connection->on_reply(std::move(message.reply), std::move(message.on_flushed));
}

}  // namespace

EventLoop::EventLoop(const FrontOptions& options, const FrontHandlers& handlers,
                     std::shared_ptr<Shared> shared, std::vector<Listener> listeners)
    : context_{.options = options,
               .handlers = handlers,
               .shared = std::move(shared),
               .deadlines = Deadlines(options.limits),
               .read_buffer = std::vector<char>(kReadBufferBytes),
               .jobs = {},
               .closed = {},
               .now = std::chrono::steady_clock::now()},
      listeners_(std::move(listeners)),
      epoll_fd_(make_epoll()) {
  if (!add_to_epoll(epoll_fd_, context_.shared->inbox.fd(), EPOLLIN | EPOLLET, kInbox))
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  resume_accepting();
}

EventLoop::~EventLoop() {
  ::close(epoll_fd_);
}

void EventLoop::run(HandlerPool& pool) {
  while (!stopping_ || !connections_.empty()) {
    wait();
    on_inbox();
    on_stop_flags();
    fire_deadlines();
    pool.submit(context_.jobs);
    destroy_closed();
    if (!accepting_) resume_accepting();
  }
}

void EventLoop::wait() {
  std::array<epoll_event, kEventsPerRound> events;
  const int count = ::epoll_wait(epoll_fd_, events.data(), kEventsPerRound, wait_ms());
  context_.now = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    if (event.data.u64 == kInbox) continue;  // looked at in every round
    if (event.data.u64 < kFirstConnection) {
      accept_from(listeners_[event.data.u64 - 1]);
    } else {
      reinterpret_cast<Connection*>(event.data.u64)->on_epoll(event.events);
    }
  }
}

int EventLoop::wait_ms() const {
  auto until = context_.now + kLongestSleep;
  if (const auto due = context_.deadlines.next_due()) until = std::min(until, *due);
  if (!accepting_ && !stopping_ && accept_again_at_ > context_.now) until = std::min(until, accept_again_at_);
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
}

void EventLoop::on_inbox() {
  context_.shared->inbox.drain(messages_);
  for (InboxMessage& any : messages_) {
    std::visit(Overload{[](ReplyMessage& message) { take_reply(message); },
                        [](WrittenMessage& message) {
                          if (Connection* connection = message.exchange->connection())
                            connection->on_written(std::move(message));
                        },
                        [](WatchMessage& message) {
                          if (Connection* connection = message.exchange->connection()) {
                            connection->on_watch(std::move(message.on_gone));
                          } else if (message.exchange->client_gone()) {
                            message.on_gone();
                          }
                        }},
               any);
  }
  messages_.clear();
}

void EventLoop::on_stop_flags() {
  if (!context_.shared->stopping) return;
  if (!stopping_) {
    stopping_ = true;
    // Who is in the backlog already has a connection: let him hear why it ends.
    if (accepting_) {
      for (const Listener& listener : listeners_)
        accept_from(listener);
    }
    accepting_ = false;
    listeners_.clear();
    for (const auto& connection : connections_)
      connection->begin_stop();
  }
  if (context_.shared->aborting) {
    for (const auto& connection : connections_)
      connection->abort();
  }
}

void EventLoop::fire_deadlines() {
  while (Connection* connection = context_.deadlines.take_due(context_.now))
    connection->on_deadline();
}

void EventLoop::destroy_closed() {
  for (Connection* connection : context_.closed) {
    const std::size_t index = connection->index;
    // Closing is not enough: a command that is being started has the descriptor too, until it is replaced,
    // and so long there would be events of a connection that is no more.
    ::epoll_ctl(epoll_fd_, EPOLL_CTL_DEL, connection->fd(), nullptr);
    std::swap(connections_[index], connections_.back());
    connections_[index]->index = index;
    connections_.pop_back();
  }
  context_.closed.clear();
  context_.shared->open_connections = connections_.size();
}

// --- accepting
// --------------------------------------------------------------------------------------------------

void EventLoop::resume_accepting() {
  if (stopping_ || connections_.size() >= context_.options.limits.connections_max) return;
  if (context_.now < accept_again_at_) return;
  for (std::size_t i = 0; i < listeners_.size(); ++i)
    add_to_epoll(epoll_fd_, listeners_[i].fd(), EPOLLIN, i + 1);
  accepting_ = true;
}

void EventLoop::pause_accepting(std::chrono::milliseconds duration) {
  for (const Listener& listener : listeners_)
    ::epoll_ctl(epoll_fd_, EPOLL_CTL_DEL, listener.fd(), nullptr);
  accepting_ = false;
  accept_again_at_ = context_.now + duration;
}

void EventLoop::accept_from(const Listener& listener) {
  for (int i = 0; i < kAcceptsPerRound && accepting_; ++i) {
    Listener::Accepted accepted = listener.accept();
    if (accepted.fd >= 0) {
      add_connection(std::move(accepted));
      continue;
    }
    switch (accepted.error) {
      case EMFILE:
      case ENFILE:
      case ENOBUFS:
      case ENOMEM: return pause_accepting(kPauseWithoutDescriptors);
      case EINTR:
      case ECONNABORTED: continue;
      default: return;
    }
  }
}

void EventLoop::add_connection(Listener::Accepted&& accepted) {
  std::unique_ptr<Transport> transport;
  if (context_.options.make_transport) {
    transport = context_.options.make_transport(accepted.fd);
  } else {
    transport = std::make_unique<PlainTransport>(accepted.fd);
  }
  auto connection = std::make_unique<Connection>(context_, std::move(transport), std::move(accepted.peer));
  if (!add_to_epoll(epoll_fd_, connection->fd(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
                    reinterpret_cast<std::uint64_t>(connection.get())))
    return;
  connection->index = connections_.size();
  connections_.push_back(std::move(connection));
  ++context_.shared->accepted_connections;
  context_.shared->open_connections = connections_.size();
  if (connections_.size() >= context_.options.limits.connections_max) pause_accepting({});
}

}  // namespace sfn::http
