// ReserveFile is room on the disk that is kept for the end of what runs: a file `stepwell.reserve` beside the
// database. When less than half of its size is left free, or a write has met a full disk, the file is given
// up, so that running executions can still write; whoever starts something new is refused meanwhile. It is
// made again when the disk has room for it and as much again. That is tried out, because a quota may know
// better than the disk.
//
// One thread calls look(); any thread may report and ask.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>

namespace sfn::storage {

class ReserveFile {
 public:
  // 0 bytes: there is none, and nothing is ever refused. The folder exists. On a disk that is full already
  // the file of an earlier run is given up at once; making one is left to look(), so that no start waits.
  ReserveFile(const std::filesystem::path& folder, std::int64_t bytes);

  // Gives the file up or makes it again, if that is due. True when something changed.
  bool look();
  // A write has failed for lack of room: the next look gives the file up.
  void note_full() { full_ = true; }

  // Nothing new may be started.
  [[nodiscard]] bool given_up() const { return given_up_; }
  [[nodiscard]] std::uint64_t times_given_up() const { return times_given_up_; }
  [[nodiscard]] std::int64_t bytes() const { return bytes_; }

 private:
  [[nodiscard]] std::int64_t free_bytes() const;
  [[nodiscard]] bool kept() const;
  void give_up();
  bool make(std::int64_t room);

  const std::filesystem::path file_;
  const std::int64_t bytes_;
  std::atomic<bool> full_{false}, given_up_{false};
  std::atomic<std::uint64_t> times_given_up_{0};
};

[[nodiscard]] std::filesystem::path reserve_path(const std::filesystem::path& folder);

}  // namespace sfn::storage
