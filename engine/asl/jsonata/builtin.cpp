#include "engine/asl/jsonata/builtin.h"

#include <algorithm>
#include <cmath>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

std::vector<Builtin> all_builtins() {
  std::vector<Builtin> all;
  for (const auto table : {string_functions(), matching_functions(), encoding_functions(), number_functions(),
                           picture_functions(), array_functions(), object_functions(),
                           higher_order_functions(), date_time_functions()}) {
    for (const BuiltinEntry& entry : table)
      all.push_back({entry.name, Signature::parse(entry.signature), entry.arity, entry.function});
  }
  std::ranges::sort(all, {}, &Builtin::name);
  return all;
}

}  // namespace

const Builtin* find_builtin(std::string_view name) {
  static const std::vector<Builtin> kAll = all_builtins();
  const auto found = std::ranges::lower_bound(kAll, name, {}, &Builtin::name);
  return found != kAll.end() && found->name == name ? &*found : nullptr;
}

void require_finite(const Item& number) {
  if (!std::isfinite(number.number())) throw Failure("D1001").with_value(number_text(number.number()));
}

}  // namespace sfn::asl::jsonata
