// Whether a payment of a bill may be taken: every test of articles 9, 10, 12 and 14 in the order of spec/02 part 6. Op
// 31 and op 32 ask it when money comes, a bill when it is registered.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct Payment {
  std::uint64_t operator_id = 0;
  std::uint64_t bill = 0;
  Date paid_on;  // event day: of the payment, or of the receipt of cash
  std::int64_t amount = 0;
  bool cash = false;  // handed over: no account is asked for
  Id16 payee_account{};
};

// 0, or the code of the first test that fails. Terms are those of the payment's day; the money stands as it is booked.
Code payment_problem(const Reading& in, const Terms& of_payment_day, const Payment& payment);
// The same of a bill that is not registered yet.
Code bill_problem(const Reading& in, const Terms& of_payment_day, const Payment& payment, const Bill& bill);

// 9c 9d: 0, or why this line may not be collected; published: the standard of its item on that day, if any.
Code line_problem(const PriceLine& line, const FeeStandard* published);

// Minutes of the contract that were paid and are unused (12c).
std::int64_t unused_minutes(const Reading& in, std::uint64_t operator_id, const Contract& contract);

}  // namespace gongbao::childcare
