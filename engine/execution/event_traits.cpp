#include "engine/execution/event_traits.h"

#include <array>
#include <unordered_map>
#include <utility>

namespace sfn {
namespace {

template <std::size_t... I>
constexpr auto all_traits(std::index_sequence<I...>) {
  return std::array{&kEventTraits<std::variant_alternative_t<I, EventBody>>...};
}
constexpr auto kAll = all_traits(std::make_index_sequence<std::variant_size_v<EventBody>>());

std::unordered_map<std::string, EventTypeName> index_names() {
  std::unordered_map<std::string, EventTypeName> names;
  for (std::size_t body = 0; body < kAll.size(); ++body) {
    const EventTraits& traits = *kAll[body];
    if (!traits.of_state) {
      names.emplace(traits.name, EventTypeName{&traits, body});
      continue;
    }
    for (int i = 0; i < asl::kStateTypes; ++i) {
      const auto type = static_cast<asl::StateType>(i);
      names.emplace(std::string(asl::to_string(type)).append(traits.name),
                    EventTypeName{&traits, body, type});
    }
  }
  return names;
}

}  // namespace

std::optional<EventTypeName> find_event_type(std::string_view name) {
  static const auto kNames = index_names();
  const auto found = kNames.find(std::string(name));
  if (found == kNames.end()) return std::nullopt;
  return found->second;
}

}  // namespace sfn
