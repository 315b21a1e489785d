// Nothing is computed anew: closing figures and outcomes are what was recorded then.
#include "server/api/as_of.h"

#include <bit>
#include <boost/json/array.hpp>

#include "base/number_text.h"
#include "custody/record.h"
#include "server/api/list_values.h"
#include "server/api/movements.h"
#include "server/api/replies.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using journal::EntryNo;

constexpr std::size_t most_walked = 20'000;
constexpr std::chrono::milliseconds longest_wait_for_views{1'000};  // of a thread of few

HttpProblem cannot_tell(std::string code, std::string zh, std::string en) {
  HttpProblem problem{.status = 422, .code = std::move(code)};
  problem.title = {"无法给出该时点的数字", "there are no figures of that moment"};
  problem.detail = {std::move(zh), std::move(en)};
  problem.field = "as_of";
  return problem;
}

HttpProblem lies_ahead() { return cannot_tell("http.as_of_later", "该时点尚未结束", "it has not ended yet"); }
HttpProblem before_everything() {
  return cannot_tell("http.as_of_before", "当时尚无分录", "no instruction was entered by then");
}

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
  std::optional<Movement> movement;  // the last one up to there
  bool too_far = false;
};

Result<Walked> walk_back(const journal::Log& log, const AsOfSubject& subject, EntryNo upto) {
  constexpr std::size_t page = 500;
  EntryNo from = subject.newest;
  for (std::size_t walked = 0; from != 0 && walked < most_walked; walked += page) {
    const auto movements = movements_back(log, from, subject.card_id, page);
    if (!movements) return std::unexpected(movements.error());
    for (const Movement& movement : *movements) {
      if (movement.entry <= upto) return Walked{movement, false};
    }
    from = movements->empty() ? 0 : movements->back().before;
  }
  return Walked{std::nullopt, from != 0};
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

json::object of_movement(const AsOfSubject& subject, const AsOf& as_of, const Movement& movement,
                         std::int64_t required) {
  json::object when;
  as_of.entry != 0 ? when["entry_no"] = as_of.entry : when["day"] = to_string(as_of.day);
  when["last_entry_no"] = movement.entry;
  when["booked_at"] = to_string(movement.stamp);
  json::object told{{"operator_id", subject.operator_id}, {"as_of", std::move(when)}};
  if (subject.card_id) {
    told["card_id"] = *subject.card_id;
    told["principal_fen"] = movement.balance;
  } else {
    told["custody_fen"] = movement.balance;
    told["required_fen"] = required;
  }
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

std::expected<json::object, Response> by_journal(Service& service, const Request& request, AsOfSubject subject,
                                                 const AsOf& as_of) {
  const auto fail = [&](HttpProblem problem) { return std::unexpected(problem_response(request, std::move(problem))); };
  const auto broken = [&](const Problem& problem) { return std::unexpected(problem_of(request, problem)); };
  const auto upto = as_of.entry != 0 ? Result<EntryNo>(as_of.entry) : last_entry_of(service.log, as_of.day);
  if (!upto) return broken(upto.error());
  if (*upto == 0) return fail(before_everything());
  if (!subject.card_id) {
    const auto own = own_entry(service.log, subject, *upto);
    if (!own) return broken(own.error());
    if (*own) subject.newest = **own;
  }
  const auto walked = walk_back(service.log, subject, *upto);
  if (!walked) return broken(walked.error());
  if (walked->too_far) {
    return fail(cannot_tell("http.as_of_too_far", "其间分录过多；请给出该经营者的一条记录号，或一个日期",
                            "too many instructions lie between; name an entry of this operator, or a day"));
  }
  // A typed command (a correction, a card in place of a lost one) changes a card and is no movement of it.
  const EntryNo last = walked->movement ? walked->movement->entry : 0;
  if (subject.card_id && last == subject.newest && (last == 0 ? 0 : walked->movement->balance) != subject.principal) {
    return fail(cannot_tell("http.as_of_changed_since", "此卡另经更正、换卡或期初转入，该时点余额不能由流水得出",
                            "a correction, another card or opening balances changed it besides its movements"));
  }
  if (!walked->movement) return fail(before_everything());
  const auto required = required_after(service.log, walked->movement->entry);
  if (!required) return broken(required.error());
  return of_movement(subject, as_of, *walked->movement, *required);
}

// The last day up to that one on which something changed; days without a change have no row.
std::expected<json::object, Response> by_closing(Service& service, const Request& request, const access::Actor& actor,
                                                 const AsOfSubject& subject, const AsOf& as_of) {
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
  json::object told{{"operator_id", subject.operator_id}};
  json::object when{{"day", to_string(as_of.day)}};
  for (std::size_t i = 0; i < page->columns.size(); ++i) {
    const policies::Column& column = page->columns[i];
    json::value value = value_json(service, actor.role, column, page->rows.front()[i]);
    if (column.name == "day") when["last_changed_on"] = std::move(value);
    if (column.kind == policies::Kind::fen) told[std::string(column.name) + "_fen"] = std::move(value);
  }
  told["as_of"] = std::move(when);
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

std::expected<json::object, Response> figures_as_of(Service& service, const Request& request,
                                                    const access::Actor& actor, const AsOfSubject& subject,
                                                    const AsOf& as_of) {
  const bool ahead = as_of.entry != 0 ? as_of.entry > subject.entry : as_of.day >= subject.today;
  if (ahead) return std::unexpected(problem_response(request, lies_ahead()));
  if (as_of.entry == 0 && !subject.card_id) return by_closing(service, request, actor, subject, as_of);
  return by_journal(service, request, subject, as_of);
}

}  // namespace gongbao::server
