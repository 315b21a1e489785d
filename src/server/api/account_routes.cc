// Commands on accounts whose answer brings a secret along: it is made after the decision and told once.
#include <algorithm>

#include "formats/json_text.h"
#include "policies/registry/laws.h"
#include "server/api/answers.h"
#include "server/api/command_routes.h"
#include "server/api/replies.h"
#include "server/api/sign_in.h"
#include "server/api/speaker.h"
#include "server/rate_limit.h"
#include "vault/vault.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

// Logins are compared and never read: their hash is enough, and nothing of them is left to erase.
class LoginGate final : public formats::Gate {
 public:
  explicit LoginGate(Service& service) : service_(service) {}
  Result<PersonToken> person(const formats::PersonFields& fields) override { return service_.gate.person(fields); }
  Result<PersonToken> known_person(const PersonToken& token) override { return service_.gate.known_person(token); }
  Result<SealedText> text(std::string_view text) override { return service_.hash_text(text); }

 private:
  Service& service_;
};

// What anybody says of a person changes nothing of what is known of that person.
class NothingNewGate final : public formats::Gate {
 public:
  explicit NothingNewGate(Service& service) : service_(service) {}
  Result<PersonToken> person(const formats::PersonFields& fields) override {
    if (service_.vault != nullptr && fields.resident_id) {
      const auto known = service_.vault->find_resident_id(*fields.resident_id);
      if (!known) return std::unexpected(known.error());
      if (*known) return **known;
    }
    return service_.gate.person(fields);
  }
  Result<PersonToken> known_person(const PersonToken&) override {
    return problem("ledger.schema_invalid", "token", "a person is named, not pointed at");
  }
  Result<SealedText> text(std::string_view text) override { return service_.hash_text(text); }

 private:
  Service& service_;
};

// From what the one who asks may not say of himself to what is decided.
struct Asked {
  Speaker speaker;
  json::object members;
};

std::expected<Asked, Response> ask(Service& service, const Request& request, std::string_view command) {
  auto body = json_body(request);
  if (!body) return std::unexpected(problem_response(request, std::move(body.error())));
  SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return std::unexpected(problem_response(request, std::move(speaker.error())));
  if (auto problem = not_ready_to_speak(service, *speaker)) {
    return std::unexpected(problem_response(request, std::move(*problem)));
  }
  // Who is logged in may open a further account of his own kind for somebody else's use: it is the public's command.
  if (command == accounts::OpenOwnAccount::name) speaker->actor = {access::Role::public_, 0, 0, 0};
  // Accounts are people's: what a program made would outlive its key.
  if (speaker->claim.by_program() || !access::may_ever(policies::grants_of(command), speaker->actor.role)) {
    if (speaker->account == 0) return std::unexpected(problem_response(request, sign_in_first()));
    return std::unexpected(refusal_response(service, request, command, custody::code::forbidden));
  }
  return Asked{*std::move(speaker), *std::move(body)};
}

std::optional<Response> bring_login_into_form(const Request& request, json::object& members) {
  json::value* login = members.if_contains("login");
  const auto normal = login != nullptr && login->is_string() ? normal_login(login->get_string()) : std::nullopt;
  if (normal) {
    *login = formats::login_text(*normal);
    return std::nullopt;
  }
  HttpProblem problem{.status = 400, .code = "ledger.schema_invalid"};
  problem.field = "login";
  problem.detail = {"3 至 40 个字符：字母、汉字、数字和 . _ - @", "3 to 40 characters: letters, digits and . _ - @"};
  return problem_response(request, std::move(problem));
}

std::uint64_t figure_of(const engine::TypedReply& reply, std::string_view name) {
  for (const policies::Figure& figure :
       formats::figures_from_bytes(reply.figures).value_or(std::vector<policies::Figure>{})) {
    if (figure.name == name) return static_cast<std::uint64_t>(figure.value);
  }
  return 0;
}

std::string key_header(const Request& request) { return std::string(request.headers.get("Idempotency-Key")); }

