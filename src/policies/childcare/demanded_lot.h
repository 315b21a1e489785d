// A lot whose refund is demanded (spec/02 part 5): its row says so, and the payout of its initial share waits until the
// demand falls away, then goes on with a new day.
#pragma once

#include "custody/books.h"

namespace gongbao::childcare {

void hold_lot(custody::Books& books, const custody::OfOperatorNo& lot);
void let_lot_go_on(custody::Books& books, const custody::OfOperatorNo& lot, Date initial_order_due_on);

}  // namespace gongbao::childcare
