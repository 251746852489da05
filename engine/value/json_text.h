// JSON text put together by hand where a DOM would only be thrown away: the columns of a log row, which are
// written for every event. Strings are escaped in one place; they are UTF-8 already. A value type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sfn {

// Appends `text` as a JSON string: quotes, backslash and control characters escaped, the rest as it is.
void append_json_string(std::string& out, std::string_view text);

// The text of one JSON object, member by member. Keys are ours and need no escaping.
class JsonObjectText {
 public:
  void add_string(std::string_view key, std::string_view value);
  void add_number(std::string_view key, std::int64_t value);
  void add_bool(std::string_view key, bool value);
  void add_strings(std::string_view key, const std::vector<std::string>& values);
  // `json` is a JSON value.
  void add_json(std::string_view key, std::string_view json);

  // The object, or nothing when it has no member. Leaves this empty.
  [[nodiscard]] std::optional<std::string> take();

 private:
  void add_key(std::string_view key);

  std::string text_;
};

}  // namespace sfn
