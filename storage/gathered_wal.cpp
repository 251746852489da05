#include "storage/gathered_wal.h"

#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>

#include <sqlite3.h>

namespace sfn::storage {
namespace {

// Of a frame: its header, with the size of the database after the commit at kCommitAt, and a page.
constexpr int kHeaderBytes = 24;
constexpr int kCommitAt = 4;
constexpr int kCommitBytes = 4;
// SQLite's own layer takes less than 128 KiB at once.
constexpr std::size_t kPieceBytes = (1u << 17) - 1;

// The WAL as SQLite has it open. The file of the layer below stands behind it in memory.
class WalFile {
 public:
  static WalFile& of(sqlite3_file* file) { return *reinterpret_cast<WalFile*>(file); }

  explicit WalFile(const sqlite3_io_methods* methods) : base_{methods} { piece_.reserve(kPieceBytes); }

  sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }

  int write(const void* data, int bytes, sqlite3_int64 at) {
    if (lost_ && at > *lost_) return SQLITE_IOERR_WRITE;
    lost_.reset();
    const auto* begin = static_cast<const char*>(data);
    const auto count = static_cast<std::size_t>(bytes);
    if (at != end() || piece_.size() + count > kPieceBytes) {
      if (const int code = flush(); code != SQLITE_OK) return code;
      at_ = at;
    }
    if (bytes == kHeaderBytes) commits_ = std::memcmp(begin + kCommitAt, "\0\0\0\0", kCommitBytes) != 0;
    if (count > kPieceBytes) return below()->pMethods->xWrite(below(), data, bytes, at);
    piece_.append(begin, count);
    return commits_ ? flush() : SQLITE_OK;
  }

  int flush() {
    if (piece_.empty()) return SQLITE_OK;
    const int code = below()->pMethods->xWrite(below(), piece_.data(), static_cast<int>(piece_.size()), at_);
    if (code != SQLITE_OK) lost_ = at_;
    at_ = end();
    piece_.clear();
    return code;
  }

  // Of what SQLite has written, or the call fails.
  int read(void* data, int bytes, sqlite3_int64 at) {
    if (const int code = flush(); code != SQLITE_OK) return code;
    if (lost_ && at + bytes > *lost_) return SQLITE_IOERR_READ;
    return below()->pMethods->xRead(below(), data, bytes, at);
  }

  template <class Call>
  int after_flush(Call&& call) {
    if (const int code = flush(); code != SQLITE_OK) return code;
    return call(below());
  }

 private:
  [[nodiscard]] sqlite3_int64 end() const { return at_ + static_cast<sqlite3_int64>(piece_.size()); }

  sqlite3_file base_;  // first: SQLite looks for the methods here
  std::string piece_;
  sqlite3_int64 at_ = 0;  // where the piece begins
  // The frame that is being written is a commit's; so is what SQLite writes after it, until another begins.
  bool commits_ = false;
  std::optional<sqlite3_int64> lost_;  // where the piece began that could not be written
};

int close(sqlite3_file* file) {
  WalFile& wal = WalFile::of(file);
  static_cast<void>(wal.flush());  // of no commit: it does not matter
  const int code = wal.below()->pMethods->xClose(wal.below());
  wal.~WalFile();
  return code;
}

int read(sqlite3_file* file, void* data, int bytes, sqlite3_int64 at) {
  return WalFile::of(file).read(data, bytes, at);
}

int write(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 at) {
  return WalFile::of(file).write(data, bytes, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return WalFile::of(file).after_flush(
      [&](sqlite3_file* below) { return below->pMethods->xTruncate(below, size); });
}

int sync(sqlite3_file* file, int flags) {
  return WalFile::of(file).after_flush(
      [&](sqlite3_file* below) { return below->pMethods->xSync(below, flags); });
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return WalFile::of(file).after_flush(
      [&](sqlite3_file* below) { return below->pMethods->xFileSize(below, size); });
}

int file_control(sqlite3_file* file, int operation, void* argument) {
  return WalFile::of(file).after_flush(
      [&](sqlite3_file* below) { return below->pMethods->xFileControl(below, operation, argument); });
}

// A WAL is never locked, SQLite locks its index; so these only complete the table.
int lock(sqlite3_file* file, int level) {
  sqlite3_file* below = WalFile::of(file).below();
  return below->pMethods->xLock(below, level);
}
int unlock(sqlite3_file* file, int level) {
  sqlite3_file* below = WalFile::of(file).below();
  return below->pMethods->xUnlock(below, level);
}
int check_reserved_lock(sqlite3_file* file, int* held) {
  sqlite3_file* below = WalFile::of(file).below();
  return below->pMethods->xCheckReservedLock(below, held);
}

int sector_size(sqlite3_file* file) {
  sqlite3_file* below = WalFile::of(file).below();
  return below->pMethods->xSectorSize(below);
}
int device_characteristics(sqlite3_file* file) {
  sqlite3_file* below = WalFile::of(file).below();
  return below->pMethods->xDeviceCharacteristics(below);
}

const sqlite3_io_methods kWalMethods = {.iVersion = 1,
                                        .xClose = close,
                                        .xRead = read,
                                        .xWrite = write,
                                        .xTruncate = truncate,
                                        .xSync = sync,
                                        .xFileSize = file_size,
                                        .xLock = lock,
                                        .xUnlock = unlock,
                                        .xCheckReservedLock = check_reserved_lock,
                                        .xFileControl = file_control,
                                        .xSectorSize = sector_size,
                                        .xDeviceCharacteristics = device_characteristics,
                                        .xShmMap = nullptr,
                                        .xShmLock = nullptr,
                                        .xShmBarrier = nullptr,
                                        .xShmUnmap = nullptr,
                                        .xFetch = nullptr,
                                        .xUnfetch = nullptr};

// A copy of the layer below but for its name, its files' size and how it opens one.
struct Layer {
  sqlite3_vfs vfs;  // first: SQLite gives its address
  sqlite3_vfs* below;
  std::string name;
};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* below = reinterpret_cast<const Layer*>(vfs)->below;
  if ((flags & SQLITE_OPEN_WAL) == 0) return below->xOpen(below, name, file, flags, out_flags);
  auto* wal = new (file) WalFile(&kWalMethods);
  wal->below()->pMethods = nullptr;
  const int code = below->xOpen(below, name, wal->below(), flags, out_flags);
  if (code == SQLITE_OK) return code;
  // SQLite closes what has methods, whether or not it could be opened.
  if (wal->below()->pMethods != nullptr) wal->below()->pMethods->xClose(wal->below());
  wal->~WalFile();
  file->pMethods = nullptr;
  return code;
}

}  // namespace

std::string gathered_wal(const std::string& below) {
  static std::mutex mutex;
  static std::map<sqlite3_vfs*, std::unique_ptr<Layer>> layers;
  sqlite3_vfs* found = sqlite3_vfs_find(below.empty() ? nullptr : below.c_str());
  if (found == nullptr) return below;  // opening with it says so
  const std::lock_guard lock(mutex);
  auto& layer = layers[found];
  if (!layer) {
    layer = std::make_unique<Layer>(Layer{*found, found, std::string("stepwell-gathered-") + found->zName});
    layer->vfs.zName = layer->name.c_str();
    layer->vfs.szOsFile += static_cast<int>(sizeof(WalFile));
    layer->vfs.xOpen = open;
    if (sqlite3_vfs_register(&layer->vfs, 0) != SQLITE_OK) throw std::bad_alloc();
  }
  return layer->name;
}

}  // namespace sfn::storage
