#include <doctest/doctest.h>

#include "engine/asl/jsonata/expression.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/data_file.h"

using namespace sfn::asl;
using jsonata::Environment;
using jsonata::Expression;
using sfn::Value;

namespace {

using Evaluated = tl::expected<std::optional<Value>, jsonata::JsonataError>;

Expression compiled(const std::string& text) {
  auto expression = Expression::compile(text);
  REQUIRE_MESSAGE(expression.has_value(), expression.error().message);
  return *std::move(expression);
}

Evaluated evaluated(const std::string& text, const Value& input = {}, const Environment& environment = {},
                    int depth = jsonata::kDepthMax) {
  WorkMeter meter;
  return compiled(text).evaluate(&input, environment, {meter, depth});
}

std::string shown(const Evaluated& result) {
  if (!result) return result.error().code + ": " + result.error().message;
  return *result ? sfn::to_json(**result) : "undefined";
}

// A case names the expression and what it gives: `expect` a value, `undefined`, or the code of an `error`.
// The input is the same for all.
void check_case(const Value& test) {
  static const Value kInput = sfn::test::read_data("jsonata_input.json");
  double chance = 0;
  Environment environment;
  environment.random = [&] { return chance = chance >= 0.9 ? 0.05 : chance + 0.1; };
  const auto text = test["expr"].get<std::string>();
  const auto expression = Expression::compile(text);
  WorkMeter meter(10'000'000);
  const Evaluated result = expression
                               ? expression->evaluate(&kInput, environment, {meter, jsonata::kDepthMax})
                               : Evaluated(tl::make_unexpected(expression.error()));
  if (test.contains("error")) {
    REQUIRE_MESSAGE(!result.has_value(), shown(result));
    CHECK(result.error().code == test["error"].get<std::string>());
    CHECK(!result.error().message.empty());
    return;
  }
  REQUIRE_MESSAGE(result.has_value(), shown(result));
  // As text, so that the kind of number and the order of members count.
  CHECK(shown(result) == (test.contains("undefined") ? "undefined" : sfn::to_json(test["expect"])));
}

}  // namespace

TEST_CASE("JSONata's paths, predicates, groups, functions and transforms") {
  sfn::test::for_each_case("jsonata_paths.json", check_case);
}

TEST_CASE("JSONata's operators, and the errors of each") {
  sfn::test::for_each_case("jsonata_operators.json", check_case);
}

TEST_CASE("JSONata's function library") {
  sfn::test::for_each_case("jsonata_functions.json", check_case);
}

TEST_CASE("an expression sees the clock, chance and variables of its environment alone") {
  const Value states = {{"input", {{"a", 1}}}};
  Environment environment;
  environment.now = sfn::TimePoint(sfn::Millis(1'500'000'000'123));
  environment.random = [] { return 0.25; };
  environment.variable = [&](std::string_view name) { return name == "states" ? &states : nullptr; };
  CHECK(shown(evaluated("[$states.input.a, $random(), $millis(), $now()]", {}, environment)) ==
        R"([1,0.25,1500000000123,"2017-07-14T02:40:00.123Z"])");
  CHECK(shown(evaluated("$other", {}, environment)) == "undefined");
  CHECK(shown(evaluated("($states := 2; $states)", {}, environment)) == "2");
  CHECK(shown(evaluated("$states", {}, environment)) == R"({"input":{"a":1}})");
}

TEST_CASE("functions of the host are called with values, and their errors are the expression's") {
  std::vector<jsonata::HostFunction> functions;
  functions.push_back({"twice", "<n-:n>", 1, [](auto arguments) -> Evaluated {
                         return Value(2 * arguments[0]->template get<std::int64_t>());
                       }});
  functions.push_back({"refuse", "<s?>", 1, [](auto arguments) -> Evaluated {
                         return tl::make_unexpected(jsonata::JsonataError{
                             .code = "", .message = arguments[0] ? "refused" : "nothing to refuse"});
                       }});
  const jsonata::HostFunctions host(std::move(functions));
  Environment environment;
  environment.functions = &host;
  CHECK(shown(evaluated("$map([1, 2], $twice)", {}, environment)) == "[2,4]");
  CHECK(shown(evaluated("($twice := 1; $twice)", {}, environment)) == "1");
  CHECK(evaluated("$twice('a')", {}, environment).error().code == "T0410");
  CHECK(evaluated("$refuse('a')", {}, environment).error().message == "refused");
  CHECK(evaluated("$refuse()", {}, environment).error().message == "nothing to refuse");
}

