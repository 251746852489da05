// Checks run before the question whether the machine exists is decided, because only the writer can decide
// that for good. Where AWS would have named the missing machine first, it is looked up after a check has
// refused: only calls that fail anyway pay for it.
#pragma once

#include <string_view>

#include "server/api/failure.h"
#include "server/api/operation.h"

namespace sfn::api {

// Throws StateMachineDoesNotExist or StateMachineDeleting.
void require_usable(Environment& env, const ResourceName& name, std::string_view arn);

template <class Checks>
auto existing_first(Environment& env, const ResourceName& name, std::string_view arn, Checks checks) {
  try {
    return checks();
  } catch (const ApiFailure&) {
    require_usable(env, name, arn);
    throw;
  }
}

}  // namespace sfn::api
