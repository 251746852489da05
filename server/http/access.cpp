#include "server/http/access.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace sfn::http {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

bool is_port(std::string_view text) {
  return text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The name or address of "name", "name:port", "[address]:port"; nothing if it is none of these.
std::optional<std::string_view> without_port(std::string_view host) {
  const std::size_t name_end = host.starts_with('[') ? host.find(']') : host.find(':');
  if (host.starts_with('[')) {
    if (name_end == std::string_view::npos) return std::nullopt;
    const std::string_view rest = host.substr(name_end + 1);
    if (!rest.empty() && !(rest.front() == ':' && is_port(rest.substr(1)))) return std::nullopt;
    return host.substr(0, name_end + 1);
  }
  if (name_end == std::string_view::npos) return host;
  if (!is_port(host.substr(name_end + 1))) return std::nullopt;
  return host.substr(0, name_end);
}

bool is_loopback_address(const std::string& name) {
  in_addr v4{};
  if (inet_pton(AF_INET, name.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  if (!name.starts_with('[')) return false;
  in6_addr v6{};
  return inet_pton(AF_INET6, name.substr(1, name.size() - 2).c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

bool is_loopback_name(std::string_view name) {
  return name == "localhost" || (name.ends_with(".localhost") && name.size() > 10);
}

bool name_accepted(const std::string& name, const AccessRules& rules) {
  return is_loopback_name(name) || is_loopback_address(name) ||
         std::any_of(rules.allowed_hosts.begin(), rules.allowed_hosts.end(),
                     [&](const std::string& allowed) { return lower(allowed) == name; });
}

// A page that this server itself served: the same host and port as the request went to.
bool is_own_origin(std::string_view origin, std::string_view host) {
  const std::string own = lower(host);
  const std::string sent = lower(origin);
  return sent == "http://" + own || sent == "https://" + own;
}

bool content_type_accepted(std::string_view value) {
  constexpr std::array<std::string_view, 3> kAccepted = {
      "application/x-amz-json-1.0", "application/x-amz-json-1.1", "application/x-www-form-urlencoded"};
  std::string type = lower(value.substr(0, value.find(';')));
  while (type.ends_with(' ') || type.ends_with('\t'))
    type.pop_back();
  return std::find(kAccepted.begin(), kAccepted.end(), type) != kAccepted.end();
}

}  // namespace

bool host_accepted(std::string_view host, const AccessRules& rules) {
  const std::optional<std::string_view> bare = without_port(host);
  if (!bare || bare->empty()) return false;
  std::string name = lower(*bare);
  if (name.ends_with('.')) name.pop_back();
  if (name_accepted(name, rules)) return true;
  constexpr std::string_view kSync = "sync-";
  return name.starts_with(kSync) && name_accepted(name.substr(kSync.size()), rules);
}

std::optional<Refusal> check_access(const RequestHead& head, const AccessRules& rules) {
  if (!host_accepted(head.header("host"), rules))
    return Refusal{403, "The Host header names a host that this server does not answer for"};
  if (head.has_header("origin") && !is_own_origin(head.header("origin"), head.header("host")))
    return Refusal{403, "Requests from web pages of another origin are not accepted"};
  if (head.method() == "OPTIONS") return Refusal{405, "The method is not allowed"};
  if (head.method() == "POST" && !content_type_accepted(head.header("content-type")))
    return Refusal{415, "The content type is not supported"};
  return std::nullopt;
}

}  // namespace sfn::http
