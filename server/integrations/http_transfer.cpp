#include "server/integrations/http_transfer.h"

#include <algorithm>
#include <array>
#include <new>

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>

#include "engine/value/check.h"
#include "server/integrations/text.h"

namespace sfn::integrations {
namespace {

// Fields that say where a message begins and ends, which is libcurl's to say.
constexpr std::string_view kFramingFields[] = {
    "connection", "content-length",    "expect",          "host", "te", "trailer", "upgrade",
    "keep-alive", "transfer-encoding", "proxy-connection"};

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool is_field_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; });
}

template <class Parameter>
void set(CURL* easy, CURLoption option, Parameter value) {
  const auto result = curl_easy_setopt(easy, option, value);
  if (result == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  check(result == CURLE_OK, "libcurl knows the option");
}

HttpFailure invalid(std::string message) {
  return {HttpFailureKind::Invalid, std::move(message), false};
}

// `Not Found` of `HTTP/1.1 404 Not Found`.
std::string_view reason_of(std::string_view status_line) {
  for (int word = 0; word < 2; ++word) {
    const auto blank = status_line.find(' ');
    if (blank == std::string_view::npos) return {};
    status_line.remove_prefix(blank + 1);
  }
  return status_line;
}

std::optional<HttpFailure> field_refusal(const std::string& name, const std::string& value) {
  if (!is_token(name)) return invalid("a header has a name that HTTP does not allow");
  if (!is_field_value(value)) return invalid("the value of the header " + name + " has a control character");
  const auto plain = lower_case(name);
  if (std::find(std::begin(kFramingFields), std::end(kFramingFields), plain) != std::end(kFramingFields))
    return invalid("the header " + name + " can't be set");
  return std::nullopt;
}

}  // namespace

std::string_view to_string(HttpFailureKind kind) {
  switch (kind) {
    case HttpFailureKind::Invalid: return "Invalid";
    case HttpFailureKind::NotAllowed: return "NotAllowed";
    case HttpFailureKind::Busy: return "Busy";
    case HttpFailureKind::Resolve: return "Resolve";
    case HttpFailureKind::Connect: return "Connect";
    case HttpFailureKind::Tls: return "Tls";
    case HttpFailureKind::Timeout: return "Timeout";
    case HttpFailureKind::TooLarge: return "TooLarge";
    case HttpFailureKind::Dropped: return "Dropped";
    case HttpFailureKind::Protocol: return "Protocol";
    case HttpFailureKind::Canceled: return "Canceled";
  }
  return "";
}

std::string_view HttpResponse::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

std::optional<HttpFailure> refusal(const HttpRequest& request, const std::optional<Url>& url) {
  if (!url || request.url.size() > kHttpUrlBytesMax) return invalid("the URL is not valid");
  if (url->scheme != "https" && url->scheme != "http")
    return HttpFailure{HttpFailureKind::NotAllowed, "the scheme " + url->scheme + ": is not allowed", false};
  if (url->scheme == "http" && !request.allow_plain_http)
    return HttpFailure{HttpFailureKind::NotAllowed, "http:// is not allowed, only https://", false};
  if (url->host.empty()) return invalid("the URL names no host");
  if (!is_token(request.method)) return invalid("the method is not valid");
  if (request.method == "HEAD" && request.body) return invalid("a HEAD request has no body");
  if (request.method == "CONNECT") return invalid("the method CONNECT can't be used");
  for (const auto& [name, value] : request.headers) {
    if (auto refused = field_refusal(name, value)) return refused;
  }
  return std::nullopt;
}

HttpTransfer::HttpTransfer(const HttpRequest& request, Url url, const HttpClientOptions& options, Millis left)
    : request_(request),
      url_(std::move(url)),
      left_(left),
      easy_(curl_easy_init(), curl_easy_cleanup),
      headers_(nullptr, curl_slist_free_all) {
  if (!easy_) throw std::bad_alloc();
  set_request(request);
  set_headers(request);
  set_rules(options, left);
}

