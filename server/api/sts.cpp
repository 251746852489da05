#include "server/api/sts.h"

#include <fmt/format.h>

namespace sfn::api {

namespace {

constexpr std::string_view kNamespace = "https://sts.amazonaws.com/doc/2011-06-15/";

// The value of `name` in a form. Actions are plain words, so nothing is decoded.
std::string_view form_value(std::string_view form, std::string_view name) {
  while (!form.empty()) {
    const auto pair = form.substr(0, form.find('&'));
    form.remove_prefix(std::min(pair.size() + 1, form.size()));
    if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

std::string identity(const ArnScope& scope, std::string_view request_id) {
  return fmt::format(
      "<GetCallerIdentityResponse xmlns=\"{0}\"><GetCallerIdentityResult><Arn>arn:{1}:iam::{2}:root</Arn>"
      "<UserId>{2}</UserId><Account>{2}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>{3}"
      "</RequestId></ResponseMetadata></GetCallerIdentityResponse>",
      kNamespace, scope.partition, scope.account, request_id);
}

std::string invalid_action(std::string_view request_id) {
  return fmt::format(
      "<ErrorResponse xmlns=\"{}\"><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>Only "
      "GetCallerIdentity is answered here</Message></Error><RequestId>{}</RequestId></ErrorResponse>",
      kNamespace, request_id);
}

}  // namespace

StsAnswer answer_sts(std::string_view form, const ArnScope& scope, std::string_view request_id) {
  StsAnswer answer;
  answer.action = form_value(form, "Action");
  answer.reply.content_type = "text/xml";
  answer.reply.headers.emplace_back("x-amzn-RequestId", request_id);
  if (answer.action == "GetCallerIdentity") {
    answer.reply.body = identity(scope, request_id);
  } else {
    answer.reply.status = 400;
    answer.error = "InvalidAction";
    answer.reply.body = invalid_action(request_id);
  }
  return answer;
}

}  // namespace sfn::api
