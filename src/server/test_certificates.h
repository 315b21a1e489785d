// Certificates for the occasion: one that vouches for itself, and one that an authority of one's own has signed.
#pragma once

#include "server/test_client.h"

namespace gongbao::server::testing {

// Self-signed, for localhost.
TlsFiles make_certificate(const Folder& folder);

struct Issued {
  TlsFiles files;
  std::string authority;  // PEM of who signed it, who signed himself
};
Issued make_issued_certificate(const Folder& folder, const std::string& host);

}  // namespace gongbao::server::testing
