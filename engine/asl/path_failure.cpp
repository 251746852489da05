#include "engine/asl/path_failure.h"

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl {

Result<Value> value_at(const Path& path, const Scope& scope, WorkMeter& meter, std::string_view field) {
  auto value = path.evaluate(scope, meter);
  if (value) return std::move(*value);
  if (value.error().kind == PathFailure::Kind::MissingIndex) return Value();
  return tl::make_unexpected(path_failure(value.error(), path, field, scope));
}

AslError path_failure(const PathFailure& failure, const Path& path, std::string_view field,
                      const Scope& scope) {
  using Kind = PathFailure::Kind;
  if (failure.kind != Kind::MissingNode && failure.kind != Kind::MissingIndex)
    return runtime_error(failure.message);
  return runtime_error("The JSONPath '" + path.text() + "' specified for the field '" + std::string(field) +
                       "' could not be found in the input '" + to_json(scope.input, limits::kShownBytesMax) +
                       "'");
}

}  // namespace sfn::asl
