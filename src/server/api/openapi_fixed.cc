// One line for each such route.
#include "server/api/openapi_fixed.h"

#include "policies/registry/views.h"
#include "server/api/answers.h"
#include "server/api/attachment_routes.h"
#include "server/api/invoice_checks.h"
#include "server/api/openapi_operations.h"
#include "server/api/registry_file_routes.h"
#include "server/api/result_file_routes.h"
#include "server/what_if/what_if_routes.h"
#include "server/what_if/what_ifs.h"
#include "vault/attachment.h"
#include "views/log_rows.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

// What is answered; the shapes stand in answers.h.
template <class T>
json::object of() {
  return told_schema<T>();
}

// Rows of the fact logs, which all systems have alike, and instructions (events.h).
json::object events_schema() {
  const policies::ViewSystem system = views::with_logs(policies::all_view_systems().front());
  json::object fact = row_schema(*system.find_list("facts"));
  json::object& members = fact["properties"].as_object();
  members["system"] = json::object{{"type", "string"}};
  json::object one{{"anyOf", json::array{told_schema<answers::InstructionEvent>(), std::move(fact)}}};
  json::object events{{"type", "array"}, {"items", std::move(one)}};
  return {{"type", "object"},
          {"required", json::array{"events", "after"}},
          {"properties", json::object{{"events", std::move(events)}, {"after", json::object{{"type", "integer"}}}}}};
}

// The record as docs/batch-file.md has it; what is 0 is left out, numbers of cards are told by role.
json::object record_schema() {
  const json::object text{{"type", "string"}}, number{{"type", "integer"}};
  const json::object fen{{"type", "integer"}, {"format", "int64"}, {"description", "分 fen"}};
  // A number where it has no name, as it came.
  const json::object named{{"anyOf", json::array{text, number}}};
  return {{"type", "object"},
          {"required", json::array{"instr_id", "op", "event_date", "operator_id"}},
          {"additionalProperties", false},
          {"properties", json::object{{"instr_id", text},
                                      {"op", named},
                                      {"flags", number},
                                      {"scheme", number},
                                      {"version", number},
                                      {"event_date", named},
                                      {"operator_id", number},
                                      {"subject_id", text_or_null_schema()},
                                      {"counter_id", text_or_null_schema()},
                                      {"amount_fen", fen},
                                      {"aux_fen", fen},
                                      {"ref_id", text},
                                      {"bank_txn_no", text},
                                      {"outlet_id", number},
                                      {"purpose", number},
                                      {"true_date_offset", number},
                                      {"second_of_day", number}}}};
}

json::object entry_schema() {
  json::object entry = told_schema<answers::Entry>();
  json::object& members = entry["properties"].as_object();
  members["instruction"] = record_schema();
  members["members"] =
      json::object{{"type", "object"},
                   {"description", "指令的各项，见该指令 what the command was given with; see its own operation"}};
  members["facts"] = facts_schema();
  return entry;
}

json::object found_schema() { return schema_ref("Found"); }

struct Fixed {
  std::string_view path, method, id, summary;
  std::string_view members;  // of the body, apart by blanks; "?" after a name that may be absent, "#" after a number
  std::string_view tag;
  json::object (*answer)();
  std::string_view media = "application/json";
};

// What a route is asked with in its address.
struct AddressPart {
  std::string_view route, name, said;
  bool required = false;
  std::string_view format = {};  // date, number; empty: text
};
constexpr AddressPart address_parts[] = {
    {"gazette_article", "date", "哪一天的效力 status on that day", false, "date"},
    {"gazette_search", "q", "查找的词 words looked for", true},
    {"gazette_search", "document", "只在此文件中 in that document only"},
    {"gazette_search", "date", "哪一天的效力 with the status on that day", false, "date"},
    {"gazette_search", "limit", "至多几处 at most so many places", false, "number"},
    {"gazette_resolve", "c", "引文：prepaid-card/9l、京商秩字〔2023〕18号第九条第三款 a citation", true},
    {"gazette_status", "target", "文件、条款或文号 a document, a place, or a number", true},
    {"gazette_status", "date", "哪一天 on that day", false, "date"},
    {"gazette_qr_code", "c", "引文 of a place"},
    {"gazette_qr_code", "issue", "期，如 2023-42 of an issue"},
    {"gazette_feed_status", "target", "文件、条款或文号 a document, a place, or a number", true},
    {"gazette_feed_search", "q", "查找的词 words looked for", true},
};

