#include "server/cli/jsonata.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "engine/asl/jsonata/expression.h"
#include "engine/value/json.h"
#include "server/exit_codes.h"
#include "server/system_clock.h"
#include "server/system_entropy.h"

namespace sfn::cli {
namespace {

namespace jsonata = asl::jsonata;

// Some 0.2 s, fifty times what a state may take: whoever tries something out waits.
constexpr std::int64_t kWork = 20'000'000;

int complain(int code, const std::string& what) {
  std::cerr << what << "\n";
  return code;
}

// nullopt when there is no such file, or it can't be read.
std::optional<std::string> read_text(const std::string& name) {
  if (name == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::error_code error;
  if (std::filesystem::is_directory(name, error)) return std::nullopt;
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(std::istreambuf_iterator<char>(file), {});
  return file.bad() ? std::nullopt : std::optional(std::move(text));
}

int evaluate(const jsonata::Expression& expression, const std::optional<Value>& input,
             const std::map<std::string, Value, std::less<>>& bindings) {
  server::SystemEntropy entropy;
  jsonata::Environment environment;
  environment.now = server::SystemClock().now().wall;
  environment.random = [&] { return entropy.uniform(); };
  environment.variable = [&](std::string_view name) {
    const auto found = bindings.find(name);
    return found == bindings.end() ? nullptr : &found->second;
  };
  asl::WorkMeter meter(kWork);
  const auto result =
      expression.evaluate(input ? &*input : nullptr, environment, {meter, jsonata::kDepthMax});
  if (!result) return complain(server::kExitFailure, result.error().code + ": " + result.error().message);
  if (!*result) return server::kExitUndefined;
  std::cout << to_json(**result) << "\n";
  return server::kExitOk;
}

}  // namespace

int evaluate_jsonata(const JsonataOptions& options) {
  std::optional<Value> input;
  if (options.input) {
    const auto text = read_text(*options.input);
    if (!text) return complain(server::kExitUsage, "stepwell: " + *options.input + " can't be read");
    auto parsed = parse_json(*text);
    if (!parsed)
      return complain(server::kExitUsage,
                      "stepwell: " + *options.input + " is no JSON: " + parsed.error().message);
    input = *std::move(parsed);
  }
  std::map<std::string, Value, std::less<>> bindings;
  for (const std::string& binding : options.bindings) {
    const auto equals = binding.find('=');
    auto parsed = parse_json(equals == std::string::npos ? "" : std::string_view(binding).substr(equals + 1));
    if (!parsed) return complain(server::kExitUsage, "stepwell: " + binding + " is not NAME=JSON");
    const std::string name = binding.substr(0, equals);
    bindings[name.starts_with('$') ? name.substr(1) : name] = *std::move(parsed);
  }
  const auto expression = jsonata::Expression::compile(options.expression);
  if (!expression)
    return complain(server::kExitFailure, expression.error().code + ": " + expression.error().message);
  return evaluate(*expression, input, bindings);
}

}  // namespace sfn::cli
