#include "server/http/connection.h"

#include <span>

#include <poll.h>
#include <sys/epoll.h>

#include "engine/value/check.h"

namespace sfn::http {
namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

// The __type that AWS clients show for a refusal they cannot know.
std::string_view error_type(int status) {
  switch (status) {
    case 403: return "AccessDeniedException";
    case 408: return "RequestTimeoutException";
    case 413: return "RequestEntityTooLargeException";
    case 415: return "UnsupportedMediaTypeException";
    case 503: return "ServiceUnavailableException";
    default: return "MalformedHttpRequestException";
  }
}

Reply refusal_reply(int status, std::string_view reason) {
  Reply reply{.status = status, .content_type = "application/x-amz-json-1.0", .headers = {}, .body = {}};
  reply.body.append(R"({"__type":")").append(error_type(status));
  reply.body.append(R"(","message":")").append(reason).append("\"}");
  if (status == 405) reply.headers.emplace_back("Allow", "GET, HEAD, POST");
  return reply;
}

}  // namespace

Connection::Connection(ConnectionContext& context, std::unique_ptr<Transport> transport, Peer peer)
    : context_(context),
      transport_(std::move(transport)),
      peer_(std::move(peer)),
      framer_(context.options.limits) {
  deadline_.connection = this;
  context_.deadlines.arm(deadline_, DeadlineKind::idle, context_.now);
}

Connection::~Connection() {
  Deadlines::disarm(deadline_);
}

void Connection::on_epoll(std::uint32_t events) {
  if (phase_ == Phase::closed) return;
  if ((events & (EPOLLHUP | EPOLLERR)) != 0) return connection_is_lost();
  if ((events & EPOLLRDHUP) != 0 && !half_closed_) {
    half_closed_ = true;
    if (phase_ == Phase::handling) client_is_gone();
  }
  if ((events & (EPOLLIN | EPOLLRDHUP)) != 0) readable_ = true;
  if ((events & EPOLLOUT) != 0 && phase_ == Phase::writing) write_on();
  if (phase_ == Phase::handling && readable_ && exchange_->wake_when_written()) finish_exchange();
  pump();
}

void Connection::on_deadline() {
  switch (phase_) {
    case Phase::head: refuse(408, "The request header did not arrive in time"); return pump();
    case Phase::body: refuse(408, "The request body did not arrive in time"); return pump();
    case Phase::writing: return connection_is_lost();
    case Phase::idle:
    case Phase::lingering: return close();
    case Phase::handling:
    case Phase::closed: return;
  }
}

void Connection::begin_stop() {
  if (phase_ != Phase::idle) return;
  readable_ = true;
  pump();
  if (phase_ == Phase::idle) close();
}

void Connection::abort() {
  connection_is_lost();
}

// --- reading
// --------------------------------------------------------------------------------------------------

void Connection::pump() {
  while (phase_ <= Phase::body || phase_ == Phase::lingering) {
    if (!leftover_.empty()) {
      const std::string input = std::exchange(leftover_, {});
      std::string_view rest = input;
      consume(rest);
      leftover_.assign(rest);
      continue;
    }
    if (!readable_) return;
    const IoResult result = transport_->read(context_.read_buffer);
    switch (result.status) {
      case IoResult::Status::ok: break;
      case IoResult::Status::would_block: readable_ = false; return;
      case IoResult::Status::ended: return close();  // a request that broke off is none
      case IoResult::Status::failed: return connection_is_lost();
    }
    // A short read has emptied the socket, and more raises a new edge. The end of the input raises only one.
    if (result.bytes < context_.read_buffer.size() && !half_closed_) readable_ = false;
    on_flushed_ = nullptr;  // the client goes on, so it has its last reply
    std::string_view input(context_.read_buffer.data(), result.bytes);
    consume(input);
    leftover_.assign(input);
  }
}

// Leaves in `input` what stands behind a request that is now in flight.
void Connection::consume(std::string_view& input) {
  while (phase_ <= Phase::body) {
    switch (framer_.feed(input)) {
      case RequestFramer::Event::need_more: return wait_for_more();
      case RequestFramer::Event::head: on_head(!input.empty()); break;
      case RequestFramer::Event::error: refuse(framer_.error().status, framer_.error().reason); break;
      case RequestFramer::Event::request:
        dispatch();
        if (!input.empty() || readable_) (void)exchange_->wake_when_written();
        return;
    }
  }
  input = {};
}

void Connection::wait_for_more() {
  Phase phase = Phase::idle;
  DeadlineKind kind = DeadlineKind::idle;
  if (framer_.head_done()) {
    phase = Phase::body;
    kind = DeadlineKind::body;
  } else if (framer_.started()) {
    phase = Phase::head;
    kind = DeadlineKind::head;
  }
  if (phase == phase_) return;
  phase_ = phase;
  context_.deadlines.arm(deadline_, kind, context_.now);
}

void Connection::on_head(bool body_is_here) {
  if (context_.shared->stopping) return refuse(503, "The server is stopping");
  if (const std::optional<Refusal> refusal = check_access(framer_.head(), context_.options.access))
    return refuse(refusal->status, refusal->reason);
  const std::size_t bytes = framer_.body_bytes_max();
  if (bytes == 0) return;
  if (!context_.shared->budget->try_take(bytes)) return refuse(503, "The server is busy");
  body_lease_ = MemoryLease(context_.shared->budget, bytes);
  if (!framer_.expects_continue() || body_is_here) return;
  // Nothing else is on its way out, so the kernel takes these few bytes, or the connection is of no use.
  const iovec part{.iov_base = const_cast<char*>(kContinue.data()), .iov_len = kContinue.size()};
  const IoResult result = transport_->write(std::span(&part, 1));
  if (result.status != IoResult::Status::ok || result.bytes != kContinue.size()) close();
}

