// ResultPath: putting a value at a place.
#include "engine/asl/depth.h"
#include "engine/asl/path_node.h"
#include "engine/value/check.h"
#include "engine/value/json.h"

namespace sfn::asl {
namespace {

// The place the step names, made if it is a member that is missing; null if there can be none.
Value* place(const Step& step, Value& node) {
  if (const auto* name = std::get_if<NameStep>(&step.selector))
    return node.is_object() ? &node[name->names.front()] : nullptr;
  if (!node.is_array()) return nullptr;
  const auto size = static_cast<std::int64_t>(node.size());
  std::int64_t index = std::get<IndexStep>(step.selector).indexes.front();
  if (index < 0) index += size;
  return index < 0 || index >= size ? nullptr : &node[static_cast<std::size_t>(index)];
}

}  // namespace

bool Path::put(Value& target, Value value, WorkMeter& meter) const {
  check(is_reference() && root() == Root::Input, "a value is put at a reference path of the input");
  const Steps& steps = node_->steps;
  if (is_too_deep(value, meter, static_cast<int>(steps.size()))) return false;
  Value* node = &target;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const std::size_t members = node->is_object() ? node->size() : 0;
    // The level that is written to is copied, if others share it; not what is below it.
    if (!meter.spend(static_cast<std::int64_t>(node->size()))) return false;
    Value* next = place(steps[at], *node);
    if (next == nullptr) return false;
    const bool made = node->is_object() && node->size() > members;
    if (made && at + 1 < steps.size()) *next = Value::object();
    node = next;
  }
  *node = std::move(value);
  return true;
}

}  // namespace sfn::asl
