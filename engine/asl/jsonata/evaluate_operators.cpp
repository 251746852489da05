// Operators between two operands, negation, and the array constructor.
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"
#include "engine/value/json_text.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

// Of numbers in one range, as the reference has it.
constexpr double kRangeMax = 1e7;

bool is_integer(const Item& item) {
  return item.is_number() && std::isfinite(item.number()) && item.number() == std::trunc(item.number());
}

bool is_ordered(const Item& item) {
  return item.is_undefined() || item.is_string() || item.is_number();
}

int order_of(const Item& left, const Item& right) {
  if (left.is_string()) return compare_texts(left.text(), right.text());
  return left.number() < right.number() ? -1 : left.number() > right.number() ? 1 : 0;
}

}  // namespace

Item Evaluator::binary(const Syntax& syntax, const Item& input, Frame& frame) {
  const Item left = evaluate(*syntax.left, input, frame);
  if (syntax.op == Operator::And || syntax.op == Operator::Or) {
    if (truth(left) == (syntax.op == Operator::Or)) return make_boolean(syntax.op == Operator::Or);
    return make_boolean(truth(evaluate(*syntax.right, input, frame)));
  }
  const Item right = evaluate(*syntax.right, input, frame);
  try {
    return operate(syntax, left, right);
  } catch (Failure& failure) {
    throw failure.at(syntax.position).with_token(syntax.text);
  }
}

Item Evaluator::operate(const Syntax& syntax, const Item& left, const Item& right) {
  switch (syntax.op) {
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Modulo: return arithmetic(syntax.op, left, right);
    case Operator::Equal:
    case Operator::NotEqual:
      if (left.is_undefined() || right.is_undefined()) return make_boolean(false);
      return make_boolean(equal(left, right) == (syntax.op == Operator::Equal));
    case Operator::Less:
    case Operator::LessEqual:
    case Operator::Greater:
    case Operator::GreaterEqual: return compare(syntax.op, left, right);
    case Operator::Concatenate: {
      std::string text = left.is_undefined() ? "" : text_of(left);
      if (!right.is_undefined()) text += text_of(right);
      return string(std::move(text));
    }
    case Operator::Range: return range(left, right);
    case Operator::In: return make_boolean(includes(left, right));
    case Operator::None:
    case Operator::And:
    case Operator::Or: break;
  }
  return {};
}

Item Evaluator::arithmetic(Operator op, const Item& left, const Item& right) {
  if (!left.is_undefined() && !is_numeric(left)) throw Failure("T2001").with_value(shown(left));
  if (!right.is_undefined() && !is_numeric(right)) throw Failure("T2002").with_value(shown(right));
  if (left.is_undefined() || right.is_undefined()) return {};
  const double a = left.number();
  const double b = right.number();
  if (op == Operator::Add) return make_number(a + b);
  if (op == Operator::Subtract) return make_number(a - b);
  if (op == Operator::Multiply) return make_number(a * b);
  return make_number(op == Operator::Divide ? a / b : std::fmod(a, b));
}

Item Evaluator::compare(Operator op, const Item& left, const Item& right) {
  if (!is_ordered(left) || !is_ordered(right)) {
    const bool left_is_wrong = left.is_undefined() || !is_ordered(left);
    throw Failure("T2010").with_value(shown(left_is_wrong ? left : right));
  }
  if (left.is_undefined() || right.is_undefined()) return {};
  if (left.is_string() != right.is_string())
    throw Failure("T2009").with_value(shown(left)).with_second(shown(right));
  if (left.is_string()) spend_text(std::min(left.text().size(), right.text().size()));
  const int order = order_of(left, right);
  if (op == Operator::Less) return make_boolean(order < 0);
  if (op == Operator::LessEqual) return make_boolean(order <= 0);
  return make_boolean(op == Operator::Greater ? order > 0 : order >= 0);
}

Item Evaluator::range(const Item& left, const Item& right) {
  if (!left.is_undefined() && !is_integer(left)) throw Failure("T2003").with_value(shown(left));
  if (!right.is_undefined() && !is_integer(right)) throw Failure("T2004").with_value(shown(right));
  if (left.is_undefined() || right.is_undefined() || left.number() > right.number()) return {};
  const double count = right.number() - left.number() + 1;
  if (count > kRangeMax) throw Failure("D2014").with_value(number_text(count));
  return make_range(heap_, left.number(), static_cast<std::size_t>(count));
}

bool Evaluator::includes(const Item& left, const Item& right) {
  if (left.is_undefined() || right.is_undefined()) return false;
  if (!right.is_array()) return right.same_as(left);
  for (std::size_t i = 0; i < right.length(); ++i) {
    spend(kElementWork +
          (left.is_string() ? static_cast<std::int64_t>(left.text().size()) / limits::kBytesPerWork : 0));
    if (right[i].same_as(left)) return true;
  }
  return false;
}

Item Evaluator::negate(const Syntax& syntax, const Item& input, Frame& frame) {
  const Item operand = evaluate(*syntax.left, input, frame);
  if (operand.is_undefined()) return operand;
  if (!is_numeric(operand))
    throw Failure("D1002").at(syntax.position).with_token("-").with_value(shown(operand));
  return make_number(-operand.number());
}

// Arrays are put together, but for those that are written as one in the constructor.
Item Evaluator::array_constructor(const Syntax& syntax, const Item& input, Frame& frame) {
  const std::uint8_t marks = syntax.constructs ? Item::kConstructed : 0;
  std::vector<Item> elements;
  for (const SyntaxPtr& part : syntax.parts) {
    Item item = evaluate(*part, input, frame);
    if (item.is_undefined()) continue;
    if (part->type == SyntaxType::Array) {
      elements.push_back(std::move(item));
    } else if (item.kind() == Item::Kind::Range && syntax.parts.size() == 1) {
      return item.marked(marks);  // not written out before somebody needs it
    } else {
      spend(static_cast<std::int64_t>(item.length()) * kElementWork);
      append_to(elements, item);
    }
  }
  return array(std::move(elements), marks);
}

}  // namespace sfn::asl::jsonata
