#include "engine/asl/work_meter.h"

#include <algorithm>
#include <array>

#include "engine/value/value.h"

namespace sfn::asl {
namespace {

std::int64_t text_work(const std::string& text) {
  return static_cast<std::int64_t>(text.size()) / limits::kBytesPerWork;
}

// What a byte of JSON text adds to three counts that share a word: quotes, colons, and from there on the work
// of what it begins. One look at each byte; the counts of a piece fit their bits.
constexpr int kCountBits = 20;
constexpr std::uint64_t kCountMask = (std::uint64_t{1} << kCountBits) - 1;
constexpr std::size_t kCountedAtOnce = 1u << (kCountBits - 1);

constexpr auto kPunctuation = [] {
  std::array<std::uint64_t, 256> counts{};
  counts['"'] = 1;
  counts[':'] =
      (std::uint64_t{1} << kCountBits) + (std::uint64_t{limits::kReadElementWork} << 2 * kCountBits);
  counts[','] = std::uint64_t{limits::kReadElementWork} << 2 * kCountBits;
  counts['['] = counts['{'] = std::uint64_t{limits::kReadContainerWork} << 2 * kCountBits;
  return counts;
}();

}  // namespace

bool WorkMeter::spend_walk(const Value& value) {
  if (!spend(limits::kWalkedNodeWork)) return false;
  if (value.is_string()) return spend(text_work(value.get_ref<const std::string&>()));
  if (value.is_array()) {
    for (const Value& element : value) {
      if (!spend_walk(element)) return false;
    }
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      if (!spend(text_work(name)) || !spend_walk(member)) return false;
    }
  }
  return true;
}

bool WorkMeter::spend_share(const Value& value) {
  return !(value.is_string() || value.is_structured()) || spend(limits::kSharedNodeWork);
}

// Counts without reading: punctuation in texts makes a document dearer, which is rare, and members are taken
// for elements with a string less.
bool WorkMeter::spend_read(std::string_view json) {
  std::int64_t quotes = 0, names = 0;
  std::int64_t work = static_cast<std::int64_t>(json.size()) / limits::kReadBytesPerWork;
  for (; !json.empty(); json.remove_prefix(std::min(json.size(), kCountedAtOnce))) {
    std::uint64_t counted = 0;
    for (const char c : json.substr(0, kCountedAtOnce))
      counted += kPunctuation[static_cast<unsigned char>(c)];
    quotes += static_cast<std::int64_t>(counted & kCountMask);
    names += static_cast<std::int64_t>(counted >> kCountBits & kCountMask);
    work += static_cast<std::int64_t>(counted >> 2 * kCountBits);
  }
  return spend(work + std::max<std::int64_t>(0, quotes / 2 - names) * limits::kReadStringWork);
}

}  // namespace sfn::asl
