// Statuses follow from codes, words from the glossary, clauses from the citation tables.
#include "server/api/replies.h"

#include <algorithm>

#include "base/hash.h"
#include "base/number_text.h"
#include "formats/json_text.h"
#include "policies/registry/laws.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

constexpr std::string_view json_type = "application/json";

struct Decision {
  std::vector<policies::Figure> figures;
  std::vector<std::string> flags;
  std::vector<std::string> clauses;
};

Decision decision_of(const Service& service, std::string_view command, policies::Code code, const Bytes& figures) {
  Decision decision;
  decision.figures = formats::figures_from_bytes(figures).value_or(std::vector<policies::Figure>{});
  for (const policies::Figure& figure : decision.figures) {
    if (figure.unit == policies::Figure::Unit::flag) {
      decision.flags.emplace_back(formats::code_name(static_cast<policies::Code>(figure.value)));
    }
  }
  decision.clauses = service.law.behind(command, code, decision.flags);
  policies::add_sources(decision.clauses, decision.figures);
  return decision;
}

Response refused(const Request& request, std::string_view code, Decision decision, json::object facts) {
  HttpProblem problem;
  problem.status = status_of(code);
  problem.code = code;
  problem.clauses = std::move(decision.clauses);
  if (const json::value* field = facts.if_contains("field"); field != nullptr && field->is_string()) {
    problem.field = field->get_string();
  }
  problem.facts = std::move(facts);
  return problem_response(request, std::move(problem));
}

// For a moment; trying again may help.
bool is_busy(std::string_view code) { return code.ends_with(".busy"); }
bool is_down(std::string_view code) { return code == "engine.stopped" || code == "engine.days_missed"; }

}  // namespace

int status_of(std::string_view code) {
  if (code == "ledger.schema_invalid") return 400;
  if (policies::is_forbidden(code)) return 403;
  const bool unknown =
      code == "ledger.unknown_operator" || code == "ledger.unknown_subject" || code == "accounts.unknown_account";
  if (unknown) return 404;
  const bool conflict = code == "ledger.idempotency_conflict" || code == "ledger.batch_conflict";
  return conflict ? 409 : 422;
}

Response reply_response(const Service& service, const Request& request, std::string_view command,
                        const engine::TypedReply& reply, answers::ToldOnce once) {
  const std::string_view code = formats::code_name(reply.code);
  Decision decision = decision_of(service, command, reply.code, reply.figures);
  const bool again = reply.verdict == engine::Verdict::duplicate;
  const std::string_view outcome = again ? "duplicate" : reply.code == 0 ? "accepted" : "refused";
  service.metrics.decided(outcome, code, decision.clauses);
  json::object facts =
      std::move(formats::answer_to_json({.outcome = outcome, .figures = decision.figures})["facts"].as_object());
  Response response;
  if (reply.code != 0) {
    if (again) facts["outcome"] = "duplicate";
    response = refused(request, code, std::move(decision), std::move(facts));
  } else {
    response = json_answer(answers::Accepted{.outcome = answers::accepted_as(reply.verdict),
                                             .flags = std::move(decision.flags),
                                             .clauses = std::move(decision.clauses),
                                             .facts = {std::move(facts)},
                                             .entry_no = reply.entry_no,
                                             .booked_at = reply.stamp,
                                             .once = std::move(once)});
  }
  if (reply.entry_no != 0) response.headers.set("Gongbao-Entry", std::to_string(reply.entry_no));
  return response;
}

std::string tag_for(engine::EntryNo entry, const Speaker& speaker) {
  const access::Actor& as = speaker.actor;
  return "\"" + std::to_string(entry) + "/" + std::to_string(as.account) + "/" +
         office_text({as.role, as.organisation, as.area}) + "\"";
}

Response answered(const json::value& body, engine::EntryNo entry, const Speaker& speaker) {
  Response response = json_response(200, formats::json_line(body));
  response.headers.set("Gongbao-Entry", std::to_string(entry));
  response.headers.set("ETag", tag_for(entry, speaker));
  return response;
}

Response refusal_response(const Service& service, const Request& request, std::string_view command, policies::Code code,
                          std::string field) {
  json::object facts;
  if (!field.empty()) facts["field"] = field;
  return refused(request, formats::code_name(code), decision_of(service, command, code, {}), std::move(facts));
}

Response problem_of(const Request& request, const Problem& problem) {
  if (is_busy(problem.code) || is_down(problem.code)) {
    HttpProblem busy = http_problem(is_down(problem.code) ? "http.not_ready" : "http.overloaded");
    busy.headers.add("Retry-After", "1");
    return problem_response(request, std::move(busy));
  }
  const bool of_the_form = problem.code.starts_with("ledger.");
  HttpProblem answer{.status = of_the_form ? status_of(problem.code) : 500, .code = problem.code};
  if (is_http_problem(problem.code)) {
    answer = http_problem(problem.code);
    if (answer.status == 429 || answer.status == 503) answer.headers.add("Retry-After", "60");
  }
  answer.field = problem.field;
  answer.detail = {{}, problem.message};
  if (answer.status == 500) answer.detail = {};
  return problem_response(request, std::move(answer));
}

HttpProblem wrong_parameter(std::string_view field) {
  HttpProblem bad = http_problem("http.bad_request");
  bad.field = field;
  return bad;
}

std::expected<std::uint64_t, HttpProblem> number_asked(const Request& request, std::string_view name,
                                                       std::uint64_t otherwise, std::uint64_t least,
                                                       std::uint64_t most) {
  const std::string* text = request.query.find(name);
  if (text == nullptr) return otherwise;
  const auto number = number_in(*text);
  if (number && *number >= least && *number <= most) return *number;
  HttpProblem bad = http_problem("http.bad_request");
  bad.field = name;
  return std::unexpected(std::move(bad));
}

std::optional<HttpProblem> not_the_signed_body(const Request& request) {
  const Claim* claim = std::any_cast<Claim>(&request.speaker);
  if (claim == nullptr || claim->body_sha256.empty()) return std::nullopt;
  if (to_hex(sha256(as_bytes(request.body))) == claim->body_sha256) return std::nullopt;
  HttpProblem wrong = http_problem("http.unauthorized");
  wrong.field = "Gongbao-Content-SHA256";
  return wrong;
}

std::expected<json::object, HttpProblem> json_body(const Request& request) {
  const std::string_view type = request.headers.get("Content-Type");
  if (!same_ignoring_case(type.substr(0, json_type.size()), json_type)) {
    return std::unexpected(http_problem("http.unsupported_type"));
  }
  if (auto wrong = not_the_signed_body(request)) return std::unexpected(*std::move(wrong));
  auto value = formats::parse_json(request.body, {.max_bytes = request.body.size() + 1});
  if (value && value->is_object()) return std::move(value->as_object());
  HttpProblem bad{.status = 400, .code = "ledger.schema_invalid"};
  bad.detail = {{}, value ? "an object is expected" : value.error().where + ": " + value.error().message};
  return std::unexpected(std::move(bad));
}

}  // namespace gongbao::server
