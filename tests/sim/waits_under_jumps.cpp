#include "tests/sim/waits_under_jumps.h"

#include <algorithm>
#include <map>
#include <vector>

#include "engine/asl/parse.h"
#include "engine/scheduler/scheduler.h"
#include "tests/sim/calls.h"
#include "tests/sim/violation.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_loader.h"
#include "tests/support/memory_storage.h"
#include "tests/support/seeded_entropy.h"

namespace sfn::sim {

namespace {

using namespace std::chrono_literals;

constexpr int kWaits = 10'000;
constexpr Millis kStartsOver = 5s;
constexpr Millis kFirstDue = 6s;  // after the first start
constexpr Millis kDueOver = 20s;

struct Jump {
  Millis at;  // after the first start
  Millis by;
};
constexpr Jump kJumps[] = {{10s, -2h}, {15s, 1h}, {20s, 1h}, {23s, 1h}, {24s, -2h}};
// A clock that is set back so soon after a wait came due takes it back.
constexpr Millis kTakenBackWithin = 200ms;
constexpr Millis kLateMax = 1s;

// Every 20 ms a few other executions start, and every half second many; each waits for two seconds on its
// way.
constexpr Millis kLoadEvery = 20ms;
constexpr int kLoad = 4;
constexpr int kBurstEvery = 25;
constexpr int kBurst = 200;

// A slow disk: the commit, and each row.
constexpr Millis kCommitTakes = 5ms;
constexpr int kRowsPerMilli = 200;

// Less than the waiting executions need: most are read from the log again when they are due.
constexpr std::size_t kMemory = 2u << 20;

const std::map<std::string, const char*> kMachines = {
    {"seconds", R"({"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$.for","End":true}}})"},
    {"moment", R"({"StartAt":"W","States":{"W":{"Type":"Wait","TimestampPath":"$.until","End":true}}})"},
    {"load", R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"W"},
                 "W":{"Type":"Wait","Seconds":2,"Next":"B"},"B":{"Type":"Pass","End":true}}})"}};

// When a wait may end, by one of the clocks; until it has begun, `seconds` is what it will take.
struct Wait {
  bool counted = false;
  bool begun = false;
  std::optional<TimePoint> moment;
  Millis seconds{};
  ElapsedPoint due;
  std::optional<Millis> late;
};

// A store whose commits take time and say what they hold: first when it was decided, then when it is durable.
class Disk final : public test::MemoryStorage {
 public:
  using Seen = std::function<void(const LoggedHistoryEvent&, const Now& decided, ElapsedPoint durable)>;
  Disk(test::ManualClock& clock, Seen seen) : clock_(clock), seen_(std::move(seen)) {}

  void append(const Batch& batch) override {
    const Now decided = clock_.now();
    MemoryStorage::append(batch);
    const std::size_t rows = batch.events.size() + batch.calls.size() + batch.executions.size();
    clock_.advance(kCommitTakes + Millis(rows / kRowsPerMilli));
    for (const LoggedEvent& logged : batch.events) {
      if (const auto* event = std::get_if<LoggedHistoryEvent>(&logged))
        seen_(*event, decided, clock_.now().elapsed);
    }
  }

 private:
  test::ManualClock& clock_;
  Seen seen_;
};

class WaitsUnderJumps {
 public:
  std::string run();

 private:
  void create_machines();
  void start(const std::string& machine, const std::string& name, Wait wait, const std::string& input);
  void start_wait(int number);
  void start_load(int number);
  // Starts and jumps whose time has come.
  void act();
  [[nodiscard]] ElapsedPoint next_act() const;
  void submit(Request request, const std::string& operation);
  void run_batch();
  void see(const LoggedHistoryEvent& logged, const Now& decided, ElapsedPoint durable);
  void end(const std::string& name, Wait& wait, const Now& decided, ElapsedPoint durable);
  // When the wall clock reached it and stayed beyond.
  [[nodiscard]] ElapsedPoint reached(TimePoint moment) const;
  void check_ended();
  [[nodiscard]] std::string report() const;

