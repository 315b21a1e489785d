// A contract as its family sees it: where the money is, what waits for its word, what was asked back and is disputed.
#include <algorithm>

#include "policies/childcare/admission.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/questions.h"

namespace gongbao::childcare {

namespace {

using custody::Lot;
using custody::LotState;
using custody::RefundState;
using custody::ServiceItem;
using custody::ServiceKind;

std::int64_t floor_as_held(const Lot& lot, Wide held) {
  return static_cast<std::int64_t>(custody::floor_of(lot, held));
}

// Everything that is open about one contract, found once.
class ContractReader {
 public:
  ContractReader(const Reading& in, std::uint64_t operator_id, std::uint64_t number, const Contract& contract)
      : in_(in), operator_id_(operator_id), number_(number), contract_(contract) {
    find_windows();
    find_disputes();
  }

  ContractAnswer tell() {
    ContractAnswer told;
    tell_contract(told);
    for (const std::uint64_t bill : contract_.bills) {
      const Lot* lot = in_.books.lots.find({operator_id_, bill});
      if (lot != nullptr && lot->state != LotState::reversed) {
        told.lots.push_back(lot_answer(*lot));
        add(told.money, told.lots.back().money);
      } else {
        told.bills.push_back(bill_answer(bill));
      }
    }
    for (const ServiceItem* item : windows_) told.windows.push_back(window_answer(*item));
    tell_refunds(told);
    for (const auto& [id, dispute] : disputes_) told.disputes.push_back(dispute_answer(id, *dispute));
    return told;
  }

 private:
  bool is_own_lot(std::uint64_t lot) const { return std::ranges::find(contract_.bills, lot) != contract_.bills.end(); }

  // The days to answer of one institution lie close together: one look a day, to the last day that it has any.
  void find_windows() {
    const auto& awaiting = in_.books.awaiting;
    for (auto it = awaiting.lower_bound({in_.today, operator_id_}); it != awaiting.end();) {
      if (it->first.operator_id != operator_id_) {
        const Date day = it->first.operator_id < operator_id_ ? it->first.day : it->first.day + Days{1};
        it = awaiting.lower_bound({day, operator_id_});
        continue;
      }
      for (const Id16& id : it->second.items) {
        const ServiceItem* item = in_.books.services.find({operator_id_, id});
        const bool waits = item != nullptr && item->state == custody::ServiceState::awaiting;
        if (waits && is_own_lot(item->lot)) windows_.push_back(item);
      }
      ++it;
    }
  }

  void find_disputes() {
    const auto& disputes = in_.state.contracts.disputes;
    for (auto it = disputes.lower_bound({operator_id_, 0});
         it != disputes.end() && it->first.operator_id == operator_id_; ++it) {
      if (is_own_lot(it->second.lot)) disputes_.emplace_back(it->first.number, &it->second);
    }
  }

  void tell_contract(ContractAnswer& told) const {
    told.operator_id = operator_id_;
    told.contract_id = number_;
    told.institution_name = in_.state.institutions.institutions.at(operator_id_).name;
    told.state = contract_state(in_, operator_id_, contract_);
    told.family = contract_.family;
    told.child = contract_.child;
    told.child_months = contract_.child_months;
    told.service_type = contract_.service_type;
    told.billing = contract_.billing;
    told.service_start = contract_.service.first;
    told.service_end = contract_.service.last;
    told.cycle = contract_.cycle;
    if (contract_.acknowledged()) {
      told.confirmed_cycle = contract_.choices.back().cycle;
      told.cycle_confirmed_on = contract_.choices.back().confirmed_on;
    }
    told.category_cycle = in_.terms.cycle(demo_on(in_.state.institutions, operator_id_, in_.today));
    told.written = contract_.written;
    told.model_contract = contract_.model_contract;
    told.dispute_path = contract_.dispute_path;
    told.refund_days_agreed = contract_.refund_days_agreed;
    told.registered_on = contract_.registered_on;
  }

  // What of the lot's reports came back to the family by an outcome.
  Wide given_back(const Lot& lot) const {
    Wide back = 0;
    for (const auto& [id, dispute] : disputes_) {
      const bool counts = dispute->lot == lot.key.card_id && dispute->closed_on && dispute->outcome &&
                          dispute->item != Id16{} && dispute->outcome->family_share;
      if (counts) back += dispute->outcome->family_share->fen;
    }
    return back;
  }

