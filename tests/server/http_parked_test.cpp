#include <array>
#include <future>
#include <optional>
#include <thread>
#include <utility>

#include <doctest/doctest.h>
#include <sys/resource.h>

#include "tests/server/http_support.h"

namespace sfn::http {
using namespace test;

namespace {

Reply reply_of(std::string body) {
  return {.status = 200, .content_type = "application/json", .headers = {}, .body = std::move(body)};
}

// What a reply's OnFlushed was called with.
struct Flushes {
  Waiter waiter;
  std::vector<bool> calls;

  OnFlushed callback() {
    return [this](bool flushed) { waiter.change([&] { calls.push_back(flushed); }); };
  }
  bool wait_for(const std::vector<bool>& expected) {
    return waiter.wait([&] { return calls == expected; });
  }
};

std::chrono::microseconds cpu_time() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

}  // namespace

TEST_CASE("a batch of answers from a thread of its own reaches every parked client") {
  TestFront server;
  std::vector<RawClient> clients;
  std::vector<Answer> answers;
  for (int i = 0; i < 300; ++i) {
    clients.push_back(server.connect());
    clients.back().send(rpc_request("park" + std::to_string(i)));
    TestFront::Parked parked = server.take_parked();
    answers.push_back({.responder = std::move(parked.responder), .reply = reply_of(parked.body)});
  }
  CHECK(server.front->statistics().parked_requests == 300);
  std::thread writer([&] { server.front->answer(std::move(answers)); });
  for (int i = 0; i < 300; ++i)
    REQUIRE(clients[static_cast<std::size_t>(i)].read_reply().body == "park" + std::to_string(i));
  writer.join();
  CHECK(server.front->statistics().parked_requests == 0);
}

TEST_CASE("a reply that the loop makes is sent, and one that can't be made is a 500 that nobody took") {
  TestFront server;
  std::vector<RawClient> clients;
  std::vector<Answer> answers;
  std::array<std::promise<bool>, 2> flushed;
  for (std::size_t i = 0; i < flushed.size(); ++i) {
    clients.push_back(server.connect());
    clients.back().send(rpc_request("park"));
    answers.push_back({.responder = server.take_parked().responder,
                       .reply = {},
                       .on_flushed =
                           [&told = flushed[i], first = true](bool whole) mutable {
                             if (std::exchange(first, false)) told.set_value(whole);
                           },
                       .make_reply = [i]() -> std::optional<Reply> {
                         if (i == 0) return reply_of("made");
                         return std::nullopt;
                       }});
  }
  server.front->answer(std::move(answers));
  CHECK(clients[0].read_reply().body == "made");
  CHECK(flushed[0].get_future().get());
  CHECK(clients[1].read_reply().status == 500);
  CHECK_FALSE(flushed[1].get_future().get());
}

TEST_CASE("a client that hangs up while it is parked is noticed, in order or by reset") {
  TestFront server;
  for (const bool reset : {false, true}) {
    RawClient client = server.connect();
    client.send(rpc_request("park"));
    TestFront::Parked parked = server.take_parked();
    CHECK_FALSE(parked.responder.client_gone());
    Waiter waiter;
    int gone = 0;
    parked.responder.on_gone([&] { waiter.change([&] { ++gone; }); });
    reset ? client.reset() : client.close();
    CHECK(waiter.wait([&] { return gone == 1; }));
    CHECK(parked.responder.client_gone());

    Flushes flushes;
    parked.responder.answer(reply_of("a task"), flushes.callback());
    CHECK(flushes.wait_for({false}));
  }
  CHECK(server.wait_for([](const FrontStatistics& s) { return s.open_connections == 0; }));
}

TEST_CASE("who asks late whether the client has gone is told at once") {
  TestFront server;
  RawClient client = server.connect();
  client.send(rpc_request("park"));
  TestFront::Parked parked = server.take_parked();
  client.close();
  Waiter waiter;
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (!parked.responder.client_gone() && std::chrono::steady_clock::now() < until)
    std::this_thread::yield();
  bool told = false;
  parked.responder.on_gone([&] { waiter.change([&] { told = true; }); });
  CHECK(waiter.wait([&] { return told; }));
}

TEST_CASE("a task is never written to a client that has hung up just before, 200 of 200") {
  TestFront server;
  for (int i = 0; i < 200; ++i) {
    RawClient client = server.connect();
    client.send(rpc_request("park"));
    TestFront::Parked parked = server.take_parked();
    Flushes flushes;
    client.close();
    parked.responder.answer(reply_of("a task"), flushes.callback());
    REQUIRE(flushes.wait_for({false}));
  }
}

TEST_CASE("a reply that was flushed but never read is taken back when its client goes, 200 of 200") {
  TestFront server;
  for (int i = 0; i < 200; ++i) {
    RawClient client = server.connect();
    client.send(rpc_request("park"));
    TestFront::Parked parked = server.take_parked();
    Flushes flushes;
    parked.responder.answer(reply_of("a task"), flushes.callback());
    REQUIRE(flushes.wait_for({true}));
    client.close();  // with the reply unread: the kernel resets
    REQUIRE(flushes.wait_for({true, false}));
  }
}

TEST_CASE("a reply that was read stays delivered, however its client ends") {
  TestFront server;
  Flushes flushes;
  for (const bool goes_on : {true, false}) {
    RawClient client = server.connect();
    client.send(rpc_request("park"));
    server.take_parked().responder.answer(reply_of("a task"), flushes.callback());
    CHECK(client.read_reply().body == "a task");
    if (goes_on) {
      client.send(rpc_request("{}"));
      CHECK(client.read_reply().status == 200);
      client.reset();
    } else {
      client.close();
    }
    CHECK(server.wait_for([](const FrontStatistics& s) { return s.open_connections == 0; }));
  }
  CHECK(flushes.wait_for({true, true}));
}

TEST_CASE("a client that only ends its own side still gets an ordinary reply") {
  TestFront server;
  RawClient client = server.connect();
  client.send(rpc_request("park"));
  TestFront::Parked parked = server.take_parked();
  client.end_writing();
  while (!parked.responder.client_gone())
    std::this_thread::yield();
  parked.responder.answer(reply_of("late"));
  CHECK(client.read_reply().body == "late");
  CHECK(client.wait_for_end());
}

TEST_CASE("a thousand clients that die are noticed in less than a second") {
  TestFront server;
  std::vector<RawClient> clients;
  std::vector<TestFront::Parked> parked;
  Waiter waiter;
  std::size_t gone = 0;
  for (int i = 0; i < 1000; ++i) {
    clients.push_back(server.connect());
    clients.back().send(rpc_request("park"));
    parked.push_back(server.take_parked());
    parked.back().responder.on_gone([&] { waiter.change([&] { ++gone; }); });
  }
  const auto killed_at = std::chrono::steady_clock::now();
  clients.clear();
  CHECK(waiter.wait([&] { return gone == 1000; }));
  CHECK(std::chrono::steady_clock::now() - killed_at < std::chrono::seconds(1));
  parked.clear();  // the application lets go of them
  CHECK(server.wait_for(
      [](const FrontStatistics& s) { return s.open_connections == 0 && s.parked_requests == 0; }));
}

TEST_CASE("a stop answers what is in flight, refuses what comes, and ends idle connections") {
  TestFront server;
  RawClient idle = server.connect();
  RawClient busy = server.connect();
  RawClient half = server.connect();
  busy.send(rpc_request("park"));
  const std::string request = rpc_request("{}");
  half.send(request.substr(0, 40));
  TestFront::Parked parked = server.take_parked();
  REQUIRE(server.wait_for([](const FrontStatistics& s) { return s.open_connections == 3; }));
  server.front->begin_stop();
  CHECK(idle.wait_for_end());
  half.send(request.substr(40));
  CHECK(half.read_reply().status == 503);
  std::thread stopping([&] { server.front->stop(std::chrono::seconds(20)); });
  parked.responder.answer(reply_of("released"));
  const ReceivedReply reply = busy.read_reply();
  CHECK(reply.body == "released");
  CHECK(reply.head.find("Connection: close") != std::string::npos);
  CHECK(busy.wait_for_end());
  half.close();
  stopping.join();
  CHECK_THROWS_AS(server.connect(), std::runtime_error);
}

TEST_CASE("a stop whose grace ends abandons what is parked, and late answers do nothing") {
  TestFront server;
  RawClient client = server.connect();
  client.send(rpc_request("park"));
  TestFront::Parked parked = server.take_parked();
  bool gone = false;
  parked.responder.on_gone([&] { gone = true; });
  server.front->stop(std::chrono::milliseconds(1));
  CHECK(client.wait_for_end());
  CHECK(gone);
  CHECK(parked.responder.client_gone());
  std::vector<bool> flushed;
  parked.responder.answer(reply_of("late"), [&](bool ok) { flushed.push_back(ok); });
  CHECK(flushed == std::vector<bool>{false});
}

TEST_CASE("parked requests cost no processor time") {
  FrontOptions options;
  options.limits.idle_deadline = std::chrono::milliseconds(500);
  TestFront server(std::move(options));
  std::vector<RawClient> clients;
  std::vector<TestFront::Parked> parked;
  for (int i = 0; i < 300; ++i) {
    clients.push_back(server.connect());
    clients.back().send(rpc_request("park"));
    parked.push_back(server.take_parked());
  }
  RawClient idle = server.connect();
  const std::chrono::microseconds before = cpu_time();
  CHECK(idle.wait_for_end());  // half a second later
  CHECK(cpu_time() - before < std::chrono::milliseconds(50));
}

}  // namespace sfn::http
