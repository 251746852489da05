// The version of this program, set by CMakeLists.txt: what `stepwell version` and the start banner show.
#pragma once

#include <string_view>

namespace sfn {

std::string_view version();

}  // namespace sfn
