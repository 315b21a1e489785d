// From shapes of the registry and declarations of lists to operations.
#include "server/api/openapi_operations.h"

#include <algorithm>

#include "policies/registry/laws.h"
#include "policies/registry/words.h"
#include "server/api/answers.h"
#include "server/api/list_export.h"
#include "server/api/question_routes.h"
#include "vault/attachment.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using formats::FieldShape;

std::string title_of(std::string_view command) {
  std::string words(command);
  std::ranges::replace(words, '_', ' ');
  const std::string_view zh = policies::command_word(command);
  return zh.empty() ? words : std::string(zh) + " / " + words;
}

std::string id_of(std::string_view system, std::string_view name) {
  std::string id = std::string(system) + "_" + std::string(name);
  std::ranges::replace(id, '-', '_');
  return id;
}

json::array roles_of(std::span<const access::Grant> grants) {
  json::array roles;
  for (const access::Grant& grant : grants) roles.push_back(json::string(std::string(enum_name(grant.role))));
  return roles;
}

json::object clauses_of(const policies::LawBooks& law, std::string_view command) {
  json::object codes;
  for (const auto& [code, clauses] : law.answers_of(command)) {
    json::array ids;
    for (const std::string& id : clauses) ids.push_back(json::string(id));
    codes[code] = std::move(ids);
  }
  return codes;
}

json::object column_schema(const policies::Column& column) {
  using policies::Kind;
  json::object schema;
  switch (column.kind) {
    case Kind::number:
    case Kind::count:
    case Kind::fen:
      schema["type"] = "integer";
      break;
    case Kind::flag:
      schema["type"] = "boolean";
      break;
    case Kind::word:
      schema["type"] = "string";
      schema["enum"] = json::array(column.words.begin(), column.words.end());
      break;
    case Kind::person:
      return {{"anyOf", json::array{schema_ref("KnownPerson"), json::object{{"type", "null"}}}}};
    default:
      schema["type"] = "string";
  }
  return {{"anyOf", json::array{std::move(schema), json::object{{"type", "null"}}}}};
}

// As a query names them (views/views.h).
std::vector<std::string> filter_names(const policies::ViewList& list) {
  using How = policies::ListFilter::How;
  std::vector<std::string> names;
  for (const policies::ListFilter& filter : list.filters) {
    const std::string column(filter.column);
    if (filter.how == How::equal) names.push_back(column);
    if (filter.how == How::prefix) names.push_back(column + "_prefix");
    if (filter.how == How::contains) names.push_back(column + "_contains");
    if (filter.how == How::range) names.insert(names.end(), {column + "_from", column + "_to"});
  }
  return names;
}

std::vector<policies::Column> shown_columns(const policies::ViewList& list) {
  if (list.columns.empty()) return list.table->columns;
  std::vector<policies::Column> columns;
  for (const std::string_view name : list.columns) columns.push_back(list.table->columns[*list.table->find(name)]);
  return columns;
}

json::object word_schema(const formats::Word& word) {
  using formats::WordKind;
  switch (word.kind) {
    case WordKind::item:
      return {{"type", "string"}, {"description", "原指令号 id of the instruction that made it"}};
    case WordKind::account:
      return {{"type", "string"}, {"pattern", "^[0-9]{12,32}$"}};
    case WordKind::proof:
      return schema_ref("Document");
    case WordKind::paper:
    case WordKind::text:
      return {{"type", "string"}};
    case WordKind::toggle:
      return {{"type", "boolean"}};
    case WordKind::date:
      return {{"type", "string"}, {"format", "date"}};
    case WordKind::money:
      return {{"type", "integer"}, {"format", "int64"}, {"description", "分 fen"}};
    default:
      return {{"description", "编号或名称 a number, or a name of the list"}};
  }
}

// x-choices: what a screen calls it → what is sent. No enum: which of them a rule admits is not for the form to say.
void add_choices(json::object& properties, const policies::LawBooks& law, std::string_view command) {
  for (auto& [name, value] : properties) {
    json::object choices;
    for (const auto& [word, number] : law.choices_of(command, name)) {
      choices[word] = number ? json::value(*number) : json::value(word);
    }
    json::object& schema = value.as_object();
    if (!choices.empty()) schema["x-choices"] = std::move(choices);
    if (json::value* below = schema.if_contains("properties")) add_choices(below->as_object(), law, command);
    json::value* items = schema.if_contains("items");
    if (items == nullptr) continue;
    if (json::value* each = items->as_object().if_contains("properties")) {
      add_choices(each->as_object(), law, command);
    }
  }
}

// What is read is answered as it is; told again, it is told without.
void add_papers(json::object& answer) {
  for (const auto& [type, name] : names_of(vault::ContentType{})) {
    answer[std::string(name.substr(0, name.find(';')))] =
        json::object{{"schema", json::object{{"type", "string"}, {"format", "binary"}}}};
  }
}

}  // namespace

