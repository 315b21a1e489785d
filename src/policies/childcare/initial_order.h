// The payout of a lot's initial share while a refund of the lot is demanded (spec/02 part 5, PayoutOrder): it waits,
// and goes on with a new day when the demand falls away.
#pragma once

#include "custody/books.h"

namespace gongbao::childcare {

void suspend_initial_order(custody::Books& books, const custody::OfOperatorNo& lot);
void resume_initial_order(custody::Books& books, const custody::OfOperatorNo& lot, Date due_on);

}  // namespace gongbao::childcare
