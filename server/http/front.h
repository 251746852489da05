// Front is Stepwell's HTTP server: one thread runs an epoll loop that accepts, frames whole requests and
// writes replies; a few handler threads call the application. A request waiting for its reply costs a
// connection and no thread. Everything is refused before it is handled that does not pass the framing
// (framing.h) and the access rules (access.h). POST / goes to the rpc handler, everything else through
// httplib's routing (routes.h). Handlers run on several threads at once.
// Of AWS the front knows how an error looks, so that its clients understand a refusal, and nothing else.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/http/access.h"
#include "server/http/limits.h"
#include "server/http/message.h"
#include "server/http/responder.h"
#include "server/http/routes.h"

namespace sfn::http {

class Transport;

// A request that was answered by the front itself: bad framing, a deadline, a limit, or the access rules.
// What was not read is empty.
struct RefusedRequest {
  int status = 400;
  std::string_view reason;  // one sentence, the message in the reply
  std::string_view method, path, aws_target;
  const Peer& peer;
};

struct FrontOptions {
  // A numeric address or a name. Of a name's addresses the first must be free to listen on; others are used
  // as well where the machine has them.
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  std::size_t handler_threads = 4;
  AccessRules access;
  Limits limits;
  // How bytes go in and out of an accepted socket, which the transport then owns; plain TCP if empty.
  std::function<std::unique_ptr<Transport>(int fd)> make_transport;
};

struct FrontHandlers {
  // POST /. What it throws is answered with 500.
  std::function<void(Request, Responder)> rpc;
  std::vector<Route> routes;
  // Called by the loop's thread before the reply of a refused request is sent, once for each; may add headers
  // to the reply (a request id). It must not block.
  std::function<void(const RefusedRequest&, Reply&)> on_refused;
};

struct FrontStatistics {
  std::size_t open_connections = 0;
  std::size_t parked_requests = 0;  // handed to a handler and not yet answered
  std::uint64_t accepted_connections = 0;
  std::uint64_t requests = 0;
  std::uint64_t refused_requests = 0;
  std::size_t memory_bytes = 0;  // of bodies and waiting replies
};

class Front {
 public:
  // Binds and listens, so that clients may connect from here on; serves when started. Throws
  // std::system_error (address_in_use, permission_denied, ...) with a message that names the address.
  Front(FrontOptions options, FrontHandlers handlers);
  // Stops without grace.
  ~Front();
  Front(const Front&) = delete;
  Front& operator=(const Front&) = delete;

  void start();

  [[nodiscard]] std::uint16_t port() const;
  // Every address listened on, as "127.0.0.1:8083" or "[::1]:8083".
  [[nodiscard]] std::vector<std::string> addresses() const;

  // Answers all with one wake-up of the loop; sends nothing from the calling thread. For the writer. The
  // vector is emptied and keeps its capacity.
  void answer(std::vector<Answer>& answers);
  void answer(std::vector<Answer>&& answers) { answer(answers); }

  // Closes the listener and idle connections; a request that arrives from here on is refused with 503.
  // Returns at once. The application then releases what it has parked.
  void begin_stop();
  // begin_stop(), then waits until every request has been answered and every reply is out, or until `grace`
  // has passed; then closes what is left and joins the threads. Not to be called by a handler.
  void stop(std::chrono::milliseconds grace);

  [[nodiscard]] FrontStatistics statistics() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sfn::http
