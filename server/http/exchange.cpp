#include "server/http/exchange.h"

namespace sfn::http {
namespace {

thread_local bool thread_writes_replies = false;

}  // namespace

void set_thread_writes_replies() {
  thread_writes_replies = true;
}

Exchange::Exchange(std::shared_ptr<Shared> shared, Connection& connection, const Start& start)
    : shared_(std::move(shared)),
      connection_(&connection),
      transport_(start.transport),
      keep_alive_(start.keep_alive),
      without_body_(start.without_body),
      client_gone_(start.client_gone) {
  ++shared_->parked_requests;
}

Exchange::~Exchange() {
  if ((state_ & kClaimed) == 0) --shared_->parked_requests;
}

ReplyForm Exchange::form(bool close) const {
  return {.keep_alive = keep_alive_ && !close && !shared_->stopping, .without_body = without_body_};
}

void Exchange::answer(Reply&& reply, OnFlushed&& on_flushed) {
  if (thread_writes_replies && !on_flushed) {
    const ReplyForm reply_form = form(reply.close);
    return write(make_outgoing(std::move(reply), reply_form), !reply_form.keep_alive);
  }
  InboxMessage message = ReplyMessage{.exchange = shared_from_this(),
                                      .reply = std::move(reply),
                                      .on_flushed = std::move(on_flushed),
                                      .make_reply = {}};
  if (shared_->inbox.push(std::move(message), true)) return;
  if (const OnFlushed& notify = std::get<ReplyMessage>(message).on_flushed) notify(false);
}

void Exchange::write(Outgoing&& outgoing, bool close) {
  if ((state_.fetch_or(kClaimed, std::memory_order_acq_rel) & kClaimed) != 0)
    return;  // the connection is lost
  --shared_->parked_requests;
  WrittenMessage message{.exchange = shared_from_this(),
                         .result = write_some(*transport_, outgoing),
                         .rest = {},
                         .close = close};
  bool wake = true;
  if (message.result == WriteResult::blocked) {
    message.rest = std::move(outgoing);
  } else if (message.result == WriteResult::done && !close) {
    // The usual case: the loop reads the next request when it comes, and hears of this one by then.
    wake = (state_.fetch_or(kWritten, std::memory_order_acq_rel) & kLoopWaits) != 0;
  }
  shared_->inbox.push(std::move(message), wake);
}

void Exchange::watch(std::function<void()>&& on_gone) {
  InboxMessage message = WatchMessage{shared_from_this(), std::move(on_gone)};
  if (!shared_->inbox.push(std::move(message), true)) std::get<WatchMessage>(message).on_gone();
}

Exchange::Holder Exchange::claim_for_loop() {
  const std::uint8_t before = state_.fetch_or(kClaimed | kLoopWaits, std::memory_order_acq_rel);
  if ((before & kWritten) != 0) return Holder::written;
  if ((before & kClaimed) != 0) return Holder::writing;
  --shared_->parked_requests;
  return Holder::loop;
}

bool Exchange::wake_when_written() {
  return (state_.fetch_or(kLoopWaits, std::memory_order_acq_rel) & kWritten) != 0;
}

}  // namespace sfn::http
