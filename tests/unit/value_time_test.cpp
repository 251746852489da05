#include <doctest/doctest.h>

#include "engine/value/time.h"

using sfn::Millis;
using sfn::parse_iso8601;
using sfn::TimePoint;
using sfn::to_iso8601;

TEST_CASE("a time is printed in UTC, its fraction with three digits or none") {
  CHECK(to_iso8601(TimePoint(Millis(0))) == "1970-01-01T00:00:00Z");
  CHECK(to_iso8601(TimePoint(Millis(1'553'631'253'192))) == "2019-03-26T20:14:13.192Z");
  CHECK(to_iso8601(TimePoint(Millis(1'553'631'253'005))) == "2019-03-26T20:14:13.005Z");
  CHECK(to_iso8601(TimePoint(Millis(951'827'696'000))) == "2000-02-29T12:34:56Z");
  CHECK(to_iso8601(TimePoint(Millis(-1))) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("the timestamps that Wait accepts are read") {
  const TimePoint time{Millis(1'553'631'253'000)};
  CHECK(parse_iso8601("2019-03-26T20:14:13Z") == time);
  CHECK(parse_iso8601("2019-03-26T22:14:13+02:00") == time);
  CHECK(parse_iso8601("2019-03-26T14:44:13-05:30") == time);
  CHECK(parse_iso8601("2019-03-27T14:14:13+18:00") == time);
  CHECK(parse_iso8601("2019-03-26T20:14:13.1Z") == time + Millis(100));
  CHECK(parse_iso8601("2019-03-26T20:14:13.123456789Z") == time + Millis(123));
  CHECK(parse_iso8601("2020-02-29T00:00:00Z") == TimePoint(Millis(1'582'934'400'000)));
}

TEST_CASE("anything else is no timestamp") {
  for (const char* text : {"",
                           "2019-03-26",
                           "2019-03-26T20:14Z",
                           "2019-03-26 20:14:13Z",
                           "2019-03-26t20:14:13Z",
                           "2019-03-26T20:14:13z",
                           "2019-03-26T20:14:13",
                           "2019-13-26T20:14:13Z",
                           "2019-02-29T20:14:13Z",
                           "2019-03-26T24:00:00Z",
                           "2019-03-26T20:60:00Z",
                           "2019-03-26T20:14:60Z",
                           "2019-03-26T20:14:13.Z",
                           "2019-03-26T20:14:13.1234567890Z",
                           "2019-03-26T20:14:13+0200",
                           "2019-03-26T20:14:13+18:01",
                           "2019-03-26T20:14:13+02:60",
                           "2019-03-26T20:14:13Z ",
                           "26-03-2019T20:14:13Z",
                           "2019-3-26T20:14:13Z"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso8601(text));
  }
}