void add_asked(std::string_view route, json::array& parameters) {
  for (const AddressPart& each : address_parts) {
    if (each.route != route) continue;
    json::object schema{{"type", each.format == "number" ? "integer" : "string"}};
    if (each.format == "date") schema["format"] = "date";
    parameters.push_back(parameter(each.name, "query", each.said, std::move(schema), each.required));
  }
}

json::object file_schema() { return {{"type", "string"}}; }

// Routes that no table declares.
constexpr Fixed fixed[] = {
    {"/v1/session", "post", "log_in", "登录 / log in", "login password one_time_code?", "sign-in",
     of<answers::LoggedIn>},
    {"/v1/session", "delete", "log_out", "退出 / log out", "", "sign-in", of<answers::Done>},
    {"/v1/me", "get", "who_am_i", "我是谁 / who am I", "", "sign-in", of<answers::Me>},
    {"/v1/sessions", "get", "list_sessions", "会话列表 / my sessions", "", "sign-in", of<answers::Sessions>},
    {"/v1/sessions/{id}", "delete", "end_session", "结束会话 / end a session", "", "sign-in", of<answers::Done>},
    {"/v1/password", "post", "change_password", "修改密码 / change the password", "old_password new_password",
     "sign-in", of<answers::Done>},
    {"/v1/second-factor", "post", "propose_second_factor", "启用第二因素 / propose a second factor", "", "sign-in",
     of<answers::ProposedFactor>},
    {"/v1/second-factor", "delete", "remove_second_factor", "停用第二因素 / remove the second factor", "password",
     "sign-in", of<answers::Done>},
    {"/v1/second-factor/confirm", "post", "confirm_second_factor", "确认第二因素 / confirm it", "code", "sign-in",
     of<answers::Done>},
    {"/v1/security-events", "get", "security_events", "安全事件 / security events", "", "sign-in",
     of<answers::SecurityEvents>},
    {"/v1/accounts/new_password", "post", "new_password",
     "新一次性密码的前半（系统管理员） / the first half of a new one-time password", "account#", "accounts",
     of<answers::FirstHalf>},
    {"/v1/accounts/release_password", "post", "release_password",
     "放行并取得后半（安全管理员） / release it: the second half", "account#", "accounts", of<answers::SecondHalf>},
    {"/v1/accounts/password_resets", "get", "password_resets", "待放行的新密码 / what waits to be released", "",
     "accounts", of<answers::PasswordResets>},
    {"/v1/accounts/take_second_factor_away", "post", "take_second_factor_away", "解除第二因素 / take it away",
     "account#", "accounts", of<answers::OfAccount>},
    {"/v1/webhooks", "get", "list_webhooks", "推送地址与状态 / webhooks and how they go", "", "accounts",
     of<answers::Webhooks>},
    {"/v1/webhooks/{webhook}/replay", "post", "replay_webhook", "从某处重新推送 / send again from a position", "after#",
     "accounts", of<answers::Replayed>},
    {"/v1/demo/next-day", "post", "next_day", "推进演示日期 / the demo city's next day", "", "city",
     of<answers::Today>},
    {"/v1/views", "get", "views_status", "列表的进度 / how far the lists have come", "", "city",
     of<answers::ViewsStatus>},
    {"/v1/views/rebuild", "post", "rebuild_views", "由日志重建列表 / the lists once more from the journal", "system?",
     "city", of<answers::ViewsStatus>},
    {what_if_path, "post", "ask_what_if",
     "若参数不同（市级部门；全系统每次一个） / what if the parameters were others: for the city's officers, one at a "
     "time",
     "", "city", of<answers::WhatIf>},
    {what_if_path, "get", "look_at_what_if", "试算的进度与结果 / how far it is, and what came of it", "", "city",
     of<answers::WhatIf>},
    {what_if_path, "delete", "end_what_if", "取消或丢弃试算 / end it, or forget what came of it", "", "city",
     of<answers::Done>},
    {"/v1/events", "get", "events", "事件 / events", "", "custody", events_schema},
    {"/v1/custody/instructions/{id}", "get", "what_became_of_instruction",
     "一条指令的下落 / what became of an instruction", "", "custody", entry_schema},
    {"/v1/custody/entries/{entry_no}", "get", "explain_entry", "解释一条记录 / explain an entry", "", "custody",
     entry_schema},
    {"/v1/gazette/documents", "get", "gazette_documents", "公报文件 / documents of the issues", "", "gazette",
     of<answers::Documents>},
    {"/v1/gazette/documents/{document}", "get", "gazette_document", "印发原文与条款 / the printed text and its clauses",
     "", "gazette", of<answers::WholeDocument>},
    {"/v1/gazette/issues", "get", "gazette_issues", "公报目录 / the issues with their contents", "", "gazette",
     of<answers::Issues>},
    {"/v1/gazette/anchors/{document}/{path}", "get", "gazette_article",
     "条文、效力、其下运行的程序 / the printed words, their status, and what runs under them", "", "gazette",
     of<answers::Article>},
    {"/v1/gazette/anchors/{document}/{path}/decisions", "get", "gazette_decisions",
     "依此作出的决定数量 / how many answers rested on it", "", "gazette", of<answers::Decisions>},
    {"/v1/gazette/search", "get", "gazette_search", "全文检索 / where words stand in the issues", "", "gazette",
     of<answers::FoundWords>},
    {"/v1/gazette/resolve", "get", "gazette_resolve", "引文解析 / the place that a citation means", "", "gazette",
     of<answers::Resolved>},
    {"/v1/gazette/status", "get", "gazette_status", "某日的效力 / the status on a day", "", "gazette",
     of<answers::StatusTold>},
    {"/v1/gazette/qr_code", "get", "gazette_qr_code", "条文的二维码 / the stable link of a place as a QR code", "",
     "gazette", file_schema, "image/svg+xml"},
    {"/v1/gazette/coverage", "get", "gazette_coverage", "条款与程序 / clause by clause, what runs", "", "gazette",
     of<answers::Coverages>},
    {"/v1/gazette/feed", "get", "gazette_feed", "订阅 (Atom) / documents as they are published", "", "gazette",
     file_schema, "application/atom+xml"},
    {"/v1/gazette/feed/issues", "get", "gazette_feed_issues", "订阅各期 (Atom) / issues as they come out", "",
     "gazette", file_schema, "application/atom+xml"},
    {"/v1/gazette/feed/status", "get", "gazette_feed_status", "订阅效力变动 (Atom) / what becomes of a document", "",
     "gazette", file_schema, "application/atom+xml"},
    {"/v1/gazette/feed/search", "get", "gazette_feed_search", "订阅检索 (Atom) / where words stand, as issues come out",
     "", "gazette", file_schema, "application/atom+xml"},
    {"/v1/gazette/files/{file}", "get", "gazette_file",
     "下载：文本、网页、JSON、Akoma Ntoso、PDF、目录表 / to take away", "", "gazette", file_schema, "text/plain"},
    {"/v1/gazette/words", "get", "gazette_words", "代码与指令的名称和依据 what codes and commands are called", "",
     "gazette", of<answers::WordsTold>},
    {"/v1/search", "get", "search", "在本人可见范围内查找 / search what one may see", "", "city", found_schema},
    {"/v1/gazette/parameters", "get", "gazette_parameters", "参数的现行值与历史 / parameters and their history", "",
     "gazette", of<answers::Parameters>},
    {"/v1/gazette/calendar", "get", "gazette_calendar", "节假日安排 / rest days and make-up working days", "",
     "gazette", of<answers::Calendar>},
};

