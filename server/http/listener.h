// Listening sockets, and what the process needs around them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/http/message.h"

namespace sfn::http {

// One listening socket, non-blocking, closed on destruction.
class Listener {
 public:
  explicit Listener(int fd) : fd_(fd) {}
  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&& other) = delete;
  ~Listener();

  [[nodiscard]] int fd() const { return fd_; }
  // With the port, an IPv6 address in brackets.
  [[nodiscard]] std::string address() const;
  [[nodiscard]] std::uint16_t port() const;

  struct Accepted {
    int fd = -1;  // non-blocking; -1: none
    Peer peer;
    int error = 0;  // errno when none: EAGAIN, EMFILE, ...
  };
  [[nodiscard]] Accepted accept() const;

 private:
  int fd_;
};

// Listens on every address of `host` that the machine has, all with one port. Throws std::system_error whose
// message names the address.
std::vector<Listener> listen_on(const std::string& host, std::uint16_t port);

// Raises the soft limit of open descriptors to the hard one: each parked request is one.
void raise_descriptor_limit();

}  // namespace sfn::http