void HttpTransfer::set_request(const HttpRequest& request) {
  set(easy(), CURLOPT_URL, request.url.c_str());
  const bool has_body = request.body || request.method == "POST" || request.method == "PUT" ||
                        request.method == "PATCH";  // these say that they are empty
  if (has_body) {
    set(easy(), CURLOPT_POST, 1L);
    set(easy(), CURLOPT_POSTFIELDS, request.body ? request.body->data() : "");
    set(easy(), CURLOPT_POSTFIELDSIZE_LARGE,
        request.body ? static_cast<curl_off_t>(request.body->size()) : curl_off_t{0});
  }
  if (request.method == "HEAD") set(easy(), CURLOPT_NOBODY, 1L);
  set(easy(), CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void HttpTransfer::set_headers(const HttpRequest& request) {
  const auto append = [this](const std::string& line) {
    curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(headers_.release());
    headers_.reset(longer);
  };
  bool has_accept = false;
  bool has_content_type = false;
  for (const auto& [name, value] : request.headers) {
    // libcurl takes `Name:` for an order to leave a field of its own out, and `Name;` for an empty field.
    append(value.find_first_not_of(" \t") == std::string::npos ? name + ";" : name + ": " + value);
    has_accept = has_accept || lower_case(name) == "accept";
    has_content_type = has_content_type || lower_case(name) == "content-type";
  }
  append("Host: " + url_.host_field);
  append("Expect:");  // libcurl would ask before it sends a large body
  if (!has_accept) append("Accept:");
  if (!has_content_type) append("Content-Type:");
  set(easy(), CURLOPT_HTTPHEADER, headers_.get());
}

void HttpTransfer::set_rules(const HttpClientOptions& options, Millis left) {
  CURL* const easy = this->easy();
  set(easy, CURLOPT_ERRORBUFFER, error_);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  // A look-up that is given up goes on in its thread and cleans up there; otherwise libcurl waits for it, and
  // everything else with it.
  set(easy, CURLOPT_QUICK_EXIT, 1L);
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_TCP_KEEPALIVE, 1L);  // a function may be silent for many minutes
  set(easy, CURLOPT_PATH_AS_IS, 1L);
  // One request a connection at a time: a broken connection is one unknown outcome, not many.
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!options.ca_file.empty()) {
    set(easy, CURLOPT_CAINFO, options.ca_file.c_str());
    set(easy, CURLOPT_CAPATH, static_cast<const char*>(nullptr));  // the system's, which would count as well
  }
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS,
      static_cast<long>(std::max<std::int64_t>(1, request_.connect_timeout.count())));
  // libcurl compares whole seconds: a connection is idle for less than one second more than this.
  const long idle_seconds = static_cast<long>(options.idle_max.count()) / 1000;
  if (idle_seconds == 0) set(easy, CURLOPT_FORBID_REUSE, 1L);
  set(easy, CURLOPT_MAXAGE_CONN, std::max(0L, idle_seconds - 1));
  if (request_.address_policy) set(easy, CURLOPT_PROXY, "");

  set(easy, CURLOPT_HEADERFUNCTION, &HttpTransfer::on_header);
  set(easy, CURLOPT_HEADERDATA, this);
  set(easy, CURLOPT_WRITEFUNCTION, &HttpTransfer::on_body);
  set(easy, CURLOPT_WRITEDATA, this);
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &HttpTransfer::on_open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, this);
  set(easy, CURLOPT_PREREQFUNCTION, &HttpTransfer::on_request);
  set(easy, CURLOPT_PREREQDATA, this);
}

HttpOutcome HttpTransfer::finish(CURLcode result) {
  if (result == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &status);
    response_.status = static_cast<int>(status);
    return std::move(response_);
  }
  const auto kind = kind_of(result);
  if (kind == HttpFailureKind::NotAllowed)
    return failure(kind, "the address " + refused_ + " is not allowed");
  if (kind == HttpFailureKind::TooLarge)
    return failure(kind, header_bytes_ > request_.header_bytes_max ? "the header of the reply is too long"
                                                                   : "the body of the reply is too long");
  if (repeated_) return failure(kind, "the connection ended before a reply came");
  return failure(kind, *error_ != '\0' ? error_ : curl_easy_strerror(result));
}

HttpFailure HttpTransfer::failure(HttpFailureKind kind, std::string_view reason) const {
  return {kind, fmt::format("{}: {}", url_.host_field, reason), sent_};
}

