#include "engine/asl/jsonata/ancestry.h"

#include "engine/asl/jsonata/jsonata_error.h"

namespace sfn::asl::jsonata {
namespace {

std::vector<AncestorPtr> sought_by(const Syntax& part) {
  auto sought = part.seeking;
  if (part.type == SyntaxType::Parent) sought.push_back(part.ancestor);
  return sought;
}

void seek_at_step(Syntax& step, const AncestorPtr& ancestor) {
  if (--ancestor->level != 0) return;
  if (step.ancestor != nullptr) ancestor->label = step.ancestor->label;
  step.ancestor = ancestor;
  step.tuple = true;
}

}  // namespace

void hand_outwards(Syntax& outer, const Syntax& part) {
  const auto sought = sought_by(part);
  outer.seeking.insert(outer.seeking.end(), sought.begin(), sought.end());
}

void seek_parent(Syntax& step, const AncestorPtr& ancestor) {
  if (step.type == SyntaxType::Name || step.type == SyntaxType::Wildcard) {
    seek_at_step(step, ancestor);
  } else if (step.type == SyntaxType::Parent) {
    ++ancestor->level;
  } else if (step.type == SyntaxType::Block) {
    if (step.parts.empty()) return;
    step.tuple = true;
    seek_parent(*step.parts.back(), ancestor);
  } else if (step.type == SyntaxType::Path) {
    step.tuple = true;
    auto index = step.parts.size();
    do {
      seek_parent(*step.parts[--index], ancestor);
    } while (ancestor->level > 0 && index > 0);
  } else {
    throw Failure("S0217").at(step.position).with_token(step.text);
  }
}

void resolve_ancestry(Syntax& path) {
  for (const AncestorPtr& ancestor : sought_by(*path.parts.back())) {
    auto index = path.parts.size() - 1;  // steps before this one are left to look at
    while (ancestor->level > 0) {
      if (index == 0) {
        path.seeking.push_back(ancestor);
        break;
      }
      Syntax* step = path.parts[--index].get();
      // Steps in a row that bind their focus have one context.
      while (index > 0 && !step->focus.empty() && !path.parts[index - 1]->focus.empty())
        step = path.parts[--index].get();
      seek_parent(*step, ancestor);
    }
  }
}

}  // namespace sfn::asl::jsonata
