// JsonEvents follows a JSON text piece by piece, for what a Value no longer shows (members with one name) and
// for texts that only this parser takes. nlohmann stands behind it, in json_events.cpp alone.
#pragma once

#include <string>
#include <string_view>

#include "engine/value/value.h"

namespace sfn {

// Told what is read, in the order of the text. Each call says whether to go on.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  // An object or array begins; its members or elements follow, then its end.
  virtual bool begin(Value::Type type) = 0;
  virtual bool end() = 0;
  // The name of the member whose value comes next.
  virtual bool name(std::string name) = 0;
  virtual bool scalar(Value value) = 0;
};

// Whether all of the text was read: it is JSON by RFC 8259 (a byte order mark before it is let through, a
// double beyond the range is not) and nobody stopped it. No limit of depth.
[[nodiscard]] bool follow_json(std::string_view text, JsonEvents& events);

}  // namespace sfn
