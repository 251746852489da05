// Definitions and their values are shared by the threads of a server.
#include <array>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"

using sfn::to_json;
using sfn::Value;

TEST_CASE("threads read, copy, change and drop copies of one value") {
  Value shared = {{"list", Value::array({"some text", {{"a", 1}}})}};
  for (int i = 0; i < 40; ++i)  // more than an object holds without an index
    shared["m" + std::to_string(i)] = {{"n", i}};
  const Value& read_only = shared;
  const std::string before = to_json(read_only);
  std::array<std::string, 4> results;
  {
    std::array<std::jthread, 4> threads;
    for (std::size_t n = 0; n < threads.size(); ++n) {
      threads[n] = std::jthread([&read_only, &result = results[n]] {
        for (int i = 0; i < 1000; ++i) {
          Value own = read_only;
          own["m" + std::to_string(i % 40)]["n"] = "changed";
          own["list"].push_back(read_only.at("m39"));
          own = read_only.at("list");
        }
        result = to_json(read_only);
      });
    }
  }
  for (const auto& result : results)
    CHECK(result == before);
}
