#include "engine/asl/jsonata/lexer.h"

#include <charconv>
#include <cmath>

#include "engine/asl/jsonata/item.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\v";
constexpr std::string_view kOperatorCharacters = ".[]{}(),@#;:?+-*/%|=<>^&!~";
constexpr std::string_view kDoubleOperators[] = {"..", ":=", "!=", ">=", "<=", "**", "~>"};

bool is_one_of(char c, std::string_view set) {
  return c != '\0' && set.find(c) != std::string_view::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Token Lexer::token(Token::Type type, std::string text) const {
  return {.type = type, .text = std::move(text), .position = at_};
}

void Lexer::skip_blanks() {
  for (;;) {
    while (at_ < text_.size() && is_one_of(text_[at_], kBlanks))
      ++at_;
    if (peek() != '/' || peek(1) != '*') return;
    const std::size_t close = text_.find("*/", at_ + 2);
    if (close == std::string_view::npos) throw Failure("S0106").at(at_);
    at_ = close + 2;
  }
}

Token Lexer::next(bool operand_expected) {
  skip_blanks();
  if (at_ >= text_.size()) return {.type = Token::Type::End, .text = "(end)", .position = text_.size()};
  if (operand_expected && peek() == '/') return regex();
  for (const auto op : kDoubleOperators) {
    if (!text_.substr(at_).starts_with(op)) continue;
    at_ += op.size();
    return token(Token::Type::Operator, std::string(op));
  }
  const char c = peek();
  if (is_one_of(c, kOperatorCharacters)) {
    ++at_;
    return token(Token::Type::Operator, std::string(1, c));
  }
  if (c == '"' || c == '\'') return string(c);
  if (is_digit(c)) {
    if (auto found = number()) return *std::move(found);
  }
  return c == '`' ? quoted_name() : name();
}

// The slash that ends it is neither escaped nor within brackets.
Token Lexer::regex() {
  const std::size_t start = ++at_;
  int depth = 0;
  bool escaped = false;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '/' && depth == 0 && !escaped) break;
    if (!escaped && is_one_of(c, "([{")) ++depth;
    if (!escaped && is_one_of(c, ")]}")) --depth;
    escaped = c == '\\' && !escaped;
  }
  if (at_ >= text_.size()) throw Failure("S0302").at(at_);
  auto pattern = std::string(text_.substr(start, at_ - start));
  if (pattern.empty()) throw Failure("S0301").at(at_);
  std::string flags;
  for (++at_; peek() == 'i' || peek() == 'm'; ++at_)
    flags += peek();
  Token found = token(Token::Type::Regex, std::move(pattern));
  found.flags = std::move(flags);
  return found;
}

Token Lexer::string(char quote) {
  std::string text;
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == quote) {
      ++at_;
      return token(Token::Type::String, std::move(text));
    }
    if (c == '\\') {
      ++at_;
      escape(text);
    } else {
      text += c;
    }
  }
  throw Failure("S0101").at(at_);
}

// At the character behind the backslash; ends at the last one of the escape.
void Lexer::escape(std::string& text) {
  constexpr std::string_view kEscapes = "\"\\/bfnrt";
  constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
  const char c = peek();
  if (const auto found = kEscapes.find(c); c != '\0' && found != std::string_view::npos) {
    text += kMeant[found];
    return;
  }
  if (c != 'u') {
    const auto shown = at_ < text_.size() ? text_.substr(at_, utf8_length_at(text_, at_)) : "";
    throw Failure("S0103").at(at_).with_token(shown);
  }
  std::uint32_t code = unit();
  const bool first_half = code >= 0xD800 && code <= 0xDBFF;
  if (first_half && peek(1) == '\\' && peek(2) == 'u') {
    const std::size_t before = at_;
    at_ += 2;
    if (const std::uint32_t second = unit(); second >= 0xDC00 && second <= 0xDFFF) {
      code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
    } else {
      at_ = before;
    }
  }
  if (code >= 0xD800 && code <= 0xDFFF) lone_surrogate_ = true;
  append_utf8(text, code);
}

// The four digits of a \u, which this is at.
std::uint32_t Lexer::unit() {
  std::uint32_t code = 0;
  const auto digits = text_.substr(at_ + 1, 4);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (digits.size() != 4 || error != std::errc() || end != digits.data() + 4) throw Failure("S0104").at(at_);
  at_ += 4;
  return code;
}

std::optional<Token> Lexer::number() {
  std::size_t end = at_;
  const auto digits = [&] {
    const std::size_t start = end;
    while (end < text_.size() && is_digit(text_[end]))
      ++end;
    return end > start;
  };
  const auto char_at = [&](std::size_t at) { return at < text_.size() ? text_[at] : '\0'; };
  if (char_at(end) == '0') {
    ++end;
  } else {
    digits();
  }
  if (char_at(end) == '.' && is_digit(char_at(end + 1))) {
    ++end;
    digits();
  }
  if (const std::size_t mantissa = end; char_at(end) == 'e' || char_at(end) == 'E') {
    end += char_at(end + 1) == '+' || char_at(end + 1) == '-' ? 2 : 1;
    if (!digits()) end = mantissa;
  }
  const auto text = text_.substr(at_, end - at_);
  const double value = parse_double(text);
  if (!std::isfinite(value)) throw Failure("S0102").at(at_).with_token(text);
  at_ = end;
  Token found = token(Token::Type::Number, std::string(text));
  found.literal = number_value(value);
  return found;
}

Token Lexer::quoted_name() {
  const std::size_t close = text_.find('`', at_ + 1);
  if (close == std::string_view::npos) throw Failure("S0105").at(text_.size());
  auto text = std::string(text_.substr(at_ + 1, close - at_ - 1));
  at_ = close + 1;
  return token(Token::Type::Name, std::move(text));
}

Token Lexer::name() {
  const std::size_t start = at_;
  while (at_ < text_.size() && !is_one_of(text_[at_], kBlanks) && !is_one_of(text_[at_], kOperatorCharacters))
    ++at_;
  auto text = std::string(text_.substr(start, at_ - start));
  if (text.starts_with('$')) return token(Token::Type::Variable, text.substr(1));
  if (text == "and" || text == "or" || text == "in") return token(Token::Type::Operator, std::move(text));
  if (text == "true" || text == "false" || text == "null") {
    Token found = token(Token::Type::Literal, text);
    if (text != "null") found.literal = text == "true";
    return found;
  }
  return token(Token::Type::Name, std::move(text));
}

}  // namespace sfn::asl::jsonata
