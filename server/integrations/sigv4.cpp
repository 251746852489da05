#include "server/integrations/sigv4.h"

#include <algorithm>
#include <map>
#include <vector>

#include "engine/value/digest.h"
#include "server/integrations/text.h"

namespace sfn::integrations {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";

// 20150830T123600Z.
std::string basic_time(TimePoint time) {
  auto text = to_iso8601(std::chrono::floor<std::chrono::seconds>(time));
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

// Removes `.`, `..` and empty segments.
std::string normalized(std::string_view path) {
  std::vector<std::string_view> segments;
  for (std::size_t at = 0; at < path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    const auto segment = path.substr(at, end - at);
    at = end + 1;
    if (segment.empty() || segment == ".") continue;
    if (segment != "..") {
      segments.push_back(segment);
    } else if (!segments.empty()) {
      segments.pop_back();
    }
  }
  std::string out;
  for (const auto segment : segments)
    out.append("/").append(segment);
  return out.empty() || path.ends_with('/') ? out + "/" : out;
}

std::string canonical_path(std::string_view path, bool as_it_is) {
  if (as_it_is) return std::string(path);
  const std::string plain = normalized(path);
  std::string out;
  for (std::size_t at = 0; at < plain.size();) {
    const auto end = std::min(plain.find('/', at), plain.size());
    out += percent_encode(std::string_view(plain).substr(at, end - at));
    if (end < plain.size()) out += '/';
    at = end + 1;
  }
  return out;
}

std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> members;
  while (!query.empty()) {
    const auto member = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(member.size() + 1, query.size()));
    if (member.empty()) continue;
    const auto name = member.substr(0, member.find('='));
    const auto value = member.substr(std::min(name.size() + 1, member.size()));
    members.emplace_back(percent_encode(percent_decode(name)), percent_encode(percent_decode(value)));
  }
  std::sort(members.begin(), members.end());
  std::string out;
  for (const auto& [name, value] : members)
    out.append(out.empty() ? "" : "&").append(name).append("=").append(value);
  return out;
}

// Without blanks around it, and one for several within.
std::string trimmed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank) out += c;
    if (blank && !out.empty() && !out.ends_with(' ')) out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

struct CanonicalFields {
  std::string text;   // a line each
  std::string names;  // with semicolons between
};

CanonicalFields canonical_fields(const HeaderFields& headers) {
  std::map<std::string, std::string> by_name;
  for (const auto& [name, value] : headers) {
    const auto [entry, fresh] = by_name.try_emplace(lower_case(name), trimmed(value));
    if (!fresh) entry->second.append(",").append(trimmed(value));
  }
  CanonicalFields out;
  for (const auto& [name, value] : by_name) {
    out.text.append(name).append(":").append(value).append("\n");
    out.names.append(out.names.empty() ? "" : ";").append(name);
  }
  return out;
}

std::string hexadecimal(const Sha256& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const auto byte : digest)
    out += {kDigits[byte >> 4], kDigits[byte & 15]};
  return out;
}

Sha256 signing_key(const Secret& secret, std::string_view date, const SigningScope& scope) {
  const Secret start("AWS4" + secret.reveal());
  auto key = hmac_sha256(start.reveal(), date);
  key = hmac_sha256(as_bytes(key), scope.region);
  key = hmac_sha256(as_bytes(key), scope.service);
  return hmac_sha256(as_bytes(key), "aws4_request");
}

}  // namespace

HeaderFields sign_v4(std::string_view method, const Url& url, const HeaderFields& headers,
                     std::string_view body, const AwsCredentials& credentials, const SigningScope& scope,
                     SigV4Options options) {
  const std::string time = basic_time(scope.time);
  const std::string_view date = std::string_view(time).substr(0, 8);
  const std::string body_digest = sha256_hex(body);

  HeaderFields added{{"x-amz-date", time}};
  if (options.content_sha256_field) added.emplace_back("x-amz-content-sha256", body_digest);
  if (credentials.session_token)
    added.emplace_back("x-amz-security-token", credentials.session_token->reveal());

  HeaderFields all = headers;
  all.insert(all.end(), added.begin(), added.end());
  all.emplace_back("host", url.host_field);
  const auto fields = canonical_fields(all);

  std::string request(method);
  request.append("\n").append(canonical_path(url.path, scope.service == "s3"));
  request.append("\n").append(canonical_query(url.query));
  request.append("\n").append(fields.text);
  request.append("\n").append(fields.names);
  request.append("\n").append(body_digest);

  std::string credential_scope(date);
  credential_scope.append("/").append(scope.region).append("/").append(scope.service).append("/aws4_request");
  std::string to_sign(kAlgorithm);
  to_sign.append("\n")
      .append(time)
      .append("\n")
      .append(credential_scope)
      .append("\n")
      .append(sha256_hex(request));

  const auto key = signing_key(credentials.secret_access_key, date, scope);
  std::string authorization(kAlgorithm);
  authorization.append(" Credential=").append(credentials.access_key_id).append("/").append(credential_scope);
  authorization.append(", SignedHeaders=").append(fields.names);
  authorization.append(", Signature=").append(hexadecimal(hmac_sha256(as_bytes(key), to_sign)));
  added.emplace_back("Authorization", std::move(authorization));
  return added;
}

void sign_request(HttpRequest& request, const std::optional<AwsCredentials>& credentials,
                  const SigningScope& scope) {
  const auto url = parse_url(request.url);
  if (!credentials || !url) return;
  for (auto& field : sign_v4(request.method, *url, request.headers, *request.body, *credentials, scope))
    request.headers.push_back(std::move(field));
}

}  // namespace sfn::integrations
