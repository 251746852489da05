#include "engine/asl/jsonata/references.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/asl/jsonata/ast.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::string_view kStates = "states";

// Walks as the evaluator does, with the variables that are bound at each place. `top`: the context is still
// the input of the whole expression.
class Finder {
 public:
  void walk(const Syntax* syntax, bool top);
  References take();

 private:
  void path(const Syntax& path, bool top);
  void lambda(const Syntax& lambda);
  void states_path(const Syntax& path);
  void step(const Syntax& step);
  void variable(const std::string& name, const Syntax& syntax, bool top);
  void pairs(const std::vector<Pair>& pairs, bool top);
  void bind(const std::string& name) {
    if (name.empty()) return;
    bound_.push_back(name);
    ++times_bound_[name];
  }
  // Forgets what was bound beyond so many.
  void unbind(std::size_t bound) {
    for (; bound_.size() > bound; bound_.pop_back())
      --times_bound_[bound_.back()];
  }

  References found_;
  std::vector<std::string_view> bound_;
  std::unordered_map<std::string_view, int> times_bound_;
};

void Finder::variable(const std::string& name, const Syntax& syntax, bool top) {
  if (name.empty()) {
    found_.top_level_context = found_.top_level_context || top;
  } else if (name == "$") {
    found_.root = true;
  } else if (times_bound_[name] > 0) {
    return;
  } else if (name == kStates) {
    found_.states.emplace_back();
  } else if (syntax.builtin == nullptr) {
    found_.variables.push_back(name);
  }
}

void Finder::pairs(const std::vector<Pair>& pairs, bool top) {
  for (const auto& [key, value] : pairs) {
    walk(key.get(), top);
    walk(value.get(), top);
  }
}

// What hangs on a step sees the variables it binds.
void Finder::step(const Syntax& step) {
  bind(step.focus);
  bind(step.index);
  for (const Stage& stage : step.stages) {
    bind(stage.index);
    walk(stage.filter.get(), false);
  }
}

void Finder::states_path(const Syntax& path) {
  for (std::size_t i = 1; i < path.parts.size(); ++i) {
    const Syntax& step = *path.parts[i];
    if (step.type != SyntaxType::Name) return;
    found_.states.back().push_back(step.text);
    if (!step.stages.empty()) return;
  }
}

void Finder::path(const Syntax& path, bool top) {
  const std::size_t bound = bound_.size();
  const std::size_t before = found_.states.size();
  walk(path.parts.front().get(), top);
  const Syntax& first = *path.parts.front();
  const bool plain = first.predicates.empty() && first.stages.empty();
  if (first.type == SyntaxType::Variable && found_.states.size() > before && plain) states_path(path);
  step(first);
  for (std::size_t i = 1; i < path.parts.size(); ++i) {
    walk(path.parts[i].get(), false);
    step(*path.parts[i]);
  }
  if (path.group) pairs(path.group->pairs, false);
  unbind(bound);
}

void Finder::lambda(const Syntax& lambda) {
  const std::size_t bound = bound_.size();
  for (const SyntaxPtr& parameter : lambda.parts)
    bind(parameter->text);
  walk(lambda.right.get(), false);
  unbind(bound);
}

void Finder::walk(const Syntax* syntax, bool top) {
  if (syntax == nullptr) return;
  const SyntaxType type = syntax->type;
  if (type == SyntaxType::Path) return path(*syntax, top);
  if (type == SyntaxType::Lambda) return lambda(*syntax);
  if (type == SyntaxType::Bind) {
    // A function may call itself by the name it is bound to.
    const bool function = syntax->right->type == SyntaxType::Lambda;
    if (function) bind(syntax->left->text);
    walk(syntax->right.get(), top);
    if (!function) bind(syntax->left->text);
    return;
  }
  if (type == SyntaxType::Variable) variable(syntax->text, *syntax, top);
  if (type == SyntaxType::Name && top && !found_.top_level_name) found_.top_level_name = syntax->text;
  if (type == SyntaxType::Wildcard || type == SyntaxType::Descendants)
    found_.top_level_context = found_.top_level_context || top;
  const std::size_t bound = bound_.size();
  const bool inside = top && type != SyntaxType::Transform && type != SyntaxType::Sort;
  walk(syntax->condition.get(), inside);
  walk(syntax->left.get(), inside);
  walk(syntax->right.get(), inside);
  for (const SyntaxPtr& part : syntax->parts)
    walk(part.get(), inside);
  pairs(syntax->pairs, inside);
  for (const SortTerm& term : syntax->terms)
    walk(term.expression.get(), false);
  for (const SyntaxPtr& predicate : syntax->predicates)
    walk(predicate.get(), false);
  if (syntax->group) pairs(syntax->group->pairs, false);
  if (type == SyntaxType::Block) unbind(bound);
}

References Finder::take() {
  std::ranges::sort(found_.variables);
  const auto doubled = std::unique(found_.variables.begin(), found_.variables.end());
  found_.variables.erase(doubled, found_.variables.end());
  return std::move(found_);
}

}  // namespace

References references_of(const Syntax& syntax) {
  Finder finder;
  finder.walk(&syntax, true);
  return finder.take();
}

}  // namespace sfn::asl::jsonata
