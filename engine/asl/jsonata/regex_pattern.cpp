#include "engine/asl/jsonata/regex_pattern.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

// The ranges of white space, and of everything else.
constexpr std::string_view kSpace =
    R"(\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
constexpr std::string_view kNoSpace =
    R"(\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e})"
    R"(\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})";
constexpr std::string_view kDot = R"([^\n\r\x{2028}\x{2029}])";
constexpr std::string_view kMeta = R"(\^$.|?*+()[]{}/-)";

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string code_point_text(std::uint32_t code) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string digits;
  for (int shift = 20; shift >= 0; shift -= 4)
    digits += kHex[code >> shift & 15];
  return R"(\x{)" + digits + "}";
}

class Translator {
 public:
  Translator(std::string_view pattern, std::size_t position) : pattern_(pattern), position_(position) {}

  std::string translate();

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  [[noreturn]] void refuse(std::string_view what) const;
  void group();
  void escape();
  void bracket();
  bool code_point_escape();
  bool hexadecimal(std::size_t digits, std::uint32_t& code);

  std::string_view pattern_;
  std::size_t position_;
  std::size_t at_ = 0;
  bool in_class_ = false;
  std::string out_;
};

void Translator::refuse(std::string_view what) const {
  Failure failure("S0303");
  failure.message =
      "Regular expressions have no " + std::string(what) + " here: /" + std::string(pattern_) + "/";
  throw failure.at(position_);
}

std::string Translator::translate() {
  while (at_ < pattern_.size()) {
    const char c = pattern_[at_];
    if (c == '\\') {
      escape();
    } else if (in_class_) {
      if (c == ']') in_class_ = false;
      if (c == '[') out_ += '\\';
      out_ += c;
      ++at_;
    } else if (c == '[') {
      bracket();
    } else if (c == '(') {
      group();
    } else {
      c == '.' ? out_ += kDot : out_ += c;
      ++at_;
    }
  }
  return std::move(out_);
}

void Translator::group() {
  out_ += '(';
  ++at_;
  if (peek() != '?') return;
  const char kind = peek(1);
  if (kind == '=' || kind == '!') refuse("look-ahead");
  if (kind == '<' && (peek(2) == '=' || peek(2) == '!')) refuse("look-behind");
  if (kind == '<') {
    out_ += "?P<";
    at_ += 2;
  } else if (kind == ':') {
    out_ += "?:";
    at_ += 2;
  } else {
    refuse("such groups");
  }
}

// An empty class matches nothing, and a negated one everything.
void Translator::bracket() {
  if (peek(1) == ']') {
    out_ += R"([^\x{0}-\x{10ffff}])";
    at_ += 2;
  } else if (peek(1) == '^' && peek(2) == ']') {
    out_ += R"([\x{0}-\x{10ffff}])";
    at_ += 3;
  } else {
    in_class_ = true;
    out_ += '[';
    ++at_;
    if (peek() != '^') return;
    out_ += '^';
    ++at_;
  }
}

bool Translator::hexadecimal(std::size_t digits, std::uint32_t& code) {
  const auto text = pattern_.substr(std::min(at_, pattern_.size()), digits);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code, 16);
  if (text.size() != digits || error != std::errc() || end != text.data() + digits) return false;
  at_ += digits;
  return true;
}

// \u0041, \x41 and \cA; at the letter. False, and nothing read, if the digits are not there.
bool Translator::code_point_escape() {
  const std::size_t start = at_;
  const char kind = pattern_[at_++];
  std::uint32_t code = 0;
  bool read = false;
  if (kind == 'c') {
    const char letter = peek();
    read = is_letter_or_digit(letter) && letter > '9';
    if (read) code = static_cast<std::uint32_t>(letter) & 31;
    if (read) ++at_;
  } else {
    read = hexadecimal(kind == 'u' ? 4 : 2, code);
  }
  const bool first_half = read && code >= 0xD800 && code <= 0xDBFF;
  if (std::uint32_t second = 0; first_half && peek() == '\\' && peek(1) == 'u') {
    at_ += 2;
    if (hexadecimal(4, second)) code = 0x10000 + ((code - 0xD800) << 10) + (second & 0x3FF);
  }
  if (read) {
    out_ += code_point_text(code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code);
  } else {
    at_ = start;
  }
  return read;
}

void Translator::escape() {
  ++at_;
  const char c = peek();
  if (c == '\0' && at_ >= pattern_.size()) refuse("lone backslash");
  if (c == 's' || c == 'S') {
    const auto set = c == 's' ? kSpace : kNoSpace;
    in_class_ ? out_ += set : out_.append("[").append(set).append("]");
    ++at_;
  } else if (std::string_view("dDwWnrtfv").find(c) != std::string_view::npos) {
    out_.append("\\").append(1, c);
    ++at_;
  } else if (c == 'b' || c == 'B') {
    in_class_&& c == 'b' ? out_ += R"(\x{8})" : out_.append("\\").append(1, c);
    ++at_;
  } else if (c >= '1' && c <= '9') {
    refuse("back-references");
  } else if (c == 'k') {
    refuse("back-references");
  } else if (c == '0') {
    out_ += R"(\x{0})";
    ++at_;
  } else if ((c == 'u' || c == 'x' || c == 'c') && code_point_escape()) {
    return;
  } else {
    // Any other character stands for itself.
    if (kMeta.find(c) != std::string_view::npos) out_ += '\\';
    out_ += c;
    ++at_;
  }
}

}  // namespace

Regex compile_regex(std::string_view pattern, std::string_view flags, std::size_t position) {
  std::string unique;
  for (const char flag : {'i', 'm'})
    if (flags.find(flag) != std::string_view::npos) unique += flag;
  auto compiled = Regex::compile(Translator(pattern, position).translate(), unique);
  if (compiled) return *std::move(compiled);
  Failure failure("S0303");
  failure.message = "The regular expression /" + std::string(pattern) + "/ is not valid: " + compiled.error();
  throw failure.at(position);
}

bool looks_on(std::string_view pattern) {
  const bool unbounded =
      pattern.find_first_of("*+") != std::string_view::npos || pattern.find(",}") != std::string_view::npos;
  const bool branches =
      pattern.find('|') != std::string_view::npos || pattern.find(")?") != std::string_view::npos ||
      pattern.find(")*") != std::string_view::npos || pattern.find(")+") != std::string_view::npos ||
      pattern.find("){") != std::string_view::npos;
  return unbounded && branches;
}

}  // namespace sfn::asl::jsonata
