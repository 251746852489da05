#include "engine/asl/query_functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/value/digest.h"
#include "engine/value/java_random.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl {

namespace {

using Argument = std::optional<Value>;
using Given = std::span<const Argument>;
using Returned = tl::expected<std::optional<Value>, jsonata::JsonataError>;

constexpr std::array<std::string_view, 6> kNames = {"partition", "range", "hash", "random", "uuid", "parse"};

// Beyond this a double no longer counts by one.
constexpr double kIntegerMax = 9'007'199'254'740'991;
constexpr std::int64_t kElementWork = 2;

Returned fail(std::string message) {
  return tl::make_unexpected(jsonata::JsonataError{.code = "", .message = std::move(message)});
}

Returned undefined() {
  return std::optional<Value>();
}

Returned out_of_work() {
  return tl::make_unexpected(
      jsonata::JsonataError{.code = "U1001", .message = "The expression exceeds its budget"});
}

// Rounded down, as AWS documents it.
std::optional<std::int64_t> integer_of(const Argument& argument) {
  const double number = std::floor(argument->get<double>());
  if (!(std::abs(number) <= kIntegerMax)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

bool all_given(Given arguments) {
  return std::ranges::all_of(arguments, &Argument::has_value);
}

Returned partition(WorkMeter& meter, Given arguments) {
  if (!all_given(arguments)) return undefined();
  const auto size = integer_of(arguments[1]);
  if (!size || *size < 1) return fail("Argument 2 of function \"partition\" must be greater than 0");
  const Value& whole = *arguments[0];
  if (!meter.spend(kElementWork * static_cast<std::int64_t>(whole.size()))) return out_of_work();
  Value parts = Value::array();
  Value part = Value::array();
  for (const Value& element : whole) {
    part.push_back(element);
    if (part.size() == static_cast<std::size_t>(*size)) parts.push_back(std::exchange(part, Value::array()));
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

// A sequence, so one number stands for itself and none for undefined.
Returned range(WorkMeter& meter, Given arguments) {
  if (!all_given(arguments)) return undefined();
  const auto first = integer_of(arguments[0]);
  const auto last = integer_of(arguments[1]);
  const auto step = integer_of(arguments[2]);
  if (!first || !last || !step) return fail("Arguments of function \"range\" are too large");
  if (*step == 0) return fail("Argument 3 of function \"range\" must not be 0");
  const std::int64_t distance = *step > 0 ? *last - *first : *first - *last;
  if (distance < 0) return undefined();
  const std::int64_t count = distance / std::abs(*step) + 1;
  if (count > meter.left() / kElementWork || !meter.spend(count * kElementWork)) {
    meter.spend(meter.left() + 1);
    return out_of_work();
  }
  if (count == 1) return Value(*first);
  Value numbers = Value::array();
  for (std::int64_t i = 0; i < count; ++i)
    numbers.push_back(*first + i * *step);
  return numbers;
}

Returned hash(WorkMeter& meter, Given arguments) {
  if (!all_given(arguments)) return undefined();
  const auto algorithm = hash_algorithm(arguments[1]->get<std::string>());
  if (!algorithm)
    return fail("Argument 2 of function \"hash\" must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
  const auto& text = arguments[0]->get_ref<const std::string&>();
  if (!meter.spend_json(text.size())) return out_of_work();
  return Value(hash_hex(*algorithm, text));
}

Returned random(const QueryScope& scope, Given arguments) {
  if (!arguments[0]) return Value(scope.random());
  const auto seed = integer_of(arguments[0]);
  if (!seed) return fail("Argument 1 of function \"random\" is too large");
  return Value(JavaRandom(*seed).uniform());
}

Returned parse(WorkMeter& meter, Given arguments) {
  if (!all_given(arguments)) return undefined();
  const auto& text = arguments[0]->get_ref<const std::string&>();
  if (!meter.spend_read(text)) return out_of_work();
  auto value = parse_json(text, meter.depth_max());
  if (!value) return fail("Argument 1 of function \"parse\" is not valid JSON: " + value.error().message);
  return *std::move(value);
}

}  // namespace

bool may_call_query_functions(std::string_view expression) {
  return std::ranges::any_of(kNames, [&](std::string_view name) {
    return expression.find("$" + std::string(name)) != std::string_view::npos;
  });
}

bool is_query_function(std::string_view name) {
  return std::ranges::find(kNames, name) != kNames.end();
}

std::unique_ptr<jsonata::HostFunctions> query_functions(const QueryScope& scope, WorkMeter& meter) {
  std::vector<jsonata::HostFunction> functions;
  functions.push_back({"partition", "<an:a>", 2, [&meter](Given given) { return partition(meter, given); }});
  functions.push_back({"range", "<nnn:a>", 3, [&meter](Given given) { return range(meter, given); }});
  functions.push_back({"hash", "<ss:s>", 2, [&meter](Given given) { return hash(meter, given); }});
  functions.push_back({"random", "<n?:n>", 1, [&scope](Given given) { return random(scope, given); }});
  functions.push_back(
      {"uuid", "<:s>", 0, [&scope](Given) -> Returned { return Value(random_uuid(scope.random_bytes())); }});
  functions.push_back({"parse", "<s:x>", 1, [&meter](Given given) { return parse(meter, given); }});
  return std::make_unique<jsonata::HostFunctions>(std::move(functions));
}

}  // namespace sfn::asl
