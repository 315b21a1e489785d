// Questions are read on the deciding thread and written as JSON elsewhere; history is read from the journal, on worker
// threads.
#include "server/api/question_routes.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "access/disclosure.h"
#include "base/hash.h"
#include "base/number_text.h"
#include "formats/command_json.h"
#include "formats/instruction_json.h"
#include "formats/json_text.h"
#include "formats/question_json.h"
#include "policies/registry/questions.h"
#include "server/api/movements.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

constexpr std::string_view statement_question = "statement";
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

Response answered(json::value body, engine::EntryNo entry) {
  Response response = json_response(200, formats::json_line(body));
  response.headers.set("Gongbao-Entry", std::to_string(entry));
  response.headers.set("ETag", "\"" + std::to_string(entry) + "\"");
  return response;
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
          answer(answered(told->to_json(), *entry));
        });
    if (!asked) answer(problem_of(*request, asked.error()));
  });
}

void disclose_members(json::object& object, access::Role role);

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

// --- one entry
// ---------------------------------------------------------------------------------------------------------

// Numbers of cards and accounts as the role may see them, wherever in an answer they stand.
void disclose_members(json::value& value, access::Role role);
void disclose_members(json::object& object, access::Role role) {
  constexpr std::string_view cards[] = {"card_id", "new_card_id", "subject_id", "counter_id"};
  constexpr std::string_view accounts[] = {"account_no", "new_account_no", "settlement_account", "payee_account",
                                           "ref_account"};
  for (auto& [key, value] : object) {
    const std::string_view name(key.data(), key.size());
    const bool card = std::ranges::find(cards, name) != std::end(cards);
    const bool account = std::ranges::find(accounts, name) != std::end(accounts);
    if (!card && !account) {
      disclose_members(value, role);
      continue;
    }
    const auto kind = card ? access::FieldKind::card_number : access::FieldKind::account_no;
    if (access::shown_to(role, kind) == access::Shown::clear) continue;
    const std::string text = value.is_string() ? std::string(value.get_string()) : json::serialize(value);
    const auto shown = access::disclose(role, kind, text);
    value = shown ? json::value(json::string(*shown)) : json::value(nullptr);
  }
}
void disclose_members(json::value& value, access::Role role) {
  if (value.is_object()) return disclose_members(value.get_object(), role);
  if (!value.is_array()) return;
  for (json::value& each : value.get_array()) disclose_members(each, role);
}

struct EntryTold {
  json::object body;
  std::string command;
  policies::Code code = 0;
  std::vector<std::string> flags;
};

json::array names_of_flags(const std::vector<policies::Code>& flags, std::vector<std::string>& names) {
  json::array all;
  for (const policies::Code flag : flags) {
    names.emplace_back(formats::code_name(flag));
    all.push_back(json::string(names.back()));
  }
  return all;
}

void tell_instruction(const journal::InstructionView& view, EntryTold& told) {
  const auto in = std::bit_cast<custody::Instruction>(view.record);
  told.command = custody::op_name(in.op);
  told.code = view.outcome.code;
  told.body["instruction"] = formats::to_json(in);
  told.body["figures"] = json::object{{"subject_balance_fen", view.outcome.subject_after},
                                      {"custody_balance_fen", view.outcome.custody_after},
                                      {"required_fen", view.outcome.required_after},
                                      {"detail_fen", view.outcome.detail_fen},
                                      {"journal_no", view.outcome.journal_no},
                                      {"previous_of_subject", view.outcome.previous_of_subject},
                                      {"previous_of_operator", view.outcome.previous_of_operator}};
  told.body["flags"] = names_of_flags(formats::result_flags(view.outcome.flags, in.op), told.flags);
}

void tell_typed(const journal::TypedView& view, EntryTold& told) {
  told.command = formats::public_command_name(view.head.type);
  told.code = view.head.code;
  if (auto members = formats::typed_command_to_json(view.head.type, view.head.version, view.command)) {
    told.body["members"] = std::move(*members);
  }
  const auto figures = formats::figures_from_bytes(Bytes(view.figures.begin(), view.figures.end()));
  const json::object answer = formats::answer_to_json(
      {.outcome = "", .code = view.head.code, .figures = figures.value_or(std::vector<policies::Figure>{})});
  told.body["facts"] = answer.at("facts");
  told.body["flags"] = answer.at("flags");
  for (const json::value& flag : answer.at("flags").as_array()) told.flags.emplace_back(flag.as_string());
}

// Why an entry came out as it did: command, outcome, clauses and the sum, from the journal alone.
Response explain(Service& service, const Request& request) {
  const std::uint64_t number = number_in(request.segments.get("entry_no")).value_or(0);
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  if (number == 0 || number > service.log.last_entry())
    return problem_response(request, http_problem("http.not_found"));
  // A block of its own: nothing of the journal is held while the engine is asked.
  const auto block = service.log.block_of(number);
  if (!block) return problem_of(request, block.error());
  EntryTold told;
  bool may = false;
  std::optional<Problem> failed;
  block->visit_entry(number, [&](const journal::EntryView& entry) {
    const auto asked = service.engine.ask([&] { may = policies::may_read(service.city, speaker->actor, entry); });
    if (!asked) failed = asked.error();
    if (!asked || !may) return;
    told.body["entry_no"] = entry.number;
    told.body["booked_at"] = to_string(Stamp{entry.source.stamp_micros});
    told.body["role"] = enum_name(static_cast<access::Role>(entry.source.role));
    const std::uint8_t verdict = static_cast<std::uint8_t>(
        entry.instruction != nullptr ? entry.instruction->outcome.verdict : entry.typed->head.verdict);
    constexpr std::string_view outcomes[] = {"accepted", "refused", "duplicate"};
    told.body["outcome"] = outcomes[verdict % std::size(outcomes)];
    entry.instruction != nullptr ? tell_instruction(*entry.instruction, told) : tell_typed(*entry.typed, told);
  });
  if (failed) return problem_of(request, *failed);
  // Whoever may not read it is not told that there is one.
  if (!may) {
    return problem_response(request, speaker->account == 0 ? sign_in_first() : http_problem("http.not_found"));
  }
  disclose_members(told.body, speaker->actor.role);
  told.body["command"] = told.command;
  if (told.code != 0) told.body["code"] = formats::code_name(told.code);
  const auto clauses = service.law.behind(told.command, told.code, told.flags);
  told.body["clauses"] = json::array(clauses.begin(), clauses.end());
  return answered(std::move(told.body), number);
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
                    ask(service, request, answer, name);
                  });
    auto added = router.add(Method::get, pattern, std::move(handler), {.work = history ? Work::blocking : Work::quick});
    if (!added) return added;
  }
  return router.add(Method::get, "/v1/custody/entries/{entry_no}", worked_on(service, explain),
                    {.work = Work::blocking});
}

}  // namespace gongbao::server
