#include "tests/bench/workload.h"

#include <array>
#include <chrono>

namespace sfn::bench {

namespace {

// Enough that workers always find something, and few enough that a queue does not grow with the run.
constexpr std::int64_t kTasksOpenPerConnection = 4;
constexpr int kPageSize = 100;
constexpr std::string_view kRole = "arn:aws:iam::123456789012:role/stepwell-bench";
constexpr std::string_view kMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:";
constexpr std::string_view kExecutionArn = "arn:aws:states:us-east-1:123456789012:execution:";

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string pass_chain(int states) {
  std::string text = R"({"StartAt":"S1","States":{)";
  for (int n = 1; n <= states; ++n) {
    text += "\"S" + std::to_string(n) + R"(":{"Type":"Pass",)";
    text += n == states ? R"("End":true}}})" : R"("Next":"S)" + std::to_string(n + 1) + "\"},";
  }
  return text;
}

std::string one_task(const std::string& activity) {
  return R"({"StartAt":"Work","States":{"Work":{"Type":"Task","Resource":")" + activity +
         R"(","End":true}}})";
}

// The way out is never taken, but a machine must have one.
std::string endless_tasks(const std::string& activity) {
  return R"({"StartAt":"Work","States":{"Over":{"Type":"Succeed"},"Work":{"Type":"Task","Resource":")" +
         activity + R"(","Next":"Work","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Over"}]}}})";
}

std::string created(Connection& connection, const Call& call, std::string_view member) {
  const Answer answer = connection.call(call);
  std::string arn = text_member(answer.body, member);
  if (answer.status != 200 || arn.empty())
    throw ConnectionError(std::string(call.operation) + ": " + std::to_string(answer.status) + ' ' +
                          answer.body);
  return arn;
}

std::string create_machine(Connection& connection, const std::string& name, const std::string& definition) {
  return created(connection,
                 {"CreateStateMachine", "{\"name\":" + quoted(name) + ",\"definition\":" +
                                            quoted(definition) + ",\"roleArn\":" + quoted(kRole) + '}'},
                 "stateMachineArn");
}

std::string create_activity(Connection& connection, const std::string& name) {
  return created(connection, {"CreateActivity", "{\"name\":" + quoted(name) + '}'}, "activityArn");
}

Client mixed_client(int number, const Shared& shared) {
  switch (number % 8) {
    case 0:
    case 1: return {Role::kStarter, shared.pass_machine, number};
    case 2:
    case 3: return {Role::kStarter, shared.chain_machine, number};
    case 4: return {Role::kTaskStarter, shared.task_machine, number};
    case 5: return {Role::kReader, shared.pass_machine, number};
    default: return {Role::kWorker, shared.activities.front(), number};
  }
}

Client client(Workload workload, int number, const Shared& shared) {
  switch (workload) {
    case Workload::kStart:
    case Workload::kPolls: return {Role::kStarter, shared.pass_machine, number};
    case Workload::kChain: return {Role::kStarter, shared.chain_machine, number};
    case Workload::kActivity:
      if (number % 2 == 0) return {Role::kTaskStarter, shared.task_machine, number};
      return {Role::kWorker, shared.activities.front(), number};
    case Workload::kFinish: return {Role::kFinisher, shared.chain_machine, number};
    case Workload::kRoundTrips: return {Role::kWorker, shared.activities.front(), number};
    case Workload::kDescribe: return {Role::kDescriber, shared.known_machine, number};
    case Workload::kList: return {Role::kLister, shared.known_machine, number};
    case Workload::kMixed: break;
  }
  return mixed_client(number, shared);
}

// Executions that stay open for as long as the load lasts.
void start_open(int count, Shared& shared, Connection& connection) {
  for (int n = 1; n <= count; ++n)
    created(connection,
            {"StartExecution", "{\"stateMachineArn\":" + quoted(shared.task_machine) +
                                   ",\"name\":" + quoted(shared.run + "-open-" + std::to_string(n)) +
                                   R"(,"input":"{\"order\":4711,\"items\":[\"apple\",\"pear\"]}"})"},
            "executionArn");
}

}  // namespace

std::optional<Workload> workload_of(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {"start",  "chain",      "activity", "mixed", "polls",
                                                      "finish", "roundtrips", "describe", "list"};
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Workload>(i);
  return std::nullopt;
}

Client::Client(Role role, std::string target, int number)
    : role_(role), target_(std::move(target)), number_(number) {}

