#include "engine/asl/work_meter.h"

#include "engine/value/value.h"

namespace sfn::asl {
namespace {

std::int64_t text_work(const std::string& text) {
  return static_cast<std::int64_t>(text.size()) / limits::kBytesPerWork;
}

}  // namespace

bool WorkMeter::spend_copy(const Value& value) {
  if (!spend(limits::kCopiedNodeWork)) return false;
  if (value.is_string()) return spend(text_work(value.get_ref<const std::string&>()));
  if (value.is_array()) {
    for (const Value& element : value) {
      if (!spend_copy(element)) return false;
    }
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      if (!spend(text_work(name)) || !spend_copy(member)) return false;
    }
  }
  return true;
}

}  // namespace sfn::asl
