// AddressPolicy decides which addresses a task may call: those of the public internet, and what the operator
// lists. It judges the address that is about to be connected to, so neither a name that resolves to loopback
// nor another way of writing an address passes it. Immutable, for any thread; it resolves no names.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace sfn::integrations {

// An IPv4 or IPv6 address. An IPv4 address within an IPv6 one (::ffff:a.b.c.d) is that IPv4 address.
class IpAddress {
 public:
  // Text as inet_pton reads it, a zone (`%eth0`) ignored; nullopt for anything else.
  [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
  // nullopt for another family.
  [[nodiscard]] static std::optional<IpAddress> from(const sockaddr& address);

  [[nodiscard]] bool is_v4() const { return bits_ == 32; }
  [[nodiscard]] std::string text() const;

 private:
  friend class IpRange;
  std::array<std::uint8_t, 16> bytes_{};  // the first four for IPv4
  int bits_ = 32;
};

// `10.0.0.0/8`, `fd00::/8`, or a single address.
class IpRange {
 public:
  // nullopt for anything else, also when a bit behind the prefix is set.
  [[nodiscard]] static std::optional<IpRange> parse(std::string_view text);
  [[nodiscard]] bool contains(const IpAddress& address) const;

 private:
  IpAddress first_;
  int prefix_ = 32;
};

// Whether the address belongs to the public internet: not loopback, private, link-local, unique local, shared
// (CGNAT), unspecified, multicast, reserved or for documentation, and none that stands for an IPv4 address
// (NAT64, 6to4, Teredo).
[[nodiscard]] bool is_public(const IpAddress& address);

struct AddressRules {
  // Names whose addresses are allowed, whatever they are: `localhost`, `*.internal.example` (any depth below,
  // not the name itself). An address here is a name like any other.
  std::vector<std::string> hosts;
  std::vector<std::string> ranges;
  // False: nothing but what is listed.
  bool public_addresses = true;
};

class AddressPolicy {
 public:
  // Throws std::invalid_argument with a line that names the entry.
  explicit AddressPolicy(const AddressRules& rules = {});

  // `host` as it stands in the URL, without brackets.
  [[nodiscard]] bool allows(std::string_view host, const IpAddress& address) const;

 private:
  [[nodiscard]] bool lists(std::string_view host) const;

  std::vector<std::string> hosts_;  // lower case
  std::vector<IpRange> ranges_;
  bool public_addresses_;
};

}  // namespace sfn::integrations
