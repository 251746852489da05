#include "engine/asl/jsonata/resolve.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "engine/asl/jsonata/ancestry.h"
#include "engine/asl/jsonata/builtin.h"
#include "engine/asl/jsonata/item.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/value/json.h"

namespace sfn::asl::jsonata {
namespace {

// A call at the end of a function's body is made by whoever called the function, so that recursion there
// needs no stack.
void mark_tail(Syntax& body) {
  if (body.type == SyntaxType::Call && body.predicates.empty() && !body.group) {
    body.tail = true;
  } else if (body.type == SyntaxType::Condition) {
    mark_tail(*body.left);
    if (body.right != nullptr) mark_tail(*body.right);
  } else if (body.type == SyntaxType::Block && !body.parts.empty()) {
    mark_tail(*body.parts.back());
  }
}

SyntaxPtr path_of(SyntaxPtr step) {
  auto path = std::make_unique<Syntax>(SyntaxType::Path, step->position);
  path->parts.push_back(std::move(step));
  return path;
}

Syntax& last_step(Syntax& node) {
  return node.type == SyntaxType::Path ? *node.parts.back() : node;
}

class Resolver {
 public:
  SyntaxPtr process(SyntaxPtr node);

 private:
  SyntaxPtr process_one(SyntaxPtr node);
  SyntaxPtr step(SyntaxPtr node);
  SyntaxPtr filter(SyntaxPtr node);
  SyntaxPtr group(SyntaxPtr node);
  SyntaxPtr order_by(SyntaxPtr node);
  SyntaxPtr focus(SyntaxPtr node);
  SyntaxPtr index(SyntaxPtr node);
  SyntaxPtr negate(SyntaxPtr node);
  SyntaxPtr block(SyntaxPtr node);
  SyntaxPtr lambda(SyntaxPtr node);
  SyntaxPtr parent(SyntaxPtr node);
  // Everything below the node, which stays what it is.
  SyntaxPtr below(SyntaxPtr node);
  void operand(Syntax& outer, SyntaxPtr& part);
  void finish_path(Syntax& path);

