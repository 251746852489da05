// Expression is a JSONata 2.0.6 expression, compiled once and evaluated any number of times, by any number of
// threads at once. Evaluating is pure: what changes from one time to the next (the clock, chance, variables)
// comes from the Environment, and what it costs is held against a Budget, so that no expression keeps the
// thread. Differences to the reference are listed in docs/compatibility.md. What the States Language makes of
// expressions is not here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/references.h"
#include "engine/asl/work_meter.h"
#include "engine/value/time.h"
#include "engine/value/value.h"

namespace sfn::asl::jsonata {

class Signature;
struct Syntax;

// A function that the language around adds, called by `$name(...)`.
struct HostFunction {
  // Nothing stands for undefined, as an argument and as the result. There are as many arguments as `arity`.
  using Call =
      std::function<tl::expected<std::optional<Value>, JsonataError>(std::span<const std::optional<Value>>)>;

  std::string name;
  std::string signature;  // such as `<s-n?:s>`; a mistake in it is a mistake of ours
  std::size_t arity = 0;
  Call call;
};

// The functions of a host, checked once and shared by all evaluations.
class HostFunctions {
 public:
  explicit HostFunctions(std::vector<HostFunction> functions);
  ~HostFunctions();
  HostFunctions(const HostFunctions&) = delete;
  HostFunctions& operator=(const HostFunctions&) = delete;

  // Null when there is none of that name.
  [[nodiscard]] const HostFunction* find(std::string_view name) const;
  [[nodiscard]] const Signature& signature_of(const HostFunction& function) const;

 private:
  std::vector<HostFunction> functions_;
  std::vector<Signature> signatures_;
};

// What an evaluation may use up. Steps, bytes and through them time are one counter, the meter.
struct Budget {
  WorkMeter& meter;
  // Expressions evaluated within expressions; a call of a function that is not in tail position takes three
  // to five levels.
  int depth_max = 0;
};

// Levels that fit the stack of any thread of the server, 8 MiB: a level took at most 3 KB of it, and 8 KB
// with sanitizers.
inline constexpr int kDepthMax = 700;

struct Environment {
  // The value of a variable, named without $; null when it has none.
  std::function<const Value*(std::string_view name)> variable = {};
  const HostFunctions* functions = nullptr;
  TimePoint now = {};  // of $now and $millis
  // For $random and $shuffle, uniform in [0, 1).
  std::function<double()> random = {};
  // A function where JSON is asked for, in the result or an argument of a host function, is an error
  // (kFunctionResult), not the empty string.
  bool refuse_functions = false;
};

class Expression {
 public:
  static tl::expected<Expression, JsonataError> compile(std::string_view text);

  // `input` may be null: undefined. Nothing means that the result is undefined. A result that is or holds a
  // function has `""` in its place, or is an error. It may nest deeper than a document (is_too_deep in
  // json.h). Pre-condition: Environment::random, if the expression may call for it.
  [[nodiscard]] tl::expected<std::optional<Value>, JsonataError> evaluate(const Value* input,
                                                                          const Environment& environment,
                                                                          Budget budget) const;

  [[nodiscard]] const std::string& text() const { return *text_; }
  // What it refers to, for checks before it is ever evaluated.
  [[nodiscard]] References references() const;
  // The tree, for checks that References does not serve (ast.h).
  [[nodiscard]] const Syntax& syntax() const { return *syntax_; }

 private:
  Expression(std::shared_ptr<const std::string> text, std::shared_ptr<const Syntax> syntax,
             bool lone_surrogate)
      : text_(std::move(text)), syntax_(std::move(syntax)), lone_surrogate_(lone_surrogate) {}

  std::shared_ptr<const std::string> text_;
  std::shared_ptr<const Syntax> syntax_;
  bool lone_surrogate_;  // a string in it is no UTF-8, which its results then may not be either
};

}  // namespace sfn::asl::jsonata
