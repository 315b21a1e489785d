// The gate of scenarios and tests, and what every gate does alike.
#include "formats/gate.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"

namespace gongbao::formats {

namespace {

constexpr std::string_view public_key = "gongbao scenarios";

Hash32 keyed(const Bytes& message) { return hmac_sm3(as_bytes(public_key), message); }

}  // namespace

// As people type it: blanks around it, letters of both widths.
std::string login_text(std::string_view login) {
  const std::string folded = fold_width(login);
  return "login:" + std::string(trim_blanks(folded));
}

Result<SealedText> login_hash(Gate& gate, std::string_view login) { return gate.text(login_text(login)); }

Result<SealedText> Gate::text_of(const PersonToken&, std::string_view words) { return text(words); }

Result<SealedText> Gate::attachment(const SealedText&) {
  return problem("attachment_unknown", "", "there is no such attachment, or another account put it");
}

Result<PersonToken> MemoryGate::person(const PersonFields& fields) {
  PersonFields known = fields;
  if (known.resident_id) known.name = known.phone = std::nullopt;
  const Hash32 hash = keyed(canonical_bytes(known));
  PersonToken token;
  std::copy_n(hash.begin(), token.token.size(), token.token.begin());
  return token;
}

Result<SealedText> MemoryGate::text(std::string_view text) {
  if (text.empty()) return SealedText{};
  Bytes message;
  ByteWriter(message).text(text);
  return SealedText{keyed(message)};
}

}  // namespace gongbao::formats
