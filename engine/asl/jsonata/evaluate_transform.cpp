// The transform operator: a copy of its input in which the objects that the pattern finds are changed. It is
// the one place that writes to nodes others may see: the copy's own.
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"

namespace sfn::asl::jsonata {

Item Evaluator::transform(const TransformCall& call, const Item& input) {
  if (input.is_undefined()) return input;
  const Syntax& syntax = *call.syntax;
  const Item* own_clone = find(*call.frame, "clone");
  const Item copy = own_clone == nullptr ? clone(input) : clone(this->call(*own_clone, {input}));
  const Item matches = evaluate(*syntax.condition, copy, *call.frame);
  const std::size_t count = matches.is_array() ? matches.length() : matches.is_undefined() ? 0 : 1;
  for (std::size_t i = 0; i < count; ++i) {
    const Item match = matches.is_array() ? matches[i] : matches;
    update(*syntax.left, match, *call.frame);
    if (syntax.right != nullptr) remove(*syntax.right, match, *call.frame);
  }
  return copy;
}

void Evaluator::update(const Syntax& syntax, const Item& match, Frame& frame) {
  const Item changes = evaluate(syntax, match, frame);
  if (changes.is_undefined()) return;
  if (!changes.is_object()) throw Failure("T2011").at(syntax.position).with_value(shown(changes));
  // Copied first, so that nothing can come to lie within itself.
  const Item copy = clone_structure(changes);
  ObjectNode* object = match.object_node();
  if (object == nullptr) return;
  for (std::size_t i = 0; i < copy.member_count(); ++i) {
    spend_member(copy.member_name(i));
    object->set(copy.member_name(i), copy.member_at(i));
  }
}

void Evaluator::remove(const Syntax& syntax, const Item& match, Frame& frame) {
  const Item names = evaluate(syntax, match, frame);
  if (names.is_undefined()) return;
  const std::size_t count = names.is_array() ? names.length() : 1;
  for (std::size_t i = 0; i < count; ++i) {
    const Item name = names.is_array() ? names[i] : names;
    if (!name.is_string()) throw Failure("T2012").at(syntax.position).with_value(shown(names));
  }
  ObjectNode* object = match.object_node();
  for (std::size_t i = 0; i < count && object != nullptr; ++i) {
    spend(kMemberWork * static_cast<std::int64_t>(1 + match.member_count()));  // those behind move up
    object->erase((names.is_array() ? names[i] : names).text());
  }
}

}  // namespace sfn::asl::jsonata
