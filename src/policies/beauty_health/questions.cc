// What a profile may ask for, an application with its opinions and money, the data zone, windows, times of approval.
#include "policies/beauty_health/questions.h"

#include <algorithm>
#include <set>

#include "policies/beauty_health/evidence.h"

namespace gongbao::beauty_health {

// --- for everybody ---------------------------------------------------------------------------------------------------

namespace {

bool is_a_year(std::int32_t year) {
  constexpr std::int32_t earliest = 2000, latest = 2999;
  return year >= earliest && year <= latest;
}

MatchAnswer match_answer(const Reading& in, const Kind& kind) {
  MatchAnswer told;
  told.kind = kind.name;
  told.measure = kind.measure;
  told.clause = clause_id(kind.clause);
  for (const std::string_view fact : facts_asked(kind)) told.facts.emplace_back(fact);
  const AreaCode unit = deciding_unit(in.state, kind, 0, in.today);
  if (unit == 0) return told;
  told.unit = unit_text(unit);
  const AmountRule* rule = find_row(in.state.rules, FundKey{told.kind, ymd(in.today).year, unit});
  if (rule == nullptr) return told;
  told.rule_set = true;
  told.ratio_bp = rule->ratio_bp;
  told.cap = rule->cap;
  told.fixed = rule->fixed;
  return told;
}

}  // namespace

std::optional<MatchesAnswer> answer(const Reading& in, const AskMatches& question) {
  if (!lists(in.state.parameters, "sectors", question.sector, in.today)) return std::nullopt;
  Enterprise who;
  who.sector = question.sector;
  who.form = question.form.value_or(ApplicantForm::enterprise);
  who.in_future_city = question.in_future_city;
  who.headquarters = question.headquarters;
  who.chain_leader = question.chain_leader;
  who.live_streaming = question.live_streaming;
  MatchesAnswer told;
  told.year = ymd(in.today).year;
  for (const Kind& each : all_kinds) {
    if (profile_contradicts(each, who, question.in_beijing)) {
      told.contradicted.emplace_back(each.name);
    } else {
      told.kinds.push_back(match_answer(in, each));
    }
  }
  return told;
}

std::optional<ZoneAnswer> answer(const Reading& in, const AskDataZone& question) {
  if (!is_a_year(question.year)) return std::nullopt;
  std::set<std::string> categories;
  for (const auto& [number, row] : in.state.certificates) {
    if (!row.category.empty()) categories.insert(row.category);
  }
  ZoneAnswer told;
  told.year = question.year;
  told.least_told = in.state.parameters.count("zone_min_cell", in.today);
  const Date first = date_of(question.year, 1, 1), last = date_of(question.year, 12, 1);
  for (const std::string& category : categories) {
    for (Date month = first; month <= std::min(last, in.today); month = add_months(month, 1)) {
      told.cells.push_back({category, month, zone_cell(in.state, category, month, in.today)});
    }
  }
  return told;
}

std::optional<WindowsAnswer> answer(const Reading& in, const AskWindows& question) {
  std::optional<AreaCode> only;
  if (question.district) {
    only = unit_named(*question.district);
    if (!only || !is_area(*only)) return std::nullopt;
  }
  WindowsAnswer told;
  for (const auto& [district, row] : in.state.windows) {
    if (only && district != *only) continue;
    WindowAnswer window{unit_text(district), row.subjects, {}};
    for (const auto& [time, enterprise] : row.slots) {
      if (date_of(time) >= in.today) window.slots.push_back({time, enterprise == 0});
    }
    told.windows.push_back(std::move(window));
  }
  return told;
}

std::optional<MediansAnswer> answer(const Reading& in, const AskApprovalMedians& question) {
  constexpr std::int32_t quarters = 4;
  if (!is_a_year(question.year)) return std::nullopt;
  MediansAnswer told;
  told.year = question.year;
  for (const auto& [matter, name] : names_of(ApprovalMatter{})) {
    for (std::int32_t n = 1; n <= quarters; ++n) {
      const Quarter quarter = quarter_of(date_of(question.year, 3 * n, 1));
      const auto decided = std::ranges::count_if(in.state.approval_times, [&](const ApprovalTime& each) {
        return each.matter == matter && quarter_of(each.decided) == quarter;
      });
      told.medians.push_back({matter, n, decided, median_work_days(in.state, matter, quarter)});
    }
  }
  return told;
}

// --- an application --------------------------------------------------------------------------------------------------

namespace {

void add_opinions(const Reading& in, const Application& row, ApplicationAnswer& told) {
  for (const auto& [unit, opinion] : row.opinions) {
    told.opinions.push_back({unit_text(unit), opinion.agree});
    told.disagreement = told.disagreement || !opinion.agree;
  }
  told.disagreement_resolved = row.disagreement_resolved;
  if (row.state != ApplicationState::in_review) return;
  for (const AreaCode each : opinions_awaited(in.state, row, in.today)) told.awaited.push_back(unit_text(each));
}

void add_money(const Reading& in, const Application& row, ApplicationAnswer& told) {
  if (const AmountRule* rule = find_row(in.state.rules, row.fund)) {
    told.rule_set = true;
    told.by_rule = amount_of(*rule, row.base);
  }
  if (const std::uint64_t budget = open_budget_of(in.state, row.fund)) {
    told.available = Money{in.state.books.free(budget)};
  }
  if (row.budget == 0) return;
  told.promised = Money{in.state.books.promised(row.budget, told.application)};
  told.paid = Money{in.state.books.paid_out(row.budget, told.application)};
  told.publicity_last = row.publicity_last;
}

// Counterparties and prices: the conference, finance and the auditor see the sum.
bool sees_contracts(access::Role role) {
  using enum access::Role;
  return role == enterprise || role == research_institution || role == responsible_unit || role == district ||
         role == drug_admin || role == customs;
}

}  // namespace

std::optional<ApplicationAnswer> answer(const Reading& in, const AskApplication& question) {
  const Application* row = find_row(in.state.applications, question.application);
  if (row == nullptr) return std::nullopt;
  const Kind& kind = *kind_named(row->fund.kind);
  const Enterprise& who = in.state.enterprises.at(row->applicant);
  ApplicationAnswer told;
  told.application = question.application;
  told.kind = row->fund.kind;
  told.clause = clause_id(kind.clause);
  told.measure = kind.measure;
  told.year = row->fund.year;
  told.unit = unit_text(row->fund.unit);
  told.enterprise = row->applicant;
  told.enterprise_name = who.name;
  told.uscc = who.uscc;
  told.object = row->object;
  told.state = row->state;
  told.evidence = row->evidence;
  if (!sees_contracts(in.actor.role)) told.evidence.contracts.clear();
  told.base = row->base;
  add_opinions(in, *row, told);
  add_money(in, *row, told);
  return told;
}

// --- reactions -------------------------------------------------------------------------------------------------------

namespace {

std::int64_t reports_in(const State& state, const std::string& product_no, Date month) {
  return std::ranges::count_if(state.reactions, [&](const auto& each) {
    return each.second.product_no == product_no && each.second.month == month;
  });
}

}  // namespace

std::optional<SignalsAnswer> answer(const Reading& in, const AskSignals& question) {
  if (question.product_no && !in.state.certificates.contains(*question.product_no)) return std::nullopt;
  std::set<std::string> products;
  SignalsAnswer told;
  for (const auto& [id, row] : in.state.reactions) {
    if (question.product_no && row.product_no != *question.product_no) continue;
    products.insert(row.product_no);
    told.to_evaluate += row.evaluated ? 0 : 1;
  }
  for (const std::string& product : products) {
    for (const Date month : signals_of(in.state, product, in.today)) {
      told.signals.push_back({product, month, reports_in(in.state, product, month)});
    }
  }
  return told;
}

namespace {

void count_report(SafetyMonth& month, Severity severity) {
  if (severity == Severity::ordinary) ++month.ordinary;
  if (severity == Severity::serious) ++month.serious;
  if (severity == Severity::major) ++month.major;
}

void count_kind(std::vector<SafetyKind>& kinds, const std::string& kind) {
  const auto row = std::ranges::find(kinds, kind, &SafetyKind::kind);
  if (row == kinds.end()) {
    kinds.push_back({kind, 1});
  } else {
    ++row->reports;
  }
}

}  // namespace

std::optional<ProductSafetyAnswer> answer(const Reading& in, const AskProductSafety& question) {
  constexpr std::int32_t months_told = 12;
  const Enterprise* who = find_row(in.state.enterprises, question.enterprise);
  const Certificate* product = find_row(in.state.certificates, question.product_no);
  const std::string* holder = product == nullptr ? nullptr : product->holder_on(in.today);
  if (who == nullptr || holder == nullptr || *holder != who->uscc) return std::nullopt;
  ProductSafetyAnswer told{question.product_no, product->category, {}, {}};
  const Date first = add_months(first_of_month(in.today), 1 - months_told);
  for (std::int32_t n = 0; n < months_told; ++n) {
    const Date month = add_months(first, n);
    told.months.push_back({month, 0, 0, 0, zone_cell(in.state, product->category, month, in.today)});
  }
  for (const auto& [id, row] : in.state.reactions) {
    const auto month = std::ranges::find(told.months, row.month, &SafetyMonth::month);
    if (row.product_no != question.product_no || month == told.months.end()) continue;
    count_report(*month, row.severity);
    count_kind(told.kinds, row.kind);
  }
  return told;
}

}  // namespace gongbao::beauty_health
