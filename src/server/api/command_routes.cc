// Form first, on the network's thread; then who asks; then the engine. What names a person goes through the gate, which
// waits for the disk: such commands are worked on by the server's worker threads, and only for who may give them at
// all.
#include "server/api/command_routes.h"

#include "base/hash.h"
#include "policies/registry/laws.h"
#include "server/api/papers_gate.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using formats::FieldKind;
using formats::FieldShape;

constexpr std::size_t longest_key = 128;

bool names_somebody(const FieldShape& shape) {
  if (shape.kind == FieldKind::person || shape.kind == FieldKind::sealed_text) return true;
  return std::ranges::any_of(shape.parts, names_somebody);
}

// Never asked: commands without personal fields.
class NoGate final : public formats::Gate {
 public:
  Result<PersonToken> person(const formats::PersonFields&) override { return PersonToken{}; }
  Result<PersonToken> known_person(const PersonToken& token) override { return token; }
  Result<SealedText> text(std::string_view) override { return SealedText{}; }
};

std::optional<Response> turned_away(const Service& service, const Request& request, const Speaker& speaker,
                                    std::string_view command) {
  if (auto problem = not_ready_to_speak(service, speaker)) return problem_response(request, std::move(*problem));
  // Offices are people's to give: what a program gave would outlive its key.
  const bool gives_an_office = policies::split_name(command).name == accounts::Appoint::name ||
                               policies::split_name(command).name == accounts::AppointSubstitute::name;
  const bool by_its_role = access::may_ever(policies::grants_of(command), speaker.actor.role);
  if (by_its_role && (!gives_an_office || !speaker.claim.by_program())) return std::nullopt;
  if (speaker.account == 0) return problem_response(request, sign_in_first());
  return refusal_response(service, request, command, policies::forbidden_to(speaker.actor.role, command));
}

std::expected<Hash32, HttpProblem> key_of(const Request& request, std::uint64_t account) {
  const std::string_view key = request.headers.get("Idempotency-Key");
  const bool printable = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7f; });
  if (key.size() <= longest_key && printable) return idempotency_key(account, key);
  HttpProblem problem = http_problem("http.bad_request");
  problem.field = "Idempotency-Key";
  problem.detail = {"最多 128 个可见 ASCII 字符", "at most 128 visible ASCII characters"};
  return std::unexpected(std::move(problem));
}

class CommandRoute : public std::enable_shared_from_this<CommandRoute> {
 public:
  CommandRoute(Service& service, formats::CommandShape shape) : service_(service), shape_(std::move(shape)) {}

  // Nothing of it is kept before it is decided, so the form is judged before anybody is asked.
  void quick(const RequestPtr& request, const Answer& answer) const {
    auto body = json_body(*request);
    if (!body) return answer(problem_response(*request, std::move(body.error())));
    NoGate gate;
    auto typed = formats::typed_command_from_json(shape_.full(), *body, gate);
    if (!typed) return answer(problem_of(*request, typed.error()));
    ask_speaker(service_, request,
                [self = shared_from_this(), this, request, answer, typed = *std::move(typed)](SpeakerOr speaker) {
                  if (!speaker) return answer(problem_response(*request, std::move(speaker.error())));
                  if (auto away = turned_away(service_, *request, *speaker, shape_.full()))
                    return answer(std::move(*away));
                  const auto key = key_of(*request, speaker->account);
                  if (!key) return answer(problem_response(*request, key.error()));
                  submit(request, *speaker, typed, *key, answer);
                });
  }

