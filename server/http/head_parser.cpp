#include "server/http/head_parser.h"

#include <algorithm>
#include <array>
#include <span>

namespace sfn::http {
namespace {

// The method, two spaces, the version and CRLF, beside the target.
constexpr std::size_t kRequestLineRest = 64;

constexpr std::array<bool, 256> make_token_table() {
  std::array<bool, 256> table{};
  for (char c = '0'; c <= '9'; ++c)
    table[static_cast<unsigned char>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c)
    table[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c)
    table[static_cast<unsigned char>(c)] = true;
  for (char c : std::string_view("!#$%&'*+-.^_`|~"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr std::array<bool, 256> kTokenCharacters = make_token_table();

bool is_token(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return kTokenCharacters[c]; });
}

bool is_field_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return (c >= 0x20 && c != 0x7f) || c == '\t'; });
}

bool is_target(std::string_view text) {
  return text.starts_with('/') && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return c > 0x20 && c < 0x7f && c != '#';
         });
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

bool is_field_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && is_token(line.substr(0, colon)) &&
         is_field_text(line.substr(colon + 1));
}

HeadParser::Progress HeadParser::feed(std::string_view& input) {
  while (!input.empty()) {
    const std::size_t line_feed = input.find('\n');
    const bool whole = line_feed != std::string_view::npos;
    const std::size_t bytes = whole ? line_feed + 1 : input.size();
    const std::size_t line_bytes = head_.text_.size() - line_at_ + bytes;
    // Decided by how far the line reaches, not by how it came in, so that every split gives the same answer.
    if (!has_request_line_ && line_bytes > limits_.target_bytes_max + kRequestLineRest)
      return fail(414, "The request line is too long");
    if (line_at_ + line_bytes > limits_.head_bytes_max) return fail(431, "The request header is too large");
    if (head_.text_.empty()) head_.text_.reserve(512);
    head_.text_.append(input.substr(0, bytes));
    input.remove_prefix(bytes);
    if (!whole) return Progress::need_more;
    const Progress progress = end_line();
    if (progress != Progress::need_more) return progress;
  }
  return Progress::need_more;
}

RequestHead HeadParser::take() {
  RequestHead head = std::move(head_);
  head_ = RequestHead();
  line_at_ = 0;
  has_request_line_ = false;
  skipped_empty_line_ = false;
  return head;
}

HeadParser::Progress HeadParser::fail(int status, std::string_view reason) {
  error_ = {.status = status, .reason = reason};
  return Progress::error;
}

HeadParser::Progress HeadParser::end_line() {
  std::string_view line = std::string_view(head_.text_).substr(line_at_);
  line.remove_suffix(1);
  if (!line.ends_with('\r')) return fail(400, "A line of the header does not end with CRLF");
  line.remove_suffix(1);
  Progress progress = Progress::need_more;
  if (!has_request_line_) {
    progress = request_line(line);
  } else if (line.empty()) {
    progress = Progress::done;
  } else {
    progress = field_line(line);
  }
  line_at_ = head_.text_.size();
  return progress;
}

HeadParser::Progress HeadParser::request_line(std::string_view line) {
  if (line.empty() && !skipped_empty_line_) {  // old clients send one CRLF behind a body
    skipped_empty_line_ = true;
    head_.text_.clear();
    return Progress::need_more;
  }
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos) return fail(400, "The request line is malformed");
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);
  if (!is_token(method)) return fail(400, "The request line is malformed");
  if (!version.starts_with("HTTP/")) return fail(400, "The request line is malformed");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return fail(505, "The HTTP version is not supported");
  if (!is_target(target)) return fail(400, "The request target is malformed");
  if (target.size() > limits_.target_bytes_max) return fail(414, "The request target is too long");
  head_.method_ = range_of(method);
  head_.target_ = range_of(target);
  head_.minor_version_ = version.back() - '0';
  head_.fields_.reserve(16);
  has_request_line_ = true;
  return Progress::need_more;
}

HeadParser::Progress HeadParser::field_line(std::string_view line) {
  if (!is_field_line(line)) return fail(400, "A header field is malformed");
  if (head_.fields_.size() == limits_.head_fields_max)
    return fail(431, "The request has too many header fields");
  const std::size_t colon = line.find(':');
  const RequestHead::Range name = range_of(line.substr(0, colon));
  for (char& c : std::span(head_.text_).subspan(name.at, name.size)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  head_.fields_.push_back({.name = name, .value = range_of(trim(line.substr(colon + 1)))});
  return Progress::need_more;
}

RequestHead::Range HeadParser::range_of(std::string_view part) const {
  return {.at = static_cast<std::uint32_t>(part.data() - head_.text_.data()),
          .size = static_cast<std::uint32_t>(part.size())};
}

}  // namespace sfn::http
