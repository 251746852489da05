#include "storage/foreign_locks.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "storage/data_folder.h"

namespace sfn::storage {
namespace {

// Bytes of the index that SQLite locks (sqlite.org/walformat.html, 2.3.1): 120 to write, 123 to 127 to read.
constexpr std::int64_t kWriteByte = 120;
constexpr std::int64_t kFirstReadByte = 123;
constexpr std::int64_t kLastReadByte = 127;

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A line such as `12: POSIX  ADVISORY  READ  4711 fe:01:131 124 124`; those that wait have `->` in it.
struct Line {
  std::string number, kind, mode, access, device_and_inode, first, last;
  int process = 0;
};

bool read_line(const std::string& text, Line& line) {
  std::istringstream in(text);
  return bool(in >> line.number >> line.kind >> line.mode >> line.access >> line.process >>
              line.device_and_inode >> line.first >> line.last);
}

}  // namespace

std::vector<ForeignLock> parse_locks(const std::string& text, std::uint64_t inode, int own) {
  std::vector<ForeignLock> found;
  const std::string suffix = ":" + std::to_string(inode);
  std::istringstream lines(text);
  for (std::string each; std::getline(lines, each);) {
    Line line;
    if (!read_line(each, line) || line.kind != "POSIX" || line.process == own) continue;
    if (!line.device_and_inode.ends_with(suffix)) continue;
    const std::int64_t first = std::atoll(line.first.c_str());
    const std::int64_t last = line.last == "EOF" ? kLastReadByte : std::atoll(line.last.c_str());
    const bool writes = first <= kWriteByte && last >= kWriteByte;
    if (!writes && (last < kFirstReadByte || first > kLastReadByte)) continue;
    const auto known = std::ranges::find(found, line.process, &ForeignLock::process);
    if (known == found.end()) {
      found.push_back({.process = line.process, .program = {}, .writes = writes});
    } else {
      known->writes = known->writes || writes;
    }
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.writes && !b.writes; });
  return found;
}

std::vector<ForeignLock> foreign_locks(const std::filesystem::path& database) {
  const auto index = identity_of(std::filesystem::path(database) += "-shm");
  if (index == FileIdentity{}) return {};
  auto found = parse_locks(read_file("/proc/locks"), index.inode, ::getpid());
  for (ForeignLock& lock : found) {
    lock.program = read_file(fmt::format("/proc/{}/comm", lock.process));
    while (!lock.program.empty() && lock.program.back() == '\n')
      lock.program.pop_back();
  }
  return found;
}

std::string describe(const std::vector<ForeignLock>& locks, bool writes) {
  std::vector<std::string> names;
  for (const ForeignLock& lock : locks) {
    if (lock.writes != writes) continue;
    names.push_back(lock.program.empty() ? fmt::format("process {}", lock.process)
                                         : fmt::format("process {} ({})", lock.process, lock.program));
  }
  return names.empty() ? "another program" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace sfn::storage
