#include "tests/scenarios/scenario_run.h"

#include <functional>

#include <doctest/doctest.h>

#include "tests/support/scheduler_fixture.h"

namespace sfn::test {
namespace {

using Fixture = SchedulerFixture;

constexpr const char* kExecution = "run";
// More than any scenario has: poll times, checkpoints and what is scripted.
constexpr int kMomentsMax = 5'000;
constexpr int kBatchesMax = 1'000;

class Run {
 public:
  Run(const Scenario& scenario, const std::optional<CrashPlan>& crash)
      : scenario_(scenario), crash_(crash), fixture_(settings_of(scenario)) {
    for (const std::string& activity : scenario.activities)
      fixture_.create_activity(activity);
    fixture_.create_machine(scenario.definition);
    for (const auto& [name, definition] : scenario.machines)
      fixture_.create_machine(definition, name);
    start_ = fixture_.clock.now().elapsed;
  }

  ScenarioOutcome run() {
    begin();
    settle();
    for (int moments = 0; !over(); ++moments) {
      REQUIRE_MESSAGE(moments < kMomentsMax, "the execution does not end");
      move_on();
      settle();
    }
    const auto record = find_record();
    REQUIRE(record.has_value());
    outcome_.record = *record;
    outcome_.events = fixture_.storage.load(record->id);
    for (const auto& stored : fixture_.storage.history().at(record->id))
      outcome_.rows.push_back(stored.row);
    return std::move(outcome_);
  }

  void operator()(const StopExecution& stop) {
    ask(StopExecutionRequest{Fixture::execution_named(kExecution), stop}, accepted());
  }
  void operator()(const DeleteTheMachine&) {
    ask(RegistryCommand(DeleteStateMachine{Fixture::named("m")}), accepted());
  }
  void operator()(const DeleteAnActivity& activity) {
    ask(RegistryCommand(DeleteActivity{Fixture::named(activity.name)}), accepted());
  }
  void operator()(const Downtime& downtime) {
    fixture_.storage.crash();
    fixture_.clock.advance(downtime.lasts);
    start_again();
  }

 private:
  // `asked_again`: the process died before it answered; the first request may have been done or not.
  using Then = std::function<void(const Answer& answer, bool asked_again)>;
  struct Client {
    Request request;
    Then then;
    bool asks_again = true;
    bool asked_again = false;
  };
  // What a worker is doing with one task.
  struct Work {
    const WorkerTask* script;
    std::size_t step = 0;
    std::string token;
  };

  static SchedulerSettings settings_of(const Scenario& scenario) {
    SchedulerSettings settings = scenario.settings;
    if (scenario.outside.empty()) return settings;
    settings.route_call = [&scenario](const asl::TaskState& task,
                                      const Payload&) -> tl::expected<CallRoute, std::string> {
      REQUIRE(scenario.outside.contains(task.resource));
      return CallRoute{task.resource, scenario.calls_at_once};
    };
    return settings;
  }

  // ---- Time ------------------------------------------------------------------------------------------------------

  void at(Millis after_start, std::function<void()> action) {
    agenda_.emplace(std::max(start_ + after_start, fixture_.clock.now().elapsed), std::move(action));
  }
  void after(Millis delay, std::function<void()> action) {
    at(fixture_.clock.now().elapsed - start_ + delay, std::move(action));
  }

  // To the next moment at which something happens, and what is scripted for it.
  void move_on() {
    const ElapsedPoint now = fixture_.clock.now().elapsed;
    auto next = fixture_.scheduler->next_deadline();
    if (!agenda_.empty() && (!next || agenda_.begin()->first < *next)) next = agenda_.begin()->first;
    REQUIRE_MESSAGE(next.has_value(), "nothing is left that could go on");
    fixture_.clock.advance(std::max(*next - now, Millis(0)));
    while (!agenda_.empty() && agenda_.begin()->first <= fixture_.clock.now().elapsed) {
      const auto action = agenda_.extract(agenda_.begin());
      action.mapped()();
    }
  }

  // Everything that can happen at this moment.
  void settle() {
    for (int batches = 0; batches < kBatchesMax; ++batches) {
      deliver_answers();
      const auto next = fixture_.scheduler->next_deadline();
      if (!asked_ && !(next && *next <= fixture_.clock.now().elapsed)) return;
      run_batch();
    }
    FAIL("the scheduler does not come to rest");
  }

  void run_batch() {
    asked_ = false;
    const bool dies = crash_ && crash_->batch == outcome_.batches;
    ++outcome_.batches;
    if (dies) fixture_.storage.inject(crash_->fault);
    try {
      fixture_.run_once();
      make_calls();
      if (dies) fixture_.storage.clear_faults();  // a batch that stored nothing
    } catch (const ProcessDied&) {
      outcome_.crashed = true;
      if (crash_->lose_checkpoint) fixture_.storage.lose_checkpoint();
      start_again();
    }
  }

  void start_again() {
    ++processes_;
    fixture_.start();
    for (auto& [ticket, client] : std::exchange(clients_, {})) {
      if (!client.asks_again) continue;
      client.asked_again = true;
      submit(std::move(client));
    }
  }

  // The execution has ended and nobody but polling workers waits for anything; or it is time to look.
  bool over() {
    if (scenario_.until) return looked_;
    if (!agenda_.empty()) return false;
    for (const auto& [ticket, client] : clients_) {
      if (!std::holds_alternative<PollActivityRequest>(client.request)) return false;
    }
    const auto record = find_record();
    return record && record->status != ExecutionStatus::Running;
  }

  // The only execution there is; none before the start is stored.
  std::optional<ExecutionRecord> find_record() {
    const auto& executions = fixture_.storage.executions();
    return executions.empty() ? std::nullopt : std::optional(executions.begin()->second);
  }

