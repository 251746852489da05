#include <array>

#include "engine/asl/state_machine.h"

namespace sfn::asl {
namespace {

constexpr std::array<std::string_view, 8> kNames = {"Pass",    "Task", "Choice",   "Wait",
                                                    "Succeed", "Fail", "Parallel", "Map"};

}  // namespace

std::string_view to_string(StateType type) {
  return kNames.at(static_cast<std::size_t>(type));
}

std::optional<StateType> state_type(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<StateType>(i);
  }
  return std::nullopt;
}

}  // namespace sfn::asl
