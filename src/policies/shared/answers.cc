// Bodies of what all documents say alike.
#include "policies/shared/answers.h"

#include <algorithm>

#include "law/fold.h"

namespace gongbao::shared {

std::optional<Answer> day_problem(std::string field, Date day, Date today, Date in_force_from, Code not_in_force) {
  if (day > today) return refuse(custody::code::event_date_in_future).with_text("field", std::move(field));
  if (day >= in_force_from) return std::nullopt;
  return refuse(not_in_force).with_text("field", std::move(field)).with_date("in_force_from", in_force_from);
}

void show_due(Answer& answer, const law::Deadline& due) {
  answer.date("due_on", due.last_day);
  if (due.provisional) answer.text("provisional", "calendar");
}

Date regulation_from(const law::Parameters& parameters) {
  Date first = gongbao::last_date;
  for (const auto& [name, parameter] : parameters.all()) {
    const bool of_regulation =
        std::ranges::any_of(parameter.clauses, [](const std::string& clause) { return clause.starts_with("reg/"); });
    if (of_regulation) first = std::min(first, parameter.versions.front().from);
  }
  return first;
}

const std::string* phrase_in(std::string_view text, const std::vector<std::string>& phrases) {
  const std::string folded = law::fold(text);
  for (const std::string& phrase : phrases) {
    if (law::count_in(folded, law::fold(phrase)) > 0) return &phrase;
  }
  return nullptr;
}

Date days_from(Date day0, Days term, bool rolls_over_rest_days, const law::Calendar& calendar) {
  const Date due = day0 + term;
  if (!rolls_over_rest_days || calendar.is_working_day(due)) return due;
  return calendar.add_work_days(due, WorkDays{1}).last_day;
}

}  // namespace gongbao::shared
