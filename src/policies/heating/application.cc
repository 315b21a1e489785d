// Who may file, when and for what, in the order of spec/03 part 6.
#include "policies/heating/application.h"

#include <algorithm>

namespace gongbao::heating {

FilingDays filing_days(const law::Parameters& terms, Date today) {
  return {terms.date("policy_start", today),
          terms.date("policy_end", today) + terms.days("late_application_grace_days", today)};
}

Code day_problem(const law::Parameters& terms, Date today) {
  const FilingDays days = filing_days(terms, today);
  if (today < days.first) return code::before_policy_start;
  return today > days.last ? code::after_policy_end : Code{0};
}

Code district_problem(const law::Parameters& terms, AreaCode area, Date today) {
  const std::vector<std::string>& covered = terms.list("agri_districts", today);
  return std::ranges::find(covered, law::area_text(area)) == covered.end() ? code::district_not_covered : Code{0};
}

Code village_problem(const VillageStatus* status, Kind kind) {
  if (status != nullptr && status->conversion == Conversion::complete) return 0;
  if (status != nullptr && status->mountain) return code::village_old_policy;
  return kind == Kind::new_household ? code::village_not_converted : Code{0};
}

namespace {

// 同时废止: the letter that may no longer be cited (6b), however it is written.
bool cites_abolished_letter(const std::optional<std::string>& cited) {
  static const std::vector<std::string> letter{"京政农函〔2022〕73号", "京政农函202273号"};
  return cited && shared::phrase_in(*cited, letter) != nullptr;
}

// 1 to 3: who speaks for whom, and the days of the policy; an application that was returned has met the days before.
std::optional<Answer> beginning_problem(const Context& in, const FileApplication& command, bool returned) {
  if (in.actor.role == access::Role::village_agent && !command.consent.given()) return refuse(code::consent_missing);
  if (returned) return std::nullopt;
  const Code code = day_problem(in.terms(), in.today);
  if (code == 0) return std::nullopt;
  const FilingDays days = filing_days(in.terms(), in.today);
  return code == code::before_policy_start ? refuse(code).with_date("first_admissible_day", days.first)
                                           : refuse(code).with_date("last_admissible_day", days.last);
}

// 5 to 8: the document covers the place, the cause and the household.
std::optional<Answer> scope_problem(const Context& in, const FileApplication& command, const Household& household,
                                    Kind kind) {
  if (const Code code = district_problem(in.terms(), household.area, in.today)) return refuse(code);
  if (command.cause == Cause::force_majeure) return refuse(code::force_majeure_separate_policy);
  const Village* village = find_row(in.state.villages, household.village);
  if (const Code code = village_problem(village == nullptr ? nullptr : status_on(*village, in.today), kind)) {
    return refuse(code);
  }
  // 新增住户 are not 原享受政府补贴的: whose device was subsidised renews it by the annex.
  if (kind == Kind::new_household && household.prior_subsidy) return wrong_value("kind");
  return std::nullopt;
}

// 9, 10: what a renewal renews.
std::optional<Answer> device_problem(const Context& in, const FileApplication& command, const Household& household) {
  if (!household.prior_subsidy) return refuse(code::no_prior_subsidy);
  if (!command.old_device) return malformed("old_device");
  const Device* device = find_row(in.state.devices, *command.old_device);
  if (device == nullptr || device->household != command.household) return refuse(code::device_not_owned);
  if (device->state != DeviceState::in_use) return refuse(code::device_already_replaced);
  return std::nullopt;
}

// 12: filed, neither paid nor at its end, and not the one that is filed now. Of drafts there may be several.
bool another_is_open(const State& state, std::uint64_t household, std::uint64_t filed) {
  const std::vector<std::uint64_t>* all = find_row(state.applications_of, household);
  return all != nullptr && std::ranges::any_of(*all, [&](std::uint64_t each) {
           const ApplicationState at = state.applications.at(each).state;
           const bool open = at != ApplicationState::draft && at != ApplicationState::paid && !ended(at);
           return each != filed && open;
         });
}

Kind kind_meant(const ApplicationForm& form) {
  return form.kind.value_or(form.old_device ? Kind::renewal : Kind::new_household);
}

Application row_of(const Context& in, const ApplicationForm& form, const Household& household) {
  Application row;
  row.household = form.household;
  row.area = household.area;
  row.kind = kind_meant(form);
  if (row.kind == Kind::renewal) row.old_device = form.old_device;
  row.programme = form.programme.value_or("");
  row.hardship = form.hardship_class;
  row.submitted_on = in.today;
  return row;
}

std::vector<SealedDocument> papers_of(const ApplicationForm& form) {
  std::vector<SealedDocument> papers = form.attachments;
  if (form.consent.given()) papers.push_back(form.consent);
  return papers;
}

// The draft or the returned application that is meant; its number, 0 with none named.
struct Meant {
  std::uint64_t application = 0;
  bool returned = false;
};
std::expected<Meant, Answer> application_meant(const Context& in, const ApplicationForm& form) {
  if (!form.application) return Meant{};
  const Application* row = find_row(in.state.applications, *form.application);
  if (row == nullptr || row->household != form.household) return std::unexpected(unknown("application"));
  const bool returned = row->state == ApplicationState::returned;
  if (!returned && row->state != ApplicationState::draft) return std::unexpected(refuse(code::state_invalid));
  return Meant{*form.application, returned};
}

}  // namespace

Answer decide(const Context& in, const SaveDraft& command) {
  const Household* household = find_row(in.state.households, command.household);
  if (household == nullptr) return unknown("household");
  const auto meant = application_meant(in, command);
  if (!meant) return meant.error();
  if (meant->returned) return refuse(code::state_invalid);
  const std::uint64_t id = meant->application == 0 ? in.entry : meant->application;
  return accept(DraftSaved{id, row_of(in, command, *household), papers_of(command)})
      .with_count("application", static_cast<std::int64_t>(id));
}

Answer decide(const Context& in, const FileApplication& command) {
  const Household* household = find_row(in.state.households, command.household);
  if (household == nullptr) return unknown("household");
  const auto meant = application_meant(in, command);
  if (!meant) return meant.error();
  if (auto problem = beginning_problem(in, command, meant->returned)) return std::move(*problem);
  if (cites_abolished_letter(command.cited_document)) return refuse(code::old_letter_abolished);
  const Kind kind = kind_meant(command);
  if (auto problem = scope_problem(in, command, *household, kind)) return std::move(*problem);
  if (kind == Kind::renewal) {
    if (auto problem = device_problem(in, command, *household)) return std::move(*problem);
  }
  const auto device = kind == Kind::renewal ? command.old_device : std::nullopt;
  if (const auto until = locked_until(in.state, command.household, device, in.today); until && in.today <= *until) {
    return refuse(code::lockout_active).with_date("first_admissible_day", *until + Days{1});
  }
  if (another_is_open(in.state, command.household, meant->application)) return refuse(code::application_open);
  if (command.programme) {
    const Programme* programme = find_row(in.state.programmes, *command.programme);
    if (programme == nullptr || !programme->period.covers(in.today)) return malformed("programme");
  }
  ApplicationFiled fact{meant->application == 0 ? in.entry : meant->application, row_of(in, command, *household),
                        papers_of(command)};
  fact.row.state = ApplicationState::submitted;
  return accept(fact)
      .with_count("application", static_cast<std::int64_t>(fact.application))
      .with_date("submitted_on", in.today);
}

namespace {

void put(State& state, std::uint64_t number, const Application& row) {
  if (!state.applications.contains(number)) state.applications_of[row.household].push_back(number);
  state.applications[number] = row;
}

}  // namespace

void apply(World& world, const DraftSaved& fact, const FactOrigin&) { put(world.state, fact.application, fact.row); }
void apply(World& world, const ApplicationFiled& fact, const FactOrigin&) {
  put(world.state, fact.application, fact.row);
}

Answer decide(const Context& in, const ReturnApplication& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  if (row->state != ApplicationState::submitted) return refuse(code::state_invalid);
  if (!command.reasons.given()) return refuse(code::reason_missing);
  return accept(ApplicationMoved{command.application, ApplicationState::returned, command.reasons});
}

Answer decide(const Context& in, const WithdrawApplication& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  using enum ApplicationState;
  const bool before_confirmation =
      row->state <= eligible || row->state == purchase_submitted || row->state == purchase_returned;
  if (!before_confirmation) return refuse(code::state_invalid);
  return accept(ApplicationMoved{command.application, withdrawn, {}});
}

void apply(World& world, const ApplicationMoved& fact, const FactOrigin& origin) {
  Application& row = world.state.applications.at(fact.application);
  row.state = fact.to;
  if (fact.reasons.given()) row.returned = Said{origin.entry, fact.reasons};
}

std::optional<policies::DueStep> due_step(const State& state, Date day) {
  ApplicationsLapsed fact;
  if (day <= filing_days(state.parameters, day).last) return std::nullopt;
  for (const auto& [number, row] : state.applications) {
    if (lapses(row.state)) fact.applications.push_back(number);
  }
  if (fact.applications.empty()) return std::nullopt;
  return policies::step_of(LapseApplications{day}, fact);
}

void apply(World& world, const ApplicationsLapsed& fact, const FactOrigin&) {
  for (const std::uint64_t each : fact.applications) world.state.applications.at(each).state = ApplicationState::lapsed;
}

}  // namespace gongbao::heating
