// Sessions and what belongs to them. All of it waits for the disk or for a password's hash, so on worker threads.
#include "server/api/sign_in.h"

#include <algorithm>
#include <boost/json/array.hpp>

#include "base/number_text.h"
#include "base/text.h"
#include "formats/json_text.h"
#include "server/api/answers.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using credentials::Login;
using credentials::LoginOutcome;

constexpr std::size_t most_body = 16'384;
constexpr std::int64_t micros_a_second = 1'000'000;
constexpr std::int64_t device_days = 400;
constexpr std::size_t shortest_login = 3, longest_login = 40;  // code points

HttpProblem bad_field(std::string field, std::string zh, std::string en) {
  HttpProblem problem{.status = 400, .code = "ledger.schema_invalid"};
  problem.field = std::move(field);
  problem.detail = {std::move(zh), std::move(en)};
  return problem;
}

// A member that is text; empty when it may be absent and is.
std::expected<std::string, HttpProblem> text_of(const json::object& body, std::string_view name, bool required = true) {
  const json::value* value = body.if_contains(name);
  if (value == nullptr && !required) return std::string();
  constexpr std::size_t longest = 1024;
  if (value == nullptr || !value->is_string() || value->get_string().size() > longest) {
    return std::unexpected(bad_field(std::string(name), "须为文本", "text is expected"));
  }
  return std::string(value->get_string());
}

std::expected<json::object, HttpProblem> members(const Request& request,
                                                 std::initializer_list<std::string_view> known) {
  auto body = json_body(request);
  if (!body) return body;
  for (const auto& [name, value] : *body) {
    const std::string_view each(name.data(), name.size());
    if (std::ranges::find(known, each) == known.end()) {
      return std::unexpected(bad_field(std::string(each), "没有此字段", "there is no such field"));
    }
  }
  return body;
}

std::string set_cookie(const Request& request, std::string_view name, std::string_view value, std::int64_t seconds) {
  std::string text = std::string(name) + "=" + std::string(value) +
                     "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
  return request.secure ? text + "; Secure" : text;
}

std::vector<answers::Office> offices_told(const std::vector<accounts::Office>& offices) {
  std::vector<answers::Office> all;
  for (const accounts::Office& each : offices) {
    all.push_back({office_text(each), each.role, each.organisation, each.area});
  }
  return all;
}

// Of whoever is logged in, by whatever means.
SpeakerOr somebody(Service& service, const Request& request) {
  SpeakerOr speaker = ask_speaker(service, request);
  if (speaker && speaker->account == 0) return std::unexpected(sign_in_first());
  return speaker;
}
// Of a session: programs have no password to change.
SpeakerOr somebody_in_session(Service& service, const Request& request) {
  SpeakerOr speaker = somebody(service, request);
  if (speaker && !speaker->claim.session) return std::unexpected(http_problem("http.forbidden"));
  return speaker;
}
// Who has a second factor has proved it in this session.
std::optional<HttpProblem> second_factor_unproved(Service& service, const Speaker& speaker) {
  const auto has = service.credentials.has_second_factor(speaker.account);
  if (has && (!*has || speaker.claim.session->second_factor)) return std::nullopt;
  HttpProblem problem = http_problem("credentials.second_factor_required");
  problem.detail = {"请以第二因素重新登录", "log in again with it"};
  return problem;
}

// A handler in the form of a function of the request.
template <class Work>
Handler answered_by(Service& service, Work work) {
  return [&service, work](const RequestPtr& request, const Answer& answer) {
    std::expected<Response, HttpProblem> response = work(service, *request);
    answer(response ? *std::move(response) : problem_response(*request, std::move(response.error())));
  };
}

using Answered = std::expected<Response, HttpProblem>;

