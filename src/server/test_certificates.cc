// OpenSSL in its own words.
#include "server/test_certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace gongbao::server::testing {

namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;

void extend(X509* certificate, X509* issuer, int what, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str());
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// For an hour, without a signature.
Certificate certificate_of(const std::string& name, EVP_PKEY* key, long serial) {
  Certificate made(X509_new());
  X509_set_version(made.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
  X509_set_pubkey(made.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  return made;
}

void write(const std::string& path, X509* certificate) {
  FILE* file = std::fopen(path.c_str(), "w");
  PEM_write_X509(file, certificate);
  std::fclose(file);
}
void write(const std::string& path, EVP_PKEY* key) {
  FILE* file = std::fopen(path.c_str(), "w");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
}

}  // namespace

TlsFiles make_certificate(const Folder& folder) {
  TlsFiles files{folder.path() + "/chain.pem", folder.path() + "/key.pem"};
  const Key key(EVP_EC_gen("P-256"));
  const Certificate own = certificate_of("localhost", key.get(), 1);
  X509_set_issuer_name(own.get(), X509_get_subject_name(own.get()));
  X509_sign(own.get(), key.get(), EVP_sha256());
  write(files.certificate_chain, own.get());
  write(files.private_key, key.get());
  return files;
}

Issued make_issued_certificate(const Folder& folder, const std::string& host) {
  Issued issued{{folder.path() + "/issued.pem", folder.path() + "/issued.key"}, folder.path() + "/authority.pem"};
  const Key authority_key(EVP_EC_gen("P-256")), key(EVP_EC_gen("P-256"));
  const Certificate authority = certificate_of("an authority of our own", authority_key.get(), 1);
  X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
  extend(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE");
  X509_sign(authority.get(), authority_key.get(), EVP_sha256());
  const Certificate leaf = certificate_of(host, key.get(), 2);
  X509_set_issuer_name(leaf.get(), X509_get_subject_name(authority.get()));
  extend(leaf.get(), authority.get(), NID_subject_alt_name, "DNS:" + host);
  X509_sign(leaf.get(), authority_key.get(), EVP_sha256());
  write(issued.files.certificate_chain, leaf.get());
  write(issued.files.private_key, key.get());
  write(issued.authority, authority.get());
  return issued;
}

}  // namespace gongbao::server::testing
