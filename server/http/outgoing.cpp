#include "server/http/outgoing.h"

#include <array>
#include <charconv>
#include <ctime>

namespace sfn::http {
namespace {

void append_number(std::string& text, std::size_t number) {
  std::array<char, 20> digits{};
  const auto [end, status] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  text.append(digits.data(), end);
}

iovec part_of(std::string& text, std::size_t from) {
  return {.iov_base = text.data() + from, .iov_len = text.size() - from};
}

}  // namespace

std::string_view http_date_now() {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  thread_local std::time_t formatted_at = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now == formatted_at) return text;
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 40> rest{};  // strftime would take the names from the locale
  std::strftime(rest.data(), rest.size(), "%Y %H:%M:%S GMT", &utc);
  text.assign(kDays[static_cast<std::size_t>(utc.tm_wday)]).append(utc.tm_mday < 10 ? ", 0" : ", ");
  append_number(text, static_cast<std::size_t>(utc.tm_mday));
  text.append(" ").append(kMonths[static_cast<std::size_t>(utc.tm_mon)]).append(" ").append(rest.data());
  formatted_at = now;
  return text;
}

Outgoing make_outgoing(Reply&& reply, ReplyForm form) {
  Outgoing outgoing;
  std::string& head = outgoing.head;
  head.reserve(256);
  head.append("HTTP/1.1 ");
  append_number(head, static_cast<std::size_t>(reply.status));
  head.append(" ").append(reason_phrase(reply.status)).append("\r\n");
  for (const auto& [name, value] : reply.headers)
    head.append(name).append(": ").append(value).append("\r\n");
  if (!reply.content_type.empty()) head.append("Content-Type: ").append(reply.content_type).append("\r\n");
  head.append("Content-Length: ");
  append_number(head, reply.body.size());
  head.append("\r\nDate: ").append(http_date_now());
  head.append(form.keep_alive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
  if (!form.without_body) outgoing.body = std::move(reply.body);
  return outgoing;
}

WriteResult write_some(Transport& transport, Outgoing& outgoing) {
  while (outgoing.left_bytes() > 0) {
    std::array<iovec, 2> parts{};
    std::size_t count = 0;
    if (outgoing.sent_bytes < outgoing.head.size()) {
      parts[count++] = part_of(outgoing.head, outgoing.sent_bytes);
      if (!outgoing.body.empty()) parts[count++] = part_of(outgoing.body, 0);
    } else {
      parts[count++] = part_of(outgoing.body, outgoing.sent_bytes - outgoing.head.size());
    }
    const IoResult result = transport.write(std::span(parts).first(count));
    if (result.status == IoResult::Status::would_block) return WriteResult::blocked;
    if (result.status != IoResult::Status::ok) return WriteResult::failed;
    outgoing.sent_bytes += result.bytes;
  }
  return WriteResult::done;
}

}  // namespace sfn::http
