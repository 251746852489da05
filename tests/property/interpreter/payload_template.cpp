#include "tests/property/interpreter/payload_template.h"

#include "tests/property/interpreter/intrinsics.h"
#include "tests/property/interpreter/outcome.h"

namespace sfn::property {

Value fill_text(const std::string& text, const Roots& roots) {
  if (!text.starts_with('$')) return call_intrinsic(text, roots);
  Selected selected = select(text, roots);
  if (selected.value) return std::move(*selected.value);
  if (!selected.index_missing) fail_at_runtime();
  return Value();  // an element that the array does not have
}

Value fill(const Value& payload_template, const Roots& roots) {
  if (payload_template.is_array()) {
    Value list = Value::array();
    for (const Value& item : payload_template)
      list.push_back(fill(item, roots));
    return list;
  }
  if (!payload_template.is_object()) return payload_template;
  Value object = Value::object();
  for (const auto& [name, value] : payload_template.items()) {
    if (name.ends_with(".$")) {
      object[name.substr(0, name.size() - 2)] = fill_text(value.get<std::string>(), roots);
    } else {
      object[name] = fill(value, roots);
    }
  }
  return object;
}

}  // namespace sfn::property
