// How arrays and objects of an expression are made, and what JSONata does with all of them: appending,
// flattening, taking for true, comparing. Free functions; nodes go to the Heap.
#pragma once

#include <vector>

#include "engine/asl/jsonata/heap.h"
#include "engine/asl/jsonata/item.h"

namespace sfn::asl::jsonata {

[[nodiscard]] Item make_array(Heap& heap, std::vector<Item> elements, std::uint8_t marks = 0);
[[nodiscard]] Item make_sequence(Heap& heap, std::vector<Item> elements, std::uint8_t marks = 0);
[[nodiscard]] Item make_range(Heap& heap, double first, std::size_t count);
[[nodiscard]] Item make_number(double number);
[[nodiscard]] Item make_boolean(bool value);
[[nodiscard]] Item make_string(std::string text);

// A sequence of one element is that element, one of none undefined, unless it is marked.
[[nodiscard]] Item settled(Item item, bool keep_array);
// What a path does to the result of a step: the elements of an array that no constructor made, else the item.
void spread_into(std::vector<Item>& elements, const Item& item);
// The elements of an array, else the item.
void append_to(std::vector<Item>& elements, const Item& item);

}  // namespace sfn::asl::jsonata
