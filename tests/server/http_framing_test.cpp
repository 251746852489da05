#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "server/http/framing.h"

namespace sfn::http {
namespace {

constexpr std::string_view kHead = "POST / HTTP/1.1\r\nHost: a\r\n";

// What a client that sends `bytes` gets: the bodies of its requests, and the status of the error that ends
// it.
struct Outcome {
  std::vector<std::string> bodies;
  int error_status = 0;

  bool operator==(const Outcome&) const = default;
};

Outcome frame(std::string_view bytes, std::size_t step, const Limits& limits = {}) {
  RequestFramer framer(limits);
  Outcome outcome;
  while (!bytes.empty()) {
    std::string_view input = bytes.substr(0, step);
    bytes.remove_prefix(input.size());
    while (true) {
      const RequestFramer::Event event = framer.feed(input);
      if (event == RequestFramer::Event::need_more) break;
      if (event == RequestFramer::Event::request) outcome.bodies.push_back(framer.take().body);
      if (event != RequestFramer::Event::error) continue;
      outcome.error_status = framer.error().status;
      return outcome;
    }
  }
  return outcome;
}

Outcome frame_any_way(std::string_view bytes, const Limits& limits = {}) {
  const Outcome whole = frame(bytes, bytes.size(), limits);
  for (const std::size_t step : {1u, 2u, 3u, 7u})
    CHECK(frame(bytes, step, limits) == whole);
  return whole;
}

Outcome requests(std::vector<std::string> bodies) {
  return {.bodies = std::move(bodies), .error_status = 0};
}
Outcome error(int status) {
  return {.bodies = {}, .error_status = status};
}

Outcome frame_head(std::string_view fields_and_body, const Limits& limits = {}) {
  return frame_any_way(std::string(kHead).append(fields_and_body), limits);
}

std::string chunked(std::string_view body) {
  return std::string("Transfer-Encoding: chunked\r\n\r\n").append(body);
}

}  // namespace

TEST_CASE("requests are framed by Content-Length, by chunks, or have no body, one behind another") {
  CHECK(frame_head("\r\n") == requests({""}));
  CHECK(frame_head("Content-Length: 5\r\n\r\nhello") == requests({"hello"}));
  CHECK(frame_head(chunked("3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: t\r\n\r\n")) == requests({"hello"}));
  const std::string three = std::string(kHead) + "Content-Length: 1\r\n\r\na" + std::string(kHead) +
                            chunked("1\r\nb\r\n0\r\n\r\n") + std::string(kHead) + "\r\n";
  CHECK(frame_any_way(three) == requests({"a", "b", ""}));
  CHECK(frame_any_way("\r\nGET / HTTP/1.0\r\n\r\n") == requests({""}));
  CHECK(frame_head("Content-Length: 5\r\n\r\nhell") == requests({}));
}

TEST_CASE("a body that two readers could see differently is refused") {
  CHECK(frame_head("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n") == error(400));
  CHECK(frame_head("Content-Length: 1\r\nContent-Length: 1\r\n\r\na") == error(400));
  for (const char* length : {"+1", "-1", "1, 1", "0x1", "1 1", ""})
    CHECK(frame_head("Content-Length: " + std::string(length) + "\r\n\r\na") == error(400));
  CHECK(frame_head("Transfer-Encoding: gzip, chunked\r\n\r\n") == error(501));
  CHECK(frame_head("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n") == error(400));
  CHECK(frame_any_way("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == error(400));
}

TEST_CASE("a header that two readers could see differently is refused") {
  CHECK(frame_any_way("POST / HTTP/1.1\nHost: a\r\n\r\n") == error(400));
  CHECK(frame_head("A: b\n\r\n") == error(400));
  CHECK(frame_head("A: b\r\n folded\r\n\r\n") == error(400));
  CHECK(frame_head("A: b\rc\r\n\r\n") == error(400));
  CHECK(frame_head("A : b\r\n\r\n") == error(400));
  CHECK(frame_head(": b\r\n\r\n") == error(400));
  CHECK(frame_head("no colon\r\n\r\n") == error(400));
  CHECK(frame_head(std::string("A: \0\r\n\r\n", 8)) == error(400));
  CHECK(frame_head("Host: b\r\n\r\n") == error(400));
  CHECK(frame_head("X-Amz-Target: a\r\nx-amz-target: b\r\n\r\n") == error(400));
  CHECK(frame_any_way("POST / HTTP/1.1\r\n\r\n") == error(400));
}

TEST_CASE("request lines are taken in one form only") {
  for (const char* line :
       {"POST /", "POST  / HTTP/1.1", "P(ST / HTTP/1.1", " POST / HTTP/1.1", "POST http://a/ HTTP/1.1",
        "POST * HTTP/1.1", "POST /a#b HTTP/1.1", "POST / FTP/1.1"})
    CHECK_MESSAGE(frame_any_way(std::string(line) + "\r\nHost: a\r\n\r\n") == error(400), line);
  CHECK(frame_any_way("POST / HTTP/1.1 \r\nHost: a\r\n\r\n") == error(505));
  CHECK(frame_any_way("POST / HTTP/2.0\r\nHost: a\r\n\r\n") == error(505));
  CHECK(frame_any_way("\r\n\r\nPOST / HTTP/1.1\r\nHost: a\r\n\r\n") == error(400));
}

TEST_CASE("chunks are taken in one form only") {
  for (const char* body :
       {"g\r\n", "\r\n", "0x1\r\na\r\n", "-1\r\n", "1 \r\na\r\n", "1\na\r\n", "1\r\naa\r\n", "1\r\na\n",
        "123456789\r\n", "0\r\nno colon\r\n\r\n", "0\r\nA: b\n\r\n"})
    CHECK_MESSAGE(frame_head(chunked(body)) == error(400), body);
}

TEST_CASE("each limit lets through what is just within it") {
  Limits limits;
  limits.target_bytes_max = 10;
  limits.head_bytes_max = 200;
  limits.head_fields_max = 3;
  limits.body_bytes_max = 5;
  const auto with_target = [&](std::size_t bytes) {
    return frame_any_way("GET /" + std::string(bytes - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", limits);
  };
  CHECK(with_target(10) == requests({""}));
  CHECK(with_target(11) == error(414));
  CHECK(with_target(1000) == error(414));

  const std::size_t rest = kHead.size() + std::string_view("A: \r\n\r\n").size();
  CHECK(frame_head("A: " + std::string(200 - rest, 'a') + "\r\n\r\n", limits) == requests({""}));
  CHECK(frame_head("A: " + std::string(201 - rest, 'a') + "\r\n\r\n", limits) == error(431));
  CHECK(frame_head("A: b\r\nA: b\r\n\r\n", limits) == requests({""}));
  CHECK(frame_head("A: b\r\nA: b\r\nA: b\r\n\r\n", limits) == error(431));

  CHECK(frame_head("Content-Length: 5\r\n\r\nhello", limits) == requests({"hello"}));
  CHECK(frame_head("Content-Length: 6\r\n\r\n", limits) == error(413));
  CHECK(frame_head("Content-Length: 99999999999999999999999\r\n\r\n", limits) == error(413));
  CHECK(frame_head(chunked("4\r\nhell\r\n1\r\no\r\n0\r\n\r\n"), limits) == requests({"hello"}));
  CHECK(frame_head(chunked("4\r\nhell\r\n2\r\n"), limits) == error(413));
}

TEST_CASE("header names are found in any case and values without the space around them") {
  const Request request = make_request(
      "POST", "/a/b?c=d?e", {{"X-Amz-Target", "  AWSStepFunctions.ListActivities\t "}, {"EMPTY", ""}}, "{}");
  CHECK(request.header("x-amz-target") == "AWSStepFunctions.ListActivities");
  CHECK(request.head.has_header("empty"));
  CHECK(request.header("empty").empty());
  CHECK_FALSE(request.head.has_header("missing"));
  CHECK(request.path() == "/a/b");
  CHECK(request.head.query() == "c=d?e");
  CHECK(request.body == "{}");
}

TEST_CASE("connections are kept as their version and their Connection header say") {
  const auto keeps = [](std::string_view version, std::string_view fields) {
    const Limits limits;
    RequestFramer framer(limits);
    const std::string text =
        "GET / " + std::string(version) + "\r\nHost: a\r\n" + std::string(fields) + "\r\n";
    std::string_view input = text;
    REQUIRE(framer.feed(input) == RequestFramer::Event::head);
    return framer.keep_alive();
  };
  CHECK(keeps("HTTP/1.1", ""));
  CHECK_FALSE(keeps("HTTP/1.1", "Connection: x, Close\r\n"));
  CHECK_FALSE(keeps("HTTP/1.0", ""));
  CHECK(keeps("HTTP/1.0", "Connection: Keep-Alive\r\n"));
}

}  // namespace sfn::http
