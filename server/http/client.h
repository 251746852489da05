// Client posts to a server and waits for the reply: the HTTP under the verbs that talk to a running server.
// It keeps its connection between calls. One thread at a time; libcurl stays in the source.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
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

  // While a call is under way this is asked about once a second, and when bytes arrive; true gives it up. A
  // call whose reply is complete is not given up.
  void set_cancelled(std::function<bool()> cancelled) { cancelled_ = std::move(cancelled); }

  // `timeout` bounds the whole call. No redirects, no proxy, no cookies; a reply over 64 MiB is an error.
  ClientResponse post(const std::string& url, const std::vector<std::pair<std::string, std::string>>& headers,
                      std::string_view body, std::chrono::milliseconds timeout);

 private:
  void* curl_;
  std::function<bool()> cancelled_;
};

}  // namespace sfn::http
