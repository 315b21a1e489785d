// Questions are read on the deciding thread and written as JSON elsewhere; history is read from the journal, on worker
// threads.
#include "server/api/question_routes.h"

#include <boost/json/array.hpp>

#include "base/hash.h"
#include "base/number_text.h"
#include "formats/command_json.h"
#include "formats/json_text.h"
#include "formats/question_json.h"
#include "policies/prepaid_card/carried.h"
#include "policies/registry/questions.h"
#include "policies/view_rows.h"
#include "server/api/answers.h"
#include "server/api/as_of.h"
#include "server/api/card_movements.h"
#include "server/api/disclosed_json.h"
#include "server/api/question_files.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

constexpr std::string_view statement_question = "prepaid-card/statement", as_of_word = "as_of", format_word = "format";
constexpr std::size_t most_movements = 100, usual_movements = 50;

using Named = std::vector<std::pair<std::string, std::string>>;

Named parameters_of(const Request& request, std::initializer_list<std::string_view> without = {}) {
  Named all;
  for (const auto& [name, value] : request.query) {
    if (std::ranges::find(without, name) == without.end()) all.emplace_back(name, value);
  }
  return all;
}

// Of two values of one name different readers take different ones.
std::optional<Response> twice(const Request& request) {
  for (const auto& [name, value] : request.query) {
    if (request.query.count(name) == 1) continue;
    return problem_response(request, wrong_parameter(name));
  }
  return std::nullopt;
}

Response refused(const Service& service, const Request& request, policies::Code code, bool somebody) {
  if (code == custody::code::forbidden && !somebody) return problem_response(request, sign_in_first());
  return refusal_response(service, request, {}, code);
}

// What one asks, as far as it has come.
struct Asking {
  RequestPtr request;
  Answer answer;
  formats::AskedQuestion question;
  Speaker speaker;
  formats::Told told = {};
};

// What is gathered in pieces is asked for again and again, behind whatever came meanwhile; once the reader is gone,
// nobody asks any more.
void ask_piece(Service& service, const std::shared_ptr<Asking>& asking) {
  auto asked = service.engine.submit_question(
      [&service, asking] { asking->told = asking->question(service.city, asking->speaker.actor); },
      [&service, asking](Result<engine::EntryNo> entry) {
        const auto& [request, answer, question, speaker, told] = *asking;
        if (!entry) return answer(problem_of(*request, entry.error()));
        if (told.unfinished) {
          if (!request->abandoned.stop_requested()) ask_piece(service, asking);
          return;
        }
        if (told.code != 0) return answer(refused(service, *request, told.code, speaker.account != 0));
        json::value body = told.to_json();
        body.as_object()["as_of"] = formats::to_json(answers::Moment{.entry_no = *entry});
        disclose_members(body.as_object(), speaker.actor.role);
        answer(answered(body, *entry, speaker));
      });
  if (!asked) asking->answer(problem_of(*asking->request, asked.error()));
}

void ask(Service& service, const RequestPtr& request, const Answer& answer, const std::string& name) {
  if (auto bad = twice(*request)) return answer(std::move(*bad));
  const auto named = told_as_file(name) ? parameters_of(*request, {format_word}) : parameters_of(*request);
  auto question = formats::question_from_parameters(name, named, service.gate);
  if (!question) return answer(problem_of(*request, question.error()));
  ask_speaker(service, request, [&service, request, answer, question = *std::move(question)](SpeakerOr speaker) {
    if (!speaker) return answer(problem_response(*request, std::move(speaker.error())));
    if (auto problem = not_ready_to_speak(service, *speaker)) {
      return answer(problem_response(*request, std::move(*problem)));
    }
    ask_piece(service, std::make_shared<Asking>(Asking{request, answer, question, *std::move(speaker)}));
  });
}

// --- of an earlier moment --------------------------------------------------------------------------------------------

// Balances that have a past; the question of the present says whether he may.
bool has_a_past(std::string_view question) {
  return question == "prepaid-card/position" || question == "prepaid-card/card";
}

// On the deciding thread, after the question itself has said that the actor may.
std::optional<prepaid_card::CardHistory> history_asked(const Service& service, const Request& request,
                                                       const prepaid_card::NotesWanted& wanted) {
  return prepaid_card::history_of_card(service.city.prepaid_card(), service.city.books(),
                                       number_in(request.query.get("operator_id")).value_or(0),
                                       number_in(request.query.get("card_id")).value_or(0), wanted);
}