HttpFailureKind HttpTransfer::kind_of(CURLcode result) const {
  if (too_large_) return HttpFailureKind::TooLarge;
  if (repeated_) return HttpFailureKind::Dropped;
  const bool not_connected = result == CURLE_COULDNT_CONNECT || result == CURLE_ABORTED_BY_CALLBACK;
  if (!refused_.empty() && not_connected) return HttpFailureKind::NotAllowed;
  static const std::pair<CURLcode, HttpFailureKind> kKinds[] = {
      {CURLE_COULDNT_RESOLVE_HOST, HttpFailureKind::Resolve},
      {CURLE_COULDNT_RESOLVE_PROXY, HttpFailureKind::Resolve},
      {CURLE_COULDNT_CONNECT, HttpFailureKind::Connect},
      {CURLE_PROXY, HttpFailureKind::Connect},
      {CURLE_SSL_CONNECT_ERROR, HttpFailureKind::Tls},
      {CURLE_PEER_FAILED_VERIFICATION, HttpFailureKind::Tls},
      {CURLE_SSL_CERTPROBLEM, HttpFailureKind::Tls},
      {CURLE_SSL_CIPHER, HttpFailureKind::Tls},
      {CURLE_SSL_CACERT_BADFILE, HttpFailureKind::Tls},
      {CURLE_SSL_ISSUER_ERROR, HttpFailureKind::Tls},
      {CURLE_URL_MALFORMAT, HttpFailureKind::Invalid},
      {CURLE_GOT_NOTHING, HttpFailureKind::Dropped},
      {CURLE_PARTIAL_FILE, HttpFailureKind::Dropped},
      {CURLE_SEND_ERROR, HttpFailureKind::Dropped},
      {CURLE_SEND_FAIL_REWIND, HttpFailureKind::Dropped},
      {CURLE_RECV_ERROR, HttpFailureKind::Dropped},
  };
  if (result == CURLE_OPERATION_TIMEDOUT) {
    double seconds = 0;
    curl_easy_getinfo(easy(), CURLINFO_TOTAL_TIME, &seconds);
    const bool by_connect_timeout = !sent_ && seconds * 1000 < static_cast<double>(left_.count());
    return by_connect_timeout ? HttpFailureKind::Connect : HttpFailureKind::Timeout;
  }
  for (const auto& [code, kind] : kKinds) {
    if (code == result) return kind;
  }
  return HttpFailureKind::Protocol;
}

bool HttpTransfer::allowed(const IpAddress& address) {
  if (!request_.address_policy || request_.address_policy->allows(url_.host, address)) return true;
  refused_ = address.text();
  return false;
}

std::size_t HttpTransfer::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > request_.header_bytes_max) {
    too_large_ = true;
    return 0;
  }
  const std::size_t taken = line.size();
  while (line.ends_with('\r') || line.ends_with('\n'))
    line.remove_suffix(1);
  if (line.starts_with("HTTP/") && response_.body.empty()) {  // the reply behind an interim one
    response_.headers.clear();
    response_.reason = reason_of(line);
    head_complete_ = false;
    return taken;
  }
  if (line.empty()) head_complete_ = true;
  const std::size_t colon = line.find(':');
  // What comes behind the body as a trailer says nothing that a header would.
  if (head_complete_ || colon == std::string_view::npos) return taken;
  auto value = line.substr(colon + 1);
  value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
  value = value.substr(0, value.find_last_not_of(" \t") + 1);
  response_.headers.emplace_back(lower_case(line.substr(0, colon)), value);
  return taken;
}

std::size_t HttpTransfer::take_body(std::string_view bytes) {
  if (response_.body.size() + bytes.size() > request_.response_bytes_max) {
    too_large_ = true;
    return 0;
  }
  response_.body.append(bytes);
  return bytes.size();
}

std::size_t HttpTransfer::on_header(char* data, std::size_t, std::size_t bytes, void* user) {
  return static_cast<HttpTransfer*>(user)->take_header(std::string_view(data, bytes));
}

std::size_t HttpTransfer::on_body(char* data, std::size_t, std::size_t bytes, void* user) {
  return static_cast<HttpTransfer*>(user)->take_body(std::string_view(data, bytes));
}

curl_socket_t HttpTransfer::on_open_socket(void* user, curlsocktype purpose, curl_sockaddr* address) {
  auto& self = *static_cast<HttpTransfer*>(user);
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (self.request_.address_policy) {
    const auto peer = IpAddress::from(address->addr);
    if (!peer || !self.allowed(*peer)) return CURL_SOCKET_BAD;
  }
  self.connected_ = true;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// libcurl writes a request a second time when a kept connection ends without a reply. The other side may have
// acted on the first one.
int HttpTransfer::on_request(void* user, char* remote, char*, int, int) {
  auto& self = *static_cast<HttpTransfer*>(user);
  self.repeated_ = self.sent_;
  if (self.repeated_) return CURL_PREREQFUNC_ABORT;
  if (self.request_.address_policy) {
    const auto peer = IpAddress::parse(remote);
    if (!peer || !self.allowed(*peer)) return CURL_PREREQFUNC_ABORT;
  }
  self.sent_ = true;
  return CURL_PREREQFUNC_OK;
}

}  // namespace sfn::integrations
