#include "tests/property/interpreter/path_steps.h"

#include <algorithm>
#include <stdexcept>

#include "engine/value/json.h"

namespace sfn::property {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Steps read() {
    Steps path;
    expect('$');
    path.root = "$";
    if (take('$'))
      path.root = "$$";
    else
      path.root += word();
    while (at_ < text_.size())
      path.steps.push_back(step());
    return path;
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!take(c)) throw std::logic_error("the interpreter does not know the path " + std::string(text_));
  }
  void blanks() {
    while (take(' ')) {
    }
  }

  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::string_view(".[]()=<>!& ").find(text_[at_]) == std::string_view::npos)
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    std::string name;
    expect('\'');
    while (peek() != '\'')
      name += text_.at(at_++);
    expect('\'');
    return name;
  }

  std::optional<std::int64_t> number() {
    const std::size_t begin = at_;
    take('-');
    while (peek() >= '0' && peek() <= '9')
      ++at_;
    if (at_ == begin) return std::nullopt;
    return std::stoll(std::string(text_.substr(begin, at_ - begin)));
  }

  Step step() {
    if (take('.')) {
      if (take('.')) return {.kind = Step::Kind::DeepName, .name = word()};
      if (take('*')) return {.kind = Step::Kind::Every};
      return {.kind = Step::Kind::Name, .name = word()};
    }
    expect('[');
    Step step = bracket();
    expect(']');
    return step;
  }

  Step bracket() {
    if (peek() == '\'') return {.kind = Step::Kind::Name, .name = quoted()};
    if (take('*')) return {.kind = Step::Kind::Every};
    if (take('?')) return filter();
    Step step{.kind = Step::Kind::Index};
    step.from = number();
    if (take(':')) {
      step.kind = Step::Kind::Slice;
      step.to = number();
      return step;
    }
    step.indexes.push_back(step.from.value());
    while (take(',')) {
      step.kind = Step::Kind::Indexes;
      step.indexes.push_back(number().value());
    }
    return step;
  }

  Step filter() {
    Step step{.kind = Step::Kind::Filter};
    expect('(');
    do {
      step.conditions.push_back(condition());
      blanks();
    } while (take('&') && take('&'));
    expect(')');
    return step;
  }

  Condition condition() {
    Condition condition;
    blanks();
    expect('@');
    while (take('.'))
      condition.names.push_back(word());
    blanks();
    while (std::string_view("=<>!").find(peek()) != std::string_view::npos)
      condition.op += text_[at_++];
    blanks();
    if (condition.op.empty()) return condition;
    condition.literal = peek() == '\'' ? Value(quoted()) : parse_json(word_with_points()).value();
    return condition;
  }

  std::string word_with_points() {
    std::string text = word();
    while (take('.'))
      text += "." + word();
    return text;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool Steps::definite() const {
  return std::all_of(steps.begin(), steps.end(), [](const Step& step) {
    return step.kind == Step::Kind::Name || step.kind == Step::Kind::Index;
  });
}

Steps take_apart(std::string_view path) {
  return Reader(path).read();
}

}  // namespace sfn::property
