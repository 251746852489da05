// Tasks that call this server's own API (`aws-sdk:sfn:*`): the parameters in the SDK's spelling become a
// request, which is checked, journaled and answered as if it had come over HTTP, and the answer gets the
// SDK's spelling back. submit() reads from the database for operations that read, as a handler does.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/value/value_fwd.h"
#include "server/http/message.h"
#include "server/integrations/connector.h"
#include "server/integrations/open_calls.h"

namespace sfn::integrations {

// Answers a call of the API; the reply may come later, from another thread. What it returns is whether the
// reply was wanted: a task that nobody wants goes back to its queue.
using OnReply = std::function<bool(http::Reply)>;
using CallApi = std::function<void(const std::string& operation, std::string body, OnReply)>;

class OwnApi : public Connector {
 public:
  // `run` takes work away from the writer thread.
  OwnApi(CallApi call_api, std::function<void(std::function<void()>)> run);

  void submit(const CallStarted& call, OnOutcome done) override;
  void cancel(TaskRef call) override;

 private:
  CallApi call_api_;
  std::function<void(std::function<void()>)> run_;
  const std::shared_ptr<OpenCalls> open_ = std::make_shared<OpenCalls>();  // shared with the callbacks
};

// `StateMachineArn` to `stateMachineArn` and back, on every level; values stay. Texts that the API wants
// where the parameters have JSON (`input`, `output`) are made.
[[nodiscard]] std::string request_of_parameters(const Payload& parameters);
[[nodiscard]] Payload result_of_reply(const std::string& body);

}  // namespace sfn::integrations
