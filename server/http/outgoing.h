// Outgoing is a reply as bytes on their way out, and how far it has got.
#pragma once

#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/http/transport.h"

namespace sfn::http {

struct Outgoing {
  std::string head;
  std::string body;
  std::size_t sent_bytes = 0;

  [[nodiscard]] std::size_t left_bytes() const { return head.size() + body.size() - sent_bytes; }
};

struct ReplyForm {
  bool keep_alive = true;
  bool without_body = false;  // the answer to HEAD: the length of the body, but not the body
};

Outgoing make_outgoing(Reply&& reply, ReplyForm form);

enum class WriteResult { done, blocked, failed };

// Writes as much as the transport takes.
WriteResult write_some(Transport& transport, Outgoing& outgoing);

// The value of the Date header at this moment; formatted once a second and thread.
std::string_view http_date_now();

}  // namespace sfn::http
