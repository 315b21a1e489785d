// Walks the books account by account; the order is made by sorting, so no order of tables shows.
#include "cli/ledger_digest.h"

#include "custody/record.h"
#include "ledger/ordered_lines.h"

namespace gongbao::cli {

namespace account = custody::account;

namespace {

const ledger::Account& account_of(std::uint16_t number) {
  const auto found = std::ranges::find(custody::chart, number, &ledger::Account::number);
  GB_CHECK(found != custody::chart.end());
  return *found;
}

class Lines {
 public:
  // Absolute balances, as custody keeps them: positive on the account's own side.
  void add(std::uint64_t owner, std::uint16_t number, const ledger::Subject& subject, std::int64_t amount) {
    if (amount == 0) return;
    const ledger::Account& row = account_of(number);
    const std::int64_t balance = row.side == ledger::Side::debit ? amount : -amount;
    lines_.push_back(std::to_string(owner) + (row.book == ledger::Book::money ? ",money," : ",bonus,") +
                     std::to_string(number) + "," + subject_text(owner, {number, subject, balance}) + "," +
                     std::to_string(balance) + "\n");
  }
  void add(std::uint64_t owner, std::uint16_t number, std::uint64_t subject, std::int64_t amount) {
    add(owner, number, ledger::subject_of(subject), amount);
  }
  std::string sorted() const { return ledger::joined_in_order(lines_); }
  void add_text(std::string line) { lines_.push_back(std::move(line)); }

 private:
  std::vector<std::string> lines_;
};

void add_operator(Lines& lines, const custody::OperatorBook& book) {
  const std::uint64_t id = book.key.operator_id;
  const custody::Quantities& q = book.q;
  lines.add(id, account::custody_restricted, book.account, book.restricted);
  lines.add(id, account::custody_releasable, book.account, q.custody - book.restricted);
  lines.add(id, account::released_to_operator, 0, q.released);
  lines.add(id, account::due_from_operator, 0, q.due);
  lines.add(id, account::operator_entitled, 0, q.entitled);
  lines.add(id, account::operator_funding, 0, q.funding);
  lines.add(id, account::custody_interest, 0, q.interest);
  lines.add(id, account::bonus_granted, 0, q.bonus_granted);
  lines.add(id, account::bonus_consumed, 0, q.bonus_consumed);
}

}  // namespace

std::string subject_text(std::uint64_t, const ledger::Leg& leg) {
  if (leg.account == account::custody_restricted || leg.account == account::custody_releasable) {
    return custody::account_digits(leg.subject).value_or(to_hex(leg.subject));
  }
  switch (account_of(leg.account).subject) {
    case ledger::SubjectKind::none:
      return {};
    case ledger::SubjectKind::number:
      return std::to_string(ledger::number_of(leg.subject));
    case ledger::SubjectKind::id:
      return to_hex(leg.subject);
  }
  return {};
}

std::string ledger_lines(const custody::Books& books) {
  Lines balances, numbers;
  books.operators.for_each([&](const custody::OperatorBook& book) {
    add_operator(balances, book);
    if (book.last_journal_no == 0) return;
    numbers.add_text(std::to_string(book.key.operator_id) + "," + std::to_string(book.last_journal_no) + "\n");
  });
  books.cards.for_each([&](const custody::Card& card) {
    balances.add(card.key.operator_id, account::card_liability, card.key.card_id, card.principal);
    balances.add(card.key.operator_id, account::bonus_outstanding, card.key.card_id, card.bonus);
  });
  books.items.for_each([&](const custody::Item& item) {
    balances.add(item.key.operator_id, account::release_pending, item.key.item, item.amount);
  });
  books.services.for_each([&](const custody::ServiceItem& item) {
    balances.add(item.key.operator_id, account::release_pending, item.key.item, item.amount);
  });
  for (const auto& [key, receipt] : books.receipts) {
    balances.add(key.operator_id, account::cash_in_transit, key.id, receipt.remaining);
  }
  for (const auto& [key, refund] : books.refunds) {
    balances.add(key.operator_id, account::refunds_payable, key.number, refund.payable);
    balances.add(key.operator_id, account::compensation_payable, key.number, refund.compensation);
  }
  for (const auto& [key, line] : books.lines) {
    if (!line.identified) balances.add(key.operator_id, account::suspense_unidentified, key.id, line.amount);
  }
  return balances.sorted() + numbers.sorted();
}

Hash32 ledger_digest(const custody::Books& books) { return sha256(as_bytes(ledger_lines(books))); }

}  // namespace gongbao::cli
