// Nothing is computed anew: closing figures and outcomes are what was recorded then.
#include "server/api/as_of.h"

#include <bit>
#include <boost/json/array.hpp>

#include "base/number_text.h"
#include "custody/record.h"
#include "server/api/answers.h"
#include "server/api/card_movements.h"
#include "server/api/list_values.h"
#include "server/api/replies.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using journal::EntryNo;

constexpr std::chrono::milliseconds longest_wait_for_views{1'000};  // of a thread of few

HttpProblem cannot_tell(std::string_view code) {
  HttpProblem problem = http_problem(code);
  problem.field = "as_of";
  return problem;
}

HttpProblem lies_ahead() { return cannot_tell("http.as_of_later"); }
HttpProblem before_everything() { return cannot_tell("http.as_of_before"); }

// The last entry that was made up to the end of that day: stamps never go back.
Result<EntryNo> last_entry_of(const journal::Log& log, Date day) {
  const std::int64_t end = stamp_of(day + Days{1}, 0).micros;
  EntryNo before = 0, after = log.last_entry() + 1;
  while (after - before > 1) {
    const EntryNo middle = before + (after - before) / 2;
    std::int64_t stamp = 0;
    const auto seen =
        log.see_entry(middle, [&](const journal::EntryView& entry) { stamp = entry.source.stamp_micros; });
    if (!seen) return std::unexpected(seen.error());
    (stamp < end ? before : after) = middle;
  }
  return before;
}

struct Walked {
  std::optional<Movement> movement = {};  // the last one up to there
  bool too_far = false;
  bool abandoned = false;  // nobody waits for it any more
};

// next: the movements behind those it gave before, the newest first; none: there are no more.
template <class Next>
Result<Walked> walk_back(EntryNo upto, const std::stop_token& abandoned, Next&& next) {
  constexpr std::size_t page = 500;
  for (std::size_t walked = 0; walked < most_movements_walked; walked += page) {
    if (abandoned.stop_requested()) return Walked{.abandoned = true};
    const Result<std::vector<Movement>> movements = next(page);
    if (!movements) return std::unexpected(movements.error());
    for (const Movement& movement : *movements) {
      if (movement.entry <= upto) return Walked{.movement = movement};
    }
    if (movements->size() < page) return Walked{};
  }
  return Walked{.too_far = true};
}

Result<Walked> walk_operator(const journal::Log& log, EntryNo from, EntryNo upto, const std::stop_token& abandoned) {
  return walk_back(upto, abandoned, [&](std::size_t most) {
    auto movements = movements_back(log, from, most);
    if (movements && !movements->empty()) from = movements->back().before;
    return movements;
  });
}

Result<Walked> walk_card(const journal::Log& log, const prepaid_card::CardHistory& card, EntryNo upto,
                         const std::stop_token& abandoned) {
  CardPlace place = newest_place(card);
  return walk_back(upto, abandoned, [&](std::size_t most) { return card_movements(log, card, place, most); });
}

// The entry asked for itself, when it is an accepted instruction of that operator: then nothing is walked.
Result<std::optional<EntryNo>> own_entry(const journal::Log& log, const AsOfSubject& subject, EntryNo number) {
  bool own = false;
  const auto seen = log.see_entry(number, [&](const journal::EntryView& entry) {
    if (entry.instruction == nullptr || entry.instruction->outcome.code != 0) return;
    const auto in = std::bit_cast<custody::Instruction>(entry.instruction->record);
    own = entry.instruction->outcome.verdict == journal::Verdict::accepted && in.operator_id == subject.operator_id;
  });
  if (!seen) return std::unexpected(seen.error());
  return own ? std::optional(number) : std::nullopt;
}

answers::EarlierFigures of_movement(const AsOfSubject& subject, const AsOf& as_of, const Movement& movement) {
  answers::EarlierFigures told{.operator_id = subject.operator_id,
                               .as_of = {.last_entry_no = movement.entry, .booked_at = movement.stamp}};
  if (as_of.entry != 0) told.as_of.entry_no = as_of.entry;
  if (as_of.entry == 0) told.as_of.day = as_of.day;
  return told;
}

Result<std::int64_t> required_after(const journal::Log& log, EntryNo number) {
  std::int64_t required = 0;
  const auto seen = log.see_entry(number, [&](const journal::EntryView& entry) {
    if (entry.instruction != nullptr) required = entry.instruction->outcome.required_after;
  });
  if (!seen) return std::unexpected(seen.error());
  return required;
}

Result<Walked> last_movement(const journal::Log& log, const AsOfSubject& subject, EntryNo upto,
                             const std::stop_token& abandoned) {
  if (subject.card) return walk_card(log, *subject.card, upto, abandoned);
  const auto own = own_entry(log, subject, upto);
  if (!own) return std::unexpected(own.error());
  return walk_operator(log, own->value_or(subject.newest), upto, abandoned);
}

std::expected<answers::EarlierFigures, Response> by_journal(Service& service, const Request& request,
                                                            const AsOfSubject& subject, const AsOf& as_of) {
  const auto fail = [&](HttpProblem problem) { return std::unexpected(problem_response(request, std::move(problem))); };
  const auto broken = [&](const Problem& problem) { return std::unexpected(problem_of(request, problem)); };
  const auto upto = as_of.entry != 0 ? Result<EntryNo>(as_of.entry) : last_entry_of(service.log, as_of.day);
  if (!upto) return broken(upto.error());
  if (*upto == 0) return fail(before_everything());
  const auto walked = last_movement(service.log, subject, *upto, request.abandoned);
  if (!walked) return broken(walked.error());
  if (walked->abandoned) return fail(http_problem("http.timeout"));
  if (walked->too_far) {
    HttpProblem far = cannot_tell("http.as_of_too_far");
    far.detail = {"请给出该经营者的一条记录号，或一个日期", "name an entry of this operator, or a day"};
    return fail(std::move(far));
  }
  if (!walked->movement) return fail(before_everything());
  const Movement& movement = *walked->movement;
  answers::EarlierFigures told = of_movement(subject, as_of, movement);
  if (subject.card) {
    told.card_id = movement.card_id;
    told.principal = Money{movement.balance};
    told.bonus = Money{movement.bonus};
    return told;
  }
  const auto required = required_after(service.log, movement.entry);
  if (!required) return broken(required.error());
  told.custody = Money{movement.balance};
  told.required = Money{*required};
  return told;
}

// The last day up to that one on which something changed; days without a change have no row.
std::expected<answers::EarlierFigures, Response> by_closing(Service& service, const Request& request,
                                                            const access::Actor& actor, const AsOfSubject& subject,
                                                            const AsOf& as_of) {
  const auto fail = [&](HttpProblem problem) { return std::unexpected(problem_response(request, std::move(problem))); };
  HttpProblem behind = http_problem("http.overloaded");
  behind.headers.add("Retry-After", "1");
  if (service.views == nullptr || !service.views->wait_entry(subject.entry, longest_wait_for_views)) {
    return fail(std::move(behind));
  }
  views::Query query;
  query.system = "prepaid-card";
  query.list = "closings";
  query.actor = actor;
  query.filters = {{"operator_id", std::to_string(subject.operator_id)}, {"day_to", to_string(as_of.day)}};
  query.order = "-day";
  query.limit = 1;
  const auto page = service.views->page(query);
  if (!page && page.error().code == "ledger.forbidden") return fail(http_problem("http.forbidden"));
  if (!page) return std::unexpected(problem_of(request, page.error()));
  if (page->rows.empty()) return fail(before_everything());
  answers::EarlierFigures told{.operator_id = subject.operator_id, .as_of = {.day = as_of.day}};
  const auto found = [&page](std::string_view name) -> std::optional<std::int64_t> {
    const auto column = std::ranges::find(page->columns, name, &policies::Column::name);
    if (column == page->columns.end()) return std::nullopt;
    const auto* number = std::get_if<std::int64_t>(&page->rows.front()[column - page->columns.begin()]);
    return number == nullptr ? std::nullopt : std::optional(*number);
  };
  if (const auto day = found("day")) told.as_of.last_changed_on = Date{static_cast<std::int32_t>(*day)};
  told.coverage_bp = found("coverage_bp");
  answers::EarlierFigures::each_field(told, [&found]<class Field>(const char* name, Field& field) {
    if constexpr (std::is_same_v<Field, std::optional<Money>>) {
      if (const auto fen = found(name)) field = Money{*fen};
    }
  });
  return told;
}

}  // namespace

std::expected<AsOf, HttpProblem> as_of_in(std::string_view text) {
  if (const auto number = number_in(text); number && *number != 0) return AsOf{*number, {}};
  if (const auto day = parse_date(text)) return AsOf{0, *day};
  HttpProblem bad = http_problem("http.bad_request");
  bad.field = "as_of";
  bad.detail = {"须为记录号或日期 2023-10-09", "the number of an entry, or a day: 2023-10-09"};
  return std::unexpected(std::move(bad));
}

std::expected<answers::EarlierFigures, Response> figures_as_of(Service& service, const Request& request,
                                                               const access::Actor& actor, const AsOfSubject& subject,
                                                               const AsOf& as_of) {
  const bool ahead = as_of.entry != 0 ? as_of.entry > subject.entry : as_of.day >= subject.today;
  if (ahead) return std::unexpected(problem_response(request, lies_ahead()));
  if (as_of.entry == 0 && !subject.card) return by_closing(service, request, actor, subject, as_of);
  return by_journal(service, request, subject, as_of);
}

}  // namespace gongbao::server
