#include "engine/value/json_error.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <vector>

#include "engine/value/json.h"
#include "engine/value/utf8.h"

namespace sfn {
namespace {

constexpr const char* kValueList = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
constexpr std::size_t kTokenCharsMax = 256;   // UTF-16 units; Jackson cuts an unrecognized token here
constexpr std::size_t kSourceCharsMax = 500;  // and the source it quotes here

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_identifier(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Walks the text as a parser would until the first error; `error_` is set then and everything returns false.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}
  std::string run();

 private:
  struct Open {
    bool object;
    std::size_t at;
  };
  enum class Expect { Value, FirstElement, FirstName, Name, Colon, Separator };

  bool step();
  bool value();
  bool name();
  bool separator();
  bool close();
  bool open(bool object);
  bool string(const char* at_end);
  bool escape();
  bool number();
  bool digits(const char* missing);
  bool token();
  bool after_value();

  bool fail(std::string message);
  bool unexpected(const std::string& comment);
  bool at_end() const { return at_ >= text_.size(); }
  bool skip_blanks();
  std::string character() const;
  std::string place(std::size_t at) const;
  const char* inside() const { return open_.empty() ? "root" : open_.back().object ? "Object" : "Array"; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  Expect expect_ = Expect::Value;
  bool done_ = false;
  std::string error_;
};

bool Scan::fail(std::string message) {
  error_ = std::move(message);
  return false;
}

// `'x' (code 120)`, `(CTRL-CHAR, code 0)`, `'é' (code 8364 / 0x20ac)`.
std::string Scan::character() const {
  const std::uint32_t code = utf8_code_point(text_, at_);
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return "(CTRL-CHAR, code " + std::to_string(code) + ")";
  std::string shown =
      "'" + std::string(text_.substr(at_, utf8_length_at(text_, at_))) + "' (code " + std::to_string(code);
  if (code > 255) {
    char hex[16];
    std::snprintf(hex, sizeof hex, " / 0x%x", code);
    shown += hex;
  }
  return shown + ")";
}

bool Scan::unexpected(const std::string& comment) {
  return fail("Unexpected character (" + character() + "): " + comment);
}

std::string Scan::place(std::size_t at) const {
  const auto before = text_.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto line_start = before.rfind('\n');
  const auto column = line_start == std::string_view::npos ? at + 1 : at - line_start;
  const auto quoted = utf16_prefix(text_, kSourceCharsMax);
  std::string source = "\"" + std::string(quoted) + "\"";
  if (quoted.size() < text_.size()) {
    const auto left_out = utf16_length(text_.substr(quoted.size()));
    source += "[truncated " + std::to_string(left_out) + " chars]";
  }
  return "[Source: (String)" + source + "; line: " + std::to_string(line) +
         ", column: " + std::to_string(column) + "]";
}

bool Scan::skip_blanks() {
  while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
    ++at_;
  if (at_end() || static_cast<unsigned char>(text_[at_]) >= 0x20) return true;
  return fail("Illegal character (" + character() +
              "): only regular white space (\\r, \\n, \\t) is allowed between tokens");
}

std::string Scan::run() {
  if (!skip_blanks()) return error_;
  if (at_end()) return "No content to map due to end-of-input";
  while (step()) {
  }
  return error_;
}

bool Scan::step() {
  if (!skip_blanks()) return false;
  if (at_end()) {
    if (done_) return false;
    const bool before_next =
        expect_ == Expect::Separator || expect_ == Expect::FirstName || expect_ == Expect::FirstElement;
    if (!before_next) {
      return fail("Unexpected end-of-input within/between " + std::string(inside()) + " entries");
    }
    return fail("Unexpected end-of-input: expected close marker for " + std::string(inside()) +
                " (start marker at " + place(open_.back().at) + ")");
  }
  if (done_) return fail("Trailing text found after the value: not allowed");
  switch (expect_) {
    case Expect::FirstElement:
    case Expect::FirstName:
      if (text_[at_] == ']' || text_[at_] == '}') return close();
      return expect_ == Expect::FirstName ? name() : value();
    case Expect::Value: return value();
    case Expect::Name: return name();
    case Expect::Colon:
      if (text_[at_] != ':') return unexpected("was expecting a colon to separate field name and value");
      ++at_;
      expect_ = Expect::Value;
      return true;
    case Expect::Separator: return separator();
  }
  return false;
}

bool Scan::separator() {
  if (text_[at_] == ']' || text_[at_] == '}') return close();
  if (text_[at_] != ',')
    return unexpected("was expecting comma to separate " + std::string(inside()) + " entries");
  ++at_;
  expect_ = open_.back().object ? Expect::Name : Expect::Value;
  return true;
}

bool Scan::close() {
  const bool object = open_.back().object;
  if (text_[at_] != (object ? '}' : ']')) {
    return fail("Unexpected close marker '" + std::string(1, text_[at_]) + "': expected '" +
                (object ? "}" : "]") + "' (for " + inside() + " starting at " + place(open_.back().at) + ")");
  }
  ++at_;
  open_.pop_back();
  return after_value();
}

bool Scan::open(bool object) {
  open_.push_back({object, at_++});
  expect_ = object ? Expect::FirstName : Expect::FirstElement;
  return true;
}

bool Scan::after_value() {
  done_ = open_.empty();
  expect_ = Expect::Separator;
  return true;
}

bool Scan::name() {
  if (text_[at_] != '"') return unexpected("was expecting double-quote to start field name");
  if (!string(" in field name")) return false;
  expect_ = Expect::Colon;
  return true;
}

bool Scan::value() {
  const char c = text_[at_];
  if (c == '{' || c == '[') return open(c == '{');
  if (c == '"') return string(": was expecting closing quote for a string value") && after_value();
  if (c == '-' || is_digit(c)) return number() && after_value();
  if (c == ']' || c == '}') return unexpected("expected a value");
  // Jackson's tokens start as Java identifiers do.
  if (is_identifier(c) && utf8_code_point(text_, at_) != 0xFEFF) return token() && after_value();
  return unexpected("expected a valid value " + std::string(kValueList));
}

bool Scan::token() {
  std::size_t end = at_;
  while (end < text_.size() && is_identifier(text_[end]))
    ++end;
  const auto word = text_.substr(at_, end - at_);
  at_ = end;
  if (word == "null" || word == "true" || word == "false") return true;
  if (word == "NaN" || word == "Infinity") {
    return fail("Non-standard token '" + std::string(word) +
                "': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow");
  }
  const auto shown = utf16_prefix(word, kTokenCharsMax);
  const std::string cut_mark = shown.size() < word.size() ? "..." : "";
  return fail("Unrecognized token '" + std::string(shown) + cut_mark + "': was expecting " + kValueList);
}

bool Scan::digits(const char* missing) {
  if (at_end()) return fail("Unexpected end-of-input in a Number value");
  if (!is_digit(text_[at_]))
    return fail("Unexpected character (" + character() + ") in numeric value: " + missing);
  while (!at_end() && is_digit(text_[at_]))
    ++at_;
  return true;
}

bool Scan::number() {
  if (text_[at_] == '-') {
    ++at_;
    if (at_end() || !is_digit(text_[at_]))
      return digits("expected digit (0-9) to follow minus sign, for valid numeric value");
  }
  if (text_[at_] == '0' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))
    return fail("Invalid numeric value: Leading zeroes not allowed");
  if (!digits("")) return false;
  if (!at_end() && text_[at_] == '.' && (++at_, !digits("Decimal point not followed by a digit")))
    return false;
  if (!at_end() && (text_[at_] == 'e' || text_[at_] == 'E')) {
    ++at_;
    if (!at_end() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
    if (!digits("Exponent indicator not followed by a digit")) return false;
  }
  if (open_.empty() && !at_end() && is_identifier(text_[at_]))
    return unexpected("Expected space separating root-level values");
  return true;
}

bool Scan::string(const char* at_missing_end) {
  for (++at_; !at_end(); ++at_) {
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      return true;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      return fail("Illegal unquoted character (" + character() +
                  "): has to be escaped using backslash to be included in string value");
    }
    if (c == '\\' && !escape()) return false;
  }
  return fail(std::string("Unexpected end-of-input") + at_missing_end);
}

// At the backslash; leaves at the last character of the escape sequence.
bool Scan::escape() {
  if (++at_ >= text_.size()) return fail("Unexpected end-of-input in character escape sequence");
  if (text_[at_] != 'u') {
    if (std::string_view("\"\\/bfnrt").find(text_[at_]) != std::string_view::npos) return true;
    return fail("Unrecognized character escape " + character());
  }
  for (int i = 0; i < 4; ++i) {
    if (++at_ >= text_.size()) return fail("Unexpected end-of-input in character escape sequence");
    if (!is_hex(text_[at_])) return unexpected("expected a hex-digit for character escape sequence");
  }
  return true;
}

// The errors that only show in the bytes: Jackson reads characters, so it meets them first.
std::optional<std::string> encoding_error(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += utf8_length_at(text, at)) {
    if (!utf8_valid_at(text, at)) {
      char message[40];
      std::snprintf(message, sizeof message, "Invalid UTF-8 start byte 0x%x",
                    static_cast<unsigned char>(text[at]));
      return message;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string json_error_text(std::string_view text) {
  if (auto error = encoding_error(text)) return *error;
  std::string error = Scan(text).run();
  // What is left is well-formed and yet cannot be represented: see parse_json.
  return error.empty() ? "A number is out of range, or half of a surrogate pair stands alone" : error;
}

std::string json_too_deep_text(int depth_max) {
  return "Document nesting depth (" + std::to_string(depth_max + 1) + ") exceeds the maximum allowed (" +
         std::to_string(depth_max) + ")";
}

}  // namespace sfn
