#include "engine/asl/intrinsics/parser.h"

#include "engine/asl/limits.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"

namespace sfn::asl::intrinsics {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

bool Parser::parse(Call& outermost) {
  if (!is_utf8(text_)) return fail("Text that is not UTF-8");
  if (!call(outermost)) return false;
  if (!at_end()) return fail("Text after the call");
  outermost.text = text_;
  return true;
}

// `States.Name(...)`.
bool Parser::call(Call& call) {
  if (++calls_ > limits::kIntrinsicCallsMax) return fail("Too many function calls");
  const std::size_t start = at_;
  while (is_letter_or_digit(peek()) || peek() == '.')
    ++at_;
  call.function = find_function(text_.substr(start, at_ - start));
  if (call.function == nullptr) return fail("There is no function of this name");
  return arguments(call) && check_count(call);
}

bool Parser::arguments(Call& call) {
  if (!take('(')) return fail("Expected '('");
  skip_blanks();
  if (take(')')) return true;
  do {
    skip_blanks();
    if (!argument(call.arguments.emplace_back())) return false;
    skip_blanks();
  } while (take(','));
  return take(')') || fail("Expected ',' or ')'");
}

bool Parser::check_count(const Call& call) {
  const std::size_t count = call.arguments.size();
  if (count >= call.function->count_min && count <= call.function->count_max) return true;
  return fail(std::string(call.function->name) + " does not take " + std::to_string(count) + " arguments");
}

bool Parser::argument(Argument& argument) {
  const char c = peek();
  if (c == '\'') return quoted_string(argument.emplace<QuotedString>());
  if (c == '$') return path(argument);
  if (c == '-' || (c >= '0' && c <= '9')) return number(argument);
  if (!text_.substr(at_).starts_with("States.")) return word(argument);
  auto nested = std::make_shared<Call>();
  if (!call(*nested)) return false;
  argument = std::shared_ptr<const Call>(std::move(nested));
  return true;
}

// A backslash is for the four characters that mean something, as recorded on AWS.
bool Parser::quoted_string(QuotedString& quoted) {
  std::string value;
  const std::size_t start = ++at_;
  while (!at_end()) {
    if (peek() == '\'') {
      quoted.written = text_.substr(start, at_ - start);
      quoted.value = std::move(value);
      ++at_;
      return true;
    }
    if (take('\\') && std::string_view(R"('\{})").find(peek()) == std::string_view::npos)
      return fail("A backslash before such a character");
    if (at_end()) break;
    value += text_[at_++];
  }
  return fail("Expected a closing quote");
}

bool Parser::path(Argument& argument) {
  auto front = Path::parse_front(text_.substr(at_));
  if (!front) return fail(front.error());
  at_ += front->length;
  argument = std::move(front->path);
  return true;
}

bool Parser::number(Argument& argument) {
  const std::size_t start = at_;
  while (is_letter_or_digit(peek()) || peek() == '.' || peek() == '-' || peek() == '+')
    ++at_;
  auto parsed = parse_json(text_.substr(start, at_ - start));
  if (!parsed) return fail("Expected a number");
  argument = *std::move(parsed);
  return true;
}

bool Parser::word(Argument& argument) {
  const std::size_t start = at_;
  while (is_letter_or_digit(peek()))
    ++at_;
  const auto word = text_.substr(start, at_ - start);
  if (word == "true" || word == "false") {
    argument = Value(word == "true");
  } else if (word == "null") {
    argument = Value();
  } else {
    return fail("Expected an argument");
  }
  return true;
}

bool Parser::take(char c) {
  if (at_end() || peek() != c) return false;
  ++at_;
  return true;
}

void Parser::skip_blanks() {
  while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
    ++at_;
}

bool Parser::fail(const std::string& what) {
  if (error_.empty()) error_ = what + " at position " + std::to_string(at_);
  return false;
}

}  // namespace sfn::asl::intrinsics
