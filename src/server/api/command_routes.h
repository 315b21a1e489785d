// POST /v1/<system>/<command>: one route for each public command of the registry, whatever it is.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

// Commands whose answer needs something done besides (accounts: passwords, keys; persons: the vault) and those that
// only a file may bring (open_batch) have routes of their own.
Result<void> add_command_routes(Router& router, Service& service);
bool has_own_route(std::string_view command);

// Decides one command for whoever asks; body: its members. On a worker thread. gate: another than
// the service's.
Result<engine::TypedReply> decide_now(Service& service, const access::Actor& actor, std::string_view command,
                                      const boost::json::object& members, const std::string& idempotency_key = {},
                                      formats::Gate* gate = nullptr);

// Zero without a key: SM3 of account and Idempotency-Key.
Hash32 idempotency_key(std::uint64_t account, std::string_view key);

}  // namespace gongbao::server
