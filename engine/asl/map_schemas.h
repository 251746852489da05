// The field tables of a Map state and of what stands in it (asl-reference 12, 13), those of Distributed Map
// included.
#pragma once

#include <span>
#include <string_view>

#include "engine/asl/fields.h"

namespace sfn::asl {

[[nodiscard]] const Schema& map_schema();
// What runs for each item.
[[nodiscard]] const Schema& processor_schema();
[[nodiscard]] const Schema& processor_config_schema();

// Fields that only Distributed Map may have, and the tables of those that are objects.
[[nodiscard]] std::span<const std::string_view> distributed_fields();
[[nodiscard]] const Schema& item_reader_schema();
[[nodiscard]] const Schema& reader_config_schema();
[[nodiscard]] const Schema& item_batcher_schema();
// Of which an ItemBatcher has at least one.
[[nodiscard]] std::span<const std::string_view> batch_limits();
[[nodiscard]] const Schema& result_writer_schema();
[[nodiscard]] const Schema& writer_config_schema();

}  // namespace sfn::asl
