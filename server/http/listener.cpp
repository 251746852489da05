#include "server/http/listener.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sfn::http {
namespace {

// More than a test that connects thousands of pollers at once; the kernel caps it at net.core.somaxconn.
constexpr int kBacklog = 4096;

union Address {
  sockaddr any;
  sockaddr_in v4;
  sockaddr_in6 v6;
};

Peer to_peer(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.any.sa_family == AF_INET6) {
    inet_ntop(AF_INET6, &address.v6.sin6_addr, text.data(), text.size());
    return {.address = text.data(), .port = ntohs(address.v6.sin6_port)};
  }
  inet_ntop(AF_INET, &address.v4.sin_addr, text.data(), text.size());
  return {.address = text.data(), .port = ntohs(address.v4.sin_port)};
}

std::string to_text(const Address& address) {
  const Peer peer = to_peer(address);
  const bool v6 = address.any.sa_family == AF_INET6;
  return (v6 ? "[" + peer.address + "]" : peer.address) + ":" + std::to_string(peer.port);
}

Address bound_address(int fd) {
  Address address{};
  socklen_t size = sizeof address;
  ::getsockname(fd, &address.any, &size);
  return address;
}

void set_option(int fd, int level, int option, int value) {
  ::setsockopt(fd, level, option, &value, sizeof value);
}

Address with_port(const addrinfo& info, std::uint16_t port) {
  Address address{};
  std::memcpy(&address, info.ai_addr, info.ai_addrlen);
  (info.ai_family == AF_INET6 ? address.v6.sin6_port : address.v4.sin_port) = htons(port);
  return address;
}

// Throws std::system_error.
Listener listen_at(const Address& address) {
  const bool v6 = address.any.sa_family == AF_INET6;
  const auto fail = [&](const char* call) {
    return std::system_error(errno, std::generic_category(), std::string(call) + " " + to_text(address));
  };
  Listener listener(::socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (listener.fd() < 0) throw fail("socket for");
  // Connections of a server that has just ended do not keep the port; one that listens does.
  set_option(listener.fd(), SOL_SOCKET, SO_REUSEADDR, 1);
  if (v6) set_option(listener.fd(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
  if (::bind(listener.fd(), &address.any, v6 ? sizeof address.v6 : sizeof address.v4) != 0)
    throw fail("bind");
  if (::listen(listener.fd(), kBacklog) != 0) throw fail("listen on");
  return listener;
}

using AddressList = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

AddressList resolve(const std::string& host) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int status = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
  if (status == 0) return {found, ::freeaddrinfo};
  const int error = status == EAI_SYSTEM ? errno : EADDRNOTAVAIL;
  throw std::system_error(error, std::generic_category(), "resolve " + host + ": " + ::gai_strerror(status));
}

bool machine_lacks_it(const std::system_error& error) {
  return error.code() == std::errc::address_not_available ||
         error.code() == std::errc::address_family_not_supported;
}

}  // namespace

Listener::Listener(Listener&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Listener::~Listener() {
  if (fd_ >= 0) ::close(fd_);
}

std::string Listener::address() const {
  return to_text(bound_address(fd_));
}

std::uint16_t Listener::port() const {
  return to_peer(bound_address(fd_)).port;
}

Listener::Accepted Listener::accept() const {
  Address address{};
  socklen_t size = sizeof address;
  const int fd = ::accept4(fd_, &address.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return {.fd = -1, .peer = {}, .error = errno};
  // Replies are written whole: nothing is gained by waiting for more.
  set_option(fd, IPPROTO_TCP, TCP_NODELAY, 1);
  // Notices a parked poller whose machine is gone without a word.
  set_option(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  set_option(fd, IPPROTO_TCP, TCP_KEEPIDLE, 30);
  set_option(fd, IPPROTO_TCP, TCP_KEEPINTVL, 10);
  set_option(fd, IPPROTO_TCP, TCP_KEEPCNT, 3);
  return {.fd = fd, .peer = to_peer(address), .error = 0};
}

std::vector<Listener> listen_on(const std::string& host, std::uint16_t port) {
  const AddressList addresses = resolve(host);
  std::vector<Listener> listeners;
  std::vector<std::string> seen;  // a hosts file may name an address twice
  std::optional<std::system_error> lacking;
  for (const addrinfo* info = addresses.get(); info != nullptr; info = info->ai_next) {
    if (info->ai_family != AF_INET && info->ai_family != AF_INET6) continue;
    const std::string name = to_text(with_port(*info, 0));
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    seen.push_back(name);
    try {
      listeners.push_back(listen_at(with_port(*info, listeners.empty() ? port : listeners.front().port())));
    } catch (const std::system_error& error) {
      if (!machine_lacks_it(error)) throw;
      lacking = error;
    }
  }
  if (listeners.empty() && lacking) throw *lacking;
  if (listeners.empty()) throw std::system_error(EADDRNOTAVAIL, std::generic_category(), "bind " + host);
  return listeners;
}

void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace sfn::http
