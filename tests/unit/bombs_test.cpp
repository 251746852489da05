// Machines that take all the time and memory they can get: each ends with a named error, and between any two
// of its slices the scheduler does what others ask for.
#include <doctest/doctest.h>

#include "tests/support/scheduler_fixture.h"

using namespace sfn;
using sfn::test::SchedulerFixture;

namespace {

struct Bomb {
  std::string about;
  std::string definition;
  std::string input = "{}";
  std::string error;
  // Part of the cause; empty: any.
  std::string cause;
  int slices_min = 1;
  std::int64_t history_events_max = 2'500;
};

const char* const kUsedUp = "units of work that a state may take";

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    result += text;
  return result;
}

std::string list(std::size_t count, const std::string& element = "0") {
  return "[" + element + repeated("," + element, count - 1) + "]";
}

std::string nested_lists(std::size_t depth, std::size_t count) {
  return repeated("[", depth) + "0" + repeated(",0", count) + repeated("]", depth);
}

// An object with one text of so many bytes.
std::string long_text(std::size_t bytes) {
  return R"({"text":")" + repeated("x", bytes) + R"("})";
}

std::string machine(const std::string& states, const std::string& start_at = "A") {
  return R"({"StartAt":")" + start_at + R"(","States":{)" + states + "}}";
}

std::string evaluates(const std::string& path) {
  return machine(R"("A":{"Type":"Pass","Parameters":{"all.$":")" + path +
                 R"("},"ResultPath":null,"End":true})");
}

// A Map state with these members; each iteration runs `processor`.
std::string maps(const std::string& members, const std::string& processor, const std::string& name = "A") {
  return machine(
      "\"" + name + R"(":{"Type":"Map",)" + members + R"("ItemProcessor":)" + processor + R"(,"End":true})",
      name);
}

// A Pass state with these members, again and again.
std::string loops(const std::string& members) {
  return machine(R"("A":{"Type":"Pass",)" + members + R"("Next":"B"},"B":{"Type":"Choice","Choices":[
      {"Variable":"$","IsPresent":true,"Next":"A"}],"Default":"S"},"S":{"Type":"Succeed"})");
}

std::string jsonata(const std::string& states) {
  return R"({"QueryLanguage":"JSONata","StartAt":"A","States":{)" + states + "}}";
}

std::string gives(const std::string& expression) {
  return jsonata(R"("A":{"Type":"Pass","Output":"{% )" + expression + R"( %}","End":true})");
}

std::string matches(const std::string& pattern) {
  return machine(R"("A":{"Type":"Choice","Choices":[{"Variable":"$.text","StringMatches":")" + pattern +
                 R"(","Next":"S"}],"Default":"S"},"S":{"Type":"Succeed"})");
}

// So many fields with the same expression.
std::string repeats(const std::string& expression, int times) {
  std::string fields;
  for (int i = 0; i < times; ++i)
    fields += (i ? ",\"f" : "\"f") + std::to_string(i) + R"(.$":")" + expression + "\"";
  return machine(R"("A":{"Type":"Pass","Parameters":{)" + fields + R"(},"End":true})");
}

std::string parallel(int branches) {
  std::string text;
  for (int i = 0; i < branches; ++i) {
    const std::string name = "\"P" + std::to_string(i) + "\"";
    text += (i ? "," : "") + std::string(R"({"StartAt":)") + name + R"(,"States":{)" + name +
            R"(:{"Type":"Wait","Seconds":9,"Next":"F)" + std::to_string(i) + R"("},"F)" + std::to_string(i) +
            R"(":{"Type":"Fail","Error":"Broken"}}})";
  }
  return machine(R"("A":{"Type":"Parallel","End":true,"Branches":[)" + text + "]}");
}

