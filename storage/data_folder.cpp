#include "storage/data_folder.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/scheduler/planted_fault.h"
#include "storage/open_error.h"

namespace sfn::storage {
namespace {

[[noreturn]] void refuse(int error, const std::filesystem::path& path, std::string_view what) {
  const bool read_only = error == EACCES || error == EPERM || error == EROFS;
  throw OpenError(read_only ? OpenError::Reason::ReadOnly : OpenError::Reason::Unavailable,
                  fmt::format("{} {}: {}", what, path.string(), std::strerror(error)));
}

void create_folder(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  std::error_code ignored;  // what matters is whether the last one can be made
  std::filesystem::create_directories(folder.parent_path(), ignored);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    refuse(errno, folder, "cannot create the folder");
  sync_entries(folder.parent_path());
}

}  // namespace

std::filesystem::path database_path(const std::filesystem::path& folder) {
  return folder / "stepwell.db";
}

std::filesystem::path wal_path(const std::filesystem::path& database) {
  return std::filesystem::path(database) += "-wal";
}

// One that may be entered but not read is left to the system.
void sync_entries(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
  const int error = errno;
  ::close(descriptor);
  if (!synced) refuse(error, folder, "cannot sync");
}

FolderLock::FolderLock(const std::filesystem::path& folder) {
  create_folder(folder);
  const auto file = folder / "stepwell.lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (descriptor_ < 0) refuse(errno, file, "cannot open");
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;

  const int error = errno;
  ::close(descriptor_);
  if (error != EWOULDBLOCK) refuse(error, file, "cannot lock");
  throw OpenError(OpenError::Reason::InUse,
                  fmt::format("{} is in use by another stepwell process", folder.string()));
}

FolderLock::~FolderLock() {
  ::close(descriptor_);
}

FileIdentity identity_of(const std::filesystem::path& file) {
  if constexpr (planted::kOpenedBesideSqlite) ::close(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {.device = status.st_dev, .inode = status.st_ino};
}

}  // namespace sfn::storage