json::object fixed_operation(const Fixed& route) {
  json::object operation{
      {"operationId", route.id},
      {"summary", route.summary},
      {"description", route.summary},
      {"tags", json::array{json::string(std::string(route.tag))}},
      {"responses", responses({{"description", "答复 answer"}, {"content", content(route.media, route.answer())}},
                              {"400", "401", "403", "404", "415", "422", "429", "503"})}};
  // It goes on after the answer, one at a time.
  if (route.id == "rebuild_views" || route.id == "ask_what_if") {
    json::object& answers = operation["responses"].as_object();
    json::value answer = std::move(answers.at("200"));  // held here: a new member may move the others
    answers.erase("200");
    answers["202"] = std::move(answer);
    if (route.id == "rebuild_views") answers["409"] = reference("responses/Problem409");
  }
  if (route.id == "gazette_resolve" || route.id == "gazette_status" || route.id == "gazette_feed_status") {
    operation["responses"].as_object()["409"] = reference("responses/Problem409");
  }
  json::array parameters;
  const bool hex = route.id == "what_became_of_instruction";
  for (std::size_t brace = route.path.find('{'); brace != std::string_view::npos;
       brace = route.path.find('{', brace + 1)) {
    const std::string_view name = route.path.substr(brace + 1, route.path.find('}', brace) - brace - 1);
    const bool text = name == "document" || name == "path" || name == "file";
    parameters.push_back(parameter(name, "path", name,
                                   hex ? json::object{{"type", "string"}, {"pattern", "^[0-9a-fA-F]{32}$"}}
                                       : json::object{{"type", text ? "string" : "integer"}},
                                   true));
  }
  if (hex) {
    parameters.push_back(parameter(
        "operator_id", "query", "在谁的指令中查找；银行和经营者可省略 among whose ids; a bank or operator needs none",
        {{"type", "integer"}, {"minimum", 1}}));
  }
  add_asked(route.id, parameters);
  if (route.id == "security_events" || route.id == "events") {
    parameters.push_back(parameter("after", "query", "此号之后 after that number", {{"type", "integer"}}));
  }
  if (route.id == "events") {
    json::object& answer = operation["responses"].as_object()["200"].as_object()["content"].as_object();
    answer["text/event-stream"] = json::object{
        {"schema", text_schema("id: 记录号 the entry, with its last event; event: fact; data: 一个事件 one event as in "
                               "the JSON form")}};
    parameters.push_back(
        parameter("wait", "query", "没有时等几秒 seconds to wait when there is none", {{"type", "integer"}}));
  }
  if (route.id == "search") {
    parameters.push_back(parameter("q", "query", "名称、信用代码、备案编号、账号、卡号、记录号 what is looked for",
                                   {{"type", "string"}, {"minLength", 1}, {"maxLength", 100}}, true));
    parameters.push_back(parameter("limit", "query", "每类最多几条 at most of each kind",
                                   {{"type", "integer"}, {"minimum", 1}, {"maximum", 20}}));
    parameters.push_back(reference("parameters/Office"));
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

// Many invoices at once (server/api/invoice_checks.h); each line is answered in its place.
json::object invoice_checks_operation() {
  const json::object binary{{"type", "string"}, {"format", "binary"}};
  return {{"operationId", "check_invoices"},
          {"summary", "批量核查发票 / many invoices checked at once"},
          {"description",
           "NDJSON，每行一张发票，至多一万行；逐行答复，同一号码有一行不符后不再答复 "
           "a line an invoice, as invoice_check asks by; each line is answered with its number, but none of an invoice "
           "that an earlier one did not match."},
          {"tags", json::array{"used-vehicle"}},
          {"parameters", json::array{reference("parameters/Office"), reference("parameters/Csrf")}},
          {"requestBody", json::object{{"required", true}, {"content", content("application/x-ndjson", binary)}}},
          {"responses", responses({{"description", "逐行结果 an answer a line"},
                                   {"content", content("application/x-ndjson", binary)}},
                                  {"400", "401", "403", "413", "415", "429", "503"})}};
}

json::object template_kinds() {
  const json::object binary{{"type", "string"}, {"format", "binary"}};
  json::object kinds = content("text/csv", binary);
  kinds[std::string(xlsx_type)] = json::object{{"schema", binary}};
  return kinds;
}

// The template of an office, and its file filled in (server/api/result_file_routes.h).
json::object result_template_operation() {
  return {{"operationId", "result_template"},
          {"summary", "成绩录入模板 / template for results"},
          {"description", "本单位尚缺成绩的学生 students of the office who miss a result, a column each."},
          {"tags", json::array{"exam"}},
          {"parameters", json::array{reference("parameters/Office"),
                                     parameter("exam_year", "query", "考试年份 exam year", {{"type", "integer"}}),
                                     parameter("format", "query", "xlsx, csv", {{"type", "string"}})}},
          {"responses", responses({{"description", "模板 a template"}, {"content", template_kinds()}},
                                  {"400", "401", "403", "503"})}};
}
json::object result_file_operation() {
  const json::object binary{{"type", "string"}, {"format", "binary"}};
  json::object told = content("application/json", told_schema<answers::ResultFile>());
  told["application/x-ndjson"] = json::object{{"schema", told_schema<answers::ResultsEntered>()}};
  return {
      {"operationId", "put_result_file"},
      {"summary", "成绩文件 / a file of results"},
      {"description",
       "模板填好的 .xlsx 或 CSV，至多 16 MiB；先核对，不录入。另一份内容相同的文件带上 agreed 才录入，逐段答复进度；"
       "同一账号再交同一文件不算第二遍 "
       "checked, nothing is entered; a second file that says the same, with agreed, is entered and told piece by "
       "piece; the same file of the same account is no second one."},
      {"tags", json::array{"exam"}},
      {"parameters", json::array{reference("parameters/Office"), reference("parameters/Csrf"),
                                 parameter("agreed", "query", "第一份文件核对时给出的字 of the first file's check",
                                           {{"type", "string"}})}},
      {"requestBody", json::object{{"required", true}, {"content", content("application/octet-stream", binary)}}},
      {"responses", responses({{"description", "核对结果或进度 what was found, or how far it is entered"},
                               {"content", std::move(told)}},
                              {"400", "401", "403", "413", "429", "503"})}};
}

// The empty template of a district's registry, and its file filled in (server/api/registry_file_routes.h).
json::object registry_template_operation() {
  return {{"operationId", "registry_template"},
          {"summary", "首次安装登记模板 / template of first installations"},
          {"description", "只有表头，每列为文本 the header alone, every column text."},
          {"tags", json::array{"heating"}},
          {"parameters", json::array{reference("parameters/Office"),
                                     parameter("format", "query", "xlsx, csv", {{"type", "string"}})}},
          {"responses", responses({{"description", "模板 a template"}, {"content", template_kinds()}},
                                  {"400", "401", "403", "503"})}};
}
json::object registry_file_operation() {
  const json::object binary{{"type", "string"}, {"format", "binary"}};
  const json::object line{
      {"anyOf", json::array{told_schema<answers::RegistryRow>(), told_schema<answers::RegistryTotals>()}}};
  return {{"operationId", "put_registry_file"},
          {"summary", "首次安装登记文件 / a file of first installations"},
          {"description",
           "模板填好的 .xlsx 或 CSV，至多 64 "
           "MiB；读不到末尾的文件整份退回，否则逐行登记，逐行答复，其间报告进度；再交同一文件"
           "不重复登记 a file that cannot be read to its end is refused as a whole; else a verdict for each row while "
           "it is entered, and how far it has come; the same file again enters nothing twice."},
          {"tags", json::array{"heating"}},
          {"parameters", json::array{reference("parameters/Office"), reference("parameters/Csrf")}},
          {"requestBody", json::object{{"required", true}, {"content", content("application/octet-stream", binary)}}},
          {"responses", responses({{"description", "逐行结果与进度 a verdict a row, and how far it has come"},
                                   {"content", content("application/x-ndjson", line)}},
                                  {"400", "401", "403", "413", "429", "503"})}};
}

// A paper as it is, with its name in a header.
json::object attachment_operation() {
  const json::object binary{{"type", "string"}, {"format", "binary"}};
  json::object papers;
  for (const auto& [type, name] : names_of(vault::ContentType{})) {
    papers[std::string(name.substr(0, name.find(';')))] = json::object{{"schema", binary}};
  }
  return {{"operationId", "put_attachment"},
          {"summary", "上传附件 / put an attachment"},
          {"description",
           "PDF、PNG、JPEG 或纯文本，至多 16 MiB；一日内由命令引用，否则清除 a paper for a command to come; swept "
           "after a day."},
          {"tags", json::array{"persons"}},
          {"parameters", json::array{reference("parameters/Office"), reference("parameters/Csrf"),
                                     parameter("Gongbao-Name", "header", "文件名，百分号编码 its name, percent-encoded",
                                               {{"type", "string"}})}},
          {"requestBody", json::object{{"required", true}, {"content", std::move(papers)}}},
          {"responses", responses({{"description", "已存入 kept"},
                                   {"content", content("application/json", told_schema<answers::Paper>())}},
                                  {"400", "401", "403", "413", "415", "422", "429", "503"})}};
}

// What is supposed, and the tables of what came of it.
void complete_what_if(json::object& path) {
  json::object& asks = path["post"].as_object();
  asks["requestBody"] = json::object{
      {"required", true},
      {"content", content("application/json", schema_of(formats::shape_of<answers::WhatIfAsked>(), false))}};
  json::object& looks = path["get"].as_object();
  json::array parameters{reference("parameters/Office")};
  add_files(parameters, looks["responses"].as_object()["200"].as_object()["content"].as_object());
  looks["parameters"] = std::move(parameters);
}

}  // namespace

json::object& path_of(json::object& paths, const std::string& path) {
  json::value& at = paths[path];
  if (!at.is_object()) at = json::object{};
  return at.as_object();
}

void add_fixed_operations(json::object& paths) {
  for (const Fixed& route : fixed) {
    path_of(paths, std::string(route.path))[std::string(route.method)] = fixed_operation(route);
  }
  json::object& file = path_of(paths, "/v1/gazette/files/{file}")["get"].as_object();
  json::object& types = file["responses"].as_object()["200"].as_object()["content"].as_object();
  for (const std::string_view type :
       {"text/html", "application/xml", "application/json", "application/pdf", "text/csv"})
    types[type] = json::object{{"schema", file_schema()}};
  complete_what_if(path_of(paths, std::string(what_if_path)));
  path_of(paths, "/v1/custody/instructions")["post"] = batch_operation();
  path_of(paths, std::string(attachments_path))["post"] = attachment_operation();
  path_of(paths, std::string(invoice_checks_path))["post"] = invoice_checks_operation();
  path_of(paths, std::string(result_files_path)) =
      json::object{{"get", result_template_operation()}, {"post", result_file_operation()}};
  path_of(paths, std::string(registry_files_path)) =
      json::object{{"get", registry_template_operation()}, {"post", registry_file_operation()}};
}

}  // namespace gongbao::server
