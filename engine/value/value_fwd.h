// Forward declaration of Value for headers that only name it (the full header costs seconds of compile time).
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace sfn {
using Value = nlohmann::ordered_json;
}