  MoneyOfFamily money_of(const Lot& lot, const custody::Card& row) const {
    Wide disputed = 0, returned = 0;
    for (const auto& [id, dispute] : disputes_) {
      if (dispute->lot != lot.key.card_id || dispute->closed_on) continue;
      if (const auto item = in_.lots.item(operator_id_, dispute->item); item && item->disputed)
        disputed += item->amount;
    }
    for (const ServiceItem* item : windows_) {
      if (item->lot == lot.key.card_id && item->kind == ServiceKind::returned) returned += item->amount;
    }
    const bool in_transit = lot.state == LotState::in_transit;
    const std::int64_t kept = floor_as_held(lot, lot.held);
    const Wide cleared = Wide{lot.earned} - (lot.pending - returned) - given_back(lot);
    const Wide refunded = std::max<Wide>(0, Wide{lot.paid} - lot.held - std::max<Wide>(0, cleared));
    const Wide released = Wide{lot.paid} - kept - refunded - (in_transit ? lot.held : 0);
    const auto money = [](Wide fen) { return Money{static_cast<std::int64_t>(std::max<Wide>(0, fen))}; };
    return {Money{lot.paid},
            Money{lot.earned},
            money(lot.pending - disputed),
            money(disputed),
            Money{row.principal},
            money(Wide{lot.held} - row.principal - lot.pending),
            money(refunded),
            Money{kept},
            money(released),
            Money{in_transit ? lot.held : 0}};
  }

  static void add(MoneyOfFamily& sum, const MoneyOfFamily& each) {
    for (Money MoneyOfFamily::*part :
         {&MoneyOfFamily::paid, &MoneyOfFamily::served, &MoneyOfFamily::awaiting, &MoneyOfFamily::disputed,
          &MoneyOfFamily::unused, &MoneyOfFamily::returning, &MoneyOfFamily::refunded, &MoneyOfFamily::kept,
          &MoneyOfFamily::released, &MoneyOfFamily::cash_due}) {
      (sum.*part).fen += (each.*part).fen;
    }
  }

  LotAnswer lot_answer(const Lot& lot) const {
    const std::uint64_t number = lot.key.card_id;
    const custody::Card& row = *in_.books.cards.find({operator_id_, number});
    const OfOperatorNo key{operator_id_, number};
    const LotFigures figures = *in_.lots.lot(operator_id_, number);
    LotAnswer told;
    told.lot_id = number;
    told.state = lot.state;
    told.period_start = Date{lot.start};
    told.period_end = Date{lot.end};
    told.paid_on = figures.paid_on;
    told.cash = lot.state == LotState::in_transit;
    told.hourly = lot.hourly != 0;
    told.units = static_cast<std::int32_t>(lot.units);
    told.gift_units = static_cast<std::int32_t>(lot.gifts);
    told.used = static_cast<std::int32_t>(lot.used);
    told.ratio = BasisPoints{lot.ratio_bp};
    told.cycle = lot.cycle;
    told.money = money_of(lot, row);
    if (figures.open() && !was_served(in_, key, figures))
      told.cooling_off_until = cooling_off_ends(in_, figures.paid_on);
    if (const auto logged = in_.state.contracts.attendance.find(key); logged != in_.state.contracts.attendance.end()) {
      told.attendance_days = static_cast<std::int32_t>(logged->second.size());
    }
    return told;
  }

  WindowAnswer window_answer(const ServiceItem& item) const {
    const Lot& lot = *in_.books.lots.find({operator_id_, item.lot});
    const Date last_day{item.window_end};
    const std::int64_t payout = floor_as_held(lot, lot.held) - floor_as_held(lot, Wide{lot.held} - item.amount);
    WindowAnswer told;
    told.item = item.key.item;
    told.lot_id = item.lot;
    told.kind = item.kind;
    if (const auto days = cycle_days(lot.cycle, {Date{lot.start}, Date{lot.end}}, item.cycle_no)) {
      told.first = days->first;
      told.last = days->last;
      told.clauses.push_back(lot.cycle == Cycle::weekly ? "childcare/14c" : "childcare/14d");
    }
    told.units = static_cast<std::int32_t>(item.units);
    told.amount = Money{item.amount};
    told.payout = Money{payout};
    told.reported_on = Date{item.reported_on};
    told.notified_on = Date{item.notified_on};
    told.last_day = last_day;
    told.days_left = in_.calendar.work_days_between(in_.today, last_day).count;
    told.provisional = item.provisional != 0;
    told.deemed_on = last_day + Days{1};
    for (const char* clause : {"childcare/2-14a", "childcare/2-14c"}) told.clauses.emplace_back(clause);
    return told;
  }

