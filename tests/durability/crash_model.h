// CrashModel follows the operations of a MemoryDisk and says what a power failure may leave of the folder
// after the last of them. What counts: a file's content is safe when a sync of it has returned, a directory
// entry when a sync of the directory has. Of everything later a disk may have written any part, in any order,
// in sectors of 512 bytes that are written whole or not at all. A disk that lies about a sync is not
// modelled.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/durability/memory_disk.h"
#include "tests/sim/random.h"

namespace sfn::durability {

enum class Way {
  Kept,           // the process alone died: everything is there
  Lost,           // everything unsynced is lost
  Prefix,         // what came first is there, up to somewhere within a write
  Sectors,        // of each unsynced write each sector is there or not
  Torn,           // all is there but a part of one write
  WalAlone,       // the WAL has all that was written to it, the database nothing unsynced
  DatabaseAlone,  // and the other way round
  SizeLost,       // what was written within the synced size is there, growing and shrinking is not
  ContentLost,    // a file has its new size and zeros in place of what made it grow
  EntryLost,      // contents are there, new directory entries are not and removed ones are
};
inline constexpr int kWays = 10;
[[nodiscard]] const char* name_of(Way way);

class CrashModel {
 public:
  // The content of `image` is synced, in files of these numbers.
  explicit CrashModel(const Image& image = {}, const FileNumbers& numbers = {});

  // The operation is kept by reference.
  void follow(const Operation& operation);
  [[nodiscard]] Image image(Way way, sim::Random& random) const;
  // Of the files that may be in an image.
  [[nodiscard]] FileNumbers numbers() const;
  // Nothing is unsynced: all ways leave the same.
  [[nodiscard]] bool all_synced() const { return open_.empty(); }

 private:
  struct Disk {
    std::string safe;                    // on the disk for sure
    std::string synced;                  // what the process saw when a sync of it last returned, or failed
    std::string seen;                    // what it sees now
    std::vector<const Operation*> open;  // since then, in order
    bool sync_failed = false;            // ever: `safe` is not what it seems
  };

  void synced(std::uint64_t file, bool failed);
  void forget_open(const std::function<bool(const Operation&)>& which);
  [[nodiscard]] Image image_of(
      const FileNumbers& entries,
      const std::function<std::string(const std::string&, const Disk&)>& content) const;
  [[nodiscard]] Image prefix(sim::Random& random) const;
  [[nodiscard]] Image torn(sim::Random& random) const;

  std::map<std::uint64_t, Disk> disks_;  // by the number of the file
  FileNumbers entries_;                  // as the process sees them
  FileNumbers safe_entries_;             // on the disk for sure
  std::vector<const Operation*> open_;   // unsynced operations on all files and entries, in order
};

}  // namespace sfn::durability
