#include "tests/property/values.h"

#include "tests/property/interpreter/outcome.h"

namespace sfn::property {
namespace {

const std::vector<std::string> kNames = {"a", "b", "id", "n", "s", "tag", "größe", "with blank"};
const std::vector<std::string> kTexts = {
    "",     "red",       "blue",    "Red",          "a,b;;c", "x*y", "back\\slash", "ünï😀",
    "cmVk", "not base!", "[1,2.5]", "{\"k\":null}", "true",   "12",  "quote\"d",    "two\nlines",
    "{}",   "{} is {}",  " ",       "States.ALL",   "$.n"};
const std::vector<std::string> kTimestamps = {
    "2025-12-31T23:59:59Z", "2026-01-01T00:00:07Z", "2026-01-01T00:00:07.250Z",  "2026-01-01T01:00:07+01:00",
    "2026-01-01T00:00:07",  "2026-13-01T00:00:00Z", "2025-12-31T19:01:00-05:00", "2026-01-01T00:01:00Z"};

Value random_list(Random& random, int depth) {
  Value list = Value::array();
  for (auto n = random.below(4); n > 0; --n)
    list.push_back(random_value(random, depth - 1));
  return list;
}

Value random_object(Random& random, int depth) {
  Value object = Value::object();
  for (auto n = random.below(4); n > 0; --n)
    object[random.pick(kNames)] = random_value(random, depth - 1);
  return object;
}

Value random_items(Random& random) {
  Value items = Value::array();
  for (auto n = random.below(4); n > 0; --n) {
    Value item = Value::object();
    item["id"] = random.between(1, 5);
    if (random.percent(80)) item["n"] = random_scalar(random);
    if (random.percent(50)) item["s"] = random_text(random);
    if (random.percent(30)) item["list"] = random_list(random, 1);
    items.push_back(item);
  }
  return items;
}

}  // namespace

std::string random_text(Random& random) {
  return random.percent(15) ? random.pick(kTimestamps) : random.pick(kTexts);
}

Value random_scalar(Random& random) {
  static const std::vector<double> kDoubles = {0.5, 1.0, 1.5, -2.5, 3.25, 1e10, 0.001, -0.75};
  static const std::vector<std::int64_t> kEdges = {2147483647,  2147483648, -2147483648,
                                                   -2147483649, 1000,       1001};
  if (random.percent(2)) return Value(random.pick(kEdges));
  switch (random.below(10)) {
    case 0: return Value();
    case 1: return Value(random.percent(50));
    case 2: return Value(random.pick(kDoubles));
    case 3:
    case 4:
    case 5: return Value(random.between(-2, 6));
    case 6: return Value(random.between(-100'000, 100'000));
    default: return Value(random_text(random));
  }
}

Value random_value(Random& random, int depth) {
  if (depth <= 0 || random.percent(50)) return random_scalar(random);
  return random.percent(50) ? random_list(random, depth) : random_object(random, depth);
}

Value random_document(Random& random) {
  if (random.percent(2)) return random_value(random, 2);
  Value document = Value::object();
  document["n"] = random.between(0, 5);
  document["s"] = random_text(random);
  document["flag"] = random.percent(50);
  if (random.percent(80)) document["list"] = random_list(random, 1);
  if (random.percent(80)) document["items"] = random_items(random);
  if (random.percent(60)) document["obj"] = random_object(random, 3);
  if (random.percent(40)) document["at"] = random.pick(kTimestamps);
  if (random.percent(40)) document["x"] = random_value(random, 2);
  return document;
}

bool same(const Value& expected, const Value& actual) {
  if (expected.is_string() && expected.get_ref<const std::string&>() == kUnknownText)
    return actual.is_string();
  if (expected.is_array()) {
    if (!actual.is_array() || expected.size() != actual.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (!same(expected[i], actual[i])) return false;
    }
    return true;
  }
  if (!expected.is_object()) {
    return expected.is_number_float() == actual.is_number_float() && expected == actual;
  }
  if (!actual.is_object() || expected.size() != actual.size()) return false;
  std::vector<std::string> names;
  for (const auto& [name, member] : actual.items())
    names.push_back(name);
  std::size_t at = 0;
  for (const auto& [name, member] : expected.items()) {
    if (names[at++] != name || !same(member, actual.at(name))) return false;
  }
  return true;
}

}  // namespace sfn::property
