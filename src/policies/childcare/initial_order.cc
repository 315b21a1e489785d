// The orders of lots are custody's: as long as it keeps none there is nothing to stop.
#include "policies/childcare/initial_order.h"

namespace gongbao::childcare {

void suspend_initial_order(custody::Books&, const custody::OfOperatorNo&) {}
void resume_initial_order(custody::Books&, const custody::OfOperatorNo&, Date) {}

}  // namespace gongbao::childcare
