// Where an event may be sent. Addresses come from outside, and the machine that sends stands inside: what would let
// somebody reach machines of the inner network through us is refused, when it is registered and again when it is
// connected to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace gongbao::server {

struct WebhookAddress {
  bool tls = true;
  std::string host;               // a name, an IPv4 address, or an IPv6 address without brackets
  std::string port;               // decimal
  std::string target;             // path and query
  std::string authority() const;  // as it stands in Host
};

// Hosts with ports ("127.0.0.1:9000", "[::1]:9000", "hooks.inner:443") that whoever runs the service has allowed: these
// may be inside, and may be spoken to without TLS.
using AllowedHosts = std::vector<std::string>;

// ledger.schema_invalid, field url: not https, more than 2000 bytes, with credentials, ill-formed, or an address of an
// inner network.
Result<WebhookAddress> webhook_address(std::string_view url, const AllowedHosts& allowed);

bool is_allowed(const WebhookAddress& address, const AllowedHosts& allowed);

// Whether that numeric address is one of the public internet: not private, loopback, link-local, shared, multicast,
// reserved, for documentation, nor an IPv6 address that carries such an IPv4 one.
bool is_public(std::string_view address);

}  // namespace gongbao::server