  BillAnswer bill_answer(std::uint64_t number) const {
    const Bill& bill = *find_bill(in_.state.contracts, operator_id_, number);
    const Id16& account = in_.books.find_operator(operator_id_)->account;
    const Code code =
        bill_problem(in_, in_.terms, {operator_id_, number, in_.today, bill.amount.fen, false, account}, bill);
    BillAnswer told{
        number, bill.period.first, bill.period.last, bill.amount, bill.units, bill.gift_units, bill.lines, {}, {}};
    told.code = std::string(code_name(code));
    if (code != 0) told.clauses = clauses_of_code(told.code);
    return told;
  }

  void tell_refunds(ContractAnswer& told) const {
    for (const std::uint64_t bill : contract_.bills) {
      const auto last = in_.state.contracts.last_refunds.find({operator_id_, bill});
      if (last != in_.state.contracts.last_refunds.end()) told.refunds.push_back(refund_answer(last->second));
    }
  }

  RefundAnswer refund_answer(std::uint64_t number) const {
    const custody::Refund& refund = in_.books.refunds.at({operator_id_, number});
    const RefundPapers& papers = in_.state.contracts.refund_papers.at({operator_id_, number});
    RefundAnswer told;
    told.refund_id = number;
    told.lot_id = refund.card_id;
    told.ground = refund.ground;
    told.state = refund.state;
    told.institution_fault = papers.institution_fault;
    told.channel = papers.channel;
    told.demanded_on = refund.demanded_on;
    told.due_on = refund.due_on;
    told.paid_on = refund.paid_on;
    told.amount = Money{refund.payable + refund.compensation};
    told.compensation = Money{refund.compensation};
    if (refund.state == RefundState::demanded || refund.state == RefundState::contested) {
      const RefundGround today = refund_ground(in_, operator_id_, refund.card_id, refund.ground, papers);
      told.amount = Money{today.amount.total()};
      told.compensation = Money{today.amount.compensation};
    }
    told.clauses = clauses_of(refund.ground);
    for (std::string& clause : due_clauses_of(refund.ground)) told.clauses.push_back(std::move(clause));
    return told;
  }

  DisputeAnswer dispute_answer(std::uint64_t number, const Dispute& dispute) const {
    DisputeAnswer told;
    told.dispute_id = number;
    told.lot_id = dispute.lot;
    if (dispute.item != Id16{}) told.item = dispute.item;
    if (dispute.refund != 0) told.refund_id = dispute.refund;
    if (const auto item = in_.lots.item(operator_id_, dispute.item); item && !dispute.closed_on) {
      told.amount = Money{item->amount};
    }
    told.path = dispute.path;
    if (dispute.mediator_id != 0) told.mediator_id = dispute.mediator_id;
    told.opened_on = dispute.opened_on;
    for (const DisputeStep& step : dispute.steps) told.steps.push_back(step.on);
    told.closed_on = dispute.closed_on;
    if (dispute.outcome) {
      const DisputeOutcome& outcome = *dispute.outcome;
      told.outcome =
          OutcomeAnswer{outcome.institution_share, outcome.family_share, outcome.family_mode, outcome.accepted,
                        outcome.confirmed_by,      outcome.proven(),     outcome.recorded_on};
    }
    return told;
  }

  const Reading& in_;
  const std::uint64_t operator_id_;
  const std::uint64_t number_;
  const Contract& contract_;
  std::vector<const ServiceItem*> windows_;
  std::vector<std::pair<std::uint64_t, const Dispute*>> disputes_;
};

}  // namespace

std::optional<ContractAnswer> answer(const Reading& in, const AskContract& question) {
  const Contract* contract = find_contract(in.state.contracts, question.operator_id, question.contract_id);
  if (contract == nullptr) return std::nullopt;
  return ContractReader(in, question.operator_id, question.contract_id, *contract).tell();
}

}  // namespace gongbao::childcare
