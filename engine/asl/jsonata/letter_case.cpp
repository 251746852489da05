#include "engine/asl/jsonata/letter_case.h"

#include <algorithm>
#include <span>

#include "engine/asl/jsonata/letter_case_table.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

// Ranges overlap where two of them take turns, so the last few that begin before the letter are looked at.
constexpr std::size_t kOverlap = 4;

std::uint32_t mapped(std::uint32_t letter, std::span<const CaseRange> ranges) {
  const auto behind = std::ranges::upper_bound(ranges, letter, {}, &CaseRange::first);
  auto range = behind;
  for (std::size_t i = 0; i < kOverlap && range != ranges.begin(); ++i) {
    --range;
    if (letter <= range->last && (letter - range->first) % range->step == 0)
      return static_cast<std::uint32_t>(static_cast<std::int64_t>(letter) + range->delta);
  }
  return letter;
}

std::string changed(std::string_view text, char first, char last, std::span<const CaseRange> ranges,
                    std::span<const CaseSpecial> specials) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += c >= first && c <= last ? static_cast<char>(c ^ 0x20) : c;
      ++at;
      continue;
    }
    const std::size_t length = utf8_length_at(text, at);
    const std::uint32_t letter = utf8_code_point(text, at);
    const auto special = std::ranges::lower_bound(specials, letter, {}, &CaseSpecial::letter);
    if (!utf8_valid_at(text, at)) {
      out += text.substr(at, length);
    } else if (special != specials.end() && special->letter == letter) {
      out += special->text;
    } else {
      append_utf8(out, mapped(letter, ranges));
    }
    at += length;
  }
  return out;
}

}  // namespace

std::string upper_case(std::string_view text) {
  return changed(text, 'a', 'z', kUpperRanges, kUpperSpecials);
}

std::string lower_case(std::string_view text) {
  return changed(text, 'A', 'Z', kLowerRanges, kLowerSpecials);
}

}  // namespace sfn::asl::jsonata