  test::ManualClock clock_;
  test::SeededEntropy entropy_{1};
  Disk disk_{clock_, [this](const auto&... what) { see(what...); }};
  test::ManualLoader loader_{disk_};
  Scheduler scheduler_{disk_, loader_, clock_, entropy_, {.execution_memory_max = kMemory}};
  const Millis wall_minus_elapsed_ =
      clock_.now().wall.time_since_epoch() - clock_.now().elapsed.time_since_epoch();
  ElapsedPoint begin_;
  std::vector<Submission> submitted_;
  std::uint64_t last_ticket_ = 0;
  int started_ = 0;
  int loads_ = 0;
  int load_executions_ = 0;
  // Since when the wall clock has been ahead by how much.
  std::vector<std::pair<ElapsedPoint, Millis>> offsets_;
  std::map<std::string, Wait> waits_;
  std::map<ExecutionId, std::string> names_;
  int left_ = kWaits;
};

void WaitsUnderJumps::create_machines() {
  for (const auto& [name, definition] : kMachines) {
    const StateMachineSettings settings{.definition = Payload(definition),
                                        .role_arn = "arn:aws:iam::123456789012:role/r"};
    submit(RegistryCommand(CreateStateMachine{.name = named(name),
                                              .type = "STANDARD",
                                              .settings = settings,
                                              .machine = asl::parse_state_machine(definition).machine}),
           "CreateStateMachine");
  }
  run_batch();
}

void WaitsUnderJumps::submit(Request request, const std::string& operation) {
  const std::uint64_t ticket = ++last_ticket_;
  submitted_.push_back({.ticket = ticket,
                        .request = std::move(request),
                        .call = ApiCall{.received_at = clock_.now().wall,
                                        .operation = operation,
                                        .request_id = "request-" + std::to_string(ticket)}});
}

void WaitsUnderJumps::start(const std::string& machine, const std::string& name, Wait wait,
                            const std::string& input) {
  waits_.emplace(name, wait);
  submit(StartExecutionRequest{.state_machine = named(machine), .name = name, .input = Payload(input)},
         "StartExecution");
}

// Their order of coming due is not that of their starts.
void WaitsUnderJumps::start_wait(int number) {
  const auto place = static_cast<std::int64_t>(number) * 7919 % kWaits;
  const Millis due = kFirstDue + kDueOver * place / kWaits;
  Wait wait{.counted = true};
  if (number % 2 == 0) {
    wait.seconds = std::chrono::floor<std::chrono::seconds>(begin_ + due - clock_.now().elapsed);
    return start("seconds", fmt::format("wait-{}", number), wait,
                 fmt::format(R"({{"for":{}}})", wait.seconds / 1s));
  }
  // Whole seconds are what counts of a Timestamp.
  wait.moment = std::chrono::floor<std::chrono::seconds>(
      TimePoint(begin_.time_since_epoch() + due + wall_minus_elapsed_));
  start("moment", fmt::format("wait-{}", number), wait,
        fmt::format(R"({{"until":"{}"}})", to_iso8601(*wait.moment)));
}

void WaitsUnderJumps::start_load(int number) {
  for (int n = number % kBurstEvery == 0 ? kBurst : kLoad; n > 0; --n)
    start("load", fmt::format("load-{}", ++load_executions_), {.seconds = 2s}, "{}");
}

ElapsedPoint WaitsUnderJumps::next_act() const {
  ElapsedPoint next = begin_ + kLoadEvery * loads_;
  if (started_ < kWaits) next = std::min(next, begin_ + kStartsOver * started_ / kWaits);
  const std::size_t jumps = offsets_.size() - 1;
  if (jumps < std::size(kJumps)) next = std::min(next, begin_ + kJumps[jumps].at);
  return next;
}

void WaitsUnderJumps::act() {
  const Millis passed = clock_.now().elapsed - begin_;
  while (started_ < kWaits && kStartsOver * started_ / kWaits <= passed)
    start_wait(started_++);
  while (kLoadEvery * loads_ <= passed)
    start_load(loads_++);
  const std::size_t jumps = offsets_.size() - 1;
  if (jumps == std::size(kJumps) || passed < kJumps[jumps].at) return;
  const Jump& jump = kJumps[jumps];
  clock_.set_wall(clock_.now().wall + jump.by);
  offsets_.emplace_back(clock_.now().elapsed, offsets_.back().second + jump.by);
}