std::optional<HttpProblem> login_problem(const Login& login) {
  switch (login.outcome) {
    case LoginOutcome::ok:
      return std::nullopt;
    case LoginOutcome::wait: {
      HttpProblem problem = http_problem("http.too_many_requests");
      problem.headers.add("Retry-After", std::to_string(login.wait_micros / micros_a_second + 1));
      problem.detail = {"多次登录失败，请稍后再试", "too many failed logins from here; try again later"};
      return problem;
    }
    case LoginOutcome::second_factor_missing:
      return HttpProblem{.status = 401, .code = "credentials.second_factor_missing", .field = "one_time_code"};
    case LoginOutcome::second_factor_wrong:
      return HttpProblem{.status = 401, .code = "credentials.second_factor_wrong", .field = "one_time_code"};
    case LoginOutcome::password_expired:
      return http_problem("credentials.password_expired");
    case LoginOutcome::wrong:
      break;
  }
  return HttpProblem{.status = 401, .code = "credentials.password_wrong"};
}

// An unknown or silent account's number is 0, and costs the same.
std::expected<std::uint64_t, HttpProblem> account_of(Service& service, std::string_view typed) {
  const auto login = normal_login(typed);
  if (!login) return std::uint64_t{0};
  const SealedText hash = service.hash_text(formats::login_text(*login));
  std::uint64_t account = 0;
  const auto asked = service.engine.ask([&] {
    const accounts::State& state = service.city.accounts();
    const auto it = state.by_login.find(hash.hash);
    if (it != state.by_login.end() && state.find(it->second)->state == accounts::AccountState::active) {
      account = it->second;
    }
  });
  if (!asked) return std::unexpected(http_problem("http.not_ready"));
  return account;
}

Answered log_in(Service& service, const Request& request) {
  const auto body = members(request, {"login", "password", "one_time_code"});
  if (!body) return std::unexpected(body.error());
  const auto login = text_of(*body, "login"), password = text_of(*body, "password");
  const auto code = text_of(*body, "one_time_code", false);
  for (const auto* each : {&login, &password, &code}) {
    if (!*each) return std::unexpected(each->error());
  }
  const auto account = account_of(service, *login);
  if (!account) return std::unexpected(account.error());
  credentials::Visitor visitor = visitor_of(request);
  visitor.claims = *login;
  const auto done = service.credentials.log_in(*account, *password, *code, visitor, service.now_micros());
  if (!done) return problem_of(request, done.error());
  if (auto problem = login_problem(*done)) return std::unexpected(std::move(*problem));
  Response response =
      json_answer(answers::LoggedIn{*account, done->csrf_token, done->must_change_password, done->has_second_factor});
  response.account = *account;
  response.headers.add("Set-Cookie", set_cookie(request, session_cookie, done->session_token, 24 * 3600));
  response.headers.add("Set-Cookie", set_cookie(request, device_cookie, done->device_token, device_days * 24 * 3600));
  return response;
}

