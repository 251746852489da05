// The first of two passes over an expression: a Pratt parser that makes a tree of operators. resolve() makes
// paths, predicates and parents of it (resolve.h). Throws Failure; nesting beyond kHeightMax is refused, so
// that every walk over the tree fits the stack.
#pragma once

#include <string_view>

#include "engine/asl/jsonata/ast.h"
#include "engine/asl/jsonata/lexer.h"

namespace sfn::asl::jsonata {

// Operators within operators, and terms of one chain of them: `1+1+1` is 3 high.
inline constexpr int kHeightMax = 400;

class Parser {
 public:
  // Borrows the text.
  explicit Parser(std::string_view text) : lexer_(text) {}

  // The whole text as one expression.
  SyntaxPtr parse();
  [[nodiscard]] bool lone_surrogate() const { return lexer_.lone_surrogate(); }

 private:
  void advance(bool operand_expected = true);
  void expect(std::string_view op, bool operand_expected = true);
  // Goes on as long as operators bind closer than this.
  SyntaxPtr expression(int binding);
  SyntaxPtr operand(Token token);
  SyntaxPtr operation(SyntaxPtr left, const Token& token);
  SyntaxPtr block(const Token& token);
  SyntaxPtr array(const Token& token);
  SyntaxPtr transform(const Token& token);
  SyntaxPtr call(SyntaxPtr left, const Token& token);
  SyntaxPtr lambda(SyntaxPtr call);
  Signature signature();
  SyntaxPtr filter(SyntaxPtr left, const Token& token);
  SyntaxPtr order_by(SyntaxPtr left, const Token& token);
  SyntaxPtr condition(SyntaxPtr left, const Token& token);
  SyntaxPtr bind(SyntaxPtr left, const Token& token);
  SyntaxPtr variable_bind(SyntaxType type, SyntaxPtr left, const Token& token);
  SyntaxPtr binary(SyntaxPtr left, const Token& token, int binding);
  void pairs(Syntax& object);

  Lexer lexer_;
  Token token_;
  int depth_ = 0;
};

}  // namespace sfn::asl::jsonata
