#include "engine/asl/jsonata/evaluator.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::int64_t kBindingsPerWork = 8;

}  // namespace

void Evaluator::out_of_work() {
  Failure failure("U1001");
  failure.message = "The expression takes more work than it may";
  throw failure;
}

void Evaluator::Level::too_deep() {
  --evaluator_.depth_;
  Failure failure("U1001");
  failure.message = fmt::format(
      "The expression is more than {} levels deep; a function that ends with the call of itself needs none",
      evaluator_.budget_.depth_max);
  throw failure;
}

Ref<Frame> Evaluator::frame_in(Frame& enclosing) {
  return Ref<Frame>(new Frame(heap_, Ref<Frame>(&enclosing)));
}

// An expression may bind as many variables as its text is long, so looking through them is work.
void Evaluator::bind(Frame& frame, std::string_view name, Item item) {
  spend(static_cast<std::int64_t>(frame.bindings.size()) / kBindingsPerWork);
  frame.bind(name, std::move(item));
}

const Item* Evaluator::find(const Frame& frame, std::string_view name) {
  std::size_t seen = 0;
  for (const Frame* around = &frame; around != nullptr; around = around->parent.get(), ++seen) {
    for (const auto& [bound, item] : around->bindings) {
      if (bound == name) return &item;
    }
    seen += around->bindings.size();
    if (seen < static_cast<std::size_t>(kBindingsPerWork)) continue;
    spend(static_cast<std::int64_t>(seen) / kBindingsPerWork);
    seen = 0;
  }
  return nullptr;
}

Item Evaluator::run(const Syntax& syntax, const Item& input) {
  root_ = Ref<Frame>(new Frame(heap_, {}));
  root_->bind("$", input);
  if (!input.is_array()) return evaluate(syntax, input, *root_);
  return evaluate(syntax, sequence({input}, Item::kOuterWrapper), *root_);
}

Item Evaluator::evaluate(const Syntax& syntax, const Item& input, Frame& frame) {
  const Level level(*this);
  spend(kNodeWork);
  Item result = evaluate_node(syntax, input, frame);
  for (const SyntaxPtr& predicate : syntax.predicates)
    result = filter(*predicate, result, frame);
  if (syntax.group && syntax.type != SyntaxType::Path)
    result = group(syntax.group->pairs, syntax.group->position, result, frame);
  return settled(std::move(result), syntax.keep_array);
}

Item Evaluator::evaluate_node(const Syntax& syntax, const Item& input, Frame& frame) {
  switch (syntax.type) {
    case SyntaxType::Path: return path(syntax, input, frame);
    case SyntaxType::Name: return lookup(input, syntax.text);
    case SyntaxType::String:
    case SyntaxType::Number:
    case SyntaxType::Literal: return syntax.literal;
    case SyntaxType::Wildcard: return wildcard(input);
    case SyntaxType::Descendants: return descendants(input);
    case SyntaxType::Parent: {
      const Item* found = find(frame, syntax.ancestor->label);
      return found == nullptr ? Item() : *found;
    }
    case SyntaxType::Regex: {
      auto made = make_node<Function>(heap_);
      made->call = MatcherCall{&syntax};
      return made;
    }
    case SyntaxType::Variable: return variable(syntax, input, frame);
    case SyntaxType::Lambda: return lambda(syntax, input, frame);
    case SyntaxType::Call: return call_expression(syntax, input, frame, nullptr);
    case SyntaxType::Partial: return partial(syntax, input, frame);
    case SyntaxType::Block: return block(syntax, input, frame);
    case SyntaxType::Condition: return condition(syntax, input, frame);
    case SyntaxType::Bind: {
      Item value = evaluate(*syntax.right, input, frame);
      bind(frame, syntax.left->text, value);
      return value;
    }
    case SyntaxType::Apply: return chain(syntax, input, frame);
    case SyntaxType::Transform: {
      auto made = make_node<Function>(heap_);
      made->call = TransformCall{&syntax, Ref<Frame>(&frame)};
      return made;
    }
    case SyntaxType::Array: return array_constructor(syntax, input, frame);
    case SyntaxType::Object: return group(syntax.pairs, syntax.position, input, frame);
    case SyntaxType::Negate: return negate(syntax, input, frame);
    case SyntaxType::Binary: return binary(syntax, input, frame);
    case SyntaxType::Sort: return sort(syntax, input, frame);
    case SyntaxType::Placeholder:
    case SyntaxType::Keyword:
    case SyntaxType::End:
    case SyntaxType::Step:
    case SyntaxType::Filter:
    case SyntaxType::Group:
    case SyntaxType::OrderBy:
    case SyntaxType::Focus:
    case SyntaxType::Index: break;
  }
  check(false, "resolve() leaves only nodes with a value");
  return {};
}