Response ask_as_of(Service& service, const Request& request, const std::string& name) {
  if (auto bad = twice(request)) return *std::move(bad);
  const auto as_of = as_of_in(request.query.get(as_of_word));
  if (!as_of) return problem_response(request, as_of.error());
  const auto question = formats::question_from_parameters(name, parameters_of(request, {as_of_word}), service.gate);
  if (!question) return problem_of(request, question.error());
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  formats::Told present;
  AsOfSubject subject;
  subject.operator_id = number_in(request.query.get("operator_id")).value_or(0);
  const auto entry = service.engine.ask([&] {
    present = (*question)(service.city, speaker->actor);
    if (present.code != 0) return;
    subject.today = service.city.day().value_or(Date{});
    if (name == "prepaid-card/card") subject.card = history_asked(service, request, {.most = most_movements_walked});
    if (const auto* book = service.city.books().find_operator(subject.operator_id)) subject.newest = book->last_entry;
  });
  if (!entry) return problem_of(request, entry.error());
  if (present.code != 0) return refused(service, request, present.code, speaker->account != 0);
  subject.entry = *entry;
  auto figures = figures_as_of(service, request, speaker->actor, subject, *as_of);
  if (!figures) return std::move(figures.error());
  json::object told = formats::to_json(*figures).as_object();
  disclose_members(told, speaker->actor.role);
  return answered(std::move(told), *entry, *speaker);
}

// --- statements ------------------------------------------------------------------------------------------------------

// Where a page goes on. A cursor belongs to one subject: a page goes on only where an earlier one of the same ended.
std::string cursor_of(const Service& service, const std::string& subject, const CardPlace& place) {
  constexpr std::size_t digits = 24;
  const std::string bytes = to_hex(canonical_bytes(place));
  return bytes + "." + to_hex(service.hash_text("statement " + subject + " " + bytes).hash).substr(0, digits);
}
std::optional<CardPlace> place_in(const Service& service, const std::string& subject, std::string_view cursor) {
  const auto bytes = from_hex(cursor.substr(0, cursor.find('.')));
  CardPlace place;
  if (!bytes || !decode_all(*bytes, place)) return std::nullopt;
  if (cursor != cursor_of(service, subject, place)) return std::nullopt;
  return place;
}

struct StatementPage {
  std::vector<Movement> movements;  // the newest first
  CardPlace rest;
};

Result<StatementPage> page_of_card(const Service& service, const prepaid_card::CardHistory& card,
                                   const std::optional<CardPlace>& from, std::size_t most) {
  StatementPage page{{}, from.value_or(newest_place(card))};
  auto movements = card_movements(service.log, card, page.rest, most);
  if (!movements) return std::unexpected(movements.error());
  page.movements = *std::move(movements);
  // Whether there are more is known once the next one is looked for.
  CardPlace next = page.rest;
  const auto more = card_movements(service.log, card, next, 1);
  if (!more) return std::unexpected(more.error());
  page.rest.ended = more->empty();
  return page;
}

Result<StatementPage> page_of_operator(const Service& service, std::uint64_t newest,
                                       const std::optional<CardPlace>& from, std::size_t most) {
  StatementPage page;
  auto movements = movements_back(service.log, from ? from->chain : newest, most);
  if (!movements) return std::unexpected(movements.error());
  page.movements = *std::move(movements);
  page.rest.chain = page.movements.empty() ? 0 : page.movements.back().before;
  page.rest.ended = page.rest.chain == 0;
  return page;
}

