// From headers to a claim, from a claim to what the journal says of it.
#include "server/api/speaker.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/number_text.h"
#include "server/rate_limit.h"

namespace gongbao::server {

namespace {

using accounts::Office;

constexpr std::string_view bearer = "Bearer ";
// How far a signed request's moment may lie from ours; nonces are remembered as long.
constexpr std::int64_t clock_skew_seconds = 300;
constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::size_t most_nonces = 1'000'000;

HttpProblem unauthorized(std::string zh, std::string en) {
  HttpProblem problem = http_problem("http.unauthorized");
  problem.detail = {std::move(zh), std::move(en)};
  problem.headers.add("WWW-Authenticate", "Bearer");
  return problem;
}

// Nonces of signed requests, so that none is taken twice.
class Nonces {
 public:
  explicit Nonces(std::int64_t since) : since_(since) {}
  std::int64_t since() const { return since_; }  // seconds
  enum class Taken : std::uint8_t { yes, before, too_many };
  Taken take(std::uint64_t key, std::string_view nonce, std::int64_t now, std::size_t most_of_a_key) {
    const std::lock_guard lock(mutex_);
    while (!by_age_.empty() && by_age_.begin()->first + 2 * clock_skew_seconds < now) {
      const Key& old = by_age_.begin()->second;
      if (const auto own = of_key_.find(old.first); own != of_key_.end() && --own->second == 0) of_key_.erase(own);
      seen_.erase(old);
      by_age_.erase(by_age_.begin());
    }
    if (seen_.size() >= most_nonces) return Taken::too_many;
    // One key cannot use up what all share.
    if (const auto own = of_key_.find(key); own != of_key_.end() && own->second >= most_of_a_key)
      return Taken::too_many;
    const auto [it, fresh] = seen_.emplace(key, std::string(nonce));
    if (fresh) {
      by_age_.emplace(now, *it);
      ++of_key_[key];
    }
    return fresh ? Taken::yes : Taken::before;
  }

