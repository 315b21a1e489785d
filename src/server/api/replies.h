// Answers of the engine as responses: what was decided, with its clauses and figures, or why nothing could be.
#pragma once

#include <boost/json/object.hpp>
#include <limits>

#include "formats/command_json.h"
#include "server/api/answers.h"
#include "server/api/service.h"
#include "server/api/speaker.h"
#include "server/problem_json.h"

namespace gongbao::server {

// 200 with answers::Accepted, or the problem of a refusal: 400 form, 403 forbidden, 404 not found, 409 conflict, else
// 422. Gongbao-Entry says where it stands in the journal.
Response reply_response(const Service& service, const Request& request, std::string_view command,
                        const engine::TypedReply& reply, answers::ToldOnce once = {});

// The ETag of what that speaker sees at that entry: it is another thing for somebody else, or in another office.
std::string tag_for(engine::EntryNo entry, const Speaker& speaker);

// Figures with the entry they were read at, in Gongbao-Entry and in the ETag.
Response answered(const boost::json::value& body, engine::EntryNo entry, const Speaker& speaker);

// A refusal that never reached the journal, with the clauses that it rests on.
Response refusal_response(const Service& service, const Request& request, std::string_view command, policies::Code code,
                          std::string field = {});

// Of the engine, the log, the vault: 503 where trying again may help, else 500; of the gate: 400 naming the field.
Response problem_of(const Request& request, const Problem& problem);

int status_of(std::string_view code);

// 400 naming the member of the query that is not as it should be.
HttpProblem wrong_parameter(std::string_view field);

// A number of the query; otherwise when it is not given. 400 naming it when it is given and no whole number of that
// range.
std::expected<std::uint64_t, HttpProblem> number_asked(const Request& request, std::string_view name,
                                                       std::uint64_t otherwise, std::uint64_t least = 0,
                                                       std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

// 401 for a signed request whose body is not what was signed.
std::optional<HttpProblem> not_the_signed_body(const Request& request);

// Members of an object in a body of at most that depth, or the problem to answer with.
std::expected<boost::json::object, HttpProblem> json_body(const Request& request);

}  // namespace gongbao::server
