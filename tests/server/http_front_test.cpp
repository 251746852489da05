#include <array>
#include <atomic>
#include <system_error>

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/http/client.h"
#include "server/http/outgoing.h"
#include "server/http/routes.h"
#include "server/http/transport.h"
#include "tests/server/http_support.h"

namespace sfn::http {
using namespace test;

namespace {

FrontOptions options_with(const std::function<void(Limits&)>& change) {
  FrontOptions options;
  change(options.limits);
  return options;
}

std::string head_of(std::string_view method, std::string_view target) {
  return std::string(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
}

// Takes and gives a few bytes at a time, as a slow network does.
class SlowTransport final : public Transport {
 public:
  explicit SlowTransport(int fd) : tcp_(fd) {}
  int fd() const override { return tcp_.fd(); }
  IoResult read(std::span<char> buffer) override { return tcp_.read(buffer); }
  IoResult write(std::span<const iovec> parts) override {
    const iovec part{.iov_base = parts[0].iov_base, .iov_len = std::min<std::size_t>(parts[0].iov_len, 7)};
    return tcp_.write(std::span(&part, 1));
  }
  void end_writing() override { tcp_.end_writing(); }

 private:
  PlainTransport tcp_;
};

}  // namespace

TEST_CASE("a reply has what the handler gave it, and the connection serves the next request") {
  TestFront server;
  RawClient client = server.connect();
  for (const char* body : {"{\"a\":1}", "{}", ""}) {
    client.send(rpc_request(body));
    const ReceivedReply reply = client.read_reply();
    CHECK(reply.status == 200);
    CHECK(reply.body == body);
    CHECK(reply.head.find("\r\nContent-Type: application/x-amz-json-1.0\r\n") != std::string::npos);
    CHECK(reply.head.find("\r\nx-amzn-RequestId: id-1\r\n") != std::string::npos);
    CHECK(reply.head.find("\r\nDate: ") != std::string::npos);
  }
  CHECK(server.front->statistics().requests == 3);
  CHECK(server.front->statistics().accepted_connections == 1);
}

TEST_CASE("pipelined requests are answered one at a time and in order, while the first is parked too") {
  TestFront server;
  RawClient client = server.connect();
  std::string all = rpc_request("park");
  for (int i = 0; i < 500; ++i)
    all += rpc_request(std::to_string(i));
  client.send(all);
  TestFront::Parked parked = server.take_parked();
  CHECK(server.front->statistics().requests == 1);
  parked.responder.answer({.status = 200, .content_type = {}, .headers = {}, .body = "first"});
  CHECK(client.read_reply().body == "first");
  for (int i = 0; i < 500; ++i)
    REQUIRE(client.read_reply().body == std::to_string(i));
}

TEST_CASE("a request that comes in a byte at a time is one request") {
  TestFront server;
  RawClient client = server.connect();
  for (const char c : rpc_request("{\"slow\":true}"))
    client.send(std::string_view(&c, 1));
  CHECK(client.read_reply().body == "{\"slow\":true}");
}

TEST_CASE("a client that asks before it sends its body is told to go on, and others are not") {
  TestFront server;
  RawClient client = server.connect();
  const std::string request = rpc_request("{}", "Expect: 100-continue\r\n");
  client.send(request.substr(0, request.size() - 2));
  CHECK(client.read_reply(true).status == 100);
  client.send("{}");
  CHECK(client.read_reply().body == "{}");
  client.send(request);
  CHECK(client.read_reply().status == 200);
}

TEST_CASE("a large body comes back whole through a transport that writes a few bytes at a time") {
  FrontOptions options;
  options.make_transport = [](int fd) -> std::unique_ptr<Transport> {
    return std::make_unique<SlowTransport>(fd);
  };
  TestFront server(std::move(options));
  std::string body(200'000, 'x');
  for (std::size_t i = 0; i < body.size(); i += 97)
    body[i] = static_cast<char>('a' + i % 26);
  RawClient client = server.connect();
  client.send(rpc_request(body));
  CHECK(client.read_reply().body == body);
}

TEST_CASE("a connection that is closed is not heard of again, although a child process has its descriptor") {
  std::atomic<int> inherited = -1;
  FrontOptions options;
  options.make_transport = [&](int fd) -> std::unique_ptr<Transport> {
    if (inherited < 0) inherited = ::dup(fd);
    return std::make_unique<PlainTransport>(fd);
  };
  TestFront server(std::move(options));
  {
    RawClient client = server.connect();
    client.send(rpc_request("{}"));
    CHECK(client.read_reply().body == "{}");
    client.end_writing();
    CHECK(server.wait_for([](const FrontStatistics& s) { return s.open_connections == 0; }));
    client.reset();
  }
  RawClient next = server.connect();
  next.send(rpc_request("[]"));
  CHECK(next.read_reply().body == "[]");
  ::close(inherited);
}

TEST_CASE("a reply larger than the socket buffers waits for its reader, and is counted meanwhile") {
  TestFront server;
  RawClient client(server.front->port(), 4096);
  client.send(rpc_request("park"));
  TestFront::Parked parked = server.take_parked();
  const std::string body(16 * 1024 * 1024, 'x');
  parked.responder.answer({.status = 200, .content_type = {}, .headers = {}, .body = body});
  CHECK(server.wait_for([](const FrontStatistics& s) { return s.memory_bytes > 1024 * 1024; }));
  CHECK(client.read_reply().body == body);
  CHECK(server.wait_for([](const FrontStatistics& s) { return s.memory_bytes == 0; }));
}

TEST_CASE("what is refused is answered, reported once, and the connection ended") {
  TestFront server;
  const auto refused_with = [&](const std::string& bytes) {
    RawClient client = server.connect();
    client.send(bytes);
    const ReceivedReply reply = client.read_reply();
    CHECK(reply.head.find("\r\nConnection: close\r\n") != std::string::npos);
    CHECK(reply.head.find("\r\nx-amzn-RequestId: id-refused\r\n") != std::string::npos);
    CHECK(reply.body.starts_with("{\"__type\":\""));
    CHECK(client.wait_for_end());
    return reply.status;
  };
  CHECK(refused_with("nonsense\r\n\r\n") == 400);
  CHECK(refused_with("POST / HTTP/1.1\r\nHost: evil.example\r\nX-Amz-Target: T.Op\r\n\r\n") == 403);
  CHECK(refused_with(rpc_request("{}", "Origin: http://evil.example\r\n")) == 403);
  CHECK(refused_with(head_of("POST", "/") + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}") ==
        415);
  CHECK(refused_with(head_of("OPTIONS", "/") + "\r\n") == 405);
  // The client still sends the body while it is refused: the reply must reach it all the same.
  CHECK(refused_with(rpc_request(std::string(4 * 1024 * 1024, 'x'))) == 413);

  const std::vector<TestFront::Refused> refused = server.refused();
  REQUIRE(refused.size() == 6);
  CHECK(refused[0].status == 400);
  CHECK(refused[1].method == "POST");
  CHECK(refused[1].path == "/");
  CHECK(refused[1].target == "T.Op");
  CHECK(server.front->statistics().requests == 0);
  CHECK(server.front->statistics().refused_requests == 6);
}

TEST_CASE(
    "a head and a body that do not arrive in time are answered with 408, an idle connection is closed") {
  TestFront server(options_with([](Limits& limits) {
    limits.head_deadline = limits.body_deadline = limits.idle_deadline = std::chrono::milliseconds(30);
  }));
  RawClient head = server.connect();
  head.send("POST / HTTP/1.1\r\nHost:");
  CHECK(head.read_reply().status == 408);
  RawClient body = server.connect();
  const std::string request = rpc_request("{}");
  body.send(request.substr(0, request.size() - 1));
  CHECK(body.read_reply().status == 408);
  RawClient idle = server.connect();
  CHECK(idle.wait_for_end());
  CHECK(server.refused().size() == 2);
}

TEST_CASE(
    "a reader that does not read loses its connection, and its parked reply is reported as not flushed") {
  TestFront server(
      options_with([](Limits& limits) { limits.write_deadline = std::chrono::milliseconds(30); }));
  RawClient client(server.front->port(), 4096);
  client.send(rpc_request("park"));
  TestFront::Parked parked = server.take_parked();
  Waiter waiter;
  std::vector<bool> flushed;
  parked.responder.answer(
      {.status = 200, .content_type = {}, .headers = {}, .body = std::string(16 << 20, 'x')},
      [&](bool ok) { waiter.change([&] { flushed.push_back(ok); }); });
  CHECK(waiter.wait([&] { return !flushed.empty(); }));
  CHECK(flushed == std::vector<bool>{false});
}

TEST_CASE("bodies beyond the memory limit are refused before they are read, until there is room again") {
  TestFront server(options_with([](Limits& limits) { limits.memory_bytes_max = 1000; }));
  RawClient first = server.connect();
  const std::string large = rpc_request("park" + std::string(900, 'x'));
  first.send(large.substr(0, large.size() - 1));
  REQUIRE(server.wait_for([](const FrontStatistics& s) { return s.memory_bytes == 904; }));
  RawClient second = server.connect();
  second.send(rpc_request(std::string(97, 'x')));
  CHECK(second.read_reply().status == 503);
  first.send("x");
  CHECK(server.take_parked().body.size() == 904);  // its Responder answers 500 when it goes
  CHECK(first.read_reply().status == 500);
  REQUIRE(server.wait_for([](const FrontStatistics& s) { return s.memory_bytes == 0; }));
  RawClient third = server.connect();
  third.send(rpc_request(std::string(97, 'x')));
  CHECK(third.read_reply().status == 200);
  CHECK(server.wait_for([](const FrontStatistics& s) { return s.memory_bytes == 0; }));
}

TEST_CASE("connections beyond the limit wait until one closes") {
  TestFront server(options_with([](Limits& limits) { limits.connections_max = 2; }));
  RawClient first = server.connect();
  RawClient second = server.connect();
  RawClient third = server.connect();
  third.send(rpc_request("{}"));
  REQUIRE(server.wait_for([](const FrontStatistics& s) { return s.open_connections == 2; }));
  first.close();
  CHECK(third.read_reply().status == 200);
}

TEST_CASE("a handler that throws answers 500 and the connection lives on") {
  TestFront server;
  RawClient client = server.connect();
  client.send(rpc_request("throw"));
  CHECK(client.read_reply().status == 500);
  client.send(rpc_request("{}"));
  CHECK(client.read_reply().status == 200);
}

TEST_CASE("other paths and methods are routed, and routing never sees what the framing has decided") {
  TestFront server;
  RawClient client = server.connect();
  client.send(head_of("GET", "/healthz?a=b") + "Range: bytes=0-0\r\nREMOTE_ADDR: 1.2.3.4\r\n\r\n");
  const ReceivedReply get = client.read_reply();
  CHECK(get.status == 200);
  CHECK(get.body == "ok");
  CHECK(get.head.find("\r\nContent-Type: text/plain\r\n") != std::string::npos);
  client.send(head_of("HEAD", "/healthz") + "\r\n");
  const ReceivedReply head = client.read_reply(true);
  CHECK(head.status == 200);
  CHECK(head.head.find("\r\nContent-Length: 2\r\n") != std::string::npos);
  client.send(head_of("GET", "/healthz?fail=throw%20it") + "\r\n");
  CHECK(client.read_reply().status == 500);
  client.send(head_of("GET", "/missing") + "\r\n");
  CHECK(client.read_reply().status == 404);
  client.send(head_of("PUT", "/healthz") + "Content-Length: 2\r\n\r\n{}");
  CHECK(client.read_reply().status == 404);
  client.send(head_of("GET", "/healthz") + "Connection: close\r\n\r\n");
  CHECK(client.read_reply().status == 200);
  CHECK(client.wait_for_end());
}

TEST_CASE("the routing rests on members of httplib that another version may not have") {
  CHECK(httplib_version() == "0.11.4");
}

TEST_CASE("a port in use is said with its address") {
  const TestFront server;
  FrontOptions options;
  options.port = server.front->port();
  const std::string address = "127.0.0.1:" + std::to_string(options.port);
  CHECK(server.front->addresses() == std::vector<std::string>{address});
  try {
    const Front second(options, {});
    FAIL("two listen on one port");
  } catch (const std::system_error& error) {
    CHECK(error.code() == std::errc::address_in_use);
    CHECK(std::string(error.what()).find(address) != std::string::npos);
  }
  options.host = "192.0.2.1";  // an address of no machine
  CHECK_THROWS_AS(Front(options, {}), std::system_error);
}

TEST_CASE("a host name is listened on at each of its addresses, IPv6 among them") {
  FrontOptions options;
  options.host = "::1";
  const TestFront server(options);
  CHECK(server.front->addresses() ==
        std::vector<std::string>{"[::1]:" + std::to_string(server.front->port())});
  Client client;
  const std::string url = "http://[::1]:" + std::to_string(server.front->port()) + "/";
  CHECK(client.post(url, {{"Content-Type", "application/x-amz-json-1.0"}}, "{}", kPatience).status == 200);
}

TEST_CASE("the client posts over one connection, and says why there was no reply") {
  TestFront server;
  Client client;
  const std::string url = "http://127.0.0.1:" + std::to_string(server.front->port()) + "/";
  const std::string large(300'000, 'x');
  for (const std::string& body : {std::string("{}"), large, std::string()}) {
    const ClientResponse response =
        client.post(url, {{"Content-Type", "application/x-amz-json-1.0"}}, body, kPatience);
    CHECK(response.status == 200);
    CHECK(response.body == body);
    CHECK(response.header("x-amzn-requestid") == "id-1");
  }
  CHECK(server.front->statistics().accepted_connections == 1);
  const ClientResponse late = client.post(url, {{"Content-Type", "application/x-amz-json-1.0"}}, "park",
                                          std::chrono::milliseconds(20));
  CHECK(late.status == 0);
  CHECK_FALSE(late.error.empty());
  server.front->stop(std::chrono::milliseconds(0));
  CHECK(client.post(url, {}, "", kPatience).status == 0);
}

TEST_CASE("a client that finishes a long poll reads the reply the server then gives, and posts no more") {
  TestFront server;
  Client client;
  const std::string url = "http://127.0.0.1:" + std::to_string(server.front->port()) + "/";
  const auto post = [&] {
    return client.post(url, {{"Content-Type", "application/x-amz-json-1.0"}}, "park", kPatience);
  };
  ClientResponse response;
  std::thread polling([&] { response = post(); });
  TestFront::Parked parked = server.take_parked();
  Waiter waiter;
  bool gone = false;
  parked.responder.on_gone([&] { waiter.change([&] { gone = true; }); });
  client.finish();
  CHECK(waiter.wait([&] { return gone; }));
  Reply released;
  released.status = 200;
  released.body = "released";
  std::vector<Answer> answers;
  answers.push_back({.responder = std::move(parked.responder), .reply = std::move(released)});
  server.front->answer(std::move(answers));
  polling.join();
  CHECK(response.status == 200);
  CHECK(response.body == "released");
  CHECK(post().status == 0);
}

TEST_CASE("dates are written as HTTP wants them") {
  const std::string_view date = http_date_now();
  CHECK(date.size() == std::string_view("Sun, 06 Nov 1994 08:49:37 GMT").size());
  CHECK(date.ends_with(" GMT"));
}

}  // namespace sfn::http
