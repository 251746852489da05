#include "engine/value/regex.h"

#include <re2/re2.h>

namespace sfn {
namespace {

// Compiled size a pattern may have; beyond it RE2 refuses the pattern (its default is 8 MiB).
constexpr std::int64_t kCompiledBytesMax = 1 << 20;

}  // namespace

tl::expected<Regex, std::string> Regex::compile(std::string_view pattern, std::string_view flags) {
  if (flags.find_first_not_of("ism") != std::string_view::npos)
    return tl::make_unexpected("unknown flag in '" + std::string(flags) + "'");
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kCompiledBytesMax);
  const std::string prefix = flags.empty() ? "" : "(?" + std::string(flags) + ")";
  auto compiled = std::make_shared<const re2::RE2>(prefix + std::string(pattern), options);
  if (!compiled->ok()) return tl::make_unexpected(compiled->error());
  return Regex(std::move(compiled));
}

bool Regex::matches(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

std::vector<Regex::Part> Regex::find(std::string_view text, std::size_t from) const {
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(compiled_->NumberOfCapturingGroups()) + 1);
  if (!compiled_->Match(re2::StringPiece(text.data(), text.size()), from, text.size(), re2::RE2::UNANCHORED,
                        pieces.data(), static_cast<int>(pieces.size())))
    return {};
  std::vector<Part> parts(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].data() == nullptr) continue;
    parts[i].begin = static_cast<std::size_t>(pieces[i].data() - text.data());
    parts[i].end = parts[i].begin + pieces[i].size();
  }
  return parts;
}

int Regex::program_size() const {
  return compiled_->ProgramSize();
}

}  // namespace sfn
