// Descriptor owns a file descriptor and closes it. Pipes are made so that no program started by this one gets
// them, and never with the numbers of the standard streams.
#pragma once

#include <utility>

namespace sfn::integrations {

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  void close();

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
};

// Throws std::system_error.
[[nodiscard]] Pipe make_pipe();
void set_nonblocking(const Descriptor& descriptor);

}  // namespace sfn::integrations
