// Funds before an order, postings after a result, the lock-out with the money.
#include "policies/heating/payment.h"

#include <algorithm>

#include "policies/heating/live_clawback.h"

namespace gongbao::heating {

std::optional<Answer> fund_problem(const State& state, const Payment& payment) {
  const DistrictAccounts& books = state.accounts;
  const std::int64_t city = payment.shares.from_city() - books.free_city_fund(payment.area);
  const std::int64_t district = payment.shares.from_district() - books.free_district_fund(payment.area);
  if (city <= 0 && district <= 0) return std::nullopt;
  return refuse(code::fund_insufficient)
      .with_text("fund", city > 0 ? "city_fund" : "district_fund")
      .with_fen("short", city > 0 ? city : district);
}

bool recycling_awaited(const State& state, const Application& row, Date day) {
  return state.parameters.on("recycle_required_for_payment", day) && row.old_device &&
         state.devices.at(*row.old_device).state != DeviceState::recycled;
}

namespace {

bool awaits_order(const Payment& payment) {
  return payment.state == PaymentState::payable || payment.state == PaymentState::failed;
}

bool is_base(const State& state, std::uint64_t payment) {
  return state.applications.at(state.payments.at(payment).application).payment == payment;
}

void reserve(DistrictAccounts& books, const Payment& payment, std::int64_t sign) {
  books.ordered_city[payment.area] += sign * payment.shares.from_city();
  books.ordered_district[payment.area] += sign * payment.shares.from_district();
}

}  // namespace

Answer decide(const Context& in, const OrderPayment& command) {
  const Payment* payment = find_row(in.state.payments, command.payment);
  if (payment == nullptr) return unknown("payment");
  const Application& row = in.state.applications.at(payment->application);
  if (!awaits_order(*payment) || live_clawback(in.state, row) != nullptr) return refuse(code::state_invalid);
  if (auto problem = fund_problem(in.state, *payment)) return std::move(*problem);
  if (recycling_awaited(in.state, row, in.today)) return refuse(code::recycling_missing);
  if (payment->confirmed_by == in.actor.account) return refuse(code::same_officer);
  return accept(PaymentOrdered{command.payment});
}

void apply(World& world, const PaymentOrdered& fact, const FactOrigin&) {
  Payment& payment = world.state.payments.at(fact.payment);
  payment.state = PaymentState::ordered;
  reserve(world.state.accounts, payment, +1);
  if (is_base(world.state, fact.payment)) {
    world.state.applications.at(payment.application).state = ApplicationState::payment_ordered;
  }
}

namespace {

// 更新后10年内 (3h): from the last installation, or by the other reading from the payment.
LockOut lock_out_of(const Context& in, const Application& row) {
  Date from = in.today;
  if (in.terms().text("lockout_from", in.today) == "installed_on") {
    from = std::ranges::max(row.lines, {}, &PurchaseLine::installed_on).installed_on;
  }
  return {row.household, row.old_device.value_or(0), add_years(from, in.terms().years("lockout_years", in.today))};
}

// Money that is being recovered is not returned as well, and nothing more is paid beside it.
bool being_recovered(const State& state, const Payment& payment) {
  const Clawback* back = live_clawback(state, state.applications.at(payment.application));
  return back != nullptr && back->state != ClawbackState::opened;
}

}  // namespace

Answer decide(const Context& in, const RecordPaymentResult& command) {
  const Payment* payment = find_row(in.state.payments, command.payment);
  if (payment == nullptr) return unknown("payment");
  const bool returned = command.result == PaymentResult::returned;
  if (payment->state != (returned ? PaymentState::paid : PaymentState::ordered)) return refuse(code::state_invalid);
  if (returned && being_recovered(in.state, *payment)) return refuse(code::state_invalid);
  if (blank(command.bank_reference)) return malformed("bank_reference");
  if (in.state.bank_references.contains(command.bank_reference)) return refuse(code::bank_reference_duplicate);
  PaymentResultRecorded fact{command.payment, command.bank_reference, command.result, std::nullopt};
  const bool base = is_base(in.state, command.payment);
  if (base && command.result == PaymentResult::ok) {
    fact.lock_out = lock_out_of(in, in.state.applications.at(payment->application));
  }
  Answer answer = accept(fact);
  if (fact.lock_out) answer.date("lockout_until", fact.lock_out->until);
  return answer;
}

void apply(World& world, const PaymentResultRecorded& fact, const FactOrigin& origin) {
  Payment& payment = world.state.payments.at(fact.payment);
  Application& row = world.state.applications.at(payment.application);
  world.state.bank_references[fact.bank_reference] = fact.payment;
  const bool ok = fact.result == PaymentResult::ok;
  payment.state = ok ? PaymentState::paid : PaymentState::failed;
  if (fact.result != PaymentResult::returned) reserve(world.state.accounts, payment, -1);
  if (fact.result != PaymentResult::failed) {  // M3, M6; returned: M3r
    const std::int64_t sign = ok ? +1 : -1;
    post(world.state.accounts, payment.area, origin.booked_on,
         {{account::payable, sign * payment.shares.total(), fact.payment},
          {account::cash_city_fund, -sign * payment.shares.from_city()},
          {account::cash_district_fund, -sign * payment.shares.from_district()}},
         world.see);
  }
  if (!is_base(world.state, fact.payment)) return;
  row.state = ok ? ApplicationState::paid : ApplicationState::payment_failed;
  if (fact.lock_out) world.state.lock_outs[payment.application] = *fact.lock_out;
  if (!ok) world.state.lock_outs.erase(payment.application);
}

Answer decide(const Context& in, const ReversePosting& command) {
  const Payment* payment = find_row(in.state.payments, command.payment);
  if (payment == nullptr) return unknown("payment");
  if (!command.reason.given()) return refuse(code::reason_missing);
  // Otherwise it is still to be paid.
  if (!awaits_order(*payment) || !being_recovered(in.state, *payment)) return refuse(code::state_invalid);
  return accept(PostingReversed{command.payment}).with_fen("amount", payment->shares.total());
}

void apply(World& world, const PostingReversed& fact, const FactOrigin& origin) {  // M2, M2t, M6 the other way round
  Payment& payment = world.state.payments.at(fact.payment);
  payment.state = PaymentState::reversed;
  if (is_base(world.state, fact.payment)) {
    world.state.applications.at(payment.application).state = ApplicationState::withdrawn;
  }
  const Shares& shares = payment.shares;
  post(world.state.accounts, payment.area, origin.booked_on,
       {{account::payable, shares.total(), fact.payment},
        {account::expense_city_share, -shares.city},
        {account::expense_district_share, -shares.district},
        {account::expense_topup, -shares.topup},
        {account::expense_interest, -shares.interest}},
       world.see);
}

Answer decide(const Context& in, const RecordRecycling& command) {
  const Device* device = find_row(in.state.devices, command.device);
  if (device == nullptr) return unknown("device");
  if (device->state != DeviceState::replaced) return refuse(code::state_invalid);
  if (blank(command.method)) return malformed("method");
  if (blank(command.receiver)) return malformed("receiver");
  if (command.date > in.today) return refuse(code::date_in_future).with_text("field", "date");
  return accept(RecyclingRecorded{command.device, {command.method, command.receiver, command.date}});
}

void apply(World& world, const RecyclingRecorded& fact, const FactOrigin&) {
  world.state.devices.at(fact.device).state = DeviceState::recycled;
  world.state.recyclings[fact.device] = fact.recycling;
}

}  // namespace gongbao::heating
