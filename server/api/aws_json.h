// AwsJson answers POST /: it finds the operation, checks the request against the model, runs the handler, and
// answers at once or lets the writer answer after the commit. Whatever becomes of a call, it leaves one row
// in the journal: with the change it makes, or on its own. Handlers run on the front's threads; any number at
// once. Signatures are read for the caller's name only and never verified.
#pragma once

#include <functional>
#include <string>

#include "server/api/failure.h"
#include "server/api/operation.h"
#include "server/call_journal.h"
#include "server/http/front.h"
#include "server/waiting.h"

namespace sfn::api {

// Where changes go: the writer.
struct ChangeSink {
  std::function<std::uint64_t()> next_ticket;
  // False: full; `waiting` is still the caller's.
  std::function<bool(Submission, server::Waiting&)> submit;
  std::function<void(std::uint64_t)> cancel_poll;
  // The disk is nearly full: what needs room for something new is refused.
  std::function<bool()> short_of_room;
};

class AwsJson {
 public:
  AwsJson(Environment environment, ChangeSink changes, server::CallJournal& journal);

  void handle(http::Request request, http::Responder responder);
  // The same for a caller inside the process, a task of an execution. `reply` says whether it was wanted:
  // what an unwanted one handed out is given back. Called at once or later, by any thread.
  void call(const std::string& operation, std::string body, std::function<bool(http::Reply)> reply);
  // A request that the front has answered itself.
  void refused(const http::RefusedRequest& request, http::Reply& reply);

 private:
  struct Received;

  void handle(Received& call);
  void answer_sts_call(Received& call);
  void answer_call(Received& call);
  void submit(Received& call, const Operation& operation, Change change);
  void answer(Received& call, http::Reply reply);
  void refuse(Received& call, const ApiFailure& failure);

  Environment environment_;
  ChangeSink changes_;
  server::CallJournal& journal_;
};

}  // namespace sfn::api
