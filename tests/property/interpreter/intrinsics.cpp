#include "tests/property/interpreter/intrinsics.h"

#include <stdexcept>

#include "engine/value/json.h"
#include "tests/property/interpreter/intrinsic_functions.h"
#include "tests/property/interpreter/outcome.h"

namespace sfn::property {
namespace {

class Caller {
 public:
  Caller(std::string_view text, const Roots& roots) : text_(text), roots_(roots) {}

  Value call() {
    expect("States.");
    const std::size_t begin = at_;
    at_ = text_.find('(', begin);
    const std::string_view name = text_.substr(begin, at_ - begin);
    expect("(");
    Arguments arguments;
    blanks();
    while (!take(')')) {
      arguments.push_back(argument());
      refuse_unknown_text(arguments.back().value);
      blanks();
      if (take(',')) blanks();
    }
    return apply_function(name, arguments);
  }

 private:
  [[nodiscard]] char peek() const { return text_.at(at_); }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void expect(std::string_view word) {
    if (text_.substr(at_, word.size()) != word)
      throw std::logic_error("the interpreter does not know the call " + std::string(text_));
    at_ += word.size();
  }
  void blanks() {
    while (take(' ')) {
    }
  }

  Argument argument() {
    if (peek() == '\'') return quoted();
    if (peek() == '$') return {path_value()};
    if (text_.substr(at_).starts_with("States.")) return {call()};
    const std::size_t begin = at_;
    while (peek() != ',' && peek() != ')' && peek() != ' ')
      ++at_;
    return {parse_json(text_.substr(begin, at_ - begin)).value()};
  }

  Argument quoted() {
    Argument argument{.literal_text = true};
    std::string text;
    for (++at_; peek() != '\''; ++at_) {
      if (peek() == '\\') {
        argument.raw += '\\';
        ++at_;
      }
      argument.raw += peek();
      text += peek();
    }
    ++at_;
    argument.value = Value(text);
    return argument;
  }

  // Up to the comma or parenthesis that is not inside brackets.
  Value path_value() {
    const std::size_t begin = at_;
    int depth = 0;
    for (; depth > 0 || (peek() != ',' && peek() != ')' && peek() != ' '); ++at_) {
      if (peek() == '[') ++depth;
      if (peek() == ']') --depth;
    }
    Selected selected = select(text_.substr(begin, at_ - begin), roots_);
    if (selected.index_missing) throw Undetermined{"an argument that is no element of its array"};
    if (!selected.value) fail_at_runtime();
    return std::move(*selected.value);
  }

  std::string_view text_;
  const Roots& roots_;
  std::size_t at_ = 0;
};

}  // namespace

Value call_intrinsic(std::string_view text, const Roots& roots) {
  return Caller(text, roots).call();
}

}  // namespace sfn::property
