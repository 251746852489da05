// Regex is a compiled regular expression (RE2: time linear in the text, whatever the pattern; safe to share
// between threads). RE2 lacks back references and look-around; such a pattern does not compile.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace re2 {
class RE2;
}

namespace sfn {

class Regex {
 public:
  // Flags as in Java's embedded form: `i` ignores case, `s` lets a dot match line ends, `m` lets ^ and $
  // match at them. The error is RE2's sentence.
  static tl::expected<Regex, std::string> compile(std::string_view pattern, std::string_view flags = {});

  // The whole text matches (java.util.regex.Matcher.matches).
  [[nodiscard]] bool matches(std::string_view text) const;

  // A part of a text in bytes; a group that took no part in the match begins at npos.
  struct Part {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
  };
  // The first match that begins at or behind byte `from`: the whole of it, then its groups. Empty when there
  // is none.
  [[nodiscard]] std::vector<Part> find(std::string_view text, std::size_t from) const;
  // How many instructions the pattern became: what a byte of text costs at worst grows with it.
  [[nodiscard]] int program_size() const;

 private:
  explicit Regex(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace sfn
