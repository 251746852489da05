// Lexer cuts an expression into tokens, one at a time, because whether `/` divides or begins a regular
// expression depends on what the parser has seen. Throws Failure. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/value.h"

namespace sfn::asl::jsonata {

struct Token {
  enum class Type : std::uint8_t { Operator, Name, Variable, String, Number, Literal, Regex, End };
  Type type = Type::End;
  std::string text = {};  // of a variable without $, of a string without quotes and escapes
  Value literal = {};
  std::string flags = {};    // of a regular expression
  std::size_t position = 0;  // just behind the token

  [[nodiscard]] bool is(std::string_view op) const { return type == Type::Operator && text == op; }
};

class Lexer {
 public:
  // Borrows the text.
  explicit Lexer(std::string_view text) : text_(text) {}

  // `operand_expected`: a `/` here begins a regular expression.
  Token next(bool operand_expected);
  // Whether a string held half a surrogate pair, which UTF-8 has no bytes for.
  [[nodiscard]] bool lone_surrogate() const { return lone_surrogate_; }

 private:
  void skip_blanks();
  Token token(Token::Type type, std::string text) const;
  Token regex();
  Token string(char quote);
  void escape(std::string& text);
  std::uint32_t unit();
  std::optional<Token> number();
  Token quoted_name();
  Token name();
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool lone_surrogate_ = false;
};

}  // namespace sfn::asl::jsonata
