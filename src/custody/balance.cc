// One row per account; the sums are those that post() and the rows keep, never a walk over journals.
#include "custody/balance.h"

namespace gongbao::custody {

namespace {

// Absolute, positive on the account's own side.
std::int64_t balance_of_operator(const OperatorBook& book, std::uint16_t number, const ledger::Subject& subject) {
  const Quantities& q = book.q;
  switch (number) {
    case account::custody_restricted:
      return subject == book.account ? book.restricted : 0;
    case account::custody_releasable:
      return subject == book.account ? q.custody - book.restricted : 0;
    case account::released_to_operator:
      return q.released;
    case account::due_from_operator:
      return q.due;
    case account::operator_entitled:
      return q.entitled;
    case account::operator_funding:
      return q.funding;
    case account::custody_interest:
      return q.interest;
    case account::bonus_granted:
      return q.bonus_granted;
    case account::bonus_consumed:
      return q.bonus_consumed;
    default:
      return 0;
  }
}

template <class Map, class Key>
const typename Map::mapped_type* row_of(const Map& map, const Key& key) {
  const auto it = map.find(key);
  return it == map.end() ? nullptr : &it->second;
}

std::int64_t balance_of_subject(const Books& books, std::uint64_t owner, std::uint16_t number,
                                const ledger::Subject& subject) {
  const std::uint64_t key = ledger::number_of(subject);
  switch (number) {
    case account::card_liability:
    case account::bonus_outstanding: {
      const Card* card = books.cards.find({owner, key});
      if (card == nullptr) return 0;
      return number == account::card_liability ? card->principal : card->bonus;
    }
    case account::release_pending: {
      if (const ServiceItem* service = books.services.find({owner, subject})) return service->amount;
      const Item* item = books.items.find({owner, subject});
      return item == nullptr ? 0 : item->amount;
    }
    case account::cash_in_transit: {
      const Receipt* receipt = row_of(books.receipts, OfOperatorId{owner, subject});
      return receipt == nullptr ? 0 : receipt->remaining;
    }
    case account::refunds_payable:
    case account::compensation_payable: {
      const Refund* refund = row_of(books.refunds, OfOperatorNo{owner, key});
      if (refund == nullptr) return 0;
      return number == account::refunds_payable ? refund->payable : refund->compensation;
    }
    case account::suspense_unidentified: {
      const BankLine* line = row_of(books.lines, OfOperatorId{owner, subject});
      return line == nullptr || line->identified ? 0 : line->amount;
    }
    default:
      return 0;
  }
}

}  // namespace

std::int64_t balance_of(const Books& books, std::uint64_t operator_id, std::uint16_t number,
                        const ledger::Subject& subject) {
  const OperatorBook* book = books.find_operator(operator_id);
  const auto row = std::ranges::find(chart, number, &ledger::Account::number);
  if (book == nullptr || row == chart.end()) return 0;
  const bool of_subject = row->subject != ledger::SubjectKind::none && number != account::custody_restricted &&
                          number != account::custody_releasable;
  const std::int64_t own_side = of_subject ? balance_of_subject(books, operator_id, number, subject)
                                           : balance_of_operator(*book, number, subject);
  return row->side == ledger::Side::debit ? own_side : -own_side;
}

}  // namespace gongbao::custody
