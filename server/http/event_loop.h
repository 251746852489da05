// EventLoop is the front's one thread of input and output: it accepts, passes what epoll reports to the
// connections, delivers what other threads have put into the inbox, and fires deadlines. Edge-triggered, so
// that a request costs no epoll_ctl. It sleeps while nothing happens, however many requests are parked.
#pragma once

#include <memory>
#include <vector>

#include "server/http/connection.h"
#include "server/http/listener.h"

namespace sfn::http {

class EventLoop {
 public:
  // Throws std::system_error if the machine has no descriptor left.
  EventLoop(const FrontOptions& options, const FrontHandlers& handlers, std::shared_ptr<Shared> shared,
            std::vector<Listener> listeners);
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  // Returns when the shared state says stopping and the last connection has closed.
  void run(HandlerPool& pool);

 private:
  void wait();
  [[nodiscard]] int wait_ms() const;
  void on_inbox();
  void on_stop_flags();
  void fire_deadlines();
  void destroy_closed();

  void pause_accepting(std::chrono::milliseconds duration);
  void resume_accepting();
  void accept_from(const Listener& listener);
  void add_connection(Listener::Accepted&& accepted);

  ConnectionContext context_;
  std::vector<Listener> listeners_;
  const int epoll_fd_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<InboxMessage> messages_;
  bool accepting_ = false;
  Deadlines::TimePoint accept_again_at_;
  bool stopping_ = false;
};

}  // namespace sfn::http
