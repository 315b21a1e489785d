// Schemas follow the shapes of fields; a problem is the same everywhere.
#include "server/api/openapi_parts.h"

#include "server/api/answers.h"
#include "server/api/disclosed_json.h"
#include "server/problem_json.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using formats::FieldKind;
using formats::FieldShape;

json::object object_schema(const FieldShape& shape, bool told) {
  json::object properties;
  json::array required;
  for (const FieldShape& part : shape.parts) {
    const bool card = told && part.kind == FieldKind::integer && holds_card_number(part.name);
    const bool clauses = told && part.name == "clauses" && part.kind == FieldKind::list &&
                         part.parts.front().kind == FieldKind::text;  // a document has its own, word for word
    properties[part.name] = card ? text_or_null_schema() : clauses ? schema_ref("Clauses") : schema_of(part, told);
    if (told ? part.told : part.required) required.push_back(json::string(part.name));
  }
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

json::object row_of_some_list() {
  const json::array values{json::object{{"type", "string"}}, json::object{{"type", "number"}},
                           json::object{{"type", "boolean"}}, json::object{{"type", "null"}},
                           schema_ref("KnownPerson")};
  return {{"type", "object"},
          {"description", "所在列表的一行 a row of the list it stands in"},
          {"additionalProperties", json::object{{"anyOf", values}}}};
}

json::object described(json::object schema, std::string_view description) {
  schema["description"] = description;
  return schema;
}

}  // namespace

json::object reference(std::string_view name) { return {{"$ref", "#/components/" + std::string(name)}}; }
json::object schema_ref(std::string_view name) { return reference("schemas/" + std::string(name)); }

json::object hash_schema() { return {{"type", "string"}, {"pattern", "^[0-9a-fA-F]{64}$"}}; }
json::object text_or_null_schema() {
  return {{"anyOf", json::array{json::object{{"type", "string"}}, json::object{{"type", "null"}}}}};
}
json::object facts_schema() {
  const json::array one{json::object{{"type", "integer"}}, json::object{{"type", "string"}}};
  json::array any = one;
  any.push_back(json::object{{"type", "array"}, {"items", json::object{{"anyOf", one}}}});
  return {
      {"type", "object"},
      {"description", "数字与日期，按名称；多个者成列表 figures and days by name, _fen in fen; several make a list"},
      {"additionalProperties", json::object{{"anyOf", std::move(any)}}}};
}
json::object text_schema(std::string_view description) { return {{"type", "string"}, {"description", description}}; }

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
      // Told by its hash, under which whoever may reads it.
      if (told) {
        return {{"type", "object"},
                {"properties", json::object{{"hash", hash_schema()}}},
                {"required", json::array{"hash"}}};
      }
      return shape.paper ? schema_ref("Document") : text_schema("文字存入保险库，日志只留哈希 kept in the vault");
    case FieldKind::figures:
      return facts_schema();
    case FieldKind::row:
      return row_of_some_list();
  }
  return {};
}

json::object content(std::string_view type, json::object schema) {
  return {{std::string(type), json::object{{"schema", std::move(schema)}}}};
}

json::object responses(json::object ok, std::initializer_list<std::string_view> problems) {
  json::object all{{"200", std::move(ok)}};
  for (const std::string_view status : problems)
    all[std::string(status)] = reference("responses/Problem" + std::string(status));
  return all;
}

json::object parameter(std::string_view name, std::string_view in, std::string_view description, json::object schema,
                       bool required) {
  return {
      {"name", name}, {"in", in}, {"description", description}, {"required", required}, {"schema", std::move(schema)}};
}

json::object components() {
  json::object text{{"type", "string"}};
  const json::object person{{"name", text}, {"phone", text}, {"resident_id", text}};
  json::object schemas;
  schemas["Clauses"] = json::object{{"type", "array"},
                                    {"description", "条款 full ids: prepaid-card/9i"},
                                    {"items", json::object{{"type", "string"}}}};
  schemas["Person"] = json::object{{"type", "object"},
                                   {"description", "姓名、手机、证件号至少一项 at least one; kept in the vault"},
                                   {"properties", person},
                                   {"additionalProperties", false}};
  const json::object named{{"type", "object"},
                           {"required", json::array{"attachment"}},
                           {"properties", json::object{{"attachment", hash_schema()}}},
                           {"additionalProperties", false}};
  schemas["Document"] = json::object{
      {"description", "文字，或先行上传的附件 words, or a paper that was put at /v1/attachments; kept in the vault"},
      {"anyOf", json::array{text, named}}};
  schemas["KnownPerson"] = json::object{{"type", "object"},
                                        {"description", "代号与脱敏姓名 a token and a masked name"},
                                        {"properties", json::object{{"token", text}, {"name", text}}}};
  schemas["Accepted"] = told_schema<answers::Accepted>();
  schemas["Problem"] = described(told_schema<ProblemTold>(), "RFC 9457");
  schemas["EarlierFigures"] =
      described(told_schema<answers::EarlierFigures>(), "当时记录的数字 figures as they were recorded then");
  schemas["Movement"] = told_schema<answers::Movement>();
  schemas["Found"] =
      described(told_schema<answers::Found>(), "left_out: 因数据过多未查的类别 kinds with too much to look through");
  json::object coming;
  constexpr std::pair<std::string_view, std::string_view> problems[] = {{"400", "格式错误 ill-formed"},
                                                                        {"401", "请先登录 sign in first"},
                                                                        {"403", "无权 not allowed"},
                                                                        {"404", "没有 not found"},
                                                                        {"409", "冲突 conflict"},
                                                                        {"413", "过大 too large"},
                                                                        {"415", "内容类型不符 unsupported type"},
                                                                        {"422", "拒绝 refused by a rule"},
                                                                        {"429", "过于频繁 too many"},
                                                                        {"503", "繁忙 busy, or starting"}};
  for (const auto& [status, words] : problems) {
    coming["Problem" + std::string(status)] =
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
          {"responses", std::move(coming)},
          {"parameters", std::move(parameters)},
          {"securitySchemes", std::move(security)}};
}

}  // namespace gongbao::server
