#include <atomic>
#include <thread>

#include <fmt/format.h>

#include "tests/durability/studies.h"
#include "tests/durability/tally.h"
#include "tests/durability/workload.h"
#include "tests/sim/violation.h"

namespace sfn::durability {

namespace {

// How often the fault strikes: once, or as a disk that stays broken for a while.
constexpr std::int64_t kOnce = 1;
constexpr std::int64_t kForAWhile = 25;
constexpr std::int64_t kStepOfSample = 211;
constexpr std::size_t kSoon = 60;

// One run of the workload with one fault. False: it has not come to the operation.
class FaultRun {
 public:
  FaultRun(const Fault& fault, std::uint64_t seed, Tally& tally)
      : fault_(fault), seed_(seed), tally_(tally), mount_(disk_) {}

  bool run() {
    const std::string kind =
        fmt::format("{}{}", name_of(fault_.kind), fault_.times > 1 ? ", for a while" : "");
    try {
      if (!run_workload()) return false;
      examine_after();
      tally_.passed(kind);
    } catch (const std::exception& error) {
      tally_.failed(kind, fmt::format("operation {}: {}", fault_.nth, error.what()));
    }
    return true;
  }

 private:
  bool run_workload() {
    World world(disk_, mount_, 1);
    Clients clients(world, recording_.ledger, "request-");
    Workload workload(world, clients, {.executions_per_machine = 1, .covers_all = false});
    disk_.inject(fault_);
    workload.run();
    if (!disk_.fault_fired()) return false;
    for (const std::string& end : workload.ends())
      sim::require(end.find("not an error") == std::string::npos, "a process ended and did not say why");
    if (!workload.ends().empty()) tally_.count("ended first by: " + workload.ends().front());
    tally_.count(!workload.ends().empty() ? "runs in which the process ended and another one went on"
                 : clients.refused() > 0  ? "runs in which changes were refused and service resumed"
                                          : "runs in which no client noticed");
    return true;
  }

  // As it is at the end, and what a power failure leaves after the fault: soon, and at some time.
  void examine_after() {
    const std::size_t all = disk_.operations().size();
    const std::size_t fault = disk_.operations_at_fault();
    sim::Random random(seed_);
    const std::size_t soon = std::min(all, fault + random.below(kSoon));
    const std::size_t later = fault + random.below(all - fault + 1);
    examine_at(all, Way::Kept, random);
    examine_at(soon, Way::Lost, random);
    examine_at(later, random.percent(50) ? Way::Lost : Way::Sectors, random);
  }

  void examine_at(std::size_t operations, Way way, sim::Random& random) {
    CrashModel model;
    for (std::size_t i = 0; i < operations; ++i)
      model.follow(disk_.operations()[i]);
    const Image image = model.image(way, random);
    try {
      Mount mount(disk_);
      static_cast<void>(
          examine(mount, image, model.numbers(), {recording_, operations, way != Way::Kept, seed_}));
    } catch (const std::exception& error) {
      throw sim::Violation(fmt::format("{} after {} operations, {} after the fault: {}", name_of(way),
                                       operations, operations - disk_.operations_at_fault(), error.what()));
    }
  }

  const Fault fault_;
  const std::uint64_t seed_;
  Tally& tally_;
  MemoryDisk disk_;
  Mount mount_;
  Recording recording_;
};

// Every operation of a kind in turn, until none is left.
void study_fault(FaultKind kind, std::int64_t times, const StudyOptions& options, Tally& tally) {
  std::atomic<std::int64_t> next = 1;
  std::atomic<bool> over = false;
  const std::int64_t step = options.all ? 1 : kStepOfSample;
  std::vector<std::jthread> threads;
  for (int i = 0; i < options.threads; ++i) {
    threads.emplace_back([&] {
      while (!over) {
        const std::int64_t nth = next.fetch_add(step);
        if (!FaultRun({kind, nth, times}, options.seed + static_cast<std::uint64_t>(nth), tally).run())
          over = true;
      }
    });
  }
}

}  // namespace

StudyResult study_faults(const StudyOptions& options) {
  Tally tally;
  for (int i = 0; i < kFaultKinds; ++i) {
    study_fault(static_cast<FaultKind>(i), kOnce, options, tally);
    study_fault(static_cast<FaultKind>(i), kForAWhile, options, tally);
  }
  tally.print();
  return tally.sum();
}

}  // namespace sfn::durability
