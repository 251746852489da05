// What expressions see in a fuzz target: one document as the data, as the context object and as the variable
// `$a`; every other variable is unset, and the random bytes are always the same.
#pragma once

#include <string_view>

#include "engine/asl/scope.h"
#include "engine/value/value.h"

namespace sfn::fuzz {

// Borrows the document.
inline asl::Scope scope_over(const Value& document) {
  return {.input = document,
          .context = [&]() -> const Value& { return document; },
          .variable = [&](std::string_view name) { return name == "a" ? &document : nullptr; },
          .random_bytes =
              [] {
                return Bytes16{1, 2, 3};
              }};
}

}  // namespace sfn::fuzz
