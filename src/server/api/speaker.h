// Who asks, and as what. The filter finds out what a request claims without waiting: a session's cookie, a program's
// key, a signed request. What the account may speak as is a question to the engine, and every decision asks it again,
// so that an appointment that ended a moment ago is not used.
#pragma once

#include <expected>

#include "policies/accounts/rows.h"
#include "server/answer.h"
#include "server/api/service.h"
#include "server/problem_json.h"

namespace gongbao::server {

struct Claim {
  enum class Means : std::uint8_t { nobody, session, key };
  Means means = Means::nobody;
  std::uint64_t account = 0;  // of a session; of a key as far as is known before the journal is asked
  std::uint64_t key = 0;
  std::optional<credentials::Session> session = {};
  std::string body_sha256 = {};  // of a signed request: what the body must hash to, in hex
  bool by_program() const { return means == Means::key; }
};

struct Speaker {
  Claim claim;
  std::uint64_t account = 0;              // 0: nobody, the public
  std::vector<accounts::Office> offices;  // of today
  access::Actor actor;                    // as what it speaks now
  std::optional<Date> today;              // the engine's day
};

using SpeakerOr = std::expected<Speaker, HttpProblem>;

// 401 for a key or a signature that is not right; a session that has ended is nobody. 403 when a session's request
// would change something and does not carry the session's token in X-CSRF-Token. Sets Request::speaker and account.
Filter who_asks(Service& service);

// Told on the engine's thread that wrote, or at once for nobody. Must not wait there.
void ask_speaker(Service& service, const RequestPtr& request, std::function<void(SpeakerOr)> then);
// The same, waiting; for routes with Work::blocking.
SpeakerOr ask_speaker(Service& service, const Request& request);

// Whether the claim still is what lets that actor speak. On the deciding thread.
bool still_speaks(const policies::City& city, const Claim& claim, const access::Actor& actor);

// What keeps a speaker from doing anything but putting his own access in order: a password that must be changed, a
// second factor that is missing.
std::optional<HttpProblem> not_ready_to_speak(const Service& service, const Speaker& speaker);

// Of a request that must be somebody's: 401.
HttpProblem sign_in_first();

std::string office_text(const accounts::Office& office);  // district_commerce/0/110105
std::optional<accounts::Office> office_named(std::string_view text);

// network of the visitor, device cookie, agent
credentials::Visitor visitor_of(const Request& request);
std::string_view cookie(const Request& request, std::string_view name);

inline constexpr std::string_view session_cookie = "gongbao_session", device_cookie = "gongbao_device";

// What a program signs: method, target, moment, nonce and the hash of its body, a line each.
std::string signed_text(std::string_view method, std::string_view target, std::string_view moment,
                        std::string_view nonce, std::string_view body_sha256);

}  // namespace gongbao::server
