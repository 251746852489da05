#include <doctest/doctest.h>

#include "server/api/sts.h"

using namespace sfn;
using namespace sfn::api;

TEST_CASE(
    "the caller's identity is the account the server works for, wherever the action stands in the form") {
  const ArnScope scope{"aws", "us-east-1", "123456789012"};
  for (const auto* form :
       {"Action=GetCallerIdentity&Version=2011-06-15", "Version=2011-06-15&Action=GetCallerIdentity"}) {
    const auto answer = answer_sts(form, scope, "id");
    CHECK(answer.reply.status == 200);
    CHECK(answer.reply.body.find("<Account>123456789012</Account>") != std::string::npos);
    CHECK(answer.reply.body.find("<RequestId>id</RequestId>") != std::string::npos);
  }
}

TEST_CASE("another action, or none, is refused") {
  for (const auto* form :
       {"Action=AssumeRole", "Action=GetCallerIdentityX", "XAction=GetCallerIdentity", "", "&&="}) {
    CAPTURE(form);
    const auto answer = answer_sts(form, {}, "id");
    CHECK(answer.reply.status == 400);
    CHECK(answer.error == "InvalidAction");
  }
}
