// A small grammar of our own: https, host, port, path. What it does not know is refused.
#include "server/webhooks/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "server/target.h"

namespace gongbao::server {

namespace {

constexpr std::size_t longest_url = 2000;

std::unexpected<Problem> bad_url(std::string message) {
  return problem("ledger.schema_invalid", "url", std::move(message));
}

struct Block {
  std::array<std::uint8_t, 16> bytes;
  int bits;
};

bool inside(const std::uint8_t* address, const Block& block) {
  const int whole = block.bits / 8, rest = block.bits % 8;
  if (std::memcmp(address, block.bytes.data(), static_cast<std::size_t>(whole)) != 0) return false;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
  return (address[whole] & mask) == (block.bytes[static_cast<std::size_t>(whole)] & mask);
}

// IANA's registries of special-purpose addresses.
constexpr Block not_public_4[] = {
    {{0}, 8},
    {{10}, 8},
    {{100, 64}, 10},
    {{127}, 8},
    {{169, 254}, 16},
    {{172, 16}, 12},
    {{192, 0, 0}, 24},
    {{192, 0, 2}, 24},
    {{192, 88, 99}, 24},
    {{192, 168}, 16},
    {{198, 18}, 15},
    {{198, 51, 100}, 24},
    {{203, 0, 113}, 24},
    {{224}, 4},
    {{240}, 4},
};
// Global unicast without what is set aside in it; all else is not public.
constexpr Block global_6{{0x20}, 3};
constexpr Block not_public_6[] = {
    {{0x20, 0x01, 0x00}, 23},        // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x20, 0x02}, 16},              // 6to4: an IPv4 address in disguise
    {{0x3f, 0xff, 0x00}, 20},        // documentation
};

bool is_host_name(std::string_view host) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  constexpr std::size_t longest_name = 253;
  return !host.empty() && host.size() <= longest_name && std::ranges::all_of(host, allowed) && host.front() != '-' &&
         host.front() != '.' && host.find("..") == std::string_view::npos;
}

// A name whose last label is a number is an IPv4 address in one of its many spellings; only the usual one is taken.
bool looks_numeric(std::string_view host) {
  const std::string_view last = host.substr(host.rfind('.') + 1);
  return !last.empty() && (last.front() >= '0' && last.front() <= '9');
}

bool is_ip(const std::string& host) {
  std::uint8_t bytes[16];
  return inet_pton(AF_INET, host.c_str(), bytes) == 1 || inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

bool is_port(std::string_view port) {
  constexpr std::size_t most_digits = 5;
  if (port.empty() || port.size() > most_digits || port.front() == '0') return false;
  if (!std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; })) return false;
  return std::stoi(std::string(port)) <= 0xffff;
}

// [address]:port or name:port.
bool take_host(std::string_view authority, WebhookAddress& to) {
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos) return false;
    to.host = authority.substr(1, end - 1);
    std::uint8_t bytes[16];
    if (inet_pton(AF_INET6, to.host.c_str(), bytes) != 1) return false;
    authority.remove_prefix(end + 1);
  } else {
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    to.host = authority.substr(0, colon);
    authority.remove_prefix(colon);
    if (!is_host_name(to.host) || (looks_numeric(to.host) && !is_ip(to.host))) return false;
  }
  std::ranges::transform(to.host, to.host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (authority.empty()) return true;
  to.port = authority.substr(1);
  return authority.front() == ':' && is_port(to.port);
}

}  // namespace

std::string WebhookAddress::authority() const {
  const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return port == (tls ? "443" : "80") ? name : name + ":" + port;
}

bool is_allowed(const WebhookAddress& address, const AllowedHosts& allowed) {
  const std::string name = address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]";
  return std::ranges::find(allowed, name + ":" + address.port) != allowed.end();
}

bool is_public(std::string_view text) {
  const std::string address(text);
  std::uint8_t bytes[16] = {};
  if (inet_pton(AF_INET, address.c_str(), bytes) == 1) {
    return std::ranges::none_of(not_public_4, [&](const Block& block) { return inside(bytes, block); });
  }
  if (inet_pton(AF_INET6, address.c_str(), bytes) != 1) return false;
  return inside(bytes, global_6) &&
         std::ranges::none_of(not_public_6, [&](const Block& block) { return inside(bytes, block); });
}

Result<WebhookAddress> webhook_address(std::string_view url, const AllowedHosts& allowed) {
  if (url.size() > longest_url) return bad_url("it is longer than 2000 bytes");
  WebhookAddress address;
  address.tls = url.starts_with("https://");
  if (!address.tls && !url.starts_with("http://")) return bad_url("https://… is expected");
  url.remove_prefix(address.tls ? 8 : 7);
  const std::size_t slash = std::min(url.find_first_of("/?"), url.size());
  address.port = address.tls ? "443" : "80";
  if (url.substr(0, slash).find('@') != std::string_view::npos) return bad_url("credentials have no place in it");
  if (!take_host(url.substr(0, slash), address)) return bad_url("its host or port is not one");
  address.target = url.substr(slash);
  if (!address.target.starts_with('/')) address.target.insert(0, 1, '/');
  if (!parse_target(address.target)) return bad_url("its path or query is not well-formed");
  if (is_allowed(address, allowed)) return address;
  if (!address.tls) return bad_url("https://… is expected");
  const bool local = address.host == "localhost" || address.host.ends_with(".localhost");
  if (local || (is_ip(address.host) && !is_public(address.host)))
    return bad_url("it is an address of an inner network");
  return address;
}

}  // namespace gongbao::server
