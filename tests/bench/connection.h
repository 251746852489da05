// Connection is one keep-alive connection to a server on the loopback: a call goes out, its answer comes in,
// one at a time. A dropped connection or an answer that is no HTTP throws ConnectionError. Used by one
// thread; knows nothing of what the calls mean.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sfn::bench {

class ConnectionError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Call {
  std::string_view operation;  // a literal
  std::string request;         // JSON
};

struct Answer {
  int status = 0;
  std::string body;
};

class Connection {
 public:
  explicit Connection(std::uint16_t port);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  // Something is left to send: wait for the socket to take it, then flush().
  [[nodiscard]] bool wants_to_send() const { return !outgoing_.empty(); }

  // Requires that the previous call has been answered.
  void send(const Call& call);
  void flush();
  // What has arrived; an answer once it is whole.
  std::optional<Answer> receive();
  // send() and wait for the answer.
  Answer call(const Call& call);

 private:
  std::optional<Answer> take_answer();

  std::uint16_t port_;
  int descriptor_;
  std::string outgoing_;
  std::string incoming_;
};

// The text of a string member of a flat JSON object whose texts hold nothing escaped, as ARNs, tokens and
// error names do not; empty if there is none.
std::string text_member(std::string_view json, std::string_view name);

}  // namespace sfn::bench
