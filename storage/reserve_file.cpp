#include "storage/reserve_file.h"

#include <limits>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace sfn::storage {

std::filesystem::path reserve_path(const std::filesystem::path& folder) {
  return folder / "stepwell.reserve";
}

ReserveFile::ReserveFile(const std::filesystem::path& folder, std::int64_t bytes)
    : file_(reserve_path(folder)), bytes_(bytes) {
  if (bytes_ == 0) {
    ::unlink(file_.c_str());
  } else if (free_bytes() < bytes_ / 2) {
    give_up();
  }
}

bool ReserveFile::look() {
  if (bytes_ == 0) return false;
  const std::int64_t free = free_bytes();
  const bool full = full_.exchange(false);
  if (full || free < bytes_ / 2) {
    if (given_up_) return false;
    give_up();
    return true;
  }
  if (kept() && !given_up_) return false;
  // Made again it takes more than was left when it was given up, so that it does not come and go.
  const std::int64_t room = given_up_ ? 2 * bytes_ : bytes_ + bytes_ / 2;
  if (free < room || !make(room)) {
    if (given_up_) return false;
    give_up();
    return true;
  }
  given_up_ = false;
  return true;
}

void ReserveFile::give_up() {
  ::unlink(file_.c_str());
  given_up_ = true;
  ++times_given_up_;
}

// Takes `room` first, and leaves what is more than the reserve free at once.
bool ReserveFile::make(std::int64_t room) {
  const int fd = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0640);
  if (fd < 0) return false;
  const bool made = ::posix_fallocate(fd, 0, room) == 0 && ::ftruncate(fd, bytes_) == 0;
  ::close(fd);
  if (!made) ::unlink(file_.c_str());
  return made;
}

bool ReserveFile::kept() const {
  struct stat status {};
  return ::stat(file_.c_str(), &status) == 0 && status.st_size == bytes_;
}

std::int64_t ReserveFile::free_bytes() const {
  struct statvfs disk {};
  if (::statvfs(file_.parent_path().c_str(), &disk) != 0) return std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
}

}  // namespace sfn::storage
