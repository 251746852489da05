// JsonBuilder builds a Value from the events of a text, down to a limit of depth. Used by json.cpp alone,
// for the texts that simdjson does not take.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/value/json_events.h"

namespace sfn {

class JsonBuilder : public JsonEvents {
 public:
  explicit JsonBuilder(int depth_max) : depth_max_(static_cast<std::size_t>(depth_max)) {}

  // The document. Precondition: all of the text was read.
  [[nodiscard]] Value take() { return std::move(result_); }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

  bool begin(Value::Type type) override;
  bool end() override;
  bool name(std::string name) override;
  bool scalar(Value value) override { return add(std::move(value)); }

 private:
  struct Level {
    Value value;
    std::string name;  // of the member being read
  };
  bool add(Value value);

  const std::size_t depth_max_;
  std::vector<Level> open_;
  Value result_;
  bool too_deep_ = false;
};

}  // namespace sfn
