// The one operation of AWS's token service that clients and scripts ask before anything else:
// GetCallerIdentity, form-encoded in, XML out. The answer is the account this server works for. Pure.
#pragma once

#include <string>
#include <string_view>

#include "engine/value/arn.h"
#include "server/http/message.h"

namespace sfn::api {

struct StsAnswer {
  http::Reply reply;
  std::string action;  // as asked for
  std::string error;   // empty: it was answered
};
[[nodiscard]] StsAnswer answer_sts(std::string_view form, const ArnScope& scope, std::string_view request_id);

}  // namespace sfn::api
