#include "server/http/transport.h"

#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

namespace sfn::http {
namespace {

IoResult result_of(ssize_t bytes) {
  if (bytes > 0) return {.status = IoResult::Status::ok, .bytes = static_cast<std::size_t>(bytes)};
  if (bytes < 0 && errno == EAGAIN) return {.status = IoResult::Status::would_block};
  return {.status = bytes == 0 ? IoResult::Status::ended : IoResult::Status::failed};
}

}  // namespace

PlainTransport::~PlainTransport() {
  ::close(fd_);
}

IoResult PlainTransport::read(std::span<char> buffer) {
  ssize_t bytes = 0;
  do {
    bytes = ::recv(fd_, buffer.data(), buffer.size(), 0);
  } while (bytes < 0 && errno == EINTR);
  return result_of(bytes);
}

IoResult PlainTransport::write(std::span<const iovec> parts) {
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(parts.data());  // sendmsg does not write to it
  message.msg_iovlen = parts.size();
  ssize_t bytes = 0;
  do {
    bytes = ::sendmsg(fd_, &message, MSG_NOSIGNAL);
  } while (bytes < 0 && errno == EINTR);
  return result_of(bytes);
}

void PlainTransport::end_writing() {
  ::shutdown(fd_, SHUT_WR);
}

}  // namespace sfn::http
