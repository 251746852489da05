// The only file that derives from httplib::Server: process_request is a protected member that Debian's shared
// library of version 0.11.4 exports, and a test fails when the version changes.
#include "server/http/routes.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <httplib.h>

#include "server/http/outgoing.h"

namespace sfn::http {
namespace {

// A handler's reply is held in memory until it is out.
constexpr std::size_t kReplyBytesMax = 16 * 1024 * 1024;

// What httplib may see. Range would make it cut replies, Expect and Connection are the framing's business,
// REMOTE_ADDR and its like are names under which httplib hands facts to handlers.
constexpr std::array<std::string_view, 12> kKnownFields = {
    "accept",        "authorization", "content-type",    "cookie",        "host",    "if-modified-since",
    "if-none-match", "origin",        "accept-language", "last-event-id", "referer", "user-agent"};

bool is_known(std::string_view name) {
  return std::find(kKnownFields.begin(), kKnownFields.end(), name) != kKnownFields.end() ||
         name.starts_with("x-amz-") || name.starts_with("x-stepwell-");
}

std::string canonical(const Request& request, bool keep_alive) {
  std::string text;
  text.reserve(512 + request.body.size());
  text.append(request.method()).append(" ").append(request.head.target()).append(" HTTP/1.1\r\n");
  for (std::size_t i = 0; i < request.head.field_count(); ++i) {
    const auto [name, value] = request.head.field(i);
    if (is_known(name)) text.append(name).append(": ").append(value).append("\r\n");
  }
  text.append("connection: ").append(keep_alive ? "keep-alive" : "close").append("\r\ncontent-length: ");
  text.append(std::to_string(request.body.size())).append("\r\n\r\n").append(request.body);
  return text;
}

class MemoryStream final : public httplib::Stream {
 public:
  MemoryStream(std::string_view input, const Peer& peer) : input_(input), peer_(peer) {}

  bool is_readable() const override { return !input_.empty(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, size_t size) override {
    const std::size_t bytes = std::min(size, input_.size());
    std::memcpy(to, input_.data(), bytes);
    input_.remove_prefix(bytes);
    return static_cast<ssize_t>(bytes);
  }
  ssize_t write(const char* from, size_t size) override {
    if (output_.size() + size > kReplyBytesMax) return -1;
    output_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = peer_.address;
    port = peer_.port;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  socket_t socket() const override { return INVALID_SOCKET; }

  std::string take() { return std::move(output_); }

 private:
  std::string_view input_;
  const Peer& peer_;
  std::string output_;
};

RouteRequest to_route_request(const httplib::Request& request) {
  RouteRequest result{.path = request.path, .parameters = {}, .captures = {}};
  for (const auto& [name, value] : request.params)
    result.parameters.emplace_back(name, value);
  for (const auto& match : request.matches)
    result.captures.push_back(match.str());
  return result;
}

void fill(httplib::Response& response, Reply&& reply) {
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers)
    response.set_header(name, value);
  if (!reply.content_type.empty()) response.set_header("Content-Type", reply.content_type);
  response.body = std::move(reply.body);
}

}  // namespace

std::string_view httplib_version() {
  return CPPHTTPLIB_VERSION;
}

class Router::Server final : public httplib::Server {
 public:
  explicit Server(std::vector<Route> routes) {
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
      response.set_header("Date", std::string(http_date_now()));
    });
    for (Route& route : routes) {
      Get(route.pattern,
          [handler = std::move(route.handler)](const httplib::Request& request, httplib::Response& response) {
            try {
              fill(response, handler(to_route_request(request)));
            } catch (...) {
              response.status = 500;
            }
          });
    }
  }

  // process_request does not change the server; it is not const because listening does.
  std::string handle(const Request& request, bool keep_alive) {
    const std::string text = canonical(request, keep_alive);
    MemoryStream stream(text, request.peer);
    bool connection_closed = false;
    process_request(stream, !keep_alive, connection_closed, nullptr);
    return stream.take();
  }
};

Router::Router(std::vector<Route> routes) : server_(std::make_unique<Server>(std::move(routes))) {}
Router::~Router() = default;

std::string Router::handle(const Request& request, bool keep_alive) const {
  std::string text = server_->handle(request, keep_alive);
  if (!text.empty()) return text;
  const Outgoing failure = make_outgoing({.status = 500, .content_type = {}, .headers = {}, .body = {}},
                                         {.keep_alive = keep_alive});
  return failure.head;
}

}  // namespace sfn::http
