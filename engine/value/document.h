// Document is a JSON document on its way through a state: text, value, or both, each made from the other when
// somebody asks. A state that does not look into its input hands the text on untouched, and shared.
#pragma once

#include <memory>

#include "engine/value/payload.h"
#include "engine/value/value_fwd.h"

namespace sfn {

class Document {
 public:
  explicit Document(Payload payload) : payload_(std::move(payload)) {}
  explicit Document(Value value);

  [[nodiscard]] const Value& value() const;
  [[nodiscard]] const Payload& payload() const;
  // Whether value() or payload() only hands out what is there.
  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  [[nodiscard]] bool has_payload() const { return bool(payload_); }

 private:
  mutable Payload payload_;
  mutable std::shared_ptr<const Value> value_;
};

}  // namespace sfn
