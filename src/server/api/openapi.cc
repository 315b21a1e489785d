// Each path is written from what declares it; the few routes that nothing declares (signing in, health) are listed
// here.
#include "server/api/openapi.h"

#include <boost/json/array.hpp>

#include "formats/command_json.h"
#include "formats/instruction_words.h"
#include "formats/json_text.h"
#include "formats/question_json.h"
#include "policies/registry/laws.h"
#include "policies/registry/views.h"
#include "policies/registry/words.h"
#include "server/api/replies.h"
#include "views/log_rows.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using formats::FieldKind;
using formats::FieldShape;

json::object reference(std::string_view name) { return {{"$ref", "#/components/" + std::string(name)}}; }
json::object schema_ref(std::string_view name) { return reference("schemas/" + std::string(name)); }

json::object text_schema(std::string_view description) { return {{"type", "string"}, {"description", description}}; }

// Fields as they are sent; told: as they are answered, where a person is a token with a masked name.
json::object schema_of(const FieldShape& shape, bool told);

json::object object_schema(const FieldShape& shape, bool told) {
  json::object properties;
  json::array required;
  for (const FieldShape& part : shape.parts) {
    properties[part.name] = schema_of(part, told);
    if (part.required) required.push_back(json::string(part.name));
  }
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

json::object schema_of(const FieldShape& shape, bool told) {
  switch (shape.kind) {
    case FieldKind::boolean:
      return {{"type", "boolean"}};
    case FieldKind::integer: {
      json::object schema{{"type", "integer"}, {"minimum", shape.least}};
      constexpr std::uint64_t beyond_32_bits = 0xffff'ffff;
      if (shape.most <= beyond_32_bits) schema["maximum"] = shape.most;
      return schema;
    }
    case FieldKind::text:
      return {{"type", "string"}};
    case FieldKind::money:
      return {{"type", "integer"}, {"format", "int64"}, {"description", "分 fen"}};
    case FieldKind::ratio:
      return {{"type", "integer"}, {"description", "万分之一 basis points"}};
    case FieldKind::days:
      return {{"type", "integer"}, {"description", "日 days"}};
    case FieldKind::work_days:
      return {{"type", "integer"}, {"description", "工作日 working days"}};
    case FieldKind::date:
      return {{"type", "string"}, {"format", "date"}};
    case FieldKind::quarter:
      return {{"type", "string"}, {"pattern", "^[0-9]{4}Q[1-4]$"}};
    case FieldKind::stamp:
      return {{"type", "string"}, {"format", "date-time"}};
    case FieldKind::hex: {
      const std::string count = shape.bytes == 0 ? "*" : "{" + std::to_string(2 * shape.bytes) + "}";
      return {{"type", "string"}, {"pattern", "^[0-9a-fA-F]" + count + "$"}};
    }
    case FieldKind::choice: {
      json::array choices;
      for (const std::string& each : shape.choices) choices.push_back(json::string(each));
      return {{"type", "string"}, {"enum", std::move(choices)}};
    }
    case FieldKind::list:
      return {{"type", "array"}, {"items", schema_of(shape.parts.front(), told)}};
    case FieldKind::map:
      return {{"type", "object"}, {"additionalProperties", schema_of(shape.parts.front(), told)}};
    case FieldKind::object:
      return object_schema(shape, told);
    case FieldKind::person:
      return schema_ref(told ? "KnownPerson" : "Person");
    case FieldKind::sealed_text:
      return told ? json::object{{"type", "object"}} : text_schema("文字存入保险库，日志只留哈希 kept in the vault");
  }
  return {};
}

json::object content(std::string_view type, json::object schema) {
  return {{std::string(type), json::object{{"schema", std::move(schema)}}}};
}

// What every operation may answer besides.
json::object responses(json::object ok, std::initializer_list<std::string_view> statuses) {
  json::object all{{"200", std::move(ok)}};
  for (const std::string_view status : statuses)
    all[std::string(status)] = reference("responses/Problem" + std::string(status));
  return all;
}

json::object parameter(std::string_view name, std::string_view in, std::string_view description, json::object schema,
                       bool required = false) {
  return {
      {"name", name}, {"in", in}, {"description", description}, {"required", required}, {"schema", std::move(schema)}};
}

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

json::object command_operation(const policies::LawBooks& law, const formats::CommandShape& shape) {
  json::object operation{{"operationId", id_of(shape.system, shape.name)},
                         {"summary", title_of(shape.name)},
                         {"description", "角色 roles and 条款 clauses behind each answer: see x-roles, x-clauses."},
                         {"tags", json::array{json::string(std::string(shape.system))}},
                         {"x-roles", roles_of(policies::grants_of(shape.name))},
                         {"x-clauses", clauses_of(law, shape.name)}};
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
  operation["parameters"] =
      json::array{reference("parameters/IdempotencyKey"), reference("parameters/Office"), reference("parameters/Csrf")};
  operation["requestBody"] =
      json::object{{"required", true}, {"content", content("application/json", std::move(body))}};
  operation["responses"] =
      responses({{"description", "裁定 decided"}, {"content", content("application/json", schema_ref("Accepted"))}},
                {"400", "401", "403", "404", "409", "415", "422", "429", "503"});
  return operation;
}

json::object question_operation(const formats::QuestionShape& shape) {
  json::array parameters{reference("parameters/Office")};
  for (const FieldShape& part : shape.fields.parts) {
    parameters.push_back(parameter(part.name, "query", part.name, schema_of(part, false), part.required));
  }
  json::object answer = schema_of(shape.answer, true);
  if (shape.name == "statement") {
    parameters.push_back(
        parameter("before", "query", "上一页给出的游标 where the page before ended", {{"type", "string"}}));
    parameters.push_back(
        parameter("limit", "query", "每页条数 rows a page", {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}}));
    json::object& properties = answer["properties"].as_object();
    properties["before"] = json::object{{"type", "string"}};
    properties["movements"] = json::object{{"type", "array"}, {"items", json::object{{"type", "object"}}}};
  }
  return {{"operationId", id_of(shape.system, "ask_" + std::string(shape.name))},
          {"summary", "查询 " + std::string(shape.name)},
          {"description", "此刻的数字，注明依据的记录号 figures of this moment, with the entry they were read at."},
          {"tags", json::array{json::string(std::string(shape.system))}},
          {"parameters", std::move(parameters)},
          {"responses",
           responses({{"description", "数字 figures"}, {"content", content("application/json", std::move(answer))}},
                     {"400", "401", "403", "404", "429", "503"})}};
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

json::object list_operation(std::string_view system, const policies::ViewList& list) {
  json::array parameters{reference("parameters/Office")};
  for (const std::string& name : filter_names(list)) {
    parameters.push_back(parameter(name, "query", "筛选 filter", {{"type", "string"}}));
  }
  json::array orders;
  for (const policies::ListOrder& order : list.orders) {
    orders.push_back(json::string((order.descending ? "-" : "") + std::string(order.column)));
  }
  parameters.push_back(parameter("order", "query", "排序 order", {{"type", "string"}, {"enum", std::move(orders)}}));
  parameters.push_back(parameter("cursor", "query", "上一页给出的游标 next of the page before", {{"type", "string"}}));
  parameters.push_back(
      parameter("limit", "query", "每页条数 rows a page", {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}}));
  parameters.push_back(parameter("wait_entry", "query", "等到含有该记录 waits until the rows hold that entry",
                                 {{"type", "integer"}, {"minimum", 0}}));
  json::object properties;
  for (const policies::Column& column : shown_columns(list)) {
    std::string name(column.name);
    if (column.kind == policies::Kind::fen && !name.ends_with("_fen")) name += "_fen";
    properties[name] = column_schema(column);
  }
  json::object rows{{"type", "array"},
                    {"items", json::object{{"type", "object"}, {"properties", std::move(properties)}}}};
  json::object page{{"type", "object"},
                    {"required", json::array{"rows", "entry_no", "clauses"}},
                    {"properties", json::object{{"rows", std::move(rows)},
                                                {"entry_no", json::object{{"type", "integer"}}},
                                                {"next", json::object{{"type", "string"}}},
                                                {"clauses", schema_ref("Clauses")}}}};
  return {{"operationId", id_of(system, "list_" + std::string(list.name))},
          {"summary", std::string(list.title_zh) + " / " + std::string(list.title_en)},
          {"description", "按角色与辖区 within the role's scope."},
          {"tags", json::array{json::string(std::string(system))}},
          {"parameters", std::move(parameters)},
          {"responses",
           responses({{"description", "一页 a page"}, {"content", content("application/json", std::move(page))}},
                     {"400", "401", "403", "429", "503"})}};
}