Item Evaluator::variable(const Syntax& syntax, const Item& input, Frame& frame) {
  if (syntax.text.empty()) return input.has(Item::kOuterWrapper) ? input[0] : input;
  if (const Item* bound = find(frame, syntax.text)) return *bound;
  if (environment_.variable) {
    if (const Value* value = environment_.variable(syntax.text)) return *value;
  }
  const HostFunction* host =
      environment_.functions == nullptr ? nullptr : environment_.functions->find(syntax.text);
  if (host == nullptr && syntax.builtin == nullptr) return {};
  auto made = make_node<Function>(heap_);
  if (host != nullptr) {
    made->call = HostCall{host};
  } else {
    made->call = NativeCall{syntax.builtin};
  }
  return made;
}

const Builtin* Evaluator::builtin_of(const Syntax& procedure, Frame& frame) {
  if (procedure.type != SyntaxType::Variable || procedure.builtin == nullptr) return nullptr;
  if (!procedure.predicates.empty() || procedure.group || find(frame, procedure.text) != nullptr)
    return nullptr;
  if (environment_.variable && environment_.variable(procedure.text) != nullptr) return nullptr;
  const bool hidden =
      environment_.functions != nullptr && environment_.functions->find(procedure.text) != nullptr;
  return hidden ? nullptr : procedure.builtin;
}

Item Evaluator::block(const Syntax& syntax, const Item& input, Frame& frame) {
  const auto own = syntax.binds ? frame_in(frame) : Ref<Frame>(&frame);
  Item result;
  for (const SyntaxPtr& part : syntax.parts)
    result = evaluate(*part, input, *own);
  return result;
}

Item Evaluator::condition(const Syntax& syntax, const Item& input, Frame& frame) {
  if (truth(evaluate(*syntax.condition, input, frame))) return evaluate(*syntax.left, input, frame);
  return syntax.right == nullptr ? Item() : evaluate(*syntax.right, input, frame);
}

Item Evaluator::lookup(const Item& input, std::string_view name) {
  if (!input.is_array()) return input.member(name);
  const Level level(*this);
  const std::size_t length = input.length();
  spend(static_cast<std::int64_t>(length) * kElementWork);
  std::vector<Item> found;
  for (std::size_t i = 0; i < length; ++i) {
    if (Item item = lookup(input[i], name); !item.is_undefined()) append_to(found, item);
  }
  return sequence(std::move(found));
}

bool Evaluator::is_numeric(const Item& item) {
  if (!item.is_number() || !item.json().is_number_float()) return item.is_number();
  const double number = item.number();
  if (std::isinf(number)) throw Failure("D1001").with_value("null");
  return !std::isnan(number);
}

bool Evaluator::truth(const Item& item) {
  if (item.is_array()) {
    const Level level(*this);
    if (item.kind() == Item::Kind::Range) return item.length() > 1 || item[0].number() != 0;
    for (std::size_t i = 0; i < item.length(); ++i) {
      spend(kElementWork);
      if (truth(item[i])) return true;
    }
    return false;
  }
  if (item.is_string()) return !item.text().empty();
  if (item.is_boolean()) return item.boolean();
  if (is_numeric(item)) return item.number() != 0;
  // The reference takes a function for true until it is handed on, and a regular expression never.
  if (item.is_function())
    return !item.has(Item::kClosure) && !std::holds_alternative<MatcherCall>(item.function().call);
  return item.is_object() && item.member_count() > 0;
}

bool Evaluator::equal(const Item& a, const Item& b) {
  if (a.is_array() && b.is_array()) {
    if (a.length() != b.length()) return false;
    const Level level(*this);
    for (std::size_t i = 0; i < a.length(); ++i) {
      spend(kElementWork);
      if (!equal(a[i], b[i])) return false;
    }
    return true;
  }
  if (a.is_object() && b.is_object()) {
    if (a.member_count() != b.member_count()) return false;
    const Level level(*this);
    for (std::size_t i = 0; i < a.member_count(); ++i) {
      spend(kElementWork);
      const Item other = b.member(a.member_name(i));
      if (other.is_undefined() || !equal(a.member_at(i), other)) return false;
    }
    return true;
  }
  if (a.is_string() && b.is_string()) spend_text(std::min(a.text().size(), b.text().size()));
  return a.same_as(b);
}

}  // namespace sfn::asl::jsonata
