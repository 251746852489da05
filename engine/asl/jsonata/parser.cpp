#include "engine/asl/jsonata/parser.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/regex_pattern.h"
#include "engine/value/json_text.h"

namespace sfn::asl::jsonata {
namespace {

constexpr int kPrefixBinding = 70;
constexpr int kBindBinding = 10;

struct Infix {
  std::string_view text;
  int binding;
  Operator op = Operator::None;
};

constexpr Infix kInfix[] = {
    {".", 75},
    {"[", 80},
    {"{", 70},
    {"(", 80},
    {"@", 80},
    {"#", 80},
    {"?", 20},
    {"^", 40},
    {":=", kBindBinding},
    {"~>", 40},
    {"+", 50, Operator::Add},
    {"-", 50, Operator::Subtract},
    {"*", 60, Operator::Multiply},
    {"/", 60, Operator::Divide},
    {"%", 60, Operator::Modulo},
    {"=", 40, Operator::Equal},
    {"!=", 40, Operator::NotEqual},
    {"<", 40, Operator::Less},
    {"<=", 40, Operator::LessEqual},
    {">", 40, Operator::Greater},
    {">=", 40, Operator::GreaterEqual},
    {"&", 50, Operator::Concatenate},
    {"and", 30, Operator::And},
    {"or", 25, Operator::Or},
    {"in", 40, Operator::In},
};

// Null for what is no operator between two operands.
const Infix* infix_of(const Token& token) {
  if (token.type != Token::Type::Operator) return nullptr;
  const auto found = std::ranges::find(kInfix, token.text, &Infix::text);
  return found == std::end(kInfix) ? nullptr : &*found;
}

std::string quoted(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

SyntaxPtr make(SyntaxType type, const Token& token) {
  auto made = std::make_unique<Syntax>(type, token.position);
  made->text = token.text;
  return made;
}

Failure too_high() {
  Failure failure("U1001");
  failure.message = fmt::format("The expression nests deeper than {} levels", kHeightMax);
  return failure;
}

// Counts what was put below the node.
SyntaxPtr grown(SyntaxPtr node) {
  int below = 0;
  const auto see = [&](const SyntaxPtr& child) {
    if (child != nullptr) below = std::max(below, child->height);
  };
  std::ranges::for_each(node->parts, see);
  for (const auto& [key, value] : node->pairs) {
    see(key);
    see(value);
  }
  for (const SortTerm& term : node->terms)
    see(term.expression);
  see(node->left);
  see(node->right);
  see(node->condition);
  node->height = below + 1;
  if (node->height > kHeightMax) throw too_high().at(node->position);
  return node;
}

SyntaxType literal_type(Token::Type type) {
  switch (type) {
    case Token::Type::Name: return SyntaxType::Name;
    case Token::Type::Variable: return SyntaxType::Variable;
    case Token::Type::String: return SyntaxType::String;
    case Token::Type::Number: return SyntaxType::Number;
    case Token::Type::Literal: return SyntaxType::Literal;
    case Token::Type::Regex: return SyntaxType::Regex;
    case Token::Type::Operator:
    case Token::Type::End: break;
  }
  return SyntaxType::End;
}

}  // namespace

SyntaxPtr Parser::parse() {
  advance();
  auto parsed = expression(0);
  if (token_.type != Token::Type::End) throw Failure("S0201").at(token_.position).with_token(token_.text);
  return parsed;
}

void Parser::advance(bool operand_expected) {
  token_ = lexer_.next(operand_expected);
  if (token_.is("!") || token_.is("~")) throw Failure("S0204").at(token_.position).with_token(token_.text);
}

void Parser::expect(std::string_view op, bool operand_expected) {
  if (!token_.is(op)) {
    const char* code = token_.type == Token::Type::End ? "S0203" : "S0202";
    throw Failure(code).at(token_.position).with_token(token_.text).with_value(quoted(op));
  }
  advance(operand_expected);
}

SyntaxPtr Parser::expression(int binding) {
  if (++depth_ > kHeightMax) throw too_high().at(token_.position);
  Token token = std::move(token_);
  advance(false);
  auto left = operand(std::move(token));
  for (const Infix* infix = infix_of(token_); infix != nullptr && infix->binding > binding;
       infix = infix_of(token_)) {
    token = std::move(token_);
    advance();
    left = operation(std::move(left), token);
  }
  --depth_;
  return left;
}

// What an expression begins with; the token behind it has been read.
SyntaxPtr Parser::operand(Token token) {
  if (token.type != Token::Type::Operator) {
    auto made = make(literal_type(token.type), token);
    if (token.type == Token::Type::String) made->literal = token.text;
    if (token.type == Token::Type::Number || token.type == Token::Type::Literal)
      made->literal = token.literal;
    if (token.type == Token::Type::Regex) {
      made->regex = compile_regex(token.text, token.flags, token.position);
      made->regex_looks_on = looks_on(token.text);
    }
    return made;
  }
  if (token.is("-")) {
    auto made = make(SyntaxType::Negate, token);
    made->left = expression(kPrefixBinding);
    return grown(std::move(made));
  }
  if (token.is("*")) return make(SyntaxType::Wildcard, token);
  if (token.is("**")) return make(SyntaxType::Descendants, token);
  if (token.is("%")) return make(SyntaxType::Parent, token);
  if (token.is("(")) return block(token);
  if (token.is("[")) return array(token);
  if (token.is("|")) return transform(token);
  if (token.is("and") || token.is("or") || token.is("in")) return make(SyntaxType::Keyword, token);
  if (token.is("{")) {
    auto made = make(SyntaxType::Object, token);
    pairs(*made);
    return grown(std::move(made));
  }
  throw Failure("S0211").at(token.position).with_token(token.text);
}

SyntaxPtr Parser::operation(SyntaxPtr left, const Token& token) {
  if (token.is("(")) return call(std::move(left), token);
  if (token.is("[")) return filter(std::move(left), token);
  if (token.is("^")) return order_by(std::move(left), token);
  if (token.is("?")) return condition(std::move(left), token);
  if (token.is(":=")) return bind(std::move(left), token);
  if (token.is("@")) return variable_bind(SyntaxType::Focus, std::move(left), token);
  if (token.is("#")) return variable_bind(SyntaxType::Index, std::move(left), token);
  if (token.is("{")) {
    auto made = make(SyntaxType::Group, token);
    made->left = std::move(left);
    pairs(*made);
    return grown(std::move(made));
  }
  return binary(std::move(left), token, infix_of(token)->binding);
}

SyntaxPtr Parser::binary(SyntaxPtr left, const Token& token, int binding) {
  SyntaxType type = SyntaxType::Binary;
  if (token.is(".")) type = SyntaxType::Step;
  if (token.is("~>")) type = SyntaxType::Apply;
  auto made = make(type, token);
  made->op = infix_of(token)->op;
  made->left = std::move(left);
  made->right = expression(binding);
  return grown(std::move(made));
}

SyntaxPtr Parser::block(const Token& token) {
  auto made = make(SyntaxType::Block, token);
  while (!token_.is(")")) {
    made->parts.push_back(expression(0));
    if (!token_.is(";")) break;
    advance();
  }
  expect(")", false);
  return grown(std::move(made));
}

SyntaxPtr Parser::array(const Token& token) {
  auto made = make(SyntaxType::Array, token);
  while (!token_.is("]")) {
    auto item = expression(0);
    if (token_.is("..")) {
      auto range = make(SyntaxType::Binary, token_);
      advance();
      range->op = Operator::Range;
      range->left = std::move(item);
      range->right = expression(0);
      item = grown(std::move(range));
    }
    made->parts.push_back(std::move(item));
    if (!token_.is(",")) break;
    advance();
    if (token_.is("]")) throw Failure("S0211").at(token_.position).with_token("]");
  }
  expect("]", false);
  return grown(std::move(made));
}

void Parser::pairs(Syntax& object) {
  while (!token_.is("}")) {
    Pair pair;
    pair.key = expression(0);
    expect(":");
    pair.value = expression(0);
    object.pairs.push_back(std::move(pair));
    if (!token_.is(",")) break;
    advance();
    if (token_.is("}")) throw Failure("S0211").at(token_.position).with_token("}");
  }
  expect("}", false);
}

SyntaxPtr Parser::transform(const Token& token) {
  auto made = make(SyntaxType::Transform, token);
  made->condition = expression(0);
  expect("|");
  made->left = expression(0);
  if (token_.is(",")) {
    advance();
    made->right = expression(0);
  }
  expect("|");
  return grown(std::move(made));
}

SyntaxPtr Parser::call(SyntaxPtr left, const Token& token) {
  auto made = make(SyntaxType::Call, token);
  made->left = std::move(left);
  if (!token_.is(")")) {
    for (;;) {
      if (token_.is("?")) {
        made->type = SyntaxType::Partial;
        made->parts.push_back(make(SyntaxType::Placeholder, token_));
        advance();
      } else {
        made->parts.push_back(expression(0));
      }
      if (!token_.is(",")) break;
      advance();
    }
  }
  expect(")", false);
  const Syntax& name = *made->left;
  if (name.type == SyntaxType::Name && (name.text == "function" || name.text == "\u03BB"))
    return lambda(std::move(made));
  return grown(std::move(made));
}

SyntaxPtr Parser::lambda(SyntaxPtr call) {
  call->type = SyntaxType::Lambda;
  call->left = nullptr;
  for (std::size_t i = 0; i < call->parts.size(); ++i) {
    const Syntax& parameter = *call->parts[i];
    if (parameter.type == SyntaxType::Variable) continue;
    throw Failure("S0208")
        .at(parameter.position)
        .with_token(parameter.text)
        .with_value(std::to_string(i + 1));
  }
  if (token_.is("<")) call->signature = signature();
  expect("{");
  call->right = expression(0);
  expect("}");
  return grown(std::move(call));
}

Signature Parser::signature() {
  const std::size_t start = token_.position;
  std::string text = "<";
  for (int depth = 1; depth > 0 && !token_.is("{") && token_.type != Token::Type::End;) {
    advance();
    if (token_.is(">")) --depth;
    if (token_.is("<")) ++depth;
    text += token_.text;
  }
  expect(">");
  try {
    return Signature::parse(text);
  } catch (Failure& failure) {
    throw failure.at(start + failure.position.value_or(0));
  }
}

SyntaxPtr Parser::filter(SyntaxPtr left, const Token& token) {
  if (token_.is("]")) {
    Syntax* step = left.get();
    while (step->type == SyntaxType::Filter)
      step = step->left.get();
    step->keep_array = true;
    advance();
    return left;
  }
  auto made = make(SyntaxType::Filter, token);
  made->left = std::move(left);
  made->right = expression(0);
  expect("]", false);
  return grown(std::move(made));
}

SyntaxPtr Parser::order_by(SyntaxPtr left, const Token& token) {
  auto made = make(SyntaxType::OrderBy, token);
  made->left = std::move(left);
  expect("(");
  for (;;) {
    SortTerm term;
    term.descending = token_.is(">");
    if (token_.is("<") || token_.is(">")) advance();
    term.expression = expression(0);
    made->terms.push_back(std::move(term));
    if (!token_.is(",")) break;
    advance();
  }
  expect(")");
  return grown(std::move(made));
}

SyntaxPtr Parser::condition(SyntaxPtr left, const Token& token) {
  auto made = make(SyntaxType::Condition, token);
  made->condition = std::move(left);
  made->left = expression(0);
  if (token_.is(":")) {
    advance();
    made->right = expression(0);
  }
  return grown(std::move(made));
}

SyntaxPtr Parser::bind(SyntaxPtr left, const Token& token) {
  if (left->type != SyntaxType::Variable) throw Failure("S0212").at(left->position).with_token(left->text);
  auto made = make(SyntaxType::Bind, token);
  made->left = std::move(left);
  made->right = expression(kBindBinding - 1);
  return grown(std::move(made));
}

SyntaxPtr Parser::variable_bind(SyntaxType type, SyntaxPtr left, const Token& token) {
  auto made = make(type, token);
  made->left = std::move(left);
  made->right = expression(infix_of(token)->binding);
  if (made->right->type != SyntaxType::Variable)
    throw Failure("S0214").at(made->right->position).with_token(token.text);
  return grown(std::move(made));
}

}  // namespace sfn::asl::jsonata
