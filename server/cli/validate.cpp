#include "server/cli/validate.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "engine/asl/parse.h"
#include "engine/value/json_text.h"
#include "engine/value/utf8.h"
#include "server/api/diagnostics_body.h"
#include "server/api/wire.h"
#include "server/exit_codes.h"

namespace sfn::cli {

namespace {

std::string read_all(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// nullopt when there is no such file, or it can't be read.
std::optional<std::string> read_definition(const std::string& name) {
  if (name == "-") return read_all(std::cin);
  std::error_code error;
  if (std::filesystem::is_directory(name, error)) return std::nullopt;
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  auto text = read_all(file);
  return file.bad() ? std::nullopt : std::optional(std::move(text));
}

asl::Diagnostics judge(const std::string& definition, bool express) {
  if (utf16_length(definition) > asl::kDefinitionMax) {
    asl::Diagnostics diagnostics;
    diagnostics.schema(fmt::format("The definition is longer than {} characters", asl::kDefinitionMax),
                       asl::Location());
    return diagnostics;
  }
  return asl::parse_state_machine(definition,
                                  express ? asl::WorkflowType::Express : asl::WorkflowType::Standard)
      .diagnostics;
}

void show_json(const std::string& file, const asl::Diagnostics& diagnostics) {
  JsonObjectText body;
  body.add_string("file", file);
  api::add_diagnostics(body, diagnostics, api::Severity::Warning, 3 * asl::kDiagnosticsMax);
  std::cout << api::take_body(body) << "\n";
}

void show(const std::string& file, const asl::Diagnostics& diagnostics) {
  for (const asl::Diagnostic& d : diagnostics.all()) {
    std::cout << fmt::format("{}: {} {} at {}: {}\n", file,
                             d.severity == asl::Diagnostic::Severity::Error ? "ERROR" : "WARNING", d.code,
                             d.location.value_or("null"), d.message);
  }
  if (diagnostics.truncated()) std::cout << file << ": and more\n";
  if (diagnostics.ok()) std::cout << file << ": OK\n";
}

}  // namespace

int validate_files(const ValidateOptions& options) {
  bool all_read = true;
  bool all_fine = true;
  for (const std::string& file : options.files) {
    const auto definition = read_definition(file);
    if (!definition) {
      std::cerr << "stepwell: " << file << " can't be read\n";
      all_read = false;
      continue;
    }
    const auto diagnostics = judge(*definition, options.express);
    all_fine = all_fine && diagnostics.ok();
    options.json ? show_json(file, diagnostics) : show(file, diagnostics);
  }
  if (!all_read) return server::kExitUsage;
  return all_fine ? server::kExitOk : server::kExitFailure;
}

}  // namespace sfn::cli
