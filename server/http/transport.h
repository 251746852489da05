// Transport is how bytes get in and out of one accepted connection; it owns the descriptor. PlainTransport is
// TCP; TLS is to be another one, and tests have one that is slow on purpose. Used by one thread at a time:
// the loop's, or the handler thread that answers the request in flight. Never blocks, never raises SIGPIPE.
#pragma once

#include <cstddef>
#include <span>

#include <sys/uio.h>

namespace sfn::http {

struct IoResult {
  // ended: the peer has said that nothing more comes; failed: reset, or broken otherwise.
  enum class Status { ok, would_block, ended, failed };
  Status status = Status::ok;
  std::size_t bytes = 0;  // with ok: at least one
};

class Transport {
 public:
  virtual ~Transport() = default;
  [[nodiscard]] virtual int fd() const = 0;
  virtual IoResult read(std::span<char> buffer) = 0;
  virtual IoResult write(std::span<const iovec> parts) = 0;
  // Tells the peer that nothing more will come.
  virtual void end_writing() = 0;
};

class PlainTransport final : public Transport {
 public:
  explicit PlainTransport(int fd) : fd_(fd) {}
  ~PlainTransport() override;
  PlainTransport(const PlainTransport&) = delete;
  PlainTransport& operator=(const PlainTransport&) = delete;

  [[nodiscard]] int fd() const override { return fd_; }
  IoResult read(std::span<char> buffer) override;
  IoResult write(std::span<const iovec> parts) override;
  void end_writing() override;

 private:
  const int fd_;
};

}  // namespace sfn::http
