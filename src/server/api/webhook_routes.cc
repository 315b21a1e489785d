// The decision first, then what must not stand in the journal: like a key, whose secret is made after it.
#include "server/api/webhook_routes.h"

#include <boost/json/array.hpp>

#include "credentials/webhooks.h"
#include "formats/json_text.h"
#include "policies/registry/laws.h"
#include "server/api/answers.h"
#include "server/api/command_routes.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"
#include "server/webhooks/address.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using accounts::RegisterWebhook;

constexpr std::size_t shortest_secret = 32, longest_secret = 128;

// The address lies with the secret; the journal has its keyed hash and the vault nothing.
class HashingGate final : public formats::Gate {
 public:
  explicit HashingGate(Service& service) : service_(service) {}
  Result<PersonToken> person(const formats::PersonFields&) override { return PersonToken{}; }
  Result<PersonToken> known_person(const PersonToken& token) override { return token; }
  Result<SealedText> text(std::string_view text) override {
    return text.empty() ? SealedText{} : service_.hash_text("webhook " + std::string(text));
  }

 private:
  Service& service_;
};

// The one who asks, when he may. Not a key: a webhook outlives it, and may be of another office of its account.
std::expected<Speaker, Response> webhook_speaker(Service& service, const Request& request) {
  SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return std::unexpected(problem_response(request, std::move(speaker.error())));
  if (auto problem = not_ready_to_speak(service, *speaker)) {
    return std::unexpected(problem_response(request, std::move(*problem)));
  }
  if (speaker->account == 0) return std::unexpected(problem_response(request, sign_in_first()));
  if (!speaker->claim.session) return std::unexpected(problem_response(request, http_problem("http.forbidden")));
  return *std::move(speaker);
}

