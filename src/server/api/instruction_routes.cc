// The same record as in a file, decided alone.
#include "server/api/instruction_routes.h"

#include <boost/json/array.hpp>

#include "base/hash.h"
#include "formats/command_json.h"
#include "formats/instruction_words.h"
#include "formats/json_fields.h"
#include "formats/json_text.h"
#include "policies/registry/instruction_state.h"
#include "policies/registry/laws.h"
#include "policies/registry/words.h"
#include "server/api/papers_gate.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using custody::Op;

// Of a record whose form was refused; an id that is right in itself is of a day that is still to come. Empty: another
// rule says no.
std::string_view field_at_fault(const custody::PackedInstruction& record, std::uint16_t code,
                                std::optional<Date> today) {
  if (code != custody::code::schema_invalid) return {};
  const custody::Instruction in = custody::unpack(record);
  const std::string_view field = custody::fault_of_form(record, in);
  if (!field.empty()) return formats::word_of(in.op, in.scheme, field);
  return today && custody::day_of(in.instr_id) > *today ? "instr_id" : "";
}

Response told(const Service& service, const Request& request, const custody::PackedInstruction& record,
              std::optional<Date> today, const engine::InstructionResult& result) {
  const custody::Instruction in = custody::unpack(record);
  const Op op = in.op;
  const std::string_view code = policies::code_name(result.code);
  std::vector<std::string> flags;
  for (const policies::Code flag : formats::result_flags(result.flags, op, in.scheme))
    flags.emplace_back(policies::code_name(flag));
  const std::vector<std::string> clauses =
      service.law.behind(policies::full_name_of(op, in.scheme), result.code, flags);
  const bool again = result.outcome == engine::Verdict::duplicate;
  const std::string_view outcome = again ? "duplicate" : result.code == 0 ? "accepted" : "refused";
  service.metrics.decided(outcome, code, clauses);
  json::object facts{{"detail_fen", result.detail_fen}};
  Response response;
  if (result.code != 0) {
    HttpProblem problem{.status = status_of(code), .code = std::string(code)};
    problem.clauses = clauses;
    problem.field = field_at_fault(record, result.code, today);
    const policies::WhyRefused why = policies::why_refused(service.log, result.entry_no, result.code);
    if (why.first_admissible_day) {
      problem.field = formats::word_of(op, in.scheme, "event_date");
      facts["first_admissible_day"] = to_string(*why.first_admissible_day);
    }
    if (why.card_principal) facts["balance_fen"] = why.card_principal->fen;
    if (why.card_bonus && why.card_bonus->fen != 0) facts["bonus_fen"] = why.card_bonus->fen;
    if (again) facts["outcome"] = "duplicate";
    problem.facts = std::move(facts);
    response = problem_response(request, std::move(problem));
  } else {
    response = json_answer(answers::Accepted{.outcome = answers::accepted_as(result.outcome),
                                             .flags = flags,
                                             .clauses = clauses,
                                             .facts = {std::move(facts)},
                                             .entry_no = result.entry_no,
                                             .journal_no = result.journal_no,
                                             .booked_at = Stamp{result.booked_at}});
  }
  if (result.entry_no != 0) response.headers.set("Gongbao-Entry", std::to_string(result.entry_no));
  return response;
}

std::optional<Response> turned_away(const Service& service, const Request& request, const Speaker& speaker, Op op,
                                    std::uint8_t scheme) {
  if (auto problem = not_ready_to_speak(service, speaker)) return problem_response(request, std::move(*problem));
  if (speaker.account == 0) return problem_response(request, sign_in_first());
  if (access::may_ever(policies::grants_of(op, scheme), speaker.actor.role)) return std::nullopt;
  return refusal_response(service, request, policies::full_name_of(op, scheme), custody::code::forbidden);
}

// 付款凭证: of a paper that was put before, the record has the first half of its hash (spec/01 8.9, op 13). The gate
// keeps it once the form of the whole record is right; none where no paper is given.
std::optional<Response> take_proof(Service& service, const Request& request, std::uint8_t scheme, json::object& members,
                                   std::optional<PapersGate>& gate) {
  json::value* proof = members.if_contains("proof");
  if (proof == nullptr || !proof->is_object()) return std::nullopt;
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto away = turned_away(service, request, *speaker, Op::refund_by_operator, scheme)) return away;
  auto opened = PapersGate::of(service, speaker->actor);
  if (!opened) return problem_of(request, opened.error());
  gate.emplace(*std::move(opened));
  const auto paper = formats::from_json<SealedDocument>(*proof, "proof", &*gate);
  if (!paper) return problem_of(request, paper.error());
  *proof = json::string(to_hex(std::span(paper->hash).first(sizeof(Id16))));
  return std::nullopt;
}

// Form first, on the network's thread; the id in the record makes the same record the same answer.
void give(Service& service, Op op, std::uint8_t scheme, const RequestPtr& request, const Answer& answer) {
  auto body = json_body(*request);
  if (!body) return answer(problem_response(*request, std::move(body.error())));
  // The address says it.
  if (!body->contains("scheme")) (*body)["scheme"] = scheme;
  std::optional<PapersGate> gate;
  if (op == Op::refund_by_operator) {
    if (auto refused = take_proof(service, *request, scheme, *body, gate)) return answer(*std::move(refused));
  }
  const auto instruction = formats::instruction_from_words(op, *body);
  if (!instruction) return answer(problem_of(*request, instruction.error()));
  if (instruction->scheme != scheme) {
    return answer(problem_of(*request, Problem{"ledger.schema_invalid", "scheme", "not the one of this address", {}}));
  }
  if (gate) {
    if (auto kept = gate->keep_papers(); !kept) return answer(problem_of(*request, kept.error()));
  }
  ask_speaker(service, request,
              [&service, op, scheme, request, answer, record = custody::pack(*instruction)](SpeakerOr speaker) {
                if (!speaker) return answer(problem_response(*request, std::move(speaker.error())));
                if (auto away = turned_away(service, *request, *speaker, op, scheme)) return answer(std::move(*away));
                auto submitted = service.engine.submit(
                    std::vector<engine::Record>{record}, access::source_of(speaker->actor, service.stamp()),
                    [&service, record, request, answer, today = speaker->today,
                     account = speaker->account](Result<std::vector<engine::InstructionResult>> results) {
                      Response response = results ? told(service, *request, record, today, results->front())
                                                  : problem_of(*request, results.error());
                      response.account = account;
                      answer(std::move(response));
                    });
                if (!submitted) answer(problem_of(*request, submitted.error()));
              });
}

}  // namespace

Result<void> add_instruction_routes(Router& router, Service& service) {
  for (const std::uint8_t scheme : policies::all_schemes()) {
    for (const Op op : custody::all_ops(scheme)) {
      auto added = router.add(
          Method::post, "/v1/" + policies::address_of(op, scheme),
          [&service, op, scheme](const RequestPtr& request, const Answer& answer) {
            give(service, op, scheme, request, answer);
          },
          {.work = op == Op::refund_by_operator ? Work::blocking : Work::quick});  // its proof is asked of the vault
      if (!added) return added;
    }
  }
  return {};
}

}  // namespace gongbao::server
