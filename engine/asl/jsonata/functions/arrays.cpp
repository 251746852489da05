// Functions of arrays that call no user's function, but for $sort.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/merge_sort.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

std::vector<Item> elements_of(Evaluator& e, const Item& array) {
  e.spend(static_cast<std::int64_t>(array.length()) * kElementWork);
  std::vector<Item> elements;
  append_to(elements, array);
  return elements;
}

Item count(Evaluator&, Arguments& a) {
  return make_number(static_cast<double>(a[0].length()));
}

Item append(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return a[1];
  if (a[1].is_undefined()) return a[0];
  e.spend(static_cast<std::int64_t>(a[0].length() + a[1].length()) * kElementWork);
  std::vector<Item> all;
  append_to(all, a[0]);
  append_to(all, a[1]);
  return e.array(std::move(all));
}

Item reverse(Evaluator& e, Arguments& a) {
  if (a[0].length() <= 1) return a[0];
  auto elements = elements_of(e, a[0]);
  std::ranges::reverse(elements);
  return e.array(std::move(elements));
}

Item shuffle(Evaluator& e, Arguments& a) {
  if (a[0].length() <= 1) return a[0];
  auto elements = elements_of(e, a[0]);
  for (std::size_t i = elements.size() - 1; i > 0; --i) {
    const double chance = e.environment().random();
    std::swap(elements[i], elements[static_cast<std::size_t>(chance * static_cast<double>(i + 1))]);
  }
  return e.array(std::move(elements));
}

Item zip(Evaluator& e, Arguments& a) {
  std::size_t shortest = a.empty() ? 0 : a[0].length();
  for (const Item& array : a)
    shortest = std::min(shortest, array.length());
  std::vector<Item> zipped;
  for (std::size_t i = 0; i < shortest; ++i) {
    std::vector<Item> tuple;
    for (const Item& array : a)
      tuple.push_back(array[i]);
    zipped.push_back(e.array(std::move(tuple)));
  }
  return e.array(std::move(zipped));
}

// The scalars that were seen.
class Scalars {
 public:
  // False if it is one of them.
  bool add(const Item& item) {
    if (item.is_string()) return strings_.insert(item.text()).second;
    if (item.is_number()) return numbers_.insert(item.number()).second;
    return !std::exchange(others_[item.is_null() ? 0 : item.boolean() ? 1 : 2], true);
  }

 private:
  std::unordered_set<std::string> strings_;
  std::unordered_set<double> numbers_;
  bool others_[3] = {};  // null, true, false
};

Item distinct(Evaluator& e, Arguments& a) {
  if (!a[0].is_array() || a[0].length() <= 1) return a[0];
  std::vector<Item> results;
  std::vector<Item> structured;
  Scalars scalars;
  for (std::size_t i = 0; i < a[0].length(); ++i) {
    e.spend(kMemberWork);
    Item item = a[0][i];
    if (item.is_array() || item.is_object() || item.is_function()) {
      const auto same = [&](const Item& other) {
        e.spend(kElementWork);
        return e.equal(item, other);
      };
      if (std::ranges::any_of(structured, same)) continue;
      structured.push_back(item);
    } else {
      if (item.is_string()) e.spend_text(item.text().size());
      if (!scalars.add(item)) continue;
    }
    results.push_back(std::move(item));
  }
  return a[0].is_sequence() ? e.sequence(std::move(results)) : e.array(std::move(results));
}

bool is_javascript_true(const Item& item) {
  if (item.is_undefined() || item.is_null()) return false;
  if (item.is_boolean()) return item.boolean();
  if (item.is_number()) return item.number() != 0;
  return !item.is_string() || !item.text().empty();
}

Item sort_scalars(Evaluator& e, std::vector<Item> elements) {
  const auto all = [&](bool (Item::*is)() const) {
    return std::ranges::all_of(elements, [&](const Item& element) { return (element.*is)(); });
  };
  if (all(&Item::is_number)) {
    merge_sort(elements, [&](const Item& x, const Item& y) {
      e.spend(kElementWork);
      return x.number() > y.number();
    });
  } else if (all(&Item::is_string)) {
    merge_sort(elements, [&](const Item& x, const Item& y) {
      e.spend_text(std::min(x.text().size(), y.text().size()));
      return compare_texts(x.text(), y.text()) > 0;
    });
  } else {
    throw Failure("D3070").with_index(1);
  }
  return e.array(std::move(elements));
}

Item sort(Evaluator& e, Arguments& a) {
  if (a[0].length() <= 1) return a[0];
  auto elements = elements_of(e, a[0]);
  e.spend(static_cast<std::int64_t>(elements.size()) * 8 * kElementWork);
  if (a[1].is_undefined()) return sort_scalars(e, std::move(elements));
  merge_sort(elements, [&](const Item& x, const Item& y) {
    return is_javascript_true(e.call(a[1], {x, y}));
  });
  return e.array(std::move(elements));
}

constexpr BuiltinEntry kFunctions[] = {
    {"count", "<a:n>", 1, count},     {"append", "<xx:a>", 2, append}, {"reverse", "<a:a>", 1, reverse},
    {"shuffle", "<a:a>", 1, shuffle}, {"zip", "<a+>", 0, zip},         {"distinct", "<x:x>", 1, distinct},
    {"sort", "<af?:a>", 2, sort},
};

}  // namespace

std::span<const BuiltinEntry> array_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
