#include <doctest/doctest.h>

#include "engine/asl/intrinsics/intrinsic.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"

using sfn::Bytes16;
using sfn::Value;
using sfn::asl::Intrinsic;
using sfn::asl::Scope;
using sfn::asl::WorkMeter;
namespace error_name = sfn::asl::error_name;

namespace {

const Value& context() {
  static const Value kContext = {{"Name", "context"}, {"List", Value::array({1, 2})}};
  return kContext;
}

Bytes16 counted_bytes() {
  Bytes16 bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<std::uint8_t>(i);
  return bytes;
}

const Value* variable(std::string_view name) {
  static const Value kTotal = {{"sum", 7}, {"parts", Value::array({3, 4})}};
  return name == "total" ? &kTotal : nullptr;
}

Scope scope_of(const Value& input) {
  return {.input = input, .context = context, .variable = variable, .random_bytes = counted_bytes};
}

Intrinsic parsed(const std::string& text) {
  auto call = Intrinsic::parse(text);
  REQUIRE_MESSAGE(call.has_value(), call.error());
  return *call;
}

sfn::asl::Result<Value> evaluated(const std::string& text, const Value& input) {
  WorkMeter meter;
  return parsed(text).evaluate(scope_of(input), meter, "v.$");
}

// The name and the text of the failure a case expects.
sfn::asl::AslError expected_error(const Value& test) {
  if (test.contains("runtime")) return sfn::asl::runtime_error(test["runtime"].get<std::string>());
  return {error_name::kIntrinsicFailure, "Invalid arguments in " + test["invalid"].get<std::string>()};
}

// A case names the call and what becomes of it: `expect` a value, `invalid` arguments, `runtime` error, or
// `refused` when it is read.
void check_case(const Value& test) {
  const auto text = test["call"].get<std::string>();
  if (test.contains("refused")) {
    const auto call = Intrinsic::parse(text);
    REQUIRE_FALSE(call);
    CHECK(call.error() == test["refused"].get<std::string>());
    return;
  }
  const Value input = test.contains("input") ? test["input"] : Value::object();
  const auto result = evaluated(text, input);
  REQUIRE(result.has_value() == test.contains("expect"));
  if (result) {
    // As text, so that the kind of number and the order of members count.
    CHECK(sfn::to_json(*result) == sfn::to_json(test["expect"]));
  } else {
    CHECK(result.error() == expected_error(test));
  }
}

std::string repeated(const std::string& piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += piece;
  return text;
}

// `call` wrapped into itself `count` times: `States.F(States.F(inner))`.
std::string nested(const std::string& name, int count, const std::string& inner) {
  return repeated(name + "(", count) + inner + std::string(static_cast<std::size_t>(count), ')');
}

bool is_used_up(const sfn::asl::Result<Value>& result) {
  return !result && result.error().error == error_name::kRuntime &&
         result.error().cause->ends_with("takes more work than this service evaluates");
}

}  // namespace

TEST_CASE("an intrinsic call is read, or refused with the place of the error") {
  sfn::test::for_each_case("intrinsics_parse.json", check_case);
}

TEST_CASE("functions over strings give what AWS gives") {
  sfn::test::for_each_case("intrinsics_strings.json", check_case);
}

TEST_CASE("functions over arrays give what AWS gives") {
  sfn::test::for_each_case("intrinsics_arrays.json", check_case);
}

TEST_CASE("functions over JSON give what AWS gives") {
  sfn::test::for_each_case("intrinsics_json.json", check_case);
}

TEST_CASE("hashes and Base64 are those of the text's UTF-8") {
  sfn::test::for_each_case("intrinsics_encoding.json", check_case);
}

TEST_CASE("functions over numbers round, and keep to 32 bits") {
  sfn::test::for_each_case("intrinsics_math.json", check_case);
}

TEST_CASE("functions that give a string are known before they run") {
  for (const char* text :
       {"States.Format('')", "States.JsonToString(1)", "States.ArrayGetItem($, 0)", "States.Base64Encode('')",
        "States.Base64Decode('')", "States.Hash('', 'MD5')", "States.UUID()"})
    CHECK_MESSAGE(parsed(text).gives_string(), text);
  for (const char* text : {"States.StringToJson('')", "States.Array()", "States.ArrayPartition($, 1)",
                           "States.ArrayContains($, 1)", "States.ArrayRange(1, 2, 1)",
                           "States.ArrayLength($)", "States.ArrayUnique($)", "States.JsonMerge($, $, false)",
                           "States.MathRandom(1, 2)", "States.MathAdd(1, 2)", "States.StringSplit('', '')"})
    CHECK_FALSE_MESSAGE(parsed(text).gives_string(), text);
}

TEST_CASE("the paths of a call are found at every depth, in the order they are written") {
  std::string found;
  parsed("States.Format('$.no', $.a, States.Array($$.b, 1, States.UUID()), $['c,d'])")
      .for_each_path([&](const sfn::asl::Path& path) { found += path.text() + ";"; });
  CHECK(found == "$.a;$$.b;$['c,d'];");
}

