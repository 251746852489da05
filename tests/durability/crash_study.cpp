#include <set>
#include <thread>

#include <fmt/format.h>

#include "tests/durability/studies.h"
#include "tests/durability/tally.h"
#include "tests/durability/workload.h"
#include "tests/sim/violation.h"

namespace sfn::durability {

namespace {

// Of all images, recovery is crashed on one in so many; the sample takes one crash point in so many.
constexpr std::size_t kImagesARecoveryCrash = 4;
constexpr std::size_t kPointsASample = 15;

std::size_t hash_of(const Image& image) {
  std::size_t hash = 0;
  for (const auto& [name, content] : image)
    hash = hash * 31 + std::hash<std::string>()(name) * 7 + std::hash<std::string>()(content);
  return hash;
}

// One thread's share of the crash points.
class CrashStudent {
 public:
  CrashStudent(const Recording& recording, const StudyOptions& options, Tally& tally)
      : recording_(recording), options_(options), tally_(tally), mount_(disk_) {}

  void run(std::size_t share) {
    const auto threads = static_cast<std::size_t>(options_.threads);
    const std::size_t step = options_.all ? 1 : kPointsASample;
    for (std::size_t point = 0; point <= recording_.operations.size(); ++point) {
      if (point > 0) model_.follow(recording_.operations[point - 1]);
      if (point % step == 0 && point / step % threads == share) crash_at(point);
    }
  }

 private:
  void crash_at(std::size_t point) {
    std::set<std::size_t> known;
    for (int i = 0; i < kWays; ++i) {
      const auto way = static_cast<Way>(i);
      const std::uint64_t seed = options_.seed * 1'000'003 + point * kWays + static_cast<std::uint64_t>(i);
      sim::Random random(seed);
      const Image image = model_.image(way, random);
      // The strictest way comes first; what leaves the same has been examined with it.
      if (!known.insert(hash_of(image)).second) {
        tally_.count(std::string("images that another way has left at the same moment: ") + name_of(way));
        continue;
      }
      const Examination examination{recording_, point, way != Way::Kept, seed};
      examine_one(image, examination, way);
    }
  }

  void examine_one(const Image& image, const Examination& examination, Way way) {
    const std::string kind = std::string("crash: ") + name_of(way);
    try {
      const auto recovery = examine(mount_, image, model_.numbers(), examination);
      tally_.passed(kind);
      if (++images_ % kImagesARecoveryCrash == 0) crash_recovery(image, examination, way, recovery);
    } catch (const std::exception& error) {
      tally_.failed(kind, fmt::format("after {} operations: {}", examination.operations, error.what()));
    }
  }

  // The process that died alone has left unsynced data behind, which the next power failure may take.
  void crash_recovery(const Image& image, const Examination& first, Way way,
                      const std::vector<Operation>& recovery) {
    sim::Random random(first.seed + 1);
    CrashModel model = way == Way::Kept ? model_ : CrashModel(image, numbers_in(image));
    const std::size_t until = random.below(recovery.size() + 1);
    for (std::size_t i = 0; i < until; ++i)
      model.follow(recovery[i]);
    const auto second = static_cast<Way>(random.below(kWays));
    Examination examination = first;
    examination.power_failed = first.power_failed || second != Way::Kept;
    try {
      static_cast<void>(examine(mount_, model.image(second, random), model.numbers(), examination));
      tally_.passed("crash of a recovery");
    } catch (const std::exception& error) {
      tally_.failed(
          "crash of a recovery",
          fmt::format("after {} operations ({}), {} of {} of the recovery ({}): {}", first.operations,
                      name_of(way), until, recovery.size(), name_of(second), error.what()));
    }
  }

  [[nodiscard]] FileNumbers numbers_in(const Image& image) const {
    FileNumbers numbers;
    for (const auto& [name, number] : model_.numbers()) {
      if (image.contains(name)) numbers[name] = number;
    }
    return numbers;
  }

  const Recording& recording_;
  const StudyOptions& options_;
  Tally& tally_;
  MemoryDisk disk_;
  Mount mount_;
  CrashModel model_;
  std::size_t images_ = 0;
};

}  // namespace

Recording record_workload() {
  MemoryDisk disk;
  Mount mount(disk);
  World world(disk, mount, 1);
  Recording recording;
  Clients clients(world, recording.ledger, "request-");
  Workload workload(world, clients, {});
  workload.run();
  recording.operations = disk.operations();
  recording.log = workload.coverage().log();
  std::string missing;
  for (const std::string& what : workload.coverage().missing())
    missing += "\n  " + what;
  sim::require(missing.empty(), "the workload leaves out:{}", missing);
  sim::require(workload.ends().empty(), "{} processes ended by an error", workload.ends().size());
  std::printf("recorded: %d executions, %zu rows of the log, %zu answers, %zu file operations\n",
              workload.executions(), recording.log.size(), recording.ledger.entries.size(),
              recording.operations.size());
  return recording;
}

StudyResult study_crashes(const Recording& recording, const StudyOptions& options) {
  Tally tally;
  std::vector<std::jthread> threads;
  for (int i = 0; i < options.threads; ++i) {
    threads.emplace_back([&recording, &options, &tally, i] {
      CrashStudent(recording, options, tally).run(static_cast<std::size_t>(i));
    });
  }
  threads.clear();
  tally.print();
  return tally.sum();
}

}  // namespace sfn::durability