  void blocking(const RequestPtr& request, const Answer& answer) const {
    auto body = json_body(*request);
    if (!body) return answer(problem_response(*request, std::move(body.error())));
    const SpeakerOr speaker = ask_speaker(service_, *request);
    if (!speaker) return answer(problem_response(*request, speaker.error()));
    if (auto away = turned_away(service_, *request, *speaker, shape_.full())) return answer(std::move(*away));
    const auto key = key_of(*request, speaker->account);
    if (!key) return answer(problem_response(*request, key.error()));
    auto gate = PapersGate::of(service_, speaker->actor);
    if (!gate) return answer(problem_of(*request, gate.error()));
    auto typed = formats::typed_command_from_json(shape_.full(), *body, *gate);
    if (!typed) return answer(problem_of(*request, typed.error()));
    if (auto kept = gate->keep_papers(); !kept) return answer(problem_of(*request, kept.error()));
    if (!gate->names_persons()) return submit(request, *speaker, *typed, *key, answer);
    const auto reply = service_.engine.execute(engine::TypedCommand{typed->type, typed->version, typed->bytes, *key},
                                               access::source_of(speaker->actor, service_.stamp()));
    if (reply && reply->code == 0) {  // said again, too: the first time may have ended before
      if (auto renewed = gate->renew_persons(); !renewed) return answer(problem_of(*request, renewed.error()));
    }
    answer(told(*request, *speaker, policies::cited_name(typed->type, typed->bytes), reply));
  }

 private:
  void submit(const RequestPtr& request, const Speaker& speaker, const formats::TypedFromJson& typed, const Hash32& key,
              const Answer& answer) const {
    engine::TypedCommand command{typed.type, typed.version, typed.bytes, key};
    std::string cited = policies::cited_name(typed.type, typed.bytes);
    const engine::Source source = access::source_of(speaker.actor, service_.stamp());
    auto submitted = service_.engine.submit(
        std::move(command), source,
        [self = shared_from_this(), this, request, answer, speaker, cited = std::move(cited)](
            const Result<engine::TypedReply>& reply) { answer(told(*request, speaker, cited, reply)); });
    if (!submitted) answer(problem_of(*request, submitted.error()));
  }

  Response told(const Request& request, const Speaker& speaker, std::string_view cited,
                const Result<engine::TypedReply>& reply) const {
    Response response = reply ? reply_response(service_, request, cited, *reply) : problem_of(request, reply.error());
    response.account = speaker.account;
    return response;
  }

  Service& service_;
  formats::CommandShape shape_;
};

}  // namespace

bool has_own_route(std::string_view command) {
  return persons::Commands::with_name(command, []<class C>() {}) || command == policies::OpenBatch::name ||
         command == accounts::OpenAccount::name || command == accounts::OpenOwnAccount::name ||
         command == accounts::IssueKey::name || command == accounts::RegisterWebhook::name;
}

Hash32 idempotency_key(std::uint64_t account, std::string_view key) {
  // The public is many: a key of one would be in the way of another.
  if (key.empty() || account == 0) return {};
  Bytes bytes;
  ByteWriter out(bytes);
  out.integer(account);
  out.text(key);
  return sm3(bytes);
}

Result<engine::TypedReply> decide_now(Service& service, const access::Actor& actor, std::string_view command,
                                      const json::object& members, const std::string& key, formats::Gate* gate) {
  auto typed = formats::typed_command_from_json(command, members, gate != nullptr ? *gate : service.gate);
  if (!typed) return std::unexpected(typed.error());
  return service.engine.execute(
      engine::TypedCommand{typed->type, typed->version, typed->bytes, idempotency_key(actor.account, key)},
      access::source_of(actor, service.stamp()));
}

Result<void> add_command_routes(Router& router, Service& service) {
  for (formats::CommandShape& shape : formats::served_commands()) {
    if (has_own_route(shape.name)) continue;
    const bool blocking = names_somebody(shape.fields);
    const std::string pattern = "/v1/" + std::string(shape.system) + "/" + std::string(shape.name);
    auto route = std::make_shared<CommandRoute>(service, std::move(shape));
    Handler handler = [route, blocking](const RequestPtr& request, const Answer& answer) {
      blocking ? route->blocking(request, answer) : route->quick(request, answer);
    };
    auto added =
        router.add(Method::post, pattern, std::move(handler), {.work = blocking ? Work::blocking : Work::quick});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
