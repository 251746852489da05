// AWS Signature Version 4 in headers. A pure function of the request, the credentials, the scope and the
// time. What is signed must be what is sent: the Url comes from parse_url, and HttpClient changes neither
// path, query nor headers. Not here: signatures in the query string, chunked bodies.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/value/time.h"
#include "server/integrations/http_client.h"
#include "server/integrations/secret.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

struct AwsCredentials {
  std::string access_key_id;
  Secret secret_access_key;
  std::optional<Secret> session_token;
};

struct SigningScope {
  std::string region;
  std::string service;  // as in the credential scope: `lambda`, `sqs`, `s3`, ...
  TimePoint time;
};

struct SigV4Options {
  // Adds x-amz-content-sha256, which S3 and many servers that speak like it ask for.
  bool content_sha256_field = true;
};

// The fields to add to `headers`: x-amz-date, x-amz-content-sha256, x-amz-security-token (with a session
// token) and Authorization. All of `headers` are signed, and Host. For the service `s3` the path is taken as
// it is; for others dot segments are resolved and it is encoded once more, as AWS does.
[[nodiscard]] HeaderFields sign_v4(std::string_view method, const Url& url, const HeaderFields& headers,
                                   std::string_view body, const AwsCredentials& credentials,
                                   const SigningScope& scope, SigV4Options options = {});

// Adds those fields to a request with a body. Nothing without credentials, or with a URL that cannot be read.
void sign_request(HttpRequest& request, const std::optional<AwsCredentials>& credentials,
                  const SigningScope& scope);

}  // namespace sfn::integrations
