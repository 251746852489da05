// Responder is the right, and the duty, to answer one request. A handler answers at once or moves it away,
// and the connection stays parked without a thread until somebody answers. Any thread may; the first answer
// wins. A Responder that is destroyed without an answer answers 500, so that no client waits for nothing. It
// may outlive its Front: then answering does nothing.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "server/http/message.h"

namespace sfn::http {

class Exchange;

// Called with true when the whole reply has been given to the kernel, or with false when it could not: the
// peer had hung up, reset, or the front stopped. After a true there may come one false, when the peer resets
// the connection before it has sent anything else: on Linux that means it was closed or killed with the reply
// unread. Called by the loop's thread: it must not block.
using OnFlushed = std::function<void(bool flushed)>;

class Responder {
 public:
  Responder() = default;  // answers nothing
  explicit Responder(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  Responder(Responder&&) noexcept = default;
  Responder& operator=(Responder&& other) noexcept;
  ~Responder();

  // Sends the reply from this thread if it is one of the front's handler threads and `on_flushed` is empty;
  // else hands it to the loop's thread. With `on_flushed` nothing is written to a peer that has hung up.
  // Empties this Responder.
  void answer(Reply reply, OnFlushed on_flushed = {});

  // The peer has closed or reset the connection, or the front has stopped. A peer that has only ended its
  // side (a half-closed connection) counts as gone, but is still sent a reply without `on_flushed`.
  [[nodiscard]] bool client_gone() const;

  // `callback` is called once, by the loop's thread, when the client is noticed to be gone before an answer
  // (at once if it already is). It must not block. At most one a request.
  void on_gone(std::function<void()> callback);

  [[nodiscard]] explicit operator bool() const { return exchange_ != nullptr; }

 private:
  friend class Front;
  std::shared_ptr<Exchange> exchange_;
};

// 500: nobody has made another one.
[[nodiscard]] Reply unanswered_reply();

// Nothing: none can be made. Then the client gets unanswered_reply(), and on_flushed is told false.
using MakeReply = std::function<std::optional<Reply>()>;

struct Answer {
  Responder responder;
  Reply reply;
  OnFlushed on_flushed = {};
  // Takes the place of `reply`, if there is one: called by the loop's thread, unless the client has gone. It
  // must not throw.
  MakeReply make_reply = {};
};

}  // namespace sfn::http
