// Calls a running server as any client of the API does. One thread.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "server/http/client.h"

namespace sfn::cli {

struct CallResult {
  bool ok = false;
  std::string body;  // of a success
  // Otherwise the type and message of the API's error. Type empty: there was no answer of the API, and the
  // call may be made again.
  std::string error_type, error_message;

  [[nodiscard]] bool unreachable() const { return !ok && error_type.empty(); }
};

class ApiClient {
 public:
  explicit ApiClient(std::string endpoint_url) : endpoint_url_(std::move(endpoint_url)) {}

  // `target` is the operation with its service, `AWSStepFunctions.GetActivityTask`.
  CallResult call(std::string_view target, const std::string& body,
                  std::chrono::milliseconds timeout = std::chrono::seconds(30));
  // As http::Client::finish: for a signal handler that ends a long poll.
  void finish() { client_.finish(); }
  [[nodiscard]] const std::string& endpoint_url() const { return endpoint_url_; }

 private:
  std::string endpoint_url_;
  http::Client client_;
};

// What a person reads when a call has failed, one line.
[[nodiscard]] std::string describe_failure(const CallResult& result, const ApiClient& client);

}  // namespace sfn::cli