TEST_CASE("an error says where it is, in characters as JavaScript counts them, and what was wrong") {
  const auto failed = evaluated("'\U0001F600' & 1 + 'x'");
  REQUIRE(!failed.has_value());
  CHECK(failed.error().code == "T2001");
  CHECK(failed.error().position == 10);
  CHECK(failed.error().token == "+");
  CHECK(failed.error().value == Value("\U0001F6001"));
  const auto broken = Expression::compile("a.[1");
  REQUIRE(!broken.has_value());
  CHECK(broken.error().message == "Expected \"]\" before end of expression");
}

TEST_CASE("an error is worded as clients of AWS know it") {
  CHECK(shown(evaluated("$abs('x')")) ==
        "T0410: Argument 1 of function \"abs\" does not match function signature");
  CHECK(shown(evaluated("$eval('1')")) == "T1006: Attempted to invoke a non-function");
  CHECK(shown(evaluated("$assert(false)")) == "D3141: $assert() statement failed");
}

TEST_CASE("look-around and back-references are refused when the expression is compiled") {
  for (const char* text :
       {"/a(?=b)/", "/(?!a)b/", "/(?<=a)b/", R"(/(a)\1/)", R"(/(?<n>a)\k<n>/)", "/a{2,1}/", "/a**/"}) {
    CAPTURE(text);
    const auto expression = Expression::compile(text);
    REQUIRE(!expression.has_value());
    CHECK(expression.error().code == "S0303");
  }
}

TEST_CASE("an expression without end, or with too much to do, ends within its budget") {
  for (const char* text : {
           "($f := function(){ $f() }; $f())",
           "($f := function($n){ 1 + $f($n + 1) }; $f(0))",
           "($f := function($s){ $f($s & $s) }; $f('x'))",
           "($f := function($a){ $f([$a, $a]) }; $f([1]))",
           "($f := function($a){ $f([[$a]]) }; $f(1))",
           "($f := function($g){ $f(function(){ $g() }) }; $f(1))",
           "($f := function($o){ $f({'o': $o}) }; $f(1))",
           "[1..1e7]",
           "[1..1e7].($ * 2)",
           "$map([1..1e7], function($x){ $x })",
           "$pad('', 1e9)",
           "$formatInteger(1e15, 'I')",
           "$join([1..1e5].'long text', ',')",
           "$match($pad('', 30000, 'a'), /(a+)+$|b/)",
           "($p := function($f, $n){ $n = 0 ? $f : $p($f ~> $string, $n - 1) }; $p($string, 1e6)(1))",
       }) {
    CAPTURE(text);
    const auto result = evaluated(text);
    if (!result) CHECK(result.error().code == "U1001");
    CHECK((!result || std::string_view(text).find("$match") != std::string_view::npos));
  }
  CHECK(shown(evaluated("$count([1..1e7])")) == "10000000");
}

TEST_CASE("nesting is refused beyond its limit, when compiled and when evaluated") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "1" +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  CHECK(shown(evaluated(nested(390))) == "1");
  CHECK(Expression::compile(nested(410)).error().code == "U1001");
  CHECK(Expression::compile(nested(1'000'000)).error().code == "U1001");
  std::string sum = "1";
  for (int i = 0; i < 350; ++i)
    sum += "+1";
  CHECK(shown(evaluated(sum)) == "351");
  for (int i = 0; i < 100'000; ++i)
    sum += "+1";
  CHECK(Expression::compile(sum).error().code == "U1001");
  const std::string recursion = "($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(DEPTH))";
  const auto with_depth = [&](const std::string& depth) {
    return std::string(recursion).replace(recursion.find("DEPTH"), 5, depth);
  };
  CHECK(shown(evaluated(with_depth("200"))) == "200");
  CHECK(evaluated(with_depth("300")).error().code == "U1001");
}

TEST_CASE("what an expression refers to is known before it is evaluated") {
  const auto found =
      compiled(
          "($a := $b; $f := function($c){ $c + $d + $sum(e) }; $states.input.x[0].y & $states.result "
          "& $a & order[total > $limit].id & $parse('1'))")
          .references();
  CHECK(found.variables == std::vector<std::string>{"b", "d", "limit", "parse"});
  CHECK(found.states == std::vector<std::vector<std::string>>{{"input", "x"}, {"result"}});
  CHECK(found.top_level_name == "order");
  CHECK(!found.top_level_context);
  CHECK(!found.root);
  CHECK(!compiled("$states.input.order[total > 10].(id & $)").references().top_level_name);
  CHECK(!compiled("function($x){ name }").references().top_level_name);
  CHECK(!compiled("$x.a").references().top_level_context);
  CHECK(compiled("$.a").references().top_level_context);
  CHECK(compiled("[1, *]").references().top_level_context);
  CHECK(compiled("$$.a").references().root);
  CHECK(compiled("$a@$v.($v & $w)").references().variables == std::vector<std::string>{"a", "w"});
}
