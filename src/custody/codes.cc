// The one list of the ledger's code names.
#include "custody/codes.h"

#include <array>
#include <utility>

namespace gongbao::custody {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 23> names{{
    {code::schema_invalid, "ledger.schema_invalid"},
    {code::idempotency_conflict, "ledger.idempotency_conflict"},
    {code::unknown_operator, "ledger.unknown_operator"},
    {code::unknown_subject, "ledger.unknown_subject"},
    {code::event_date_in_future, "ledger.event_date_in_future"},
    {code::period_closed, "ledger.period_closed"},
    {code::amount_not_positive, "ledger.amount_not_positive"},
    {code::wrong_state, "ledger.wrong_state"},
    {code::forbidden, "ledger.forbidden"},
    {code::account_mismatch, "ledger.account_mismatch"},
    {code::original_not_found, "ledger.original_not_found"},
    {code::already_reversed, "ledger.already_reversed"},
    {code::not_reversible, "ledger.not_reversible"},
    {code::order_not_open, "ledger.order_not_open"},
    {code::insufficient_cash, "ledger.insufficient_cash"},
    {code::deposit_exceeds_in_transit, "ledger.deposit_exceeds_in_transit"},
    {code::calendar_missing, "ledger.calendar_missing"},
    {code::amount_overflow, "ledger.amount_overflow"},
    {code::id_expired, "ledger.id_expired"},
    {code::business_date_mismatch, "ledger.business_date_mismatch"},
    {code::batch_control_mismatch, "ledger.batch_control_mismatch"},
    {code::batch_conflict, "ledger.batch_conflict"},
    {code::statement_broken, "ledger.statement_broken"},
}};
}  // namespace

std::string_view ledger_code_name(Code code) {
  for (const auto& [number, name] : names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> ledger_code_named(std::string_view name) {
  for (const auto& [number, known] : names) {
    if (known == name) return number;
  }
  return std::nullopt;
}

}  // namespace gongbao::custody
