// Operations written from what declares them: commands, questions, printouts, lists, instructions.
#pragma once

#include "formats/command_json.h"
#include "formats/printout_request.h"
#include "formats/question_json.h"
#include "policies/registry/law_books.h"
#include "policies/view_rows.h"
#include "server/api/openapi_parts.h"

namespace gongbao::server {

// Of what is told as a file too: the parameter, and the forms of the answer.
void add_files(boost::json::array& parameters, boost::json::object& forms);

boost::json::object command_operation(const policies::LawBooks& law, const formats::CommandShape& shape);
boost::json::object question_operation(const formats::QuestionShape& shape);
boost::json::object printout_operation(const formats::PrintoutShape& shape);
boost::json::object row_schema(const policies::ViewList& list);
boost::json::object list_operation(std::string_view system, const policies::ViewList& list);
// One instruction in the words of its op.
boost::json::object instruction_operation(const policies::LawBooks& law, custody::Op op, std::uint8_t scheme);

}  // namespace gongbao::server
