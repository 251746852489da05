#include "engine/asl/work_meter.h"

#include <algorithm>

#include "engine/value/value.h"

namespace sfn::asl {
namespace {

std::int64_t text_work(const std::string& text) {
  return static_cast<std::int64_t>(text.size()) / limits::kBytesPerWork;
}

}  // namespace

bool WorkMeter::spend_walk(const Value& value) {
  if (!spend(limits::kWalkedNodeWork)) return false;
  if (value.is_string()) return spend(text_work(value.get_ref<const std::string&>()));
  if (value.is_array()) {
    for (const Value& element : value) {
      if (!spend_walk(element)) return false;
    }
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      if (!spend(text_work(name)) || !spend_walk(member)) return false;
    }
  }
  return true;
}

bool WorkMeter::spend_share(const Value& value) {
  return !(value.is_string() || value.is_structured()) || spend(limits::kSharedNodeWork);
}

// Counts without reading: punctuation in texts makes a document dearer, which is rare, and members are taken
// for elements with a string less.
bool WorkMeter::spend_read(std::string_view json) {
  const auto count = [&](char c) {
    return static_cast<std::int64_t>(std::count(json.begin(), json.end(), c));
  };
  const std::int64_t names = count(':');
  const std::int64_t strings = std::max<std::int64_t>(0, count('"') / 2 - names);
  return spend((count('[') + count('{')) * limits::kReadContainerWork + strings * limits::kReadStringWork +
               (names + count(',')) * limits::kReadElementWork +
               static_cast<std::int64_t>(json.size()) / limits::kReadBytesPerWork);
}

}  // namespace sfn::asl
