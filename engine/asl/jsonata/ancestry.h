// Who a `%` means. The expression it stands in hands it outwards, until a path has a step before it: that
// step then keeps its context under a label, and `%` looks the label up. `level` counts how many steps are
// still to go. Used by resolve() alone.
#pragma once

#include <memory>

#include "engine/asl/jsonata/ast.h"

namespace sfn::asl::jsonata {

using AncestorPtr = std::shared_ptr<Ancestor>;

// What `part` seeks is sought by what it stands in, too.
void hand_outwards(Syntax& outer, const Syntax& part);
// Looks at one step; level 0 when the ancestor is found. Throws Failure where there can't be one.
void seek_parent(Syntax& step, const AncestorPtr& ancestor);
// Lets the last step find its ancestors in the steps before; the path seeks those that are left.
void resolve_ancestry(Syntax& path);

}  // namespace sfn::asl::jsonata
