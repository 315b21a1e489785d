// Questions are read on the deciding thread and written as JSON elsewhere; history is read from the journal, on worker
// threads.
#include "server/api/question_routes.h"

#include <boost/json/array.hpp>

#include "base/hash.h"
#include "base/number_text.h"
#include "formats/command_json.h"
#include "formats/json_text.h"
#include "formats/question_json.h"
#include "policies/registry/questions.h"
#include "server/api/as_of.h"
#include "server/api/disclosed_json.h"
#include "server/api/movements.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

constexpr std::string_view statement_question = "statement", as_of_word = "as_of";
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
    HttpProblem bad = http_problem("http.bad_request");
    bad.field = name;
    return problem_response(request, std::move(bad));
  }
  return std::nullopt;
}

Response refused(const Service& service, const Request& request, policies::Code code, bool somebody) {
  if (code == custody::code::forbidden && !somebody) return problem_response(request, sign_in_first());
  return refusal_response(service, request, {}, code);
}

void ask(Service& service, const RequestPtr& request, const Answer& answer, const std::string& name) {
  if (auto bad = twice(*request)) return answer(std::move(*bad));
  auto question = formats::question_from_parameters(name, parameters_of(*request));
  if (!question) return answer(problem_of(*request, question.error()));
  ask_speaker(service, request, [&service, request, answer, question = *std::move(question)](SpeakerOr speaker) {
    if (!speaker) return answer(problem_response(*request, std::move(speaker.error())));
    if (auto problem = not_ready_to_speak(service, *speaker)) {
      return answer(problem_response(*request, std::move(*problem)));
    }
    auto told = std::make_shared<formats::Told>();
    auto asked = service.engine.submit_question(
        [&service, told, question, actor = speaker->actor] { *told = question(service.city, actor); },
        [&service, request, answer, told, somebody = speaker->account != 0](Result<engine::EntryNo> entry) {
          if (!entry) return answer(problem_of(*request, entry.error()));
          if (told->code != 0) return answer(refused(service, *request, told->code, somebody));
          json::value body = told->to_json();
          body.as_object()["as_of"] = json::object{{"entry_no", *entry}};
          answer(answered(body, *entry));
        });
    if (!asked) answer(problem_of(*request, asked.error()));
  });
}

// --- of an earlier moment --------------------------------------------------------------------------------------------

// Balances that have a past; the question of the present says whether he may, and where the history is entered.
bool has_a_past(std::string_view question) { return question == "position" || question == "card"; }

Response ask_as_of(Service& service, const Request& request, const std::string& name) {
  if (auto bad = twice(request)) return *std::move(bad);
  const auto as_of = as_of_in(request.query.get(as_of_word));
  if (!as_of) return problem_response(request, as_of.error());
  const Named named = parameters_of(request, {as_of_word});
  const auto question = formats::question_from_parameters(name, named);
  const auto newest = formats::question_from_parameters(statement_question, named);
  if (!question) return problem_of(request, question.error());
  if (!newest) return problem_of(request, newest.error());
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  formats::Told present, begins;
  AsOfSubject subject;
  const auto entry = service.engine.ask([&] {
    present = (*question)(service.city, speaker->actor);
    begins = (*newest)(service.city, speaker->actor);
    if (service.city.day()) subject.today = *service.city.day();
  });
  if (!entry) return problem_of(request, entry.error());
  // An operator at a day is told from its closing figures; only what is read back from a movement asks for the history.
  const bool by_closing = name == "position" && as_of->entry == 0;
  if (present.code != 0) return refused(service, request, present.code, speaker->account != 0);
  if (begins.code != 0 && !by_closing) return refused(service, request, begins.code, speaker->account != 0);
  subject.operator_id = number_in(request.query.get("operator_id")).value_or(0);
  if (name == "card") {
    const auto card = present.to_json().as_object();
    subject.card_id = card.at("card_id").to_number<std::uint64_t>();
    subject.principal = card.at("principal_fen").to_number<std::int64_t>();
  }
  if (!by_closing) subject.newest = begins.to_json().as_object().at("entry").to_number<std::uint64_t>();
  subject.entry = *entry;
  auto told = figures_as_of(service, request, speaker->actor, subject, *as_of);
  if (!told) return std::move(told.error());
  disclose_members(*told, speaker->actor.role);
  return answered(*std::move(told), *entry);
}

std::string cursor_of(const Service& service, const std::string& subject, std::uint64_t entry) {
  constexpr std::size_t digits = 24;
  const std::string number = std::to_string(entry);
  return number + "." + to_hex(service.hash_text("statement " + subject + " " + number).hash).substr(0, digits);
}

// Newest movements first found, told oldest first; before= goes on where the last page ended.
Response statement(Service& service, const Request& request) {
  if (auto bad = twice(request)) return *std::move(bad);
  const auto question =
      formats::question_from_parameters(statement_question, parameters_of(request, {"before", "limit"}));
  if (!question) return problem_of(request, question.error());
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  formats::Told told;
  const auto entry = service.engine.ask([&] { told = (*question)(service.city, speaker->actor); });
  if (!entry) return problem_of(request, entry.error());
  if (told.code != 0) return refused(service, request, told.code, speaker->account != 0);

  json::object body = told.to_json().as_object();
  const std::uint64_t newest = body["entry"].to_number<std::uint64_t>();
  const std::string_view card_text = request.query.get("card_id");
  const std::optional<std::uint64_t> card =
      card_text.empty() ? std::nullopt : std::optional(number_in(card_text).value_or(0));
  // A page goes on only where an earlier one of the same subject ended.
  const std::string subject = std::string(request.query.get("operator_id")) + "/" + std::string(card_text);
  std::uint64_t from = newest;
  if (const std::string_view before = request.query.get("before"); !before.empty()) {
    from = number_in(before.substr(0, before.find('.'))).value_or(0);
    if (before != cursor_of(service, subject, from)) {
      HttpProblem bad = http_problem("http.bad_request");
      bad.field = "before";
      return problem_response(request, std::move(bad));
    }
  }
  const std::size_t most =
      std::clamp<std::uint64_t>(number_in(request.query.get("limit")).value_or(usual_movements), 1, most_movements);
  const auto movements = movements_back(service.log, from, card, most);
  if (!movements) return problem_of(request, movements.error());
  body["movements"] = to_json(service.law, *movements);
  if (!movements->empty() && movements->back().before != 0) {
    body["before"] = cursor_of(service, subject, movements->back().before);
  }
  disclose_members(body, speaker->actor.role);
  return answered(std::move(body), *entry);
}

Handler worked_on(Service& service, Response (*work)(Service&, const Request&)) {
  return [&service, work](const RequestPtr& request, const Answer& answer) { answer(work(service, *request)); };
}

}  // namespace

Result<void> add_question_routes(Router& router, Service& service) {
  for (const formats::QuestionShape& shape : formats::public_questions()) {
    const std::string pattern = "/v1/" + std::string(shape.system) + "/" + std::string(shape.name);
    const bool history = shape.name == statement_question;
    Handler handler =
        history ? worked_on(service, statement)
                : Handler([&service, name = std::string(shape.name)](const RequestPtr& request, const Answer& answer) {
                    if (has_a_past(name) && request->query.find(as_of_word) != nullptr) {
                      return answer(ask_as_of(service, *request, name));
                    }
                    ask(service, request, answer, name);
                  });
    const bool waits = history || has_a_past(shape.name);
    auto added = router.add(Method::get, pattern, std::move(handler), {.work = waits ? Work::blocking : Work::quick});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
