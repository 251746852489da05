// Client posts to a server and waits for the reply: the HTTP under the verbs that talk to a running server.
// It keeps its connection between calls. One thread at a time; libcurl stays in the source.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sfn::http {

struct ClientResponse {
  int status = 0;                                            // 0: there was no reply, and `error` says why
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string error;

  [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
};

class Client {
 public:
  Client();
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // `timeout` bounds the whole call. No redirects, no proxy, no cookies; a reply over 64 MiB is an error.
  ClientResponse post(const std::string& url, const std::vector<std::pair<std::string, std::string>>& headers,
                      std::string_view body, std::chrono::milliseconds timeout);

  // Ends a long poll early, from a signal handler or another thread: this side of the connection is ended,
  // and whatever the server had sent by then, or answers within about five seconds, is the reply. Every later
  // post() fails. Hanging up instead would lose a reply that is on its way.
  void finish();

 private:
  static int on_socket(void* user, int descriptor, int purpose);
  static int on_close(void* user, int descriptor);
  static int on_progress(void* user, std::int64_t, std::int64_t, std::int64_t, std::int64_t);

  void* curl_;
  std::atomic<int> descriptor_ = -1;
  std::atomic<bool> finishing_ = false;
  std::optional<std::chrono::steady_clock::time_point> finish_seen_;
};

}  // namespace sfn::http
