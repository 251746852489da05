// HttpClient makes all outgoing HTTP calls: one thread, libcurl's multi interface, connections kept for the
// next call. Its invariants: every submitted request is answered by exactly one call of its callback, and is
// sent at most once: redirects are not followed and nothing is sent again on its own, because a task never
// runs twice unless its definition says so. submit and cancel from any thread; callbacks come from the
// client's thread. Names of services, signing and connections are not here (sigv4.h, secrets.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/value/time.h"
#include "server/integrations/limits.h"

namespace sfn::integrations {

class AddressPolicy;

using HeaderFields = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = "GET";
  // http:// or https://; without a user name. The path is sent as it is written, dots included.
  std::string url;
  // Sent as they are, beside Host and Content-Length; nothing else is added. Names and values that are no
  // header text, and names that frame the message (Host, Content-Length, Transfer-Encoding, Connection,
  // Expect, TE, Trailer, Upgrade) make the request Invalid.
  HeaderFields headers;
  std::shared_ptr<const std::string> body;  // none: a request without a body; HEAD has none

  // From submit() on: waiting for a connection, connecting and the whole reply.
  Millis timeout = kHttpTimeout;
  Millis connect_timeout = kHttpConnectTimeout;
  std::size_t response_bytes_max = kHttpResponseBytesMax;
  std::size_t header_bytes_max = kHttpHeaderBytesMax;

  bool allow_plain_http = false;
  // Asked about the address that is connected to, after the name is resolved. A request with a policy goes
  // through no proxy, which would resolve the name itself; one without (an endpoint that the operator has
  // named) honours http_proxy, https_proxy, all_proxy and no_proxy.
  std::shared_ptr<const AddressPolicy> address_policy;
};

struct HttpResponse {
  int status = 0;
  std::string reason;    // behind the status, `Not Found`; may be empty
  HeaderFields headers;  // names in lower case, in the order they came
  std::string body;      // as it came: content codings are not undone

  // The first of that name; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
};

enum class HttpFailureKind {
  Invalid,     // no such method, URL or header can be sent
  NotAllowed,  // the scheme, plain http or the address is refused
  Busy,        // too many requests wait
  Resolve,     // the host name has no address
  Connect,     // nobody answers there, also within connect_timeout
  Tls,         // no TLS, or the certificate is not to be trusted
  Timeout,
  TooLarge,  // the body or the header of the reply
  Dropped,   // the connection ended before the reply was complete
  Protocol,  // what came was no HTTP
  Canceled,
};
[[nodiscard]] std::string_view to_string(HttpFailureKind kind);

struct HttpFailure {
  HttpFailureKind kind = HttpFailureKind::Canceled;
  std::string message;  // for people; says host and reason, never a header, a query or a body
  // Whether the other side may have seen the request. False: it is certain that it has not.
  bool maybe_delivered = false;
};

using HttpOutcome = std::variant<HttpResponse, HttpFailure>;
using HttpCallback = std::function<void(HttpOutcome)>;

struct HttpClientOptions {
  std::size_t connections_max = kHttpConnectionsMax;
  std::size_t connections_per_host_max = kHttpConnectionsPerHostMax;
  std::size_t queued_max = kHttpQueuedMax;
  Millis idle_max = kHttpIdleMax;
  // A file of certificates to trust instead of the system's. Certificates are always verified.
  std::string ca_file;
};

struct HttpStatistics {
  std::size_t running = 0;  // calls that have a connection, or one that is being made
  std::size_t queued = 0;
  std::uint64_t answered = 0;   // callbacks called since the start, with a response
  std::uint64_t failed = 0;     // with a failure
  std::uint64_t connected = 0;  // connections made since the start
};

class HttpClient {
 public:
  // Unique while the client lives; never 0.
  using Id = std::uint64_t;

  explicit HttpClient(HttpClientOptions options = {});
  // stop().
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Never blocks and never calls back itself, except after stop(): then it calls back with Canceled at once.
  // `done` must not throw or block; it may submit and cancel, not stop or destroy the client.
  Id submit(HttpRequest request, HttpCallback done);
  // The callback comes soon, with Canceled, unless an outcome is on its way already. Unknown ids are ignored.
  void cancel(Id id);
  // Cancels everything and ends the thread; all callbacks have been called when it returns. Idempotent.
  void stop();

  [[nodiscard]] HttpStatistics statistics() const;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace sfn::integrations