Response open_account(Service& service, const Request& request) {
  auto asked = ask(service, request, accounts::OpenAccount::name);
  if (!asked) return std::move(asked.error());
  if (auto wrong = bring_login_into_form(request, asked->members)) return *std::move(wrong);
  LoginGate gate(service);
  const auto reply = decide_now(service, asked->speaker.actor, accounts::OpenAccount::name, asked->members,
                                key_header(request), &gate);
  if (!reply) return problem_of(request, reply.error());
  answers::ToldOnce once;
  // Told again, it is told without the secret: who lost it is given a new one.
  if (reply->code == 0 && reply->verdict == engine::Verdict::accepted) {
    const std::uint64_t account = figure_of(*reply, "account");
    if (auto begun = service.credentials.begin_account(account); !begun) return problem_of(request, begun.error());
    const auto password =
        service.credentials.new_one_time_password(account, service.now_micros(), asked->speaker.account);
    if (!password) return problem_of(request, password.error());
    once.one_time_password = *password;
  }
  return reply_response(service, request, accounts::OpenAccount::name, *reply, std::move(once));
}

Response open_own_account(Service& service, const Request& request) {
  if (!service.options.own_accounts) return problem_response(request, http_problem("http.forbidden"));
  auto asked = ask(service, request, accounts::OpenOwnAccount::name);
  if (!asked) return std::move(asked.error());
  const json::value* typed = asked->members.if_contains("login");
  const std::string login =
      typed != nullptr && typed->is_string() ? normal_login(typed->get_string()).value_or("") : std::string();
  if (auto wrong = bring_login_into_form(request, asked->members)) return *std::move(wrong);
  const json::value* given = asked->members.if_contains("password");
  const std::string password = given != nullptr && given->is_string() ? std::string(given->get_string()) : "";
  if (auto why = credentials::password_weakness(password, {}, login)) {
    HttpProblem problem = http_problem("credentials.password_weak");
    problem.field = "password";
    problem.detail = {{}, *why};
    return problem_response(request, std::move(problem));
  }
  asked->members.erase("password");
  NothingNewGate gate(service);
  const auto reply = decide_now(service, asked->speaker.actor, accounts::OpenOwnAccount::name, asked->members,
                                key_header(request), &gate);
  if (!reply) return problem_of(request, reply.error());
  if (reply->code == 0) {
    const std::uint64_t account = figure_of(*reply, "account");
    if (reply->verdict == engine::Verdict::accepted) {
      if (auto begun = service.credentials.begin_account(account); !begun) return problem_of(request, begun.error());
    }
    const auto set = service.credentials.set_first_password(account, password, service.now_micros());
    if (!set && set.error().code != "credentials.password_set") return problem_of(request, set.error());
  }
  return reply_response(service, request, accounts::OpenOwnAccount::name, *reply);
}

Response issue_key(Service& service, const Request& request) {
  auto asked = ask(service, request, accounts::IssueKey::name);
  if (!asked) return std::move(asked.error());
  const auto reply =
      decide_now(service, asked->speaker.actor, accounts::IssueKey::name, asked->members, key_header(request));
  if (!reply) return problem_of(request, reply.error());
  answers::ToldOnce once;
  if (reply->code == 0 && reply->verdict == engine::Verdict::accepted) {
    const std::uint64_t number = figure_of(*reply, "key");
    const auto key = service.credentials.set_key(number, asked->speaker.account, service.now_micros());
    if (!key) return problem_of(request, key.error());
    once.key = *key;
    once.signing_secret = service.credentials.signing_secret(number);
  }
  return reply_response(service, request, accounts::IssueKey::name, *reply, std::move(once));
}

// Somebody's access is put in order by two: of a new one-time password the system administrator gives the first half
// and the security administrator, who releases it, the second; a lost second factor the security administrator takes
// away. Neither alone becomes somebody else, and neither touches another administrator's.
struct Repair {
  std::uint64_t account = 0;
  std::uint64_t by = 0;
};

