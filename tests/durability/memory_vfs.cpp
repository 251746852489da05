#include "tests/durability/memory_vfs.h"

#include <cstring>
#include <fstream>
#include <mutex>
#include <new>
#include <stdexcept>

#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sfn::durability {
namespace {

struct Mounts {
  std::mutex mutex;
  std::map<std::string, MemoryDisk*> disks;  // by folder
};

Mounts& mounts() {
  static Mounts instance;
  return instance;
}

MemoryDisk* disk_of(const std::filesystem::path& path) {
  const std::scoped_lock lock(mounts().mutex);
  const auto found = mounts().disks.find(path.parent_path().string());
  return found == mounts().disks.end() ? nullptr : found->second;
}

// What SQLite has open. `base` comes first: it is what SQLite holds a pointer to.
struct OpenFile {
  sqlite3_file base;
  MemoryDisk* disk;
  std::shared_ptr<File> file;
  bool sync_directory;  // with the next sync
  int level;            // of lock
  bool has_memory;
  int persist_wal;
};

OpenFile& as_open(sqlite3_file* file) {
  return *reinterpret_cast<OpenFile*>(file);
}

int unlock_file(sqlite3_file* file, int level) {
  OpenFile& open = as_open(file);
  if (open.level <= level) return SQLITE_OK;
  File::Locks& locks = open.file->locks;
  for (const void** holder : {&locks.reserved, &locks.pending, &locks.exclusive}) {
    if (*holder == file) *holder = nullptr;
  }
  if (level == SQLITE_LOCK_NONE) --locks.shared;
  open.level = level;
  return SQLITE_OK;
}

bool held_by_other(const void* holder, const void* self) {
  return holder != nullptr && holder != self;
}

int lock_shared(OpenFile& open, File::Locks& locks, const void* self) {
  if (held_by_other(locks.pending, self) || held_by_other(locks.exclusive, self)) return SQLITE_BUSY;
  ++locks.shared;
  open.level = SQLITE_LOCK_SHARED;
  return SQLITE_OK;
}

int lock_file(sqlite3_file* file, int level) {
  OpenFile& open = as_open(file);
  if (open.level >= level) return SQLITE_OK;
  File::Locks& locks = open.file->locks;
  if (level == SQLITE_LOCK_SHARED) return lock_shared(open, locks, file);
  if (held_by_other(locks.reserved, file)) return SQLITE_BUSY;
  if (level == SQLITE_LOCK_RESERVED) {
    locks.reserved = file;
    open.level = level;
    return SQLITE_OK;
  }
  if (held_by_other(locks.pending, file)) return SQLITE_BUSY;
  locks.pending = file;
  open.level = SQLITE_LOCK_PENDING;
  if (locks.shared > 1) return SQLITE_BUSY;
  locks.exclusive = file;
  open.level = SQLITE_LOCK_EXCLUSIVE;
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
  *reserved = as_open(file).file->locks.reserved != nullptr ? 1 : 0;
  return SQLITE_OK;
}

int control(sqlite3_file* file, int operation, void* argument) {
  if (operation != SQLITE_FCNTL_PERSIST_WAL) return SQLITE_NOTFOUND;
  int& wanted = *static_cast<int*>(argument);
  if (wanted >= 0) as_open(file).persist_wal = wanted;
  wanted = as_open(file).persist_wal;
  return SQLITE_OK;
}

int map_memory(sqlite3_file* file, int region, int bytes, int extend, void volatile** address) {
  OpenFile& open = as_open(file);
  if (!open.has_memory) {
    open.has_memory = true;
    ++open.file->memory.users;
  }
  return open.disk->map_memory(*open.file, region, bytes, extend != 0, address);
}

int lock_memory(sqlite3_file* file, int offset, int count, int flags) {
  File::SharedMemory& memory = as_open(file).file->memory;
  const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  const auto first = static_cast<std::size_t>(offset);
  const auto last = first + static_cast<std::size_t>(count);
  if ((flags & SQLITE_SHM_LOCK) != 0) {
    for (std::size_t i = first; i < last; ++i) {
      if (memory.exclusive[i] != nullptr || (exclusive && memory.shared[i] > 0)) return SQLITE_BUSY;
    }
  }
  for (std::size_t i = first; i < last; ++i) {
    const bool lock = (flags & SQLITE_SHM_LOCK) != 0;
    if (!exclusive) {
      memory.shared[i] += lock ? 1 : -1;
    } else if (lock || memory.exclusive[i] == file) {
      memory.exclusive[i] = lock ? file : nullptr;
    }
  }
  return SQLITE_OK;
}

void memory_barrier(sqlite3_file*) {}

int unmap_memory(sqlite3_file* file, int) {
  OpenFile& open = as_open(file);
  if (!open.has_memory) return SQLITE_OK;
  open.has_memory = false;
  if (--open.file->memory.users == 0) open.file->memory = {};
  return SQLITE_OK;
}

int close_file(sqlite3_file* file) {
  unmap_memory(file, 0);
  unlock_file(file, SQLITE_LOCK_NONE);
  as_open(file).~OpenFile();
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* data, int bytes, sqlite3_int64 offset) {
  return as_open(file).disk->read(*as_open(file).file, data, bytes, offset);
}

int write_file(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset) {
  return as_open(file).disk->write(*as_open(file).file, data, bytes, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return as_open(file).disk->truncate(*as_open(file).file, size);
}

int sync_file(sqlite3_file* file, int) {
  OpenFile& open = as_open(file);
  const int code = open.disk->sync(*open.file, open.sync_directory);
  if (code == SQLITE_OK) open.sync_directory = false;
  return code;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  std::int64_t bytes = 0;
  const int code = as_open(file).disk->size(*as_open(file).file, bytes);
  *size = bytes;
  return code;
}

int sector_size(sqlite3_file*) {
  return 4096;
}

int characteristics(sqlite3_file*) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

const sqlite3_io_methods kMethods = {
    2,           close_file,     read_file,      write_file, truncate_file, sync_file,       file_size,
    lock_file,   unlock_file,    check_reserved, control,    sector_size,   characteristics, map_memory,
    lock_memory, memory_barrier, unmap_memory,   nullptr,    nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* base, int flags, int* out_flags) {
  base->pMethods = nullptr;
  MemoryDisk* disk = name == nullptr ? nullptr : disk_of(name);
  if (disk == nullptr) return SQLITE_CANTOPEN;
  std::shared_ptr<File> file;
  bool created = false;
  const std::string file_name = std::filesystem::path(name).filename().string();
  const int code = disk->open(file_name, (flags & SQLITE_OPEN_CREATE) != 0, file, created);
  if (code != SQLITE_OK) return code;
  const int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
  new (base) OpenFile{.base = {&kMethods},
                      .disk = disk,
                      .file = std::move(file),
                      .sync_directory = created && (flags & journals) != 0,
                      .level = SQLITE_LOCK_NONE,
                      .has_memory = false,
                      .persist_wal = 0};
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_directory) {
  MemoryDisk* disk = disk_of(name);
  if (disk == nullptr) return SQLITE_IOERR_DELETE;
  return disk->remove(std::filesystem::path(name).filename().string(), sync_directory != 0);
}

// As SQLite's own: an empty file does not count as one that is there.
int access_file(sqlite3_vfs*, const char* name, int flags, int* there) {
  const MemoryDisk* disk = disk_of(name);
  const auto file = disk == nullptr ? nullptr : disk->find(std::filesystem::path(name).filename().string());
  *there = file != nullptr && (flags != SQLITE_ACCESS_EXISTS || !file->content().empty()) ? 1 : 0;
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int bytes, char* out) {
  sqlite3_snprintf(bytes, out, "%s", name);
  return SQLITE_OK;
}

// The salts of a WAL come from here: runs repeat.
int random_bytes(sqlite3_vfs*, int bytes, char* out) {
  for (int i = 0; i < bytes; ++i)
    out[i] = static_cast<char>(i * 37 + 11);
  return bytes;
}

// Nobody else is there to give a lock back.
int sleep_not(sqlite3_vfs*, int microseconds) {
  return microseconds;
}

void register_once() {
  static const bool registered = [] {
    static sqlite3_vfs layer = *sqlite3_vfs_find(nullptr);
    layer.zName = "stepwell-memory";
    layer.szOsFile = sizeof(OpenFile);
    layer.xOpen = open_file;
    layer.xDelete = delete_file;
    layer.xAccess = access_file;
    layer.xFullPathname = full_path;
    layer.xRandomness = random_bytes;
    layer.xSleep = sleep_not;
    return sqlite3_vfs_register(&layer, 1) == SQLITE_OK;
  }();
  if (!registered) throw std::runtime_error("SQLite does not take the memory layer");
}

}  // namespace

// The product syncs the folder itself, past SQLite: on a mounted one that is a sync of the disk in memory.
extern "C" int fsync(int descriptor) {
  std::error_code unknown;
  const auto path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), unknown);
  if (MemoryDisk* disk = disk_of(path / "any"); disk != nullptr && !unknown) {
    disk->sync_directory();
    return 0;
  }
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

Mount::Mount(MemoryDisk& disk) {
  register_once();
  std::ofstream(folder() / "stepwell.db").flush();
  replace(disk);
}

Mount::~Mount() {
  const std::scoped_lock lock(mounts().mutex);
  mounts().disks.erase(folder().string());
}

void Mount::replace(MemoryDisk& disk) {
  const std::scoped_lock lock(mounts().mutex);
  mounts().disks[folder().string()] = &disk;
}

}  // namespace sfn::durability
