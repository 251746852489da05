#include "engine/asl/path_parser.h"

#include <algorithm>

#include "engine/asl/variable_name.h"
#include "engine/value/utf8.h"

namespace sfn::asl {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_single(const Step& step) {
  if (step.deep) return false;
  if (const auto* name = std::get_if<NameStep>(&step.selector)) return name->names.size() == 1;
  const auto* index = std::get_if<IndexStep>(&step.selector);
  return index != nullptr && index->indexes.size() == 1;
}

bool all_single(const Steps& steps, std::size_t count) {
  return std::all_of(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(count), is_single);
}

}  // namespace

bool is_definite(const Steps& steps) {
  if (all_single(steps, steps.size())) return true;
  const Step& last = steps.back();
  return !last.deep && std::holds_alternative<NameStep>(last.selector) && all_single(steps, steps.size() - 1);
}

bool PathParser::parse(PathNode& node) {
  return path(node, false) && (at_end() || fail("Expected '.' or '['"));
}

bool PathParser::parse_front(PathNode& node) {
  return path(node, true);
}

bool PathParser::path(PathNode& node, bool ends_within) {
  if (!is_utf8(text_)) return fail("Text that is not UTF-8");
  if (!take('$')) return fail("A path must start with '$'");
  if (take('$')) {
    node.root = Path::Root::Context;
  } else if (node.variable = leading_variable_name(text_.substr(at_)); !node.variable.empty()) {
    node.root = Path::Root::Variable;
    at_ += node.variable.size();
  }
  if (!steps(node.steps, ends_within)) return false;
  node.text = text_.substr(0, at_);
  node.definite = is_definite(node.steps);
  node.reference = !odd_name_ && all_single(node.steps, node.steps.size());
  return true;
}

// Reads steps as long as there are any.
bool PathParser::steps(Steps& out, bool ends_within) {
  while (peek() == '.' || peek() == '[') {
    if (++step_count_ > limits::kPathStepsMax) return fail("Too many steps");
    Step& step = out.emplace_back();
    if (take('.')) step.deep = take('.');
    if (!(peek() == '[' ? bracket(step) : dotted(step, ends_within))) return false;
  }
  return true;
}

// `name` or `*`, after the dot.
bool PathParser::dotted(Step& step, bool ends_within) {
  if (take('*')) {
    step.selector = WildcardStep{};
    return true;
  }
  static constexpr std::string_view kEnds = "=!<>~&|(),";
  const std::size_t start = at_;
  while (!at_end() && peek() != '.' && peek() != '[') {
    const char c = peek();
    if (ends_within && (c == ' ' || kEnds.find(c) != std::string_view::npos)) break;
    if (static_cast<unsigned char>(c) <= ' ' || c == ']')
      return fail("A name with such a character needs quotes");
    if (std::string_view("@,:?()*").find(c) != std::string_view::npos) odd_name_ = true;
    ++at_;
  }
  if (at_ == start) return fail("Expected a name");
  step.selector = NameStep{{std::string(text_.substr(start, at_ - start))}};
  return true;
}

bool PathParser::bracket(Step& step) {
  expect('[');
  skip_blanks();
  const char c = peek();
  if (c == '\'' || c == '"') {
    if (!name_list(step.selector.emplace<NameStep>())) return false;
  } else if (take('*')) {
    step.selector = WildcardStep{};
  } else if (take('?')) {
    auto parsed = std::make_shared<Filter>();
    if (!filter(*parsed)) return false;
    step.selector = FilterStep{std::move(parsed)};
  } else if (c == '-' || c == ':' || is_digit(c)) {
    if (!indexes_or_slice(step)) return false;
  } else {
    return fail("Expected a quoted name, an index, '*' or a filter");
  }
  skip_blanks();
  return expect(']');
}

bool PathParser::name_list(NameStep& list) {
  do {
    skip_blanks();
    if (!quoted_name(list.names.emplace_back())) return false;
    skip_blanks();
  } while (take(','));
  return true;
}

bool PathParser::quoted_name(std::string& name) {
  const char quote = peek();
  if (quote != '\'' && quote != '"') return fail("Expected a quoted name");
  for (++at_; !at_end(); ++at_) {
    if (peek() == quote) {
      ++at_;
      return true;
    }
    // Any other backslash stands for itself, as recorded on AWS.
    if (peek() == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == quote || text_[at_ + 1] == '\\'))
      ++at_;
    name += peek();
  }
  return fail("Expected a closing quote");
}

bool PathParser::integer(std::int64_t& value) {
  const bool negative = take('-');
  const std::size_t start = at_;
  value = 0;
  for (; is_digit(peek()); ++at_) {
    value = value * 10 + (peek() - '0');
    if (value > 2'147'483'647) return fail("An index is too large");
  }
  if (at_ == start) return fail("Expected an index");
  if (negative) value = -value;
  return true;
}

bool PathParser::indexes_or_slice(Step& step) {
  std::int64_t first = 0;
  const bool has_first = peek() != ':';
  if (has_first && !integer(first)) return false;
  skip_blanks();
  if (peek() != ':') {
    auto& indexes = step.selector.emplace<IndexStep>().indexes;
    indexes.push_back(first);
    while (take(',')) {
      skip_blanks();
      if (!integer(indexes.emplace_back())) return false;
      skip_blanks();
    }
    return true;
  }
  auto& slice = step.selector.emplace<SliceStep>();
  if (has_first) slice.from = first;
  expect(':');
  skip_blanks();
  if (peek() != ':' && peek() != ']' && !integer(slice.to.emplace())) return false;
  skip_blanks();
  if (take(':')) {
    skip_blanks();
    if (peek() != ']' && !integer(slice.stride)) return false;
    if (slice.stride < 1) return fail("The step of a slice must be positive");
  }
  return true;
}

bool PathParser::take(char c) {
  if (peek() != c || at_end()) return false;
  ++at_;
  return true;
}

bool PathParser::take(std::string_view word) {
  if (text_.substr(at_, word.size()) != word) return false;
  at_ += word.size();
  return true;
}

bool PathParser::expect(char c) {
  return take(c) || fail("Expected '" + std::string(1, c) + "'");
}

void PathParser::skip_blanks() {
  while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
    ++at_;
}

bool PathParser::fail(const std::string& what) {
  if (error_.empty())
    error_ = what + " at position " + std::to_string(at_) + " of path '" + std::string(text_) + "'";
  return false;
}

}  // namespace sfn::asl
