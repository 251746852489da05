// How a caller shows that it reads the database file that this server serves, so that ids of one file are
// never removed from another, and only by somebody who may read the file.
#pragma once

#include <string>
#include <string_view>

#include "engine/value/digest.h"

namespace sfn::api {

// Of Scheduler::derive_key.
inline constexpr std::string_view kFileProofPurpose = "which file";

[[nodiscard]] inline std::string file_proof(std::string_view derived_key) {
  return base64url_encode(derived_key);
}
// The same from the file's `meta.token_key`.
[[nodiscard]] inline std::string file_proof_of(std::string_view token_key) {
  return file_proof(as_bytes(hmac_sha256(token_key, kFileProofPurpose)));
}

}  // namespace sfn::api