TEST_CASE("a UUID is made of the bytes drawn, and so is a number without a seed") {
  CHECK(evaluated("States.UUID()", nullptr) == Value("00010203-0405-4607-8809-0a0b0c0d0e0f"));
  const auto number = evaluated("States.MathRandom(-3, 4)", nullptr);
  REQUIRE(number);
  CHECK(*number == *evaluated("States.MathRandom(-3, 4, 283686952306183)", nullptr));  // 0x0001020304050607
  CHECK(number->get<int>() >= -3);
  CHECK(number->get<int>() < 4);
}

TEST_CASE("ten calls in a field are allowed, eleven are not, nested or side by side") {
  CHECK(evaluated(nested("States.Array", 10, "1"), nullptr));
  CHECK_FALSE(Intrinsic::parse(nested("States.Array", 11, "1")));
  const std::string calls = repeated("States.UUID(), ", 8);
  CHECK(Intrinsic::parse("States.Array(" + calls + "States.UUID())"));
  CHECK_FALSE(Intrinsic::parse("States.Array(" + calls + "States.UUID(), States.UUID())"));
  CHECK_FALSE(Intrinsic::parse(repeated("States.Array(", 100'000)));
}

TEST_CASE("a text of 10,000 characters is encoded and hashed, one more is not, whatever its bytes are") {
  // Two UTF-16 units and four bytes each.
  const std::string rockets = repeated("🚀", 5'000);
  const std::string encoded = repeated("A", 10'000);
  for (const char* call : {"States.Base64Encode($.text)", "States.Hash($.text, 'MD5')"}) {
    CHECK(evaluated(call, {{"text", rockets}}));
    const auto longer = evaluated(call, {{"text", rockets + "x"}});
    REQUIRE_FALSE(longer);
    CHECK(longer.error().error == error_name::kIntrinsicFailure);
    CHECK(longer.error().cause->ends_with("argument 1 must have no more than 10000 characters."));
  }
  CHECK(evaluated("States.Base64Decode($.text)", {{"text", encoded}}));
  CHECK_FALSE(evaluated("States.Base64Decode($.text)", {{"text", encoded + "A"}}));
  // The limit is that of the JSON text where the data are no string.
  CHECK(evaluated("States.Hash($, 'MD5')", Value::array({repeated("x", 9'996)})));
  CHECK_FALSE(evaluated("States.Hash($, 'MD5')", Value::array({repeated("x", 9'997)})));
}

TEST_CASE("a call that would cost more than its allowance fails, and says which") {
  const Value large = repeated("x", 250'000);
  // Copies are shared; it is their text that costs.
  const std::string copies = "States.Array(" + repeated("$, ", 200) + "1)";
  CHECK(evaluated(copies, large));
  CHECK(is_used_up(evaluated("States.JsonToString(" + copies + ")", large)));

  // Every quote and backslash doubles at each level.
  const Value quotes = repeated("\"", 200'000);
  CHECK(evaluated(nested("States.JsonToString", 2, "$"), quotes));
  CHECK(is_used_up(evaluated(nested("States.JsonToString", 10, "$"), quotes)));

  const std::string doubled = "States.Format('{}{}{}{}{}{}{}{}', $, $, $, $, $, $, $, $)";
  CHECK(evaluated(doubled, large));
  const std::string format_of_formats =
      "States.Format('{}{}{}{}{}{}{}{}{}', " + repeated(doubled + ", ", 8) + doubled + ")";
  CHECK_FALSE(evaluated(format_of_formats, large));
}

TEST_CASE("the largest arrays are searched, partitioned and made unique within the allowance") {
  Value numbers = Value::array();
  for (int i = 0; i < 40'000; ++i)
    numbers.push_back(i);
  const auto unique = evaluated("States.ArrayUnique($)", numbers);
  REQUIRE(unique);
  CHECK(unique->size() == numbers.size());
  CHECK(evaluated("States.ArrayContains($, -1)", numbers) == Value(false));
  CHECK(evaluated("States.ArrayLength(States.ArrayPartition($, 1))", numbers) == Value(40'000));
}

TEST_CASE("an array of values with one hash is made unique, or ends in time") {
  // As doubles, 2^62 and its next 200 neighbours are one number.
  const auto close_numbers = [](int rounds) {
    Value numbers = Value::array();
    for (int i = 0; i < rounds * 200; ++i)
      numbers.push_back((std::int64_t{1} << 62) + i % 200);
    return numbers;
  };
  const auto few = evaluated("States.ArrayUnique($)", close_numbers(5));
  REQUIRE(few);
  CHECK(few->size() == 200);
  CHECK(is_used_up(evaluated("States.ArrayUnique($)", close_numbers(100))));
}
