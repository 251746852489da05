// A stable merge sort that stays within bounds whatever the comparison says: JSONata's comparisons are users'
// functions, which need not be an order and may throw.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace sfn::asl::jsonata {

// `goes_behind(a, b)`: a has to stand behind b.
template <class T, class GoesBehind>
void merge_sort(std::vector<T>& items, const GoesBehind& goes_behind) {
  if (items.size() <= 1) return;
  const auto middle = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
  std::vector<T> left(items.begin(), middle);
  std::vector<T> right(middle, items.end());
  merge_sort(left, goes_behind);
  merge_sort(right, goes_behind);
  std::size_t l = 0;
  std::size_t r = 0;
  for (T& item : items) {
    const bool from_right = l == left.size() || (r < right.size() && goes_behind(left[l], right[r]));
    item = std::move(from_right ? right[r++] : left[l++]);
  }
}

}  // namespace sfn::asl::jsonata
