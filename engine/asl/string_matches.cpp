#include "engine/asl/string_matches.h"

#include <string>
#include <vector>

namespace sfn::asl {

namespace {

// The literal pieces between unescaped stars, escapes resolved: `a*b` gives {a, b}, `*` gives {"", ""}. Stars
// in a row are one.
tl::expected<std::vector<std::string>, IllegalEscape> pieces_of(std::string_view pattern) {
  std::vector<std::string> pieces(1);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '*') {
      if (pieces.size() == 1 || !pieces.back().empty()) pieces.emplace_back();
      continue;
    }
    if (pattern[i] == '\\') {
      ++i;
      if (i == pattern.size() || (pattern[i] != '*' && pattern[i] != '\\')) {
        return tl::make_unexpected(IllegalEscape{});
      }
    }
    pieces.back() += pattern[i];
  }
  return pieces;
}

// Pieces up to here are looked for without a table: a pattern may have 100,000 of them.
constexpr std::size_t kShortPiece = 16;

// For each prefix of `piece`, the length of its longest proper suffix that is a prefix as well (Knuth,
// Morris, Pratt).
std::vector<std::size_t> borders_of(std::string_view piece) {
  std::vector<std::size_t> borders(piece.size(), 0);
  std::size_t length = 0;
  for (std::size_t i = 1; i < piece.size(); ++i) {
    while (length > 0 && piece[i] != piece[length])
      length = borders[length - 1];
    if (piece[i] == piece[length]) ++length;
    borders[i] = length;
  }
  return borders;
}

}  // namespace

std::size_t end_of_first(std::string_view text, std::string_view piece) {
  if (piece.size() <= kShortPiece) {
    const auto start = text.find(piece);
    return start == std::string_view::npos ? start : start + piece.size();
  }
  const auto borders = borders_of(piece);
  std::size_t matched = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (matched > 0 && text[i] != piece[matched])
      matched = borders[matched - 1];
    if (text[i] == piece[matched]) ++matched;
    if (matched == piece.size()) return i + 1;
  }
  return std::string_view::npos;
}

tl::expected<bool, IllegalEscape> string_matches(std::string_view text, std::string_view pattern) {
  const auto pieces = pieces_of(pattern);
  if (!pieces) return tl::make_unexpected(pieces.error());
  const std::string& first = pieces->front();
  const std::string& last = pieces->back();
  if (pieces->size() == 1) return text == first;
  if (text.size() < first.size() + last.size() || !text.starts_with(first) || !text.ends_with(last))
    return false;
  text = text.substr(first.size(), text.size() - first.size() - last.size());
  for (std::size_t i = 1; i + 1 < pieces->size(); ++i) {
    const auto end = end_of_first(text, (*pieces)[i]);
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end);
  }
  return true;
}

}  // namespace sfn::asl
