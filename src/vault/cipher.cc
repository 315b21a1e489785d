// The EVP interface of OpenSSL. An error of the library itself, not of the data, is a broken belief about ourselves.
#include "vault/cipher.h"

#include <openssl/evp.h>

#include <memory>

#include "base/check.h"

namespace gongbao::vault {

namespace {

constexpr std::size_t nonce_size = 12, tag_size = 16;

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

int length(ByteView bytes) { return static_cast<int>(bytes.size()); }

}  // namespace

Bytes place(std::string_view table, ByteView row, std::string_view field) {
  Bytes bytes;
  ByteWriter out(bytes);
  out.text(table);
  out.blob(row);
  out.text(field);
  return bytes;
}

Bytes encrypt(const Key& key, ByteView plain, ByteView at, const Random& random) {
  Bytes sealed(nonce_size + plain.size() + tag_size);
  random(std::span(sealed).first(nonce_size));
  const Context context(EVP_CIPHER_CTX_new());
  int written = 0;
  GB_CHECK(context != nullptr);
  GB_CHECK(EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes().data(), sealed.data(), nullptr) == 1);
  GB_CHECK(EVP_EncryptUpdate(context.get(), nullptr, &written, at.data(), length(at)) == 1);
  std::uint8_t* const text = sealed.data() + nonce_size;
  if (!plain.empty()) {
    GB_CHECK(EVP_EncryptUpdate(context.get(), text, &written, plain.data(), length(plain)) == 1);
  }
  GB_CHECK(EVP_EncryptFinal_ex(context.get(), text + plain.size(), &written) == 1);
  GB_CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_size, text + plain.size()) == 1);
  return sealed;
}

std::optional<Bytes> decrypt(const Key& key, ByteView sealed, ByteView at) {
  if (sealed.size() < nonce_size + tag_size) return std::nullopt;
  const ByteView text = sealed.subspan(nonce_size, sealed.size() - nonce_size - tag_size);
  Bytes tag(sealed.end() - tag_size, sealed.end());
  Bytes plain(text.size());
  const Context context(EVP_CIPHER_CTX_new());
  int written = 0;
  GB_CHECK(context != nullptr);
  GB_CHECK(EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes().data(), sealed.data(), nullptr) == 1);
  GB_CHECK(EVP_DecryptUpdate(context.get(), nullptr, &written, at.data(), length(at)) == 1);
  if (!text.empty()) {
    GB_CHECK(EVP_DecryptUpdate(context.get(), plain.data(), &written, text.data(), length(text)) == 1);
  }
  GB_CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1);
  std::uint8_t nothing[tag_size];
  if (EVP_DecryptFinal_ex(context.get(), nothing, &written) == 1) return plain;
  wipe(plain);  // never let out what was not authenticated
  return std::nullopt;
}

}  // namespace gongbao::vault
