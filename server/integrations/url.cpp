#include "server/integrations/url.h"

#include <memory>

#include <curl/curl.h>

#include "server/integrations/text.h"

namespace sfn::integrations {
namespace {

using CurlUrl = std::unique_ptr<CURLU, void (*)(CURLU*)>;

std::string part(const CurlUrl& url, CURLUPart what, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), what, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<Url> parse_url(const std::string& text) {
  // The text goes to libcurl as a C string, which would end at a zero byte.
  if (text.find('\0') != std::string::npos) return std::nullopt;
  const CurlUrl url(curl_url(), curl_url_cleanup);
  constexpr unsigned kFlags = CURLU_PATH_AS_IS | CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER;
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), kFlags) != CURLUE_OK) return std::nullopt;
  Url out;
  out.scheme = part(url, CURLUPART_SCHEME);
  const auto host = part(url, CURLUPART_HOST, CURLU_PUNYCODE);
  out.port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  out.path = part(url, CURLUPART_PATH);
  out.query = part(url, CURLUPART_QUERY);
  if (out.scheme.empty()) return std::nullopt;
  const auto own_port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  out.host_field = own_port.empty() ? host : host + ":" + own_port;
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  out.host = lower_case(bracketed ? host.substr(1, host.size() - 2) : host);
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '%' && at + 2 < text.size() && hexadecimal(text[at + 1]) >= 0 &&
                        hexadecimal(text[at + 2]) >= 0;
    if (!escape) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(hexadecimal(text[at + 1]) * 16 + hexadecimal(text[at + 2]));
    at += 2;
  }
  return out;
}

}  // namespace sfn::integrations
