// Reading a person or a paper in clear, and erasing a person: decided and journaled first, then done in the vault.
#include <algorithm>
#include <bit>

#include "formats/json_fields.h"
#include "formats/vault_gate.h"
#include "policies/persons/commands.h"
#include "policies/registry/laws.h"
#include "server/api/attachment_routes.h"
#include "server/api/command_routes.h"
#include "server/api/papers_gate.h"
#include "server/api/replies.h"
#include "server/api/sign_in.h"
#include "server/api/speaker.h"
#include "vault/vault.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

struct Decided {
  json::object members;
  PapersGate gate;  // through which the members went
  engine::TypedReply reply;
};

// What is asked first, of members whose form nobody has judged yet; a response ends it.
using FirstLook = std::optional<Response> (*)(Service&, const Request&, const json::object& members);

// Decided for whoever asks; what keeps it from being decided is the response.
std::expected<Decided, Response> decide(Service& service, const Request& request, std::string_view command,
                                        FirstLook first_look = nullptr) {
  auto body = json_body(request);
  if (!body) return std::unexpected(problem_response(request, std::move(body.error())));
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return std::unexpected(problem_response(request, speaker.error()));
  if (auto problem = not_ready_to_speak(service, *speaker)) {
    return std::unexpected(problem_response(request, std::move(*problem)));
  }
  if (!access::may_ever(policies::grants_of(command), speaker->actor.role)) {
    if (speaker->account == 0) return std::unexpected(problem_response(request, sign_in_first()));
    return std::unexpected(refusal_response(service, request, command, custody::code::forbidden));
  }
  if (first_look != nullptr) {
    if (auto away = first_look(service, request, *body)) return std::unexpected(*std::move(away));
  }
  auto gate = PapersGate::of(service, speaker->actor);
  if (!gate) return std::unexpected(problem_of(request, gate.error()));
  auto reply =
      decide_now(service, speaker->actor, command, *body, std::string(request.headers.get("Idempotency-Key")), &*gate);
  if (!reply) return std::unexpected(problem_of(request, reply.error()));
  return Decided{*std::move(body), *std::move(gate), *std::move(reply)};
}

// The command as it was decided: of it what the permit is for.
template <class Command>
std::expected<Command, Response> command_of(const Request& request, Decided& asked) {
  auto command = formats::from_json<Command>(asked.members, {}, &asked.gate);
  if (!command) return std::unexpected(problem_of(request, command.error()));
  return *std::move(command);
}

Response read_person(Service& service, const Request& request) {
  auto asked = decide(service, request, persons::ReadPerson::name);
  if (!asked) return std::move(asked.error());
  answers::ToldOnce once;
  // Each reading is on record once: told again, it is told without the person.
  const bool fresh = asked->reply.verdict == engine::Verdict::accepted;
  if (asked->reply.code == 0 && fresh && service.vault != nullptr) {
    auto command = command_of<persons::ReadPerson>(request, *asked);
    if (!command) return std::move(command.error());
    const auto person = service.vault->reveal({asked->reply.entry_no, command->person, command->fields});
    if (!person) return problem_of(request, person.error());
    const auto given = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
    once.person.emplace();
    if (*person) once.person = {given((*person)->name), given((*person)->phone), given((*person)->resident_id)};
  }
  return reply_response(service, request, persons::ReadPerson::name, asked->reply, std::move(once));
}

// Who handed the paper in, and what an accepted instruction says of it: the first half of a hash.
struct HandedIn {
  std::uint64_t account = 0;
  std::optional<Id16> half = {};
};

HandedIn hander_in(Service& service, std::uint64_t entry_no) {
  HandedIn handed;
  const auto seen = service.log.see_entry(entry_no, [&](const journal::EntryView& entry) {
    handed.account = entry.source.account;
    if (entry.instruction != nullptr && entry.instruction->outcome.code == 0)
      handed.half = std::bit_cast<custody::Instruction>(entry.instruction->record).ref_id;
  });
  return seen ? handed : HandedIn{};
}

