#include "tests/durability/examine.h"

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/verify.h"
#include "tests/durability/workload.h"
#include "tests/sim/violation.h"
#include "tests/support/history_invariants.h"

namespace sfn::durability {

namespace {

using sim::require;

void require_sound(const std::filesystem::path& database, const char* when) {
  {
    SQLite::Database connection(database.string(), SQLite::OPEN_READONLY);
    const auto result = connection.execAndGet("PRAGMA integrity_check").getString();
    require(result == "ok", "integrity_check {}: {}", when, result);
  }
  const storage::VerifyReport report = storage::verify(database);
  require(report.findings.count() == 0, "verify {}: {} findings, first: {}", when, report.findings.count(),
          report.findings.lines().empty() ? "" : report.findings.lines().front());
}

void require_known_rows(const Stored& stored, const Recording& recording) {
  if (recording.log.empty()) return;
  for (const auto& [position, checksum] : stored.log) {
    const auto known = recording.log.find(position);
    require(known != recording.log.end() && known->second == checksum,
            "position {} of the log was never written like this", position);
  }
}

void require_invariants(const Stored& stored) {
  for (const auto& [id, events] : stored.histories) {
    const std::string broken = test::broken_invariant(events);
    require(broken.empty(), "execution {}: {}", id.value, broken);
  }
}

}  // namespace

std::vector<Operation> examine(Mount& mount, const Image& image, const FileNumbers& numbers,
                               const Examination& examination) {
  const Recording& recording = examination.recording;
  sim::Random random(examination.seed);
  MemoryDisk disk(image, numbers);
  World world(disk, mount, examination.seed);
  const std::vector<Millis> downtimes = {Millis(0), Millis(900), Millis(600'000)};
  const TimePoint crashed =
      recording.ledger.clock_at(examination.operations).value_or(test::ManualClock::kStart);
  world.clock.set_wall(crashed + random.pick(downtimes));
  {
    // As `stepwell verify` finds it, on the file of a process that has just opened it.
    storage::SqliteStorage storage({.folder = mount.folder()});
    require_sound(world.database(), "after the crash");
    const Stored stored = read_stored(storage);
    recording.ledger.check(stored, examination.operations, examination.power_failed);
    require_known_rows(stored, recording);
  }
  world.start();
  std::vector<Operation> recovery = disk.operations();
  world.scheduler().check_against_log();
  Ledger later;
  Clients clients(world, later, "later-");
  clients.take_over(recording.ledger, examination.operations);
  settle(world, clients);
  world.scheduler().check_against_log();
  const Stored stored = read_stored(world.storage());
  recording.ledger.check(stored, examination.operations, examination.power_failed);
  later.check(stored, disk.operations().size(), false);
  require_invariants(stored);
  world.close();
  require_sound(world.database(), "at the end");
  return recovery;
}

}  // namespace sfn::durability