 private:
  using Key = std::pair<std::uint64_t, std::string>;
  const std::int64_t since_;
  std::mutex mutex_;
  std::set<Key> seen_;
  std::map<std::uint64_t, std::size_t> of_key_;
  std::multimap<std::int64_t, Key> by_age_;
};

Hash32 keyed(std::string_view algorithm, std::string_view secret, std::string_view text) {
  return algorithm == "HMAC-SM3" ? hmac_sm3(as_bytes(secret), as_bytes(text))
                                 : hmac_sha256(as_bytes(secret), as_bytes(text));
}

bool same(std::string_view a, std::string_view b) {
  std::uint8_t difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    difference = static_cast<std::uint8_t>(difference | (a[i] ^ b[i]));
  }
  return difference == 0;
}

// Gongbao-Signature: HMAC-SM3=<hex>, over signed_text, with Gongbao-Key, -Time, -Nonce and -Content-SHA256.
std::expected<Claim, HttpProblem> signed_claim(Service& service, Nonces& nonces, const Request& request) {
  const std::string_view signature = request.headers.get("Gongbao-Signature");
  const auto key = number_in(request.headers.get("Gongbao-Key"));
  const std::string_view moment = request.headers.get("Gongbao-Time");
  const std::string_view nonce = request.headers.get("Gongbao-Nonce");
  const std::string_view body = request.headers.get("Gongbao-Content-SHA256");
  const auto wrong = [] {
    return std::unexpected(unauthorized("签名不正确或已过期", "the signature is not right, or no longer"));
  };
  const std::size_t equals = signature.find('=');
  const auto at = number_in(moment);
  constexpr std::size_t longest_nonce = 64, shortest_nonce = 8, hash_digits = 64;
  if (!key || !at || equals == std::string_view::npos || nonce.size() < shortest_nonce ||
      nonce.size() > longest_nonce || body.size() != hash_digits) {
    return wrong();
  }
  const std::string_view algorithm = signature.substr(0, equals);
  if (algorithm != "HMAC-SM3" && algorithm != "HMAC-SHA256") return wrong();
  const std::int64_t now = service.now_micros() / micros_per_second;
  constexpr std::uint64_t end_of_time = 1'000'000'000'000;
  if (*at > end_of_time) return wrong();
  const std::int64_t away = static_cast<std::int64_t>(*at) - now;
  // What was signed before the start may have been taken before it.
  if (static_cast<std::int64_t>(*at) < nonces.since()) return wrong();
  if (away > clock_skew_seconds || away < -clock_skew_seconds) return wrong();
  const std::string text = signed_text(to_text(request.method), request.target, moment, nonce, body);
  const Hash32 expected = keyed(algorithm, service.credentials.signing_secret(*key), text);
  if (!same(to_hex(expected), signature.substr(equals + 1))) return wrong();
  switch (nonces.take(*key, nonce, now, service.options.nonces_of_a_key)) {
    case Nonces::Taken::yes:
      break;
    case Nonces::Taken::before:
      return wrong();
    case Nonces::Taken::too_many:
      return std::unexpected(http_problem("http.too_many_requests"));
  }
  return Claim{Claim::Means::key, service.credentials.account_of_key(*key), *key, {}, std::string(body)};
}

bool changes_something(Method method) {
  return method != Method::get && method != Method::head && method != Method::options;
}

std::expected<Claim, HttpProblem> claim_of(Service& service, Nonces& nonces, const Request& request) {
  if (request.headers.has("Gongbao-Signature")) return signed_claim(service, nonces, request);
  if (const std::string_view given = request.headers.get("Authorization"); !given.empty()) {
    const auto key = given.starts_with(bearer) ? service.credentials.key(given.substr(bearer.size())) : std::nullopt;
    if (!key) return std::unexpected(unauthorized("密钥不正确", "the key is not right"));
    return Claim{Claim::Means::key, key->account, key->number, {}, {}};
  }
  const std::string_view token = cookie(request, session_cookie);
  if (token.empty()) return Claim{};
  auto session = service.credentials.session(token, service.now_micros());
  if (!session) return Claim{};
  // A page of another site can send the cookie along, but not read the token.
  if (changes_something(request.method) &&
      !service.credentials.csrf_right(token, request.headers.get("X-CSRF-Token"))) {
    HttpProblem problem = http_problem("http.forbidden");
    problem.field = "X-CSRF-Token";
    problem.detail = {"缺少或不符的 X-CSRF-Token", "X-CSRF-Token is missing or is not this session's"};
    return std::unexpected(std::move(problem));
  }
  const std::uint64_t account = session->account;
  return Claim{Claim::Means::session, account, 0, std::move(session), {}};
}

// What the journal says of a claim. On the deciding thread.
struct Known {
  std::uint64_t account = 0;
  std::vector<Office> offices;
  std::optional<Date> today;
};

Known look_up(const policies::City& city, const Claim& claim) {
  Known known;
  known.today = city.day();
  if (!known.today) return known;
  const accounts::State& state = city.accounts();
  if (claim.means == Claim::Means::session) {
    const accounts::Account* account = state.find(claim.account);
    if (account == nullptr || account->state != accounts::AccountState::active) return known;
    known.account = claim.account;
    known.offices = accounts::offices_on(state, claim.account, *known.today);
  } else if (claim.by_program()) {
    const auto it = state.keys.find(claim.key);
    if (it == state.keys.end() || it->second.revoked || *known.today > it->second.expires_on) return known;
    const std::vector<Office> held = accounts::offices_on(state, it->second.account, *known.today);
    if (std::ranges::find(held, it->second.office) == held.end()) return known;
    known.account = it->second.account;
    known.offices = {it->second.office};
  }
  return known;
}

SpeakerOr find_speaker(const Request& request, Claim claim, Known known) {
  if (claim.by_program() && known.account == 0) {
    return std::unexpected(unauthorized("密钥已失效", "the key is no longer in force"));
  }
  Speaker speaker{std::move(claim), known.account, std::move(known.offices), {}, known.today};
  // Without an office it speaks as anybody does.
  const std::string_view wanted = request.headers.get("Gongbao-Office");
  if (wanted.empty()) {
    if (!speaker.offices.empty()) {
      const Office& first = speaker.offices.front();
      speaker.actor = {first.role, speaker.account, first.organisation, first.area};
    }
    return speaker;
  }
  const auto office = office_named(wanted);
  if (!office || std::ranges::find(speaker.offices, *office) == speaker.offices.end()) {
    HttpProblem problem = http_problem("http.forbidden");
    problem.field = "Gongbao-Office";
    problem.detail = {"未获此项任命", "not appointed to that office"};
    return std::unexpected(std::move(problem));
  }
  speaker.actor = {office->role, speaker.account, office->organisation, office->area};
  return speaker;
}

SpeakerOr speaker_of(const Request& request, Claim claim, Known known) {
  SpeakerOr speaker = find_speaker(request, std::move(claim), std::move(known));
  if (speaker) request.spoken_as->role = enum_name(speaker->actor.role).data();  // a literal, so it ends with a zero
  return speaker;
}

Claim claim_in(const Request& request) {
  const Claim* claim = std::any_cast<Claim>(&request.speaker);
  return claim == nullptr ? Claim{} : *claim;
}

HttpProblem engine_problem(const Problem& problem) {
  HttpProblem answer = http_problem(problem.code == "engine.busy" ? "http.overloaded" : "http.not_ready");
  answer.headers.add("Retry-After", "1");
  return answer;
}

}  // namespace