// Nobody judged the half of a hash in an instruction when it was entered, from a file maybe: it names no paper but one
// that its own account had put. Who asks for another's is refused like somebody who may not read that entry, so that
// the answer says nothing of who put what; and as nothing is given, nothing is journaled.
std::optional<Response> not_anothers(Service& service, const Request& request, const json::object& members) {
  if (service.vault == nullptr) return std::nullopt;
  formats::FormGate keeps_nothing;
  const auto asked = formats::from_json<persons::ReadAttachment>(members, {}, &keeps_nothing);
  if (!asked) return problem_of(request, asked.error());
  const HandedIn handed = hander_in(service, asked->entry_no);
  if (!handed.half || !std::ranges::equal(*handed.half, std::span(asked->attachment).first(sizeof(Id16)))) {
    return std::nullopt;
  }
  const auto put = service.vault->has_put(SealedText{asked->attachment}, handed.account);
  if (!put) return problem_of(request, put.error());
  if (*put) return std::nullopt;
  return refusal_response(service, request, persons::ReadAttachment::name, custody::code::forbidden);
}

// The words that stand where a paper may, else the paper; nullopt: erased since.
Result<std::optional<Response>> paper_of(Service& service, const persons::ReadAttachment& command) {
  const SealedText hash{command.attachment};
  const auto paper = service.vault->open_attachment(hash);
  if (!paper) return std::unexpected(paper.error());
  if (*paper) {
    const auto name = service.vault->upload_name(hash, hander_in(service, command.entry_no).account);
    if (!name) return std::unexpected(name.error());
    return std::optional(paper_response(enum_name((*paper)->about.type), *name, (*paper)->content));
  }
  const auto words = service.vault->open_text(hash);
  if (!words) return std::unexpected(words.error());
  if (!*words) return std::optional<Response>{};
  const ByteView bytes = as_bytes(**words);
  return std::optional(
      paper_response(enum_name(vault::ContentType::plain_text), "", Bytes(bytes.begin(), bytes.end())));
}

Response read_attachment(Service& service, const Request& request) {
  auto asked = decide(service, request, persons::ReadAttachment::name, not_anothers);
  if (!asked) return std::move(asked.error());
  const bool fresh = asked->reply.verdict == engine::Verdict::accepted;
  Response decided = reply_response(service, request, persons::ReadAttachment::name, asked->reply);
  if (asked->reply.code != 0 || !fresh || service.vault == nullptr) return decided;
  auto command = command_of<persons::ReadAttachment>(request, *asked);
  if (!command) return std::move(command.error());
  auto paper = paper_of(service, *command);
  if (!paper) return problem_of(request, paper.error());
  Response response =
      *paper ? **std::move(paper) : problem_of(request, Problem{"attachment_gone", "attachment", "", ""});
  response.headers.set("Gongbao-Entry", std::to_string(asked->reply.entry_no));
  return response;
}

Response erase_person(Service& service, const Request& request) {
  auto asked = decide(service, request, persons::ErasePerson::name);
  if (!asked) return std::move(asked.error());
  if (asked->reply.code == 0 && service.vault != nullptr) {
    std::vector<PersonToken> tokens;
    const auto read = service.engine.ask([&] {
      for (const auto& [token, entry] : service.city.persons().erased) {
        if (entry == asked->reply.entry_no) tokens.push_back({token});
      }
    });
    if (!read) return problem_of(request, read.error());
    // Not done now, it is done at the next start: the journal says so.
    for (const PersonToken& token : tokens) {
      if (const auto erased = service.vault->erase(token); !erased) return problem_of(request, erased.error());
    }
  }
  return reply_response(service, request, persons::ErasePerson::name, asked->reply);
}

}  // namespace

Result<void> add_person_routes(Router& router, Service& service) {
  struct Row {
    std::string_view pattern;
    Response (*work)(Service&, const Request&);
  };
  constexpr Row rows[] = {{"/v1/persons/read_person", read_person},
                          {"/v1/persons/read_attachment", read_attachment},
                          {"/v1/persons/erase_person", erase_person}};
  for (const Row& row : rows) {
    auto added = router.add(Method::post, std::string(row.pattern),
                            [&service, work = row.work](const RequestPtr& request, const Answer& answer) {
                              answer(work(service, *request));
                            },
                            {.max_body = 65'536, .work = Work::blocking});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
