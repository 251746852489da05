// Evaluates expressions for the runners of this folder. Each line of standard input is a case:
//
//   {"expr": ..., "input": ..., "bindings": {...}, "work": ..., "depth": ..., "seconds": ...}
//
// All but `expr` may be left out. A line of standard output says what came of it: {"result": ...}, {} for
// undefined, or {"error": {"code": ..., "message": ..., "token": ..., "position": ...}}. A case with
// `seconds` is compiled once and evaluated for so long, and {"nanoseconds": ..., "cpu_nanoseconds": ...,
// "work": ...} is what that took each time.
#include <chrono>
#include <ctime>
#include <iostream>
#include <string>

#include "engine/asl/jsonata/expression.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace {

using sfn::Value;
using namespace sfn::asl;

// 2010-01-02T03:04:05.678Z
constexpr sfn::Millis kNow{1'262'401'445'678};
// About a second.
constexpr std::int64_t kWork = 100'000'000;

Value error_of(const jsonata::JsonataError& error) {
  Value members = {{"code", error.code}, {"message", error.message}, {"token", error.token}};
  if (error.position) members["position"] = *error.position;
  return {{"error", members}};
}

Value timed(const jsonata::Expression& expression, const Value* input,
            const jsonata::Environment& environment, const Value& test) {
  using Clock = std::chrono::steady_clock;
  const auto begun = Clock::now();
  const std::clock_t cpu_begun = std::clock();
  const double wanted = test["seconds"].get<double>() * 1e9;
  double count = 0;
  std::int64_t work = 0;
  std::chrono::duration<double, std::nano> passed{};
  do {
    WorkMeter meter(test.value("work", kWork));
    const auto result = expression.evaluate(input, environment, {meter, jsonata::kDepthMax});
    if (!result && result.error().code != "U1001") return error_of(result.error());
    ++count;
    work = meter.spent();
    passed = Clock::now() - begun;
  } while (passed.count() < wanted);
  const double cpu_seconds = static_cast<double>(std::clock() - cpu_begun) / CLOCKS_PER_SEC;
  return {{"nanoseconds", passed.count() / count},
          {"cpu_nanoseconds", cpu_seconds * 1e9 / count},
          {"work", work}};
}

Value evaluated(const Value& test) {
  const auto expression = jsonata::Expression::compile(test["expr"].get<std::string>());
  if (!expression) return error_of(expression.error());
  double chance = 0;
  jsonata::Environment environment;
  environment.now = sfn::TimePoint(kNow);
  environment.random = [&] { return chance = chance >= 0.9 ? 0.05 : chance + 0.1; };
  environment.variable = [&](std::string_view name) -> const Value* {
    const auto found = test.find("bindings");
    if (found == test.end() || !found->contains(name)) return nullptr;
    return &found->at(name);
  };
  const auto found = test.find("input");
  const Value* input = found == test.end() ? nullptr : &*found;
  if (test.contains("seconds")) return timed(*expression, input, environment, test);
  WorkMeter meter(test.value("work", kWork));
  const auto result =
      expression->evaluate(input, environment, {meter, test.value("depth", jsonata::kDepthMax)});
  if (!result) return error_of(result.error());
  Value answer = Value::object();
  if (*result) answer["result"] = **result;
  return answer;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const auto test = sfn::parse_json(line);
    const Value answer = test ? evaluated(*test) : Value{{"unreadable", test.error().message}};
    std::cout << sfn::to_json(answer) << std::endl;
  }
  return 0;
}