// Newest movements first found, told oldest first; before= goes on where the last page ended.
Response statement(Service& service, const Request& request) {
  if (auto bad = twice(request)) return *std::move(bad);
  const auto question = formats::question_from_parameters(
      statement_question, parameters_of(request, {"before", "limit", format_word}), service.gate);
  if (!question) return problem_of(request, question.error());
  const auto most = number_asked(request, "limit", usual_movements, 1, most_movements);
  if (!most) return problem_response(request, most.error());
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  const std::string subject =
      std::string(request.query.get("operator_id")) + "/" + std::string(request.query.get("card_id"));
  const std::string_view before = request.query.get("before");
  const auto from = before.empty() ? std::nullopt : place_in(service, subject, before);
  prepaid_card::NotesWanted wanted{.most = static_cast<std::size_t>(*most) + 1};  // and whether there is one more
  if (from) wanted.before = from->below;
  formats::Told told;
  std::optional<prepaid_card::CardHistory> card;
  const auto entry = service.engine.ask([&] {
    told = (*question)(service.city, speaker->actor);
    if (told.code == 0 && !request.query.get("card_id").empty()) card = history_asked(service, request, wanted);
  });
  if (!entry) return problem_of(request, entry.error());
  if (told.code != 0) return refused(service, request, told.code, speaker->account != 0);
  if (!before.empty() && !from) {
    return problem_response(request, wrong_parameter("before"));
  }
  json::object body = told.to_json().as_object();
  const auto page =
      card ? page_of_card(service, *card, from, static_cast<std::size_t>(*most))
           : page_of_operator(service, body["entry"].to_number<std::uint64_t>(), from, static_cast<std::size_t>(*most));
  if (!page) return problem_of(request, page.error());
  body["movements"] = to_json(service.law, page->movements, card.has_value());
  if (!page->rest.ended) body["before"] = cursor_of(service, subject, page->rest);
  disclose_members(body, speaker->actor.role);
  return answered(std::move(body), *entry, *speaker);
}

// --- windows of one's own --------------------------------------------------------------------------------------------

constexpr std::size_t most_cards_looked_at = 100;

struct Redeemed {
  std::vector<prepaid_card::Redeemed> items;
  bool more = false;
};

// What was redeemed with those cards, as far back as is looked.
Result<Redeemed> redeemed_with(const Service& service, const std::vector<prepaid_card::CardHistory>& cards) {
  Redeemed found;
  std::size_t left = most_movements_walked;
  for (const prepaid_card::CardHistory& card : cards) {
    CardPlace place = newest_place(card);
    while (!place.ended && left > 0) {
      const std::size_t page = std::min(left, most_movements);
      const auto movements = card_movements(service.log, card, place, page);
      if (!movements) return std::unexpected(movements.error());
      left -= page;
      for (const Movement& each : *movements) {
        // What a typed command posts has an id of its entry: the price of a gift, where a decision fixed it.
        const Id16 id = each.command.empty() ? each.instruction.instr_id : prepaid_card::id_of_typed(each.entry);
        found.items.push_back({card.operator_id, id});
      }
    }
    found.more |= !place.ended;
  }
  return found;
}

// No row and no index says which card was redeemed in a window: the card's own chain does. Whose operator has no
// window open is not looked at.
Response own_windows(Service& service, const Request& request) {
  if (request.query.size() != 0) {
    return problem_response(request, wrong_parameter(request.query.begin()->first));
  }
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  prepaid_card::AskOwnWindows question{.account = speaker->actor.account};
  policies::Code refused_with = 0;
  bool more_cards = false;
  std::vector<prepaid_card::CardHistory> cards;
  const auto looked = service.engine.ask([&] {
    refused_with = policies::may_ask(service.city, speaker->actor, question);
    if (refused_with != 0) return;
    const prepaid_card::State& state = service.city.prepaid_card();
    for (const auto& card : cards_near_a_window(state, service.city.books(), question.account)) {
      more_cards = cards.size() == most_cards_looked_at;
      if (more_cards) break;
      if (auto history = history_of_card(state, service.city.books(), card.operator_id, card.number))
        cards.push_back(*std::move(history));
    }
  });
  if (!looked) return problem_of(request, looked.error());
  if (refused_with != 0) return refused(service, request, refused_with, speaker->account != 0);
  auto redeemed = redeemed_with(service, cards);
  if (!redeemed) return problem_of(request, redeemed.error());
  question.redeemed = std::move(redeemed->items);
  std::variant<prepaid_card::OwnWindows, policies::Code> told = policies::Code{0};
  const auto entry = service.engine.ask([&] { told = policies::answer(service.city, speaker->actor, question); });
  if (!entry) return problem_of(request, entry.error());
  if (const auto* code = std::get_if<policies::Code>(&told))
    return refused(service, request, *code, speaker->account != 0);
  auto& windows = std::get<prepaid_card::OwnWindows>(told);
  windows.more = more_cards || redeemed->more;
  json::object body = formats::to_json(windows).as_object();
  body["as_of"] = formats::to_json(answers::Moment{.entry_no = *entry});
  disclose_members(body, speaker->actor.role);
  return answered(std::move(body), *entry, *speaker);
}

