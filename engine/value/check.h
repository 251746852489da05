// check() states what must be true if our own code is right; it is on in release builds too. A false
// condition is written to stderr with its place and throws InternalError. The writer catches that, drops what
// the command had staged and, when it happens again, quarantines the execution; the rest of the server goes
// on. Never used for what a caller or a user's state machine can cause: those are API errors and AslError
// values.
#pragma once

#include <stdexcept>

namespace sfn {

class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void check_failed(const char* what, const char* file, int line);

// The builtins stand for std::source_location, which clang 14 does not have; as default arguments they name
// the caller.
inline void check(bool condition, const char* what = "a condition that always holds did not",
                  const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!condition) [[unlikely]]
    check_failed(what, file, line);
}

}  // namespace sfn
