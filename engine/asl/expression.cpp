#include "engine/asl/expression.h"

#include "engine/asl/path_failure.h"
#include "engine/value/value.h"

namespace sfn::asl {

tl::expected<Expression, std::string> Expression::parse(std::string_view text) {
  if (looks_like_intrinsic(text))
    return Intrinsic::parse(text).map([](Intrinsic call) { return Expression(std::move(call)); });
  return Path::parse(text).map([](Path path) { return Expression(std::move(path)); });
}

const std::string& Expression::text() const {
  const Path* plain = path();
  return plain != nullptr ? plain->text() : std::get<Intrinsic>(content_).text();
}

void Expression::for_each_path(const std::function<void(const Path&)>& visit) const {
  if (const Path* plain = path()) return visit(*plain);
  std::get<Intrinsic>(content_).for_each_path(visit);
}

Result<Value> Expression::evaluate(const Scope& scope, WorkMeter& meter, std::string_view field) const {
  if (const Path* plain = path()) return value_at(*plain, scope, meter, field);
  return std::get<Intrinsic>(content_).evaluate(scope, meter, field);
}

std::string no_expression(std::string_view field) {
  return "The value for the field '" + std::string(field) +
         "' must be a valid JSONPath or a valid intrinsic function call";
}

}  // namespace sfn::asl
