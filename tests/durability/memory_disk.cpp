#include "tests/durability/memory_disk.h"

#include <algorithm>
#include <cstring>

#include <sqlite3.h>

#include "engine/value/check.h"

namespace sfn::durability {

namespace {

using Kind = Operation::Kind;

constexpr std::uint64_t kFirstNumber = 1'000'000;

}  // namespace

const char* name_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::ReadError: return "EIO on read";
    case FaultKind::WriteError: return "EIO on write";
    case FaultKind::DiskFull: return "ENOSPC on write";
    case FaultKind::ShortWrite: return "short write";
    case FaultKind::SyncError: return "failed sync";
    case FaultKind::TruncateError: return "EIO on truncate";
    case FaultKind::OpenError: return "EIO on open";
    case FaultKind::SizeError: return "EIO on stat";
    case FaultKind::SharedMemoryError: return "EIO on the WAL index";
  }
  return "";
}

MemoryDisk::MemoryDisk(const Image& image, const FileNumbers& numbers) : last_number_(kFirstNumber) {
  for (const auto& [name, content] : image)
    entries_[name] = std::make_shared<File>(numbers.at(name), content);
  // Of another process on the same disk: above all that any has drawn.
  for (const auto& [name, number] : numbers)
    last_number_ = std::max(last_number_, number + kFirstNumber);
}

std::shared_ptr<File> MemoryDisk::find(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : found->second;
}

int MemoryDisk::open(const std::string& name, bool create, std::shared_ptr<File>& file, bool& created) {
  created = false;
  if (killed_ || fails(FaultKind::OpenError)) return SQLITE_CANTOPEN;
  file = find(name);
  if (file) return SQLITE_OK;
  if (!create) return SQLITE_CANTOPEN;
  file = entries_[name] = std::make_shared<File>(++last_number_, std::string());
  record({.kind = Kind::Create, .file = file->number(), .name = name});
  created = true;
  return SQLITE_OK;
}

int MemoryDisk::remove(const std::string& name, bool sync_directory) {
  if (killed_) return SQLITE_IOERR_DELETE;
  const auto file = find(name);
  if (!file) return SQLITE_IOERR_DELETE_NOENT;
  entries_.erase(name);
  record({.kind = Kind::Delete, .file = file->number(), .name = name});
  if (sync_directory) record({.kind = Kind::SyncDirectory});
  return SQLITE_OK;
}

int MemoryDisk::read(const File& file, void* data, int bytes, std::int64_t offset) {
  if (killed_ || fails(FaultKind::ReadError)) return SQLITE_IOERR_READ;
  const auto size = static_cast<std::int64_t>(file.content_.size());
  const std::int64_t there = std::clamp<std::int64_t>(size - offset, 0, bytes);
  if (there > 0) std::memcpy(data, file.content_.data() + offset, static_cast<std::size_t>(there));
  if (there == bytes) return SQLITE_OK;
  std::memset(static_cast<char*>(data) + there, 0, static_cast<std::size_t>(bytes - there));
  return SQLITE_IOERR_SHORT_READ;
}

int MemoryDisk::write(File& file, const void* data, int bytes, std::int64_t offset) {
  if (killed_ || fails(FaultKind::WriteError)) return SQLITE_IOERR_WRITE;
  if (fails(FaultKind::DiskFull)) return SQLITE_FULL;
  const bool is_short = fails(FaultKind::ShortWrite);
  const auto written = static_cast<std::size_t>(is_short ? bytes / 2 : bytes);
  const auto at = static_cast<std::size_t>(offset);
  if (file.content_.size() < at + written) file.content_.resize(at + written);
  std::memcpy(file.content_.data() + at, data, written);
  record({.kind = Kind::Write,
          .file = file.number(),
          .at = offset,
          .data = std::string(static_cast<const char*>(data), written)});
  return is_short ? SQLITE_FULL : SQLITE_OK;
}

int MemoryDisk::truncate(File& file, std::int64_t size) {
  if (killed_ || fails(FaultKind::TruncateError)) return SQLITE_IOERR_TRUNCATE;
  file.content_.resize(static_cast<std::size_t>(size));
  record({.kind = Kind::Truncate, .file = file.number(), .at = size});
  return SQLITE_OK;
}

int MemoryDisk::sync(File& file, bool directory_too) {
  if (killed_) return SQLITE_IOERR_FSYNC;
  if (fails(FaultKind::SyncError)) {
    record({.kind = Kind::FailedSync, .file = file.number()});
    return SQLITE_IOERR_FSYNC;
  }
  record({.kind = Kind::Sync, .file = file.number()});
  if (directory_too) record({.kind = Kind::SyncDirectory});
  return SQLITE_OK;
}

void MemoryDisk::sync_directory() {
  if (!killed_) record({.kind = Kind::SyncDirectory});
}

int MemoryDisk::size(const File& file, std::int64_t& bytes) {
  if (killed_ || fails(FaultKind::SizeError)) return SQLITE_IOERR_FSTAT;
  bytes = static_cast<std::int64_t>(file.content_.size());
  return SQLITE_OK;
}

int MemoryDisk::map_memory(File& file, int region, int bytes, bool extend, void volatile** address) {
  *address = nullptr;
  if (killed_ || fails(FaultKind::SharedMemoryError)) return SQLITE_IOERR_SHMMAP;
  auto& regions = file.memory.regions;
  const auto wanted = static_cast<std::size_t>(region) + 1;
  if (regions.size() < wanted && !extend) return SQLITE_OK;
  while (regions.size() < wanted)
    regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
  *address = regions[wanted - 1].get();
  return SQLITE_OK;
}

void MemoryDisk::revive() {
  for (const auto& [name, file] : entries_) {
    check(file->memory.users == 0 && file->locks.shared == 0, "the process before has closed its files");
  }
  killed_ = false;
}

void MemoryDisk::inject(const Fault& fault) {
  fault_ = fault;
  fired_ = false;
}

// Counts the operation if it is of the kind that is to fail.
bool MemoryDisk::fails(FaultKind kind) {
  if (!fault_ || fault_->kind != kind) return false;
  if (--fault_->nth > 0) return false;
  if (!fired_) operations_at_fault_ = operations_.size();
  fired_ = true;
  if (--fault_->times == 0) fault_.reset();
  return true;
}

Image MemoryDisk::image() const {
  Image image;
  for (const auto& [name, file] : entries_)
    image[name] = file->content();
  return image;
}

void MemoryDisk::record(Operation operation) {
  operations_.push_back(std::move(operation));
}

}  // namespace sfn::durability
