// Functions of objects and of values of any type.
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"

namespace sfn::asl::jsonata {
namespace {

// Each name once, in the order they come up.
void collect_keys(Evaluator& e, const Item& item, ObjectNode& names) {
  const Evaluator::Level level(e);
  for (std::size_t i = 0; i < item.length(); ++i) {
    e.spend(kElementWork);
    collect_keys(e, item[i], names);
  }
  for (std::size_t i = 0; i < item.member_count(); ++i) {
    e.spend_member(item.member_name(i));
    names.set(item.member_name(i), {});
  }
}

Item keys(Evaluator& e, Arguments& a) {
  const auto names = make_node<ObjectNode>(e.heap());
  collect_keys(e, a[0], *names);
  std::vector<Item> found;
  for (const auto& member : names->members)
    found.push_back(e.string(member.name));
  return e.sequence(std::move(found));
}

Item lookup(Evaluator& e, Arguments& a) {
  return a[1].is_string() ? e.lookup(a[0], a[1].text()) : Item();
}

Item spread_one(Evaluator& e, const Item& item) {
  if (item.is_array()) {
    const Evaluator::Level level(e);
    if (item.length() == 0) return e.sequence({});
    std::vector<Item> all;
    for (std::size_t i = 0; i < item.length(); ++i) {
      const Item part = spread_one(e, item[i]);
      if (!part.is_undefined()) append_to(all, part);
    }
    return e.array(std::move(all));
  }
  if (!item.is_object()) return item;
  std::vector<Item> members;
  for (std::size_t i = 0; i < item.member_count(); ++i) {
    e.spend_member(item.member_name(i));
    auto object = make_node<ObjectNode>(e.heap());
    object->set(item.member_name(i), item.member_at(i));
    members.emplace_back(std::move(object));
  }
  return e.sequence(std::move(members));
}

Item spread(Evaluator& e, Arguments& a) {
  return spread_one(e, a[0]);
}

Item merge(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  auto merged = make_node<ObjectNode>(e.heap());
  for (std::size_t i = 0; i < a[0].length(); ++i) {
    const Item object = a[0][i];
    e.spend(kElementWork);
    for (std::size_t k = 0; k < object.member_count(); ++k) {
      e.spend_member(object.member_name(k));
      merged->set(object.member_name(k), object.member_at(k));
    }
  }
  return merged;
}

Failure failure_with(const char* code, const Item& message, std::string_view otherwise) {
  Failure failure(code);
  failure.message = message.is_string() && !message.text().empty() ? message.text() : otherwise;
  return failure;
}

Item error(Evaluator&, Arguments& a) {
  throw failure_with("D3137", a[0], "$error() function evaluated");
}

Item assertion(Evaluator&, Arguments& a) {
  if (a[0].is_boolean() && a[0].boolean()) return {};
  throw failure_with("D3141", a[1], "$assert() statement failed");
}

Item type(Evaluator&, Arguments& a) {
  const Item& item = a[0];
  if (item.is_undefined()) return {};
  if (item.is_null()) return make_string("null");
  if (item.is_number()) return make_string("number");
  if (item.is_string()) return make_string("string");
  if (item.is_boolean()) return make_string("boolean");
  if (item.is_array()) return make_string("array");
  return make_string(item.is_function() ? "function" : "object");
}

Item boolean(Evaluator& e, Arguments& a) {
  return a[0].is_undefined() ? Item() : make_boolean(e.truth(a[0]));
}

Item negation(Evaluator& e, Arguments& a) {
  return a[0].is_undefined() ? Item() : make_boolean(!e.truth(a[0]));
}

Item exists(Evaluator&, Arguments& a) {
  return make_boolean(!a[0].is_undefined());
}

Item clone(Evaluator& e, Arguments& a) {
  return a[0].is_undefined() ? Item() : e.clone(a[0]);
}

constexpr BuiltinEntry kFunctions[] = {
    {"keys", "<x-:a<s>>", 1, keys},  {"lookup", "<x-s:x>", 2, lookup},  {"spread", "<x-:a<o>>", 1, spread},
    {"merge", "<a<o>:o>", 1, merge}, {"error", "<s?:x>", 1, error},     {"assert", "<bs?:x>", 2, assertion},
    {"type", "<x:s>", 1, type},      {"boolean", "<x-:b>", 1, boolean}, {"not", "<x-:b>", 1, negation},
    {"exists", "<x:b>", 1, exists},  {"clone", "<(oa)-:o>", 1, clone},
};

}  // namespace

std::span<const BuiltinEntry> object_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
