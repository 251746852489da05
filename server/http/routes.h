// Everything but POST / goes through httplib's own routing, so that the console can use its handlers, mounts
// and mime types. A request is written again in a canonical form (known header fields, one Content-Length)
// and read by httplib from memory, so that two parsers never see the same bytes of a client. This header
// keeps httplib out of its includers.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/message.h"

namespace sfn::http {

// What a route's handler sees: decoded by httplib.
struct RouteRequest {
  std::string path;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::string> captures;  // of the pattern, the whole path first
};

struct Route {
  std::string pattern;  // a regular expression for the whole path; answers GET and HEAD
  std::function<Reply(const RouteRequest&)> handler;
};

// The version of httplib this was compiled with.
std::string_view httplib_version();

class Router {
 public:
  explicit Router(std::vector<Route> routes);
  ~Router();

  // The whole reply as it goes out, status line first. Never throws: a handler that does is answered with
  // 500. Safe to call from several threads at once.
  [[nodiscard]] std::string handle(const Request& request, bool keep_alive) const;

 private:
  class Server;  // derives from httplib::Server
  std::unique_ptr<Server> server_;
};

}  // namespace sfn::http
