// Reads the rows of lots and items.
#include "policies/childcare/book_lots.h"

namespace gongbao::childcare {

namespace {

LotFigures::Standing standing_of(custody::LotState state) {
  switch (state) {
    case custody::LotState::in_transit:
      return LotFigures::Standing::in_transit;
    case custody::LotState::refunded:
      return LotFigures::Standing::refunded;
    case custody::LotState::closed:
    case custody::LotState::reversed:
      return LotFigures::Standing::closed;
    case custody::LotState::live:
      break;
  }
  return LotFigures::Standing::live;
}

}  // namespace

std::optional<LotFigures> BookLots::lot(std::uint64_t operator_id, std::uint64_t bill) const {
  const custody::Lot* row = books_.lots.find({operator_id, bill});
  if (row == nullptr || row->state == custody::LotState::reversed) return std::nullopt;
  const custody::Card& card = *books_.cards.find({operator_id, bill});
  return LotFigures{standing_of(row->state), Date{card.first_sale}, row->paid, card.principal, row->used};
}

std::optional<ItemFigures> BookLots::item(std::uint64_t operator_id, const Id16& item) const {
  const custody::ServiceItem* row = books_.services.find({operator_id, item});
  if (row == nullptr) return std::nullopt;
  return ItemFigures{row->lot, row->amount, row->state == custody::ServiceState::disputed};
}

}  // namespace gongbao::childcare
