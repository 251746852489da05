// Location names a place in a definition, such as `/States/P/Branches[0]/States/Q`. It is a chain of parts on
// the stack, each borrowing its parent and its name, and becomes text only when a problem is reported: most
// definitions have none. A child must not outlive its parent, so a temporary can't have children.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sfn::asl {

class Location {
 public:
  // The definition itself.
  Location() = default;

  // A member, or an element of the array that this location names.
  [[nodiscard]] Location child(std::string_view name) const& { return Location(this, name, kNoIndex); }
  [[nodiscard]] Location at(std::size_t index) const& { return Location(this, {}, index); }
  Location child(std::string_view name) && = delete;
  Location at(std::size_t index) && = delete;

  // `/` for the definition itself.
  [[nodiscard]] std::string text() const;

 private:
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

  Location(const Location* parent, std::string_view name, std::size_t index)
      : parent_(parent), name_(name), index_(index) {}

  const Location* parent_ = nullptr;
  std::string_view name_;
  std::size_t index_ = kNoIndex;
};

}  // namespace sfn::asl
