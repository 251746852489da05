// Reading timestamps: by a picture (date_picture.h), and in ISO 8601 as Date.parse does. Throws Failure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/asl/jsonata/date_picture.h"

namespace sfn::asl::jsonata {

// Milliseconds since the epoch; nullopt for a text that the picture does not match. What the picture leaves
// out above its largest unit is that of `now`, below its smallest unit zero.
[[nodiscard]] std::optional<double> parse_date(std::string_view text, const DatePicture& picture,
                                               std::int64_t now);
// A time without a zone is UTC.
[[nodiscard]] double parse_iso_date(std::string_view text);

}  // namespace sfn::asl::jsonata
