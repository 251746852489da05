#include "server/config.h"

#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "server/config_tables.h"

namespace sfn::server {

namespace {

const Setting* find_setting(std::string_view table, std::string_view key) {
  for (const auto& setting : settings())
    if (setting.table == table && setting.key == key) return &setting;
  return nullptr;
}

void apply_setting(Config& config, const Setting& setting, std::string_view value, const std::string& place) {
  if (setting.set(config, value)) return;
  throw ConfigError(fmt::format("{} is '{}', expected {}", place, value, setting.expects));
}

// The value as the text that a flag would have; an array becomes a list with commas.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* value = node.as_string()) return value->get();
  if (const auto* value = node.as_integer()) return fmt::to_string(value->get());
  if (const auto* value = node.as_boolean()) return value->get() ? "true" : "false";
  const auto* array = node.as_array();
  if (array == nullptr) return std::nullopt;
  std::vector<std::string> items;
  for (const auto& item : *array) {
    if (!item.is_string()) return std::nullopt;
    items.push_back(item.as_string()->get());
  }
  return fmt::format("{}", fmt::join(items, ","));
}

void apply_file(Config& config, const std::string& path) {
  toml::table file;
  try {
    file = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    throw ConfigError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  for (const auto& [table, content] : file) {
    if (!content.is_table()) throw ConfigError(fmt::format("{}: '{}' is not in a table", path, table.str()));
    if (read_table(config, table.str(), *content.as_table(), path)) continue;
    for (const auto& [key, node] : *content.as_table()) {
      const auto place =
          fmt::format("{}:{}: [{}] {}", path, node.source().begin.line, table.str(), key.str());
      const auto* setting = find_setting(table.str(), key.str());
      if (setting == nullptr) throw ConfigError(place + " is not a setting");
      const auto value = text_of(node);
      if (!value) throw ConfigError(fmt::format("{}: expected {}", place, setting->expects));
      apply_setting(config, *setting, *value, place);
    }
  }
}

}  // namespace

storage::RetentionPolicy Config::default_retention() {
  storage::RetentionPolicy policy;
  policy.executions.age = std::chrono::days(90);
  policy.journal_age = std::chrono::days(90);
  policy.journal_bytes = std::int64_t{1} << 30;
  return policy;
}

ArnScope Config::scope() const {
  const std::string partition = region.starts_with("cn-")       ? "aws-cn"
                                : region.starts_with("us-gov-") ? "aws-us-gov"
                                                                : "aws";
  return {partition, region, account};
}

Config load_config(const ConfigSources& sources) {
  Config config;
  if (sources.file) apply_file(config, *sources.file);
  for (const auto& setting : settings()) {
    if (const auto flag = sources.flags.find(std::string(setting.flag)); flag != sources.flags.end()) {
      apply_setting(config, setting, flag->second, flag->first);
      continue;
    }
    for (const auto& variable : setting.environment) {
      const auto value = sources.environment(variable);
      if (!value) continue;
      apply_setting(config, setting, *value, variable);
      break;
    }
  }
  read_endpoint_variables(config, sources);
  return config;
}

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

std::string settings_as_markdown() {
  const Config defaults;
  std::string out = "| table | key | default | flag | environment | meaning |\n|---|---|---|---|---|---|\n";
  for (const auto& setting : settings()) {
    const auto shown = setting.show(defaults);
    out += fmt::format("| `{}` | `{}` | {} | {} | `{}` | {} ({}) |\n", setting.table, setting.key,
                       shown.empty() ? "" : fmt::format("`{}`", shown),
                       setting.flag.empty() ? "" : fmt::format("`{}`", setting.flag),
                       fmt::join(setting.environment, "`, `"), setting.what, setting.expects);
  }
  return out;
}

}  // namespace sfn::server
