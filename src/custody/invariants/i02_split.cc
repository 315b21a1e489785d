// I2: the managed part is the smaller of what is there and what must be there; the rest is outside management.
#include <algorithm>

#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool split_is_min_of_held_and_required(const Change& change) {
  const OperatorBook& book = change.after;
  return book.q.custody >= 0 && book.restricted == std::min(book.q.custody, book.required) &&
         book.q.custody >= book.restricted;
}

}  // namespace gongbao::custody
