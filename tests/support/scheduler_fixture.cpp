#include "tests/support/scheduler_fixture.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "engine/asl/parse.h"

namespace sfn::test {

void SchedulerFixture::start() {
  submitted_.clear();
  scheduler.reset();
  loader = std::make_unique<ManualLoader>(storage);
  scheduler = std::make_unique<Scheduler>(storage, *loader, clock, entropy, settings_);
  recovery = scheduler->start();
  scheduler->check_against_log();
}

std::uint64_t SchedulerFixture::submit(Request request, const std::string& operation) {
  const std::uint64_t ticket = ++last_ticket_;
  submitted_.push_back({.ticket = ticket,
                        .request = std::move(request),
                        .call = ApiCall{.received_at = clock.now().wall,
                                        .operation = operation,
                                        .request_id = "request-" + std::to_string(ticket)}});
  return ticket;
}

void SchedulerFixture::run_once() {
  std::size_t taken = 0;
  for (Answer& answer : scheduler->run_batch(submitted_, &taken)) {
    const std::uint64_t ticket = answer.ticket;
    REQUIRE_MESSAGE(answers_.emplace(ticket, std::move(answer)).second, "a ticket is answered once");
  }
  submitted_.erase(submitted_.begin(), submitted_.begin() + static_cast<std::ptrdiff_t>(taken));
  if (scheduler->writable()) scheduler->check_against_log();
}

void SchedulerFixture::run() {
  for (int batches = 0; batches < 1'000; ++batches) {
    const auto next = scheduler->next_deadline();
    if (submitted_.empty() && (!next || *next > clock.now().elapsed)) return;
    run_once();
  }
  FAIL("the scheduler does not come to rest");
}

void SchedulerFixture::advance(Millis by) {
  const ElapsedPoint end = clock.now().elapsed + by;
  run();
  while (clock.now().elapsed < end) {
    const ElapsedPoint next = std::min(scheduler->next_deadline().value_or(end), end);
    clock.advance(std::max(next - clock.now().elapsed, Millis(0)));
    run();
  }
}

Answer SchedulerFixture::take_answer(std::uint64_t ticket) {
  const auto found = answers_.find(ticket);
  REQUIRE_MESSAGE(found != answers_.end(), "the ticket is answered");
  Answer answer = std::move(found->second);
  answers_.erase(found);
  return answer;
}

std::string SchedulerFixture::error(const Answer& answer) {
  const auto* error = std::get_if<ApiError>(&answer.reply);
  return error == nullptr ? "" : error->type;
}

StateMachineId SchedulerFixture::create_machine(const std::string& definition, const std::string& name) {
  const auto parsed = asl::parse_state_machine(definition);
  REQUIRE_MESSAGE(parsed.machine != nullptr, parsed.diagnostics.joined());
  const Answer answer = ask(RegistryCommand(CreateStateMachine{
      .name = named(name),
      .type = "STANDARD",
      .settings = {.definition = Payload(definition), .role_arn = "arn:aws:iam::123456789012:role/r"},
      .machine = parsed.machine}));
  return std::get<StateMachineReply>(answer.reply).state_machine;
}

ActivityId SchedulerFixture::create_activity(const std::string& name) {
  return std::get<ActivityReply>(ask(RegistryCommand(CreateActivity{.name = named(name)})).reply).activity;
}

StartExecutionRequest SchedulerFixture::start_request(const std::string& name, const std::string& input,
                                                      const std::string& machine) {
  return {.state_machine = named(machine), .name = name, .input = Payload(input)};
}

ExecutionId SchedulerFixture::start_execution(const std::string& name, const std::string& input) {
  return std::get<ExecutionStartedReply>(ask(start_request(name, input)).reply).execution;
}

std::vector<std::string> SchedulerFixture::types(ExecutionId id) {
  std::vector<std::string> types;
  for (const auto& row : storage.history().at(id))
    types.push_back(row.row.type);
  return types;
}

std::size_t SchedulerFixture::count(ExecutionId id, const std::string& type) {
  return static_cast<std::size_t>(std::ranges::count(types(id), type));
}

TimePoint SchedulerFixture::recorded_at(ExecutionId id, const std::string& type) {
  const auto& rows = storage.history().at(id);
  const auto found =
      std::find_if(rows.rbegin(), rows.rend(), [&](const auto& row) { return row.row.type == type; });
  REQUIRE_MESSAGE(found != rows.rend(), "the log has a row of the type");
  return found->row.recorded_at;
}

std::string SchedulerFixture::task_machine(const std::string& members) {
  return R"({"StartAt":"T","States":{"T":{"Type":"Task",)" + members +
         R"("Resource":"arn:aws:states:us-east-1:123456789012:activity:a","End":true}}})";
}

}  // namespace sfn::test
