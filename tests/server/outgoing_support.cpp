#include "tests/server/outgoing_support.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sfn::integrations::test {
namespace {

constexpr int kPatienceMs = 30'000;

// Calls of a test go to loopback, whatever proxy the machine has.
[[maybe_unused]] const bool kWithoutProxies = [] {
  for (const auto* name : {"http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"})
    ::unsetenv(name);
  return true;
}();

}  // namespace

bool RawConnection::receive() {
  pollfd state{.fd = fd_, .events = POLLIN, .revents = 0};
  if (::poll(&state, 1, kPatienceMs) <= 0) return false;
  std::array<char, 16 * 1024> buffer;
  const ssize_t bytes = ::recv(fd_, buffer.data(), buffer.size(), 0);
  if (bytes <= 0) return false;
  input_.append(buffer.data(), static_cast<std::size_t>(bytes));
  return true;
}

std::optional<std::string> RawConnection::read_request() {
  std::size_t head_end = 0;
  while ((head_end = input_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive()) return std::nullopt;
  }
  std::size_t length = head_end + 4;
  const auto field = input_.find("Content-Length: ");
  if (field < head_end) length += std::stoul(input_.substr(field + 16));
  while (input_.size() < length) {
    if (!receive()) return std::nullopt;
  }
  std::string request = input_.substr(0, length);
  input_.erase(0, length);
  return request;
}

bool RawConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawConnection::wait_for_end() {
  while (receive())
    input_.clear();
}

RawServer::RawServer(std::function<void(RawConnection&)> serve, const char* address)
    : serve_(std::move(serve)) {
  const bool v6 = std::string_view(address).find(':') != std::string_view::npos;
  sockaddr_in v4_address{};
  v4_address.sin_family = AF_INET;
  sockaddr_in6 v6_address{};
  v6_address.sin6_family = AF_INET6;
  ::inet_pton(v6 ? AF_INET6 : AF_INET, address,
              v6 ? static_cast<void*>(&v6_address.sin6_addr) : static_cast<void*>(&v4_address.sin_addr));
  auto* const any = v6 ? reinterpret_cast<sockaddr*>(&v6_address) : reinterpret_cast<sockaddr*>(&v4_address);
  socklen_t size = v6 ? sizeof v6_address : sizeof v4_address;
  listener_ = ::socket(any->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::bind(listener_, any, size) != 0 || ::listen(listener_, 512) != 0)
    throw std::runtime_error("cannot listen");
  ::getsockname(listener_, any, &size);
  port_ = ntohs(v6 ? v6_address.sin6_port : v4_address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

RawServer::~RawServer() {
  ::shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  ::close(listener_);
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    for (const int fd : open_)
      ::shutdown(fd, SHUT_RDWR);
    threads.swap(threads_);
  }
  for (auto& thread : threads)
    thread.join();
}

std::string RawServer::url(std::string_view path, std::string_view host) const {
  return "http://" + std::string(host) + ":" + std::to_string(port_) + std::string(path);
}

void RawServer::accept_all() {
  while (true) {
    const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) return;
    ++connections_;
    const std::lock_guard lock(mutex_);
    const auto entry = open_.insert(open_.end(), fd);
    threads_.emplace_back([this, fd, entry] {
      RawConnection connection(fd);
      serve_(connection);
      const std::lock_guard inner(mutex_);
      open_.erase(entry);
      ::close(fd);
    });
  }
}

std::string reply_text(std::string_view body, std::string_view more_headers, int status) {
  return "HTTP/1.1 " + std::to_string(status) + " Whatever\r\n" + std::string(more_headers) +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

bool Gate::wait() {
  std::unique_lock lock(mutex_);
  ++arrivals_;
  changed_.notify_all();
  return changed_.wait_for(lock, kPatience, [this] { return open_; });
}

bool Gate::wait_for_arrivals(int count) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, kPatience, [&] { return arrivals_ >= count; });
}

int Gate::arrivals() {
  const std::lock_guard lock(mutex_);
  return arrivals_;
}

bool eventually(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}

HttpOutcome call(HttpClient& client, HttpRequest request) {
  Outcomes<HttpOutcome> outcomes;
  client.submit(std::move(request), outcomes.next());
  return outcomes.take(0);
}

HttpResponse response_of(HttpClient& client, HttpRequest request) {
  const auto outcome = call(client, std::move(request));
  if (const auto* failure = std::get_if<HttpFailure>(&outcome)) FAIL(failure->message);
  return std::get<HttpResponse>(outcome);
}

HttpFailure failure_of(HttpClient& client, HttpRequest request) {
  const auto outcome = call(client, std::move(request));
  REQUIRE(std::holds_alternative<HttpFailure>(outcome));
  return std::get<HttpFailure>(outcome);
}

HttpRequest get(std::string url) {
  HttpRequest request;
  request.url = std::move(url);
  request.allow_plain_http = true;
  request.timeout = kPatience;
  return request;
}

HttpRequest post(std::string url, std::string body) {
  auto request = get(std::move(url));
  request.method = "POST";
  request.body = std::make_shared<const std::string>(std::move(body));
  return request;
}

namespace {

std::string pem(const std::function<int(BIO*)>& write) {
  const std::unique_ptr<BIO, int (*)(BIO*)> memory(BIO_new(BIO_s_mem()), BIO_free);
  if (write(memory.get()) != 1) throw std::runtime_error("no PEM");
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &data);
  return std::string(data, static_cast<std::size_t>(size));
}

}  // namespace

Certificate make_certificate(const std::string& name) {
  const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const std::unique_ptr<X509, void (*)(X509*)> x509(X509_new(), X509_free);
  X509_set_version(x509.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(x509.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
  X509_set_pubkey(x509.get(), key.get());
  auto* subject = X509_get_subject_name(x509.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(x509.get(), subject);
  const std::string names = "DNS:" + name;
  const std::unique_ptr<X509_EXTENSION, void (*)(X509_EXTENSION*)> extension(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str()), X509_EXTENSION_free);
  X509_add_ext(x509.get(), extension.get(), -1);
  X509_sign(x509.get(), key.get(), EVP_sha256());
  Certificate out;
  out.key = pem([&](BIO* to) {
    return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  out.certificate = pem([&](BIO* to) { return PEM_write_bio_X509(to, x509.get()); });
  return out;
}

}  // namespace sfn::integrations::test
