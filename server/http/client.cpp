#include "server/http/client.h"

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <new>

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sfn::http {
namespace {

constexpr std::size_t kReplyBytesMax = 64 * 1024 * 1024;
// A server that was told answers at once.
constexpr auto kPatienceAfterFinish = std::chrono::seconds(5);

std::size_t on_body(char* data, std::size_t, std::size_t bytes, void* user) {
  auto& response = *static_cast<ClientResponse*>(user);
  if (response.body.size() + bytes > kReplyBytesMax) return 0;
  response.body.append(data, bytes);
  return bytes;
}

std::size_t on_header(char* data, std::size_t, std::size_t bytes, void* user) {
  auto& response = *static_cast<ClientResponse*>(user);
  std::string_view line(data, bytes);
  if (line.starts_with("HTTP/")) response.headers.clear();  // of an interim reply
  while (line.ends_with('\r') || line.ends_with('\n'))
    line.remove_suffix(1);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return bytes;
  std::string name(line.substr(0, colon));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  std::string_view value = line.substr(colon + 1);
  while (value.starts_with(' '))
    value.remove_prefix(1);
  response.headers.emplace_back(std::move(name), value);
  return bytes;
}

using HeaderList = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

HeaderList to_list(const std::vector<std::pair<std::string, std::string>>& headers) {
  HeaderList list(nullptr, curl_slist_free_all);
  const auto append = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());
    list.reset(longer);
  };
  for (const auto& [name, value] : headers)
    append(name + ": " + value);
  append("Expect:");  // libcurl would ask before it sends a large body
  return list;
}

}  // namespace

std::string_view ClientResponse::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

Client::Client() {
  static std::once_flag initialized;
  std::call_once(initialized, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  curl_ = curl_easy_init();
  if (curl_ == nullptr) throw std::bad_alloc();
}

Client::~Client() {
  curl_easy_cleanup(curl_);
}

ClientResponse Client::post(const std::string& url,
                            const std::vector<std::pair<std::string, std::string>>& headers,
                            std::string_view body, std::chrono::milliseconds timeout) {
  CURL* const curl = curl_;
  const HeaderList list = to_list(headers);
  ClientResponse response;
  curl_easy_reset(curl);  // keeps connections
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.empty() ? "" : body.data());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &response);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &response);
  curl_easy_setopt(curl, CURLOPT_SOCKOPTFUNCTION, on_socket);
  curl_easy_setopt(curl, CURLOPT_SOCKOPTDATA, this);
  curl_easy_setopt(curl, CURLOPT_CLOSESOCKETFUNCTION, on_close);
  curl_easy_setopt(curl, CURLOPT_CLOSESOCKETDATA, this);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) return {.status = 0, .headers = {}, .body = {}, .error = curl_easy_strerror(code)};
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  response.status = static_cast<int>(status);
  return response;
}

// Everything here may be called by a signal handler.
void Client::finish() {
  const int reason = errno;
  finishing_ = true;
  if (const int descriptor = descriptor_; descriptor >= 0) ::shutdown(descriptor, SHUT_WR);
  errno = reason;
}

int Client::on_socket(void* user, int descriptor, int) {
  auto& client = *static_cast<Client*>(user);
  client.descriptor_ = descriptor;
  return client.finishing_ ? CURL_SOCKOPT_ERROR : CURL_SOCKOPT_OK;
}

int Client::on_close(void* user, int descriptor) {
  auto& client = *static_cast<Client*>(user);
  int current = descriptor;
  client.descriptor_.compare_exchange_strong(current, -1);
  return ::close(descriptor);
}

int Client::on_progress(void* user, std::int64_t, std::int64_t, std::int64_t, std::int64_t) {
  auto& client = *static_cast<Client*>(user);
  if (!client.finishing_) return 0;
  // libcurl asks once a second while nothing happens, and several times in a row while something does.
  const auto now = std::chrono::steady_clock::now();
  if (!client.finish_seen_) client.finish_seen_ = now;
  return now - *client.finish_seen_ > kPatienceAfterFinish ? 1 : 0;
}

}  // namespace sfn::http