// --- as files --------------------------------------------------------------------------------------------------------

// Questions that are told as files, and where the rows come from; those of a statement from the history that the
// question itself has found.
struct ToldAsFile {
  std::string_view question;
  FileRows (*rows)(const Service&, const access::Actor&, const RequestPtr&);
};
constexpr ToldAsFile questions_as_files[] = {{statement_question, nullptr},
                                             {"prepaid-card/credit_grades", rows_of_grades},
                                             {"exam/admission_file", rows_of_admission},
                                             {"heating/books", rows_of_payables}};

const ToldAsFile* as_file(std::string_view question) {
  const auto at = std::ranges::find(questions_as_files, question, &ToldAsFile::question);
  return at == std::ranges::end(questions_as_files) ? nullptr : at;
}

// What it would be refused for is told before a file is begun.
void ask_for_file(Service& service, ListExports& files, const RequestPtr& request, const Answer& answer,
                  const std::string& name, ListForm form) {
  const auto rows_of = as_file(name)->rows;
  const auto refuse = [&](HttpProblem problem) { answer(problem_response(*request, std::move(problem))); };
  if (auto bad = twice(*request)) return answer(*std::move(bad));
  const bool of_card = rows_of == nullptr;
  if (request->query.find("after") != nullptr) return refuse(wrong_parameter("after"));  // a page is no file
  const auto question = formats::question_from_parameters(name, parameters_of(*request, {format_word}), service.gate);
  if (!question) return answer(problem_of(*request, question.error()));
  if (of_card && request->query.get("card_id").empty()) return refuse(wrong_parameter("card_id"));
  const SpeakerOr speaker = ask_speaker(service, *request);
  if (!speaker) return refuse(speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return refuse(*std::move(problem));
  formats::Told told;
  std::optional<prepaid_card::CardHistory> card;
  const auto entry = service.engine.ask([&] {
    told = (*question)(service.city, speaker->actor);
    if (told.code == 0 && of_card) card = history_asked(service, *request, {});
  });
  if (!entry) return answer(problem_of(*request, entry.error()));
  if (told.code != 0) return answer(refused(service, *request, told.code, speaker->account != 0));
  std::string file = name;
  std::ranges::replace(file, '/', '_');
  auto rows = card ? rows_of_card(service, *std::move(card), *entry) : rows_of(service, speaker->actor, request);
  files.begin(
      {request, answer, std::move(file), std::move(rows), form, speaker->actor.role, speaker->account, speaker->today});
}

Handler worked_on(Service& service, Response (*work)(Service&, const Request&)) {
  return [&service, work](const RequestPtr& request, const Answer& answer) { answer(work(service, *request)); };
}

}  // namespace

bool told_as_file(std::string_view question) { return as_file(question) != nullptr; }

Result<void> add_question_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files) {
  for (const formats::QuestionShape& shape : formats::public_questions()) {
    const std::string name = shape.full();
    const bool own = shape.name == prepaid_card::AskOwnWindows::name;
    const bool history = own || name == statement_question;
    Handler handler = history ? worked_on(service, own ? own_windows : statement)
                              : Handler([&service, name](const RequestPtr& request, const Answer& answer) {
                                  if (has_a_past(name) && request->query.find(as_of_word) != nullptr) {
                                    return answer(ask_as_of(service, *request, name));
                                  }
                                  ask(service, request, answer, name);
                                });
    if (told_as_file(name)) {
      handler = [&service, files, name, page = std::move(handler)](const RequestPtr& request, const Answer& answer) {
        const auto form = file_form(*request);
        if (!form) return answer(problem_response(*request, form.error()));
        *form == ListForm::page ? page(request, answer) : ask_for_file(service, *files, request, answer, name, *form);
      };
    }
    const bool waits = history || has_a_past(name) || told_as_file(name);
    auto added =
        router.add(Method::get, "/v1/" + name, std::move(handler), {.work = waits ? Work::blocking : Work::quick});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
