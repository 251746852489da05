#include "engine/asl/jsonata/build.h"

#include <utility>

namespace sfn::asl::jsonata {

Item make_array(Heap& heap, std::vector<Item> elements, std::uint8_t marks) {
  auto node = make_node<ArrayNode>(heap);
  node->elements = std::move(elements);
  return {std::move(node), marks};
}

Item make_sequence(Heap& heap, std::vector<Item> elements, std::uint8_t marks) {
  return make_array(heap, std::move(elements), static_cast<std::uint8_t>(marks | Item::kSequence));
}

Item make_range(Heap& heap, double first, std::size_t count) {
  auto node = make_node<RangeNode>(heap);
  node->first = first;
  node->count = count;
  return {std::move(node), Item::kSequence};
}

Item make_number(double number) {
  return number_value(number);
}

Item make_boolean(bool value) {
  return Value(value);
}

Item make_string(std::string text) {
  return Value(std::move(text));
}

Item settled(Item item, bool keep_array) {
  if (!item.is_sequence() || item.has(Item::kTuples)) return item;
  if (keep_array) item.mark(Item::kKeepSingleton);
  const std::size_t length = item.length();
  if (length == 0) return {};
  if (length == 1 && !item.has(Item::kKeepSingleton)) return item[0];
  return item;
}

void spread_into(std::vector<Item>& elements, const Item& item) {
  if (item.has(Item::kConstructed)) {
    elements.push_back(item);
  } else {
    append_to(elements, item);
  }
}

void append_to(std::vector<Item>& elements, const Item& item) {
  if (!item.is_array()) {
    elements.push_back(item);
    return;
  }
  if (const auto* more = item.elements()) {
    elements.insert(elements.end(), more->begin(), more->end());
    return;
  }
  const std::size_t length = item.length();
  for (std::size_t i = 0; i < length; ++i)
    elements.push_back(item[i]);
}

}  // namespace sfn::asl::jsonata
