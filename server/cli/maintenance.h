// The verbs that work on the file instead of calling a server: `stepwell verify` (also while one runs) and
// `stepwell rebuild`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sfn::cli {

// Return the exit code: 1 when something was found, those of storage/open_error.h when the file can't be
// opened.
int verify_file(const std::string& folder, std::optional<std::int64_t> after);
int rebuild_file(const std::string& folder);

}  // namespace sfn::cli
