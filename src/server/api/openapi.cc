// Each path is written from what declares it (openapi_operations.h); the few routes that nothing declares stand in
// openapi_fixed.h.
#include "server/api/openapi.h"

#include <boost/json/array.hpp>

#include "formats/json_text.h"
#include "policies/registry/laws.h"
#include "policies/registry/views.h"
#include "server/api/kept_answer.h"
#include "server/api/openapi_fixed.h"
#include "server/api/openapi_operations.h"
#include "server/api/replies.h"
#include "views/log_rows.h"

namespace gongbao::server {

namespace json = boost::json;

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
  tag("childcare", "托育预付费 prepaid fees of childcare institutions");
  tag("heating", "取暖设备更新 renewal of heating devices");
  tag("used-vehicle", "二手车经营 used-vehicle business");
  tag("exam", "初中学业水平考试 junior-middle academic examinations");
  tag("eldercare", "养老服务社会监督员 social supervisors of eldercare");
  tag("legal-profession", "律师行业发展 the legal profession");
  tag("school-traffic", "校园周边交通综合治理 traffic around schools");
  tag("beauty-health", "美丽健康产业 beauty and health industry");
  add_fixed_operations(paths);
  for (const std::uint8_t scheme : policies::all_schemes()) {
    for (const custody::Op op : custody::all_ops(scheme)) {
      path_of(paths, "/v1/" + policies::address_of(op, scheme))["post"] = instruction_operation(law, op, scheme);
    }
  }
  for (const formats::CommandShape& shape : formats::served_commands()) {
    if (shape.name == policies::OpenBatch::name) continue;  // a file's
    const std::string path = "/v1/" + std::string(shape.system) + "/" + std::string(shape.name);
    path_of(paths, path)["post"] = command_operation(law, shape);
  }
  for (const formats::QuestionShape& shape : formats::public_questions()) {
    const std::string path = "/v1/" + std::string(shape.system) + "/" + std::string(shape.name);
    path_of(paths, path)["get"] = question_operation(shape);
  }
  for (const formats::PrintoutShape& shape : formats::public_printouts()) {
    const std::string path = "/v1/" + std::string(shape.system) + "/printouts/" + std::string(shape.name);
    path_of(paths, path)["get"] = printout_operation(shape);
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
  return router.add(Method::get, "/openapi.json",
                    kept_answer(formats::json_line(openapi(service.law)), "public, max-age=300"));
}

}  // namespace gongbao::server
