// Secret holds a text that must not be seen: it has no stream output and no formatter, compares to nothing,
// and clears its memory. reveal() is the only way to the text, and what to look for in a review. A value
// type.
#pragma once

#include <string>
#include <utility>

namespace sfn::integrations {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept : text_(std::exchange(other.text_, {})) {}
  Secret& operator=(Secret other) noexcept {
    text_.swap(other.text_);
    return *this;
  }
  ~Secret();

  [[nodiscard]] const std::string& reveal() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  std::string text_;
};

}  // namespace sfn::integrations