  // ---- Clients ---------------------------------------------------------------------------------------------------

  void begin() {
    ask(Fixture::start_request(kExecution, std::string(scenario_.input.text())), accepted());
    for (const auto& [activity, tasks] : scenario_.workers)
      await_next_task(activity);
    for (const ScriptedCall& call : scenario_.calls)
      at(call.at, [this, &call] { std::visit(*this, call.what); });
    if (scenario_.until) at(*scenario_.until, [this] { looked_ = true; });
  }

  void ask(Request request, Then then, bool asks_again = true) {
    submit({.request = std::move(request), .then = std::move(then), .asks_again = asks_again});
  }
  void submit(Client client) {
    const auto ticket = fixture_.submit(client.request);
    clients_.emplace(ticket, std::move(client));
    asked_ = true;
  }

  void deliver_answers() {
    std::vector<std::uint64_t> answered;
    for (const auto& [ticket, client] : clients_) {
      if (fixture_.answered(ticket)) answered.push_back(ticket);
    }
    for (const std::uint64_t ticket : answered) {
      const Client client = std::move(clients_.extract(ticket).mapped());
      client.then(fixture_.take_answer(ticket), client.asked_again);
    }
  }

  static Then accepted() { return replied(""); }
  static Then replied(const std::string& error_type) {
    return [error_type](const Answer& answer, bool asked_again) {
      if (!asked_again) CHECK(Fixture::error(answer) == error_type);
    };
  }

  // ---- Outside -----------------------------------------------------------------------------------------------------

  // A call that is made again after a crash comes to the same end.
  void make_calls() {
    for (const CallStarted& call : fixture_.scheduler->take_effects().calls) {
      const auto& script = scenario_.outside.at(call.resource);
      const auto index = std::size_t(std::ranges::count_if(numbers_, [&](const auto& known) {
        return known.second == call.resource && known.first < call.task;
      }));
      numbers_[call.task] = call.resource;
      if (index >= script.size()) continue;
      const int process = processes_;
      after(script[index].after, [this, process, call, &outcome = script[index]] {
        if (process == processes_) tell(call, outcome);
      });
    }
  }

  void tell(const CallStarted& call, const ScriptedOutcome& outcome) {
    CallRequest request{call.execution, CompleteCall{call.task, outcome.complete}};
    if (outcome.fails) request.what = FailCall{call.task, outcome.error, outcome.cause};
    if (outcome.fails || outcome.complete) ask(std::move(request), accepted(), false);
  }

  // ---- Workers ---------------------------------------------------------------------------------------------------

  void await_next_task(const std::string& activity) {
    const auto& scripts = scenario_.workers.at(activity);
    const std::size_t next = handed_out_[activity];
    if (next >= scripts.size()) return;
    at(scripts[next].polls_at, [this, activity, &script = scripts[next]] { poll(activity, script); });
  }

  void poll(const std::string& activity, const WorkerTask& script) {
    ask(PollActivityRequest{Fixture::named(activity), script.worker_name},
        [this, activity, &script](const Answer& answer, bool) {
          if (const auto* task = std::get_if<TaskHandedOut>(&answer.reply)) {
            ask(TaskDeliveryRequest{task->execution, task->task, task->nonce, true}, accepted(), false);
            return receive(activity, script, *task, answer.task_token);
          }
          // A worker gives up when its activity is gone.
          if (std::holds_alternative<Done>(answer.reply)) poll(activity, script);
        });
  }

  void receive(const std::string& activity, const WorkerTask& script, const TaskHandedOut& task,
               const std::string& token) {
    const auto [work, is_new] = works_.try_emplace(task.task, Work{.script = &script});
    work->second.token = token;
    // After a crash a task may be offered again. Its worker has it, this one goes on waiting.
    if (!is_new) return poll(activity, script);
    ++handed_out_[activity];
    work_on(work->second);
    await_next_task(activity);
  }

  void work_on(Work& work) {
    if (work.step == work.script->steps.size()) return;
    const WorkerStep& step = work.script->steps[work.step];
    after(step.after, [this, &work, &step] {
      const Then check_reply = replied(step.reply);
      ask(request_of(step, work.token),
          [this, &work, &step, check_reply](const Answer& answer, bool asked_again) {
            // A crash gives a heartbeat one more interval.
            const bool in_doubt = outcome_.crashed && step.kind == WorkerStep::Kind::Heartbeat;
            check_reply(answer, asked_again || in_doubt);
            ++work.step;
            work_on(work);
          });
    });
  }

  static Request request_of(const WorkerStep& step, const std::string& token) {
    switch (step.kind) {
      case WorkerStep::Kind::Heartbeat: return TaskHeartbeatRequest{token};
      case WorkerStep::Kind::Succeed: return TaskSuccessRequest{token, step.output};
      case WorkerStep::Kind::Fail: break;
    }
    return TaskFailureRequest{token, step.error, step.cause};
  }

  const Scenario& scenario_;
  std::optional<CrashPlan> crash_;
  Fixture fixture_;
  ElapsedPoint start_;
  std::multimap<ElapsedPoint, std::function<void()>> agenda_;
  std::map<std::uint64_t, Client> clients_;  // by ticket
  std::map<std::string, std::size_t> handed_out_;
  std::map<Seq, Work> works_;           // by task
  std::map<Seq, std::string> numbers_;  // resources of the calls made so far, by task
  int processes_ = 0;
  bool asked_ = false;
  bool looked_ = false;
  ScenarioOutcome outcome_;
};

}  // namespace

ScenarioOutcome run_scenario(const Scenario& scenario, const std::optional<CrashPlan>& crash) {
  return Run(scenario, crash).run();
}

}  // namespace sfn::test
