// Heap holds the nodes of one evaluation: arrays and objects it built, functions, frames. Nodes count their
// owners. A node that nobody owns any more is deleted, one after the other and never within the deletion of
// another, because chains of them may be longer than the stack is deep. Functions and the frames they were
// made in own each other; the Heap lets the frames go when the evaluation is over. One thread.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace sfn::asl::jsonata {

class Heap;

struct Node {
  Node() = default;
  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  Heap* heap = nullptr;
  std::uint32_t owners = 0;
};

// A node that may own, by others, itself.
struct Cyclic : Node {
  explicit Cyclic(Heap& home);
  ~Cyclic() override;
  // Gives up what it owns.
  virtual void let_go() = 0;

  Cyclic* previous = nullptr;
  Cyclic* next = nullptr;
};

class Heap {
 public:
  Heap() = default;
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;
  ~Heap();

  // Precondition: nobody owns the node.
  void bury(Node* node) {
    dead_.push_back(node);
    if (burying_) return;
    burying_ = true;
    while (!dead_.empty()) {
      const Node* next = dead_.back();
      dead_.pop_back();
      delete next;
    }
    burying_ = false;
  }

 private:
  friend struct Cyclic;

  std::vector<Node*> dead_;
  Cyclic* cyclic_ = nullptr;  // the first of all
  bool burying_ = false;
};

// An owner of a node, or of none.
template <class T>
class Ref {
 public:
  Ref() = default;
  explicit Ref(T* node) : node_(node) {
    if (node_ != nullptr) ++node_->owners;
  }
  template <class U>
  Ref(const Ref<U>& other) : Ref(static_cast<T*>(other.get())) {}
  Ref(const Ref& other) : Ref(other.node_) {}
  Ref(Ref&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
  Ref& operator=(Ref other) noexcept {
    std::swap(node_, other.node_);
    return *this;
  }
  ~Ref() {
    if (node_ != nullptr && --node_->owners == 0) node_->heap->bury(node_);
  }

  [[nodiscard]] T* get() const { return node_; }
  T& operator*() const { return *node_; }
  T* operator->() const { return node_; }
  explicit operator bool() const { return node_ != nullptr; }

 private:
  T* node_ = nullptr;
};

template <class T>
Ref<T> make_node(Heap& heap) {
  auto* node = new T;
  node->heap = &heap;
  return Ref<T>(node);
}

}  // namespace sfn::asl::jsonata
