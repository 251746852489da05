// Diagnostics collects what is wrong with a definition, in the order found: code, message and location as
// ValidateStateMachineDefinition returns them and as the InvalidDefinition text joins them (asl-reference
// 25). It keeps the first kDiagnosticsMax: a definition of 1 MiB can be wrong in 100,000 places.
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
  // `<what> is not supported by this version`.
  void unsupported(const std::string& what, const Location& at);

  [[nodiscard]] bool ok() const;
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  // Whether there were more than are kept.
  [[nodiscard]] bool truncated() const { return truncated_; }
  // The errors alone: `CODE: message at location, CODE: message at location`.
  [[nodiscard]] std::string joined() const;

 private:
  std::vector<Diagnostic> all_;
  bool truncated_ = false;
};

}  // namespace sfn::asl
