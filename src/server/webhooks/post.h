// One event on its way out: connect, speak TLS, send, read the status. Every phase has its time, no redirect is
// followed, and only addresses that may be reached are connected to, whatever the name resolves to at that moment.
#pragma once

#include "server/message.h"
#include "server/net.h"
#include "server/webhooks/address.h"

namespace gongbao::server {

struct PostTimes {
  std::chrono::milliseconds resolve{5'000};  // the name; one that takes longer goes on in the background
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds answer{10'000};  // to send and to get a status
};

struct Posted {
  bool reached = false;  // a connection stood; without one nothing can be said about the event
  int status = 0;        // 0: no answer
  bool taken() const { return status >= 200 && status < 300; }
};

// allowed: see address.h. tls verifies the host's name against the authorities it was given.
awaitable<Posted> post_event(WebhookAddress address, const AllowedHosts& allowed, Headers headers, std::string body,
                             asio::ssl::context& tls, PostTimes times);

// Of a client; authorities: a PEM file beside those of the system, or empty. server.bad_tls.
Result<asio::ssl::context> make_client_tls(const std::string& authorities);

}  // namespace gongbao::server
