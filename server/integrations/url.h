// The parts of an HTTP URL, read by the parser that later connects (libcurl's), so that what is checked and
// signed is what is called. Percent-encoding for query strings and forms. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sfn::integrations {

struct Url {
  std::string scheme;  // lower case
  std::string host;    // lower case, an IPv6 address without brackets, numeric forms as a.b.c.d
  std::string port;    // never empty for http and https
  std::string path;    // as written, at least `/`
  std::string query;   // as written, without the question mark
  // The value of the Host field that libcurl sends: with the port unless it is the scheme's.
  std::string host_field;
};

// nullopt for what libcurl refuses, relative URLs, and those with a user name. Any scheme.
[[nodiscard]] std::optional<Url> parse_url(const std::string& text);

// Everything but letters, digits and -._~ becomes %XX (upper case).
[[nodiscard]] std::string percent_encode(std::string_view text);
// `%` without two hexadecimal digits stays; `+` stays.
[[nodiscard]] std::string percent_decode(std::string_view text);

}  // namespace sfn::integrations
