// Shared steps of typed decisions.
#include "policies/prepaid_card/context.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::prepaid_card {

Code check_event_date(const Context& in, std::uint64_t operator_id, Date event_date) {
  if (event_date > in.today) return code::event_date_in_future;
  if (!in.calendar.known(event_date)) return code::calendar_missing;
  const custody::OperatorBook* book = in.books.find_operator(operator_id);
  if (book != nullptr && book->closed_through != 0 && event_date.day <= book->closed_through)
    return code::period_closed;
  return 0;
}

std::optional<Answer> day_problem(const Context& in, std::string field, Date day, Date in_force_from) {
  return shared::day_problem(std::move(field), day, in.today, in_force_from, code::not_in_force);
}

PostedFigures figures_after(const Context& in, const custody::OperatorBook& book_after, custody::Movement movement) {
  const Wide required = in.scheme.required(book_after, movement.after);
  GB_CHECK(fits(required));
  PostedFigures figures;
  figures.custody_after = movement.after.custody;
  figures.required_after = static_cast<std::int64_t>(required);
  const bool short_now = custody::shortfall(in.scheme, book_after, movement.after, required) > 0;
  if (short_now && book_after.shortfall_since == 0) figures.flags |= custody::result_flag::shortfall_opened;
  if (!short_now && book_after.shortfall_since != 0) figures.flags |= custody::result_flag::shortfall_cured;
  if (in.scheme.balance_opens_filing_duty(book_after, in.scheme.balance_for_filing(book_after, movement.after))) {
    figures.flags |= custody::result_flag::filing_duty_opened;
  }
  custody::add_split(movement, book_after, figures.required_after);
  if (!movement.money.empty() || !movement.bonus.empty()) figures.journal_no = book_after.last_journal_no + 1;
  return figures;
}

PostedFigures figures_resplit(const Context& in, const custody::OperatorBook& book_after) {
  custody::Movement nothing;
  custody::begin(nothing, book_after);
  return figures_after(in, book_after, std::move(nothing));
}

void post(World& world, custody::OperatorBook& book, custody::Movement& movement, const PostedFigures& figures,
          const FactOrigin& origin, std::optional<Date> event_date) {
  custody::post(
      world.books, book, movement,
      {event_date.value_or(origin.booked_on), origin.booked_on, figures.required_after, figures.flags, origin.command});
  record_result_flags(world.state.compliance_events, book.key.operator_id, figures.flags,
                      {origin.booked_on, origin.entry});
}

void post_resplit(World& world, custody::OperatorBook& book, const PostedFigures& figures, const FactOrigin& origin) {
  custody::Movement nothing;
  custody::begin(nothing, book);
  post(world, book, nothing, figures, origin);
}

void show_required(Answer& answer, const PostedFigures& figures) {
  answer.fen("required", figures.required_after);
  const std::int64_t missing = figures.required_after - figures.custody_after;
  if (missing > 0) answer.fen("short", missing);
  if ((figures.flags & custody::result_flag::shortfall_opened) != 0) answer.flag(flag::custody_shortfall);
  if ((figures.flags & custody::result_flag::filing_duty_opened) != 0) answer.flag(flag::filing_due);
}

}  // namespace gongbao::prepaid_card
