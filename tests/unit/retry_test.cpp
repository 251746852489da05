#include "engine/asl/retry.h"

#include <doctest/doctest.h>

#include "engine/value/value.h"
#include "tests/support/data_file.h"

namespace asl = sfn::asl;
using sfn::Millis;

TEST_CASE("ErrorEquals matches names, wildcards and missed heartbeats") {
  sfn::test::for_each_case("error_matching.json", [](const sfn::Value& test) {
    const auto name = test.at("error").get<std::string>();
    const asl::RaisedError error{name, test.value("heartbeat", false)};
    std::vector<std::string> patterns;
    for (const sfn::Value& pattern : test.at("error_equals"))
      patterns.push_back(pattern.get<std::string>());
    CHECK(asl::matches(patterns, error) == test.at("matches").get<bool>());
  });
}

TEST_CASE("the first handler that matches is found, later ones are not asked") {
  const std::vector<asl::Retrier> retry = {
      {.error_equals = {"A"}}, {.error_equals = {"A", "B"}}, {.error_equals = {"States.ALL"}}};
  CHECK(asl::find_retrier(retry, {"A"}) == 0);
  CHECK(asl::find_retrier(retry, {"B"}) == 1);
  CHECK(asl::find_retrier(retry, {"C"}) == 2);
  CHECK(asl::find_retrier(retry, {"States.Runtime"}) == std::nullopt);
  const std::vector<asl::Catcher> catchers = {{.error_equals = {"A"}}, {.error_equals = {"A"}}};
  CHECK(asl::find_catcher(catchers, {"A"}) == 0);
  CHECK(asl::find_catcher(catchers, {"B"}) == std::nullopt);
  CHECK(asl::find_catcher({}, {"A"}) == std::nullopt);
}

TEST_CASE("the delay grows by the rate with each retry") {
  const asl::Retrier by_default;
  CHECK(asl::backoff(by_default, 1) == Millis(1'000));
  CHECK(asl::backoff(by_default, 2) == Millis(2'000));
  CHECK(asl::backoff(by_default, 3) == Millis(4'000));
  const asl::Retrier fractional{.interval_seconds = 3, .backoff_rate = 1.5};
  CHECK(asl::backoff(fractional, 2) == Millis(4'500));
  CHECK(asl::backoff(fractional, 3) == Millis(6'750));
  const asl::Retrier constant{.interval_seconds = 7, .backoff_rate = 1.0};
  CHECK(asl::backoff(constant, 1'000) == Millis(7'000));
}

TEST_CASE("the delay stops growing at MaxDelaySeconds, and without it at the longest interval there is") {
  const asl::Retrier capped{.interval_seconds = 1, .delay_seconds_max = 5};
  CHECK(asl::backoff(capped, 3) == Millis(4'000));
  CHECK(asl::backoff(capped, 4) == Millis(5'000));
  CHECK(asl::backoff(capped, 99'999'999) == Millis(5'000));
  const asl::Retrier endless{
      .interval_seconds = 99'999'999, .attempts_max = 99'999'999, .backoff_rate = 1e300};
  CHECK(asl::backoff(endless, 1) == Millis(99'999'999'000));
  CHECK(asl::backoff(endless, 99'999'999) == Millis(99'999'999'000));
}
