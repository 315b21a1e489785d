// 社会监督员应具备以下基本条件 (4.1–4.4), and the classes that are preferred (5.1–5.6).
#include "policies/eldercare/applications.h"

#include <algorithm>

namespace gongbao::eldercare {

namespace {

bool claims_age(const ClaimedClass& each) { return each.class_no == class_of_age; }
// 5.3 is seen from the birth date, 5.6 is declared; the others are shown.
bool needs_evidence(std::int32_t class_no) { return class_no != class_of_age && class_no != last_class; }

}  // namespace

void Apply::keep_what_follows() {
  if (std::ranges::none_of(classes, claims_age)) born_on.reset();
}

namespace {

// 4.1 to 4.4 in their order.
std::optional<Answer> condition_problem(const Apply& command) {
  if (command.id_check == IdFinding::malformed) return refuse(code::resident_id_malformed);
  if (!command.resident) return refuse(code::not_resident);
  if (!command.address.given()) return refuse(code::contact_incomplete).with_text("missing", "address");
  if (!command.phone.given()) return refuse(code::contact_incomplete).with_text("missing", "phone");
  if (!command.law_abiding) return refuse(code::condition_not_met).with_text("condition", "law_abiding");
  if (!command.able) return refuse(code::condition_not_met).with_text("condition", "able");
  if (!command.consent_on) return refuse(code::consent_missing);
  return std::nullopt;
}

// 5.1 to 5.6 as claimed.
std::optional<Answer> class_problem(const Context& in, const Apply& command) {
  for (const ClaimedClass& each : command.classes) {
    if (each.class_no < 1 || each.class_no > last_class) return malformed("class_no");
    if (!needs_evidence(each.class_no) || each.evidence.given()) continue;
    return refuse(code::class_evidence_missing).with_count("class_no", each.class_no);
  }
  if (std::ranges::none_of(command.classes, claims_age)) return std::nullopt;
  if (!command.born_on) return malformed("born_on");
  const int years = in.terms().years("older_person_age", in.today);
  if (has_reached_age(*command.born_on, years, in.today)) return std::nullopt;
  return refuse(code::class_not_met).with_count("older_person_age", years);
}

std::int32_t best_of(const std::vector<ClaimedClass>& classes) {
  std::int32_t best = no_class;
  for (const ClaimedClass& each : classes) best = std::min(best, each.class_no);
  return best;
}

}  // namespace

Answer decide(const Context& in, const Apply& command) {
  const Round* round = find_row(in.state.rounds, command.round);
  if (round == nullptr) return unknown("round");
  if (!round->open_on(in.today)) return refuse(code::round_closed).with_date("closes", round->closes);
  if (!command.person.given()) return malformed("person");
  if (auto problem = condition_problem(command)) return std::move(*problem);
  if (*command.consent_on > in.today) return malformed("consent_on");
  if (auto problem = class_problem(in, command)) return std::move(*problem);
  if (has_a_place(in.state, command.person, round->department, round->year)) {
    return refuse(code::application_duplicate);
  }
  const bool elsewhere = is_member_elsewhere(in.state, command.person, round->department, round->year, in.today);
  if (elsewhere && in.terms().on("single_membership", in.today)) return refuse(code::membership_elsewhere);
  ApplicationSubmitted fact{row_id(in.entry, 0), {}};
  fact.row.round = command.round;
  fact.row.person = command.person;
  fact.row.account = in.actor.account;
  fact.row.best_class = best_of(command.classes);
  fact.row.submitted_at = in.now;
  return with_id(accept(fact), "application", fact.application).with_count("class_no", fact.row.best_class);
}

void apply(World& world, const ApplicationSubmitted& fact, const FactOrigin&) {
  world.state.applications[fact.application] = fact.row;
  world.state.applications_of[fact.row.round].push_back(fact.application);
}

Answer decide(const Context& in, const WithdrawApplication& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const bool waits = row->state == ApplicationState::submitted || row->state == ApplicationState::accepted;
  if (!waits) return refuse(code::state_invalid);
  return accept(ApplicationMoved{command.application, ApplicationState::withdrawn, {}});
}

Answer decide(const Context& in, const ReviewApplication& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  if (row->state != ApplicationState::submitted) return refuse(code::state_invalid);
  if (command.accepted && !command.law_abiding) {
    return refuse(code::condition_not_met).with_text("condition", "law_abiding");
  }
  if (command.accepted && !command.able) return refuse(code::condition_not_met).with_text("condition", "able");
  if (!command.accepted && !command.reason.given()) return refuse(code::reason_missing);
  const ApplicationState to = command.accepted ? ApplicationState::accepted : ApplicationState::refused;
  return accept(ApplicationMoved{command.application, to, command.reason});
}

void apply(World& world, const ApplicationMoved& fact, const FactOrigin&) {
  world.state.applications.at(fact.application).state = fact.to;
}

}  // namespace gongbao::eldercare
