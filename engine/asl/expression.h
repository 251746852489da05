// Expression is what a field holds whose value is found at run time: a path or an intrinsic function call
// (asl-reference 5, 8). Immutable, cheap to copy, safe to share between threads.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/asl/intrinsics/intrinsic.h"

namespace sfn::asl {

class Expression {
 public:
  explicit Expression(Path path) : content_(std::move(path)) {}
  explicit Expression(Intrinsic call) : content_(std::move(call)) {}

  // The error is a sentence, without location.
  static tl::expected<Expression, std::string> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const;
  // Null when it is a call.
  [[nodiscard]] const Path* path() const { return std::get_if<Path>(&content_); }
  // Calls `visit` with the path, or with every path among the arguments.
  void for_each_path(const std::function<void(const Path&)>& visit) const;

  // `field` names the field in messages: `value.$`, `ErrorPath`.
  [[nodiscard]] Result<Value> evaluate(const Scope& scope, WorkMeter& meter, std::string_view field) const;

 private:
  std::variant<Path, Intrinsic> content_;
};

// AWS's words for a text that is neither.
[[nodiscard]] std::string no_expression(std::string_view field);

}  // namespace sfn::asl
