// What an HTTP task (`http:invoke`) sends: its parameters and the data of its connection become one request.
// The connection's members win over the task's own of the same name; what the service sets itself
// (User-Agent, Range) can't be set, and some headers may not even be named. Pure functions. The header that
// authorizes a call is made elsewhere (connection_authorizer.h) and is added last, by set_headers.
#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "engine/value/payload.h"
#include "engine/value/value.h"
#include "server/integrations/connector.h"
#include "server/integrations/form_text.h"
#include "server/integrations/http_client.h"
#include "server/integrations/secrets.h"

namespace sfn::integrations {

// The parameters of a task.
struct HttpTask {
  std::string endpoint;  // the URL, with whatever query it has
  std::string method;
  std::optional<std::string> connection;  // its ARN or name; none: a call without authorization
  HeaderFields headers;
  std::string query;                // encoded, without a question mark
  std::optional<Value> body;        // a string is sent as it is
  std::optional<ArrayFormat> form;  // the body becomes a form
};

// The error is the task's, `States.Runtime`.
[[nodiscard]] tl::expected<HttpTask, CallFailed> read_http_task(const Payload& parameters);

// The request, all but the headers of the connection. `connection` may be nullptr. `region` is named in
// User-Agent. Errors: `States.Runtime`, and `States.DataLimitExceeded` for a form beyond
// kHttpFormBytesMax.
[[nodiscard]] tl::expected<HttpRequest, CallFailed> http_task_request(const HttpTask& task,
                                                                      const Connection* connection,
                                                                      const std::string& region);

// Each in place of the headers of its name, in whatever case.
void set_headers(HttpRequest& request, const SecretFields& fields);

}  // namespace sfn::integrations
