#include "storage/id_ranges.h"

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::storage {

std::string id_ranges_text(const std::vector<ExecutionId>& ids) {
  std::string text;
  for (std::size_t i = 0; i < ids.size();) {
    std::size_t end = i + 1;
    while (end < ids.size() && ids[end] == ids[end - 1].next())
      ++end;
    text += fmt::format("{}[{},{}]", text.empty() ? "" : ",", ids[i].value, ids[end - 1].value);
    i = end;
  }
  return "[" + text + "]";
}

std::optional<std::vector<IdRange>> read_id_ranges(std::string_view text) {
  const auto parsed = parse_json(text);
  if (!parsed || !parsed->is_array()) return std::nullopt;
  std::vector<IdRange> ranges;
  for (const Value& pair : *parsed) {
    if (!pair.is_array() || pair.size() != 2) return std::nullopt;
    if (!pair.at(0).is_number_integer() || !pair.at(1).is_number_integer()) return std::nullopt;
    const IdRange range{pair.at(0).get<std::int64_t>(), pair.at(1).get<std::int64_t>()};
    if (range.last < range.first || (!ranges.empty() && range.first <= ranges.back().last))
      return std::nullopt;
    ranges.push_back(range);
  }
  return ranges;
}

}  // namespace sfn::storage
