#include "engine/value/check.h"

#include <string>

#include <doctest/doctest.h>

using sfn::check;

TEST_CASE("a check that holds costs nothing, one that fails throws and names the place that called it") {
  CHECK_NOTHROW(check(1 + 1 == 2));
  try {
    check(false, "two and two are four");
    FAIL("check let a false condition pass");
  } catch (const sfn::InternalError& error) {
    const std::string message = error.what();
    CHECK(message.find("two and two are four") != std::string::npos);
    CHECK(message.find("check_test.cpp:") != std::string::npos);
  }
}