struct Fixed {
  std::string_view path, method, id, summary;
  std::string_view members;  // of the body, apart by blanks; "?" after a name that may be absent, "#" after a number
  std::string_view tag;
};
// Routes that no table declares.
constexpr Fixed fixed[] = {
    {"/v1/session", "post", "log_in", "登录 / log in", "login password one_time_code?", "sign-in"},
    {"/v1/session", "delete", "log_out", "退出 / log out", "", "sign-in"},
    {"/v1/me", "get", "who_am_i", "我是谁 / who am I", "", "sign-in"},
    {"/v1/sessions", "get", "list_sessions", "会话列表 / my sessions", "", "sign-in"},
    {"/v1/sessions/{id}", "delete", "end_session", "结束会话 / end a session", "", "sign-in"},
    {"/v1/password", "post", "change_password", "修改密码 / change the password", "old_password new_password",
     "sign-in"},
    {"/v1/second-factor", "post", "propose_second_factor", "启用第二因素 / propose a second factor", "", "sign-in"},
    {"/v1/second-factor", "delete", "remove_second_factor", "停用第二因素 / remove the second factor", "password",
     "sign-in"},
    {"/v1/second-factor/confirm", "post", "confirm_second_factor", "确认第二因素 / confirm it", "code", "sign-in"},
    {"/v1/security-events", "get", "security_events", "安全事件 / security events", "", "sign-in"},
    {"/v1/accounts/new_password", "post", "new_password", "新一次性密码 / a new one-time password", "account#",
     "accounts"},
    {"/v1/accounts/take_second_factor_away", "post", "take_second_factor_away", "解除第二因素 / take it away",
     "account#", "accounts"},
    {"/v1/webhooks", "get", "list_webhooks", "推送地址与状态 / webhooks and how they go", "", "accounts"},
    {"/v1/webhooks/{webhook}/replay", "post", "replay_webhook", "从某处重新推送 / send again from a position", "after#",
     "accounts"},
    {"/v1/demo/next-day", "post", "next_day", "推进演示日期 / the demo city's next day", "", "city"},
    {"/v1/events", "get", "events", "事件 / events", "", "custody"},
    {"/v1/custody/entries/{entry_no}", "get", "explain_entry", "解释一条记录 / explain an entry", "", "custody"},
    {"/v1/gazette/documents", "get", "gazette_documents", "公报文件 / documents of the issue", "", "gazette"},
    {"/v1/gazette/documents/{document}", "get", "gazette_document", "印发原文与条款 / the printed text and its clauses",
     "", "gazette"},
    {"/v1/gazette/calendar", "get", "gazette_calendar", "节假日安排 / rest days and make-up working days", "",
     "gazette"},
};

