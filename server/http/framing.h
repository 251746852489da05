// RequestFramer cuts a stream of bytes into requests. It is strict where leniency makes two servers read the
// same bytes differently: a body is announced by Content-Length or by chunked coding, never by both or twice,
// and nothing that decides is accepted twice. However the bytes are split, the events are the same; the fuzz
// target checks that. No socket, no clock, no thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/chunked_decoder.h"
#include "server/http/head_parser.h"
#include "server/http/limits.h"
#include "server/http/message.h"

namespace sfn::http {

class RequestFramer {
 public:
  enum class Event {
    need_more,  // all of the input has been taken
    head,       // the head is there, nothing of the body has been taken: the time to refuse, or to ask for it
    request,    // take() it before feeding more
    error       // error() says which; for good
  };

  // `limits` must outlive the framer.
  explicit RequestFramer(const Limits& limits) : limits_(limits), head_parser_(limits) {}

  // Takes bytes off the front of `input` up to the next event. After head, feed again even if the input is
  // empty: the request may have no body.
  Event feed(std::string_view& input);

  // A byte of a request has been read that was not handed out yet.
  [[nodiscard]] bool started() const { return head_done_ || head_parser_.started(); }
  [[nodiscard]] bool head_done() const { return head_done_; }
  // What has been read of it; whole after the event.
  [[nodiscard]] const RequestHead& head() const { return head_parser_.head(); }
  [[nodiscard]] FramingError error() const { return error_; }

  // After the head: whether the connection can be used again, whether the client waits for 100 Continue, and
  // the most bytes the body may turn out to have (exactly that many with a Content-Length).
  [[nodiscard]] bool keep_alive() const { return keep_alive_; }
  [[nodiscard]] bool expects_continue() const { return expects_continue_; }
  [[nodiscard]] std::size_t body_bytes_max() const {
    return chunked_ ? limits_.body_bytes_max : content_length_;
  }

  // Head and body; the other members of the request are left for the caller. The framer is then ready for the
  // next request.
  Request take();

 private:
  Event fail(FramingError error);
  FramingError read_fields();
  FramingError read_field(RequestHead::Field field);
  Event feed_body(std::string_view& input);

  const Limits& limits_;
  HeadParser head_parser_;
  std::optional<ChunkedDecoder> chunked_;
  std::string body_;
  std::size_t content_length_ = 0;
  bool has_content_length_ = false;
  bool head_done_ = false;
  bool keep_alive_ = true;
  bool expects_continue_ = false;
  FramingError error_;
};

}  // namespace sfn::http
