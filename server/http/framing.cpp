#include "server/http/framing.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sfn::http {
namespace {

// Fields that decide something here or in the handlers: sent twice, two readers may follow different ones.
constexpr std::array<std::string_view, 9> kSingleFields = {
    "host",   "content-length", "transfer-encoding", "content-type",    "x-amz-target",
    "origin", "expect",         "authorization",     "content-encoding"};

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

bool lists(std::string_view value, std::string_view lower_case_token) {
  while (true) {
    const std::size_t comma = value.find(',');
    std::string_view token = value.substr(0, comma);
    while (token.starts_with(' ') || token.starts_with('\t'))
      token.remove_prefix(1);
    while (token.ends_with(' ') || token.ends_with('\t'))
      token.remove_suffix(1);
    if (equals_ignoring_case(token, lower_case_token)) return true;
    if (comma == std::string_view::npos) return false;
    value.remove_prefix(comma + 1);
  }
}

// Digits only; a number too long to count is as good as one that is too large.
std::optional<std::size_t> parse_length(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  std::size_t length = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), length);
  return status == std::errc() ? length : static_cast<std::size_t>(-1);
}

}  // namespace

RequestFramer::Event RequestFramer::feed(std::string_view& input) {
  if (error_) return Event::error;
  if (head_done_) return feed_body(input);
  switch (head_parser_.feed(input)) {
    case HeadParser::Progress::need_more: return Event::need_more;
    case HeadParser::Progress::error: return fail(head_parser_.error());
    case HeadParser::Progress::done: break;
  }
  head_done_ = true;
  if (const FramingError error = read_fields()) return fail(error);
  return Event::head;
}

RequestFramer::Event RequestFramer::fail(FramingError error) {
  error_ = error;
  return Event::error;
}

FramingError RequestFramer::read_fields() {
  const RequestHead& head = head_parser_.head();
  keep_alive_ = head.minor_version() == 1;
  for (std::string_view name : kSingleFields) {
    if (head.header_count(name) > 1) return {400, "A header field that must be there once is there twice"};
  }
  for (std::size_t i = 0; i < head.field_count(); ++i) {
    if (const FramingError error = read_field(head.field(i))) return error;
  }
  if (head.minor_version() == 1 && !head.has_header("host")) return {400, "The Host header is missing"};
  if (chunked_ && has_content_length_)
    return {400, "The request has both Content-Length and Transfer-Encoding"};
  if (content_length_ > limits_.body_bytes_max) return {413, "The request body is too large"};
  return {};
}

FramingError RequestFramer::read_field(RequestHead::Field field) {
  const int minor_version = head_parser_.head().minor_version();
  if (field.name == "content-length") {
    const std::optional<std::size_t> length = parse_length(field.value);
    if (!length) return {400, "The Content-Length is malformed"};
    content_length_ = *length;
    has_content_length_ = true;
  } else if (field.name == "transfer-encoding") {
    if (minor_version == 0) return {400, "HTTP/1.0 has no Transfer-Encoding"};
    if (!equals_ignoring_case(field.value, "chunked"))
      return {501, "The only transfer coding supported is chunked"};
    chunked_.emplace(limits_.body_bytes_max);
  } else if (field.name == "expect" && minor_version == 1) {
    if (!equals_ignoring_case(field.value, "100-continue")) return {417, "The expectation is not supported"};
    expects_continue_ = true;
  } else if (field.name == "connection") {
    if (lists(field.value, "close")) {
      keep_alive_ = false;
    } else if (minor_version == 0 && lists(field.value, "keep-alive")) {
      keep_alive_ = true;
    }
  }
  return {};
}

RequestFramer::Event RequestFramer::feed_body(std::string_view& input) {
  if (chunked_) {
    switch (chunked_->feed(input, body_)) {
      case ChunkedDecoder::Progress::need_more: return Event::need_more;
      case ChunkedDecoder::Progress::done: return Event::request;
      case ChunkedDecoder::Progress::error: return fail(chunked_->error());
    }
  }
  const std::size_t bytes = std::min(content_length_ - body_.size(), input.size());
  // Once it is certain that there is a body, its memory is taken at one go.
  if (bytes > 0 && body_.empty()) body_.reserve(content_length_);
  body_.append(input.substr(0, bytes));
  input.remove_prefix(bytes);
  return body_.size() == content_length_ ? Event::request : Event::need_more;
}

Request RequestFramer::take() {
  Request request;
  request.head = head_parser_.take();
  request.body = std::exchange(body_, {});
  chunked_.reset();
  content_length_ = 0;
  has_content_length_ = false;
  head_done_ = false;
  keep_alive_ = true;
  expects_continue_ = false;
  return request;
}

}  // namespace sfn::http
