// Every error of the HTTP interface, in one form: application/problem+json (RFC 9457), in the language that was asked
// for. What a code is called stands in the glossary.
#pragma once

#include "formats/json_fields.h"
#include "server/message.h"

namespace gongbao::server {

// The same words in both languages.
struct Words {
  std::string zh;
  std::string en;
};

struct HttpProblem {
  int status = 400;
  std::string code;        // http.not_found, ledger.schema_invalid, prepaid_card.…
  Words detail = {};       // what is wrong this time; no personal data
  std::string field = {};  // path-like, form.outlets[2].district; empty: the whole
  std::vector<std::string> clauses = {};
  boost::json::object facts = {};  // the figures with which the answer can be redone
  Headers headers = {};            // Retry-After, Allow, WWW-Authenticate
};

// As it is answered (RFC 9457).
struct ProblemTold {
  std::string type;  // urn:gongbao:problem:<code>
  std::string title;
  std::uint32_t status = 0;
  std::optional<std::string> detail;
  std::string code;
  std::optional<std::string> field;
  std::optional<std::vector<std::string>> clauses;
  std::optional<formats::NamedFigures> facts;
  std::string request_id;
  GB_FIELDS(type, title, status, detail, code, field, clauses, facts, request_id)
};

Response problem_response(const Request& request, HttpProblem problem);

// Whether the server itself knows it: its status follows from the code (see problem_json.cc for the list).
bool is_http_problem(std::string_view code);
// It is one of these.
HttpProblem http_problem(std::string_view code);

}  // namespace gongbao::server
