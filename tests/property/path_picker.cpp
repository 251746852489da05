#include "tests/property/path_picker.h"

#include <algorithm>

#include "tests/property/interpreter/timestamp.h"

namespace sfn::property {
namespace {

using Want = PathPicker::Want;

constexpr std::size_t kFoundMax = 60;

bool wanted(Want want, const Value& value) {
  switch (want) {
    case Want::Any: return true;
    case Want::Number: return value.is_number();
    case Want::Integer: return value.is_number_integer();
    case Want::Natural: return value.is_number_integer() && value.get<std::int64_t>() >= 0;
    case Want::Positive: return value.is_number_integer() && value.get<std::int64_t>() > 0;
    case Want::String: return value.is_string();
    case Want::Array: return value.is_array();
    case Want::Object: return value.is_object();
    case Want::Boolean: return value.is_boolean();
    case Want::Timestamp: return timestamp(value).has_value();
  }
  return false;
}

bool is_plain(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string step_to(const std::string& name) {
  return is_plain(name) ? "." + name : "['" + name + "']";
}

}  // namespace

PathPicker::PathPicker(Random& random, const Roots& sample) : random_(random) {
  collect("$", sample.data, 3, in_data_);
  for (const char* path : {"$$.Execution.Name", "$$.State.Name", "$$.State.RetryCount", "$$.Map.Item.Index",
                           "$$.StateMachine.Name"}) {
    if (const Selected selected = select(path, sample); selected.value)
      elsewhere_.push_back({path, *selected.value});
  }
  for (const char* path : {"$$.Execution.Input", "$$.Map.Item.Value"}) {
    if (const Selected selected = select(path, sample); selected.value)
      collect(path, *selected.value, 1, elsewhere_);
  }
  for (const Scope* scope = &sample.scope; scope; scope = scope->outer) {
    for (const auto& [name, value] : scope->variables)
      collect("$" + name, value, 2, elsewhere_);
  }
}

void PathPicker::collect(const std::string& path, const Value& value, int depth, std::vector<Found>& found) {
  if (found.size() >= kFoundMax) return;
  found.push_back({path, value});
  if (depth == 0) return;
  if (value.is_object()) {
    for (const auto& [name, member] : value.items())
      collect(path + step_to(name), member, depth - 1, found);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      collect(path + "[" + std::to_string(i) + "]", value[i], depth - 1, found);
  }
}

const PathPicker::Found* PathPicker::pick(Want want) {
  const bool in_data = elsewhere_.empty() || random_.percent(75);
  for (const auto* from : {in_data ? &in_data_ : &elsewhere_, in_data ? &elsewhere_ : &in_data_}) {
    std::vector<const Found*> candidates;
    for (const Found& found : *from) {
      if (wanted(want, found.value)) candidates.push_back(&found);
    }
    if (!candidates.empty()) return random_.pick(candidates);
  }
  return nullptr;
}

std::string PathPicker::missing() {
  static const std::vector<std::string> kPaths = {
      "$.missing",           "$.s.missing", "$.list[7]", "$.items[0].nope",
      "$$.State.RetryCount", "$.obj.gone",  "$[0]"};
  return random_.pick(kPaths);
}

std::string PathPicker::reference(Want want) {
  if (random_.percent(2)) return missing();
  const Found* found = pick(want);
  return found ? found->path : missing();
}

std::string PathPicker::indefinite() {
  static const std::vector<std::string> kOfArray = {"[*]",
                                                    "[*].id",
                                                    "[0:2]",
                                                    "[-2:]",
                                                    "[1:]",
                                                    "[0,1]",
                                                    "[*].n",
                                                    "[?(@.id > 2)]",
                                                    "[:1].id",
                                                    "[?(@.s == 'red')]",
                                                    "[?(@.s)].id",
                                                    "[*].list",
                                                    "[?(@.id >= 2 && @.id < 4)].n",
                                                    "[*].list[0]"};
  static const std::vector<std::string> kOfAnything = {"..id", "..n", "..s", ".*", "[*]"};
  const Found* array = pick(Want::Array);
  if (array && random_.percent(75)) return array->path + random_.pick(kOfArray);
  return "$" + random_.pick(kOfAnything);
}

std::string PathPicker::path(Want want) {
  const bool may_be_array = want == Want::Any || want == Want::Array;
  if (may_be_array && random_.percent(20)) return indefinite();
  if (random_.percent(5)) {
    const Found* array = pick(Want::Array);
    if (array && !array->value.empty() && wanted(want, array->value[array->value.size() - 1]))
      return array->path + "[-1]";
  }
  return reference(want);
}

std::string PathPicker::place() {
  static const std::vector<std::string> kPlaces = {"$.r",     "$.r2",    "$.r.inner", "$['the result']",
                                                   "$.obj.r", "$.a.b.c", "$.list[0]", "$.items[0].r",
                                                   "$.n",     "$.s.r"};
  // Of these, the first ones nearly always fit.
  return random_.percent(70) ? kPlaces[random_.below(4)] : random_.pick(kPlaces);
}

bool PathPicker::has(Want want) const {
  return std::any_of(in_data_.begin(), in_data_.end(),
                     [&](const Found& found) { return wanted(want, found.value); });
}

Value PathPicker::sample_at(const std::string& path) const {
  for (const auto* from : {&in_data_, &elsewhere_}) {
    for (const Found& found : *from) {
      if (found.path == path) return found.value;
    }
  }
  return {};
}

}  // namespace sfn::property
