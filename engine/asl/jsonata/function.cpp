#include "engine/asl/jsonata/function.h"

#include <algorithm>

#include "engine/asl/jsonata/builtin.h"
#include "engine/asl/jsonata/expression.h"

namespace sfn::asl::jsonata {
namespace {

struct Arity {
  std::size_t operator()(const NativeCall& c) const { return c.builtin->arity; }
  std::size_t operator()(const HostCall& c) const { return c.function->arity; }
  std::size_t operator()(const Lambda& c) const { return c.parameters.size(); }
  std::size_t operator()(const PartialCall& c) const { return c.open.size(); }
  std::size_t operator()(const ChainCall&) const { return 1; }
  std::size_t operator()(const MatcherCall&) const { return 2; }
  std::size_t operator()(const NextMatchCall&) const { return 0; }
  std::size_t operator()(const TransformCall&) const { return 1; }
};

}  // namespace

void Frame::let_go() {
  bindings.clear();
  parent = {};
}

void Frame::bind(std::string_view name, Item item) {
  const auto found = std::ranges::find(bindings, name, &std::pair<std::string_view, Item>::first);
  if (found == bindings.end()) {
    bindings.emplace_back(name, std::move(item));
  } else {
    found->second = std::move(item);
  }
}

std::size_t Function::arity() const {
  return std::visit(Arity(), call);
}

}  // namespace sfn::asl::jsonata
