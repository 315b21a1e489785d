// One row per account; a proposed seed becomes the confirmed one.
#include "credentials/second_factors.h"

#include "credentials/passwords.h"

namespace gongbao::credentials {

namespace {

constexpr std::int64_t micros_a_second = 1'000'000;

std::string seed_name(AccountNo account) { return "second factor of " + std::to_string(account); }

}  // namespace

Result<std::string> SecondFactors::propose(AccountNo account) {
  std::array<std::uint8_t, 20> seed{};
  inside_.random(seed);
  auto put = inside_.db.prepare(
      "INSERT INTO second_factors VALUES (?1, ?2, 0, 0) ON CONFLICT (account) DO UPDATE SET seed = ?2, last_step = 0 "
      "WHERE confirmed = 0");
  if (!put) return std::unexpected(put.error());
  const Bytes closed = inside_.box.close(seed_name(account), seed);
  if (auto done = put->bind(1, account).bind(2, ByteView(closed)).run(); !done) return std::unexpected(done.error());
  if (inside_.db.changes() == 0) {
    return problem("credentials.second_factor_set", "", "the account has a second factor; remove it first");
  }
  return base32(seed);
}

Result<bool> SecondFactors::confirm(AccountNo account, std::string_view code, std::int64_t now) {
  const auto right = use(account, code, now, false);
  if (!right || !*right) return right;
  auto put = inside_.db.prepare("UPDATE second_factors SET confirmed = 1 WHERE account = ?");
  if (!put) return std::unexpected(put.error());
  if (auto done = put->bind(1, account).run(); !done) return std::unexpected(done.error());
  return true;
}

Result<void> SecondFactors::remove(AccountNo account) {
  auto drop = inside_.db.prepare("DELETE FROM second_factors WHERE account = ?");
  if (!drop) return std::unexpected(drop.error());
  return drop->bind(1, account).run();
}

Result<bool> SecondFactors::is_confirmed(AccountNo account) {
  auto get = inside_.db.prepare("SELECT 1 FROM second_factors WHERE account = ? AND confirmed = 1");
  if (!get) return std::unexpected(get.error());
  return get->bind(1, account).step();
}

Result<bool> SecondFactors::use(AccountNo account, std::string_view code, std::int64_t now, bool confirmed) {
  auto get = inside_.db.prepare("SELECT seed, last_step FROM second_factors WHERE account = ? AND confirmed = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, account).bind(2, std::int64_t{confirmed ? 1 : 0}).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return false;
  const auto seed = inside_.box.open(seed_name(account), get->bytes(0));
  if (!seed) return problem("credentials.damaged", "", "a second factor cannot be opened", inside_.db.path());
  const auto step = totp_step(*seed, code, now / micros_a_second, get->integer(1));
  if (!step) return false;
  auto put = inside_.db.prepare("UPDATE second_factors SET last_step = ? WHERE account = ?");
  if (!put) return std::unexpected(put.error());
  if (auto done = put->bind(1, *step).bind(2, account).run(); !done) return std::unexpected(done.error());
  return true;
}

}  // namespace gongbao::credentials
