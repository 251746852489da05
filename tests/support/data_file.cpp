#include "tests/support/data_file.h"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/source_dir.h"

namespace sfn::test {

Value read_data(const std::string& file_name) {
  std::ifstream file(source_dir() / "tests/unit/data" / file_name);
  REQUIRE_MESSAGE(file.is_open(), file_name);
  std::ostringstream text;
  text << file.rdbuf();
  auto document = parse_json(text.str());
  REQUIRE_MESSAGE(document.has_value(), file_name);
  return *std::move(document);
}

void for_each_case(const std::string& file_name, const std::function<void(const Value& test)>& run) {
  const Value groups = read_data(file_name);
  std::size_t count = 0;
  for (const Value& group : groups) {
    for (const Value& test : group.at("cases")) {
      const std::string about = group.at("about").get<std::string>() + ": " + to_json(test);
      INFO(about);
      run(test);
      ++count;
    }
  }
  CHECK(count > 0);
}

}  // namespace sfn::test
