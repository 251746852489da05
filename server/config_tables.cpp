#include "server/config_tables.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace sfn::server {

namespace {

[[noreturn]] void refuse(const std::string& place, std::string_view expected) {
  throw ConfigError(fmt::format("{}: expected {}", place, expected));
}

int number_of(const toml::node& node, const std::string& place, int least, int most) {
  const auto* value = node.as_integer();
  if (value == nullptr || value->get() < least || value->get() > most)
    refuse(place, fmt::format("a number from {} to {}", least, most));
  return static_cast<int>(value->get());
}

std::string text_in(const toml::node& node, const std::string& place) {
  const auto* value = node.as_string();
  if (value == nullptr || value->get().empty()) refuse(place, "a text");
  return value->get();
}

integrations::LocalFunction read_function(const std::string& pattern, const toml::table& members,
                                          const std::string& path) {
  constexpr int kTimeoutMax = 86'400;
  constexpr int kMemoryMax = 1 << 20;
  integrations::LocalFunction function{.pattern = pattern, .url = {}, .command = {}, .folder = {}};
  for (const auto& [key, node] : members) {
    const auto place =
        fmt::format("{}:{}: [functions.\"{}\"] {}", path, node.source().begin.line, pattern, key.str());
    if (key == "url") {
      function.url = text_in(node, place);
      if (!function.url.starts_with("http://") && !function.url.starts_with("https://"))
        refuse(place, "a URL");
    } else if (key == "command") {
      if (!node.is_array()) refuse(place, "a list of texts, the program and its arguments");
      for (const auto& part : *node.as_array())
        function.command.push_back(text_in(part, place));
    } else if (key == "folder") {
      // From the file's own folder on, so that file and programs can be moved together.
      function.folder = (std::filesystem::absolute(path).parent_path() / text_in(node, place)).string();
    } else if (key == "timeout_seconds") {
      function.timeout_seconds = number_of(node, place, 1, kTimeoutMax);
    } else if (key == "memory_mib") {
      function.memory_mib = number_of(node, place, 0, kMemoryMax);
    } else if (key == "at_once") {
      function.at_once = number_of(node, place, 1, 1'000);
    } else {
      throw ConfigError(place + " is not a member of a function");
    }
  }
  if (function.url.empty() == function.command.empty())
    throw ConfigError(fmt::format("{}: [functions.\"{}\"] needs either url or command", path, pattern));
  return function;
}

// In the order of the file, because the first pattern that matches counts; a table is in the order of its
// keys.
void read_functions(Config& config, const toml::table& functions, const std::string& path) {
  std::vector<std::pair<std::uint32_t, integrations::LocalFunction>> by_line;
  for (const auto& [pattern, members] : functions) {
    const auto line = members.source().begin.line;
    if (!members.is_table())
      throw ConfigError(fmt::format("{}:{}: [functions] {} is not a table", path, line, pattern.str()));
    by_line.emplace_back(line, read_function(std::string(pattern.str()), *members.as_table(), path));
  }
  std::ranges::sort(by_line, {}, [](const auto& each) { return each.first; });
  for (auto& [line, function] : by_line)
    config.functions.push_back(std::move(function));
}

constexpr std::string_view kEndpointExpected = "a URL, or \"aws\" for AWS's own";

bool is_endpoint(const std::string& text) {
  return text == "aws" || text.starts_with("http://") || text.starts_with("https://");
}

void read_endpoints(Config& config, const toml::table& endpoints, const std::string& path) {
  for (const auto& [key, node] : endpoints) {
    const auto place = fmt::format("{}:{}: [endpoints] {}", path, node.source().begin.line, key.str());
    const auto* service = integrations::find_aws_service(key.str());
    if (service == nullptr && key.str() != "*")
      throw ConfigError(place + " is no service that can be called (docs/integrations.md has a list)");
    auto url = text_in(node, place);
    if (!is_endpoint(url)) refuse(place, kEndpointExpected);
    config.endpoints[std::string(service == nullptr ? "*" : service->name)] = std::move(url);
  }
}

void read_endpoint_variable(Config& config, const ConfigSources& sources, const std::string& variable,
                            std::string_view service) {
  auto url = sources.environment(variable);
  if (!url) return;
  if (!is_endpoint(*url)) refuse(variable, kEndpointExpected);
  config.endpoints[std::string(service)] = std::move(*url);
}

}  // namespace

bool read_table(Config& config, std::string_view name, const toml::table& members, const std::string& path) {
  if (name == "functions") {
    read_functions(config, members, path);
  } else if (name == "endpoints") {
    read_endpoints(config, members, path);
  } else {
    return false;
  }
  return true;
}

void read_endpoint_variables(Config& config, const ConfigSources& sources) {
  for (const auto& service : integrations::aws_services())
    read_endpoint_variable(config, sources, fmt::format("AWS_ENDPOINT_URL_{}", service.variable),
                           service.name);
  read_endpoint_variable(config, sources, "AWS_ENDPOINT_URL", "*");
}

}  // namespace sfn::server
