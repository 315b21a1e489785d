// 倡导每名律师每年参与不少于50个小时的公益法律服务 (s2.6c).
#include "policies/legal_profession/pro_bono.h"

#include <algorithm>

namespace gongbao::legal_profession {

namespace {

constexpr std::int64_t minutes_of_a_day = 1440;

// What stands of that day: neither rejected nor reversed.
std::vector<const ProBono*> standing_of_day(const State& state, std::uint64_t lawyer, Date day) {
  std::vector<const ProBono*> found;
  const std::vector<std::uint64_t>* own = find_row(state.pro_bono_of, lawyer);
  if (own == nullptr) return found;
  for (const std::uint64_t each : *own) {
    const ProBono& row = state.pro_bono.at(each);
    if (row.on == day && row.stands()) found.push_back(&row);
  }
  return found;
}

bool times_fit(const ClaimProBono& command) {
  if (!command.begin && !command.end) return true;
  if (!command.begin || !command.end) return false;
  return *command.begin >= 0 && *command.begin < *command.end && *command.end <= minutes_of_a_day &&
         command.minutes <= *command.end - *command.begin;
}

bool overlaps(const ClaimProBono& command, const ProBono& other) {
  return command.begin && other.begin && *command.begin < *other.end && *other.begin < *command.end;
}

}  // namespace

std::int64_t verified_minutes(const State& state, std::uint64_t lawyer, std::int32_t year, Date until) {
  const std::vector<std::uint64_t>* own = find_row(state.pro_bono_of, lawyer);
  std::int64_t sum = 0;
  if (own == nullptr) return sum;
  for (const std::uint64_t each : *own) {
    const ProBono& row = state.pro_bono.at(each);
    const bool counts = row.state == ProBonoState::verified && year_of(row.on) == year && row.on <= until;
    if (counts) sum += row.minutes;
  }
  return sum;
}

Answer decide(const Context& in, const ClaimProBono& command) {
  const Lawyer* lawyer = find_row(in.state.lawyers, command.lawyer);
  if (lawyer == nullptr) return unknown("lawyer");
  if (command.minutes < 1 || command.minutes > minutes_of_a_day) return refuse(code::minutes_out_of_range);
  if (command.on > in.today) return refuse(code::date_future);
  if (!practises_on(lawyer->standings, command.on)) return refuse(code::licence_not_valid);
  if (!times_fit(command)) return malformed("end");
  std::int64_t sum = command.minutes;
  for (const ProBono* each : standing_of_day(in.state, command.lawyer, command.on)) {
    sum += each->minutes;
    if (overlaps(command, *each)) return refuse(code::overlap);
  }
  if (sum > minutes_of_a_day) return refuse(code::day_over_24h).with_count("day_minutes", sum);
  ProBono row;
  row.lawyer = command.lawyer;
  row.on = command.on;
  row.minutes = command.minutes;
  row.begin = command.begin;
  row.end = command.end;
  row.kind = command.kind;
  row.recipient = command.recipient;
  row.evidence = command.evidence;
  return entered(in, "claim", ProBonoClaimed{std::move(row)}).with_count("day_minutes", sum);
}

void apply(World& world, const ProBonoClaimed& fact, const FactOrigin& origin) {
  world.state.pro_bono[origin.entry] = fact.row;
  world.state.pro_bono_of[fact.row.lawyer].push_back(origin.entry);
}

namespace {

// One that is not there, or stands otherwise, refuses them all.
Answer judged(const Context& in, const std::vector<std::uint64_t>& claims, ProBonoState from, ProBonoState to,
              const SealedText& reason) {
  if (claims.empty()) return malformed("claims");
  for (const std::uint64_t each : claims) {
    const ProBono* row = find_row(in.state.pro_bono, each);
    if (row == nullptr) return unknown("claims");
    if (row->state != from) return refuse(code::bad_transition);
  }
  return accept(ProBonoJudged{claims, to, reason}).with_count("judged", static_cast<std::int64_t>(claims.size()));
}

// Who verifies may be a lawyer himself, and then of another firm.
bool judges_own_firm(const Context& in, const std::vector<std::uint64_t>& claims) {
  const std::uint64_t own = firm_of_account(in.state, in.actor.account, in.today);
  return own != 0 && std::ranges::any_of(claims, [&](std::uint64_t each) {
           const ProBono* row = find_row(in.state.pro_bono, each);
           return row != nullptr && head_of(in.state, firm_on(in.state.lawyers.at(row->lawyer), in.today)) == own;
         });
}

}  // namespace

Answer decide(const Context& in, const VerifyProBono& command) {
  if (judges_own_firm(in, command.claims)) return refuse(code::handler_conflict);
  return judged(in, command.claims, ProBonoState::claimed, ProBonoState::verified, {});
}

Answer decide(const Context& in, const RejectProBono& command) {
  if (!command.reason.given()) return refuse(code::reason_missing);
  return judged(in, command.claims, ProBonoState::claimed, ProBonoState::rejected, command.reason);
}

Answer decide(const Context& in, const ReverseProBono& command) {
  if (!command.reason.given()) return refuse(code::reason_missing);
  return judged(in, command.claims, ProBonoState::verified, ProBonoState::reversed, command.reason);
}

void apply(World& world, const ProBonoJudged& fact, const FactOrigin&) {
  for (const std::uint64_t each : fact.claims) world.state.pro_bono.at(each).state = fact.state;
}

}  // namespace gongbao::legal_profession
