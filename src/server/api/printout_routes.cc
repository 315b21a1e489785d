// What stands on a printout is told on the deciding thread; the journal is read and the page is set on a worker.
#include "server/api/printout_routes.h"

#include "base/masking.h"
#include "base/text.h"
#include "formats/printout_pdf.h"
#include "formats/printout_request.h"
#include "policies/registry/words.h"
#include "server/api/card_movements.h"
#include "server/api/list_values.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

constexpr std::size_t most_movements_printed = 20'000;
constexpr std::size_t walked_at_once = 500;

HttpProblem too_many_movements() {
  HttpProblem problem = http_problem("formats.too_many_rows");
  problem.detail = {"超过一份打印件的上限；请用 from 给出较晚的起始日期",
                    "more than a printout holds: name a later first day with from"};
  problem.facts["most_rows"] = most_movements_printed;
  problem.field = "from";
  return problem;
}

// "9e 9f reg/16": what stands before the document's own numbers is said once, on the page.
std::string printed_clauses(const std::vector<std::string>& clauses) {
  constexpr std::string_view own = "prepaid-card/";
  std::string text;
  for (const std::string& clause : clauses) {
    if (!text.empty()) text += ' ';
    text += clause.starts_with(own) ? clause.substr(own.size()) : clause;
  }
  return text;
}

// An instruction is called as in the glossary; of a typed command that has the Chinese only.
policies::Bilingual kind_of(std::string_view what) {
  if (const auto words = policies::instruction_words(what)) return {std::string(words->zh), std::string(words->en)};
  std::string name(what);
  std::ranges::replace(name, '_', ' ');
  return {std::string(policies::command_word(what)), std::move(name)};
}

policies::PrintedMovement printed_movement(const Service& service, const Movement& movement) {
  return {movement.entry,
          date_of(movement.stamp),
          movement.instruction.event_date,
          kind_of(movement.what()),
          Money{movement.change.principal},
          Money{movement.balance},
          printed_clauses(server::clauses_of(service.law, movement))};
}

using MovementsOr = std::expected<std::vector<policies::PrintedMovement>, Response>;

// Back from the newest movement to the first day that is wanted; told the oldest first.
MovementsOr read_history(const Service& service, const Request& request, const policies::HistoryWanted& wanted,
                         const prepaid_card::CardHistory& history) {
  std::vector<policies::PrintedMovement> all;
  CardPlace place = newest_place(history);
  for (bool enough = false; !enough && !place.ended;) {
    const auto page = card_movements(service.log, history, place, walked_at_once);
    if (!page) return std::unexpected(problem_of(request, page.error()));
    for (const Movement& movement : *page) {
      enough = date_of(movement.stamp) < wanted.from;
      if (enough) break;
      all.push_back(printed_movement(service, movement));
    }
    if (all.size() > most_movements_printed) {
      return std::unexpected(problem_response(request, too_many_movements()));
    }
    if (request.abandoned.stop_requested()) {
      return std::unexpected(problem_response(request, http_problem("http.timeout")));
    }
  }
  std::ranges::reverse(all);
  return all;
}

// Accounts and persons as their reader may see them, cards masked.
std::string shown_value(Service& service, access::Role role, const policies::PrintedValue& value) {
  return std::visit(
      [&]<class T>(const T& of_kind) -> std::string {
        if constexpr (std::is_same_v<T, std::string>) {
          return of_kind;
        } else if constexpr (std::is_same_v<T, policies::CardNo>) {
          // Paper goes from hand to hand: whoever has it printed, a card's last four (part 9).
          return mask_card_number(std::to_string(of_kind.number));
        } else {
          const policies::Column column = policies::detail::column_of<T>("");
          const policies::Value seen = value_in_file(service, role, column, policies::to_value(of_kind));
          const auto* text = std::get_if<std::string>(&seen);
          return text != nullptr ? *text : std::string();
        }
      },
      value);
}

// The moment of an entry; of an early one that is none, the day.
Stamp made_at(const Service& service, const policies::Printout& printout) {
  Stamp made = stamp_of(printout.day, 0);
  if (printout.entry == 0) return made;
  // When it cannot be read, the day stands.
  static_cast<void>(service.log.see_entry(
      printout.entry, [&](const journal::EntryView& entry) { made = Stamp{entry.source.stamp_micros}; }));
  return made;
}

