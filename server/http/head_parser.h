// HeadParser reads the request line and the header fields, a line at a time, up to the empty line. It accepts
// the grammar of RFC 9112 in its strict form: every line ends with CRLF, no folded lines, no space before a
// colon, no control characters, only targets that begin with a slash. What the fields mean is framing.h's
// business.
#pragma once

#include <string_view>

#include "server/http/limits.h"
#include "server/http/message.h"

namespace sfn::http {

struct FramingError {
  int status = 0;           // 0: there is none
  std::string_view reason;  // one sentence; a literal

  [[nodiscard]] explicit operator bool() const { return status != 0; }
};

class HeadParser {
 public:
  enum class Progress { need_more, done, error };

  explicit HeadParser(const Limits& limits) : limits_(limits) {}

  // Takes what belongs to the head off the front of `input`. Not to be called again after done or error.
  Progress feed(std::string_view& input);

  [[nodiscard]] bool started() const { return !head_.text_.empty(); }
  [[nodiscard]] const RequestHead& head() const { return head_; }
  [[nodiscard]] FramingError error() const { return error_; }
  // After done; the parser is then as new.
  RequestHead take();

 private:
  Progress fail(int status, std::string_view reason);
  Progress end_line();
  Progress request_line(std::string_view line);
  Progress field_line(std::string_view line);
  [[nodiscard]] RequestHead::Range range_of(std::string_view part) const;

  const Limits& limits_;
  RequestHead head_;
  std::size_t line_at_ = 0;
  bool has_request_line_ = false;
  bool skipped_empty_line_ = false;
  FramingError error_;
};

// The rules for one header or trailer line, without its CRLF: token ":" text.
bool is_field_line(std::string_view line);

}  // namespace sfn::http
