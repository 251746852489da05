// Forward declaration of Value for headers that only name it.
#pragma once

namespace sfn {
class Value;
}