void add_files(json::array& parameters, json::object& forms) {
  parameters.push_back(parameter("format", "query", "全部行作为文件 the whole as a file, not a page of it",
                                 {{"type", "string"}, {"enum", json::array{"json", "csv", "xlsx"}}}));
  for (const std::string_view type : {std::string_view("text/csv"), xlsx_type}) {
    forms[type] = json::object{{"schema", json::object{{"type", "string"}, {"format", "binary"}}}};
  }
}

json::object command_operation(const policies::LawBooks& law, const formats::CommandShape& shape) {
  json::object operation{{"operationId", id_of(shape.system, shape.name)},
                         {"summary", title_of(shape.name)},
                         {"description", "角色 roles and 条款 clauses behind each answer: see x-roles, x-clauses."},
                         {"tags", json::array{json::string(std::string(shape.system))}},
                         {"x-roles", roles_of(policies::grants_of(shape.full()))},
                         {"x-clauses", clauses_of(law, shape.full())}};
  json::object body = schema_of(shape.fields, false);
  if (shape.name == accounts::OpenOwnAccount::name) {
    body["properties"].as_object()["password"] = text_schema("自选密码 of one's own choice");
    body["required"].as_array().push_back("password");
  }
  if (shape.name == accounts::RegisterWebhook::name) {
    body["properties"].as_object()["secret"] =
        text_schema("签名密钥，32 至 128 个字符 to sign with, 32 to 128 characters");
    body["required"] = json::array{"office", "url", "secret"};
  }
  add_choices(body["properties"].as_object(), law, shape.full());
  operation["parameters"] =
      json::array{reference("parameters/IdempotencyKey"), reference("parameters/Office"), reference("parameters/Csrf")};
  operation["requestBody"] =
      json::object{{"required", true}, {"content", content("application/json", std::move(body))}};
  json::object answer = content("application/json", schema_ref("Accepted"));
  if (shape.name == persons::ReadAttachment::name) add_papers(answer);
  operation["responses"] = responses({{"description", "裁定 decided"}, {"content", std::move(answer)}},
                                     {"400", "401", "403", "404", "409", "415", "422", "429", "503"});
  return operation;
}

json::object question_operation(const formats::QuestionShape& shape) {
  json::array parameters{reference("parameters/Office")};
  for (const FieldShape& part : shape.fields.parts) {
    parameters.push_back(parameter(part.name, "query", part.name, schema_of(part, false), part.required));
  }
  json::object answer = schema_of(shape.answer, true);
  json::object moment = told_schema<answers::Moment>();
  moment["description"] = "数字所属的记录号或日期 the position or day that the figures are of";
  answer["properties"].as_object()["as_of"] = std::move(moment);
  if (shape.full() == "prepaid-card/position" || shape.full() == "prepaid-card/card") {
    parameters.push_back(parameter("as_of", "query",
                                   "较早的记录号或已结束的日期 the number of an earlier entry, or a day that has ended",
                                   {{"type", "string"}}));
    answer = json::object{{"anyOf", json::array{std::move(answer), schema_ref("EarlierFigures")}}};
  }
  if (shape.full() == "prepaid-card/statement") {
    parameters.push_back(
        parameter("before", "query", "上一页给出的游标 where the page before ended", {{"type", "string"}}));
    parameters.push_back(
        parameter("limit", "query", "每页条数 rows a page", {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}}));
    json::object& properties = answer["properties"].as_object();
    properties["before"] = json::object{{"type", "string"}};
    properties["movements"] = json::object{{"type", "array"}, {"items", schema_ref("Movement")}};
  }
  json::object forms = content("application/json", std::move(answer));
  if (told_as_file(shape.full())) add_files(parameters, forms);
  return {{"operationId", id_of(shape.system, "ask_" + std::string(shape.name))},
          {"summary", "查询 " + std::string(shape.name)},
          {"description", "此刻的数字，注明依据的记录号 figures of this moment, with the entry they were read at."},
          {"tags", json::array{json::string(std::string(shape.system))}},
          {"parameters", std::move(parameters)},
          {"responses", responses({{"description", "数字 figures"}, {"content", std::move(forms)}},
                                  {"400", "401", "403", "404", "422", "429", "503"})}};
}

json::object printout_operation(const formats::PrintoutShape& shape) {
  json::array parameters{reference("parameters/Office")};
  for (const FieldShape& part : shape.fields.parts) {
    parameters.push_back(parameter(part.name, "query", part.name, schema_of(part, false), part.required));
  }
  json::object file;
  file["application/pdf"] = json::object{{"schema", json::object{{"type", "string"}, {"format", "binary"}}}};
  return {{"operationId", id_of(shape.system, "print_" + std::string(shape.name))},
          {"summary", std::string(shape.title_zh) + " / " + std::string(shape.title_en)},
          {"description", "打印件，按角色脱敏 on paper, masked by role."},
          {"tags", json::array{json::string(std::string(shape.system))}},
          {"x-roles", roles_of(shape.grants)},
          {"parameters", std::move(parameters)},
          {"responses", responses({{"description", "PDF"}, {"content", std::move(file)}},
                                  {"400", "401", "403", "404", "422", "429", "503"})}};
}

