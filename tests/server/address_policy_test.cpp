#include "server/integrations/address_policy.h"

#include <doctest/doctest.h>

namespace {

using namespace sfn::integrations;

IpAddress address(std::string_view text) {
  const auto parsed = IpAddress::parse(text);
  REQUIRE(parsed);
  return *parsed;
}

bool allows(const AddressRules& rules, std::string_view host, std::string_view text) {
  return AddressPolicy(rules).allows(host, address(text));
}

}  // namespace

TEST_CASE("only addresses of the public internet are public") {
  for (const auto* text : {"0.0.0.0",
                           "10.0.0.1",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.255",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.0.2.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "203.0.113.9",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::127.0.0.1",
                           "64:ff9b::7f00:1",
                           "64:ff9b:1::a00:1",
                           "100::1",
                           "2001::1",
                           "2001:db8::1",
                           "2002:7f00:1::",
                           "3fff::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "fe80::1",
                           "fe80::1%eth0",
                           "fec0::1",
                           "ff02::1",
                           "4000::1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_public(address(text)));
  }
  for (const auto* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "223.255.255.255", "::ffff:8.8.8.8", "2001:4860:4860::8888", "2606:4700::1111"}) {
    CAPTURE(text);
    CHECK(is_public(address(text)));
  }
}

TEST_CASE("a range that is listed is allowed, however its addresses are written, and nothing beside it") {
  const AddressRules rules{.hosts = {}, .ranges = {"10.1.0.0/16", "fd00::/8", "192.168.7.9"}};
  CHECK(allows(rules, "a", "10.1.0.0"));
  CHECK(allows(rules, "a", "10.1.255.255"));
  CHECK(allows(rules, "a", "::ffff:10.1.2.3"));
  CHECK_FALSE(allows(rules, "a", "10.2.0.0"));
  CHECK_FALSE(allows(rules, "a", "10.0.255.255"));
  CHECK(allows(rules, "a", "fdff::1"));
  CHECK_FALSE(allows(rules, "a", "fc00::1"));
  CHECK(allows(rules, "a", "192.168.7.9"));
  CHECK_FALSE(allows(rules, "a", "192.168.7.8"));
  CHECK(allows(rules, "a", "8.8.8.8"));
  CHECK(allows({.hosts = {}, .ranges = {"0.0.0.0/0"}}, "a", "127.0.0.1"));
  CHECK_FALSE(allows({.hosts = {}, .ranges = {"0.0.0.0/0"}}, "a", "::1"));
}

TEST_CASE("a host that is listed is allowed at any address") {
  const AddressRules rules{.hosts = {"LocalHost", "*.internal.example"}, .ranges = {}};
  CHECK(allows(rules, "localhost", "127.0.0.1"));
  CHECK(allows(rules, "LOCALHOST.", "::1"));
  CHECK(allows(rules, "a.b.internal.example", "10.0.0.1"));
  CHECK_FALSE(allows(rules, "internal.example", "10.0.0.1"));
  CHECK_FALSE(allows(rules, "evilinternal.example", "10.0.0.1"));
  CHECK_FALSE(allows(rules, "a.internal.example.evil", "10.0.0.1"));
  CHECK_FALSE(allows(rules, "notlocalhost", "127.0.0.1"));
  CHECK_FALSE(allows(rules, "127.0.0.1", "127.0.0.1"));
}

TEST_CASE("without public addresses nothing but what is listed is allowed") {
  const AddressRules rules{.hosts = {"api.example"}, .ranges = {"9.9.9.0/24"}, .public_addresses = false};
  CHECK(allows(rules, "api.example", "1.1.1.1"));
  CHECK(allows(rules, "other.example", "9.9.9.9"));
  CHECK_FALSE(allows(rules, "other.example", "1.1.1.1"));
}

TEST_CASE("rules that mean something else than they look like are refused") {
  for (const auto* range :
       {"10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "fd00::/129",
        "::ffff:10.0.0.0/104", "localhost", "", "fe80::1%eth0", "0x7f000001", "10.0.0.0/8x"}) {
    CAPTURE(range);
    CHECK_THROWS_AS(AddressPolicy({.hosts = {}, .ranges = {range}}), std::invalid_argument);
  }
  for (const auto* host : {"", "*", "*.", "a.*.b", "*a.b", "*.*.b"}) {
    CAPTURE(host);
    CHECK_THROWS_AS(AddressPolicy({.hosts = {host}, .ranges = {}}), std::invalid_argument);
  }
}
