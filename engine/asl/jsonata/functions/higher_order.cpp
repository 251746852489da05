// Functions that call a user's function for each element or member. It gets the value, its place and the
// whole, as far as it has parameters for them.
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"

namespace sfn::asl::jsonata {
namespace {

Item call_for(Evaluator& e, const Item& function, Item value, Item place, const Item& whole) {
  std::vector<Item> arguments{std::move(value)};
  const std::size_t arity = function.is_function() ? function.function().arity() : 1;
  if (arity >= 2) arguments.push_back(std::move(place));
  if (arity >= 3) arguments.push_back(whole);
  return e.call(function, std::move(arguments));
}

Item call_for_element(Evaluator& e, const Arguments& a, std::size_t index) {
  return call_for(e, a[1], a[0][index], make_number(static_cast<double>(index)), a[0]);
}

Item call_for_member(Evaluator& e, const Arguments& a, std::size_t index) {
  return call_for(e, a[1], a[0].member_at(index), e.string(std::string(a[0].member_name(index))), a[0]);
}

Item map(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  std::vector<Item> results;
  for (std::size_t i = 0; i < a[0].length(); ++i) {
    if (Item result = call_for_element(e, a, i); !result.is_undefined()) results.push_back(std::move(result));
  }
  return e.sequence(std::move(results));
}

Item filter(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  std::vector<Item> results;
  for (std::size_t i = 0; i < a[0].length(); ++i) {
    if (e.truth(call_for_element(e, a, i))) results.push_back(a[0][i]);
  }
  return e.sequence(std::move(results));
}

Item single(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  std::optional<Item> found;
  for (std::size_t i = 0; i < a[0].length(); ++i) {
    e.spend(kElementWork);
    if (!a[1].is_undefined() && !e.truth(call_for_element(e, a, i))) continue;
    if (found) throw Failure("D3138").with_index(i);
    found = a[0][i];
  }
  if (!found) throw Failure("D3139");
  return *found;
}

Item reduce(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  const std::size_t arity = a[1].function().arity();
  if (arity < 2) throw Failure("D3050").with_index(1);
  const std::size_t length = a[0].length();
  std::size_t index = a[2].is_undefined() && length > 0 ? 1 : 0;
  Item result = index == 1 ? a[0][0] : a[2];
  for (; index < length; ++index) {
    std::vector<Item> arguments{std::move(result), a[0][index]};
    if (arity >= 3) arguments.push_back(make_number(static_cast<double>(index)));
    if (arity >= 4) arguments.push_back(a[0]);
    result = e.call(a[1], std::move(arguments));
  }
  return result;
}

Item sift(Evaluator& e, Arguments& a) {
  auto kept = make_node<ObjectNode>(e.heap());
  for (std::size_t i = 0; i < a[0].member_count(); ++i) {
    if (e.truth(call_for_member(e, a, i))) kept->set(a[0].member_name(i), a[0].member_at(i));
  }
  return kept->members.empty() ? Item() : Item(std::move(kept));
}

Item each(Evaluator& e, Arguments& a) {
  std::vector<Item> results;
  for (std::size_t i = 0; i < a[0].member_count(); ++i) {
    if (Item result = call_for_member(e, a, i); !result.is_undefined()) results.push_back(std::move(result));
  }
  return e.sequence(std::move(results));
}

constexpr BuiltinEntry kFunctions[] = {
    {"map", "<af>", 2, map},           {"filter", "<af>", 2, filter}, {"single", "<af?>", 2, single},
    {"reduce", "<afj?:j>", 3, reduce}, {"sift", "<o-f?:o>", 2, sift}, {"each", "<o-f:a>", 2, each},
};

}  // namespace

std::span<const BuiltinEntry> higher_order_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