std::expected<Repair, Response> account_to_repair(Service& service, const Request& request, access::Role by) {
  auto body = json_body(request);
  if (!body) return std::unexpected(problem_response(request, std::move(body.error())));
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return std::unexpected(problem_response(request, speaker.error()));
  if (auto problem = not_ready_to_speak(service, *speaker)) {
    return std::unexpected(problem_response(request, std::move(*problem)));
  }
  if (speaker->account == 0) return std::unexpected(problem_response(request, sign_in_first()));
  if (speaker->actor.role != by) return std::unexpected(problem_response(request, http_problem("http.forbidden")));
  const json::value* number = body->if_contains("account");
  const std::uint64_t account =
      number != nullptr && number->is_int64() && number->get_int64() > 0 ? number->to_number<std::uint64_t>() : 0;
  bool open = false, administrator = false;
  const auto asked = service.engine.ask([&] {
    const accounts::Account* found = service.city.accounts().find(account);
    open = found != nullptr && found->state != accounts::AccountState::closed;
    administrator = open && std::ranges::any_of(found->offices, accounts::is_administrator, &accounts::Office::role);
  });
  if (!asked) return std::unexpected(problem_of(request, asked.error()));
  if (!open) {
    return std::unexpected(
        refusal_response(service, request, accounts::OpenAccount::name, accounts::code::unknown_account, "account"));
  }
  if (administrator || account == speaker->account) {
    return std::unexpected(refusal_response(service, request, accounts::OpenAccount::name,
                                            accounts::code::separation_of_duties, "account"));
  }
  return Repair{account, speaker->account};
}

Response new_password(Service& service, const Request& request) {
  const auto repair = account_to_repair(service, request, access::Role::system_administrator);
  if (!repair) return repair.error();
  const auto half = service.credentials.begin_password_reset(repair->account, repair->by, service.now_micros());
  if (!half) return problem_of(request, half.error());
  return json_answer(answers::FirstHalf{repair->account, *half});
}

Response release_password(Service& service, const Request& request) {
  const auto repair = account_to_repair(service, request, access::Role::security_administrator);
  if (!repair) return repair.error();
  const auto half = service.credentials.release_password_reset(repair->account, repair->by, service.now_micros());
  if (half) return json_answer(answers::SecondHalf{repair->account, *half});
  if (half.error().code != "credentials.no_password_reset") return problem_of(request, half.error());
  HttpProblem none = http_problem(half.error().code);
  none.field = "account";
  return problem_response(request, std::move(none));
}

// What waits for the security administrator.
Response password_resets(Service& service, const Request& request) {
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  if (speaker->account == 0) return problem_response(request, sign_in_first());
  if (speaker->actor.role != access::Role::security_administrator)
    return problem_response(request, http_problem("http.forbidden"));
  const auto waiting = service.credentials.password_resets(service.now_micros());
  if (!waiting) return problem_of(request, waiting.error());
  answers::PasswordResets all;
  for (const auto& each : *waiting) all.waiting.push_back({each.account, each.by, Stamp{each.begun_micros}});
  return json_answer(all);
}

Response take_second_factor_away(Service& service, const Request& request) {
  const auto repair = account_to_repair(service, request, access::Role::security_administrator);
  if (!repair) return repair.error();
  const auto removed = service.credentials.remove_second_factor(repair->account, service.now_micros(), repair->by);
  if (!removed) return problem_of(request, removed.error());
  return json_answer(answers::OfAccount{repair->account});
}

}  // namespace

Result<void> add_account_routes(Router& router, Service& service) {
  struct Row {
    std::string_view pattern;
    Response (*work)(Service&, const Request&);
    Method method = Method::post;
  };
  constexpr Row rows[] = {{"/v1/accounts/open_account", open_account},
                          {"/v1/accounts/issue_key", issue_key},
                          {"/v1/accounts/new_password", new_password},
                          {"/v1/accounts/release_password", release_password},
                          {"/v1/accounts/password_resets", password_resets, Method::get},
                          {"/v1/accounts/take_second_factor_away", take_second_factor_away}};
  // Each costs a journal entry, a row of the vault and a password's hash.
  constexpr Rate own_accounts{.per_minute = 6, .burst = 10};
  auto limiter = std::make_shared<RateLimiter>(own_accounts);
  auto own = router.add(Method::post, "/v1/accounts/open_own_account",
                        [&service, limiter](const RequestPtr& request, const Answer& answer) {
                          if (const auto wait = limiter->take(peer_prefix(request->peer), service.clock.steady())) {
                            HttpProblem many = http_problem("http.too_many_requests");
                            many.headers.add("Retry-After", std::to_string(wait->count()));
                            return answer(problem_response(*request, std::move(many)));
                          }
                          answer(open_own_account(service, *request));
                        },
                        {.max_body = 65'536, .work = Work::hashing});
  if (!own) return own;
  for (const Row& row : rows) {
    auto added = router.add(row.method, std::string(row.pattern),
                            [&service, work = row.work](const RequestPtr& request, const Answer& answer) {
                              answer(work(service, *request));
                            },
                            {.max_body = 65'536, .work = Work::blocking});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
