/* Ends the process it is loaded into (LD_PRELOAD) with SIGKILL at a chosen point, so that the tests can hit moments
 * that a kill from outside meets by luck only. KILL_POINT=<point>:<n> kills at the n-th time the point is reached:
 *
 *   wal-write   before a write to the database's WAL: within a commit, which must then not have happened
 *   wal-sync    before the WAL is synced: the last moment of a commit
 *   wal-synced  after the WAL was synced: committed, and nobody has been answered
 *   reply       before a reply is sent: committed, not answered
 *   hand-out    before a reply that carries a task token is sent
 *   recovery    before a read, write or sync of the database's files, counted from the start of the process; the
 *               caller tells from whether the server was ready if it was still recovering
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static const char* point;
static long at;
static atomic_long reached;

__attribute__((constructor)) static void read_kill_point(void) {
  static char copy[64];
  const char* given = getenv("KILL_POINT");
  if (given == NULL) return;
  snprintf(copy, sizeof copy, "%s", given);
  char* colon = strchr(copy, ':');
  if (colon == NULL) abort();
  *colon = '\0';
  point = copy;
  at = atol(colon + 1);
}

static void reach(const char* name) {
  if (point == NULL || strcmp(point, name) != 0) return;
  if (atomic_fetch_add(&reached, 1) + 1 == at) kill(getpid(), SIGKILL);
}

/* Whether the descriptor is a file whose name ends so. */
static int names(int fd, const char* ending) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t length = readlink(link, path, sizeof path);
  const size_t wanted = strlen(ending);
  return length >= (ssize_t)wanted && memcmp(path + length - wanted, ending, wanted) == 0;
}

static int is_wal(int fd) { return names(fd, "stepwell.db-wal"); }

static void touch_file(int fd) {
  if (point == NULL || strcmp(point, "recovery") != 0) return;
  if (is_wal(fd) || names(fd, "stepwell.db")) reach("recovery");
}

static int carries_token(const char* data, size_t size) { return memmem(data, size, "taskToken", 9) != NULL; }

static void send_reply(const char* data, size_t size) {
  if (point == NULL || size < 5 || memcmp(data, "HTTP/", 5) != 0) return;
  reach("reply");
  if (carries_token(data, size)) reach("hand-out");
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) {
  touch_file(fd);
  if (point != NULL && is_wal(fd)) reach("wal-write");
  return NEXT(pwrite64)(fd, data, size, offset);
}

ssize_t pread64(int fd, void* data, size_t size, off64_t offset) {
  touch_file(fd);
  return NEXT(pread64)(fd, data, size, offset);
}

int fdatasync(int fd) {
  touch_file(fd);
  const int wal = point != NULL && is_wal(fd);
  if (wal) reach("wal-sync");
  const int result = NEXT(fdatasync)(fd);
  if (wal) reach("wal-synced");
  return result;
}

ssize_t send(int fd, const void* data, size_t size, int flags) {
  send_reply(data, size);
  return NEXT(send)(fd, data, size, flags);
}

ssize_t sendmsg(int fd, const struct msghdr* message, int flags) {
  if (message->msg_iovlen > 0) {
    send_reply(message->msg_iov[0].iov_base, message->msg_iov[0].iov_len);
    for (size_t i = 1; i < message->msg_iovlen; ++i) {
      if (carries_token(message->msg_iov[i].iov_base, message->msg_iov[i].iov_len)) reach("hand-out");
    }
  }
  return NEXT(sendmsg)(fd, message, flags);
}

ssize_t writev(int fd, const struct iovec* parts, int count) {
  struct msghdr message = {.msg_iov = (struct iovec*)parts, .msg_iovlen = (size_t)count};
  if (count > 0) {
    send_reply(parts[0].iov_base, parts[0].iov_len);
    for (int i = 1; i < count; ++i) {
      if (carries_token(message.msg_iov[i].iov_base, message.msg_iov[i].iov_len)) reach("hand-out");
    }
  }
  return NEXT(writev)(fd, parts, count);
}
