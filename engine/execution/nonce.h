// The random part of a task token.
#pragma once

#include <string>

#include "engine/execution/entropy.h"

namespace sfn {

// 16 random bytes as 22 characters of base64url.
[[nodiscard]] std::string make_nonce(Entropy& entropy);

}  // namespace sfn
