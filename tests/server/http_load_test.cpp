#include <atomic>
#include <random>
#include <thread>

#include <doctest/doctest.h>

#include "tests/server/http_support.h"

namespace sfn::http {
using namespace test;

namespace {

constexpr int kClientThreads = 4;
constexpr int kRounds = 150;

// Connects, does something random, and says how many replies were wrong.
int run_client(const TestFront& server, unsigned seed) {
  std::mt19937 random(seed);
  int wrong = 0;
  for (int round = 0; round < kRounds; ++round) {
    RawClient client = server.connect();
    std::vector<std::string> bodies;
    std::string bytes;
    for (unsigned i = 1 + random() % 4; i > 0; --i) {
      bodies.push_back((random() % 2 == 0 ? "park " : "echo ") + std::to_string(random()));
      if (random() % 8 == 0) bodies.back().append(random() % 300'000, 'x');
      bytes += rpc_request(bodies.back());
    }
    const std::size_t cut = random() % bytes.size();
    client.send(std::string_view(bytes).substr(0, cut));
    switch (random() % 6) {
      case 0: client.close(); continue;
      case 1: client.reset(); continue;
      default: break;
    }
    client.send(std::string_view(bytes).substr(cut));
    for (const std::string& body : bodies) {
      if (random() % 12 == 0) break;  // hangs up in the middle
      wrong += client.read_reply().body == body ? 0 : 1;
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE(
    "clients that come, pipeline, hang up and reset at random all get their replies, and nothing is left") {
  TestFront server;
  std::atomic<bool> done = false;
  std::thread writer([&] {
    std::vector<Answer> answers;
    while (!done) {
      while (std::optional<TestFront::Parked> parked = server.try_take_parked()) {
        Answer answer{.responder = std::move(parked->responder), .reply = {}};
        answer.reply.body = std::move(parked->body);
        if (answers.size() % 2 == 0) answer.on_flushed = [](bool) {};
        answers.push_back(std::move(answer));
      }
      server.front->answer(answers);
      std::this_thread::yield();
    }
  });
  std::atomic<int> wrong = 0;
  std::vector<std::thread> clients;
  for (unsigned i = 0; i < kClientThreads; ++i)
    clients.emplace_back([&, i] { wrong += run_client(server, i); });
  for (std::thread& client : clients)
    client.join();
  CHECK(wrong == 0);
  CHECK(server.wait_for([](const FrontStatistics& s) {
    return s.open_connections == 0 && s.parked_requests == 0 && s.memory_bytes == 0;
  }));
  done = true;
  writer.join();
  CHECK(server.front->statistics().accepted_connections == kClientThreads * kRounds);
}

}  // namespace sfn::http
