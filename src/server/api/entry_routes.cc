// From the journal what was decided, from the state what has become of it.
#include "server/api/entry_routes.h"

#include <bit>
#include <boost/json/array.hpp>

#include "base/hash.h"
#include "base/number_text.h"
#include "formats/command_json.h"
#include "formats/instruction_json.h"
#include "formats/json_fields.h"
#include "formats/json_text.h"
#include "policies/registry/instruction_state.h"
#include "policies/registry/questions.h"
#include "server/api/answers.h"
#include "server/api/disclosed_json.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

struct EntryTold {
  answers::Entry entry;
  json::object more;  // what is different for each op and command
  policies::Code code = 0;
  std::string cited_as;                        // the command, among all systems
  std::vector<policies::Figure> figures = {};  // of a typed command's answer
};

void tell_instruction(const journal::InstructionView& view, EntryTold& told) {
  const auto in = std::bit_cast<custody::Instruction>(view.record);
  const journal::Outcome& outcome = view.outcome;
  told.entry.command = custody::op_name(in.op);
  told.cited_as = policies::full_name_of(in.op, in.scheme);
  told.code = outcome.code;
  told.more["instruction"] = formats::to_json(in);
  const policies::WhyRefused why = policies::why_refused(view);
  told.entry.figures = {Money{outcome.subject_after},
                        Money{outcome.custody_after},
                        Money{outcome.required_after},
                        Money{outcome.detail_fen},
                        outcome.journal_no,
                        outcome.previous_of_subject,
                        outcome.previous_of_operator,
                        why.first_admissible_day,
                        why.card_principal,
                        why.card_bonus};
  for (const policies::Code flag : formats::result_flags(outcome.flags, in.op, in.scheme)) {
    told.entry.flags.emplace_back(formats::code_name(flag));
  }
}

void tell_typed(const journal::TypedView& view, EntryTold& told) {
  told.entry.command = formats::public_command_name(view.head.type);
  told.cited_as = policies::cited_name(view.head.type, view.command);
  told.code = view.head.code;
  if (auto members = formats::typed_command_to_json(view.head.type, view.head.version, view.command)) {
    told.more["members"] = std::move(*members);
  }
  const auto figures = formats::figures_from_bytes(Bytes(view.figures.begin(), view.figures.end()));
  told.figures = figures.value_or(std::vector<policies::Figure>{});
  const json::object answer = formats::answer_to_json({.outcome = "", .code = view.head.code, .figures = told.figures});
  told.more["facts"] = answer.at("facts");
  for (const json::value& flag : answer.at("flags").as_array()) told.entry.flags.emplace_back(flag.as_string());
}

void tell_entry(const journal::EntryView& entry, EntryTold& told) {
  told.entry.entry_no = entry.number;
  told.entry.booked_at = Stamp{entry.source.stamp_micros};
  told.entry.role = static_cast<access::Role>(entry.source.role);
  told.entry.outcome = static_cast<answers::Outcome>(entry.instruction != nullptr ? entry.instruction->outcome.verdict
                                                                                  : entry.typed->head.verdict);
  entry.instruction != nullptr ? tell_instruction(*entry.instruction, told) : tell_typed(*entry.typed, told);
}

// Whoever may not read it is not told that there is one.
Response nothing_there(const Request& request, const Speaker& speaker) {
  return problem_response(request, speaker.account == 0 ? sign_in_first() : http_problem("http.not_found"));
}

// The same for one that is not there and one that is somebody else's.
Response unknown_instruction(const Service& service, const Request& request) {
  return refusal_response(service, request, {}, custody::code::unknown_subject, "id");
}

// The speaker, or what keeps him from asking.
std::expected<Speaker, Response> who_reads(Service& service, const Request& request) {
  SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return std::unexpected(problem_response(request, std::move(speaker.error())));
  if (auto problem = not_ready_to_speak(service, *speaker)) {
    return std::unexpected(problem_response(request, std::move(*problem)));
  }
  return *std::move(speaker);
}

// Why an entry came out as it did: command, outcome, clauses and the sum, from the journal alone; seen: on the deciding
// thread, for what the state says besides.
using SeeOnDecider = std::function<void(const journal::EntryView&, answers::Entry&)>;

