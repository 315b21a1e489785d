// Botan's exceptions end here: its parameters are ours, so that one thrown is a broken belief.
#include "credentials/passwords.h"

#include <botan/argon2.h>
#include <botan/base32.h>
#include <botan/mem_ops.h>
#include <botan/otp.h>

#include <algorithm>

#include "base/text.h"
#include "credentials/credentials.h"

namespace gongbao::credentials {

namespace {

constexpr std::uint8_t argon2id = 2;
constexpr std::size_t code_digits = 6;
// Neither 0 and O nor 1, I and l.
constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

Hash32 argon(std::string_view password, const PasswordHash& with) {
  Hash32 out{};
  const Botan::Argon2 function(argon2id, with.kib, with.passes, 1);
  function.derive_key(out.data(), out.size(), password.data(), password.size(), with.salt.data(), with.salt.size());
  return out;
}

// What is tried first by everybody who tries: the head of every published list, and the keyboard's rows.
constexpr std::string_view tried_by_everybody[] = {
    "1234567890", "0123456789", "password12", "password123",   "qwertyuiop", "1q2w3e4r5t",  "iloveyou12", "admin12345",
    "abcdefghij", "a123456789", "woaini1314", "woaini5201314", "asdfghjkl;", "qwerty12345", "123456789a",
};

std::string in_small_letters(std::string_view text) {
  std::string small = fold_width(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

std::string in_groups(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 5 == 0) text += '-';
    text += letters[bytes[i] % letters.size()];
  }
  return text;
}

bool one_character_again_and_again(std::string_view text) {
  return std::ranges::all_of(text, [&](char c) { return c == text.front(); });
}

}  // namespace

PasswordHash hash_password(std::string_view password, std::uint32_t kib, std::uint32_t passes,
                           const std::function<void(std::span<std::uint8_t>)>& random) {
  PasswordHash hash;
  hash.kib = kib;
  hash.passes = passes;
  random(hash.salt);
  hash.hash = argon(password, hash);
  return hash;
}

bool equal_in_constant_time(ByteView a, ByteView b) {
  return a.size() == b.size() && Botan::constant_time_compare(a.data(), b.data(), a.size());
}

bool password_matches(std::string_view password, const PasswordHash& hash) {
  return equal_in_constant_time(argon(password, hash), hash.hash);
}

std::string one_time_password(const std::function<void(std::span<std::uint8_t>)>& random) {
  std::array<std::uint8_t, 20> bytes{};
  random(bytes);
  return in_groups(bytes);
}

std::string half_password(const std::function<void(std::span<std::uint8_t>)>& random) {
  std::array<std::uint8_t, 10> bytes{};
  random(bytes);
  return in_groups(bytes);
}

std::string totp_code(ByteView seed, std::int64_t step) {
  Botan::HOTP hotp(seed.data(), seed.size());
  std::string code = std::to_string(hotp.generate_hotp(static_cast<std::uint64_t>(step)));
  code.insert(0, code_digits - code.size(), '0');
  return code;
}

std::optional<std::int64_t> totp_step(ByteView seed, std::string_view code, std::int64_t now_seconds,
                                      std::int64_t last_step) {
  const std::int64_t now = now_seconds / totp_step_seconds;
  for (std::int64_t step = std::max(now - 1, last_step + 1); step <= now + 1; ++step) {
    if (equal_in_constant_time(as_bytes(totp_code(seed, step)), as_bytes(code))) return step;
  }
  return std::nullopt;
}

std::string base32(ByteView bytes) {
  std::string text = Botan::base32_encode(bytes.data(), bytes.size());
  while (text.ends_with('=')) text.pop_back();
  return text;
}

std::optional<std::string> password_weakness(std::string_view password, const Limits& limits, std::string_view login) {
  if (invalid_utf8_at(password)) return "it is not text";
  const std::size_t length = count_code_points(password);
  if (length < limits.shortest_password)
    return "it has fewer than " + std::to_string(limits.shortest_password) + " characters";
  if (length > limits.longest_password)
    return "it has more than " + std::to_string(limits.longest_password) + " characters";
  if (one_character_again_and_again(password)) return "it is one character again and again";
  const auto tried = [&](std::string_view each) { return password == each; };
  if (std::ranges::any_of(tried_by_everybody, tried)) return "it is among those that are tried first";
  if (!login.empty() && in_small_letters(password).contains(in_small_letters(login))) return "it has the login in it";
  return std::nullopt;
}

}  // namespace gongbao::credentials
