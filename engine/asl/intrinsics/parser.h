// Parser turns the text of an intrinsic function call into a Call. Recursive descent; the number of calls
// bounds its depth. Functions return false after fail(); the first failure is the one reported. Used once.
#pragma once

#include <string>
#include <string_view>

#include "engine/asl/intrinsics/call.h"

namespace sfn::asl::intrinsics {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool parse(Call& call);
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  bool call(Call& call);
  bool arguments(Call& call);
  bool check_count(const Call& call);
  bool argument(Argument& argument);
  bool quoted_string(QuotedString& quoted);
  bool path(Argument& argument);
  bool number(Argument& argument);
  bool word(Argument& argument);

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool take(char c);
  void skip_blanks();
  bool fail(const std::string& what);

  std::string_view text_;
  std::size_t at_ = 0;
  int calls_ = 0;
  std::string error_;
};

}  // namespace sfn::asl::intrinsics
