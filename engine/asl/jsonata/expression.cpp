#include "engine/asl/jsonata/expression.h"

#include <algorithm>
#include <utility>

#include "engine/asl/jsonata/ast.h"
#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/parser.h"
#include "engine/asl/jsonata/resolve.h"
#include "engine/asl/jsonata/signature.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

// Strings without halves of surrogate pairs, which JSON text cannot carry.
Value repaired(const Value& value) {
  if (value.is_string()) return repaired_utf8(value.get_ref<const std::string&>());
  if (value.is_array()) {
    Value array = Value::array();
    for (const Value& element : value)
      array.push_back(repaired(element));
    return array;
  }
  if (!value.is_object()) return value;
  Value object = Value::object();
  for (const auto& [name, member] : value.items())
    object[repaired_utf8(name)] = repaired(member);
  return object;
}

}  // namespace

JsonataError to_error(const Failure& failure, std::string_view source) {
  // Half a surrogate pair is no text for a message either.
  JsonataError error{.code = failure.code, .message = repaired_utf8(message_of(failure))};
  if (failure.position)
    error.position = utf16_length(source.substr(0, std::min(*failure.position, source.size())));
  error.token = repaired_utf8(failure.token.value_or(""));
  if (failure.value) {
    if (auto value = parse_json(*failure.value)) error.value = *std::move(value);
  }
  return error;
}

HostFunctions::HostFunctions(std::vector<HostFunction> functions) : functions_(std::move(functions)) {
  for (const HostFunction& function : functions_)
    signatures_.push_back(Signature::parse(function.signature));
}

HostFunctions::~HostFunctions() = default;

const HostFunction* HostFunctions::find(std::string_view name) const {
  const auto found = std::ranges::find(functions_, name, &HostFunction::name);
  return found == functions_.end() ? nullptr : &*found;
}

const Signature& HostFunctions::signature_of(const HostFunction& function) const {
  return signatures_[static_cast<std::size_t>(&function - functions_.data())];
}

tl::expected<Expression, JsonataError> Expression::compile(std::string_view text) {
  try {
    Parser parser(text);
    std::shared_ptr<const Syntax> syntax = resolve(parser.parse());
    return Expression(std::make_shared<const std::string>(text), std::move(syntax), parser.lone_surrogate());
  } catch (const Failure& failure) {
    return tl::make_unexpected(to_error(failure, text));
  }
}

tl::expected<std::optional<Value>, JsonataError> Expression::evaluate(const Value* input,
                                                                      const Environment& environment,
                                                                      Budget budget) const {
  try {
    Evaluator evaluator(environment, budget);
    Item result = evaluator.run(*syntax_, input == nullptr ? Item() : Item(*input));
    if (result.is_undefined()) return std::nullopt;
    Value value = evaluator.to_value(std::move(result));
    return lone_surrogate_ ? repaired(value) : std::move(value);
  } catch (const Failure& failure) {
    return tl::make_unexpected(to_error(failure, *text_));
  }
}

References Expression::references() const {
  return references_of(*syntax_);
}

}  // namespace sfn::asl::jsonata
