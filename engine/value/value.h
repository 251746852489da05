// Value is a JSON value that a state works on: member order is kept, integers stay integers and doubles
// doubles
// (`1` prints `1`, `1.0` prints `1.0`). Everything that touches values goes through this header, so that the
// type behind the alias can change. Documents that nobody looks into stay text (payload.h).
#pragma once

#include <nlohmann/json.hpp>

#include "engine/value/value_fwd.h"
