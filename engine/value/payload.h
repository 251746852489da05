// Payload is a piece of JSON text that states hand to each other: immutable, shared, never parsed unless a
// state looks into it. It knows in which row of its execution's log its text stands, so that a row that
// repeats it is written as a reference (`payload_seq`) instead of a copy. Copying a Payload shares the text.
// An absent Payload (a row without payload) is different from the text `null`.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/value/ids.h"

namespace sfn {

class Payload {
 public:
  Payload() = default;
  explicit Payload(std::string text) : text_(std::make_shared<const std::string>(std::move(text))) {}

  explicit operator bool() const { return text_ != nullptr; }
  // The JSON text, byte for byte as it came. Empty for an absent payload.
  [[nodiscard]] std::string_view text() const {
    return text_ ? std::string_view(*text_) : std::string_view();
  }
  [[nodiscard]] std::size_t bytes() const { return text_ ? text_->size() : 0; }

  // The row of this execution that holds the text; 0 while no row does.
  [[nodiscard]] Seq stored_at() const { return stored_at_; }
  [[nodiscard]] Payload stored_in(Seq row) const {
    Payload copy = *this;
    copy.stored_at_ = row;
    return copy;
  }
  // The same text as a payload of another execution: no row of that one holds it yet.
  [[nodiscard]] Payload detached() const { return stored_in(Seq{}); }

  friend bool operator==(const Payload& a, const Payload& b) {
    return bool(a) == bool(b) && (a.text_ == b.text_ || a.text() == b.text());
  }

 private:
  std::shared_ptr<const std::string> text_;
  Seq stored_at_;
};

}  // namespace sfn
