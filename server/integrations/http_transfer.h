// HttpTransfer is one call as libcurl sees it: the options of its handle, the reply as it comes in, and what
// the end of it means. It asks the address policy twice, before a socket is opened and before a request is
// written to a connection that was kept. Used by the client's thread only; must not move while libcurl has
// it.
#pragma once

#include <memory>
#include <optional>

#include <curl/curl.h>

#include "server/integrations/address_policy.h"
#include "server/integrations/http_client.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

// Why the request can't be sent at all; nullopt when it can, and `url` is what it names.
[[nodiscard]] std::optional<HttpFailure> refusal(const HttpRequest& request, const std::optional<Url>& url);

class HttpTransfer {
 public:
  // `request` and `options` outlive this. `left` is what remains of the timeout, at least 1 ms. Throws
  // std::bad_alloc.
  HttpTransfer(const HttpRequest& request, Url url, const HttpClientOptions& options, Millis left);
  HttpTransfer(const HttpTransfer&) = delete;
  HttpTransfer& operator=(const HttpTransfer&) = delete;

  [[nodiscard]] CURL* easy() const { return easy_.get(); }
  // The outcome that libcurl's result means. Once.
  [[nodiscard]] HttpOutcome finish(CURLcode result);
  [[nodiscard]] HttpFailure failure(HttpFailureKind kind, std::string_view reason) const;
  [[nodiscard]] bool used_new_connection() const { return connected_; }

 private:
  void set_request(const HttpRequest& request);
  void set_headers(const HttpRequest& request);
  void set_rules(const HttpClientOptions& options, Millis left);
  [[nodiscard]] HttpFailureKind kind_of(CURLcode result) const;
  [[nodiscard]] bool allowed(const IpAddress& address);
  std::size_t take_header(std::string_view line);
  std::size_t take_body(std::string_view bytes);

  static std::size_t on_header(char* data, std::size_t, std::size_t bytes, void* user);
  static std::size_t on_body(char* data, std::size_t, std::size_t bytes, void* user);
  static curl_socket_t on_open_socket(void* user, curlsocktype purpose, curl_sockaddr* address);
  static int on_request(void* user, char* remote, char* local, int remote_port, int local_port);

  const HttpRequest& request_;
  const Url url_;
  const Millis left_;
  std::unique_ptr<CURL, void (*)(CURL*)> easy_;
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers_;
  char error_[CURL_ERROR_SIZE] = {};
  HttpResponse response_;
  std::size_t header_bytes_ = 0;
  bool head_complete_ = false;
  bool connected_ = false;
  bool sent_ = false;      // the request was, or may have been, written
  bool repeated_ = false;  // libcurl was about to write it again
  bool too_large_ = false;
  std::string refused_;  // the last address that the policy has refused
};

}  // namespace sfn::integrations
