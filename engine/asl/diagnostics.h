// Diagnostics collects what is wrong with a definition, in the order found: code, message and location as
// ValidateStateMachineDefinition returns them and as the InvalidDefinition text joins them (asl-reference
// 25).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sfn::asl {

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
  // SCHEMA_VALIDATION_FAILED, the most common code.
  void schema(std::string message, std::string location);
  // `<what> is not supported by this version` at `location`.
  void unsupported(const std::string& what, std::string location);

  [[nodiscard]] bool ok() const;
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  // The errors alone: `CODE: message at location, CODE: message at location`.
  [[nodiscard]] std::string joined() const;

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace sfn::asl
