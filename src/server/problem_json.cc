// The problems of the HTTP interface itself with their statuses, and the one function that writes any problem.
#include "server/problem_json.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "base/check.h"
#include "policies/registry/words.h"

namespace gongbao::server {
namespace {

struct KnownProblem {
  std::string_view code;
  int status;
};

constexpr KnownProblem known[] = {
    {"http.bad_request", 400},
    {"http.unauthorized", 401},
    {"http.forbidden", 403},
    {"http.not_found", 404},
    {"http.method_not_allowed", 405},
    {"http.body_too_large", 413},
    {"http.target_too_long", 414},
    {"http.unsupported_type", 415},
    {"http.unsupported_encoding", 415},
    {"http.expectation_failed", 417},
    {"http.as_of_later", 422},
    {"http.as_of_before", 422},
    {"http.as_of_too_far", 422},
    {"http.too_many_requests", 429},
    {"http.head_too_large", 431},
    {"http.unanswered", 500},
    {"http.overloaded", 503},
    {"http.not_ready", 503},
    {"http.stopping", 503},
    {"http.timeout", 503},
    {"credentials.must_change_password", 403},
    {"credentials.second_factor_required", 403},
    {"credentials.second_factor_missing", 401},
    {"credentials.password_expired", 401},
    {"credentials.password_weak", 422},
    {"credentials.second_factor_set", 409},
    {"credentials.no_password_reset", 409},
    {"webhooks.secret_missing", 422},
    {"formats.too_many_rows", 422},
    {"views.rebuilding", 409},
    {"what_if.bad_supposition", 422},
    {"what_if.busy", 503},
    // Of papers (docs/vault.md).
    {"attachment_too_large", 413},
    {"attachment_type", 415},
    {"attachment_infected", 422},
    {"attachment_unknown", 422},
    {"attachment_gone", 404},
    {"attachment_too_many", 429},
    {"attachment_not_scanned", 503},
};

const KnownProblem* find_known(std::string_view code) {
  const auto at = std::ranges::find(known, code, &KnownProblem::code);
  return at == std::end(known) ? nullptr : at;
}

// As the glossary has it: every code that is answered stands there.
Words title_of(std::string_view code) {
  const auto words = policies::words_of(code);
  return words ? Words{std::string(words->zh), std::string(words->en)} : Words{std::string(code), std::string(code)};
}

// In the other language when there are no words in this one.
const std::string& in_language(const Words& words, Language language) {
  const std::string& first = language == Language::zh ? words.zh : words.en;
  return !first.empty() ? first : language == Language::zh ? words.en : words.zh;
}

}  // namespace

Response problem_response(const Request& request, HttpProblem problem) {
  ProblemTold told;
  told.type = "urn:gongbao:problem:" + problem.code;
  told.title = in_language(title_of(problem.code), request.language);
  told.status = static_cast<std::uint32_t>(problem.status);
  told.code = problem.code;
  told.request_id = request.id;
  if (const std::string& detail = in_language(problem.detail, request.language); !detail.empty()) told.detail = detail;
  if (!problem.field.empty()) told.field = std::move(problem.field);
  if (!problem.clauses.empty()) told.clauses = std::move(problem.clauses);
  if (!problem.facts.empty()) told.facts.emplace(std::move(problem.facts));

  Response response{.status = problem.status,
                    .headers = std::move(problem.headers),
                    .body = boost::json::serialize(formats::to_json(told))};
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Content-Language", request.language == Language::zh ? "zh-CN" : "en");
  return response;
}

bool is_http_problem(std::string_view code) { return find_known(code) != nullptr; }

HttpProblem http_problem(std::string_view code) {
  const KnownProblem* found = find_known(code);
  GB_CHECK(found != nullptr);
  return {.status = found->status, .code = std::string(code)};
}

}  // namespace gongbao::server