json::object row_schema(const policies::ViewList& list) {
  json::object properties;
  for (const policies::Column& column : shown_columns(list)) {
    std::string name(column.name);
    if (column.kind == policies::Kind::fen && !name.ends_with("_fen")) name += "_fen";
    properties[name] = column_schema(column);
  }
  return {{"type", "object"}, {"properties", std::move(properties)}};
}

json::object list_operation(std::string_view system, const policies::ViewList& list) {
  json::array parameters{reference("parameters/Office")};
  for (const std::string& name : filter_names(list)) {
    parameters.push_back(parameter(name, "query", "筛选 filter", {{"type", "string"}}));
  }
  // Declared ones first, then what they are from the other end.
  json::array orders;
  for (const bool declared : {true, false}) {
    for (const policies::ListOrder& order : list.orders) {
      json::string name((order.descending == declared ? "-" : "") + std::string(order.column));
      if (std::ranges::find(orders, json::value(name)) == orders.end()) orders.push_back(std::move(name));
    }
  }
  parameters.push_back(parameter("order", "query", "排序 order", {{"type", "string"}, {"enum", std::move(orders)}}));
  parameters.push_back(parameter("cursor", "query", "上一页给出的游标 next of the page before", {{"type", "string"}}));
  parameters.push_back(parameter("limit", "query", "每页条数 rows a page",
                                 {{"type", "integer"}, {"minimum", 1}, {"maximum", list.most_rows_a_page}}));
  parameters.push_back(parameter("wait_entry", "query", "等到含有该记录 waits until the rows hold that entry",
                                 {{"type", "integer"}, {"minimum", 0}}));
  json::object rows{{"type", "array"}, {"items", row_schema(list)}};
  json::object page{{"type", "object"},
                    {"required", json::array{"rows", "entry_no", "clauses"}},
                    {"properties", json::object{{"rows", std::move(rows)},
                                                {"entry_no", json::object{{"type", "integer"}}},
                                                {"next", json::object{{"type", "string"}}},
                                                {"clauses", schema_ref("Clauses")}}}};
  json::object forms = content("application/json", std::move(page));
  add_files(parameters, forms);
  return {{"operationId", id_of(system, "list_" + std::string(list.name))},
          {"summary", std::string(list.title_zh) + " / " + std::string(list.title_en)},
          {"description", "按角色与辖区 within the role's scope."},
          {"tags", json::array{json::string(std::string(system))}},
          {"parameters", std::move(parameters)},
          {"responses", responses({{"description", "一页，或全部行的文件 a page, or all rows as a file"},
                                   {"content", std::move(forms)}},
                                  {"400", "401", "403", "422", "429", "503"})}};
}

json::object instruction_operation(const policies::LawBooks& law, custody::Op op, std::uint8_t scheme) {
  const std::string name(custody::op_name(op)), full = policies::full_name_of(op, scheme);
  const std::string at = policies::address_of(op, scheme), system = at.substr(0, at.find('/'));
  json::object properties{{"instr_id", json::object{{"type", "string"}, {"pattern", "^[0-9a-fA-F]{32}$"}}},
                          {"operator_id", json::object{{"type", "integer"}, {"minimum", 1}}}};
  json::array required{"instr_id", "operator_id"};
  for (const formats::Word& word : formats::words_of(op, scheme)) {
    properties[word.name] = word_schema(word);
    if (word.required) required.push_back(json::string(std::string(word.name)));
  }
  add_choices(properties, law, full);
  json::object body{{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
  const bool of_custody = scheme == custody::scheme_prepaid_card;
  return {{"operationId", of_custody ? "give_" + name : id_of(system, "give_" + name)},
          {"summary", title_of(name)},
          {"description",
           "单条指令，同号同答 one instruction; the same id, the same answer. 条款 clauses behind each answer: see "
           "x-clauses."},
          {"tags", json::array{json::string(system)}},
          {"x-clauses", clauses_of(law, full)},
          {"parameters", json::array{reference("parameters/Office"), reference("parameters/Csrf")}},
          {"requestBody", json::object{{"required", true}, {"content", content("application/json", std::move(body))}}},
          {"responses", responses({{"description", "裁定 decided"},
                                   {"content", content("application/json", schema_ref("Accepted"))}},
                                  {"400", "401", "403", "404", "409", "415", "422", "429", "503"})}};
}

}  // namespace gongbao::server
