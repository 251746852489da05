#include "server/cli/history.h"

#include <iostream>
#include <optional>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "engine/value/json.h"
#include "engine/value/json_text.h"
#include "engine/value/time.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"
#include "server/cli/api_client.h"
#include "server/exit_codes.h"

namespace sfn::cli {

namespace {

constexpr auto kFollowInterval = std::chrono::milliseconds(500);
constexpr std::size_t kSummaryCharsMax = 72;

// The object with the event's details; its name ends in `EventDetails`.
const Value* details_of(const Value& event) {
  for (const auto& [name, member] : event.items())
    if (name.ends_with("EventDetails") && member.is_object()) return &member;
  return nullptr;
}

std::string text_member(const Value* object, const char* name) {
  if (object == nullptr) return {};
  const auto found = object->find(name);
  return found != object->end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < kSummaryCharsMax; ++count)
    at += utf8_length_at(text, at);
  return at < text.size() ? text.substr(0, at) + "..." : text;
}

// What happened, in a few words: the error, else what went in or out, else the worker or the resource.
std::string summary_of(const Value& event) {
  const auto* details = details_of(event);
  const auto error = text_member(details, "error");
  if (!error.empty()) return one_line(fmt::format("{}: {}", error, text_member(details, "cause")));
  for (const auto* name : {"output", "input", "parameters", "workerName", "resource"})
    if (const auto text = text_member(details, name); !text.empty()) return one_line(text);
  return {};
}

std::string time_of(const Value& event) {
  const auto millis = static_cast<std::int64_t>(event.value("timestamp", 0.0) * 1000.0 + 0.5);
  auto text = to_iso8601(TimePoint(Millis(millis)));
  if (millis % 1000 == 0) text.insert(text.size() - 1, ".000");
  return text;
}

bool is_terminal(const Value& event) {
  const auto type = event.value("type", "");
  return type == "ExecutionSucceeded" || type == "ExecutionFailed" || type == "ExecutionAborted" ||
         type == "ExecutionTimedOut";
}

class History {
 public:
  explicit History(const HistoryOptions& options) : options_(options), client_(options.endpoint_url) {}

  int show() {
    if (!options_.json)
      std::cout << fmt::format("{:>5} {:>5}  {:<24}  {:<26}  {:<20}  {}\n", "ID", "PREV", "TIME", "TYPE",
                               "STATE", "DETAIL");
    while (true) {
      if (!show_new_events()) return server::kExitFailure;
      std::cout.flush();
      if (!options_.follow || ended_) return server::kExitOk;
      std::this_thread::sleep_for(kFollowInterval);
    }
  }

 private:
  // The whole history first; afterwards, while following, only its end, read backwards.
  bool show_new_events() {
    const bool from_end = shown_ > 0;
    std::vector<Value> newest_first;
    std::string token;
    do {
      const auto page = read_page(from_end, token);
      if (!page) return options_.follow && unreachable_;
      token = page->value("nextToken", "");
      for (const auto& event : page->at("events")) {
        if (!from_end) {
          show_event(event);
        } else if (event.value("id", std::int64_t{0}) > shown_) {
          newest_first.push_back(event);
        } else {
          token.clear();
        }
      }
    } while (!token.empty());
    for (auto event = newest_first.rbegin(); event != newest_first.rend(); ++event)
      show_event(*event);
    return true;
  }

  std::optional<Value> read_page(bool from_end, const std::string& token) {
    JsonObjectText request;
    request.add_string("executionArn", options_.execution_arn);
    request.add_number("maxResults", from_end ? 100 : 1000);
    request.add_bool("reverseOrder", from_end);
    if (!token.empty()) request.add_string("nextToken", token);
    const auto result = client_.call("AWSStepFunctions.GetExecutionHistory", request.take().value());
    unreachable_ = result.unreachable();
    if (result.ok) return parse_json(result.body).value();
    if (!unreachable_ || !options_.follow)
      std::cerr << "stepwell: " << describe_failure(result, client_) << "\n";
    return std::nullopt;
  }

  void show_event(const Value& event) {
    const auto id = event.value("id", std::int64_t{0});
    shown_ = id;
    ended_ = is_terminal(event);
    if (options_.json) {
      std::cout << to_wire_json(event) << "\n";
      return;
    }
    const auto type = event.value("type", "");
    const auto entered = text_member(details_of(event), "name");
    std::cout << fmt::format("{:>5} {:>5}  {:<24}  {:<26}  {:<20}  {}\n", id,
                             event.value("previousEventId", 0), time_of(event), type, entered,
                             summary_of(event));
  }

  const HistoryOptions& options_;
  ApiClient client_;
  std::int64_t shown_ = 0;
  bool ended_ = false, unreachable_ = false;
};

}  // namespace

int show_history(const HistoryOptions& options) {
  return History(options).show();
}

}  // namespace sfn::cli
