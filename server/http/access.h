// The access rules keep web pages and other machines' names out of a server that has no authentication: they
// look at the head of a request, before its body is read. A browser sends Origin and cannot change Host or
// send a JSON content type without a preflight, which is never allowed; a name that was made to point at
// loopback (DNS rebinding) shows in Host. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.h"

namespace sfn::http {

struct AccessRules {
  // Names, without a port, that are accepted in Host beside the loopback ones.
  std::vector<std::string> allowed_hosts;
};

struct Refusal {
  int status = 403;
  std::string reason;  // one sentence
};

// Why the request is refused, or nothing: 403 for Host and Origin, 405 for OPTIONS, 415 for the content type
// of a POST.
std::optional<Refusal> check_access(const RequestHead& head, const AccessRules& rules);

// `host` is the value of a Host header: a loopback address, localhost, a name below localhost, an allowed
// name, or any of them behind "sync-" (the SDKs put that in front for StartSyncExecution), each with or
// without a port.
bool host_accepted(std::string_view host, const AccessRules& rules);

}  // namespace sfn::http
