// Every setting: where it stands, how its text is read and what it means.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <ranges>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/config.h"
#include "server/integrations/address_policy.h"

namespace sfn::server {

namespace {

template <class Number>
bool read_number(Number& target, std::string_view text, Number least, Number most) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return false;
  target = value;
  return true;
}

bool read_bool(bool& target, std::string_view text) {
  if (text != "true" && text != "false" && text != "1" && text != "0") return false;
  target = text == "true" || text == "1";
  return true;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (auto part : text | std::views::split(',')) {
    std::string word(part.begin(), part.end());
    if (!word.empty()) parts.push_back(std::move(word));
  }
  return parts;
}

bool all_of(std::string_view text, bool (*accepts)(char)) {
  return std::ranges::all_of(text, accepts);
}

bool read_account(std::string& target, std::string_view text) {
  if (text.size() != 12 || !all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return false;
  target = text;
  return true;
}

bool read_region(std::string& target, std::string_view text) {
  const auto accepts = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (text.empty() || text.size() > 32 || !all_of(text, accepts)) return false;
  target = text;
  return true;
}

bool read_choice(std::string& target, std::string_view text,
                 std::initializer_list<std::string_view> choices) {
  if (std::ranges::find(choices, text) == choices.end()) return false;
  target = text;
  return true;
}

bool read_text(std::string& target, std::string_view text) {
  if (text.empty()) return false;
  target = text;
  return true;
}

// Of settings that may be left out: empty is none.
bool read_text_or_none(std::string& target, std::string_view text) {
  target = text;
  return true;
}

bool read_url_or_none(std::string& target, std::string_view text) {
  if (!text.empty() && !text.starts_with("http://") && !text.starts_with("https://")) return false;
  target = text;
  return true;
}

// A setting that is a number at `member` (a function from Config to a reference).
template <class Number, class Member>
Setting number(Setting setting, Member member, Number least, Number most) {
  setting.show = [member](const Config& c) { return fmt::to_string(member(const_cast<Config&>(c))); };
  setting.set = [=](Config& c, std::string_view text) { return read_number(member(c), text, least, most); };
  return setting;
}

template <class Read>
Setting text(Setting setting, std::string Config::*member, Read read) {
  setting.show = [member](const Config& c) { return c.*member; };
  setting.set = [=](Config& c, std::string_view value) { return read(c.*member, value); };
  return setting;
}

Setting truth(Setting setting, bool Config::*member) {
  setting.expects = "true or false";
  setting.show = [member](const Config& c) { return c.*member ? "true" : "false"; };
  setting.set = [member](Config& c, std::string_view value) { return read_bool(c.*member, value); };
  return setting;
}

// Words, separated by commas, each of which `accepts` takes.
Setting list(Setting setting, std::vector<std::string> Config::*member, bool (*accepts)(const std::string&)) {
  setting.show = [member](const Config& c) { return fmt::format("{}", fmt::join(c.*member, ",")); };
  setting.set = [member, accepts](Config& c, std::string_view value) {
    auto words = split(value);
    if (!std::ranges::all_of(words, accepts)) return false;
    c.*member = std::move(words);
    return true;
  };
  return setting;
}

std::vector<Setting> server_settings() {
  Setting unsafe = truth({"server",
                          "unsafe_listen",
                          "--unsafe-listen",
                          {},
                          "Allow an address that other machines reach. There is no authentication."},
                         &Config::unsafe_listen);
  Setting hosts = list({"server",
                        "allow_hosts",
                        "--allow-host",
                        {},
                        "Names accepted in the Host header beside the loopback ones.",
                        "names, separated by commas"},
                       &Config::allow_hosts, [](const std::string&) { return true; });
  const auto levels = [](std::string& target, std::string_view value) {
    return read_choice(target, value, {"debug", "info", "warning", "error"});
  };
  return {
      text({"server", "host", "--host", {}, "Address to listen on.", "an address or a name"}, &Config::host,
           read_text),
      number(
          {"server",
           "port",
           "--port",
           {},
           "Port to listen on; 0 takes a free one.",
           "a number from 0 to 65535"},
          [](Config& c) -> int& { return c.port; }, 0, 65535),
      text({"server", "data", "--data", {}, "Folder of the database stepwell.db.", "a path"}, &Config::data,
           read_text),
      text({"server",
            "account",
            "--account",
            {"AWS_ACCOUNT_ID"},
            "Account in the ARNs of new resources.",
            "12 digits"},
           &Config::account, read_account),
      text({"server",
            "region",
            "--region",
            {"AWS_DEFAULT_REGION"},
            "Region in the ARNs of new resources.",
            "a region such as us-east-1"},
           &Config::region, read_region),
      std::move(unsafe),
      std::move(hosts),
      text({"server",
            "log_level",
            "--log-level",
            {},
            "What is logged to stderr: from this severity on.",
            "debug, info, warning or error"},
           &Config::log_level, levels),
  };
}

std::vector<Setting> task_settings() {
  Setting repeat{"tasks",
                 "repeat_lost_calls",
                 "",
                 {},
                 "A call that was under way when the server died is made again instead of failing its task.",
                 "true or false"};
  repeat.show = [](const Config& c) { return c.repeat_lost_calls ? "true" : "false"; };
  repeat.set = [](Config& c, std::string_view value) { return read_bool(c.repeat_lost_calls, value); };
  return {
      text({"tasks",
            "mock_config",
            "--mock-config",
            {"SFN_MOCK_CONFIG"},
            "File of mocked responses, in the format of Step Functions Local; read for every start of a test "
            "case.",
            "a path"},
           &Config::mock_config, read_text_or_none),
      text({"tasks",
            "lambda_endpoint",
            "--lambda-endpoint",
            {"LAMBDA_ENDPOINT"},
            "Where Lambda functions are invoked: a server for development, or AWS's own. Calls are signed "
            "when "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set.",
            "a URL"},
           &Config::lambda_endpoint, read_url_or_none),
      number(
          {"tasks",
           "lambda_at_once",
           "",
           {},
           "Lambda functions that are invoked at once.",
           "a number from 1 to 256"},
          [](Config& c) -> int& { return c.lambda_at_once; }, 1, 256),
      std::move(repeat),
  };
}

bool is_allowed_host(const std::string& text) {
  try {
    const integrations::AddressPolicy policy({.hosts = {text}});
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

// HTTP tasks, and the TLS of whatever else is called.
std::vector<Setting> http_task_settings() {
  return {
      text({"tasks",
            "connections",
            "--connections",
            {},
            "File of connections: the credentials of HTTP tasks, and of AWS. Only its owner may read it.",
            "a path"},
           &Config::connections, read_text_or_none),
      truth({"tasks", "http_allow_plain", "", {}, "HTTP tasks may call http:// as well as https://."},
            &Config::http_allow_plain),
      list({"tasks",
            "http_allow_hosts",
            "",
            {},
            "Names that HTTP tasks may call whatever their addresses are.",
            "names such as localhost or *.internal.example, separated by commas"},
           &Config::http_allow_hosts, is_allowed_host),
      list({"tasks",
            "http_allow_ranges",
            "",
            {},
            "Addresses that HTTP tasks may call although they are not public.",
            "ranges such as 10.0.0.0/8 or fd00::/8, separated by commas"},
           &Config::http_allow_ranges,
           [](const std::string& range) { return integrations::IpRange::parse(range).has_value(); }),
      truth({"tasks",
             "http_public_addresses",
             "",
             {},
             "HTTP tasks may call public addresses; false: only what is listed."},
            &Config::http_public_addresses),
      number(
          {"tasks", "http_at_once", "", {}, "HTTP tasks that are called at once.", "a number from 1 to 256"},
          [](Config& c) -> int& { return c.http_at_once; }, 1, 256),
      text({"tasks",
            "http_ca_file",
            "",
            {},
            "Certificates (PEM) to trust instead of the system's, in all calls that go out.",
            "a path"},
           &Config::http_ca_file, read_text_or_none),
  };
}

std::vector<Setting> tuning_settings() {
  return {
      number(
          {"server",
           "poll_seconds",
           "",
           {},
           "GetActivityTask is answered without a task after this long; clients give up at 60.",
           "seconds, 1 to 59"},
          [](Config& c) -> int& { return c.poll_seconds; }, 1, 59),
      number(
          {"server",
           "handler_threads",
           "",
           {},
           "Threads that check requests and answer reads.",
           "a number from 1 to 64"},
          [](Config& c) -> int& { return c.handler_threads; }, 1, 64),
      number(
          {"server",
           "connections_max",
           "",
           {},
           "Open connections; each waiting poll is one.",
           "a number from 10 to 1000000"},
          [](Config& c) -> int& { return c.connections_max; }, 10, 1'000'000),
      number(
          {"server",
           "memory_mib_max",
           "",
           {},
           "Bytes of requests and replies in flight; beyond it requests are answered 503.",
           "MiB, 16 to 65536"},
          [](Config& c) -> int& { return c.memory_mib_max; }, 16, 65536),
      number(
          {"server",
           "queue_mib_max",
           "",
           {},
           "Bytes of changes waiting for the writer; beyond it starts and polls are throttled.",
           "MiB, 1 to 65536"},
          [](Config& c) -> int& { return c.queue_mib_max; }, 1, 65536),
      number(
          {"server",
           "execution_mib_max",
           "",
           {},
           "Executions kept in memory; others are read from the file when something happens to them.",
           "MiB, 1 to 65536"},
          [](Config& c) -> int& { return c.execution_mib_max; }, 1, 65536),
      number(
          {"server",
           "stop_grace_seconds",
           "",
           {},
           "How long a clean stop waits for replies that clients are slow to read, and for calls.",
           "seconds, 0 to 600"},
          [](Config& c) -> int& { return c.stop_grace_seconds; }, 0, 600),
      number(
          {"server",
           "reserve_mib",
           "",
           {},
           "Room on the disk kept in stepwell.reserve, given up for running executions when the disk is "
           "nearly full; 0: none.",
           "MiB, 0 to 65536"},
          [](Config& c) -> int& { return c.reserve_mib; }, 0, 65536),
  };
}

Setting quota(std::string_view key, std::string_view what, std::int64_t Limits::*member) {
  constexpr std::int64_t kMany = 1'000'000'000;
  return number<std::int64_t>(
      {"limits", key, "", {}, what, "a number from 0 to 1000000000"},
      [member](Config& c) -> std::int64_t& { return c.limits.*member; }, 0, kMany);
}

Setting name_reuse() {
  Setting reuse{"limits",
                "name_reuse_hours",
                "",
                {},
                "A name may be used again this long after its execution closed (AWS: 90 days).",
                "hours, 0 to 87600"};
  reuse.show = [](const Config& c) {
    return fmt::to_string(std::chrono::floor<std::chrono::hours>(c.limits.name_reuse_after).count());
  };
  reuse.set = [](Config& c, std::string_view value) {
    int count = 0;
    if (!read_number(count, value, 0, 87'600)) return false;
    c.limits.name_reuse_after = std::chrono::hours(count);
    return true;
  };
  return reuse;
}

// A number of days; 0 is an absent age, which keeps everything.
template <class Member>
Setting days(Setting setting, Member member) {
  setting.expects = "days, 0 to 36500";
  setting.show = [member](const Config& c) {
    const auto age = member(const_cast<Config&>(c)).value_or(Millis(0));
    return fmt::to_string(std::chrono::floor<std::chrono::days>(age).count());
  };
  setting.set = [member](Config& c, std::string_view value) {
    int count = 0;
    if (!read_number(count, value, 0, 36'500)) return false;
    member(c) = count == 0 ? std::nullopt : std::optional<Millis>(std::chrono::days(count));
    return true;
  };
  return setting;
}

// `orders=30` (days) or `orders=30:1000` (and the newest 1,000).
bool read_machine_rule(std::map<std::string, storage::RetentionRule>& rules, std::string_view text) {
  const auto equals = text.rfind('=');
  if (equals == 0 || equals == std::string_view::npos) return false;
  const auto colon = text.find(':', equals);
  int age = 0;
  storage::RetentionRule rule;
  if (!read_number(age, text.substr(equals + 1, colon == text.npos ? colon : colon - equals - 1), 0, 36'500))
    return false;
  if (age > 0) rule.age = std::chrono::days(age);
  if (colon != text.npos && !read_number<std::int64_t>(rule.newest, text.substr(colon + 1), 0, 1'000'000'000))
    return false;
  rules.insert_or_assign(std::string(text.substr(0, equals)), rule);
  return true;
}

Setting journal_size() {
  Setting size{"retention",
               "journal_mib",
               "",
               {},
               "The newest rows of api_calls are kept up to this size; 0 keeps any.",
               "MiB, 0 to 1048576"};
  size.show = [](const Config& c) { return fmt::to_string(c.retention.journal_bytes >> 20); };
  size.set = [](Config& c, std::string_view value) {
    std::int64_t mib = 0;
    if (!read_number<std::int64_t>(mib, value, 0, 1 << 20)) return false;
    c.retention.journal_bytes = mib << 20;
    return true;
  };
  return size;
}

Setting machine_rules() {
  Setting rules{"retention",
                "machines",
                "",
                {},
                "State machines with other figures: NAME=DAYS or NAME=DAYS:NUMBER; 0 keeps all.",
                "rules such as orders=30 or orders=30:1000, separated by commas"};
  rules.show = [](const Config& c) {
    std::vector<std::string> shown;
    for (const auto& [name, rule] : c.retention.machines)
      shown.push_back(fmt::format("{}={}:{}", name,
                                  std::chrono::floor<std::chrono::days>(rule.age.value_or(Millis(0))).count(),
                                  rule.newest));
    return fmt::format("{}", fmt::join(shown, ","));
  };
  rules.set = [](Config& c, std::string_view value) {
    std::map<std::string, storage::RetentionRule> read;
    for (const auto& rule : split(value))
      if (!read_machine_rule(read, rule)) return false;
    c.retention.machines = std::move(read);
    return true;
  };
  return rules;
}

std::vector<Setting> retention_settings() {
  return {
      days({"retention",
            "days",
            "--retention-days",
            {},
            "Executions are removed this long after they closed (AWS: 90); 0 keeps all."},
           [](Config& c) -> std::optional<Millis>& { return c.retention.executions.age; }),
      number<std::int64_t>(
          {"retention",
           "executions",
           "",
           {},
           "As many of each state machine are kept, the newest; 0 keeps any number.",
           "a number from 0 to 1000000000"},
          [](Config& c) -> std::int64_t& { return c.retention.executions.newest; }, 0, 1'000'000'000),
      machine_rules(),
      days({"retention",
            "journal_days",
            "",
            {},
            "Rows of api_calls are removed after this long; 0 keeps all."},
           [](Config& c) -> std::optional<Millis>& { return c.retention.journal_age; }),
      journal_size(),
      number(
          {"retention",
           "interval_seconds",
           "",
           {},
           "How often is looked for what is to be removed.",
           "seconds, 1 to 86400"},
          [](Config& c) -> int& { return c.retention_interval_seconds; }, 1, 86'400),
  };
}

std::vector<Setting> nesting_settings() {
  return {
      number<int>(
          {"limits",
           "json_nesting",
           "",
           {},
           "Arrays and objects inside each other, in a payload or a definition.",
           "a number from 10 to 2000"},
          [](Config& c) -> int& { return c.limits.nesting_max.json; }, 10, asl::kNestingCeiling.json),
      number<int>(
          {"limits",
           "branch_nesting",
           "",
           {},
           "Parallel and Map states inside each other.",
           "a number from 1 to 200"},
          [](Config& c) -> int& { return c.limits.nesting_max.branches; }, 1, asl::kNestingCeiling.branches),
  };
}

std::vector<Setting> limit_settings() {
  return {
      quota("state_machines", "State machines (AWS: 100,000).", &Limits::state_machines_max),
      quota("activities", "Activities (AWS: 100,000).", &Limits::activities_max),
      quota("open_executions", "Executions running at once (AWS: 1,000,000).", &Limits::open_executions_max),
      quota("pollers_per_activity", "Waiting GetActivityTask calls of one activity (AWS: 1,000).",
            &Limits::pollers_max),
      number<std::size_t>(
          {"limits",
           "payload_bytes",
           "",
           {},
           "An input, output or result (AWS: 262,144).",
           "bytes, 1024 to 1048576"},
          [](Config& c) -> std::size_t& { return c.limits.payload_bytes_max; }, 1024, 1u << 20),
      number<std::size_t>(
          {"limits",
           "assigned_bytes",
           "",
           {},
           "What one Assign sets (AWS: 262,144).",
           "bytes, 1024 to 1048576"},
          [](Config& c) -> std::size_t& { return c.limits.assigned_bytes_max; }, 1024, 1u << 20),
      number<std::size_t>(
          {"limits",
           "variable_bytes",
           "",
           {},
           "All variables of an execution (AWS: 10 MiB).",
           "bytes, 1024 to 104857600"},
          [](Config& c) -> std::size_t& { return c.limits.variable_bytes_max; }, 1024, 100u << 20),
      number<std::int64_t>(
          {"limits",
           "map_iterations",
           "",
           {},
           "Iterations of an inline Map that run at once (AWS: 40).",
           "a number from 1 to 10000"},
          [](Config& c) -> std::int64_t& { return c.limits.map_iterations_max; }, 1, 10'000),
      number<std::int64_t>(
          {"limits",
           "history_events",
           "",
           {},
           "Events of one execution (AWS: 25,000).",
           "a number from 100 to 10000000"},
          [](Config& c) -> std::int64_t& { return c.limits.history_events_max; }, 100, 10'000'000),
      number<std::int64_t>(
          {"limits",
           "state_work",
           "",
           {},
           "Work of one state at a time, 100,000 a millisecond; larger payloads need more.",
           "a number from 10000 to 1000000000"},
          [](Config& c) -> std::int64_t& { return c.limits.state_work_max; }, 10'000, 1'000'000'000),
      name_reuse(),
  };
}

// STEPWELL_PORT for [server] port, STEPWELL_LIMIT_ACTIVITIES for [limits] activities,
// STEPWELL_RETENTION_DAYS for [retention] days.
std::string own_variable(const Setting& setting) {
  std::string name = setting.table == "limits"      ? "STEPWELL_LIMIT_"
                     : setting.table == "retention" ? "STEPWELL_RETENTION_"
                     : setting.table == "tasks"     ? "STEPWELL_TASK_"
                                                    : "STEPWELL_";
  for (const char c : setting.key)
    name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

std::vector<Setting> all_settings() {
  std::vector<Setting> all;
  for (auto* part : {&server_settings, &task_settings, &http_task_settings, &tuning_settings,
                     &retention_settings, &nesting_settings, &limit_settings})
    for (auto& setting : part())
      all.push_back(std::move(setting));
  for (auto& setting : all)
    setting.environment.insert(setting.environment.begin(), own_variable(setting));
  return all;
}

}  // namespace

std::span<const Setting> settings() {
  static const std::vector<Setting> all = all_settings();
  return all;
}

}  // namespace sfn::server
