#include "engine/asl/jsonata/heap.h"

namespace sfn::asl::jsonata {

Cyclic::Cyclic(Heap& home) : next(home.cyclic_) {
  heap = &home;
  if (next != nullptr) next->previous = this;
  home.cyclic_ = this;
}

Cyclic::~Cyclic() {
  if (next != nullptr) next->previous = previous;
  (previous != nullptr ? previous->next : heap->cyclic_) = next;
}

Heap::~Heap() {
  std::vector<Ref<Cyclic>> left;  // none may go while the list is walked
  for (Cyclic* node = cyclic_; node != nullptr; node = node->next)
    left.emplace_back(node);
  for (const auto& node : left)
    node->let_go();
}

}  // namespace sfn::asl::jsonata
