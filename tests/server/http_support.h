// What the tests of the HTTP front share: a socket as clients have it, and a front with handlers made for a
// test. Every wait has a deadline; nothing sleeps.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/front.h"

namespace sfn::http::test {

inline constexpr std::chrono::seconds kPatience{20};

struct ReceivedReply {
  int status = 0;  // 0: the connection ended, or nothing came in time
  std::string head;
  std::string body;
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0);
  RawClient(RawClient&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)), input_(std::move(other.input_)) {}
  ~RawClient();

  void send(std::string_view bytes);
  // The next reply; without_body for one to HEAD.
  ReceivedReply read_reply(bool without_body = false);
  // True when the server ends the connection.
  bool wait_for_end();
  void close();
  // Ends the connection with RST.
  void reset();
  void end_writing();
  int fd() const { return fd_; }

 private:
  bool receive();

  int fd_;
  std::string input_;
};

// A POST / with AWS's content type.
std::string rpc_request(std::string_view body, std::string_view more_headers = "");

// Waits until `condition` holds, which is looked at whenever notify() was called.
class Waiter {
 public:
  void notify() {
    const std::lock_guard lock(mutex_);
    changed_.notify_all();
  }
  template <typename Change>
  void change(Change change) {
    const std::lock_guard lock(mutex_);
    change();
    changed_.notify_all();
  }
  template <typename Condition>
  bool wait(Condition condition) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, condition);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
};

// A front that echoes, or parks where the body says so, and remembers what it refused.
class TestFront {
 public:
  struct Refused {
    int status;
    std::string method, path, target;
  };
  struct Parked {
    std::string body;
    Responder responder;
  };

  explicit TestFront(FrontOptions options = {});

  RawClient connect() const { return RawClient(front->port()); }
  // The next parked request.
  Parked take_parked();
  // Empty if there is none.
  std::optional<Parked> try_take_parked();
  std::vector<Refused> refused();
  // Waits until the statistics satisfy it.
  bool wait_for(const std::function<bool(const FrontStatistics&)>& condition) const;

  std::optional<Front> front;

 private:
  Waiter waiter_;
  std::deque<Parked> parked_;
  std::vector<Refused> refused_;
};

}  // namespace sfn::http::test