std::string text_in(const json::object& members, std::string_view name) {
  const json::value* value = members.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool is_secret(std::string_view text) {
  return text.size() >= shortest_secret && text.size() <= longest_secret &&
         std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

Response without_secret(const Request& request) {
  HttpProblem problem = http_problem("webhooks.secret_missing");
  problem.detail = {"32 至 128 个可见 ASCII 字符", "32 to 128 visible ASCII characters"};
  problem.field = "secret";
  return problem_response(request, std::move(problem));
}

Response register_webhook(Service& service, const Request& request) {
  auto body = json_body(request);
  if (!body) return problem_response(request, std::move(body.error()));
  const auto speaker = webhook_speaker(service, request);
  if (!speaker) return speaker.error();
  if (!access::may_ever(policies::grants_of(RegisterWebhook::name), speaker->actor.role)) {
    return refusal_response(service, request, RegisterWebhook::name, custody::code::forbidden);
  }
  const std::string secret = text_in(*body, "secret"), url = text_in(*body, "url");
  if (!is_secret(secret)) return without_secret(request);
  body->erase("secret");
  if (auto address = webhook_address(url, service.webhook_hosts); !address) return problem_of(request, address.error());
  HashingGate gate(service);
  const auto reply = decide_now(service, speaker->actor, RegisterWebhook::name, *body,
                                std::string(request.headers.get("Idempotency-Key")), &gate);
  if (!reply) return problem_of(request, reply.error());
  if (reply->code == 0 && reply->verdict == engine::Verdict::accepted) {
    // A start between the decision and this leaves one that says so in the list, and nothing is sent.
    const auto added = service.webhooks->add({.number = reply->entry_no,
                                              .account = speaker->account,
                                              .url = url,
                                              .secret = secret,
                                              .after = reply->entry_no});
    if (!added) return problem_of(request, added.error());
    if (service.webhooks_changed) service.webhooks_changed();
  }
  return reply_response(service, request, RegisterWebhook::name, *reply);
}

std::optional<Stamp> moment(std::int64_t micros) { return micros == 0 ? std::nullopt : std::optional(Stamp{micros}); }

answers::Trouble told_of(const credentials::Trouble& trouble) {
  return {.since = moment(trouble.since_micros),
          .next_try = trouble.given_up ? std::nullopt : moment(trouble.next_try_micros),
          .tries = trouble.tries,
          .status = trouble.status};
}

answers::Sending state_of(const credentials::Webhook& webhook, const std::vector<credentials::Lane>& lanes) {
  using enum answers::Sending;
  if (webhook.secret.empty()) return without_secret;
  if (webhook.trouble.given_up) return given_up;
  if (webhook.trouble.tries > 0) return waiting;
  return lanes.empty() ? sending : partly_waiting;
}

Result<answers::Webhook> webhook_told(Service& service, std::uint64_t number, const accounts::Webhook& fact) {
  auto found = service.webhooks->find(number);
  if (!found) return std::unexpected(found.error());
  const auto lanes = service.webhooks->lanes(number);
  if (!lanes) return std::unexpected(lanes.error());
  const credentials::Webhook webhook = found->value_or(credentials::Webhook{});
  answers::Webhook told{.webhook = number,
                        .office = office_text(fact.office),
                        .url = webhook.url,
                        .state = state_of(webhook, *lanes),
                        .after = webhook.after,
                        .delivered_at = moment(webhook.delivered_micros),
                        .operators = {},
                        .trouble = {}};
  for (const credentials::Lane& lane : *lanes) {
    const auto state = lane.trouble.given_up ? answers::Sending::given_up : answers::Sending::waiting;
    told.operators.push_back({lane.entity, lane.after, state, told_of(lane.trouble)});
  }
  if (webhook.trouble.tries > 0) told.trouble = told_of(webhook.trouble);
  return told;
}

using Own = std::vector<std::pair<std::uint64_t, accounts::Webhook>>;

Result<Own> webhooks_of(Service& service, std::uint64_t account) {
  Own own;
  const auto asked = service.engine.ask([&] {
    const accounts::State& state = service.city.accounts();
    const accounts::Account* found = state.find(account);
    if (found == nullptr) return;
    for (const std::uint64_t number : found->webhooks) own.emplace_back(number, state.webhooks.at(number));
  });
  if (!asked) return std::unexpected(asked.error());
  return own;
}

Response list_webhooks(Service& service, const Request& request) {
  const auto speaker = webhook_speaker(service, request);
  if (!speaker) return speaker.error();
  const auto own = webhooks_of(service, speaker->account);
  if (!own) return problem_of(request, own.error());
  answers::Webhooks all;
  for (const auto& [number, fact] : *own) {
    auto told = webhook_told(service, number, fact);
    if (!told) return problem_of(request, told.error());
    all.webhooks.push_back(*std::move(told));
  }
  return json_answer(all);
}

Response replay_webhook(Service& service, const Request& request) {
  const auto body = json_body(request);
  if (!body) return problem_response(request, body.error());
  const auto speaker = webhook_speaker(service, request);
  if (!speaker) return speaker.error();
  const json::value* after = body->if_contains("after");
  const bool in_the_past = after != nullptr && after->is_int64() && after->get_int64() >= 0 &&
                           after->to_number<std::uint64_t>() <= service.log.last_entry();
  if (!in_the_past || body->size() != 1) {
    HttpProblem problem{.status = 400, .code = "ledger.schema_invalid"};
    problem.field = "after";
    return problem_response(request, std::move(problem));
  }
  const auto own = webhooks_of(service, speaker->account);
  if (!own) return problem_of(request, own.error());
  const std::string_view named = request.segments.get("webhook");
  const auto it = std::ranges::find_if(*own, [&](const auto& each) { return std::to_string(each.first) == named; });
  if (it == own->end()) return problem_response(request, http_problem("http.not_found"));
  const auto found = service.webhooks->replay(it->first, after->to_number<std::uint64_t>());
  if (!found) return problem_of(request, found.error());
  if (!*found) return problem_response(request, http_problem("http.not_found"));
  if (service.webhooks_changed) service.webhooks_changed();
  return json_answer(answers::Replayed{it->first, after->to_number<std::uint64_t>()});
}

}  // namespace

Result<void> add_webhook_routes(Router& router, Service& service) {
  if (service.webhooks == nullptr) return {};
  struct Row {
    Method method;
    std::string_view pattern;
    Response (*work)(Service&, const Request&);
  };
  constexpr Row rows[] = {{Method::post, "/v1/accounts/register_webhook", register_webhook},
                          {Method::get, "/v1/webhooks", list_webhooks},
                          {Method::post, "/v1/webhooks/{webhook}/replay", replay_webhook}};
  for (const Row& row : rows) {
    auto added = router.add(row.method, std::string(row.pattern),
                            [&service, work = row.work](const RequestPtr& request, const Answer& answer) {
                              answer(work(service, *request));
                            },
                            {.max_body = 16'384, .work = Work::blocking});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
