// Every error of the HTTP interface, in one form: application/problem+json (RFC 9457), in the language that was asked
// for.
#pragma once

#include <boost/json/object.hpp>

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
  Words title = {};        // left empty: the words of a code that the server knows, else of the status
  Words detail = {};       // what is wrong this time; no personal data
  std::string field = {};  // path-like, form.outlets[2].district; empty: the whole
  std::vector<std::string> clauses = {};
  boost::json::object facts = {};  // the figures with which the answer can be redone
  Headers headers = {};            // Retry-After, Allow, WWW-Authenticate
};

// {type, title, status, detail?, code, field?, clauses?, facts?, request_id}; type is urn:gongbao:problem:<code>.
Response problem_response(const Request& request, HttpProblem problem);

// Whether the server itself knows it: its status and words follow from the code (see problem_json.cc for the list).
bool is_http_problem(std::string_view code);
// It is one of these.
HttpProblem http_problem(std::string_view code);

}  // namespace gongbao::server
