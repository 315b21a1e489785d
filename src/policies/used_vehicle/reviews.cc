// A batch says what changed since the one before; what changed back in between is no change.
#include "policies/used_vehicle/reviews.h"

#include <algorithm>

#include "base/hash.h"

namespace gongbao::used_vehicle {

Answer decide(const Context& in, const SubmitReview& command) {
  const Operator* own = own_operator(in);
  if (own == nullptr) return unknown("operator_id");
  if (!own->acts_as(OperatorKind::dealer)) return refuse(code::broker_cannot_deal);
  const Review* last = find_row(in.state.reviews, in.actor.organisation);
  const bool stands =
      last != nullptr && (last->state == ReviewState::submitted || last->state == ReviewState::verified);
  if (stands) return refuse(code::state_invalid);
  if (!command.papers.given()) return malformed("papers");
  return with_id(accept(ReviewSubmitted{in.actor.organisation, command.papers}), "review", in.entry);
}

void apply(World& world, const ReviewSubmitted& fact, const FactOrigin& origin) {
  Review row;
  row.papers = fact.papers;
  row.submitted_on = origin.booked_on;
  world.state.reviews[fact.dealer] = row;
}

Answer decide(const Context& in, const DecideReview& command) {
  const Review* row = find_row(in.state.reviews, command.dealer);
  if (row == nullptr) return unknown("dealer");
  if (row->state != ReviewState::submitted) return refuse(code::state_invalid);
  const bool rejected = command.result == ReviewResult::rejected;
  if (rejected && !command.reason.given()) return refuse(code::reason_missing);
  return accept(ReviewMoved{command.dealer, rejected ? ReviewState::rejected : ReviewState::verified, command.reason});
}

Answer decide(const Context& in, const WithdrawReview& command) {
  const Review* row = find_row(in.state.reviews, command.dealer);
  if (row == nullptr) return unknown("dealer");
  if (row->state != ReviewState::verified) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(ReviewMoved{command.dealer, ReviewState::withdrawn, command.reason});
}

void apply(World& world, const ReviewMoved& fact, const FactOrigin& origin) {
  Review& row = world.state.reviews.at(fact.dealer);
  row.state = fact.to;
  row.reason = fact.reason;
  row.decided_on = origin.booked_on;
  row.officer = origin.actor.account;
}

Waiting waiting_for_push(const State& state) {
  Waiting waiting;
  for (const auto& [id, row] : state.operators) {
    const bool listed = std::ranges::binary_search(state.listed, id);
    if (is_verified(state, id) == listed) continue;
    (listed ? waiting.removed : waiting.added).push_back(id);
  }
  return waiting;
}

bool first_push_due(const State& state, Date day) {
  return state.pushes.empty() && day >= state.parameters.date("push_from", day);
}

namespace {

Waiting rows_of(const Context& in, const PushDealers& command) {
  Waiting rows = waiting_for_push(in.state);
  if (command.add.empty()) return rows;
  std::erase_if(rows.added,
                [&](std::uint64_t each) { return std::ranges::find(command.add, each) == command.add.end(); });
  rows.removed.clear();
  return rows;
}

}  // namespace

Answer decide(const Context& in, const PushDealers& command) {
  const Date date = command.date.value_or(in.today);
  if (date > in.today) return wrong_value("date");
  const Date first = in.terms().date("push_from", in.today);
  if (date < first) return refuse(code::push_before_start).with_date("first_admissible_day", first);
  for (const std::uint64_t dealer : command.add) {
    if (!is_verified(in.state, dealer)) return with_id(refuse(code::dealer_not_verified), "dealer", dealer);
  }
  Waiting rows = rows_of(in, command);
  if (rows.removed.empty() && rows.added.empty()) return refuse(code::push_empty);
  DealersPushed fact{in.state.pushes.size() + 1,
                     {std::move(rows.removed), std::move(rows.added), {}, in.now, std::nullopt}};
  fact.batch.rows_hash = sm3(canonical_bytes(fact.batch));
  Answer answer = accept(fact);
  answer.count("batch", static_cast<std::int64_t>(fact.batch_no));
  for (const std::uint64_t each : fact.batch.removed) answer.text("rows", "remove " + std::to_string(each));
  for (const std::uint64_t each : fact.batch.added) answer.text("rows", "add " + std::to_string(each));
  return answer;
}

void apply(World& world, const DealersPushed& fact, const FactOrigin&) {
  State& state = world.state;
  std::erase_if(state.listed, [&](std::uint64_t each) { return std::ranges::binary_search(fact.batch.removed, each); });
  std::ranges::copy(fact.batch.added, std::back_inserter(state.listed));
  std::ranges::sort(state.listed);
  state.pushes.push_back(fact.batch);
}

Answer decide(const Context& in, const AcknowledgePush& command) {
  const auto next = std::ranges::find_if(in.state.pushes, [](const PushBatch& each) { return !each.acknowledged_at; });
  const auto number = static_cast<std::uint64_t>(next - in.state.pushes.begin()) + 1;
  if (next == in.state.pushes.end() || command.batch != number) return refuse(code::push_out_of_order);
  return accept(PushAcknowledged{command.batch, in.now});
}

void apply(World& world, const PushAcknowledged& fact, const FactOrigin&) {
  world.state.pushes.at(fact.batch - 1).acknowledged_at = fact.at;
}

}  // namespace gongbao::used_vehicle
