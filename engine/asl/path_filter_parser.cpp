// The part of PathParser that reads filters: `(@.price < 10 && !(@.tags contains 'old'))`.
#include <algorithm>
#include <utility>

#include "engine/asl/path_parser.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"

namespace sfn::asl {

// After `?`, up to the closing bracket.
bool PathParser::filter(Filter& out) {
  skip_blanks();
  if (peek() != '(') return fail("Expected '('");
  if (!any_of(out)) return false;
  skip_blanks();
  return true;
}

bool PathParser::any_of(Filter& out) {
  Filter part;
  if (!all_of(part)) return false;
  for (skip_blanks(); take("||"); skip_blanks()) {
    if (out.parts.empty()) out.parts.push_back(std::move(part));
    if (!all_of(out.parts.emplace_back())) return false;
  }
  if (out.parts.empty())
    out = std::move(part);
  else
    out.kind = Filter::Kind::Any;
  return true;
}

bool PathParser::all_of(Filter& out) {
  Filter part;
  if (!condition(part)) return false;
  for (skip_blanks(); take("&&"); skip_blanks()) {
    if (out.parts.empty()) out.parts.push_back(std::move(part));
    if (!condition(out.parts.emplace_back())) return false;
  }
  if (out.parts.empty())
    out = std::move(part);
  else
    out.kind = Filter::Kind::All;
  return true;
}

bool PathParser::condition(Filter& out) {
  Level level(*this);
  if (!level.ok()) return false;
  skip_blanks();
  if (take('!')) {
    out.kind = Filter::Kind::Not;
    return condition(out.parts.emplace_back());
  }
  if (!take('(')) return comparison(out);
  if (!any_of(out)) return false;
  skip_blanks();
  return expect(')');
}

// A comparison, or a path alone, which asks whether it leads anywhere.
bool PathParser::comparison(Filter& out) {
  if (!operand(out.left)) return false;
  skip_blanks();
  if (peek() == ')' || peek() == '&' || peek() == '|') {
    if (!std::holds_alternative<FilterPath>(out.left)) return fail("Expected an operator");
    out.kind = Filter::Kind::Exists;
    return true;
  }
  out.kind = Filter::Kind::Compare;
  return comparison_operator(out.comparison) && operand(out.right);
}

bool PathParser::comparison_operator(Comparison& op) {
  // A symbol stands before those that are its beginning.
  static constexpr std::pair<std::string_view, Comparison> kSymbols[] = {
      {"==", Comparison::Equal},       {"!=", Comparison::NotEqual}, {"=~", Comparison::Matches},
      {"<=", Comparison::LessOrEqual}, {"<", Comparison::Less},      {">=", Comparison::GreaterOrEqual},
      {">", Comparison::Greater}};
  static constexpr std::pair<std::string_view, Comparison> kWords[] = {
      {"in", Comparison::In},       {"nin", Comparison::NotIn},     {"subsetof", Comparison::SubsetOf},
      {"anyof", Comparison::AnyOf}, {"noneof", Comparison::NoneOf}, {"contains", Comparison::Contains},
      {"size", Comparison::Size},   {"empty", Comparison::Empty}};
  for (const auto& [symbol, meaning] : kSymbols) {
    if (take(symbol)) {
      op = meaning;
      return peek() != '=' || fail("Unknown operator");
    }
  }
  std::string word;
  for (std::size_t at = at_; at < text_.size() && text_[at] != ' ' && word.size() < 16; ++at)
    word += static_cast<char>(text_[at] >= 'A' && text_[at] <= 'Z' ? text_[at] + ('a' - 'A') : text_[at]);
  for (const auto& [name, meaning] : kWords) {
    if (word == name) {
      at_ += name.size();
      op = meaning;
      return true;
    }
  }
  return fail("Expected an operator");
}

bool PathParser::operand(Operand& out) {
  skip_blanks();
  if (peek() == '@' || peek() == '$') return filter_path(out.emplace<FilterPath>());
  if (peek() == '/') return regex_literal(out);
  return literal(out.emplace<Value>());
}

bool PathParser::filter_path(FilterPath& path) {
  path.from_document = peek() == '$';
  ++at_;
  if (!steps(path.steps, true)) return false;
  path.definite = is_definite(path.steps);
  return true;
}

bool PathParser::literal(Value& value) {
  Level level(*this);
  if (!level.ok()) return false;
  skip_blanks();
  switch (peek()) {
    case '[': return list_literal(value);
    case '{': return object_literal(value);
    case '\'':
    case '"': return string_value(value);
    default: return scalar_literal(value);
  }
}

bool PathParser::string_value(Value& value) {
  std::string text;
  if (!string_literal(text)) return false;
  value = std::move(text);
  return true;
}

bool PathParser::list_literal(Value& list) {
  list = Value::array();
  expect('[');
  skip_blanks();
  if (take(']')) return true;
  do {
    Value element;
    if (!literal(element)) return false;
    list.push_back(std::move(element));
    skip_blanks();
  } while (take(','));
  return expect(']');
}

bool PathParser::object_literal(Value& object) {
  object = Value::object();
  expect('{');
  skip_blanks();
  if (take('}')) return true;
  do {
    skip_blanks();
    std::string name;
    Value member;
    if (!string_literal(name)) return false;
    skip_blanks();
    if (!expect(':') || !literal(member)) return false;
    object[name] = std::move(member);
    skip_blanks();
  } while (take(','));
  return expect('}');
}

bool PathParser::string_literal(std::string& value) {
  const char quote = peek();
  if (quote != '\'' && quote != '"') return fail("Expected a quoted text");
  ++at_;
  while (!at_end()) {
    const char c = text_[at_++];
    if (c == quote) return true;
    if (c != '\\')
      value += c;
    else if (!string_escape(value))
      return false;
  }
  return fail("Expected a closing quote");
}

// After the backslash: JSON's escapes; any other character stands for itself.
bool PathParser::string_escape(std::string& value) {
  if (at_end()) return fail("Expected a closing quote");
  const char c = text_[at_++];
  static constexpr std::string_view kLetters = "bfnrt";
  static constexpr std::string_view kMeanings = "\b\f\n\r\t";
  if (const auto letter = kLetters.find(c); letter != std::string_view::npos) {
    value += kMeanings[letter];
  } else if (c == 'u') {
    const auto parsed = parse_json("\"\\u" + std::string(text_.substr(at_, 4)) + "\"");
    if (!parsed) return fail("Expected four hexadecimal digits of a character");
    value += parsed->get<std::string>();
    at_ += 4;
  } else {
    value += c;
  }
  return true;
}

// true, false, null or a number.
bool PathParser::scalar_literal(Value& value) {
  const std::size_t end = std::min(text_.find_first_of(" \t\r\n)],}&|=<>!", at_), text_.size());
  const auto parsed = parse_json(text_.substr(at_, end - at_));
  if (!parsed || parsed->is_string() || parsed->is_structured()) return fail("Expected a path or a value");
  value = *parsed;
  at_ = end;
  return true;
}

// `/pattern/flags`; a slash in the pattern is written `\/`.
bool PathParser::regex_literal(Operand& out) {
  std::size_t end = ++at_;
  while (end < text_.size() && text_[end] != '/')
    end += text_[end] == '\\' ? 2 : 1;
  if (end >= text_.size()) return fail("Expected a closing '/'");
  const auto pattern = text_.substr(at_, end - at_);
  at_ = end + 1;
  const std::size_t flags_start = at_;
  while (peek() >= 'a' && peek() <= 'z')
    ++at_;
  auto regex = Regex::compile(pattern, text_.substr(flags_start, at_ - flags_start));
  if (!regex) return fail("Regular expression not supported (" + regex.error() + ")");
  out = std::move(*regex);
  return true;
}

}  // namespace sfn::asl
