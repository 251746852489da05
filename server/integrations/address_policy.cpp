#include "server/integrations/address_policy.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "server/integrations/text.h"

namespace sfn::integrations {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

// The registries of special addresses (RFC 6890 and what came after it) of IPv4; the rest is public.
constexpr std::string_view kSpecialV4[] = {
    "0.0.0.0/8",        // this network; connecting to 0.0.0.0 reaches loopback
    "10.0.0.0/8",       // private
    "100.64.0.0/10",    // shared by carriers (CGNAT)
    "127.0.0.0/8",      // loopback
    "169.254.0.0/16",   // link-local; the metadata services of clouds
    "172.16.0.0/12",    // private
    "192.0.0.0/24",     // protocol assignments
    "192.0.2.0/24",     // documentation
    "192.88.99.0/24",   // relays of 6to4
    "192.168.0.0/16",   // private
    "198.18.0.0/15",    // benchmarks
    "198.51.100.0/24",  // documentation
    "203.0.113.0/24",   // documentation
    "224.0.0.0/4",      // multicast
    "240.0.0.0/4",      // reserved, broadcast
};

// Of IPv6 only this is public at all, and these parts of it are not. Everything else, such as ::1, fc00::/7,
// fe80::/10, ff00::/8, NAT64 (64:ff9b::/96, 64:ff9b:1::/48) and addresses with an IPv4 address at their end,
// lies outside.
constexpr std::string_view kUnicastV6 = "2000::/3";
constexpr std::string_view kSpecialV6[] = {
    "2001::/23",      // protocol assignments, among them Teredo
    "2001:db8::/32",  // documentation
    "2002::/16",      // 6to4
    "3fff::/20",      // documentation
};

IpRange known_range(std::string_view text) {
  return IpRange::parse(text).value();
}

std::vector<IpRange> special_ranges() {
  std::vector<IpRange> ranges;
  for (const auto text : kSpecialV4)
    ranges.push_back(known_range(text));
  for (const auto text : kSpecialV6)
    ranges.push_back(known_range(text));
  return ranges;
}

bool any_contains(const std::vector<IpRange>& ranges, const IpAddress& address) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const IpRange& range) { return range.contains(address); });
}

// In lower case, without the dot that ends an absolute name.
std::string canonical_host(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return lower_case(host);
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  const std::string copy(text.substr(0, text.find('%')));
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  if (inet_pton(AF_INET, copy.c_str(), &v4.sin_addr) == 1) return from(reinterpret_cast<const sockaddr&>(v4));
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  if (inet_pton(AF_INET6, copy.c_str(), &v6.sin6_addr) == 1)
    return from(reinterpret_cast<const sockaddr&>(v6));
  return std::nullopt;
}

std::optional<IpAddress> IpAddress::from(const sockaddr& address) {
  IpAddress out;
  if (address.sa_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&v4.sin_addr);
    std::copy_n(bytes, 4, out.bytes_.begin());
    return out;
  }
  if (address.sa_family != AF_INET6) return std::nullopt;
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(&v6.sin6_addr);
  if (std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes)) {
    std::copy_n(bytes + 12, 4, out.bytes_.begin());
    return out;
  }
  std::copy_n(bytes, 16, out.bytes_.begin());
  out.bits_ = 128;
  return out;
}

std::string IpAddress::text() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  inet_ntop(is_v4() ? AF_INET : AF_INET6, bytes_.data(), buffer.data(), buffer.size());
  return buffer.data();
}

std::optional<IpRange> IpRange::parse(std::string_view text) {
  const auto slash = text.find('/');
  if (text.find('%') != std::string_view::npos) return std::nullopt;
  const auto first = IpAddress::parse(text.substr(0, slash));
  if (!first) return std::nullopt;
  IpRange range;
  range.first_ = *first;
  range.prefix_ = first->bits_;
  if (slash == std::string_view::npos) return range;
  // ::ffff:10.0.0.0/104 would be another range than it looks like.
  if (first->is_v4() && text.find(':') != std::string_view::npos) return std::nullopt;
  const auto digits = text.substr(slash + 1);
  const auto end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, range.prefix_);
  if (error != std::errc() || rest != end || range.prefix_ < 0 || range.prefix_ > first->bits_)
    return std::nullopt;
  for (int bit = range.prefix_; bit < first->bits_; ++bit) {
    if ((first->bytes_[static_cast<std::size_t>(bit) / 8] >> (7 - bit % 8)) & 1) return std::nullopt;
  }
  return range;
}

bool IpRange::contains(const IpAddress& address) const {
  if (address.bits_ != first_.bits_) return false;
  const auto whole = static_cast<std::size_t>(prefix_) / 8;
  if (!std::equal(first_.bytes_.begin(), first_.bytes_.begin() + whole, address.bytes_.begin())) return false;
  const int rest = prefix_ % 8;
  return rest == 0 || (first_.bytes_[whole] ^ address.bytes_[whole]) >> (8 - rest) == 0;
}

bool is_public(const IpAddress& address) {
  static const auto special = special_ranges();
  static const auto unicast = known_range(kUnicastV6);
  if (!address.is_v4() && !unicast.contains(address)) return false;
  return !any_contains(special, address);
}

AddressPolicy::AddressPolicy(const AddressRules& rules) : public_addresses_(rules.public_addresses) {
  for (const auto& host : rules.hosts) {
    const bool wildcard = host.find('*') != std::string::npos;
    if (host.empty() || host == "*." || (wildcard && (!host.starts_with("*.") || host.rfind('*') != 0)))
      throw std::invalid_argument("'" + host + "' is neither a host name nor *. and a host name");
    hosts_.push_back(canonical_host(host));
  }
  for (const auto& text : rules.ranges) {
    const auto range = IpRange::parse(text);
    if (!range) throw std::invalid_argument("'" + text + "' is no range of addresses such as 10.0.0.0/8");
    ranges_.push_back(*range);
  }
}

bool AddressPolicy::allows(std::string_view host, const IpAddress& address) const {
  if (public_addresses_ && is_public(address)) return true;
  return any_contains(ranges_, address) || lists(canonical_host(host));
}

bool AddressPolicy::lists(std::string_view host) const {
  return std::any_of(hosts_.begin(), hosts_.end(), [&](std::string_view listed) {
    if (!listed.starts_with("*.")) return host == listed;
    return host.size() > listed.size() - 1 && host.ends_with(listed.substr(1));
  });
}

}  // namespace sfn::integrations
