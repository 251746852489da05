/* Makes the disk under a data folder fail while the server that it is loaded into (LD_PRELOAD) runs, and heal again.
 * DISK_FAULT_FOLDER names the folder, DISK_FAULT_SWITCH a file whose first byte, mapped and shared, says what is wrong
 * at the moment:
 *
 *   0  nothing
 *   f  full: a write puts down half of its bytes, the next one ENOSPC; files can't grow or be made
 *   q  full but for the room of stepwell.reserve: files can't grow while that one exists; statvfs agrees
 *   r  read-only: EROFS for whatever changes a file
 *   e  EIO for writes and syncs
 *   s  EIO for syncs alone
 *   E  EIO for reads as well
 *   R  EIO for reads alone
 *
 * Only files of the folder that begin with `stepwell` are hit. What is mapped into memory is not: the WAL's index.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static const volatile char* mode;
static char prefix[4096];

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void map_switch(void) {
  const char* folder = getenv("DISK_FAULT_FOLDER");
  const char* control = getenv("DISK_FAULT_SWITCH");
  if (folder == NULL || control == NULL) return;
  snprintf(prefix, sizeof prefix, "%s/stepwell", folder);
  const int fd = NEXT(open)(control, O_RDONLY | O_CLOEXEC);
  if (fd < 0) abort();
  mode = mmap(NULL, 1, PROT_READ, MAP_SHARED, fd, 0);
  if (mode == MAP_FAILED) abort();
  close(fd);
}

/* The fault that `path` meets now; '0' is none. */
static char fault_of_path(const char* path) {
  if (mode == NULL || *mode == '0') return '0';
  return strncmp(path, prefix, strlen(prefix)) == 0 ? *mode : '0';
}

static char fault_of(int fd) {
  char link[64], path[4096];
  if (mode == NULL || *mode == '0') return '0';
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return '0';
  path[length] = '\0';
  return fault_of_path(path);
}

static int reserve_exists(void) {
  char path[4200];
  snprintf(path, sizeof path, "%s.reserve", prefix);
  return access(path, F_OK) == 0;
}

/* What an operation that changes a file fails with; `grows` if it needs room. 0: it succeeds. */
static int error_of_change(char fault, int grows) {
  switch (fault) {
    case 'f': return grows ? ENOSPC : 0;
    case 'q': return grows && reserve_exists() ? ENOSPC : 0;
    case 'r': return EROFS;
    case 'e':
    case 'E': return EIO;
    default: return 0;
  }
}

static int fails(int error) {
  if (error == 0) return 0;
  errno = error;
  return 1;
}

static int grows_by(int fd, size_t size, off64_t offset) {
  struct stat status;
  return fstat(fd, &status) != 0 || offset + (off64_t)size > status.st_size;
}

/* Of a write of `size` bytes: how many the disk takes; -1 and errno for none. */
static ssize_t accepted(int fd, size_t size, off64_t offset) {
  const char fault = fault_of(fd);
  if (fault == 'f' && size > 512) return (ssize_t)(size / 2);
  if (fails(error_of_change(fault, fault == 'f' || grows_by(fd, size, offset)))) return -1;
  return (ssize_t)size;
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) {
  const ssize_t taken = accepted(fd, size, offset);
  return taken < 0 ? -1 : NEXT(pwrite64)(fd, data, (size_t)taken, offset);
}
ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) { return pwrite64(fd, data, size, offset); }

ssize_t write(int fd, const void* data, size_t size) {
  const int error = error_of_change(fault_of(fd), 1);
  return fails(error) ? -1 : NEXT(write)(fd, data, size);
}

static int error_of_read(int fd) {
  const char fault = fault_of(fd);
  return fault == 'E' || fault == 'R' ? EIO : 0;
}

ssize_t pread64(int fd, void* data, size_t size, off64_t offset) {
  return fails(error_of_read(fd)) ? -1 : NEXT(pread64)(fd, data, size, offset);
}
ssize_t pread(int fd, void* data, size_t size, off_t offset) { return pread64(fd, data, size, offset); }

static int error_of_sync(int fd) {
  const char fault = fault_of(fd);
  return fault == 'e' || fault == 'E' || fault == 's' ? EIO : 0;
}

int fdatasync(int fd) { return fails(error_of_sync(fd)) ? -1 : NEXT(fdatasync)(fd); }
int fsync(int fd) { return fails(error_of_sync(fd)) ? -1 : NEXT(fsync)(fd); }

int ftruncate64(int fd, off64_t size) {
  return fails(error_of_change(fault_of(fd), grows_by(fd, 0, size))) ? -1 : NEXT(ftruncate64)(fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

/* Returns its error. The reserve alone is made in this way, and takes all that is left. */
int posix_fallocate64(int fd, off64_t offset, off64_t size) {
  const char fault = fault_of(fd);
  const int error = fault == 'q' ? ENOSPC : error_of_change(fault, 1);
  return error != 0 ? error : NEXT(posix_fallocate64)(fd, offset, size);
}
int posix_fallocate(int fd, off_t offset, off_t size) { return posix_fallocate64(fd, offset, size); }

int fallocate64(int fd, int flags, off64_t offset, off64_t size) {
  return fails(error_of_change(fault_of(fd), 1)) ? -1 : NEXT(fallocate64)(fd, flags, offset, size);
}
int fallocate(int fd, int flags, off_t offset, off_t size) { return fallocate64(fd, flags, offset, size); }

static int error_of_open(const char* path, int flags) {
  const char fault = fault_of_path(path);
  if ((flags & O_ACCMODE) == O_RDONLY) return fault == 'E' || fault == 'R' ? EIO : 0;
  return error_of_change(fault, (flags & O_CREAT) != 0 && access(path, F_OK) != 0);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t permissions = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return fails(error_of_open(path, flags)) ? -1 : NEXT(open64)(path, flags, permissions);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t permissions = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return fails(error_of_open(path, flags)) ? -1 : NEXT(open)(path, flags, permissions);
}

int statvfs64(const char* path, struct statvfs64* disk) {
  const int result = NEXT(statvfs64)(path, disk);
  if (mode != NULL && *mode == 'q') disk->f_bavail = reserve_exists() ? 0 : (4 << 20) / disk->f_frsize;
  return result;
}
int statvfs(const char* path, struct statvfs* disk) { return statvfs64(path, (struct statvfs64*)disk); }

int unlink(const char* path) {
  return fails(error_of_change(fault_of_path(path), 0)) ? -1 : NEXT(unlink)(path);
}
