// What the tests of outgoing calls share: a server on loopback that does to a connection whatever a test
// wants, certificates made on the spot, and outcomes to wait for. Every wait has a deadline; nothing sleeps.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "server/integrations/http_client.h"

namespace sfn::integrations::test {

inline constexpr std::chrono::seconds kPatience{30};

// One accepted connection, used by its own thread.
class RawConnection {
 public:
  explicit RawConnection(int fd) : fd_(fd) {}
  // The next request with its body (by Content-Length); nullopt when the connection ends first.
  std::optional<std::string> read_request();
  // False when the peer has gone.
  bool send(std::string_view bytes);
  // Returns when the peer has ended the connection.
  void wait_for_end();

 private:
  bool receive();

  int fd_;
  std::string input_;
};

class RawServer {
 public:
  // Calls `serve` for each connection, in a thread of its own; the connection ends when it returns.
  explicit RawServer(std::function<void(RawConnection&)> serve, const char* address = "127.0.0.1");
  ~RawServer();
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string url(std::string_view path = "/", std::string_view host = "127.0.0.1") const;
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void accept_all();

  const std::function<void(RawConnection&)> serve_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::mutex mutex_;
  std::list<int> open_;               // guarded by mutex_
  std::vector<std::thread> threads_;  // guarded by mutex_, until the acceptor has ended
  std::thread acceptor_;
};

std::string reply_text(std::string_view body, std::string_view more_headers = "", int status = 200);

// Outcomes by the order in which they were asked for; each may come once.
template <class Outcome>
class Outcomes {
 public:
  // A callback for the next outcome.
  std::function<void(Outcome)> next() {
    const std::lock_guard lock(mutex_);
    const auto index = outcomes_.size();
    outcomes_.emplace_back();
    return [this, index](Outcome outcome) {
      const std::lock_guard inner(mutex_);
      twice_ = twice_ || outcomes_[index].has_value();
      outcomes_[index] = std::move(outcome);
      ++count_;
      changed_.notify_all();
    };
  }
  // Waits for the outcome; throws when none comes.
  Outcome take(std::size_t index) {
    std::unique_lock lock(mutex_);
    const bool came = changed_.wait_for(lock, kPatience, [&] { return outcomes_.at(index).has_value(); });
    if (!came) throw std::runtime_error("no outcome came");
    return *outcomes_[index];
  }
  bool wait_for_all() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [&] { return count_ == outcomes_.size(); });
  }
  std::size_t count() {
    const std::lock_guard lock(mutex_);
    return count_;
  }
  // Whether every callback was called once at most.
  bool once_each() {
    const std::lock_guard lock(mutex_);
    return !twice_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<Outcome>> outcomes_;  // guarded by mutex_
  std::size_t count_ = 0;                         // guarded by mutex_
  bool twice_ = false;                            // guarded by mutex_
};

// A door that is shut until open().
class Gate {
 public:
  void open();
  // False when nobody opens it.
  bool wait();
  // How many have come to it.
  bool wait_for_arrivals(int count);
  int arrivals();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int arrivals_ = 0;
};

// Waits for a condition that another thread makes true and nobody announces.
bool eventually(const std::function<bool()>& condition);

// Submits and waits.
HttpOutcome call(HttpClient& client, HttpRequest request);
HttpResponse response_of(HttpClient& client, HttpRequest request);
// Fails the test when there is a response.
HttpFailure failure_of(HttpClient& client, HttpRequest request);
// A GET of http://, without a policy.
HttpRequest get(std::string url);
HttpRequest post(std::string url, std::string body);

// A key and a certificate for `name` that nobody else has signed, as PEM.
struct Certificate {
  std::string key, certificate;
};
Certificate make_certificate(const std::string& name);

}  // namespace sfn::integrations::test
