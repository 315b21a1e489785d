// Argon2id over a password, and the few words about which passwords are not taken. The work is Botan's.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/bytes.h"

namespace gongbao::credentials {

struct PasswordHash {
  std::uint32_t kib = 0, passes = 0;
  std::array<std::uint8_t, 16> salt{};
  Hash32 hash{};
};

PasswordHash hash_password(std::string_view password, std::uint32_t kib, std::uint32_t passes,
                           const std::function<void(std::span<std::uint8_t>)>& random);
bool password_matches(std::string_view password, const PasswordHash& hash);
bool equal_in_constant_time(ByteView a, ByteView b);

// 20 characters that nobody confuses, some 96 bits, in groups of five; and half of that.
std::string one_time_password(const std::function<void(std::span<std::uint8_t>)>& random);
std::string half_password(const std::function<void(std::span<std::uint8_t>)>& random);

// The six digits of a step of 30 seconds (RFC 6238, SHA-1).
inline constexpr std::int64_t totp_step_seconds = 30;
std::string totp_code(ByteView seed, std::int64_t step);
// Only steps after last_step and no more than one away from now count; nullopt: not right. What comes back is the step
// to remember.
std::optional<std::int64_t> totp_step(ByteView seed, std::string_view code, std::int64_t now_seconds,
                                      std::int64_t last_step);
std::string base32(ByteView bytes);  // RFC 4648 without padding

}  // namespace gongbao::credentials
