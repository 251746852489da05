#include "storage/wal_check.h"

#include <array>
#include <bit>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "storage/data_folder.h"
#include "storage/open_error.h"

namespace sfn::storage {
namespace {

// sqlite.org/fileformat2.html, 4.1 and 4.2, and sqlite.org/walformat.html, 2.1.
constexpr std::size_t kWalHeaderBytes = 32;
constexpr std::size_t kFrameHeaderBytes = 24;
constexpr std::size_t kIndexHeaderBytes = 48;
constexpr std::uint32_t kIndexVersion = 3'007'000;
constexpr std::size_t kMxFrameAt = 16;
constexpr std::size_t kIndexSaltAt = 32;
constexpr std::size_t kWalSaltAt = 16;
constexpr std::size_t kFrameSaltAt = 8;
constexpr std::size_t kSaltBytes = 8;

using Bytes = std::vector<unsigned char>;

// A file that SQLite's layer has open for reading. The layer opens it, so that whoever watches who opens the
// files of the database sees SQLite alone.
class LayerFile {
 public:
  LayerFile(sqlite3_vfs* layer, const std::filesystem::path& path) : file_(new char[layer->szOsFile]()) {
    name_ = sqlite3_create_filename(path.c_str(), "", "", 0, nullptr);
    int out = 0;
    open_ = layer->xOpen(layer, name_, get(), SQLITE_OPEN_READONLY | SQLITE_OPEN_WAL, &out) == SQLITE_OK;
  }
  ~LayerFile() {
    if (get()->pMethods != nullptr) get()->pMethods->xClose(get());
    sqlite3_free_filename(const_cast<char*>(name_));
  }
  LayerFile(const LayerFile&) = delete;
  LayerFile& operator=(const LayerFile&) = delete;

  [[nodiscard]] bool is_open() const { return open_; }
  // False when there are not so many bytes.
  bool read(Bytes& into, std::size_t offset) {
    return open_ && get()->pMethods->xRead(get(), into.data(), static_cast<int>(into.size()),
                                           static_cast<sqlite3_int64>(offset)) == SQLITE_OK;
  }

 private:
  [[nodiscard]] sqlite3_file* get() { return reinterpret_cast<sqlite3_file*>(file_.get()); }

  std::unique_ptr<char[]> file_;
  const char* name_ = nullptr;
  bool open_ = false;
};

std::uint32_t word(const Bytes& bytes, std::size_t at, bool big_endian) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return big_endian == (std::endian::native == std::endian::big) ? value : __builtin_bswap32(value);
}

bool same(const Bytes& a, std::size_t a_at, const Bytes& b, std::size_t b_at, std::size_t count) {
  return std::memcmp(a.data() + a_at, b.data() + b_at, count) == 0;
}

// What the index says was committed.
struct Committed {
  std::uint32_t frames = 0;
  bool all_copied = false;  // to the database, which needs the WAL no more
  Bytes header;
};

// Nothing when the index is new, or torn by the end of the process.
std::optional<Committed> read_index(sqlite3_vfs* layer, const std::filesystem::path& index) {
  LayerFile file(layer, index);
  Bytes first(kIndexHeaderBytes), second(kIndexHeaderBytes);
  if (!file.read(first, 0) || !file.read(second, kIndexHeaderBytes) || first != second) return std::nullopt;
  const bool big = std::endian::native == std::endian::big;
  Bytes copied(4);
  if (word(first, 0, big) != kIndexVersion || !file.read(copied, 2 * kIndexHeaderBytes)) return std::nullopt;
  const auto frames = word(first, kMxFrameAt, big);
  return Committed{frames, word(copied, 0, big) >= frames, std::move(first)};
}

// How many of the frames are there, with the salt and the checksums that they were written with.
std::uint32_t whole_frames(sqlite3_vfs* layer, const std::filesystem::path& wal, const Committed& committed) {
  LayerFile file(layer, wal);
  Bytes header(kWalHeaderBytes);
  if (!file.read(header, 0) || !same(header, kWalSaltAt, committed.header, kIndexSaltAt, kSaltBytes))
    return 0;
  const bool big_sums = (word(header, 0, true) & 1) != 0;
  std::uint32_t sum1 = 0, sum2 = 0;
  const auto add = [&](const Bytes& bytes, std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; at += 8) {
      sum1 += word(bytes, at, big_sums) + sum2;
      sum2 += word(bytes, at + 4, big_sums) + sum1;
    }
  };
  add(header, 0, kWalHeaderBytes - 8);
  Bytes frame(kFrameHeaderBytes + word(header, 8, true));
  for (std::uint32_t i = 0; i < committed.frames; ++i) {
    if (!file.read(frame, kWalHeaderBytes + i * frame.size())) return i;
    add(frame, 0, 8);
    add(frame, kFrameHeaderBytes, frame.size());
    const bool whole = same(frame, kFrameSaltAt, header, kWalSaltAt, kSaltBytes) &&
                       word(frame, 16, true) == sum1 && word(frame, 20, true) == sum2;
    if (!whole) return i;
  }
  return committed.frames;
}

// Seconds since the epoch; nothing where the kernel does not say.
std::optional<std::int64_t> machine_started_at() {
  std::ifstream facts("/proc/stat");
  for (std::string name; facts >> name; facts.ignore(1 << 20, '\n')) {
    std::int64_t seconds = 0;
    if (name == "btime" && facts >> seconds) return seconds;
  }
  return std::nullopt;
}

// The index was written since the machine started.
bool is_witness(const std::filesystem::path& index) {
  struct stat status {};
  const auto started = machine_started_at();
  return ::stat(index.c_str(), &status) == 0 && started && status.st_mtime > *started;
}

}  // namespace

void require_whole_wal(const std::filesystem::path& database, const std::string& vfs) {
  auto* layer = sqlite3_vfs_find(vfs.empty() ? nullptr : vfs.c_str());
  const auto wal = wal_path(database);
  const auto index = std::filesystem::path(database) += "-shm";
  if (layer == nullptr || !std::filesystem::exists(database) || !is_witness(index)) return;
  const auto committed = read_index(layer, index);
  if (!committed || committed->frames == 0) return;
  constexpr const char* kAdvice =
      "the newest changes are in it and not in the database; docs/operations.md (Damage) says how to go on";
  // A clean stop leaves an empty one, and somebody may have tidied that up.
  std::error_code missing;
  const bool empty = std::filesystem::file_size(wal, missing) < kWalHeaderBytes || missing;
  if (empty && committed->all_copied) return;
  if (missing)
    throw OpenError(OpenError::Reason::WalDamaged, fmt::format("{} is missing: {}", wal.string(), kAdvice));
  const auto whole = whole_frames(layer, wal, *committed);
  if (whole == committed->frames) return;
  throw OpenError(OpenError::Reason::WalDamaged,
                  fmt::format("{} is damaged: of {} pages that were committed {} can be read; {}",
                              wal.string(), committed->frames, whole, kAdvice));
}

}  // namespace sfn::storage