json::object fixed_operation(const Fixed& route) {
  json::object operation{{"operationId", route.id},
                         {"summary", route.summary},
                         {"description", route.summary},
                         {"tags", json::array{json::string(std::string(route.tag))}},
                         {"responses", responses({{"description", "答复 answer"},
                                                  {"content", content("application/json", {{"type", "object"}})}},
                                                 {"400", "401", "403", "404", "415", "422", "429", "503"})}};
  json::array parameters;
  if (const std::size_t brace = route.path.find('{'); brace != std::string_view::npos) {
    const std::string_view name = route.path.substr(brace + 1, route.path.find('}') - brace - 1);
    parameters.push_back(parameter(name, "path", name, {{"type", name == "document" ? "string" : "integer"}}, true));
  }
  if (route.id == "security_events" || route.id == "events") {
    parameters.push_back(parameter("after", "query", "此号之后 after that number", {{"type", "integer"}}));
  }
  if (route.id == "events") {
    parameters.push_back(
        parameter("wait", "query", "没有时等几秒 seconds to wait when there is none", {{"type", "integer"}}));
  }
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (route.members.empty()) return operation;
  json::object properties;
  json::array required;
  std::string_view left = route.members;
  while (!left.empty()) {
    const std::size_t blank = left.find(' ');
    std::string_view name = left.substr(0, blank);
    left.remove_prefix(blank == std::string_view::npos ? left.size() : blank + 1);
    const bool optional = name.ends_with('?');
    const bool number = name.ends_with('#');
    if (optional || number) name.remove_suffix(1);
    properties[std::string(name)] = json::object{{"type", number ? "integer" : "string"}};
    if (!optional) required.push_back(json::string(std::string(name)));
  }
  operation["requestBody"] =
      json::object{{"required", true},
                   {"content", content("application/json", {{"type", "object"},
                                                            {"properties", std::move(properties)},
                                                            {"required", std::move(required)},
                                                            {"additionalProperties", false}})}};
  return operation;
}

