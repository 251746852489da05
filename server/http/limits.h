// Every limit of the HTTP front. Deadlines run from the moment the thing began, not from its last byte, so
// that a client cannot hold a connection by sending or reading a byte at a time.
#pragma once

#include <chrono>
#include <cstddef>

namespace sfn::http {

struct Limits {
  // httplib's own limit of a target, which is then answered by the framing with the status that says so.
  std::size_t target_bytes_max = 8 * 1024;
  std::size_t head_bytes_max = 64 * 1024;
  std::size_t head_fields_max = 128;
  // AWS accepts 1 MiB. A definition of 1,048,576 characters is more than that inside a JSON string, where
  // each of its quotes is escaped, and must get as far as its own check.
  std::size_t body_bytes_max = 2 * 1024 * 1024;
  // Bodies and waiting replies in all.
  std::size_t memory_bytes_max = 256 * 1024 * 1024;
  // A parked poll is one; the descriptors the process may have are raised to what the machine allows.
  std::size_t connections_max = 20'000;

  std::chrono::milliseconds head_deadline{10'000};
  std::chrono::milliseconds body_deadline{30'000};
  std::chrono::milliseconds write_deadline{60'000};
  // Between requests. AWS SDKs keep connections for minutes and repeat a call whose connection was closed.
  std::chrono::milliseconds idle_deadline{300'000};
  // How long what a refused client still sends is read and dropped, so that it gets to see the reply.
  std::chrono::milliseconds linger_deadline{2'000};
};

}  // namespace sfn::http
