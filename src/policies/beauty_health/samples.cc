// 可免予提供…免予进口检验 (5), 将保税货物提交担保后运至保税展示交易中心 (17d).
#include "policies/beauty_health/samples.h"

namespace gongbao::beauty_health {

namespace {

// F1. By O1 an exhibit may be for neither; flipped, for one of the two.
std::optional<Answer> purpose_problem(const Context& in, const PrecheckSample& sample) {
  const std::string& purpose = sample.purpose;
  if (purpose == "special_registration" || purpose == "ordinary_filing") {
    return sample.for_sale ? std::optional(refuse(code::sample_for_sale)) : std::nullopt;
  }
  if (purpose == "enterprise_rnd") {
    if (sample.for_trial) return refuse(code::rnd_trial_use);
    return sample.for_sale ? std::optional(refuse(code::sample_for_sale)) : std::nullopt;
  }
  if (purpose == "exhibition") {
    const bool neither = in.terms().on("exhibit_both_required", in.today);
    const bool meant = neither ? sample.for_trial || sample.for_sale : sample.for_trial && sample.for_sale;
    return meant ? std::optional(refuse(code::exhibit_trial_or_sale)) : std::nullopt;
  }
  return refuse(code::purpose_not_listed).with_text("purpose", purpose);
}

}  // namespace

Answer decide(const Context& in, const PrecheckSample& command) {
  if (!in.state.enterprises.contains(command.enterprise)) return unknown("enterprise");
  if (auto problem = purpose_problem(in, command)) return std::move(*problem);
  if (command.quantity < 1) return wrong_value("quantity");
  const SamplePrechecked fact{
      in.entry,
      {command.enterprise, command.purpose, command.quantity, 0, 0, 0, SampleState::pre_checked, command.goods}};
  return with_id(accept(fact), "sample", fact.sample)
      .with_text("waiver", clause_id("5b"))
      .with_text("waiver", clause_id("5c"));
}

void apply(World& world, const SamplePrechecked& fact, const FactOrigin&) {
  world.state.samples[fact.sample] = fact.row;
}

Answer decide(const Context& in, const DecideSample& command) {
  const Sample* row = find_row(in.state.samples, command.sample);
  if (row == nullptr) return unknown("sample");
  if (row->state != SampleState::pre_checked) return refuse(code::bad_transition);
  if (!command.grant && !command.reason.given()) return refuse(code::reason_missing);
  return accept(SampleDecided{command.sample, command.grant, command.reason});
}

void apply(World& world, const SampleDecided& fact, const FactOrigin&) {
  world.state.samples.at(fact.sample).state = fact.grant ? SampleState::granted : SampleState::declined;
}

Answer decide(const Context& in, const AccountSample& command) {
  const Sample* row = find_row(in.state.samples, command.sample);
  if (row == nullptr) return unknown("sample");
  if (row->state != SampleState::granted) return refuse(code::bad_transition);
  SampleAccounted fact{command.sample, command.used.value_or(0), command.returned.value_or(0),
                       command.destroyed.value_or(0), false};
  const Wide more = Wide{fact.used} + fact.returned + fact.destroyed;
  if (fact.used < 0 || fact.returned < 0 || fact.destroyed < 0 || more == 0) return wrong_value("used");
  const Wide left = Wide{row->quantity} - row->accounted();
  if (more > left) {
    return refuse(code::sample_quantity_exceeded).with_count("left", static_cast<std::int64_t>(left));
  }
  fact.closes = more == left;
  return accept(fact).with_count("left", static_cast<std::int64_t>(left - more));
}

void apply(World& world, const SampleAccounted& fact, const FactOrigin&) {
  Sample& row = world.state.samples.at(fact.sample);
  row.used += fact.used;
  row.returned += fact.returned;
  row.destroyed += fact.destroyed;
  if (fact.closes) row.state = SampleState::closed;
}

Answer decide(const Context& in, const RequestBonded& command) {
  if (!in.state.enterprises.contains(command.enterprise)) return unknown("enterprise");
  if (blank(command.registration_no.value_or(""))) return refuse(code::not_customs_registered);
  if (!lists(in.terms(), "bonded_areas", command.bonded_area, in.today)) {
    return refuse(code::area_not_eligible).with_text("area", command.bonded_area);
  }
  const bool named = !blank(command.guarantee_no.value_or("")) && command.guarantee_from && command.guarantee_to;
  if (!named || *command.guarantee_to < *command.guarantee_from) return refuse(code::guarantee_missing);
  if (!command.goods_bonded) return refuse(code::exhibit_not_bonded);
  if (blank(command.centre)) return malformed("centre");
  BondedRequested fact{in.entry, {}};
  fact.row.enterprise = command.enterprise;
  fact.row.guarantee_no = *command.guarantee_no;
  fact.row.guarantee_from = *command.guarantee_from;
  fact.row.guarantee_to = *command.guarantee_to;
  fact.row.centre = command.centre;
  fact.row.goods = command.goods;
  return with_id(accept(fact), "bonded", fact.bonded);
}

void apply(World& world, const BondedRequested& fact, const FactOrigin&) { world.state.bonded[fact.bonded] = fact.row; }

Answer decide(const Context& in, const ReleaseBonded& command) {
  const BondedCase* row = find_row(in.state.bonded, command.bonded);
  if (row == nullptr) return unknown("bonded");
  if (row->state != BondedState::requested) return refuse(code::bad_transition);
  const Date day = command.moving_day.value_or(in.today);
  if (!in.calendar.known(day)) return refuse(code::calendar_missing).with_date("moving_day", day);
  if (!row->guaranteed_on(day)) {  // T3
    return refuse(code::guarantee_missing).with_date("from", row->guarantee_from).with_date("to", row->guarantee_to);
  }
  return accept(BondedMoved{command.bonded, BondedState::released, day, {}}).with_date("moving_day", day);
}

Answer decide(const Context& in, const CloseBonded& command) {
  const BondedCase* row = find_row(in.state.bonded, command.bonded);
  if (row == nullptr) return unknown("bonded");
  const bool out = row->state == BondedState::returned || row->state == BondedState::sold;
  if (row->state != BondedState::released && !out) return refuse(code::bad_transition);
  if (out && command.outcome) return refuse(code::bad_transition);
  if (out) return accept(BondedMoved{command.bonded, BondedState::closed, {}, {}});
  if (!command.outcome) return malformed("outcome");
  const bool sold = command.outcome == BondedOutcome::sold;
  if (sold != command.channel.has_value()) return malformed("channel");
  return accept(BondedMoved{command.bonded, sold ? BondedState::sold : BondedState::returned, {}, command.channel});
}

void apply(World& world, const BondedMoved& fact, const FactOrigin&) {
  BondedCase& row = world.state.bonded.at(fact.bonded);
  row.state = fact.to;
  if (fact.moved_on) row.moved_on = fact.moved_on;
  if (fact.channel) row.channel = fact.channel;
}

}  // namespace gongbao::beauty_health
