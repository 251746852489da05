// HttpTasks makes the calls of HTTP tasks (`http:invoke`): a token first, if the connection needs one, then
// the request, both through HttpClient and under the same address policy. A call takes 60 s at most, its
// token included; one that is cancelled while it waits for its token is never made. What is sent and what
// comes of it are pure functions (http_task_request.h, http_task_result.h).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/value/time.h"
#include "server/integrations/connector.h"

namespace sfn::integrations {

class AddressPolicy;
class Connections;
class HttpClient;

class HttpTasks : public Connector {
 public:
  struct Options {
    std::string region;  // named in User-Agent
    bool allow_plain_http = false;
    std::shared_ptr<const AddressPolicy> address_policy;  // never nullptr
    std::shared_ptr<const Connections> connections;       // never nullptr
    std::function<ElapsedPoint()> now;                    // from any thread
  };
  // `client` outlives this.
  HttpTasks(HttpClient& client, Options options);

  void submit(const CallStarted& call, OnOutcome done) override;
  void cancel(TaskRef call) override;

 private:
  class Calls;
  const std::shared_ptr<Calls> calls_;  // shared with the callbacks
};

}  // namespace sfn::integrations
