// The problems of the HTTP interface itself, as one table, and the one function that writes any problem.
#include "server/problem_json.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "base/check.h"

namespace gongbao::server {
namespace {

struct Known {
  std::string_view code;
  int status;
  std::string_view zh, en;
};

constexpr Known known[] = {
    {"http.bad_request", 400, "请求格式错误", "the request is ill-formed"},
    {"http.unauthorized", 401, "请先登录", "who is asking is not known"},
    {"http.forbidden", 403, "没有权限", "not allowed"},
    {"http.not_found", 404, "没有此地址", "there is nothing at this address"},
    {"http.method_not_allowed", 405, "此地址不接受该方法", "this address does not take that method"},
    {"http.body_too_large", 413, "请求内容过大", "the body is too large"},
    {"http.target_too_long", 414, "地址过长", "the address is too long"},
    {"http.unsupported_type", 415, "请求内容须为 application/json", "the body must be application/json"},
    {"http.unsupported_encoding", 415, "不支持的内容编码", "the content coding is not supported"},
    {"http.expectation_failed", 417, "不支持的 Expect", "this expectation cannot be met"},
    {"http.too_many_requests", 429, "请求过于频繁,请稍后再试", "too many requests; try again later"},
    {"http.head_too_large", 431, "请求头过大", "the header fields are too large"},
    {"http.unanswered", 500, "内部错误", "an error of ours"},
    {"http.overloaded", 503, "系统繁忙,请稍后再试", "busy; try again later"},
    {"http.not_ready", 503, "系统启动中", "starting; not ready yet"},
    {"http.stopping", 503, "系统正在停止", "stopping"},
    {"http.timeout", 503, "处理超时,结果未知;请以同一幂等键重试",
     "no answer in time, and the outcome is not known; ask again with the same idempotency key"},
    // Of papers (docs/vault.md).
    {"attachment_too_large", 413, "附件过大", "the attachment is too large"},
    {"attachment_type", 415, "只接受 PDF、PNG、JPEG 和纯文本", "only PDF, PNG, JPEG and plain text are taken"},
    {"attachment_infected", 422, "附件含有病毒", "the virus scanner refuses this attachment"},
    {"attachment_unknown", 422, "没有此附件，或由另一账号上传",
     "there is no such attachment, or another account put it"},
    {"attachment_gone", 404, "附件已删除", "the attachment was erased"},
    {"attachment_too_many", 429, "附件过多，请先使用已上传的，或一日后再传",
     "too many attachments; use those that were put, or wait for a day"},
    {"attachment_not_scanned", 503, "病毒扫描未完成，请稍后再试", "the virus scanner did not answer; try again later"},
};

const Known* find_known(std::string_view code) {
  const auto at = std::ranges::find(known, code, &Known::code);
  return at == std::end(known) ? nullptr : at;
}

// For codes of other rooms that bring no words of their own.
Words words_of_status(int status) {
  switch (status) {
    case 400:
      return {"格式错误", "ill-formed"};
    case 401:
      return {"请先登录", "who is asking is not known"};
    case 403:
      return {"没有权限", "not allowed"};
    case 404:
      return {"未找到", "not found"};
    case 409:
      return {"与现状冲突", "in conflict with the state"};
    case 422:
      return {"拒绝", "refused"};
    case 429:
      return {"请求过于频繁", "too many requests"};
    case 503:
      return {"系统繁忙", "busy"};
    default:
      return status < 500 ? Words{"请求有误", "the request is wrong"} : Words{"内部错误", "an error of ours"};
  }
}

Words title_of(const HttpProblem& problem) {
  if (!problem.title.zh.empty() || !problem.title.en.empty()) return problem.title;
  if (const Known* found = find_known(problem.code)) return {std::string(found->zh), std::string(found->en)};
  return words_of_status(problem.status);
}

// In the other language when there are no words in this one.
const std::string& in_language(const Words& words, Language language) {
  const std::string& first = language == Language::zh ? words.zh : words.en;
  return !first.empty() ? first : language == Language::zh ? words.en : words.zh;
}

}  // namespace

Response problem_response(const Request& request, HttpProblem problem) {
  boost::json::object body;
  body["type"] = "urn:gongbao:problem:" + problem.code;
  body["title"] = in_language(title_of(problem), request.language);
  body["status"] = problem.status;
  if (const std::string& detail = in_language(problem.detail, request.language); !detail.empty())
    body["detail"] = detail;
  body["code"] = problem.code;
  if (!problem.field.empty()) body["field"] = problem.field;
  if (!problem.clauses.empty()) body["clauses"] = boost::json::array(problem.clauses.begin(), problem.clauses.end());
  if (!problem.facts.empty()) body["facts"] = std::move(problem.facts);
  body["request_id"] = request.id;

  Response response{
      .status = problem.status, .headers = std::move(problem.headers), .body = boost::json::serialize(body)};
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Content-Language", request.language == Language::zh ? "zh-CN" : "en");
  return response;
}

bool is_http_problem(std::string_view code) { return find_known(code) != nullptr; }

HttpProblem http_problem(std::string_view code) {
  const Known* found = find_known(code);
  GB_CHECK(found != nullptr);
  return {.status = found->status, .code = std::string(code)};
}

}  // namespace gongbao::server
