#include "engine/asl/diagnostics.h"

#include <doctest/doctest.h>

using sfn::asl::Diagnostics;
using sfn::asl::kDiagnosticsMax;
using sfn::asl::Location;

TEST_CASE("errors join into one text with their locations") {
  const Location root;
  const Location states = root.child("States");
  Diagnostics diagnostics;
  CHECK(diagnostics.ok());
  CHECK(diagnostics.joined() == "");
  diagnostics.schema("First", states.child("A"));
  diagnostics.error("MISSING_END_STATE", "Second", std::nullopt);
  diagnostics.schema("Third", root);
  CHECK_FALSE(diagnostics.ok());
  CHECK(diagnostics.joined() ==
        "SCHEMA_VALIDATION_FAILED: First at /States/A, MISSING_END_STATE: Second at null, "
        "SCHEMA_VALIDATION_FAILED: Third at /");
}

TEST_CASE("a location is written as its members and elements") {
  const Location root;
  const Location branches = root.child("Branches");
  const Location branch = branches.at(12);
  CHECK(root.text() == "/");
  CHECK(branch.text() == "/Branches[12]");
  CHECK(branch.child("StartAt").text() == "/Branches[12]/StartAt");
}

TEST_CASE("more problems than one reply shows are counted as truncated, not kept") {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < kDiagnosticsMax; ++i)
    diagnostics.schema("wrong", Location());
  CHECK(diagnostics.errors().size() == kDiagnosticsMax);
  CHECK_FALSE(diagnostics.truncated());
  diagnostics.schema("wrong", Location());
  CHECK(diagnostics.errors().size() == kDiagnosticsMax);
  CHECK(diagnostics.truncated());
  CHECK_FALSE(diagnostics.ok());
}
