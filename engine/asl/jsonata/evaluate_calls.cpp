// Functions: calling, partial application, chaining, and the loop that makes calls in tail position without
// going deeper.
#include <utility>
#include <variant>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/matcher.h"

namespace sfn::asl::jsonata {
namespace {

// What a call names: a variable, or a path's first name, which then lacks its $.
std::string_view name_of(const Syntax& procedure) {
  return procedure.type == SyntaxType::Path ? procedure.parts.front()->text : procedure.text;
}

void add_site(Failure& failure, const Syntax& call) {
  if (!failure.position) failure.at(call.position);
  if (!failure.token) failure.with_token(name_of(*call.left));
}

}  // namespace

// Makes one kind of call; the alternatives of Function::call.
struct Caller {
  Evaluator& evaluator;
  const Function& function;
  std::vector<Item>& arguments;
  const Item& context;

  Item operator()(const NativeCall& c) const {
    evaluator.spend_check(c.builtin->signature, arguments);
    auto valid = c.builtin->signature.validate(std::move(arguments), context, evaluator.heap());
    return c.builtin->function(evaluator, valid);
  }
  Item operator()(const HostCall& c) const {
    return evaluator.apply_host(*c.function, std::move(arguments), context);
  }
  Item operator()(const Lambda& c) const { return evaluator.apply_lambda(c, std::move(arguments), context); }
  Item operator()(const PartialCall& c) const { return evaluator.apply_partial(c, arguments, context); }
  Item operator()(const ChainCall& c) const {
    const Evaluator::Level level(evaluator);
    Item between = evaluator.call(c.first, {arguments.empty() ? Item() : arguments.front()});
    return evaluator.call(c.second, {std::move(between)});
  }
  Item operator()(const MatcherCall& c) const { return matcher_result(evaluator, *c.regex, arguments); }
  Item operator()(const NextMatchCall& c) const { return next_matcher_result(evaluator, c); }
  Item operator()(const TransformCall& c) const {
    static const Signature kSignature = Signature::parse("<(oa):o>");
    return evaluator.transform(c,
                               kSignature.validate(std::move(arguments), context, evaluator.heap()).front());
  }
};

Item Evaluator::call(const Item& function, std::vector<Item> arguments) {
  return apply(function, std::move(arguments), Value(), nullptr);
}

std::vector<Item> Evaluator::arguments_of(const Syntax& syntax, const Item& input, Frame& frame,
                                          const Item* first) {
  std::vector<Item> arguments;
  arguments.reserve(syntax.parts.size() + 1);
  if (first != nullptr) arguments.push_back(*first);
  for (const SyntaxPtr& part : syntax.parts) {
    arguments.push_back(evaluate(*part, input, frame));
    if (arguments.back().is_function()) arguments.back().mark(Item::kClosure);
  }
  return arguments;
}

Item Evaluator::call_expression(const Syntax& syntax, const Item& input, Frame& frame, const Item* first) {
  if (syntax.tail && first == nullptr) {
    auto later = make_node<TailCall>(heap_);
    later->syntax = &syntax;
    later->input = input;
    later->frame = Ref<Frame>(&frame);
    return later;
  }
  if (const Builtin* builtin = builtin_of(*syntax.left, frame)) {
    spend(kCallWork);
    auto arguments = arguments_of(syntax, input, frame, first);
    try {
      spend_check(builtin->signature, arguments);
      arguments = builtin->signature.validate(std::move(arguments), input, heap_);
      return builtin->function(*this, arguments);
    } catch (Failure& failure) {
      add_site(failure, syntax);
      throw;
    }
  }
  const Item function = evaluate(*syntax.left, input, frame);
  if (function.is_undefined() && syntax.left->type == SyntaxType::Path) {
    const Syntax& name = *syntax.left->parts.front();
    if (find(frame, name.text) != nullptr || find_builtin(name.text) != nullptr)
      throw Failure("T1005").at(syntax.position).with_token(name.text);
  }
  auto arguments = arguments_of(syntax, input, frame, first);
  return apply(function, std::move(arguments), input, &syntax);
}

Item Evaluator::apply(const Item& function, std::vector<Item> arguments, const Item& context,
                      const Syntax* site) {
  try {
    Item result = apply_once(function, std::move(arguments), context);
    while (result.kind() == Item::Kind::TailCall) {
      const Item held = result;
      const TailCall& next = held.tail_call();
      site = next.syntax;
      const Item procedure = evaluate(*site->left, next.input, *next.frame);
      result = apply_once(procedure, arguments_of(*site, next.input, *next.frame, nullptr), context);
    }
    return result;
  } catch (Failure& failure) {
    if (site != nullptr) add_site(failure, *site);
    throw;
  }
}

Item Evaluator::apply_once(const Item& function, std::vector<Item> arguments, const Item& context) {
  spend(kCallWork);
  if (!function.is_function()) throw Failure("T1006");
  const Item held = function;  // the call may end the last variable that holds it
  const Function& called = held.function();
  // A function that was handed on as an argument has lost the context.
  static const Item kNoContext = Value();
  return std::visit(Caller{*this, called, arguments, held.has(Item::kClosure) ? kNoContext : context},
                    called.call);
}

Item Evaluator::lambda(const Syntax& syntax, const Item& input, Frame& frame) {
  auto made = make_node<Function>(heap_);
  Lambda lambda{&syntax, Ref<Frame>(&frame), input, {}, true};
  for (const SyntaxPtr& parameter : syntax.parts)
    lambda.parameters.push_back(parameter->text);
  made->call = std::move(lambda);
  return made;
}

Item Evaluator::apply_lambda(const Lambda& lambda, std::vector<Item> arguments, const Item& context) {
  if (lambda.syntax->signature && lambda.checks) {
    spend_check(*lambda.syntax->signature, arguments);
    arguments = lambda.syntax->signature->validate(std::move(arguments), context, heap_);
  }
  const auto frame = frame_in(*lambda.frame);
  frame->bindings.reserve(lambda.parameters.size());
  for (std::size_t i = 0; i < lambda.parameters.size(); ++i)
    frame->bind(lambda.parameters[i], i < arguments.size() ? std::move(arguments[i]) : Item());
  return evaluate(*lambda.syntax->right, lambda.input, *frame);
}

Item Evaluator::partial(const Syntax& syntax, const Item& input, Frame& frame) {
  PartialCall partial;
  for (std::size_t i = 0; i < syntax.parts.size(); ++i) {
    const Syntax& part = *syntax.parts[i];
    const bool open = part.type == SyntaxType::Placeholder;
    if (open) partial.open.push_back(i);
    partial.arguments.push_back(open ? Item() : evaluate(part, input, frame));
  }
  partial.function = evaluate(*syntax.left, input, frame);
  if (!partial.function.is_function()) {
    const auto name = name_of(*syntax.left);
    const bool known = syntax.left->type == SyntaxType::Path && partial.function.is_undefined() &&
                       (find(frame, name) != nullptr || find_builtin(name) != nullptr);
    throw Failure(known ? "T1007" : "T1008").at(syntax.position).with_token(name);
  }
  auto made = make_node<Function>(heap_);
  if (const auto* lambda = std::get_if<Lambda>(&partial.function.function().call)) {
    // The arguments are bound around the frame of the later call, as if they were given then; one frame for
    // all that were bound in turn, so that looking through them stays short.
    const Frame& made_in = *lambda->frame;
    Lambda bound{lambda->syntax,
                 frame_in(lambda->checks ? *lambda->frame : *made_in.parent),
                 lambda->input,
                 {},
                 false};
    if (!lambda->checks) bound.frame->bindings = made_in.bindings;
    for (std::size_t i = 0; i < lambda->parameters.size(); ++i) {
      const bool open = i < syntax.parts.size() && syntax.parts[i]->type == SyntaxType::Placeholder;
      if (open) {
        bound.parameters.push_back(lambda->parameters[i]);
      } else {
        bound.frame->bind(lambda->parameters[i],
                          i < partial.arguments.size() ? partial.arguments[i] : Item());
      }
      spend(kElementWork);
    }
    made->call = std::move(bound);
  } else {
    made->call = std::move(partial);
  }
  return made;
}

Item Evaluator::apply_partial(const PartialCall& partial, const std::vector<Item>& arguments,
                              const Item& context) {
  const Level level(*this);
  auto all = partial.arguments;
  for (std::size_t i = 0; i < partial.open.size() && i < arguments.size(); ++i)
    all[partial.open[i]] = arguments[i];
  return apply_once(partial.function, std::move(all), context);
}

// `left ~> right`: the call on the right gets what is on the left as its first argument.
Item Evaluator::chain(const Syntax& syntax, const Item& input, Frame& frame) {
  Item left = evaluate(*syntax.left, input, frame);
  if (syntax.right->type == SyntaxType::Call) {
    return call_expression(*syntax.right, input, frame, &left);
  }
  const Item function = evaluate(*syntax.right, input, frame);
  if (!function.is_function()) throw Failure("T2006").at(syntax.position).with_value(shown(function));
  if (!left.is_function()) {
    try {
      return apply(function, {std::move(left)}, Value(), nullptr);
    } catch (Failure& failure) {
      if (!failure.token) failure.with_token(name_of(*syntax.right));
      throw;
    }
  }
  auto made = make_node<Function>(heap_);
  made->call = ChainCall{std::move(left), function};
  return made;
}

Item Evaluator::apply_host(const HostFunction& function, std::vector<Item> arguments, const Item& context) {
  const Signature& signature = environment_.functions->signature_of(function);
  spend_check(signature, arguments);
  auto valid = signature.validate(std::move(arguments), context, heap_);
  std::vector<std::optional<Value>> values;
  for (const Item& argument : valid) {
    values.emplace_back();
    if (!argument.is_undefined()) values.back() = to_value(argument);
  }
  values.resize(function.arity);
  auto result = function.call(values);
  if (!result) {
    Failure failure("");
    failure.code = result.error().code;
    failure.message = result.error().message;
    throw failure;
  }
  return *result ? Item(**std::move(result)) : Item();
}

}  // namespace sfn::asl::jsonata
