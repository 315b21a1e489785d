// The measures, the board and the desk of a unit: items counted by measure and unit when it is asked for.
#include <algorithm>

#include "policies/beauty_health/questions.h"

namespace gongbao::beauty_health {

namespace {

// The last measure of each section of the document (s1 to s5).
constexpr std::array<std::int32_t, 5> section_ends{6, 10, 14, 17, 21};

std::int32_t section_of(std::int32_t measure) {
  const auto end = std::ranges::lower_bound(section_ends, measure);
  return static_cast<std::int32_t>(end - section_ends.begin()) + 1;
}

std::vector<std::string> unit_texts(const std::vector<AreaCode>& units) {
  std::vector<std::string> texts;
  for (const AreaCode each : units) texts.push_back(unit_text(each));
  return texts;
}

MeasureAnswer measure_answer(const Reading& in, std::int32_t measure) {
  MeasureAnswer told;
  told.measure = measure;
  told.section = section_of(measure);
  const std::vector<AreaCode> printed = printed_units(in.state.parameters, measure, in.today);
  told.units = unit_texts(printed);
  if (const auto* named = find_row(in.state.named_districts, measure)) told.districts = unit_texts(*named);
  if (const auto lead = lead_of(in.state, measure, in.today)) told.lead = unit_text(*lead);
  for (const AreaCode each : printed) {
    if (!is_signatory(in.state.parameters, each, in.today)) told.not_signatory.push_back(unit_text(each));
  }
  for (const Kind& each : all_kinds) {
    if (each.measure == measure) told.kinds.emplace_back(each.name);
  }
  told.clause = units_clause(measure);
  return told;
}

PartAnswer part_answer(const Reading& in, std::int32_t measure, AreaCode unit) {
  PartAnswer told;
  told.measure = measure;
  told.unit = unit_text(unit);
  told.state = part_of(in.state, measure, unit, in.today);
  for (const auto& [id, row] : in.state.items) {
    if (row.measure != measure || row.unit != unit) continue;
    ++told.items;
    told.overdue += row.overdue_on(in.today) ? 1 : 0;
    if (row.state == ItemState::done) {
      ++told.done;
    } else {
      told.next_due = std::min(told.next_due.value_or(row.due), row.due);
    }
  }
  told.unconfirmed = !is_signatory(in.state.parameters, unit, in.today) && told.items == 0;
  return told;
}

// 有关区 as one part as long as no district is named.
std::vector<AreaCode> parts_of(const Reading& in, std::int32_t measure) {
  std::vector<AreaCode> units = units_of(in.state, measure, in.today);
  if (districts_awaited(in.state, measure, in.today)) units.push_back(districts_concerned);
  return units;
}

void add_part(std::vector<ProgressAnswer>& all, const std::string& of, const PartAnswer& part) {
  auto row = std::ranges::find(all, of, &ProgressAnswer::of);
  if (row == all.end()) row = all.insert(all.end(), ProgressAnswer{of, 0, 0, 0, 0, 0});
  ++row->measures;
  row->items += part.items;
  row->done += part.done;
  row->overdue += part.overdue;
  row->not_planned += part.state == PartState::not_planned ? 1 : 0;
}

void add_measure(const Reading& in, std::int32_t measure, BoardAnswer& told) {
  const MeasureState now = measure_state(in.state, measure, in.today);
  BoardMeasure row;
  row.measure = measure;
  row.section = section_of(measure);
  row.state = now.state;
  row.progress_bp = now.progress_bp;
  row.because = unit_texts(now.because);
  row.districts_awaited = districts_awaited(in.state, measure, in.today);
  for (const AreaCode unit : parts_of(in, measure)) {
    told.parts.push_back(part_answer(in, measure, unit));
    const PartAnswer& part = told.parts.back();
    row.items += part.items;
    row.done += part.done;
    add_part(told.units, part.unit, part);
    add_part(told.sections, "s" + std::to_string(row.section), part);
  }
  told.measures.push_back(std::move(row));
}

std::int64_t open_issues(const State& state) {
  return std::ranges::count_if(state.issues, [](const auto& each) { return !each.second.answered; });
}

}  // namespace

std::optional<MeasuresAnswer> answer(const Reading& in, const AskMeasures& question) {
  const std::int32_t only = question.measure.value_or(0);
  if (question.measure && (only < 1 || only > last_measure)) return std::nullopt;
  MeasuresAnswer told;
  for (std::int32_t measure = 1; measure <= last_measure; ++measure) {
    if (only == 0 || only == measure) told.measures.push_back(measure_answer(in, measure));
  }
  told.pairs = static_cast<std::int64_t>(responsibility_pairs(in.state.parameters, in.today));
  return told;
}

std::optional<BoardAnswer> answer(const Reading& in, const AskBoard& question) {
  const std::int32_t only = question.section.value_or(0);
  if (question.section && (only < 1 || only > std::ssize(section_ends))) return std::nullopt;
  BoardAnswer told;
  for (std::int32_t measure = 1; measure <= last_measure; ++measure) {
    if (only == 0 || only == section_of(measure)) add_measure(in, measure, told);
  }
  told.issues_open = open_issues(in.state);
  return told;
}

namespace {

void add_reviews(const Reading& in, AreaCode unit, UnitDeskAnswer& told) {
  for (const auto& [id, row] : in.state.applications) {
    if (row.state != ApplicationState::in_review) continue;
    const std::vector<AreaCode> awaited = opinions_awaited(in.state, row, in.today);
    if (std::ranges::find(awaited, unit) == awaited.end()) continue;
    const bool no = std::ranges::any_of(row.opinions, [](const auto& each) { return !each.second.agree; });
    told.reviews.push_back({id, row.fund.kind, clause_id(kind_named(row.fund.kind)->clause),
                            in.state.enterprises.at(row.applicant).name, row.base, no && !row.disagreement_resolved});
  }
}

void add_kinds(const Reading& in, AreaCode unit, UnitDeskAnswer& told) {
  for (const Kind& each : all_kinds) {
    if (deciding_unit(in.state, each, unit, in.today) != unit) continue;
    told.kinds.emplace_back(each.name);
    const FundKey fund{std::string(each.name), ymd(in.today).year, unit};
    if (!in.state.rules.contains(fund)) told.kinds_without_rule.emplace_back(each.name);
  }
}

}  // namespace

std::optional<UnitDeskAnswer> answer(const Reading& in, const AskUnitDesk& question) {
  const auto unit = unit_named(question.unit);
  if (!unit || *unit == districts_concerned) return std::nullopt;
  UnitDeskAnswer told;
  told.unit = unit_text(*unit);
  told.signatory = is_signatory(in.state.parameters, *unit, in.today);
  for (std::int32_t measure = 1; measure <= last_measure; ++measure) {
    if (is_responsible(in.state, measure, *unit, in.today)) told.parts.push_back(part_answer(in, measure, *unit));
  }
  add_reviews(in, *unit, told);
  add_kinds(in, *unit, told);
  told.issues_open = open_issues(in.state);
  return told;
}

}  // namespace gongbao::beauty_health