void WaitsUnderJumps::run_batch() {
  std::size_t taken = 0;
  for (const Answer& answer : scheduler_.run_batch(submitted_, &taken)) {
    const ApiError* error = error_of(answer);
    require(error == nullptr, "a call is refused: {}", error == nullptr ? "" : error->message);
  }
  submitted_.erase(submitted_.begin(), submitted_.begin() + static_cast<std::ptrdiff_t>(taken));
}

void WaitsUnderJumps::see(const LoggedHistoryEvent& logged, const Now& decided, ElapsedPoint durable) {
  const auto& body = logged.event.body;
  if (const auto* started = std::get_if<ExecutionStarted>(&body)) names_[logged.execution] = started->name;
  const std::string& name = names_.at(logged.execution);
  Wait& wait = waits_.at(name);
  const auto* entered = std::get_if<StateEntered>(&body);
  if (entered != nullptr && entered->state_type == asl::StateType::Wait) {
    wait.begun = true;
    wait.due = decided.elapsed + wait.seconds;
  }
  const auto* exited = std::get_if<StateExited>(&body);
  if (exited != nullptr && exited->state_type == asl::StateType::Wait) end(name, wait, decided, durable);
}

void WaitsUnderJumps::end(const std::string& name, Wait& wait, const Now& decided, ElapsedPoint durable) {
  require(wait.begun && !wait.late, "{} ends twice", name);
  if (wait.moment) {
    require(*wait.moment <= decided.wall, "{} ends {} ms before its moment", name,
            (*wait.moment - decided.wall).count());
    wait.due = reached(*wait.moment);
  } else {
    require(wait.due <= decided.elapsed, "{} ends {} ms early", name, (wait.due - decided.elapsed).count());
  }
  wait.late = durable - wait.due;
  require(*wait.late <= kLateMax, "{} ends {} ms late", name, wait.late->count());
  if (wait.counted) --left_;
}

ElapsedPoint WaitsUnderJumps::reached(TimePoint moment) const {
  ElapsedPoint at;
  for (std::size_t i = 0; i < offsets_.size(); ++i) {
    const auto& [since, offset] = offsets_[i];
    at = std::max(since, ElapsedPoint(moment.time_since_epoch() - wall_minus_elapsed_ - offset));
    if (i + 1 == offsets_.size() || at + kTakenBackWithin <= offsets_[i + 1].first) break;
  }
  return at;
}

std::string WaitsUnderJumps::run() {
  static_cast<void>(scheduler_.start());
  begin_ = clock_.now().elapsed;
  create_machines();
  begin_ = clock_.now().elapsed;
  offsets_.emplace_back(begin_, Millis(0));
  const ElapsedPoint last = begin_ + kFirstDue + kDueOver + kLateMax;
  while (left_ > 0) {
    act();
    const ElapsedPoint now = clock_.now().elapsed;
    require(now <= last, "{} waits hang", left_);
    const auto deadline = scheduler_.next_deadline();
    if (!submitted_.empty() || (deadline && *deadline <= now)) {
      run_batch();
    } else {
      clock_.advance(std::min(next_act(), deadline.value_or(next_act())) - now);
    }
  }
  check_ended();
  return report();
}

void WaitsUnderJumps::check_ended() {
  scheduler_.check_against_log();
  for (const auto& [id, record] : disk_.executions()) {
    require(!waits_.at(names_.at(id)).counted || record.status == ExecutionStatus::Succeeded,
            "{} has not succeeded", names_.at(id));
  }
}

std::string WaitsUnderJumps::report() const {
  std::vector<std::int64_t> late;
  for (const auto& [name, wait] : waits_) {
    if (wait.counted) late.push_back(wait.late.value().count());
  }
  std::sort(late.begin(), late.end());
  return fmt::format(
      "{} waits, {} other executions, {} jumps of the wall clock: none early; lateness: median {} ms, "
      "p99 {} ms, most {} ms",
      late.size(), load_executions_, std::size(kJumps), late[late.size() / 2], late[late.size() * 99 / 100],
      late.back());
}

}  // namespace

std::string run_waits_under_jumps() {
  return WaitsUnderJumps().run();
}

}  // namespace sfn::sim
