// Objects: the constructor, and grouping, which is one constructor over all items of a sequence. Sorting.
#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/merge_sort.h"
#include "engine/asl/jsonata/text.h"
#include "engine/value/json_text.h"

namespace sfn::asl::jsonata {
namespace {

// The items that gave one key.
struct KeyGroup {
  std::string key;
  std::size_t pair;
  std::vector<Item> items;
  bool several = false;  // then the items are put together like the elements of an array
};

void add_item(KeyGroup& group, const Item& item) {
  if (!group.several && !group.items.empty()) {
    const Item first = std::move(group.items.front());
    group.items.clear();
    if (!first.is_undefined()) append_to(group.items, first);
  }
  group.several = true;
  if (!item.is_undefined()) append_to(group.items, item);
}

bool is_sortable(const Item& item) {
  return item.is_string() || item.is_number();
}

// Every variable of the tuples, with the values of all of them.
Item merged_tuples(Evaluator& evaluator, const std::vector<Item>& tuples) {
  auto merged = make_node<ObjectNode>(evaluator.heap());
  for (std::size_t i = 0; i < tuples.front().member_count(); ++i) {
    const auto name = tuples.front().member_name(i);
    std::vector<Item> items;
    for (const Item& tuple : tuples) {
      evaluator.spend(kElementWork);
      if (const Item item = tuple.member(name); !item.is_undefined()) append_to(items, item);
    }
    merged->set(name, tuples.size() == 1 ? tuples.front().member_at(i) : evaluator.array(std::move(items)));
  }
  return merged;
}

}  // namespace

Item Evaluator::group(const std::vector<Pair>& pairs, std::size_t position, const Item& input, Frame& frame) {
  const bool tuples = input.has(Item::kTuples);
  if (!input.is_array()) return group_single(pairs, position, input, frame);
  const std::size_t length = std::max<std::size_t>(1, input.length());
  std::vector<KeyGroup> groups;
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < length; ++i) {
    const Item item = input[i];
    const auto own = tuples ? frame_of_tuple(frame, item) : Ref<Frame>(&frame);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      const Item key = evaluate(*pairs[p].key, tuples ? item.member("@") : item, *own);
      if (key.is_undefined()) continue;
      if (!key.is_string()) throw Failure("T1003").at(position).with_value(shown(key));
      spend_member(key.text());
      spend(static_cast<std::int64_t>(item.length()) * kElementWork);
      const auto [found, added] = numbers.try_emplace(key.text(), groups.size());
      if (added) {
        groups.push_back({key.text(), p, {item}});
      } else {
        KeyGroup& group = groups[found->second];
        if (group.pair != p) throw Failure("D1009").at(position).with_value(shown(key));
        tuples ? group.items.push_back(item) : add_item(group, item);
      }
    }
  }
  auto object = make_node<ObjectNode>(heap_);
  for (KeyGroup& group : groups) {
    Item context;
    auto own = Ref<Frame>(&frame);
    if (tuples) {
      const Item merged = merged_tuples(*this, group.items);
      own = frame_of_tuple(frame, merged);
      context = merged.member("@");
    } else {
      context = group.several ? array(std::move(group.items)) : group.items.front();
    }
    Item value = evaluate(*pairs[group.pair].value, context, *own);
    if (!value.is_undefined()) object->set(group.key, std::move(value));
  }
  return object;
}

// Nothing to group: the usual constructor.
Item Evaluator::group_single(const std::vector<Pair>& pairs, std::size_t position, const Item& input,
                             Frame& frame) {
  std::vector<Item> keys;
  auto object = make_node<ObjectNode>(heap_);
  for (const Pair& pair : pairs) {
    keys.push_back(evaluate(*pair.key, input, frame));
    const Item& key = keys.back();
    if (key.is_undefined()) continue;
    if (!key.is_string()) throw Failure("T1003").at(position).with_value(shown(key));
    spend_member(key.text());
    if (object->find(key.text()) != nullptr) throw Failure("D1009").at(position).with_value(shown(key));
    object->set(key.text(), {});
  }
  // All keys are known to be different before any value is evaluated.
  std::vector<std::pair<std::string, Item>> members;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (keys[i].is_undefined()) continue;
    Item value = evaluate(*pairs[i].value, input, frame);
    if (!value.is_undefined()) members.emplace_back(keys[i].text(), std::move(value));
  }
  if (members.size() == object->members.size()) {
    for (std::size_t i = 0; i < members.size(); ++i)
      object->members[i].item = std::move(members[i].second);
    return object;
  }
  object = make_node<ObjectNode>(heap_);
  for (auto& [name, item] : members)
    object->set(name, std::move(item));
  return object;
}

Item Evaluator::sort(const Syntax& syntax, const Item& input, Frame& frame) {
  const std::size_t length = input.length();
  if (length <= 1) return input;
  const bool tuples = input.has(Item::kTuples);
  const std::size_t width = syntax.terms.size();
  spend(static_cast<std::int64_t>(length * (width + 4)) * 2 * kElementWork);
  std::vector<std::optional<Item>> keys(length * width);  // each is evaluated once, when it is compared
  const auto key_of = [&](std::size_t item, std::size_t term) -> const Item& {
    auto& key = keys[item * width + term];
    if (!key) {
      const Item context = input[item];
      const auto own = tuples ? frame_of_tuple(frame, context) : Ref<Frame>(&frame);
      key = evaluate(*syntax.terms[term].expression, tuples ? context.member("@") : context, *own);
    }
    return *key;
  };
  const auto goes_behind = [&](std::size_t left, std::size_t right) {
    for (std::size_t term = 0; term < width; ++term) {
      spend(kElementWork);
      const Item& a = key_of(left, term);
      const Item& b = key_of(right, term);
      if (a.is_undefined() && b.is_undefined()) continue;
      if (a.is_undefined() || b.is_undefined()) return a.is_undefined();
      if (!is_sortable(a) || !is_sortable(b))
        throw Failure("T2008").at(syntax.position).with_value(shown(is_sortable(a) ? b : a));
      if (a.is_string() != b.is_string())
        throw Failure("T2007").at(syntax.position).with_value(shown(a)).with_second(shown(b));
      if (a.is_string()) spend_text(std::min(a.text().size(), b.text().size()));
      const int order = a.is_string() ? compare_texts(a.text(), b.text())
                                      : static_cast<int>(a.number() > b.number()) -
                                            static_cast<int>(a.number() < b.number());
      if (order != 0) return (order > 0) != syntax.terms[term].descending;
    }
    return false;
  };
  std::vector<std::size_t> order(length);
  for (std::size_t i = 0; i < length; ++i)
    order[i] = i;
  merge_sort(order, goes_behind);
  std::vector<Item> sorted;
  sorted.reserve(length);
  for (const std::size_t i : order)
    sorted.push_back(input[i]);
  return array(std::move(sorted), tuples ? Item::kTuples : 0);
}

}  // namespace sfn::asl::jsonata
