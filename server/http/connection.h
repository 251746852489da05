// Connection is one client: it reads and frames requests, refuses what may not pass, hands one request at a
// time to the handlers, writes the reply, and reads on only then. It notices at any time that the client has
// gone. All of it runs on the loop's thread, except a handler's own writing (exchange.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/http/deadlines.h"
#include "server/http/exchange.h"
#include "server/http/framing.h"
#include "server/http/front.h"
#include "server/http/handler_pool.h"

namespace sfn::http {

// What the connections of a loop share.
struct ConnectionContext {
  const FrontOptions& options;
  const FrontHandlers& handlers;
  std::shared_ptr<Shared> shared;
  Deadlines deadlines;
  std::vector<char> read_buffer;
  std::vector<Job> jobs;            // for the handlers; submitted after each round
  std::vector<Connection*> closed;  // to be destroyed after each round
  Deadlines::TimePoint now;
};

class Connection {
 public:
  Connection(ConnectionContext& context, std::unique_ptr<Transport> transport, Peer peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] int fd() const { return transport_->fd(); }

  void on_epoll(std::uint32_t events);
  void on_deadline();
  void on_reply(Reply&& reply, OnFlushed&& on_flushed);
  void on_written(WrittenMessage&& message);
  void on_watch(std::function<void()>&& on_gone);
  // Reads what is there, so that it gets an answer, and closes if there is no request.
  void begin_stop();
  // Closes at once, or as soon as a handler thread has stopped writing.
  void abort();

  std::size_t index = 0;  // where its owner keeps it

 private:
  // idle to body read requests, lingering drops what it reads.
  enum class Phase { idle, head, body, handling, writing, lingering, closed };

  void pump();
  void consume(std::string_view& input);
  void wait_for_more();
  void on_head(bool body_is_here);
  void dispatch();
  void refuse(int status, std::string_view reason);

  void start_writing(Outgoing&& outgoing, bool close_after);
  void write_on();
  void reply_is_out();
  void finish_exchange();

  void client_is_gone();
  void connection_is_lost();
  void tell_flushed(bool flushed);
  void close();
  [[nodiscard]] bool peer_has_hung_up() const;

  ConnectionContext& context_;
  const std::unique_ptr<Transport> transport_;
  const Peer peer_;
  RequestFramer framer_;
  Phase phase_ = Phase::idle;
  bool readable_ = false;     // the kernel may have input, or its end
  bool half_closed_ = false;  // the peer sends nothing more
  bool refused_ = false;
  bool close_after_reply_ = false;
  bool lost_ = false;     // to be closed when a handler thread has stopped writing
  std::string leftover_;  // input behind the request in flight; at most what one read gives
  MemoryLease body_lease_;
  std::shared_ptr<Exchange> exchange_;  // from handling until the reply is out
  std::function<void()> on_gone_;
  Outgoing outgoing_;
  MemoryLease outgoing_lease_;
  OnFlushed on_flushed_;  // of the reply being written, and then until the client sends something
  Deadlines::Entry deadline_;
};

}  // namespace sfn::http
