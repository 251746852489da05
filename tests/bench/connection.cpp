#include "tests/bench/connection.h"

#include <cerrno>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sfn::bench {

namespace {

constexpr std::size_t kReadBytes = 64 * 1024;
constexpr std::size_t kHeadBytesMax = 16 * 1024;

[[noreturn]] void fail(const char* what) {
  throw ConnectionError(std::string(what) + ": " + std::strerror(errno));
}

int connected_socket(std::uint16_t port) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) fail("socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::fcntl(descriptor, F_SETFL, O_NONBLOCK) != 0) {
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    fail("connect");
  }
  return descriptor;
}

// The number after a header's name, which is matched without regard to case.
std::size_t number_header(std::string_view head, std::string_view name) {
  for (std::size_t at = 0; (at = head.find("\r\n", at)) != std::string_view::npos;) {
    at += 2;
    if (head.size() < at + name.size() || ::strncasecmp(head.data() + at, name.data(), name.size()) != 0)
      continue;
    std::size_t number = 0;
    const char* begin = head.data() + at + name.size();
    while (*begin == ' ')
      ++begin;
    if (std::from_chars(begin, head.data() + head.size(), number).ec == std::errc{}) return number;
  }
  throw ConnectionError("an answer without " + std::string(name));
}

}  // namespace

Connection::Connection(std::uint16_t port) : port_(port), descriptor_(connected_socket(port)) {}

Connection::~Connection() {
  ::close(descriptor_);
}

void Connection::send(const Call& call) {
  outgoing_ = "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
              "\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions.";
  outgoing_ += call.operation;
  outgoing_ += "\r\nContent-Length: " + std::to_string(call.request.size()) + "\r\n\r\n" + call.request;
  flush();
}

void Connection::flush() {
  while (!outgoing_.empty()) {
    const ssize_t sent = ::send(descriptor_, outgoing_.data(), outgoing_.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) return;
    if (sent < 0) fail("send");
    outgoing_.erase(0, static_cast<std::size_t>(sent));
  }
}

std::optional<Answer> Connection::receive() {
  char buffer[kReadBytes];
  const ssize_t got = ::recv(descriptor_, buffer, sizeof buffer, 0);
  if (got < 0 && errno == EAGAIN) return std::nullopt;
  if (got < 0) fail("recv");
  if (got == 0) throw ConnectionError("the server closed the connection");
  incoming_.append(buffer, static_cast<std::size_t>(got));
  return take_answer();
}

std::optional<Answer> Connection::take_answer() {
  const std::size_t head_end = incoming_.find("\r\n\r\n");
  if (head_end == std::string::npos) {
    if (incoming_.size() > kHeadBytesMax) throw ConnectionError("the head of an answer has no end");
    return std::nullopt;
  }
  // With the line end of the last header, so that every header stands between two of them.
  const std::string_view head(incoming_.data(), head_end + 2);
  const std::size_t body_begin = head_end + 4;
  const std::size_t body_bytes = number_header(head, "Content-Length:");
  if (incoming_.size() < body_begin + body_bytes) return std::nullopt;
  if (incoming_.size() > body_begin + body_bytes) throw ConnectionError("more came than one answer");
  Answer answer;
  constexpr std::string_view kVersion = "HTTP/1.1 ";
  if (!head.starts_with(kVersion) ||
      std::from_chars(head.data() + kVersion.size(), head.data() + head.size(), answer.status).ec !=
          std::errc{})
    throw ConnectionError("an answer that is not HTTP/1.1");
  answer.body = incoming_.substr(body_begin);
  incoming_.clear();
  return answer;
}

Answer Connection::call(const Call& call) {
  send(call);
  while (true) {
    pollfd wait{.fd = descriptor_, .events = POLLIN, .revents = 0};
    if (wants_to_send()) wait.events |= POLLOUT;
    if (::poll(&wait, 1, -1) < 0 && errno != EINTR) fail("poll");
    flush();
    if (auto answer = receive()) return std::move(*answer);
  }
}

std::string text_member(std::string_view json, std::string_view name) {
  const std::string key = '"' + std::string(name) + "\":\"";
  const std::size_t found = json.find(key);
  if (found == std::string_view::npos) return {};
  const std::size_t begin = found + key.size();
  return std::string(json.substr(begin, json.find('"', begin) - begin));
}

}  // namespace sfn::bench
