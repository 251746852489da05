// Fuzzes the framing of HTTP requests. Whatever the bytes: nothing crashes, the limits hold, and the requests
// and the error that come out are the same however the bytes are split. The first byte of the input chooses
// the split.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/check.h"
#include "server/http/access.h"
#include "server/http/framing.h"

namespace {

using sfn::check;
using sfn::http::Limits;
using sfn::http::Request;
using sfn::http::RequestFramer;

// Small, so that short inputs reach them.
Limits small_limits() {
  Limits limits;
  limits.target_bytes_max = 40;
  limits.head_bytes_max = 400;
  limits.head_fields_max = 8;
  limits.body_bytes_max = 60;
  return limits;
}

// Request by request, everything that a handler could see; at the end the status of the error.
using Outcome = std::vector<std::string>;

void note(Outcome& outcome, const Request& request, const Limits& limits) {
  const auto& head = request.head;
  check(head.target().size() <= limits.target_bytes_max, "a target within its limit");
  check(head.target().starts_with('/'), "a target is a path");
  check(head.field_count() <= limits.head_fields_max, "fields within their limit");
  check(request.body.size() <= limits.body_bytes_max, "a body within its limit");
  check(head.header_count("content-length") + head.header_count("transfer-encoding") <= 1, "one length");
  check(head.header_count("host") <= 1, "one host");
  std::string text = std::string(head.method()) + " " + std::string(head.target()) + "\n";
  for (std::size_t i = 0; i < head.field_count(); ++i) {
    const auto [name, value] = head.field(i);
    check(!name.empty() && name.find_first_of("\r\n \t:") == std::string_view::npos, "a name is a token");
    check(value.find_first_of("\r\n") == std::string_view::npos, "a value is one line");
    text.append(name).append(":").append(value).append("\n");
  }
  outcome.push_back(text + request.body);
}

// Feeds the bytes in parts whose sizes follow from `seed`; all at once if it is 0.
Outcome frame(std::string_view bytes, std::uint32_t seed) {
  const Limits limits = small_limits();
  RequestFramer framer(limits);
  Outcome outcome;
  bool head_seen = false;
  while (!bytes.empty()) {
    std::string_view input = bytes;
    if (seed != 0) {
      seed = seed * 1664525 + 1013904223;
      input = bytes.substr(0, 1 + (seed >> 16) % 9);
    }
    bytes.remove_prefix(input.size());
    for (bool more = true; more;) {
      switch (framer.feed(input)) {
        case RequestFramer::Event::need_more:
          check(input.empty(), "all input is taken before more is asked for");
          more = false;
          break;
        case RequestFramer::Event::head:
          check(!head_seen, "one head a request");
          head_seen = true;
          check(framer.body_bytes_max() <= limits.body_bytes_max, "a body is announced within its limit");
          static_cast<void>(sfn::http::check_access(framer.head(), {.allowed_hosts = {"a"}}));
          break;
        case RequestFramer::Event::request:
          check(head_seen, "a head before its request");
          head_seen = false;
          note(outcome, framer.take(), limits);
          break;
        case RequestFramer::Event::error:
          check(framer.error().status >= 400 && framer.error().status < 600, "an error has a status");
          check(framer.feed(input) == RequestFramer::Event::error, "an error is for good");
          outcome.push_back(std::to_string(framer.error().status));
          return outcome;
      }
    }
  }
  outcome.push_back(framer.started() ? "more" : "done");
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Outcome whole = frame(bytes, 0);
  check(frame(bytes, 1u + data[0]) == whole, "a split changes nothing");
  return 0;
}
