// The fields that only Distributed Map has (asl-reference 13): Label, ItemReader, ItemBatcher, ResultWriter.
// They are checked and not kept, because this version does not run such a state.
#pragma once

#include "engine/asl/definition_parser.h"

namespace sfn::asl {

// Precondition: `map` are the fields of a Map.
void check_distributed(const Fields& map, const Location& state, Parsing& parsing);

}  // namespace sfn::asl
