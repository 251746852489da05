#include "tests/durability/workload.h"

#include <algorithm>

#include "storage/open_error.h"
#include "tests/durability/machines.h"
#include "tests/sim/violation.h"

namespace sfn::durability {

namespace {

using sim::require;
using sim::Violation;

constexpr int kRoundsMax = 600;
// A supervisor starts it again and again; the longest fault strikes 25 times.
constexpr int kStartsInARow = 40;
constexpr Millis kLeastStep{700};
constexpr Millis kGreatestStep{30'000};

std::string execution_name(const std::string& machine, int number) {
  return machine + "-" + std::to_string(number);
}

std::vector<std::string> open_executions(World& world) {
  std::vector<std::string> names;
  for (const OpenExecution& open : world.storage().scan_open({}, 1'000))
    names.push_back(world.storage().find_execution(open.id)->name);
  return names;
}

void advance_to_next(World& world) {
  const auto next = world.scheduler().next_deadline();
  const Millis until = next ? *next - world.clock.now().elapsed : kGreatestStep;
  world.clock.advance(std::clamp(until, kLeastStep, kGreatestStep));
}

}  // namespace

template <class Work>
void Workload::guarded(Work&& work) {
  try {
    work();
  } catch (const StorageError& error) {
    process_ends(error);
  } catch (const storage::OpenError& error) {
    process_ends(error);
  }
}

void Workload::process_ends(const std::exception& why) {
  note_end(why);
  world_.entropy.fail_after(0, 0);
  world_.kill();
  clients_.process_gone();
  start_process();
}

// Without the path, which differs from run to run.
void Workload::note_end(const std::exception& why) {
  std::string text = why.what();
  const std::string path = world_.database().string();
  if (const auto at = text.find(path); at != std::string::npos) text.erase(at, path.size());
  ends_.push_back(std::move(text));
}

void Workload::start_process() {
  for (int attempt = 0; attempt < kStartsInARow; ++attempt) {
    try {
      world_.start();
      return;
    } catch (const StorageError& error) {
      note_end(error);
    } catch (const storage::OpenError& error) {
      note_end(error);
    }
  }
  throw Violation("no process starts any more: " + ends_.back());
}

void Workload::run() {
  start_process();
  guarded([this] {
    for (const std::string& activity : activities())
      clients_.create_activity(activity);
    for (const Machine& machine : machines())
      clients_.create_machine(machine.name, machine.definition);
    clients_.run();
  });
  for (int number = 0; number < kRoundsMax; ++number) {
    round(number);
    if (done()) {
      guarded([this] { delete_all(); });
      if (!clients_.idle()) continue;
      return guarded([this] { world_.close(); });
    }
  }
  throw Violation("executions are still open after all rounds");
}

bool Workload::done() {
  const int all = options_.executions_per_machine * static_cast<int>(machines().size());
  return started_ == all && world_.scheduler().counts().open_executions == 0 && world_.scheduler().writable();
}

void Workload::round(int number) {
  guarded([&] { happenings(number); });
  guarded([&] {
    clients_.poll();
    clients_.run();
    clients_.work();
    clients_.read();
    clients_.run();
  });
  if (number % 3 == 0) world_.storage().checkpointer().pass();
  if (options_.covers_all) coverage_.look(world_.database().string());
  guarded([&] { world_.scheduler().tidy(); });
  advance_to_next(world_);
}

void Workload::happenings(int number) {
  start_some();
  if (number == 3) clients_.poll_and_hang_up("good");
  if (number == 4) clients_.update_machine("plain", machines()[2].definition);
  if (number == 6) quarantine_one();
  if (number == 9 || number == 26) {
    world_.kill();
    clients_.process_gone();
    start_process();
  }
  if (number == 12 || number == 22) purge_some();
  if (number == 14) clients_.delete_machine("late");
  if (number == 18) {
    world_.close();
    clients_.process_gone();
    start_process();
  }
  if (number >= 20 && number % 5 == 0) stop_some();
}

void Workload::start_some() {
  const auto all = machines();
  const int count = static_cast<int>(all.size());
  for (int i = 0; i < count && started_ < count * options_.executions_per_machine; ++i) {
    const Machine& machine = all[static_cast<std::size_t>(started_ % count)];
    const int round = started_ / count;
    // However many machines there are, each meets inputs of several kinds.
    clients_.start(machine.name, execution_name(machine.name, round), input_of(started_ % count + round));
    ++started_;
  }
}

void Workload::stop_some() {
  for (int i = 0; i < options_.executions_per_machine; ++i)
    clients_.stop("stopped", execution_name("stopped", i));
}

void Workload::purge_some() {
  for (const char* machine : {"plain", "outside", "failing"})
    clients_.purge(execution_name(machine, 0));
}

// A bug of ours, several times in a row, in what draws randomness next: handing its task out.
void Workload::quarantine_one() {
  clients_.start("failing", "quarantined", input_of(0));
  for (int i = 0; i < 10 && world_.scheduler().counts().quarantined == 0; ++i) {
    clients_.poll();
    world_.entropy.fail_after(0, 1);
    clients_.run_batch();
  }
  world_.entropy.fail_after(0, 0);
}

void Workload::delete_all() {
  for (const Machine& machine : machines())
    clients_.delete_machine(machine.name);
  for (const std::string& activity : activities())
    clients_.delete_activity(activity);
  clients_.run();
  if (options_.covers_all) coverage_.look(world_.database().string());
}

void settle(World& world, Clients& clients) {
  for (int number = 0; number < kRoundsMax; ++number) {
    clients.poll();
    clients.run();
    clients.work();
    if (number % 10 == 0) {
      for (const std::string& name : open_executions(world)) {
        if (name.starts_with("stopped-")) clients.stop("stopped", name);
      }
    }
    clients.run();
    world.scheduler().tidy();
    if (world.scheduler().counts().open_executions == 0 && clients.idle()) return;
    advance_to_next(world);
  }
  std::string names;
  for (const std::string& name : open_executions(world))
    names += " " + name;
  throw Violation("executions do not end:" + names);
}

}  // namespace sfn::durability
