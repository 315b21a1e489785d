// What each component counts is data of the law; the stages of physical education say from which year on.
#include "policies/exam/subjects.h"

#include "base/check.h"

namespace gongbao::exam {

namespace {

std::string_view maxima_parameter(Subject subject) {
  switch (subject) {
    case Subject::chinese:
      return "max_chinese";
    case Subject::mathematics:
      return "max_mathematics";
    case Subject::foreign_language:
      return "max_foreign_language";
    case Subject::morality_law:
      return "max_morality_law";
    case Subject::physics:
      return "max_physics";
    default:
      return "max_pe_health";
  }
}

bool counts_yet(const law::Parameters& terms, std::string_view component, std::int64_t exam_year,
                std::int64_t pe_year) {
  const auto& from = terms.table("pe_process_from", rules_day(exam_year));
  const auto first = from.find(std::string(component));
  return first == from.end() || first->second <= pe_year;
}

constexpr int september = 9;

}  // namespace

Date first_day_of(std::int32_t school_year) { return date_of(school_year, september, 1); }

std::int32_t school_year_of(Date day) {
  const YearMonthDay of = ymd(day);
  return of.month >= september ? of.year : of.year - 1;
}

std::vector<Component> components_of(const law::Parameters& terms, Subject subject) {
  std::vector<Component> out;
  if (class_of(subject) != SubjectClass::examined) return out;
  const law::Parameter* declared = terms.find(maxima_parameter(subject));
  GB_CHECK(declared != nullptr);
  for (const std::string& name : declared->range.names) {
    const auto component = enum_named<Component>(name);
    GB_CHECK(component.has_value());
    out.push_back(*component);
  }
  return out;
}

Maxima maxima_of(const law::Parameters& terms, Subject subject, std::int64_t exam_year, std::int64_t pe_year) {
  Maxima out;
  if (class_of(subject) != SubjectClass::examined) return out;
  for (const auto& [name, most] : terms.table(maxima_parameter(subject), rules_day(exam_year))) {
    const auto component = enum_named<Component>(name);
    GB_CHECK(component.has_value());
    if (counts_yet(terms, name, exam_year, pe_year)) out[*component] = most;
  }
  return out;
}

std::int64_t maximum_of(const law::Parameters& terms, Subject subject, std::int64_t exam_year, std::int64_t pe_year) {
  std::int64_t sum = 0;
  for (const auto& [component, most] : maxima_of(terms, subject, exam_year, pe_year)) sum += most;
  return sum;
}

std::int64_t maximum_of_all(const law::Parameters& terms, std::int64_t exam_year, std::int64_t pe_year) {
  std::int64_t sum = 0;
  each_subject([&](Subject subject) { sum += maximum_of(terms, subject, exam_year, pe_year); });
  return sum;
}

std::int64_t step_of(const law::Parameters& terms, Subject subject, std::int64_t exam_year) {
  const auto& steps = terms.table("score_step", rules_day(exam_year));
  return steps.at(subject == Subject::pe_health ? "pe" : "default");
}

std::string points_text(std::int64_t centipoints) {
  constexpr std::uint64_t whole = 100, tenth = 10;
  const auto bits = static_cast<std::uint64_t>(centipoints);
  const std::uint64_t size = centipoints < 0 ? 0 - bits : bits;
  std::string text = (centipoints < 0 ? "-" : "") + std::to_string(size / whole);
  const std::uint64_t rest = size % whole;
  if (rest == 0) return text;
  text += "." + std::to_string(rest / tenth);
  return rest % tenth == 0 ? text : text + std::to_string(rest % tenth);
}

}  // namespace gongbao::exam