  std::size_t ancestors_ = 0;
  bool binds_ = false;  // whether the innermost block or function assigned a variable so far
};

SyntaxPtr Resolver::process(SyntaxPtr node) {
  const bool keep_array = node->keep_array;
  auto done = process_one(std::move(node));
  if (keep_array) done->keep_array = true;
  return done;
}

SyntaxPtr Resolver::process_one(SyntaxPtr node) {
  switch (node->type) {
    case SyntaxType::Step: return step(std::move(node));
    case SyntaxType::Filter: return filter(std::move(node));
    case SyntaxType::Group: return group(std::move(node));
    case SyntaxType::OrderBy: return order_by(std::move(node));
    case SyntaxType::Focus: return focus(std::move(node));
    case SyntaxType::Index: return index(std::move(node));
    case SyntaxType::Negate: return negate(std::move(node));
    case SyntaxType::Block: return block(std::move(node));
    case SyntaxType::Lambda: return lambda(std::move(node));
    case SyntaxType::Parent: return parent(std::move(node));
    case SyntaxType::Keyword: node->type = SyntaxType::Name; [[fallthrough]];
    case SyntaxType::Name: {
      auto path = path_of(std::move(node));
      path->keep_singleton = path->parts.front()->keep_array;
      return path;
    }
    case SyntaxType::Variable: node->builtin = find_builtin(node->text); return node;
    case SyntaxType::End: throw Failure("S0207").at(node->position).with_token(node->text);
    case SyntaxType::Bind: binds_ = true; return below(std::move(node));
    case SyntaxType::Apply: {
      auto done = below(std::move(node));
      done->keep_array = done->left->keep_array || done->right->keep_array;
      done->seeking.clear();
      return done;
    }
    case SyntaxType::Transform: {
      auto done = below(std::move(node));
      done->seeking.clear();
      return done;
    }
    case SyntaxType::Call:
    case SyntaxType::Partial: {
      // A `%` in what is called is not sought.
      auto procedure = process(std::move(node->left));
      auto done = below(std::move(node));
      done->left = std::move(procedure);
      return done;
    }
    case SyntaxType::Condition:
    case SyntaxType::Array:
    case SyntaxType::Object:
    case SyntaxType::Binary: return below(std::move(node));
    case SyntaxType::Path:
    case SyntaxType::Sort:
    case SyntaxType::String:
    case SyntaxType::Number:
    case SyntaxType::Literal:
    case SyntaxType::Wildcard:
    case SyntaxType::Descendants:
    case SyntaxType::Regex:
    case SyntaxType::Placeholder: return node;
  }
  return node;
}

void Resolver::operand(Syntax& outer, SyntaxPtr& part) {
  if (part == nullptr) return;
  part = process(std::move(part));
  hand_outwards(outer, *part);
}

SyntaxPtr Resolver::below(SyntaxPtr node) {
  operand(*node, node->condition);
  operand(*node, node->left);
  operand(*node, node->right);
  for (SyntaxPtr& part : node->parts)
    operand(*node, part);
  for (auto& [key, value] : node->pairs) {
    operand(*node, key);
    operand(*node, value);
  }
  return node;
}

SyntaxPtr Resolver::step(SyntaxPtr node) {
  auto left = process(std::move(node->left));
  const auto sought = left->type == SyntaxType::Parent ? left->ancestor : nullptr;
  auto path = left->type == SyntaxType::Path ? std::move(left) : path_of(std::move(left));
  if (sought != nullptr) path->seeking = {sought};
  auto right = process(std::move(node->right));
  if (right->type == SyntaxType::Path) {
    std::ranges::move(right->parts, std::back_inserter(path->parts));
  } else {
    for (SyntaxPtr& predicate : right->predicates)
      right->stages.push_back({.filter = std::move(predicate)});
    right->predicates.clear();
    path->parts.push_back(std::move(right));
  }
  finish_path(*path);
  return path;
}

void Resolver::finish_path(Syntax& path) {
  for (const SyntaxPtr& part : path.parts) {
    if (part->type == SyntaxType::Number || part->type == SyntaxType::Literal)
      throw Failure("S0213").at(part->position).with_value(to_json(part->literal));
    if (part->type == SyntaxType::String) part->type = SyntaxType::Name;
    if (part->keep_array) path.keep_singleton = true;
  }
  for (Syntax* part : {path.parts.front().get(), path.parts.back().get()})
    if (part->type == SyntaxType::Array) part->constructs = true;
  resolve_ancestry(path);
}

SyntaxPtr Resolver::filter(SyntaxPtr node) {
  auto done = process(std::move(node->left));
  Syntax& step = last_step(*done);
  if (step.group) throw Failure("S0209").at(node->position);
  auto predicate = process(std::move(node->right));
  if (!predicate->seeking.empty()) {
    for (const AncestorPtr& ancestor : predicate->seeking) {
      if (ancestor->level == 1) {
        seek_parent(step, ancestor);
      } else {
        --ancestor->level;
      }
    }
    hand_outwards(step, *predicate);
  }
  if (done->type == SyntaxType::Path) {
    step.stages.push_back({.filter = std::move(predicate)});
  } else {
    step.predicates.push_back(std::move(predicate));
  }
  return done;
}

SyntaxPtr Resolver::group(SyntaxPtr node) {
  auto done = process(std::move(node->left));
  if (done->group) throw Failure("S0210").at(node->position);
  for (auto& [key, value] : node->pairs) {
    key = process(std::move(key));
    value = process(std::move(value));
  }
  done->group = Grouping{.pairs = std::move(node->pairs), .position = node->position};
  return done;
}

SyntaxPtr Resolver::order_by(SyntaxPtr node) {
  auto done = process(std::move(node->left));
  if (done->type != SyntaxType::Path) done = path_of(std::move(done));
  auto sort = std::make_unique<Syntax>(SyntaxType::Sort, node->position);
  for (SortTerm& term : node->terms)
    operand(*sort, term.expression);
  sort->terms = std::move(node->terms);
  done->parts.push_back(std::move(sort));
  resolve_ancestry(*done);
  return done;
}

SyntaxPtr Resolver::focus(SyntaxPtr node) {
  auto done = process(std::move(node->left));
  Syntax& step = last_step(*done);
  if (!step.stages.empty() || !step.predicates.empty()) throw Failure("S0215").at(node->position);
  if (step.type == SyntaxType::Sort) throw Failure("S0216").at(node->position);
  if (node->keep_array) step.keep_array = true;
  step.focus = node->right->text;
  step.tuple = true;
  return done;
}

SyntaxPtr Resolver::index(SyntaxPtr node) {
  auto done = process(std::move(node->left));
  if (done->type != SyntaxType::Path) {
    for (SyntaxPtr& predicate : done->predicates)
      done->stages.push_back({.filter = std::move(predicate)});
    done->predicates.clear();
    done = path_of(std::move(done));
  }
  Syntax& step = last_step(*done);
  if (step.stages.empty()) {
    step.index = node->right->text;
  } else {
    step.stages.push_back({.filter = nullptr, .index = node->right->text});
  }
  step.tuple = true;
  return done;
}

SyntaxPtr Resolver::negate(SyntaxPtr node) {
  auto done = below(std::move(node));
  if (done->left->type != SyntaxType::Number) return done;
  auto number = std::move(done->left);
  number->literal = number_value(-number->literal.get<double>());
  return number;
}

SyntaxPtr Resolver::block(SyntaxPtr node) {
  const bool outer = std::exchange(binds_, false);
  auto done = below(std::move(node));
  done->binds = std::exchange(binds_, outer);
  for (const SyntaxPtr& part : done->parts) {
    if (part->constructs || (part->type == SyntaxType::Path && part->parts.front()->constructs))
      done->constructs = true;
  }
  return done;
}

SyntaxPtr Resolver::lambda(SyntaxPtr node) {
  const bool outer = std::exchange(binds_, false);
  node->right = process(std::move(node->right));
  binds_ = outer;
  mark_tail(*node->right);
  return node;
}

SyntaxPtr Resolver::parent(SyntaxPtr node) {
  const auto number = ancestors_++;
  node->ancestor = std::make_shared<Ancestor>(
      Ancestor{.label = "!" + std::to_string(number), .level = 1, .number = number});
  return node;
}

}  // namespace

SyntaxPtr resolve(SyntaxPtr parsed) {
  Resolver resolver;
  auto resolved = resolver.process(std::move(parsed));
  if (resolved->type == SyntaxType::Parent || !resolved->seeking.empty())
    throw Failure("S0217").at(resolved->position).with_token("%");
  return resolved;
}

}  // namespace sfn::asl::jsonata
