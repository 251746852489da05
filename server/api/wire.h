// The form of awsJson1_0 on the wire: error bodies, timestamps, the reply around a body. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "engine/value/json_text.h"
#include "engine/value/time.h"
#include "server/api/failure.h"
#include "server/http/message.h"

namespace sfn::api {

// Adds seconds since 1970 with three decimals, as a JSON number.
void add_time(JsonObjectText& object, std::string_view key, TimePoint time);
// The object; `{}` without members.
[[nodiscard]] std::string take_body(JsonObjectText& object);

// The text of a JSON array, item by item.
class JsonListText {
 public:
  // `json` is a JSON value.
  void add(std::string_view json) { text_.append(text_.empty() ? "[" : ",").append(json); }
  [[nodiscard]] std::string take() { return text_.empty() ? "[]" : std::move(text_) + "]"; }

 private:
  std::string text_;
};

[[nodiscard]] http::Reply json_reply(std::string body, std::string_view request_id);
// 400, or 500 and 503 for failures of ours; SDKs repeat those and throttled calls.
[[nodiscard]] http::Reply error_reply(const ApiFailure& failure, std::string_view request_id);
[[nodiscard]] int status_of(std::string_view error_type);

}  // namespace sfn::api
