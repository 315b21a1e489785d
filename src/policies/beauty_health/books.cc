// The chart, and what always holds of it.
#include "policies/beauty_health/books.h"

#include <array>

namespace gongbao::beauty_health {

namespace {

using enum ledger::Side;
using ledger::Account;
using ledger::SubjectKind;
constexpr auto money = ledger::Book::money;

constexpr std::array fund_chart{Account{account::appropriation, "appropriation", debit, money, SubjectKind::none},
                                Account{account::available, "available", credit, money, SubjectKind::none},
                                Account{account::committed, "committed", credit, money, SubjectKind::number},
                                Account{account::paid, "paid", credit, money, SubjectKind::number},
                                Account{account::recovered, "recovered", credit, money, SubjectKind::number}};

bool on_its_side(std::uint16_t number, std::int64_t balance) {
  return number == account::appropriation ? balance >= 0 : balance <= 0;
}
bool of_an_application(std::uint16_t number) {
  return number == account::committed || number == account::paid || number == account::recovered;
}

}  // namespace

std::span<const ledger::Account> chart_of_funds() { return fund_chart; }

void post(FundBooks& books, std::uint64_t budget, Date day, const Movement& movement, const SeesJournal& see) {
  const auto subject = [&](std::uint16_t number) {
    return of_an_application(number) ? movement.application : std::uint64_t{0};
  };
  books.post(budget, day,
             {{movement.debit, movement.amount, subject(movement.debit)},
              {movement.credit, -movement.amount, subject(movement.credit)}},
             see, on_its_side);
}

}  // namespace gongbao::beauty_health
