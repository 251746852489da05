#include "server/http/responder.h"

#include "server/http/exchange.h"

namespace sfn::http {

Responder& Responder::operator=(Responder&& other) noexcept {
  std::swap(exchange_, other.exchange_);
  return *this;
}

Reply unanswered_reply() {
  return {.status = 500,
          .content_type = "application/x-amz-json-1.0",
          .headers = {},
          .body = R"({"__type":"InternalFailure","message":"The request was not answered"})"};
}

Responder::~Responder() {
  if (exchange_ != nullptr) answer(unanswered_reply());
}

void Responder::answer(Reply reply, OnFlushed on_flushed) {
  const std::shared_ptr<Exchange> exchange = std::move(exchange_);
  if (exchange != nullptr) exchange->answer(std::move(reply), std::move(on_flushed));
}

bool Responder::client_gone() const {
  return exchange_ == nullptr || exchange_->client_gone();
}

void Responder::on_gone(std::function<void()> callback) {
  if (exchange_ != nullptr) exchange_->watch(std::move(callback));
}

}  // namespace sfn::http
