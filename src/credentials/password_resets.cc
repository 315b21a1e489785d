// Closed with the account's number, so that a row that is moved does not open.
#include "credentials/password_resets.h"

namespace gongbao::credentials {

namespace {

std::string half_name(AccountNo account) { return "first half of a password of " + std::to_string(account); }

}  // namespace

Result<void> PasswordResets::begin(AccountNo account, std::string_view first_half, AccountNo by, std::int64_t now) {
  const Bytes closed = inside_.box.close(half_name(account), as_bytes(first_half));
  auto put = inside_.db.prepare("INSERT OR REPLACE INTO password_resets VALUES (?, ?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  return put->bind(1, account).bind(2, ByteView(closed)).bind(3, by).bind(4, now).run();
}

Result<std::optional<PasswordResets::Waiting>> PasswordResets::find(AccountNo account, std::int64_t now) {
  auto get = inside_.db.prepare("SELECT first_half, begun_by FROM password_resets WHERE account = ? AND begun >= ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, account).bind(2, oldest(now)).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<Waiting>{};
  const auto half = inside_.box.open(half_name(account), get->bytes(0));
  if (!half) return problem("credentials.damaged", "", "a row of password_resets does not open", inside_.db.path());
  return std::optional(Waiting{std::string(half->begin(), half->end()), get->number(1)});
}

Result<void> PasswordResets::forget(AccountNo account) {
  auto drop = inside_.db.prepare("DELETE FROM password_resets WHERE account = ?");
  if (!drop) return std::unexpected(drop.error());
  return drop->bind(1, account).run();
}

Result<std::vector<Credentials::PasswordReset>> PasswordResets::all(std::int64_t now) {
  auto get = inside_.db.prepare("SELECT account, begun_by, begun FROM password_resets WHERE begun >= ? ORDER BY begun");
  if (!get) return std::unexpected(get.error());
  get->bind(1, oldest(now));
  std::vector<Credentials::PasswordReset> waiting;
  while (true) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return waiting;
    waiting.push_back({get->number(0), get->number(1), get->integer(2)});
  }
}

Result<void> PasswordResets::tidy(std::int64_t now) {
  return inside_.run("DELETE FROM password_resets WHERE begun < ?", oldest(now));
}

}  // namespace gongbao::credentials
