// OpenSSL through Asio; ciphers are those of OpenSSL's defaults that have forward secrecy.
#include "server/tls.h"

namespace gongbao::server {

Result<asio::ssl::context> make_tls(const TlsFiles& files) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  error_code failed;
  context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::single_dh_use |
                          asio::ssl::context::no_compression | SSL_OP_NO_RENEGOTIATION |
                          SSL_OP_CIPHER_SERVER_PREFERENCE,
                      failed);
  SSL_CTX* native = context.native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // an idle connection costs no buffers
  context.use_certificate_chain_file(files.certificate_chain, failed);
  if (failed) return problem("server.bad_tls", "certificate_chain", failed.message());
  context.use_private_key_file(files.private_key, asio::ssl::context::pem, failed);
  if (failed) return problem("server.bad_tls", "private_key", failed.message());
  if (SSL_CTX_check_private_key(native) != 1)
    return problem("server.bad_tls", "private_key", "the key does not belong to the certificate");
  return context;
}

}  // namespace gongbao::server
