// Inbox is how other threads talk to the loop's thread: a vector behind a mutex, taken whole, and an eventfd
// that is written once however many messages lie there. A message may also be left without waking the loop,
// which then finds it when something else does. It outlives the loop, because Responders may; when closed it
// refuses.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <variant>
#include <vector>

#include "server/http/outgoing.h"
#include "server/http/responder.h"

namespace sfn::http {

// Answers the exchange.
struct ReplyMessage {
  std::shared_ptr<Exchange> exchange;
  Reply reply;
  OnFlushed on_flushed;
  MakeReply make_reply;  // as in Answer
};

// A handler thread has written the reply, or the part of it that the kernel took.
struct WrittenMessage {
  std::shared_ptr<Exchange> exchange;
  WriteResult result = WriteResult::done;
  Outgoing rest;  // if blocked
  bool close = false;
};

struct WatchMessage {
  std::shared_ptr<Exchange> exchange;
  std::function<void()> on_gone;
};

using InboxMessage = std::variant<ReplyMessage, WrittenMessage, WatchMessage>;

class Inbox {
 public:
  // Throws std::system_error if the machine has no descriptor left.
  Inbox();
  ~Inbox();
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  // Readable after a wake-up; for an edge-triggered epoll, so nobody reads it.
  [[nodiscard]] int fd() const { return fd_; }

  // False, and the message untouched, if the inbox is closed.
  bool push(InboxMessage&& message, bool wake_loop);
  // Moves all of them in with one wake-up. False, and they are untouched, if the inbox is closed.
  bool push_all(std::vector<InboxMessage>& messages);
  void wake();

  // For the loop: swaps what is there into `messages`, which must be empty.
  void drain(std::vector<InboxMessage>& messages);
  // Refuses from here on, and gives what is left.
  std::vector<InboxMessage> close();

 private:
  void signal();

  const int fd_;
  std::mutex mutex_;
  std::vector<InboxMessage> messages_;  // guarded by mutex_
  bool wake_pending_ = false;           // guarded by mutex_
  bool closed_ = false;                 // guarded by mutex_
};

}  // namespace sfn::http