std::optional<Call> Client::next(Shared& shared) {
  switch (role_) {
    case Role::kTaskStarter:
      if (shared.tasks_open >= shared.tasks_open_max) return std::nullopt;
      // Counted when it is sent, or all starters would pass the bound at once.
      ++shared.tasks_open;
      return start_call(shared);
    case Role::kStarter: return start_call(shared);
    case Role::kReader:
      if (shared.last_execution.empty()) return std::nullopt;
      return read_call(shared);
    case Role::kFinisher:
      if (!continues()) return start_call(shared);
      return Call{"DescribeExecution", "{\"executionArn\":" + quoted(open_) + '}'};
    case Role::kDescriber: return describe_call(shared);
    case Role::kLister: return list_call();
    case Role::kWorker:
    case Role::kPoller: break;
  }
  if (token_.empty()) return Call{"GetActivityTask", "{\"activityArn\":" + quoted(target_) + '}'};
  return Call{"SendTaskSuccess", "{\"taskToken\":" + quoted(token_) + R"(,"output":"{\"done\":true}"})"};
}

Call Client::start_call(const Shared& shared) {
  const std::string name = shared.run + '-' + std::to_string(number_) + '-' + std::to_string(++calls_);
  return {"StartExecution", "{\"stateMachineArn\":" + quoted(target_) + ",\"name\":" + quoted(name) +
                                R"(,"input":"{\"order\":4711,\"items\":[\"apple\",\"pear\"]}"})"};
}

Call Client::read_call(const Shared& shared) {
  const std::string execution = "{\"executionArn\":" + quoted(shared.last_execution) + '}';
  switch (++calls_ % 3) {
    case 0: return {"DescribeExecution", execution};
    case 1: return {"GetExecutionHistory", execution};
    default: return {"ListExecutions", "{\"stateMachineArn\":" + quoted(target_) + ",\"maxResults\":20}"};
  }
}

Call Client::describe_call(const Shared& shared) {
  // Not in the order in which they were written, and the same in every run.
  constexpr std::uint64_t kMixer = 0x9E3779B97F4A7C15U;
  const std::uint64_t mixed = (++calls_ * 64 + static_cast<std::uint64_t>(number_)) * kMixer;
  const std::uint64_t which = (mixed >> 20) % static_cast<std::uint64_t>(shared.known_executions) + 1;
  return {"DescribeExecution",
          "{\"executionArn\":" +
              quoted(std::string(kExecutionArn) + target_ + ':' + target_ + '-' + std::to_string(which)) +
              '}'};
}

Call Client::list_call() const {
  return {"ListExecutions", "{\"stateMachineArn\":" + quoted(std::string(kMachineArn) + target_) +
                                ",\"maxResults\":" + std::to_string(kPageSize) +
                                (token_.empty() ? "" : ",\"nextToken\":" + quoted(token_)) + '}'};
}

void Client::take(const Answer& answer, Shared& shared) {
  if (role_ == Role::kLister) token_ = text_member(answer.body, "nextToken");
  if (continues()) {
    if (text_member(answer.body, "status") == "SUCCEEDED") open_.clear();
    return;
  }
  const bool finished_task = role_ == Role::kWorker && !token_.empty();
  if (finished_task || (role_ == Role::kTaskStarter && answer.status != 200)) --shared.tasks_open;
  if (role_ == Role::kWorker) token_ = finished_task ? std::string() : text_member(answer.body, "taskToken");
  const bool starts = role_ == Role::kStarter || role_ == Role::kTaskStarter || role_ == Role::kFinisher;
  if (answer.status != 200 || !starts) return;
  ++shared.executions_started;
  shared.last_execution = text_member(answer.body, "executionArn");
  if (role_ == Role::kFinisher) open_ = shared.last_execution;
}

Shared set_up(Workload workload, const Sizes& sizes, Connection& connection) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  Shared shared;
  shared.known_machine = sizes.machine;
  shared.known_executions = sizes.executions;
  if (workload == Workload::kDescribe || workload == Workload::kList) return shared;
  shared.run = "bench-" + std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  shared.tasks_open_max = kTasksOpenPerConnection * sizes.connections;
  shared.pass_machine = create_machine(connection, shared.run + "-pass", pass_chain(1));
  shared.chain_machine = create_machine(connection, shared.run + "-chain", pass_chain(sizes.states));
  const int activities = workload == Workload::kPolls ? sizes.activities : 1;
  for (int n = 0; n < activities; ++n)
    shared.activities.push_back(create_activity(connection, shared.run + '-' + std::to_string(n)));
  const bool again = workload == Workload::kRoundTrips;
  const std::string& activity = shared.activities.front();
  shared.task_machine =
      create_machine(connection, shared.run + "-task", again ? endless_tasks(activity) : one_task(activity));
  if (again) start_open(sizes.open, shared, connection);
  return shared;
}

std::vector<Client> clients_of(Workload workload, const Sizes& sizes, const Shared& shared) {
  std::vector<Client> clients;
  if (workload == Workload::kPolls)
    for (int n = 0; n < sizes.polls; ++n)
      clients.emplace_back(Role::kPoller, shared.activities[static_cast<std::size_t>(n % sizes.activities)],
                           n);
  for (int n = 0; n < sizes.connections; ++n)
    clients.push_back(client(workload, static_cast<int>(clients.size()), shared));
  return clients;
}

}  // namespace sfn::bench
