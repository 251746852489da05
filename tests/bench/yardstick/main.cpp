// stepwell_yardstick: what a server on this front and SQLite could do that does nothing but store. It answers
// the calls that stepwell_bench makes for the workloads `start` and `chain`, with the rows AWS's events need
// in the tables of migrations/, every commit synced, and a reply after its commit. The port it listens on is
// its first line of output; it ends with its standard input.
#include <atomic>
#include <iostream>
#include <map>
#include <mutex>
#include <random>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <simdjson.h>

#include "server/http/front.h"
#include "tests/bench/yardstick/row_writer.h"

namespace sfn::yardstick {
namespace {

constexpr std::string_view kMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:";
constexpr std::string_view kActivityArn = "arn:aws:states:us-east-1:123456789012:activity:";

std::string request_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  const std::uint64_t high = random(), low = random();
  return fmt::format("{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xfff,
                     low >> 52, low & 0xffff'ffff'ffff);
}

http::Reply ok(const std::string& body) {
  return {.content_type = "application/x-amz-json-1.0",
          .headers = {{"x-amzn-RequestId", request_id()}},
          .body = body};
}

int states_in(std::string_view definition) {
  int count = 0;
  for (auto at = definition.find("Pass"); at != std::string_view::npos; at = definition.find("Pass", at + 1))
    ++count;
  return count;
}

class Yardstick {
 public:
  explicit Yardstick(RowWriter& writer) : writer_(writer) {}

  void handle(http::Request request, http::Responder responder) {
    thread_local simdjson::ondemand::parser parser;
    const auto target = request.header("x-amz-target");
    const auto operation = target.substr(target.rfind('.') + 1);
    const simdjson::padded_string body(request.body);
    auto document = parser.iterate(body);
    const auto text = [&](const char* member) {
      return std::string(std::string_view(document.find_field_unordered(member)));
    };
    if (operation == "StartExecution") return start(text, std::move(responder));
    if (operation == "CreateStateMachine") return responder.answer(create_machine(text));
    if (operation == "CreateActivity")
      return responder.answer(
          ok(fmt::format(R"({{"activityArn":"{}{}","creationDate":0}})", kActivityArn, text("name"))));
    responder.answer({.status = 400, .content_type = {}, .headers = {}, .body = {}});
  }

 private:
  template <class Text>
  void start(const Text& text, http::Responder responder) {
    Start start{.machine_arn = text("stateMachineArn"),
                .name = text("name"),
                .input = text("input"),
                .request_id = request_id(),
                .request = {},
                .responder = std::move(responder)};
    start.states = machines_.at(start.machine_arn);
    start.request = fmt::format(R"({{"stateMachineArn":"{}","name":"{}"}})", start.machine_arn, start.name);
    writer_.push(std::move(start));
  }

  template <class Text>
  http::Reply create_machine(const Text& text) {
    const std::string arn = std::string(kMachineArn) + text("name");
    machines_[arn] = states_in(text("definition"));
    return ok(fmt::format(R"({{"stateMachineArn":"{}","creationDate":0}})", arn));
  }

  RowWriter& writer_;
  std::map<std::string, int> machines_;  // created before the load begins, and only read by it
};

}  // namespace
}  // namespace sfn::yardstick

int main(int argc, char** argv) {
  CLI::App app{"Stores the rows of executions, and does nothing else"};
  std::string folder, schema;
  app.add_option("--data", folder, "Folder of the database")->required();
  app.add_option("--schema", schema, "Folder of the SQL files")->required();
  CLI11_PARSE(app, argc, argv);

  sfn::http::Front* front = nullptr;
  sfn::yardstick::RowWriter writer(folder, schema, [&](auto& answers) { front->answer(answers); });
  sfn::yardstick::Yardstick yardstick(writer);
  sfn::http::Front listening({}, {.rpc =
                                      [&](sfn::http::Request request, sfn::http::Responder responder) {
                                        yardstick.handle(std::move(request), std::move(responder));
                                      },
                                  .routes = {},
                                  .on_refused = [](const auto&, auto&) {}});
  front = &listening;
  listening.start();
  std::cout << listening.port() << std::endl;
  std::cin.get();
  listening.stop(std::chrono::seconds(1));
  return 0;
}
