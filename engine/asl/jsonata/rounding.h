// Rounding as $round does it: in decimal, and a half to the even digit.
#pragma once

namespace sfn::asl::jsonata {

// `precision`: digits behind the point that stay; negative for those before it.
[[nodiscard]] double rounded_half_even(double number, double precision);

}  // namespace sfn::asl::jsonata
