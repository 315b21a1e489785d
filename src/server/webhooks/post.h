// One event on its way out: connect, speak TLS, send, read the status. Every phase has its time, no redirect is
// followed, and only addresses that may be reached are connected to, whatever the name resolves to at that moment.
#pragma once

#include <atomic>
#include <chrono>

#include "server/message.h"
#include "server/webhooks/address.h"

namespace gongbao::server {

struct PostTimes {
  std::chrono::milliseconds connect{10'000};  // until a connection stands: the name, the address, TLS
  std::chrono::milliseconds answer{10'000};   // from there to a status
};

struct Posted {
  bool reached = false;  // a connection stood; without one nothing can be said about the event
  int status = 0;        // 0: no answer
  bool taken() const { return status >= 200 && status < 300; }
};

// What all posts share. The host's name is verified against the authorities of the system and those of the file.
struct PostOptions {
  AllowedHosts allowed = {};     // see address.h
  std::string authorities = {};  // PEM file of further authorities, or empty
  PostTimes times = {};
};

// Waits for the answer. Any thread. stop: once true, it comes back within a second, unreached or unanswered.
Posted post_event(const WebhookAddress& address, const PostOptions& options, const Headers& headers,
                  const std::string& body, const std::atomic<bool>& stop);

// Whether that file can be read as authorities. server.bad_tls.
Result<void> check_authorities(const std::string& file);

}  // namespace gongbao::server
