// Functions as values: lambdas with the frame they were made in, built-in and host functions, and what
// partial application, chaining, regular expressions and transforms make. Frames hold variables. Both are
// nodes of the evaluation's Heap, and borrow from the syntax tree.
#pragma once

#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/asl/jsonata/ast.h"
#include "engine/asl/jsonata/heap.h"
#include "engine/asl/jsonata/item.h"

namespace sfn::asl::jsonata {

struct Builtin;
struct HostFunction;

struct Frame : Cyclic {
  Frame(Heap& home, Ref<Frame> enclosing) : Cyclic(home), parent(std::move(enclosing)) {}
  void let_go() override;

  // The names are borrowed from the syntax tree.
  void bind(std::string_view name, Item item);

  Ref<Frame> parent;
  std::vector<std::pair<std::string_view, Item>> bindings;
};

struct Lambda {
  const Syntax* syntax;
  Ref<Frame> frame;
  Item input;
  std::vector<std::string_view> parameters;  // those not bound yet
  bool checks = true;                        // has its signature; not when applied in part
};
struct NativeCall {
  const Builtin* builtin;
};
struct HostCall {
  const HostFunction* function;
};
struct PartialCall {
  Item function;
  std::vector<Item> arguments;
  std::vector<std::size_t> open;  // the places still to fill
};
struct ChainCall {
  Item first;
  Item second;
};
struct MatcherCall {
  const Syntax* regex;
};
// The match after the one it belongs to.
struct NextMatchCall {
  const Syntax* regex;
  Value text;
  std::size_t byte;  // where to go on, in both counts
  std::size_t unit;
};
struct TransformCall {
  const Syntax* syntax;
  Ref<Frame> frame;
};

struct Function : Node {
  std::variant<NativeCall, HostCall, Lambda, PartialCall, ChainCall, MatcherCall, NextMatchCall,
               TransformCall>
      call;

  // How many arguments it takes: higher-order functions hand over no more.
  [[nodiscard]] std::size_t arity() const;
};

// A call in tail position whose function and arguments are still to be evaluated.
struct TailCall : Node {
  const Syntax* syntax = nullptr;
  Item input;
  Ref<Frame> frame;
};

}  // namespace sfn::asl::jsonata