Filter who_asks(Service& service) {
  const std::int64_t started = service.now_micros() / micros_per_second;
  const std::int64_t since = service.options.signed_before_start ? started - clock_skew_seconds : started;
  return [&service, nonces = std::make_shared<Nonces>(since)](Request& request) -> std::optional<Response> {
    auto claim = claim_of(service, *nonces, request);
    if (!claim) return problem_response(request, std::move(claim.error()));
    request.account = claim->account;
    if (claim->means == Claim::Means::nobody) {
      const std::string_view device = cookie(request, device_cookie);
      if (!device.empty() && service.credentials.known_device(device))
        request.visitor = to_hex(sha256(as_bytes(device)));
    }
    request.speaker = *std::move(claim);
    return std::nullopt;
  };
}

void ask_speaker(Service& service, const RequestPtr& request, std::function<void(SpeakerOr)> then) {
  Claim claim = claim_in(*request);
  if (claim.means == Claim::Means::nobody) return then(speaker_of(*request, std::move(claim), {}));
  auto known = std::make_shared<Known>();
  auto told = std::make_shared<std::function<void(SpeakerOr)>>(std::move(then));
  auto asked = service.engine.submit_question([&city = service.city, claim, known] { *known = look_up(city, claim); },
                                              [request, claim, known, told](Result<engine::EntryNo> entry) {
                                                if (!entry)
                                                  return (*told)(std::unexpected(engine_problem(entry.error())));
                                                (*told)(speaker_of(*request, claim, std::move(*known)));
                                              });
  if (!asked) (*told)(std::unexpected(engine_problem(asked.error())));
}

SpeakerOr ask_speaker(Service& service, const Request& request) {
  Claim claim = claim_in(request);
  Known known;
  if (claim.means != Claim::Means::nobody) {
    const auto asked = service.engine.ask([&] { known = look_up(service.city, claim); });
    if (!asked) return std::unexpected(engine_problem(asked.error()));
  }
  return speaker_of(request, std::move(claim), std::move(known));
}

bool still_speaks(const policies::City& city, const Claim& claim, const access::Actor& actor) {
  const Known known = look_up(city, claim);
  return std::ranges::find(known.offices, Office{actor.role, actor.organisation, actor.area}) != known.offices.end();
}

std::optional<HttpProblem> not_ready_to_speak(const Service& service, const Speaker& speaker) {
  if (!speaker.claim.session) return std::nullopt;
  if (speaker.claim.session->must_change_password) {
    return http_problem("credentials.must_change_password");
  }
  const bool staff = std::ranges::any_of(speaker.offices, accounts::is_staff, &Office::role);
  if (staff && service.options.staff_second_factor && !speaker.claim.session->second_factor) {
    return http_problem("credentials.second_factor_required");
  }
  return std::nullopt;
}

HttpProblem sign_in_first() { return unauthorized("请先登录", "sign in first"); }

std::string office_text(const Office& office) {
  return std::string(enum_name(office.role)) + "/" + std::to_string(office.organisation) + "/" +
         std::to_string(office.area);
}

std::optional<Office> office_named(std::string_view text) {
  std::array<std::string_view, 3> parts{text, "0", "0"};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t slash = parts[i].find('/');
    if (slash == std::string_view::npos) break;
    parts[i + 1] = parts[i].substr(slash + 1);
    parts[i] = parts[i].substr(0, slash);
  }
  const auto role = enum_named<access::Role>(parts[0]);
  const auto organisation = number_in(parts[1]), area = number_in(parts[2]);
  if (!role || !organisation || !area || *area > 0xffff'ffff) return std::nullopt;
  return Office{*role, *organisation, static_cast<std::uint32_t>(*area)};
}

credentials::Visitor visitor_of(const Request& request) {
  return {peer_prefix(request.peer), std::string(cookie(request, device_cookie)),
          std::string(request.headers.get("User-Agent"))};
}

std::string_view cookie(const Request& request, std::string_view name) {
  std::string_view all = request.headers.get("Cookie");
  while (!all.empty()) {
    const std::size_t end = all.find(';');
    std::string_view one = all.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=')
      return one.substr(name.size() + 1);
    all.remove_prefix(end == std::string_view::npos ? all.size() : end + 1);
  }
  return {};
}

std::string signed_text(std::string_view method, std::string_view target, std::string_view moment,
                        std::string_view nonce, std::string_view body_sha256) {
  std::string text;
  for (const std::string_view line : {method, target, moment, nonce, body_sha256}) text.append(line).append("\n");
  return text;
}

}  // namespace gongbao::server