Response pdf_response(const formats::PrintoutShape& shape, const policies::Printout& printout, std::string pdf) {
  Response response;
  response.headers.set("Content-Type", "application/pdf");
  const std::string word = printout.file_word.empty() ? to_string(printout.day) : printout.file_word;
  response.headers.set("Content-Disposition", attachment_named(std::string(shape.name) + "_" + word + ".pdf",
                                                               std::string(shape.title_zh) + "_" + word + ".pdf"));
  response.headers.set("Cache-Control", "private, no-store");
  response.body = std::move(pdf);
  return response;
}

std::optional<HttpProblem> wrong_query(const Request& request, const formats::PrintoutShape& shape) {
  for (const auto& [name, value] : request.query) {
    if (request.query.count(name) == 1 && shape.fields.part(name) != nullptr) continue;
    HttpProblem bad = http_problem("http.bad_request");
    bad.field = name;
    return bad;
  }
  return std::nullopt;
}

Response print(Service& service, Press& press, const Request& request, const formats::PrintoutShape& shape) {
  if (auto bad = wrong_query(request, shape)) return problem_response(request, *std::move(bad));
  const std::vector<std::pair<std::string, std::string>> named(request.query.begin(), request.query.end());
  const auto asked = formats::printout_from_parameters(shape.name, named);
  if (!asked) return problem_of(request, asked.error());
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, *std::move(problem));
  const Turn turn(press, speaker->account);
  if (auto refused = turn.refused()) return problem_response(request, *std::move(refused));
  formats::Composed composed;
  std::optional<prepaid_card::CardHistory> history;
  const auto entry = service.engine.ask([&] {
    composed = (*asked)(service.city, speaker->actor);
    const auto& wanted = composed.printout.history;
    if (composed.code != 0 || !wanted) return;
    history = prepaid_card::history_of_card(service.city.prepaid_card(), service.city.books(), wanted->operator_id,
                                            wanted->card_id, {.most = most_movements_printed + walked_at_once});
  });
  if (!entry) return problem_of(request, entry.error());
  if (composed.code != 0) {
    const bool nobody = composed.code == custody::code::forbidden && speaker->account == 0;
    return nobody ? problem_response(request, sign_in_first()) : refusal_response(service, request, {}, composed.code);
  }
  policies::Printout& printout = composed.printout;
  if (printout.history && history) {
    auto movements = read_history(service, request, *printout.history, *history);
    if (!movements) return std::move(movements.error());
    printout.history->write(printout, *movements);
  }
  auto pdf = formats::printout_pdf(
      printout,
      {.made = made_at(service, printout),
       .public_address = service.options.public_address,
       .show = [&](const policies::PrintedValue& each) { return shown_value(service, speaker->actor.role, each); },
       .abandoned = request.abandoned});
  if (!pdf && request.abandoned.stop_requested()) return problem_response(request, http_problem("http.timeout"));
  if (!pdf) return problem_of(request, pdf.error());
  Response response = pdf_response(shape, printout, *std::move(pdf));
  response.headers.set("Gongbao-Entry", std::to_string(*entry));
  return response;
}

}  // namespace

Result<void> add_printout_routes(Router& router, Service& service, const std::shared_ptr<Press>& press) {
  for (formats::PrintoutShape& shape : formats::public_printouts()) {
    const std::string pattern = "/v1/" + std::string(shape.system) + "/printouts/" + std::string(shape.name);
    const auto kept = std::make_shared<const formats::PrintoutShape>(std::move(shape));
    Handler handler = [&service, press, kept](const RequestPtr& request, const Answer& answer) {
      answer(print(service, *press, *request, *kept));
    };
    auto added = router.add(Method::get, pattern, std::move(handler), {.work = Work::blocking});
    if (!added) return added;
  }
  return {};
}

std::optional<std::string> public_address_in(std::string_view text) {
  std::string_view rest = text;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (rest.starts_with(scheme)) rest.remove_prefix(scheme.size());
  }
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789.-:[]";
  constexpr std::size_t longest = 200;
  const bool scheme = rest.size() < text.size();
  if (!scheme || rest.empty() || text.size() > longest) return std::nullopt;
  if (rest.find_first_not_of(allowed) != rest.npos || rest.starts_with(':') || rest.starts_with('.'))
    return std::nullopt;
  return std::string(text);
}

std::string attachment_named(std::string_view ascii, std::string_view utf8) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
  std::string value = "attachment; filename=\"";
  for (const char c : ascii) value += plain.find(c) != plain.npos ? c : '_';
  return value + "\"; filename*=UTF-8''" + percent_encoded(utf8);
}

}  // namespace gongbao::server
