#include "tests/server/http_support.h"

#include <array>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sfn::http::test {
namespace {

constexpr int kPatienceMs = 20'000;

}  // namespace

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (receive_buffer_bytes > 0)
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
}

RawClient::~RawClient() {
  close();
}

void RawClient::close() {
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

void RawClient::reset() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close();
}

void RawClient::end_writing() {
  ::shutdown(fd_, SHUT_WR);
}

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the server has ended the connection; the reply says why
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool RawClient::receive() {
  pollfd state{.fd = fd_, .events = POLLIN, .revents = 0};
  if (::poll(&state, 1, kPatienceMs) <= 0) return false;
  std::array<char, 16 * 1024> buffer;
  const ssize_t bytes = ::recv(fd_, buffer.data(), buffer.size(), 0);
  if (bytes <= 0) return false;
  input_.append(buffer.data(), static_cast<std::size_t>(bytes));
  return true;
}

ReceivedReply RawClient::read_reply(bool without_body) {
  ReceivedReply reply;
  std::size_t head_end = 0;
  while ((head_end = input_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive()) return {};
  }
  reply.head = input_.substr(0, head_end + 2);
  reply.status = std::stoi(reply.head.substr(9, 3));
  input_.erase(0, head_end + 4);
  const std::size_t length_at = reply.head.find("Content-Length: ");
  if (length_at == std::string::npos || without_body) return reply;
  const std::size_t length = std::stoul(reply.head.substr(length_at + 16));
  while (input_.size() < length) {
    if (!receive()) return {};
  }
  reply.body = input_.substr(0, length);
  input_.erase(0, length);
  return reply;
}

bool RawClient::wait_for_end() {
  pollfd state{.fd = fd_, .events = POLLIN, .revents = 0};
  while (::poll(&state, 1, kPatienceMs) > 0) {
    std::array<char, 1024> buffer;
    if (::recv(fd_, buffer.data(), buffer.size(), 0) <= 0) return true;
  }
  return false;
}

std::string rpc_request(std::string_view body, std::string_view more_headers) {
  std::string text =
      "POST / HTTP/1.1\r\nHost: localhost:8083\r\nContent-Type: application/x-amz-json-1.0\r\n";
  text.append(more_headers).append("Content-Length: ").append(std::to_string(body.size()));
  return text.append("\r\n\r\n").append(body);
}

TestFront::TestFront(FrontOptions options) {
  FrontHandlers handlers;
  handlers.rpc = [this](Request request, Responder responder) {
    if (request.body.starts_with("throw")) throw std::runtime_error("a handler that fails");
    if (!request.body.starts_with("park")) {
      Reply reply{.status = 200, .content_type = "application/x-amz-json-1.0", .headers = {}, .body = {}};
      reply.headers.emplace_back("x-amzn-RequestId", "id-1");
      reply.body = std::move(request.body);
      return responder.answer(std::move(reply));
    }
    waiter_.change([&] { parked_.push_back({std::move(request.body), std::move(responder)}); });
  };
  handlers.routes.push_back(
      {.pattern = "/healthz", .handler = [](const RouteRequest& request) {
         const bool fail = !request.parameters.empty() && request.parameters.front().second == "throw it";
         if (fail) throw std::runtime_error("a route that fails");
         return Reply{.status = 200, .content_type = "text/plain", .headers = {}, .body = "ok"};
       }});
  handlers.on_refused = [this](const RefusedRequest& request, Reply& reply) {
    reply.headers.emplace_back("x-amzn-RequestId", "id-refused");
    waiter_.change([&] {
      refused_.push_back({.status = request.status,
                          .method = std::string(request.method),
                          .path = std::string(request.path),
                          .target = std::string(request.aws_target)});
    });
  };
  front.emplace(std::move(options), std::move(handlers));
  front->start();
}

TestFront::Parked TestFront::take_parked() {
  Parked parked;
  if (!waiter_.wait([&] { return !parked_.empty(); })) throw std::runtime_error("nothing was parked");
  waiter_.change([&] {
    parked = std::move(parked_.front());
    parked_.pop_front();
  });
  return parked;
}

std::optional<TestFront::Parked> TestFront::try_take_parked() {
  std::optional<Parked> parked;
  waiter_.change([&] {
    if (parked_.empty()) return;
    parked = std::move(parked_.front());
    parked_.pop_front();
  });
  return parked;
}

std::vector<TestFront::Refused> TestFront::refused() {
  std::vector<Refused> result;
  waiter_.change([&] { result = refused_; });
  return result;
}

bool TestFront::wait_for(const std::function<bool(const FrontStatistics&)>& condition) const {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (!condition(front->statistics())) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::yield();
  }
  return true;
}

}  // namespace sfn::http::test
