#include "server/integrations/connection_authorizer.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <vector>

#include <fmt/format.h>

#include "engine/value/digest.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/integrations/url.h"

namespace sfn::integrations {
namespace {

Secret basic(const std::string& user, const Secret& password) {
  const Secret both(user + ":" + password.reveal());
  return Secret("Basic " + base64_encode(both.reveal()));
}

Authorization with_own_headers(const Connection& connection, std::string name, Secret value) {
  SecretFields out;
  out.emplace_back(std::move(name), std::move(value));
  out.insert(out.end(), connection.headers.begin(), connection.headers.end());
  return out;
}

Authorization failed(const std::string& name, std::string_view what) {
  return tl::unexpected<AuthorizationFailure>(
      AuthorizationFailure{fmt::format("no token for the connection {}: {}", name, what)});
}

std::string form_text(const OAuthAuthorization& oauth) {
  std::string out = "grant_type=client_credentials";
  if (!oauth.credentials_in_header) {
    out += "&client_id=" + percent_encode(oauth.client_id);
    out += "&client_secret=" + percent_encode(oauth.client_secret.reveal());
  }
  for (const auto& [name, value] : oauth.form)
    out += "&" + percent_encode(name) + "=" + percent_encode(value.reveal());
  return out;
}

HttpRequest token_request(const OAuthAuthorization& oauth, const ConnectionAuthorizer::Options& options) {
  HttpRequest request;
  request.method = oauth.http_method;
  request.url = oauth.authorization_endpoint;
  request.timeout = kOAuthTimeout;
  request.response_bytes_max = kOAuthReplyBytesMax;
  request.allow_plain_http = options.allow_plain_http;
  request.address_policy = options.address_policy;
  request.headers.emplace_back("accept", "application/json");
  if (oauth.credentials_in_header) {
    // RFC 6749, section 2.3.1: both parts are encoded as in a form.
    const Secret secret(percent_encode(oauth.client_secret.reveal()));
    request.headers.emplace_back("authorization", basic(percent_encode(oauth.client_id), secret).reveal());
  }
  for (const auto& [name, value] : oauth.headers)
    request.headers.emplace_back(name, value.reveal());
  auto form = form_text(oauth);
  if (request.method == "GET") {
    request.url += (request.url.find('?') == std::string::npos ? "?" : "&") + form;
  } else {
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    request.body = std::make_shared<const std::string>(std::move(form));
  }
  return request;
}

Millis life_of_seconds(double seconds) {
  constexpr double kYear = 365.0 * 24 * 3600;
  return Millis(static_cast<std::int64_t>(std::clamp(seconds, 0.0, kYear) * 1000));
}

// Some servers write the number as a string.
Millis life_of(const Value& reply) {
  const auto found = reply.find("expires_in");
  if (found == reply.end()) return kOAuthLifeUnstated;
  if (found->is_number()) return life_of_seconds(found->get<double>());
  if (!found->is_string()) return kOAuthLifeUnstated;
  const auto text = found->get<std::string>();
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? life_of_seconds(static_cast<double>(seconds)) : kOAuthLifeUnstated;
}

struct Token {
  Secret text;
  Millis life;
};

tl::expected<Token, std::string> read_token(const HttpOutcome& outcome) {
  const auto fail = [](std::string why) { return tl::unexpected<std::string>(std::move(why)); };
  if (const auto* failure = std::get_if<HttpFailure>(&outcome)) return fail(failure->message);
  const auto& response = std::get<HttpResponse>(outcome);
  if (response.status != 200)
    return fail(fmt::format("the authorization endpoint answered {}", response.status));
  const auto reply = parse_json(response.body);
  if (!reply || !reply->is_object()) return fail("the authorization endpoint's reply is no JSON object");
  const auto token = reply->find("access_token");
  if (token == reply->end() || !token->is_string() || token->get<std::string>().empty())
    return fail("the authorization endpoint's reply has no access_token");
  return Token{Secret(token->get<std::string>()), life_of(*reply)};
}

}  // namespace

// Shared with the fetches under way, so that they end in peace.
class ConnectionAuthorizer::Tokens : public std::enable_shared_from_this<Tokens> {
 public:
  Tokens(HttpClient& client, Options options, ReadClock now)
      : client_(client), options_(std::move(options)), now_(std::move(now)) {}

  void authorize(const Connection& connection, const OAuthAuthorization& oauth, Callback done) {
    std::optional<Secret> token;
    bool fetch = false;
    bool full = false;
    {
      const std::lock_guard lock(mutex_);
      auto& entry = entries_[connection.name];
      if (entry.token && now_() < entry.good_until) {
        token = entry.token;
      } else {
        full = entry.waiting.size() >= kOAuthWaitingMax;
        if (!full) entry.waiting.push_back({&connection, std::move(done)});
        fetch = !full && !std::exchange(entry.fetching, true);
      }
    }
    if (token) return done(bearer(connection, *token));
    if (full) return done(failed(connection.name, "too many calls wait for it"));
    if (!fetch) return;
    client_.submit(token_request(oauth, options_),
                   [self = shared_from_this(), name = connection.name](const HttpOutcome& outcome) {
                     self->fetched(name, read_token(outcome));
                   });
  }

  void forget(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (const auto entry = entries_.find(name); entry != entries_.end()) entry->second.token.reset();
  }

 private:
  struct Waiting {
    const Connection* connection;
    Callback done;
  };
  struct Entry {
    std::optional<Secret> token;
    ElapsedPoint good_until;
    bool fetching = false;
    std::vector<Waiting> waiting;
  };

  static Authorization bearer(const Connection& connection, const Secret& token) {
    return with_own_headers(connection, "Authorization", Secret("Bearer " + token.reveal()));
  }

  void fetched(const std::string& name, const tl::expected<Token, std::string>& token) {
    std::vector<Waiting> waiting;
    {
      const std::lock_guard lock(mutex_);
      auto& entry = entries_[name];
      entry.fetching = false;
      waiting.swap(entry.waiting);
      if (token) {
        entry.token = token->text;
        // One that lives shorter than the margin serves those who wait for it.
        entry.good_until = now_() + token->life - kOAuthMargin;
      }
    }
    for (const auto& one : waiting)
      one.done(token ? bearer(*one.connection, token->text) : failed(name, token.error()));
  }

  HttpClient& client_;
  const Options options_;
  const ReadClock now_;
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;  // guarded by mutex_
};

ConnectionAuthorizer::ConnectionAuthorizer(HttpClient& client, Options options, ReadClock now)
    : tokens_(std::make_shared<Tokens>(client, std::move(options), std::move(now))) {}
ConnectionAuthorizer::~ConnectionAuthorizer() = default;

void ConnectionAuthorizer::authorize(const Connection& connection, Callback done) {
  if (const auto* key = std::get_if<ApiKeyAuthorization>(&connection.authorization))
    return done(with_own_headers(connection, key->header, key->value));
  if (const auto* user = std::get_if<BasicAuthorization>(&connection.authorization))
    return done(with_own_headers(connection, "Authorization", basic(user->user, user->password)));
  tokens_->authorize(connection, std::get<OAuthAuthorization>(connection.authorization), std::move(done));
}

void ConnectionAuthorizer::forget_token(const Connection& connection) {
  tokens_->forget(connection.name);
}

}  // namespace sfn::integrations
