#include "engine/execution/nonce.h"

#include <string_view>

#include "engine/value/digest.h"

namespace sfn {

std::string make_nonce(Entropy& entropy) {
  const auto bytes = entropy.bytes16();
  return base64url_encode(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

}  // namespace sfn
