// The TLS side of a server: one certificate, TLS 1.2 or later.
#pragma once

#include "server/net.h"
#include "server/server.h"

namespace gongbao::server {

// server.bad_tls, with what OpenSSL says; never with anything of the key.
Result<asio::ssl::context> make_tls(const TlsFiles& files);

}  // namespace gongbao::server
