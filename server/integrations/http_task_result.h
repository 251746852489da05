// What an HTTP task gets from what became of its call: the answer as AWS shapes it,
// `States.Http.StatusCode.N` for an answer that is not 2xx, `States.Http.Socket` for none. Pure functions.
#pragma once

#include "server/integrations/connector.h"
#include "server/integrations/http_client.h"

namespace sfn::integrations {

// `{"Headers": {"name": ["value"]}, "ResponseBody": ..., "StatusCode": 200, "StatusText": "OK"}`; names of
// headers in lower case. The body is JSON when the answer says that it is, otherwise text. The cause of an
// answer that is not 2xx is the same as JSON text, without the headers.
[[nodiscard]] CallOutcome http_task_outcome(const HttpOutcome& outcome);

// What a call that this server refuses to make fails with: `States.Permissions`, and `States.Runtime` for a
// request that can't be sent anywhere.
[[nodiscard]] CallFailed http_task_failure(const HttpFailure& failure);

}  // namespace sfn::integrations
