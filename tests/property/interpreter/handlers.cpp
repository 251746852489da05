#include "tests/property/interpreter/handlers.h"

#include "tests/property/interpreter/json_path.h"

namespace sfn::property {
namespace {

bool handles(const Value& handler, const Failed& failed) {
  for (const Value& name : handler.at("ErrorEquals")) {
    const auto& text = name.get_ref<const std::string&>();
    if (text == "States.ALL" || (failed.error && text == *failed.error)) return true;
    if (text == "States.TaskFailed" && failed.error != kTimeout) return true;
    if (text == "States.HeartbeatTimeout" && failed.heartbeat) return true;
  }
  return false;
}

}  // namespace

bool RetryCounters::take(const Value& state, const Failed& failed) {
  if (failed.error == kRuntime || !state.contains("Retry")) return false;
  std::size_t index = 0;
  for (const Value& retrier : state.at("Retry")) {
    if (handles(retrier, failed)) {
      const std::int64_t max =
          retrier.contains("MaxAttempts") ? retrier.at("MaxAttempts").get<std::int64_t>() : 3;
      if (used_[index] == max) return false;
      ++used_[index];
      ++total_;
      return true;
    }
    ++index;
  }
  return false;
}

const Value* find_catcher(const Value& state, const Failed& failed) {
  if (failed.error == kRuntime || !state.contains("Catch")) return nullptr;
  for (const Value& catcher : state.at("Catch")) {
    if (handles(catcher, failed)) return &catcher;
  }
  return nullptr;
}

Value error_output(const Failed& failed) {
  Value output = Value::object();
  output["Error"] = failed.error ? Value(*failed.error) : Value();
  output["Cause"] = failed.cause ? Value(*failed.cause) : Value();
  return output;
}

Value put_result(const Value& with_result_path, const Value& raw_input, const Value& result) {
  if (!with_result_path.contains("ResultPath")) return result;
  const Value& path = with_result_path.at("ResultPath");
  if (path.is_null()) return raw_input;
  return put(path.get<std::string>(), raw_input, result);
}

}  // namespace sfn::property
