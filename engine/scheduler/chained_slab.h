// ChainedSlab keeps many small values of one size for little more than their own bytes: in chunks, so that
// nothing is copied or allocated twice while it grows, and in hash chains whose links are in the values. A
// value has the members `next`, for the slab alone, and `hash()`; values with one hash are in one chain, with
// others between them. What has been taken once is used again, not given back. Not thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "engine/value/check.h"

namespace sfn {

using SlabIndex = std::uint32_t;
inline constexpr SlabIndex kNoSlabIndex = 0xffff'ffff;

// Spreads ids that follow each other.
[[nodiscard]] constexpr std::uint64_t spread(std::int64_t id) {
  return static_cast<std::uint64_t>(id) * 0x9e37'79b9'7f4a'7c15;
}

template <class Value>
class ChainedSlab {
 public:
  // The index stays the same until the value is removed.
  SlabIndex add(const Value& value) {
    if (size_ >= chains_.size()) grow();
    const SlabIndex index = free_ == kNoSlabIndex ? extend() : std::exchange(free_, (*this)[free_].next);
    (*this)[index] = value;
    link(index);
    ++size_;
    return index;
  }

  void remove(SlabIndex index) {
    SlabIndex* link = &chains_[chain_of((*this)[index].hash())];
    while (*link != index)
      link = &(*this)[*link].next;
    *link = (*this)[index].next;
    (*this)[index].next = std::exchange(free_, index);
    --size_;
  }

  // The first of the chain that values with this hash are in; the others follow by `next`.
  [[nodiscard]] SlabIndex first(std::uint64_t hash) const {
    return chains_.empty() ? kNoSlabIndex : chains_[chain_of(hash)];
  }

  [[nodiscard]] Value& operator[](SlabIndex index) { return chunks_[index / kChunk][index % kChunk]; }
  [[nodiscard]] const Value& operator[](SlabIndex index) const {
    return chunks_[index / kChunk][index % kChunk];
  }
  [[nodiscard]] std::size_t size() const { return size_; }

  // In no order. `visitor` must neither add nor remove.
  template <class Visitor>
  void visit(Visitor&& visitor) const {
    for (SlabIndex index : chains_) {
      for (; index != kNoSlabIndex; index = (*this)[index].next)
        visitor((*this)[index]);
    }
  }

 private:
  static constexpr SlabIndex kChunk = 1'024;
  static constexpr std::size_t kFirstChains = 64;

  [[nodiscard]] std::size_t chain_of(std::uint64_t hash) const { return (hash >> 20) & (chains_.size() - 1); }

  void link(SlabIndex index) {
    SlabIndex& first = chains_[chain_of((*this)[index].hash())];
    (*this)[index].next = std::exchange(first, index);
  }

  SlabIndex extend() {
    check(used_ < kNoSlabIndex - 1, "a slab has room for four thousand million values");
    if (used_ % kChunk == 0) chunks_.push_back(std::make_unique<Value[]>(kChunk));
    return used_++;
  }

  void grow() {
    const auto before = std::move(chains_);
    chains_.assign(before.empty() ? kFirstChains : before.size() * 2, kNoSlabIndex);
    for (SlabIndex index : before) {
      while (index != kNoSlabIndex)
        link(std::exchange(index, (*this)[index].next));
    }
  }

  std::vector<std::unique_ptr<Value[]>> chunks_;
  std::vector<SlabIndex> chains_;  // a power of two
  SlabIndex used_ = 0;             // of the chunks, free ones included
  SlabIndex free_ = kNoSlabIndex;
  std::size_t size_ = 0;
};

}  // namespace sfn
