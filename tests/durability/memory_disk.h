// MemoryDisk is one folder of a disk in memory, as SQLite sees it through MemoryVfs: files, their locks, the
// shared memory of their WAL, and directory entries. Every change is recorded in its order, with the syncs
// between them, so that CrashModel can say what a power failure may leave behind at any of them. Faults are
// injected by counting: the n-th operation of a kind fails. A failed sync behaves as Linux's does: what it
// did not write is still read, is no longer written by the next sync, and so is gone after a power failure.
// Results are SQLite's codes. For one thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sfn::durability {

// What the folder holds: names and contents.
using Image = std::map<std::string, std::string>;
// Which file each name leads to.
using FileNumbers = std::map<std::string, std::uint64_t>;

struct Operation {
  enum class Kind { Create, Delete, Write, Truncate, Sync, FailedSync, SyncDirectory };
  Kind kind = Kind::Sync;
  std::uint64_t file = 0;  // which one, also when another one has had its name before
  std::string name = {};
  std::int64_t at = 0;  // Write: the offset. Truncate: the new size
  std::string data = {};
};

enum class FaultKind {
  // A short read is no fault of its own: SQLite's layer for real files reads on until it gets an error or the
  // end of the file.
  ReadError,
  WriteError,
  DiskFull,
  ShortWrite,  // half of it is written, then the disk is full
  SyncError,
  TruncateError,
  OpenError,
  SizeError,
  SharedMemoryError,
};
inline constexpr int kFaultKinds = 9;
[[nodiscard]] const char* name_of(FaultKind kind);

struct Fault {
  FaultKind kind = FaultKind::WriteError;
  std::int64_t nth = 1;    // the first operation that fails, counted from now on
  std::int64_t times = 1;  // so many fail, in a row
};

class File {
 public:
  File(std::uint64_t number, std::string content) : number_(number), content_(std::move(content)) {}

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] const std::string& content() const { return content_; }

  // SQLite's five locks on a file, by who holds them.
  struct Locks {
    int shared = 0;
    const void* reserved = nullptr;
    const void* pending = nullptr;
    const void* exclusive = nullptr;
  };
  Locks locks;

  // The WAL index: gone when nobody has it mapped.
  struct SharedMemory {
    int users = 0;
    std::vector<std::unique_ptr<char[]>> regions;
    std::array<int, 8> shared{};
    std::array<const void*, 8> exclusive{};
  };
  SharedMemory memory;

 private:
  friend class MemoryDisk;
  std::uint64_t number_;
  std::string content_;
};

class MemoryDisk {
 public:
  // The content of `image`, in files of these numbers; new ones have numbers of their own.
  explicit MemoryDisk(const Image& image = {}, const FileNumbers& numbers = {});
  MemoryDisk(const MemoryDisk&) = delete;
  MemoryDisk& operator=(const MemoryDisk&) = delete;

  // ---- What MemoryVfs asks for.
  [[nodiscard]] std::shared_ptr<File> find(const std::string& name) const;
  int open(const std::string& name, bool create, std::shared_ptr<File>& file, bool& created);
  int remove(const std::string& name, bool sync_directory);
  int read(const File& file, void* data, int bytes, std::int64_t offset);
  int write(File& file, const void* data, int bytes, std::int64_t offset);
  int truncate(File& file, std::int64_t size);
  int sync(File& file, bool directory_too);
  void sync_directory();
  int size(const File& file, std::int64_t& bytes);
  int map_memory(File& file, int region, int bytes, bool extend, void volatile** address);

  // ---- What tests ask for.

  // The process is gone: until `revive` nothing it still tries, such as closing its files, has any effect.
  void kill() { killed_ = true; }
  // The next process. Nobody may have a file open.
  void revive();

  void inject(const Fault& fault);
  void clear_fault() { fault_.reset(); }
  [[nodiscard]] bool fault_fired() const { return fired_; }
  // How many operations there were when it struck first.
  [[nodiscard]] std::size_t operations_at_fault() const { return operations_at_fault_; }

  // Everything as the processes saw it last.
  [[nodiscard]] Image image() const;
  [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }

 private:
  [[nodiscard]] bool fails(FaultKind kind);
  void record(Operation operation);

  std::map<std::string, std::shared_ptr<File>> entries_;
  std::uint64_t last_number_ = 0;
  bool killed_ = false;
  std::optional<Fault> fault_;
  bool fired_ = false;
  std::size_t operations_at_fault_ = 0;
  std::vector<Operation> operations_;
};

}  // namespace sfn::durability