Answered log_out(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody_in_session(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  const auto ended =
      service.credentials.end_session(speaker->account, speaker->claim.session->id, service.now_micros());
  if (!ended) return problem_of(request, ended.error());
  Response response = json_answer(answers::Done{});
  response.headers.add("Set-Cookie", set_cookie(request, session_cookie, "", 0));
  return response;
}

Answered who_am_i(Service& service, const Request& request) {
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  answers::Me me{.account = speaker->account,
                 .speaks_as = office_text({speaker->actor.role, speaker->actor.organisation, speaker->actor.area}),
                 .offices = offices_told(speaker->offices),
                 // Nobody's question does not wait for the deciding thread.
                 .day = speaker->today.value_or(date_of(service.stamp()))};
  if (const auto& session = speaker->claim.session) {
    me.csrf_token = service.credentials.csrf_of(cookie(request, session_cookie));
    me.must_change_password = session->must_change_password;
    me.second_factor = session->second_factor;
    me.second_factor_required = not_ready_to_speak(service, *speaker).has_value();
  }
  return json_answer(me);
}

Answered list_sessions(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody_in_session(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  answers::Sessions all;
  for (const credentials::Session& each : service.credentials.sessions(speaker->account, service.now_micros())) {
    all.sessions.push_back({each.id, Stamp{each.begun_micros}, Stamp{each.seen_micros}, Stamp{each.ends_micros},
                            each.agent, each.network, each.id == speaker->claim.session->id});
  }
  return json_answer(all);
}

Answered end_session(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody_in_session(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  const auto id = number_in(request.segments.get("id"));
  if (!id) return std::unexpected(http_problem("http.not_found"));
  const auto ended =
      service.credentials.end_session(speaker->account, static_cast<std::int64_t>(*id), service.now_micros());
  if (!ended) return problem_of(request, ended.error());
  if (!*ended) return std::unexpected(http_problem("http.not_found"));
  return json_answer(answers::Done{});
}

// What credentials say of a password, as a problem of a form.
HttpProblem password_problem(const Problem& problem) {
  HttpProblem answer{.status = problem.code == "credentials.password_wrong" ? 403 : 422, .code = problem.code};
  answer.field = problem.field;
  answer.detail = {{}, problem.message};
  return answer;
}
Answered after_password(const Request& request, const Result<void>& done) {
  if (done) return json_answer(answers::Done{});
  const std::string& code = done.error().code;
  const bool of_the_form = code == "credentials.password_wrong" || code == "credentials.password_weak";
  return of_the_form ? Answered(std::unexpected(password_problem(done.error()))) : problem_of(request, done.error());
}

// The login as it is in the password, if it is: only its hash is known, so the password's pieces are hashed as logins.
std::string login_inside(Service& service, std::uint64_t account, std::string_view password) {
  SealedText known;
  (void)service.engine.ask([&] {
    if (const accounts::Account* found = service.city.accounts().find(account)) known = found->login;
  });
  constexpr std::size_t longest = 128;  // code points; a longer one is refused for that
  if (!known.given() || invalid_utf8_at(password) || count_code_points(password) > longest) return {};
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < password.size(); ++i) {
    if ((password[i] & 0xc0) != 0x80) begins.push_back(i);
  }
  begins.push_back(password.size());
  for (std::size_t from = 0; from < begins.size(); ++from) {
    for (std::size_t to = from + shortest_login; to < begins.size() && to <= from + longest_login; ++to) {
      const auto piece = normal_login(password.substr(begins[from], begins[to] - begins[from]));
      if (piece && service.hash_text(formats::login_text(*piece)).hash == known.hash) return *piece;
    }
  }
  return {};
}

Answered change_password(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody_in_session(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  if (auto problem = second_factor_unproved(service, *speaker)) return std::unexpected(std::move(*problem));
  const auto body = members(request, {"old_password", "new_password"});
  if (!body) return std::unexpected(body.error());
  const auto old = text_of(*body, "old_password"), fresh = text_of(*body, "new_password");
  if (!old || !fresh) return std::unexpected(!old ? old.error() : fresh.error());
  credentials::Visitor visitor = visitor_of(request);
  visitor.claims = login_inside(service, speaker->account, *fresh);
  return after_password(
      request, service.credentials.change_password(speaker->account, *old, *fresh, service.now_micros(), visitor));
}

Answered propose_second_factor(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody_in_session(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  const auto seed = service.credentials.propose_second_factor(speaker->account, service.now_micros());
  if (!seed) return problem_of(request, seed.error());
  const std::string uri = "otpauth://totp/gongbao:" + std::to_string(speaker->account) + "?secret=" + *seed +
                          "&issuer=gongbao&algorithm=SHA1&digits=6&period=30";
  return json_answer(answers::ProposedFactor{*seed, uri});
}

Answered confirm_second_factor(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody_in_session(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  const auto body = members(request, {"code"});
  if (!body) return std::unexpected(body.error());
  const auto code = text_of(*body, "code");
  if (!code) return std::unexpected(code.error());
  const auto right = service.credentials.confirm_second_factor(speaker->account, *code, service.now_micros(),
                                                               speaker->claim.session->id);
  if (!right) return problem_of(request, right.error());
  if (!*right) {
    return std::unexpected(HttpProblem{.status = 422, .code = "credentials.second_factor_wrong", .field = "code"});
  }
  return json_answer(answers::Done{});
}

Answered remove_second_factor(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody_in_session(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  if (auto problem = second_factor_unproved(service, *speaker)) return std::unexpected(std::move(*problem));
  const auto body = members(request, {"password"});
  if (!body) return std::unexpected(body.error());
  const auto password = text_of(*body, "password");
  if (!password) return std::unexpected(password.error());
  const auto right =
      service.credentials.password_right(speaker->account, *password, visitor_of(request), service.now_micros());
  if (!right) return problem_of(request, right.error());
  if (!*right) return std::unexpected(password_problem({"credentials.password_wrong", "password", "not right", {}}));
  return after_password(request, service.credentials.remove_second_factor(speaker->account, service.now_micros()));
}

// 推进演示日期. By the system administrator, and only where days are turned by hand.
Answered next_day(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  if (!service.next_day) return std::unexpected(http_problem("http.not_found"));
  if (speaker->actor.role != access::Role::system_administrator) return std::unexpected(http_problem("http.forbidden"));
  const auto day = service.next_day();
  if (!day) return problem_of(request, day.error());
  return json_answer(answers::Today{*day});
}

// 审计管理员: who logged in, failed, was given a key. Nobody else reads it.
Answered security_events(Service& service, const Request& request) {
  const SpeakerOr speaker = somebody(service, request);
  if (!speaker) return std::unexpected(speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return std::unexpected(std::move(*problem));
  if (speaker->actor.role != access::Role::audit_administrator) return std::unexpected(http_problem("http.forbidden"));
  const auto after = number_asked(request, "after", 0, 0, std::numeric_limits<std::int64_t>::max());
  if (!after) return std::unexpected(after.error());
  constexpr std::size_t a_page = 100;
  const auto events = service.credentials.events_after(static_cast<std::int64_t>(*after), a_page);
  if (!events) return problem_of(request, events.error());
  answers::SecurityEvents all;
  for (const credentials::SecurityEvent& each : *events) {
    all.events.push_back({each.id, Stamp{each.at_micros}, each.kind, each.account, each.by, each.network});
  }
  return json_answer(all);
}

}  // namespace

std::optional<std::string> normal_login(std::string_view typed) {
  std::string text = fold_width(trim_blanks(typed));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (invalid_utf8_at(text)) return std::nullopt;
  const std::size_t length = count_code_points(text);
  if (length < shortest_login || length > longest_login) return std::nullopt;
  const auto allowed = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    return letter || c == '.' || c == '_' || c == '-' || c == '@';
  };
  if (!std::ranges::all_of(text, allowed)) return std::nullopt;
  return text;
}

Result<void> add_sign_in_routes(Router& router, Service& service) {
  struct Row {
    Method method;
    std::string_view pattern;
    Answered (*work)(Service&, const Request&);
    Work where = Work::blocking;
  };
  constexpr Row rows[] = {
      {Method::post, "/v1/session", log_in, Work::hashing},
      {Method::del, "/v1/session", log_out},
      {Method::get, "/v1/me", who_am_i},
      {Method::get, "/v1/sessions", list_sessions},
      {Method::del, "/v1/sessions/{id}", end_session},
      {Method::post, "/v1/password", change_password, Work::hashing},
      {Method::post, "/v1/second-factor", propose_second_factor},
      {Method::post, "/v1/second-factor/confirm", confirm_second_factor},
      {Method::del, "/v1/second-factor", remove_second_factor, Work::hashing},
      {Method::get, "/v1/security-events", security_events},
      {Method::post, "/v1/demo/next-day", next_day},
  };
  for (const Row& row : rows) {
    auto added = router.add(row.method, std::string(row.pattern), answered_by(service, row.work),
                            {.max_body = most_body, .work = row.where});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
