#include "server/http/message.h"

#include <stdexcept>

#include "server/http/framing.h"

namespace sfn::http {

std::string_view RequestHead::path() const {
  const std::string_view all = target();
  return all.substr(0, all.find('?'));
}

std::string_view RequestHead::query() const {
  const std::string_view all = target();
  const std::size_t mark = all.find('?');
  return mark == std::string_view::npos ? std::string_view{} : all.substr(mark + 1);
}

RequestHead::Field RequestHead::field(std::size_t index) const {
  return {.name = view(fields_[index].name), .value = view(fields_[index].value)};
}

std::string_view RequestHead::header(std::string_view lower_case_name) const {
  for (const FieldRange& field : fields_) {
    if (view(field.name) == lower_case_name) return view(field.value);
  }
  return {};
}

std::size_t RequestHead::header_count(std::string_view lower_case_name) const {
  std::size_t count = 0;
  for (const FieldRange& field : fields_)
    count += view(field.name) == lower_case_name ? 1 : 0;
  return count;
}

bool RequestHead::has_header(std::string_view lower_case_name) const {
  return header_count(lower_case_name) > 0;
}

Request make_request(std::string_view method, std::string_view target,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> headers,
                     std::string body) {
  std::string text;
  text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
  for (const auto& [name, value] : headers)
    text.append(name).append(": ").append(value).append("\r\n");
  text.append("\r\n");

  const Limits limits;
  RequestFramer framer(limits);
  std::string_view input = text;
  if (framer.feed(input) != RequestFramer::Event::head) throw std::invalid_argument("not a request");
  if (framer.feed(input) != RequestFramer::Event::request) throw std::invalid_argument("not a whole request");
  Request request = framer.take();
  request.body = std::move(body);
  request.peer = {.address = "127.0.0.1", .port = 0};
  request.arrived_at = std::chrono::steady_clock::now();
  return request;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 302: return "Found";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
  }
}

}  // namespace sfn::http
