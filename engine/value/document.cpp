#include "engine/value/document.h"

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn {

Document::Document(Value value) : value_(std::make_shared<const Value>(std::move(value))) {}

const Value& Document::value() const {
  if (!value_) value_ = std::make_shared<const Value>(parse_payload(payload_));
  return *value_;
}

const Payload& Document::payload() const {
  if (!payload_) payload_ = to_payload(*value_);
  return payload_;
}

}  // namespace sfn