std::vector<Bomb> expressions() {
  return {
      {.about = "a scan of scans",
       .definition = evaluates("$..*..*..*"),
       .input = nested_lists(450, 60'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a filter within a filter",
       .definition = evaluates("$[?(@ in $[?(@ in $[*])])]"),
       .input = list(100'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a regular expression whose states are many",
       .definition = evaluates("$[?(@ =~ /(x|y)*x(x|y){40}z/)]"),
       .input = list(1'000, "\"" + repeated("x", 200) + "\""),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a text looked for in each other text",
       .definition = evaluates("$.many[?($.text contains @)]"),
       .input = R"({"many":)" + list(100, "\"" + repeated("x", 900) + "y\"") + R"(,"text":")" +
                repeated("x", 150'000) + R"("})",
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a document that is all brackets",
       .definition = evaluates("$[0]"),
       .input = list(65'000, "[1]"),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a pattern with a hundred thousand stars",
       .definition = matches(repeated("*x", 100'000)),
       .input = long_text(250'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a large text ten thousand times",
       .definition = repeats("$", 10'000),
       .input = long_text(200'000),
       .error = "States.DataLimitExceeded"},
      {.about = "a large list ten thousand times",
       .definition = repeats("$", 10'000),
       .input = list(100'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a large result from each iteration of a Map",
       .definition = maps(R"("ItemsPath":"$.items","ItemSelector":{"text.$":"$.text"},)",
                          machine(R"("P":{"Type":"Pass","End":true})", "P")),
       .input = R"({"items":)" + list(20) + R"(,"text":")" + repeated("x", 100'000) + R"("})",
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "more results of a Map than are kept",
       .definition = maps(R"("ItemsPath":"$.items","ItemSelector":{"text.$":"$.text"},)",
                          machine(R"("P":{"Type":"Pass","End":true})", "P")),
       .input = R"({"items":)" + list(100) + R"(,"text":")" + repeated("x", 100'000) + R"("})",
       .error = "States.DataLimitExceeded"},
      {.about = "a list of everything in the message of a failure",
       .definition = machine(R"("A":{"Type":"Wait","InputPath":"$..*","SecondsPath":"$","End":true})"),
       .input = nested_lists(300, 400),
       .error = "States.Runtime",
       .cause = "cannot be parsed as a long value"},
  };
}

// A function within a function: `call` so many times, the next in the place of its `#`.
std::string nested(const std::string& call, const std::string& innermost, int times) {
  std::string text = innermost;
  for (int i = 0; i < times; ++i) {
    std::string outer;
    for (const char c : call) {
      if (c == '#') {
        outer += text;
      } else {
        outer += c;
      }
    }
    text = outer;
  }
  return text;
}

std::vector<Bomb> functions() {
  const std::string deep = repeated("[", 100'000) + repeated("]", 100'000);
  return {
      {.about = "JSON in a text, nested without end",
       .definition = evaluates("States.StringToJson($.text)"),
       .input = R"({"text":")" + deep + R"("})",
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "JSON in a text, nested more deeply than a document may be",
       .definition = evaluates("States.StringToJson($.text)"),
       .input = R"({"text":")" + repeated("[", 600) + repeated("]", 600) + R"("})",
       .error = "States.IntrinsicFailure",
       .cause = "nesting depth"},
      {.about = "a range without end",
       .definition = evaluates("States.ArrayRange(0, 2000000000, 1)"),
       .error = "States.IntrinsicFailure"},
      {.about = "ranges without end",
       .definition = repeats("States.ArrayRange(1, 1000, 1)", 1'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "a large array in parts of one, again and again",
       .definition = repeats("States.ArrayPartition($, 1)", 50),
       .input = list(60'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "an array in which nothing is twice",
       .definition = repeats("States.ArrayUnique($)", 20),
       .input = list(40'000, "[0]"),
       .error = "States.Runtime",
       .cause = kUsedUp},
      {.about = "Base64 of Base64",
       .definition = evaluates(nested("States.Base64Encode(#)", "$.text", 9)),
       .input = long_text(5'000),
       .error = "States.IntrinsicFailure",
       .cause = "10000"},
      {.about = "a format that doubles a text within a field",
       .definition = evaluates(nested("States.Format('{}{}{}{}{}{}{}{}', #, $.text, $.text, $.text, $.text, "
                                      "$.text, $.text, $.text)",
                                      "$.text", 9)),
       .input = long_text(250'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
  };
}

const std::string kEndless = "($f := function() { $f() }; $f())";
const char* const kQueryError = "States.QueryEvaluationError";
const char* const kQueryUsedUp = "threw an error during evaluation. U1001: ";

std::vector<Bomb> queries() {
  return {
      {.about = "recursion without end",
       .definition = gives("($f := function($n) { 1 + $f($n) }; $f(1))"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "recursion without end that needs no stack",
       .definition = gives(kEndless),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "a range of ten million as a value",
       .definition = gives("[1..10000000]"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "a range of a function of ours",
       .definition = gives("$range(1, 10000000, 1)"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "a text that doubles",
       .definition = gives("($f := function($s) { $f($s & $s) }; $f('x'))"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "texts of the largest input",
       .definition = gives("$map([1..1000], function($i) { $states.input.text & $i })"),
       .input = long_text(250'000),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "an object that doubles and is one node each time",
       .definition = gives("$reduce([1..60], function($o, $i) { {'a': $o, 'b': $o} }, 1)"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "a value that nests more deeply than an expression may",
       .definition = gives("$reduce([1..5000], function($o, $i) { {'a': $o} }, 1)"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "a value that nests more deeply than a document may",
       .definition = gives("$reduce([1..600], function($o, $i) { {'a': $o} }, 1)"),
       .error = kQueryError,
       .cause = "nested too deeply"},
      {.about = "JSON in a text, nested without end",
       .definition = gives("$parse($pad('', 100000, '['))"),
       .error = kQueryError,
       .cause = "U1001"},
      {.about = "a regular expression that others never finish",
       .definition = gives("$map([1..1000], function($i) { $match($states.input.text, /(x+x+)+y/) })"),
       .input = long_text(20'000),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "a sort of sorts",
       .definition = gives("$sort([1..3000], function($a, $b) { $count($sort([1..3000])) > $a })"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "all descendants of all descendants",
       .definition = gives("$states.input.**.**"),
       .input = nested_lists(450, 60'000),
       .error = kQueryError},
  };
}

std::vector<Bomb> fields_of_queries() {
  return {
      {.about = "a rule that never decides",
       .definition = jsonata(R"("A":{"Type":"Choice","Choices":[{"Condition":"{% )" + kEndless +
                             R"( %}","Next":"S"}],"Default":"S"},"S":{"Type":"Succeed"})"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "variables that are never computed",
       .definition =
           jsonata(R"("A":{"Type":"Pass","Assign":{"x":["{% )" + kEndless + R"( %}"]},"End":true})"),
       .error = kQueryError,
       .cause = kQueryUsedUp},
      {.about = "a large text ten thousand times",
       .definition = jsonata(R"("A":{"Type":"Pass","Output":[)" +
                             repeated(R"("{% $states.input %}",)", 10'000) + R"(0],"End":true})"),
       .input = long_text(200'000),
       .error = "States.DataLimitExceeded"},
      {.about = "a large list ten thousand times",
       .definition = jsonata(R"("A":{"Type":"Pass","Output":[)" +
                             repeated(R"("{% $states.input %}",)", 10'000) + R"(0],"End":true})"),
       .input = list(100'000),
       .error = "States.Runtime",
       .cause = kUsedUp},
  };
}

std::vector<Bomb> loops_without_end() {
  return {
      {.about = "a rule that is true again and again",
       .definition = jsonata(R"("A":{"Type":"Choice","Choices":[
           {"Condition":"{% $sum([1..5000]) > 0 %}","Next":"A"}],"Default":"S"},"S":{"Type":"Succeed"})"),
       .error = "States.Runtime",
       .cause = "maximum number of history events",
       .slices_min = 10,
       .history_events_max = 300},
      {.about = "an expression without end, caught again and again",
       .definition = jsonata(R"("A":{"Type":"Parallel","Arguments":"{% ($f := function() { $f() }; $f()) %}",
           "Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}],
           "Catch":[{"ErrorEquals":["States.ALL"],"Next":"A"}],"End":true})"),
       .error = "States.Runtime",
       .cause = "maximum number of history events",
       .slices_min = 50,
       .history_events_max = 300},
      {.about = "an endless Choice loop",
       .definition = loops(""),
       .error = "States.Runtime",
       .cause = "maximum number of history events",
       .slices_min = 10},
      {.about = "a Map over a Map",
       .definition = maps("", maps(R"("ItemsPath":"$$.Execution.Input",)",
                                   machine(R"("P":{"Type":"Pass","End":true})", "P"), "M")),
       .input = list(150),
       .error = "States.Runtime",
       .cause = "maximum number of history events",
       .slices_min = 10},
      {.about = "a loop that nests its input by ResultPath",
       .definition = loops(R"("ResultPath":"$.before",)"),
       .error = "States.ResultPathMatchFailure",
       .slices_min = 5},
      {.about = "a loop that doubles its input by Parameters",
       .definition = loops(R"("Parameters":{"a.$":"$","b.$":"$"},)"),
       .input = R"({"text":"abcdefgh"})",
       .error = "States.DataLimitExceeded"},
      {.about = "a loop that doubles a text by Format",
       .definition = loops(R"x("Parameters":{"text.$":"States.Format('{}{}', $.text, $.text)"},)x"),
       .input = R"({"text":"abcdefgh"})",
       .error = "States.DataLimitExceeded"},
      {.about = "expensive states in a row",
       .definition = loops(R"("Parameters":{"all.$":"$..*"},"ResultPath":null,)"),
       .input = list(20'000),
       .error = "States.Runtime",
       .cause = "maximum number of history events",
       .slices_min = 20,
       .history_events_max = 300},
  };
}

std::string closing_details(SchedulerFixture& f, ExecutionId id) {
  return f.storage.history().at(id).back().row.details.value_or("");
}

// Runs batch by batch, and asks for an execution of another machine in each of them.
void check_bomb(const Bomb& bomb) {
  CAPTURE(bomb.about);
  SchedulerSettings settings;
  settings.limits.history_events_max = bomb.history_events_max;
  SchedulerFixture f(settings);
  f.create_machine(bomb.definition, "bomb");
  f.create_machine(machine(R"("A":{"Type":"Pass","End":true})"), "other");
  const auto started = f.submit(f.start_request("bomb", bomb.input, "bomb"));
  f.run_once();
  const auto id = std::get<ExecutionStartedReply>(f.take_answer(started).reply).execution;
  int slices = 1;
  for (; f.status(id) == ExecutionStatus::Running && slices < 2'500; ++slices) {
    const auto ticket = f.submit(f.start_request("other-" + std::to_string(slices), "{}", "other"));
    f.run_once();
    const auto other = std::get<ExecutionStartedReply>(f.take_answer(ticket).reply).execution;
    REQUIRE(f.status(other) == ExecutionStatus::Succeeded);
  }
  REQUIRE(f.status(id) == ExecutionStatus::Failed);
  const std::string details = closing_details(f, id);
  INFO(details.substr(0, 500));
  CHECK(details.size() < 40'000);
  CHECK(details.find("\"" + bomb.error + "\"") != std::string::npos);
  CHECK(details.find(bomb.cause) != std::string::npos);
  CHECK(slices >= bomb.slices_min);
}

}  // namespace

TEST_CASE("an expression that takes too much work fails its execution") {
  for (const Bomb& bomb : expressions())
    check_bomb(bomb);
}

TEST_CASE("an intrinsic function that takes too much work fails its execution") {
  for (const Bomb& bomb : functions())
    check_bomb(bomb);
}

TEST_CASE("a JSONata expression that takes too much work fails its execution") {
  for (const Bomb& bomb : queries())
    check_bomb(bomb);
  for (const Bomb& bomb : fields_of_queries())
    check_bomb(bomb);
}

TEST_CASE("a loop without end is cut into slices, between which others get their turn, and ends at a limit") {
  for (const Bomb& bomb : loops_without_end())
    check_bomb(bomb);
}

TEST_CASE("the largest list that a payload can hold is scanned, copied and filtered within the budget") {
  SchedulerFixture f;
  f.create_machine(evaluates("$..*"), "scans");
  f.create_machine(evaluates("$"), "copies");
  f.create_machine(evaluates("$[?(@ > 0)]"), "filters");
  const std::string largest = list(131'071);
  for (const char* name : {"scans", "copies", "filters"}) {
    CAPTURE(name);
    const auto answer = f.ask(f.start_request(name, largest, name));
    const auto id = std::get<ExecutionStartedReply>(answer.reply).execution;
    CHECK(closing_details(f, id) == "");
    CHECK(f.status(id) == ExecutionStatus::Succeeded);
  }
}

TEST_CASE("within its budget an expression counts a range it never writes out, and goes through long lists") {
  SchedulerFixture f;
  const auto check_fine = [&](const std::string& expression, std::size_t length) {
    CAPTURE(expression);
    f.create_machine(gives(expression), expression.substr(1, 4));
    const auto answer = f.ask(f.start_request("e", list(length), expression.substr(1, 4)));
    const auto id = std::get<ExecutionStartedReply>(answer.reply).execution;
    CHECK(closing_details(f, id) == "");
    CHECK(f.status(id) == ExecutionStatus::Succeeded);
  };
  check_fine("$count([1..10000000])", 1);
  check_fine("$states.input", 131'071);
  check_fine("$sum($states.input)", 60'000);
}

TEST_CASE("a Parallel of two thousand branches runs in slices, and all of them are aborted when one fails") {
  SchedulerFixture f;
  f.create_machine(parallel(2'000), "bomb");
  const auto started = f.submit(f.start_request("bomb", "{}", "bomb"));
  f.run_once();
  const auto id = std::get<ExecutionStartedReply>(f.take_answer(started).reply).execution;
  CHECK(f.storage.history().at(id).size() < 1'000);
  f.run();
  CHECK(f.count(id, "WaitStateEntered") == 2'000);
  f.advance(std::chrono::seconds(9));
  CHECK(f.status(id) == ExecutionStatus::Failed);
  CHECK(f.count(id, "WaitStateAborted") + f.count(id, "WaitStateExited") == 2'000);
}
