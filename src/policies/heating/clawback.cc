// A case from its opening to the last fen that comes back.
#include "policies/heating/clawback.h"

#include "policies/heating/live_clawback.h"
#include "policies/heating/subsidy.h"

namespace gongbao::heating {

Answer decide(const Context& in, const OpenClawback& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  // Interest is paid before the base, and stays paid when the application comes to nothing.
  const bool paid = paid_on(in.state, command.application).total() > 0;
  if (!paid || live_clawback(in.state, *row) != nullptr) return refuse(code::state_invalid);
  if (!command.ground.given()) return refuse(code::reason_missing);
  ClawbackOpened fact;
  fact.clawback.application = command.application;
  fact.clawback.area = row->area;
  fact.clawback.ground = command.ground;
  fact.clawback.liable_persons = command.liable_persons;
  fact.clawback.opened_on = in.today;
  return accept(fact);
}

void apply(World& world, const ClawbackOpened& fact, const FactOrigin& origin) {
  world.state.clawbacks[origin.entry] = fact.clawback;
  world.state.applications.at(fact.clawback.application).clawback = origin.entry;
}

namespace {

// Nothing of the application is on its way while a case is decided: what is paid stands.
bool payment_under_way(const State& state, std::uint64_t application) {
  for (const std::uint64_t each : state.applications.at(application).payments) {
    if (state.payments.at(each).state == PaymentState::ordered) return true;
  }
  return false;
}

}  // namespace

Answer decide(const Context& in, const DecideClawback& command) {
  const Clawback* row = find_row(in.state.clawbacks, command.clawback);
  if (row == nullptr) return unknown("clawback");
  if (row->state != ClawbackState::opened || payment_under_way(in.state, row->application)) {
    return refuse(code::state_invalid);
  }
  const Shares due = paid_on(in.state, row->application);
  if (due.total() == 0) return refuse(code::state_invalid);  // it came back through the bank: the case is dismissed
  if (command.amount.fen != due.total()) {
    return refuse(code::clawback_amount_must_be_full).with_fen("full", due.total());
  }
  return accept(ClawbackDecided{command.clawback, due});
}

void apply(World& world, const ClawbackDecided& fact, const FactOrigin& origin) {  // M4
  Clawback& row = world.state.clawbacks.at(fact.clawback);
  row.state = ClawbackState::decided;
  row.due = fact.due;
  post(world.state.accounts, row.area, origin.booked_on,
       {{account::receivable_clawback, fact.due.total(), fact.clawback},
        {account::expense_city_share, -fact.due.city},
        {account::expense_district_share, -fact.due.district},
        {account::expense_topup, -fact.due.topup},
        {account::expense_interest, -fact.due.interest}},
       world.see);
}

Answer decide(const Context& in, const DismissClawback& command) {
  const Clawback* row = find_row(in.state.clawbacks, command.clawback);
  if (row == nullptr) return unknown("clawback");
  if (row->state != ClawbackState::opened) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(ClawbackDismissed{command.clawback});
}

void apply(World& world, const ClawbackDismissed& fact, const FactOrigin&) {
  world.state.clawbacks.at(fact.clawback).state = ClawbackState::dismissed;
}

Answer decide(const Context& in, const RecordReferral& command) {
  if (find_row(in.state.clawbacks, command.clawback) == nullptr) return unknown("clawback");
  if (!command.person.given()) return malformed("person");
  if (blank(command.body)) return malformed("body");
  if (command.date > in.today) return refuse(code::date_in_future).with_text("field", "date");
  return accept(ReferralRecorded{command.clawback, {command.person, command.body, command.date, command.outcome}});
}

void apply(World& world, const ReferralRecorded& fact, const FactOrigin&) {
  world.state.clawbacks.at(fact.clawback).referrals.push_back(fact.referral);
}

Answer decide(const Context& in, const RecordRecovery& command) {
  const Clawback* row = find_row(in.state.clawbacks, command.clawback);
  if (row == nullptr) return unknown("clawback");
  const bool due = row->state == ClawbackState::decided || row->state == ClawbackState::recovering;
  if (!due) return refuse(code::state_invalid);
  if (command.amount.fen <= 0) return refuse(code::price_invalid);
  if (command.amount.fen > row->outstanding()) {
    return refuse(code::recovery_exceeds_due).with_fen("outstanding", row->outstanding());
  }
  if (blank(command.reference)) return malformed("reference");
  if (in.state.bank_references.contains(command.reference)) return refuse(code::bank_reference_duplicate);
  const Shares before = recovered_shares(row->due, row->recovered);
  const Shares after = recovered_shares(row->due, row->recovered + command.amount.fen);
  const Shares part{after.city - before.city, after.district - before.district, after.topup - before.topup,
                    after.interest - before.interest};
  return accept(RecoveryRecorded{command.clawback, command.reference, part})
      .with_fen("city", part.from_city())
      .with_fen("district", part.from_district())
      .with_fen("outstanding", row->outstanding() - command.amount.fen);
}

void apply(World& world, const RecoveryRecorded& fact, const FactOrigin& origin) {  // M5
  Clawback& row = world.state.clawbacks.at(fact.clawback);
  row.recovered += fact.part.total();
  row.state = row.outstanding() == 0 ? ClawbackState::recovered : ClawbackState::recovering;
  world.state.bank_references[fact.reference] = fact.clawback;
  post(world.state.accounts, row.area, origin.booked_on,
       {{account::cash_city_fund, fact.part.from_city()},
        {account::cash_district_fund, fact.part.from_district()},
        {account::receivable_clawback, -fact.part.total(), fact.clawback}},
       world.see);
}

}  // namespace gongbao::heating