// A bank's batch file (docs/batch-file.md); verdicts in the form that Accept asks for.
json::object batch_operation() {
  const json::object binary{{"type", "string"}, {"format", "binary"}};
  json::object verdicts;
  for (const std::string_view type : {"application/x-ndjson", "text/csv", "application/octet-stream"}) {
    verdicts[std::string(type)] = json::object{{"schema", binary}};
  }
  return {{"operationId", "send_batch"},
          {"summary", "批量指令 / a batch of instructions"},
          {"description",
           "一行信封，随后是 128 字节记录或 NDJSON；逐条返回结果 an envelope, then records; a verdict each."},
          {"tags", json::array{"custody"}},
          {"parameters", json::array{reference("parameters/Office"), reference("parameters/Csrf")}},
          {"requestBody", json::object{{"required", true}, {"content", content("application/octet-stream", binary)}}},
          {"responses", responses({{"description", "结果 verdicts"}, {"content", std::move(verdicts)}},
                                  {"400", "401", "403", "409", "422", "429", "503"})}};
}

json::object word_schema(const formats::Word& word) {
  using formats::WordKind;
  switch (word.kind) {
    case WordKind::item:
      return {{"type", "string"}, {"description", "原指令号 id of the instruction that made it"}};
    case WordKind::account:
    case WordKind::paper:
    case WordKind::proof:
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

// One instruction in the words of its op.
json::object instruction_operation(custody::Op op) {
  const std::string name(custody::op_name(op));
  json::object properties{{"instr_id", json::object{{"type", "string"}, {"pattern", "^[0-9a-fA-F]{32}$"}}},
                          {"operator_id", json::object{{"type", "integer"}, {"minimum", 1}}}};
  json::array required{"instr_id", "operator_id"};
  for (const formats::Word& word : formats::words_of(op)) {
    properties[word.name] = word_schema(word);
    if (word.required) required.push_back(json::string(std::string(word.name)));
  }
  json::object body{{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
  return {{"operationId", "give_" + name},
          {"summary", title_of(name)},
          {"description", "单条指令，同号同答 one instruction; the same id, the same answer."},
          {"tags", json::array{"custody"}},
          {"parameters", json::array{reference("parameters/Office"), reference("parameters/Csrf")}},
          {"requestBody", json::object{{"required", true}, {"content", content("application/json", std::move(body))}}},
          {"responses", responses({{"description", "裁定 decided"},
                                   {"content", content("application/json", schema_ref("Accepted"))}},
                                  {"400", "401", "403", "404", "409", "415", "422", "429", "503"})}};
}

json::object components() {
  json::object strings{{"type", "array"}, {"items", json::object{{"type", "string"}}}};
  json::object text{{"type", "string"}};
  json::object schemas;
  schemas["Clauses"] = json::object{{"type", "array"},
                                    {"description", "条款 full ids: prepaid-card/9i"},
                                    {"items", json::object{{"type", "string"}}}};
  schemas["Person"] = json::object{{"type", "object"},
                                   {"description", "姓名、手机、证件号至少一项 at least one; kept in the vault"},
                                   {"properties", json::object{{"name", text}, {"phone", text}, {"resident_id", text}}},
                                   {"additionalProperties", false}};
  schemas["KnownPerson"] = json::object{{"type", "object"},
                                        {"description", "代号与脱敏姓名 a token and a masked name"},
                                        {"properties", json::object{{"token", text}, {"name", text}}}};
  schemas["Accepted"] = json::object{
      {"type", "object"},
      {"required", json::array{"outcome", "flags", "clauses", "facts", "entry_no", "booked_at"}},
      {"properties",
       json::object{{"outcome", json::object{{"type", "string"}, {"enum", json::array{"accepted", "duplicate"}}}},
                    {"flags", strings},
                    {"clauses", schema_ref("Clauses")},
                    {"facts", json::object{{"type", "object"}}},
                    {"entry_no", json::object{{"type", "integer"}}},
                    {"booked_at", json::object{{"type", "string"}, {"format", "date-time"}}},
                    {"one_time_password", text},
                    {"key", text},
                    {"signing_secret", text}}}};
  schemas["Problem"] = json::object{{"type", "object"},
                                    {"description", "RFC 9457"},
                                    {"required", json::array{"type", "title", "status", "code"}},
                                    {"properties", json::object{{"type", text},
                                                                {"title", text},
                                                                {"status", json::object{{"type", "integer"}}},
                                                                {"detail", text},
                                                                {"code", text},
                                                                {"field", text},
                                                                {"clauses", schema_ref("Clauses")},
                                                                {"facts", json::object{{"type", "object"}}},
                                                                {"request_id", text}}}};
  json::object answers;
  constexpr std::pair<std::string_view, std::string_view> problems[] = {
      {"400", "格式错误 ill-formed"},    {"401", "请先登录 sign in first"}, {"403", "无权 not allowed"},
      {"404", "没有 not found"},         {"409", "冲突 conflict"},          {"415", "内容类型不符 unsupported type"},
      {"422", "拒绝 refused by a rule"}, {"429", "过于频繁 too many"},      {"503", "繁忙 busy, or starting"}};
  for (const auto& [status, words] : problems) {
    answers["Problem" + std::string(status)] =
        json::object{{"description", words}, {"content", content("application/problem+json", schema_ref("Problem"))}};
  }
  json::object parameters;
  parameters["IdempotencyKey"] = parameter("Idempotency-Key", "header", "同键同答 the same key, the same answer",
                                           {{"type", "string"}, {"maxLength", 128}});
  parameters["Office"] =
      parameter("Gongbao-Office", "header", "以哪一职务行事 role/organisation/area; the first one without it", text);
  parameters["Csrf"] = parameter("X-CSRF-Token", "header", "会话的令牌 of the session; not with keys", text);
  json::object security;
  security["session"] = json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "gongbao_session"}};
  security["key"] = json::object{{"type", "http"}, {"scheme", "bearer"}};
  security["signature"] = json::object{{"type", "apiKey"}, {"in", "header"}, {"name", "Gongbao-Signature"}};
  return {{"schemas", std::move(schemas)},
          {"responses", std::move(answers)},
          {"parameters", std::move(parameters)},
          {"securitySchemes", std::move(security)}};
}

json::object& path_of(json::object& paths, const std::string& path) {
  json::value& at = paths[path];
  if (!at.is_object()) at = json::object{};
  return at.as_object();
}

}  // namespace

json::object openapi(const policies::LawBooks& law) {
  json::object paths;
  json::array tags;
  const auto tag = [&tags](std::string_view name, std::string_view description) {
    tags.push_back(json::object{{"name", name}, {"description", description}});
  };
  tag("gazette", "公报原文 the printed text");
  tag("sign-in", "登录与凭据 proving who one is");
  tag("accounts", "账号与职务 accounts and offices");
  tag("persons", "个人信息 data of persons");
  tag("city", "全市 the city's own commands");
  tag("custody", "存管 custody");
  tag("prepaid-card", "单用途预付卡 single-purpose prepaid cards");
  for (const Fixed& route : fixed) {
    path_of(paths, std::string(route.path))[std::string(route.method)] = fixed_operation(route);
  }
  path_of(paths, "/v1/custody/instructions")["post"] = batch_operation();
  constexpr std::uint8_t most_ops = 64;
  for (std::uint8_t number = 1; number < most_ops; ++number) {
    const auto op = static_cast<custody::Op>(number);
    const std::string name(custody::op_name(op));
    if (!name.empty()) path_of(paths, "/v1/custody/" + name)["post"] = instruction_operation(op);
  }
  for (const formats::CommandShape& shape : formats::public_commands()) {
    if (shape.name == policies::OpenBatch::name) continue;  // a file's
    const std::string path = "/v1/" + std::string(shape.system) + "/" + std::string(shape.name);
    path_of(paths, path)["post"] = command_operation(law, shape);
  }
  for (const formats::QuestionShape& shape : formats::public_questions()) {
    const std::string path = "/v1/" + std::string(shape.system) + "/" + std::string(shape.name);
    path_of(paths, path)["get"] = question_operation(shape);
  }
  for (const policies::ViewSystem& each : policies::all_view_systems()) {
    const policies::ViewSystem system = views::with_logs(each);
    for (const policies::ViewList& list : system.lists) {
      const std::string path = "/v1/" + std::string(system.name) + "/" + std::string(list.name);
      path_of(paths, path)["get"] = list_operation(system.name, list);
    }
  }
  return {
      {"openapi", "3.1.0"},
      {"info", json::object{{"title", "gongbao 公报"},
                            {"version", "1"},
                            {"description",
                             "让公报里的规定运行起来 / a municipal gazette as a running system. Money is whole fen."},
                            {"contact", json::object{{"name", "gongbao"}, {"url", "https://gongbao.invalid"}}},
                            {"license", json::object{{"name", "see the project"}, {"identifier", "NONE"}}}}},
      {"servers", json::array{json::object{{"url", "/"}}}},
      {"security", json::array{json::object{}, json::object{{"session", json::array{}}},
                               json::object{{"key", json::array{}}}, json::object{{"signature", json::array{}}}}},
      {"tags", std::move(tags)},
      {"paths", std::move(paths)},
      {"components", components()}};
}

Result<void> add_openapi_route(Router& router, Service& service) {
  const auto text = std::make_shared<const std::string>(formats::json_line(openapi(service.law)));
  return router.add(Method::get, "/openapi.json", [text](const RequestPtr&, const Answer& answer) {
    Response response = json_response(200, *text);
    response.headers.set("Cache-Control", "max-age=300");
    answer(std::move(response));
  });
}

}  // namespace gongbao::server
