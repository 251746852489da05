// What the simulator throws when something that must hold does not.
#pragma once

#include <stdexcept>
#include <string>

#include <fmt/format.h>

namespace sfn::sim {

class Violation : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

template <class... Args>
void require(bool holds, fmt::format_string<Args...> what, Args&&... args) {
  if (!holds) throw Violation(fmt::format(what, std::forward<Args>(args)...));
}

}  // namespace sfn::sim
