#include "server/integrations/connection_authorizer.h"

#include <atomic>

#include <doctest/doctest.h>

#include "tests/server/outgoing_support.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;
using namespace sfn::integrations::test;

// An authorization endpoint that numbers its tokens and remembers the last request.
struct Endpoint {
  std::function<std::string(int)> reply = [](int number) {
    return reply_text("{\"access_token\":\"token-" + std::to_string(number) + "\",\"expires_in\":3600}");
  };
  Gate gate;
  std::atomic<int> requests = 0;
  std::string seen;  // when the reply has come
  RawServer server{[this](RawConnection& connection) {
    while (auto request = connection.read_request()) {
      seen = *std::move(request);
      const int number = ++requests;
      const bool go = gate.wait();
      const auto text = reply(number);
      if (!go || text.empty() || !connection.send(text)) return;
    }
  }};
};

struct Fixture {
  Endpoint endpoint;
  std::atomic<std::int64_t> now = 0;  // milliseconds
  HttpClient client;
  ConnectionAuthorizer authorizer{client, {.allow_plain_http = true, .address_policy = nullptr}, [this] {
                                    return ElapsedPoint(Millis(now));
                                  }};
  Connection bank;

  Fixture() {
    OAuthAuthorization oauth;
    oauth.authorization_endpoint = endpoint.server.url("/token");
    oauth.client_id = "my id";
    oauth.client_secret = Secret("hidden&secret");
    bank.name = "bank";
    bank.authorization = oauth;
    bank.headers.emplace_back("x-team", Secret("blue"));
    endpoint.gate.open();
  }
  ~Fixture() { client.stop(); }

  OAuthAuthorization& oauth() { return std::get<OAuthAuthorization>(bank.authorization); }
  Authorization authorize() {
    Outcomes<Authorization> outcomes;
    authorizer.authorize(bank, outcomes.next());
    return outcomes.take(0);
  }
  // The value of the Authorization header.
  std::string bearer() {
    const auto result = authorize();
    REQUIRE(result.has_value());
    REQUIRE(result->size() == 2);
    CHECK((*result)[0].first == "Authorization");
    CHECK((*result)[1].first == "x-team");
    return (*result)[0].second.reveal();
  }
  std::string error() {
    const auto result = authorize();
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message.find("hidden") == std::string::npos);
    return result.error().message;
  }
};

}  // namespace

