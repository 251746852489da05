// The part of `verify` about the control plane: folds registry_events into empty tables by the code that
// wrote the real ones, and compares the two. On a reader connection, inside a read transaction of the caller.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/verify.h"

namespace sfn::storage {

void verify_registry(SQLite::Database& connection, VerifyReport& report);

}  // namespace sfn::storage
