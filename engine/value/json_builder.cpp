#include "engine/value/json_builder.h"

namespace sfn {

bool JsonBuilder::begin(Value::Type type) {
  if (open_.size() >= depth_max_) {
    too_deep_ = true;
    return false;
  }
  open_.push_back({type == Value::Type::Object ? Value::object() : Value::array(), {}});
  return true;
}

bool JsonBuilder::end() {
  Value done = std::move(open_.back().value);
  open_.pop_back();
  return add(std::move(done));
}

bool JsonBuilder::name(std::string name) {
  open_.back().name = std::move(name);
  return true;
}

bool JsonBuilder::add(Value value) {
  if (open_.empty()) {
    result_ = std::move(value);
  } else if (Level& level = open_.back(); level.value.is_object()) {
    level.value[level.name] = std::move(value);
  } else {
    level.value.push_back(std::move(value));
  }
  return true;
}

}  // namespace sfn
