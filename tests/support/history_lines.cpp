#include "tests/support/history_lines.h"

#include <fmt/format.h>

#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::test {
namespace {

Payload payload_of(const std::vector<LogRow>& rows, const LogRow& row) {
  if (row.payload || !row.payload_seq) return row.payload;
  const Payload payload = rows.at(static_cast<std::size_t>(row.payload_seq.value - 1)).payload;
  check(bool(payload), "a row that others refer to has a payload");
  return payload;
}

std::string line(const Value& event) {
  std::string line =
      fmt::format("{}<{} {}", event["id"].get<std::int64_t>(), event["previousEventId"].get<std::int64_t>(),
                  event["type"].get<std::string>());
  std::string payload;
  Value others = Value::object();
  for (const auto& [key, member] : event.items()) {
    if (!member.is_object()) continue;  // only the detail object is one
    for (const auto& [name, value] : member.items()) {
      if (name == "name") {
        line += " " + value.get<std::string>();
      } else if (name == "input" || name == "output" || name == "parameters") {
        payload = " " + to_json(parse_payload(Payload(value.get<std::string>())));
      } else if (name != "inputDetails" && name != "outputDetails" && name != "roleArn") {
        others[name] = value;
      }
    }
  }
  line += payload;
  if (!others.empty()) line += " " + to_json(others);
  return line;
}

}  // namespace

std::vector<std::string> history_lines(const std::vector<LogRow>& rows) {
  std::vector<std::string> lines;
  for (const LogRow& row : rows) {
    if (row.event_id) lines.push_back(line(render_history_event(row, payload_of(rows, row), true)));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace sfn::test
