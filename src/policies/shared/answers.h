// Refusals that every document gives in the same words, and what is shown of a deadline.
#pragma once

#include "base/text.h"
#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/command.h"

namespace gongbao::shared {

using policies::accept;
using policies::Answer;
using policies::Code;
using policies::refuse;

// What nobody can mean by that input.
inline Answer malformed(std::string field) {
  return refuse(custody::code::schema_invalid).with_text("field", std::move(field));
}
inline bool blank(std::string_view text) { return trim_blanks(text).empty(); }

// What is wrong with a day on which something is said to have happened: it has not come yet, or no law asked for it,
// which the document says by its own code.
std::optional<Answer> day_problem(std::string field, Date day, Date today, Date in_force_from, Code not_in_force);

// A deadline as it is stored and shown: due_on, and a remark while the calendar does not reach it (暂定).
void show_due(Answer& answer, const law::Deadline& due);

// The first day of what the Regulation behind the measures asks for: of the first of the parameters that it sets.
Date regulation_from(const law::Parameters& parameters);

// The first of these phrases that stands in the text, blanks and punctuation between its characters or not; nullptr
// when none does.
const std::string* phrase_in(std::string_view text, const std::vector<std::string>& phrases);

// Of an agreed refund, in days: beyond ten years it is no term.
inline constexpr Days longest_refund_term{3650};
// Calendar days from day 0; the next working day when deadlines roll over rest days.
Date days_from(Date day0, Days term, bool rolls_over_rest_days, const law::Calendar& calendar);

}  // namespace gongbao::shared
