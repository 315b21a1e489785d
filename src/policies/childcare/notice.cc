// Five working days from here on.
#include "policies/childcare/notice.h"

#include "custody/lots.h"

namespace gongbao::childcare {

// 托育服务完成且…履行告知义务后 (2-14c): only a finished cycle is ever reported, so the item is there.
Answer decide(const Context& in, const NotifyFamily& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const custody::ServiceItem* item = in.books.services.find({command.operator_id, command.item});
  if (item == nullptr) return refuse(code::unknown_subject).with_text("field", "item");
  if (item->state != custody::ServiceState::reported) return refuse(code::wrong_state);
  const law::Deadline window = in.work_days(in.today, in.terms.deemed_confirm);
  Answer answer = accept(FamilyNotified{command.operator_id, command.item, window.last_day, window.provisional});
  answer.date("window_end", window.last_day);
  if (window.provisional) answer.text("provisional", "calendar");
  return answer;
}

void apply(World& world, const FamilyNotified& fact, const FactOrigin& origin) {
  custody::notify(world.books, fact.operator_id, fact.item, origin.booked_on,
                  {fact.window_end, fact.provisional, origin.booked_on});
}

}  // namespace gongbao::childcare
