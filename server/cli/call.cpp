#include "server/cli/call.h"

#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/cli/api_client.h"
#include "server/exit_codes.h"

namespace sfn::cli {

namespace {

std::string text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error(path + " can't be read");
  return text.str();
}

Value value_of(const std::string& member, std::string_view text, bool json) {
  if (!json && text.starts_with('@')) return text_of_file(std::string(text.substr(1)));
  if (!json) return std::string(text);
  auto value = parse_json(text);
  if (!value) throw std::runtime_error(member + ": " + value.error().message);
  return *std::move(value);
}

}  // namespace

std::string request_of(const std::vector<std::string>& members) {
  Value request = Value::object();
  for (const auto& member : members) {
    const auto equals = member.find('=');
    if (equals == std::string::npos || equals == 0)
      throw std::runtime_error(member + ": expected NAME=TEXT, NAME=@FILE or NAME:=JSON");
    const bool json = member[equals - 1] == ':';
    const auto name = member.substr(0, equals - (json ? 1 : 0));
    request[name] = value_of(name, std::string_view(member).substr(equals + 1), json);
  }
  return to_json(request);
}

int call_operation(const std::string& endpoint_url, const std::string& operation,
                   const std::vector<std::string>& members) {
  try {
    ApiClient client(endpoint_url);
    const auto result =
        client.call("AWSStepFunctions." + operation, request_of(members), std::chrono::seconds(65));
    if (result.ok) {
      std::cout << result.body << "\n";
      return server::kExitOk;
    }
    std::cerr << "stepwell: " << describe_failure(result, client) << "\n";
    return server::kExitFailure;
  } catch (const std::runtime_error& error) {
    std::cerr << "stepwell: " << error.what() << "\n";
    return server::kExitUsage;
  }
}

}  // namespace sfn::cli