void Connection::dispatch() {
  const bool keep_alive = framer_.keep_alive() && !half_closed_;
  Request request = framer_.take();
  request.peer = peer_;
  request.arrived_at = context_.now;
  request.lease = std::move(body_lease_);
  request.lease.shrink_to(request.body.size());
  body_lease_ = {};
  Deadlines::disarm(deadline_);
  phase_ = Phase::handling;
  ++context_.shared->requests;
  exchange_ = std::make_shared<Exchange>(context_.shared, *this,
                                         Exchange::Start{.transport = transport_.get(),
                                                         .keep_alive = keep_alive,
                                                         .without_body = request.method() == "HEAD",
                                                         .client_gone = half_closed_});
  context_.jobs.push_back({std::move(request), exchange_});
}

void Connection::refuse(int status, std::string_view reason) {
  const RequestHead& head = framer_.head();
  const bool without_body = head.method() == "HEAD";
  Reply reply = refusal_reply(status, reason);
  ++context_.shared->refused_requests;
  if (context_.handlers.on_refused) {
    const RefusedRequest refused{.status = status,
                                 .reason = reason,
                                 .method = head.method(),
                                 .path = head.path(),
                                 .aws_target = head.header("x-amz-target"),
                                 .peer = peer_};
    context_.handlers.on_refused(refused, reply);
  }
  refused_ = true;
  body_lease_ = {};
  start_writing(make_outgoing(std::move(reply), {.keep_alive = false, .without_body = without_body}), true);
}

// --- writing
// --------------------------------------------------------------------------------------------------

void Connection::on_reply(Reply&& reply, OnFlushed&& on_flushed) {
  check(exchange_->claim_for_loop() == Exchange::Holder::loop, "a request is answered once");
  on_gone_ = nullptr;
  on_flushed_ = std::move(on_flushed);
  if (on_flushed_ && peer_has_hung_up()) {
    tell_flushed(false);
    return close();
  }
  const ReplyForm form = exchange_->form(reply.close);
  start_writing(make_outgoing(std::move(reply), form), !form.keep_alive);
  pump();
}

void Connection::on_written(WrittenMessage&& message) {
  if (lost_ || message.result == WriteResult::failed) return close();
  close_after_reply_ = message.close;
  if (message.result == WriteResult::blocked) {
    start_writing(std::move(message.rest), message.close);
  } else {
    reply_is_out();
  }
  pump();
}

void Connection::on_watch(std::function<void()>&& on_gone) {
  if (exchange_->client_gone()) return on_gone();
  on_gone_ = std::move(on_gone);
}

void Connection::start_writing(Outgoing&& outgoing, bool close_after) {
  outgoing_ = std::move(outgoing);
  close_after_reply_ = close_after;
  phase_ = Phase::writing;
  context_.deadlines.arm(deadline_, DeadlineKind::write, context_.now);
  write_on();
}

void Connection::write_on() {
  switch (write_some(*transport_, outgoing_)) {
    case WriteResult::done: return reply_is_out();
    case WriteResult::failed: return connection_is_lost();
    case WriteResult::blocked: break;
  }
  if (outgoing_lease_.bytes() > 0) return;
  context_.shared->budget->take(outgoing_.left_bytes());
  outgoing_lease_ = MemoryLease(context_.shared->budget, outgoing_.left_bytes());
}

void Connection::reply_is_out() {
  outgoing_ = {};
  outgoing_lease_ = {};
  tell_flushed(true);
  if (!close_after_reply_) return finish_exchange();
  // Closing with input unread makes the kernel reset the connection, and the client lose the reply. And
  // whoever watches for a reset can be told of it only while the connection is there.
  if (!refused_ && !on_flushed_ && !readable_ && leftover_.empty()) return close();
  finish_exchange();
  transport_->end_writing();
  leftover_.clear();
  phase_ = Phase::lingering;
  context_.deadlines.arm(deadline_, DeadlineKind::linger, context_.now);
}

void Connection::finish_exchange() {
  if (exchange_ != nullptr) exchange_->end();
  exchange_ = nullptr;
  on_gone_ = nullptr;
  phase_ = Phase::idle;
  context_.deadlines.arm(deadline_, DeadlineKind::idle, context_.now);
}

// --- ending
// ---------------------------------------------------------------------------------------------------

void Connection::client_is_gone() {
  exchange_->set_client_gone();
  if (on_gone_) std::exchange(on_gone_, nullptr)();
}

void Connection::connection_is_lost() {
  if (phase_ == Phase::closed) return;
  if (phase_ == Phase::handling) {
    client_is_gone();
    if (exchange_->claim_for_loop() == Exchange::Holder::writing) {
      lost_ = true;  // its message closes
      return;
    }
  } else {
    tell_flushed(false);
  }
  close();
}

void Connection::tell_flushed(bool flushed) {
  if (!on_flushed_) return;
  on_flushed_(flushed);
  if (!flushed) on_flushed_ = nullptr;
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  finish_exchange();
  Deadlines::disarm(deadline_);
  phase_ = Phase::closed;
  on_flushed_ = nullptr;
  context_.closed.push_back(this);
}

bool Connection::peer_has_hung_up() const {
  pollfd state{.fd = fd(), .events = POLLRDHUP, .revents = 0};
  return ::poll(&state, 1, 0) > 0;
}

}  // namespace sfn::http
