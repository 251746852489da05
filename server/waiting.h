// Waiting is a caller whose answer comes from the writer: where the reply goes and how it is shaped. It is
// handed to the writer together with the submission and is gone when the caller is answered.
#pragma once

#include <functional>
#include <string>

#include "engine/scheduler/request.h"
#include "server/http/message.h"
#include "server/http/responder.h"

namespace sfn::server {

struct Waiting {
  http::Responder responder;
  // Called after the commit, by the thread of the front's loop; for a caller inside by the writer's.
  std::function<http::Reply(const sfn::Answer&)> to_reply;
  // A caller inside the process, who has no connection: takes the reply, and says whether it was wanted.
  std::function<bool(http::Reply)> inside = {};
  // Keeps the request's bytes counted while they wait to be written.
  http::MemoryLease lease;
};

}  // namespace sfn::server