Response tell(Service& service, const Request& request, const Speaker& speaker, journal::EntryNo number,
              const SeeOnDecider& seen) {
  // A block of its own: nothing of the journal is held while the engine is asked.
  const auto block = service.log.block_of(number);
  if (!block) return problem_of(request, block.error());
  EntryTold told;
  bool may = false;
  std::uint64_t account = 0;
  Result<engine::EntryNo> asked = number;
  block->visit_entry(number, [&](const journal::EntryView& entry) {
    account = entry.source.account;
    asked = service.engine.ask([&] {
      may = policies::may_read(service.city, speaker.actor, entry);
      if (may && seen) seen(entry, told.entry);
    });
    if (asked && may) tell_entry(entry, told);
  });
  if (!asked) return problem_of(request, asked.error());
  if (!may) return seen ? unknown_instruction(service, request) : nothing_there(request, speaker);
  // Who it was is the audit's to know, by number; others are told the role.
  if (speaker.actor.role == access::Role::audit_administrator) told.entry.account = account;
  if (told.code != 0) told.entry.code = formats::code_name(told.code);
  told.entry.clauses = service.law.behind(told.cited_as, told.code, told.entry.flags);
  policies::add_sources(told.entry.clauses, told.figures);
  json::object body = formats::to_json(told.entry).as_object();
  for (auto& [name, value] : told.more) body[name] = std::move(value);
  disclose_members(body, speaker.actor.role);
  // What the journal says of an entry stays; what the state says is of the moment it was asked.
  return answered(std::move(body), seen ? *asked : number, speaker);
}

Response explain(Service& service, const Request& request) {
  const std::uint64_t number = number_in(request.segments.get("entry_no")).value_or(0);
  const auto speaker = who_reads(service, request);
  if (!speaker) return speaker.error();
  if (number == 0 || number > service.log.last_entry()) return nothing_there(request, *speaker);
  return tell(service, request, *speaker, number, {});
}

// --- one instruction by its id ---------------------------------------------------------------------------------------

std::optional<Id16> id_in(std::string_view text) {
  const auto bytes = from_hex(text);
  Id16 id{};
  if (!bytes || bytes->size() != id.size()) return std::nullopt;
  std::ranges::copy(*bytes, id.begin());
  return id;
}

Response bad_parameter(const Request& request, std::string field) {
  HttpProblem bad = http_problem("http.bad_request");
  bad.field = std::move(field);
  return problem_response(request, std::move(bad));
}

// Ids are remembered for the window that the parameters set. What is older stands in the journal under its entry
// number, which the verdict told; no list of all ids is kept.
Response too_old(const Request& request) {
  HttpProblem old{.status = 404, .code = "ledger.id_expired"};
  old.detail = {"请凭当时答复的记录号查询 /v1/custody/entries/{entry_no}，或查对账明细",
                "ask for the entry that the verdict named, /v1/custody/entries/{entry_no}, or read the statement"};
  return problem_response(request, std::move(old));
}

Response what_became(Service& service, const Request& request) {
  const auto id = id_in(request.segments.get("id"));
  const auto speaker = who_reads(service, request);
  if (!speaker) return speaker.error();
  if (speaker->account == 0) return problem_response(request, sign_in_first());
  if (!id) return unknown_instruction(service, request);
  std::optional<std::uint64_t> operator_id;
  for (const auto& [name, value] : request.query) {
    operator_id = number_in(value);
    if (name != "operator_id" || !operator_id || request.query.size() != 1) return bad_parameter(request, name);
  }
  engine::Engine::FoundId found;
  bool whose_is_said = false;
  const auto asked = service.engine.ask([&] {
    const auto spaces = policies::id_spaces(service.city, speaker->actor, operator_id);
    whose_is_said = !spaces.empty();
    found = service.engine.find_id(spaces, *id);
  });
  if (!asked) return problem_of(request, asked.error());
  if (!whose_is_said) return bad_parameter(request, "operator_id");
  if (found.expired) return too_old(request);
  if (!found.entry) return unknown_instruction(service, request);
  return tell(service, request, *speaker, *found.entry, [&](const journal::EntryView& entry, answers::Entry& told) {
    const journal::InstructionView& view = *entry.instruction;
    if (view.outcome.code != 0) return;
    told.became = policies::became_of(service.city, std::bit_cast<custody::Instruction>(view.record), entry.number);
  });
}

Handler worked_on_entry(Service& service, Response (*work)(Service&, const Request&)) {
  return [&service, work](const RequestPtr& request, const Answer& answer) { answer(work(service, *request)); };
}

}  // namespace

Result<void> add_entry_routes(Router& router, Service& service) {
  auto added = router.add(Method::get, "/v1/custody/entries/{entry_no}", worked_on_entry(service, explain),
                          {.work = Work::blocking});
  if (!added) return added;
  return router.add(Method::get, "/v1/custody/instructions/{id}", worked_on_entry(service, what_became),
                    {.work = Work::blocking});
}

}  // namespace gongbao::server