TEST_CASE("a key and a password become headers at once") {
  HttpClient client;
  ConnectionAuthorizer authorizer(client, {}, [] { return ElapsedPoint(); });
  Outcomes<Authorization> outcomes;
  Connection shop;
  shop.authorization = ApiKeyAuthorization{"x-api-key", Secret("key")};
  shop.headers.emplace_back("x-team", Secret("blue"));
  authorizer.authorize(shop, outcomes.next());
  Connection ledger;
  ledger.authorization = BasicAuthorization{"Aladdin", Secret("open sesame")};
  authorizer.authorize(ledger, outcomes.next());
  CHECK(outcomes.count() == 2);
  const auto key = outcomes.take(0);
  REQUIRE((key && key->size() == 2));
  CHECK((*key)[0].first == "x-api-key");
  CHECK((*key)[0].second.reveal() == "key");
  CHECK((*key)[1].second.reveal() == "blue");
  const auto basic = outcomes.take(1);
  REQUIRE((basic && basic->size() == 1));
  CHECK((*basic)[0].second.reveal() == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

TEST_CASE("a token is fetched with the credentials in the form, or in the header") {
  Fixture f;
  f.oauth().form.emplace_back("scope", Secret("read write"));
  CHECK(f.bearer() == "Bearer token-1");
  CHECK(f.endpoint.seen.starts_with("POST /token HTTP/1.1\r\n"));
  CHECK(
      f.endpoint.seen.ends_with("\r\n\r\ngrant_type=client_credentials&client_id=my%20id"
                                "&client_secret=hidden%26secret&scope=read%20write"));
  f.authorizer.forget_token(f.bank);
  f.oauth().credentials_in_header = true;
  CHECK(f.bearer() == "Bearer token-2");
  CHECK(f.endpoint.seen.find("authorization: Basic bXklMjBpZDpoaWRkZW4lMjZzZWNyZXQ=\r\n") !=
        std::string::npos);
  CHECK(f.endpoint.seen.ends_with("\r\n\r\ngrant_type=client_credentials&scope=read%20write"));
}

TEST_CASE("a token is used until shortly before it ends, and not after it was refused") {
  Fixture f;
  CHECK(f.bearer() == "Bearer token-1");
  f.now = 3'600'000 - kOAuthMargin.count() - 1;
  CHECK(f.bearer() == "Bearer token-1");
  f.now = 3'600'000 - kOAuthMargin.count();
  CHECK(f.bearer() == "Bearer token-2");
  f.authorizer.forget_token(f.bank);
  CHECK(f.bearer() == "Bearer token-3");
  CHECK(f.endpoint.requests == 3);
}

TEST_CASE("the life of a token may be a text, missing, short or absurd") {
  Fixture f;
  const auto lives = [&](const std::string& member, std::int64_t millis) {
    f.endpoint.reply = [&](int) { return reply_text("{\"access_token\":\"t\"" + member + "}"); };
    f.authorizer.forget_token(f.bank);
    f.now = 0;
    f.bearer();
    const int before = f.endpoint.requests;
    f.now = millis - kOAuthMargin.count() - 1;
    f.bearer();
    CHECK(f.endpoint.requests == before);
    f.now = f.now + 1;
    f.bearer();
    CHECK(f.endpoint.requests == before + 1);
  };
  lives(",\"expires_in\":\"600\"", 600'000);
  lives("", kOAuthLifeUnstated.count());
  lives(",\"expires_in\":\"soon\"", kOAuthLifeUnstated.count());
  lives(",\"expires_in\":1e300", std::int64_t{365} * 24 * 3'600'000);
  f.endpoint.reply = [](int) { return reply_text("{\"access_token\":\"t\",\"expires_in\":-5}"); };
  f.authorizer.forget_token(f.bank);
  CHECK(f.bearer() == "Bearer t");
}

TEST_CASE("calls that need the same token share one fetch, and its failure") {
  Endpoint endpoint;
  HttpClient client;
  Outcomes<Authorization> outcomes;
  Connection bank;
  bank.name = "bank";
  OAuthAuthorization oauth;
  oauth.authorization_endpoint = endpoint.server.url("/token");
  bank.authorization = oauth;
  {
    ConnectionAuthorizer authorizer(client, {.allow_plain_http = true, .address_policy = nullptr},
                                    [] { return ElapsedPoint(); });
    for (int i = 0; i < 100; ++i)
      authorizer.authorize(bank, outcomes.next());
    REQUIRE(endpoint.gate.wait_for_arrivals(1));
  }
  CHECK(outcomes.count() == 0);
  endpoint.gate.open();
  CHECK(outcomes.wait_for_all());
  CHECK(outcomes.once_each());
  CHECK(endpoint.requests == 1);
  CHECK(outcomes.take(99).has_value());
  client.stop();
}

TEST_CASE("a token that can't be had says why, without the credentials, and is asked for again") {
  Fixture f;
  f.endpoint.reply = [](int) { return reply_text("hidden", "", 401); };
  CHECK(f.error() == "no token for the connection bank: the authorization endpoint answered 401");
  f.endpoint.reply = [](int) { return reply_text("hidden"); };
  CHECK(f.error() ==
        "no token for the connection bank: the authorization endpoint's reply is no JSON object");
  f.endpoint.reply = [](int) { return reply_text("{\"access_token\":\"\"}"); };
  CHECK(f.error() ==
        "no token for the connection bank: the authorization endpoint's reply has no access_token");
  f.endpoint.reply = [](int) { return std::string(); };
  CHECK(f.error().starts_with("no token for the connection bank: 127.0.0.1:"));
  CHECK(f.endpoint.requests == 4);
}
