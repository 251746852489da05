// Request and Reply are what handlers see of HTTP: plain values, without a parser or a socket behind them. A
// Request has passed the framing (framing.h) and the access rules (access.h). It is move-only, because the
// memory its body takes is counted (budget.h) until it is destroyed: drop it when what it said is understood.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/budget.h"

namespace sfn::http {

struct Peer {
  std::string address;  // numeric, without a port
  std::uint16_t port = 0;
};

// The request line and the header fields. All text stands in one string; fields are ranges of it.
class RequestHead {
 public:
  struct Field {
    std::string_view name;  // in lower case
    std::string_view value;
  };

  [[nodiscard]] std::string_view method() const { return view(method_); }
  // As it was sent, with the query and undecoded.
  [[nodiscard]] std::string_view target() const { return view(target_); }
  [[nodiscard]] std::string_view path() const;
  // Behind the question mark; empty without one.
  [[nodiscard]] std::string_view query() const;
  // 0 for HTTP/1.0, 1 for HTTP/1.1.
  [[nodiscard]] int minor_version() const { return minor_version_; }

  [[nodiscard]] std::size_t field_count() const { return fields_.size(); }
  [[nodiscard]] Field field(std::size_t index) const;
  // The first field of that name (in lower case), trimmed; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
  [[nodiscard]] bool has_header(std::string_view lower_case_name) const;
  [[nodiscard]] std::size_t header_count(std::string_view lower_case_name) const;

 private:
  friend class HeadParser;
  struct Range {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
  };
  struct FieldRange {
    Range name, value;
  };
  [[nodiscard]] std::string_view view(Range range) const {
    return std::string_view(text_).substr(range.at, range.size);
  }

  std::string text_;
  Range method_, target_;
  std::vector<FieldRange> fields_;
  int minor_version_ = 1;
};

struct Request {
  RequestHead head;
  std::string body;
  Peer peer;
  std::chrono::steady_clock::time_point arrived_at;  // when its last byte was read
  MemoryLease lease;

  [[nodiscard]] std::string_view method() const { return head.method(); }
  [[nodiscard]] std::string_view path() const { return head.path(); }
  [[nodiscard]] std::string_view header(std::string_view lower_case_name) const {
    return head.header(lower_case_name);
  }
};

// A request as if it had arrived, for tests and for callers inside the process. Throws std::invalid_argument
// if the framing would refuse it.
Request make_request(std::string_view method, std::string_view target,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> headers,
                     std::string body);

struct Reply {
  int status = 200;
  std::string content_type;  // no field if empty
  // Neither Content-Type, Content-Length, Connection nor Date: the front writes those.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool close = false;  // ends the connection behind this reply
};

// "Not Found" for 404; "Unknown" for a status nobody uses.
std::string_view reason_phrase(int status);

}  // namespace sfn::http
