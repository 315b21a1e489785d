// Sums legs in 128 bits, so that no sum can wrap to zero.
#include "ledger/posting.h"

namespace gongbao::ledger {

Subject subject_of(std::uint64_t number) {
  Subject s{};
  std::memcpy(s.data(), &number, sizeof number);
  return s;
}

std::uint64_t number_of(const Subject& subject) {
  std::uint64_t number;
  std::memcpy(&number, subject.data(), sizeof number);
  return number;
}

bool sums_to_zero(std::span<const Leg> legs) {
  Wide sum = 0;
  for (const Leg& leg : legs) sum += leg.amount;
  return sum == 0;
}

}  // namespace gongbao::ledger
