// Postings of the districts' books and what always holds of them.
#include "policies/heating/accounts_of_districts.h"

#include <array>

namespace gongbao::heating {

namespace {

using enum ledger::Side;
using ledger::Account;
using ledger::SubjectKind;
constexpr auto money = ledger::Book::money;

constexpr std::array chart{
    Account{account::cash_city_fund, "cash/city_fund", debit, money, SubjectKind::none},
    Account{account::cash_district_fund, "cash/district_fund", debit, money, SubjectKind::none},
    Account{account::grant_city, "grant/city", credit, money, SubjectKind::none},
    Account{account::grant_district, "grant/district", credit, money, SubjectKind::none},
    Account{account::expense_city_share, "expense/city_share", debit, money, SubjectKind::none},
    Account{account::expense_district_share, "expense/district_share", debit, money, SubjectKind::none},
    Account{account::expense_topup, "expense/topup", debit, money, SubjectKind::none},
    Account{account::expense_interest, "expense/interest", debit, money, SubjectKind::none},
    Account{account::payable, "payable", credit, money, SubjectKind::number},
    Account{account::receivable_clawback, "receivable/clawback", debit, money, SubjectKind::number}};

std::int64_t sum_of(const std::map<law::AreaCode, std::int64_t>& sums, law::AreaCode area) {
  const auto it = sums.find(area);
  return it == sums.end() ? 0 : it->second;
}

}  // namespace

std::span<const ledger::Account> chart_of_districts() { return chart; }

std::int64_t DistrictAccounts::free_city_fund(law::AreaCode area) const {
  return balance(area, account::cash_city_fund) - sum_of(ordered_city, area);
}
std::int64_t DistrictAccounts::free_district_fund(law::AreaCode area) const {
  return balance(area, account::cash_district_fund) - sum_of(ordered_district, area);
}

void post(DistrictAccounts& books, law::AreaCode area, Date day, std::initializer_list<Entry> entries,
          const SeesJournal& see) {
  books.post(area, day, entries, see, [](std::uint16_t number, std::int64_t balance) {
    const bool cash = number == account::cash_city_fund || number == account::cash_district_fund;
    return !cash || balance >= 0;
  });
}

}  // namespace gongbao::heating
