// Diagnostics collects what is wrong with a definition, in the order found: severity, code, message and
// location as ValidateStateMachineDefinition returns them and as the InvalidDefinition text joins them
// (asl-reference 25). What the language has and this version does not is kept apart: it is no fault of the
// definition, but no machine can be made of it. Of each kind the first kDiagnosticsMax are kept: a definition
// of 1 MiB can be wrong in 100,000 places.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/asl/location.h"

namespace sfn::asl {

// As many as ValidateStateMachineDefinition returns at most.
inline constexpr std::size_t kDiagnosticsMax = 100;

struct Diagnostic {
  enum class Severity { Error, Warning };
  Severity severity = Severity::Error;
  std::string code;
  std::string message;
  std::optional<std::string> location;  // absent prints as `null`
};

class Diagnostics {
 public:
  void error(std::string code, std::string message, std::optional<std::string> location);
  void error(std::string code, std::string message, const Location& at);
  // SCHEMA_VALIDATION_FAILED, the most common code.
  void schema(std::string message, const Location& at);
  void warning(std::string code, std::string message, const Location& at);
  // `<what> is not supported by this version`, a warning with the code NOT_SUPPORTED.
  void unsupported(const std::string& what, const Location& at);

  // Without an error: the language allows the definition.
  [[nodiscard]] bool ok() const { return errors_.empty(); }
  // ... and this version can run it.
  [[nodiscard]] bool can_run() const { return errors_.empty() && lacking_.empty(); }

  [[nodiscard]] const std::vector<Diagnostic>& errors() const { return errors_; }
  // Errors, then what this version lacks, then warnings.
  [[nodiscard]] std::vector<Diagnostic> all() const;
  // Whether there were more errors, or more of anything, than are kept.
  [[nodiscard]] bool errors_truncated() const { return errors_truncated_; }
  [[nodiscard]] bool truncated() const { return errors_truncated_ || others_truncated_; }

  // Why the definition can't be used, as InvalidDefinition says it: the errors, or, if there are none, what
  // this version lacks. `CODE: message at location, CODE: message at location`; empty when it can.
  [[nodiscard]] std::string joined() const;

 private:
  std::vector<Diagnostic> errors_;
  std::vector<Diagnostic> lacking_;
  std::vector<Diagnostic> warnings_;
  bool errors_truncated_ = false;
  bool others_truncated_ = false;
};

}  // namespace sfn::asl
