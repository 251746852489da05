// ConnectionAuthorizer makes the headers that authorize a call of a connection. For OAuth it fetches a token
// through HttpClient and keeps it until shortly before it ends; calls that need the same token meanwhile
// share one fetch. Every authorize() is answered by exactly one callback, at once on the caller's thread or
// later on the client's. Any thread. It may be destroyed while callers wait: they are
// answered all the same.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/value/time.h"
#include "server/integrations/http_client.h"
#include "server/integrations/secrets.h"

namespace sfn::integrations {

struct AuthorizationFailure {
  std::string message;  // for people; never a secret
};
using Authorization = tl::expected<SecretFields, AuthorizationFailure>;

class ConnectionAuthorizer {
 public:
  using Callback = std::function<void(Authorization)>;
  using ReadClock = std::function<ElapsedPoint()>;

  struct Options {
    bool allow_plain_http = false;
    std::shared_ptr<const AddressPolicy> address_policy;
  };

  // `client` outlives this.
  ConnectionAuthorizer(HttpClient& client, Options options, ReadClock now);
  ~ConnectionAuthorizer();
  ConnectionAuthorizer(const ConnectionAuthorizer&) = delete;
  ConnectionAuthorizer& operator=(const ConnectionAuthorizer&) = delete;

  // The Authorization field, or the API key's, followed by the connection's own headers. `connection`
  // outlives the callback.
  void authorize(const Connection& connection, Callback done);
  // The other side answered 401 or 407: the token is not used again.
  void forget_token(const Connection& connection);

 private:
  class Tokens;
  std::shared_ptr<Tokens> tokens_;
};

}  // namespace sfn::integrations
