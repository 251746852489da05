// Evaluates expressions for the runners of this folder: each line of standard input is a case, each line of
// standard output what came of it.
//
//   {"expr": ..., "input": ..., "bindings": {...}, "work": ..., "depth": ...}     all but `expr` may be left
//   out
//   {"result": ...} or {} (undefined) or {"error": {"code": ..., "message": ..., "token": ..., "position":
//   ...}}
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

Value error_of(const jsonata::JsonataError& error) {
  Value members = {{"code", error.code}, {"message", error.message}, {"token", error.token}};
  if (error.position) members["position"] = *error.position;
  return {{"error", members}};
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
  WorkMeter meter(test.value<std::int64_t>("work", 100'000'000));
  const auto input = test.find("input");
  const auto result = expression->evaluate(input == test.end() ? nullptr : &*input, environment,
                                           {meter, test.value("depth", jsonata::kDepthMax)});
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
