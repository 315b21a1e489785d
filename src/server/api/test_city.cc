// Puts the parts together as the program does, and walks requests through them.
#include "server/api/test_city.h"

#include <unistd.h>

#include <future>

#include "base/check.h"
#include "formats/command_json.h"
#include "formats/json_text.h"
#include "policies/registry/views.h"
#include "server/api/attachment_routes.h"
#include "server/api/command_routes.h"
#include "server/target.h"

namespace gongbao::server::testing {

namespace json = boost::json;

namespace {

constexpr std::string_view password = "three quiet herons";

}  // namespace

TestCity::TestCity(Date today, std::size_t queue_entries)
    : folder_(std::filesystem::temp_directory_path() /
              ("api_" + std::to_string(::getpid()) + "_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))),
      city_(policies::City::open().value()),
      law_(policies::LawBooks::open().value()) {
  std::filesystem::create_directories(folder_);
  clock.stamp = stamp_of(today, 10 * 3600);
  credentials::Limits cheap;
  cheap.argon_kib = 64;
  cheap.argon_passes = 1;
  const auto pretend = [this](std::span<std::uint8_t> out) {
    for (auto& byte : out) {
      random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
      byte = static_cast<std::uint8_t>(random_ >> 33);
    }
  };
  credentials_ = credentials::Credentials::open((folder_ / "credentials.db").string(), box_, pretend, cheap).value();
  webhooks_ = credentials::Webhooks::open((folder_ / "credentials.db").string(), box_).value();
  engine_ = std::make_unique<engine::Engine>(*city_, *log_,
                                             engine::Options{.queue_entries = queue_entries, .allow_long_turns = true});
  GB_CHECK(engine_->start().has_value());
  GB_CHECK(engine_->turn_to(today).has_value());
  service = std::make_unique<Service>(Service{
      .engine = *engine_,
      .city = *city_,
      .log = *log_,
      .law = *law_,
      .credentials = *credentials_,
      .gate = gate_,
      .hash_text = [this](std::string_view text) { return gate_.text(text).value(); },
      .clock = clock,
      .metrics = metrics_,
      .stamp = [this] { return clock.stamp; },
      .webhooks = webhooks_.get(),
  });
  service->options.staff_second_factor = false;
  views::Options of_views;
  of_views.folder = (folder_ / "views").string();
  views_ = views::Views::open(*log_, std::move(of_views), policies::all_view_systems()).value();
  service->views = views_.get();
  GB_CHECK(add_api_routes(router_, *service).has_value());
  who_ = who_asks(*service);
}

std::unique_ptr<Server> TestCity::serve() {
  server_log_ = Log::open((folder_ / "log").string(), wall_).value();
  Options options;
  options.spool_folder = folder_.string();
  return Server::start(std::move(options), {.router = router_,
                                            .filters = {who_, one_paper_at_a_time()},
                                            .metrics = metrics_,
                                            .log = *server_log_,
                                            .clock = wall_,
                                            .random = random_device_})
      .value();
}

TestCity::~TestCity() {
  engine_->stop();
  router_ = {};
  views_.reset();
  engine_.reset();
  webhooks_.reset();
  credentials_.reset();
  std::filesystem::remove_all(folder_);
}

Told TestCity::post(const std::string& target, const json::value& body, const Visitor& visitor) {
  return send(Method::post, target, formats::json_line(body), visitor);
}

Told TestCity::send(Method method, const std::string& target_text, const std::string& body, const Visitor& visitor) {
  auto request = std::make_shared<Request>();
  const auto target = parse_target(target_text);
  GB_CHECK(target.has_value());
  request->id = "test";
  request->method = method;
  request->target = target_text;
  request->path = target->path;
  request->query = target->query;
  request->body = body;
  request->peer = "10.1.2.3";
  request->language = Language::en;
  request->headers = visitor.more;
  if (!body.empty()) request->headers.set_missing("Content-Type", "application/json");
  if (!visitor.cookies.empty()) request->headers.add("Cookie", visitor.cookies);
  if (!visitor.csrf.empty()) request->headers.add("X-CSRF-Token", visitor.csrf);
  if (!visitor.bearer.empty()) request->headers.add("Authorization", "Bearer " + visitor.bearer);
  if (!visitor.office.empty()) request->headers.add("Gongbao-Office", visitor.office);

  Response response;
  const Router::Match match = router_.find(method, target->segments);
  if (match.route == nullptr) {
    response =
        problem_response(*request, http_problem(match.allowed.empty() ? "http.not_found" : "http.method_not_allowed"));
  } else {
    request->segments = match.segments;
    request->route = match.route->pattern;
    if (auto refused = who_(*request)) {
      response = std::move(*refused);
    } else {
      auto promise = std::make_shared<std::promise<Response>>();
      auto future = promise->get_future();
      match.route->handler(
          request, Answer([promise](std::optional<Response> answer) {
            promise->set_value(answer
                                   ? std::move(*answer)
                                   : Response{.status = 500, .headers = {}, .body = "{}", .stream = {}, .account = 0});
          }));
      response = future.get();
    }
  }
  Told told{response.status, {}, response.headers, response.bytes(), response.shared != nullptr};
  if (auto value = formats::parse_json(response.bytes()); value && value->is_object()) told.body = value->as_object();
  return told;
}

TestCity::Visitor TestCity::log_in(const std::string& login, const std::string& secret) {
  const Told told = post("/v1/session", json::object{{"login", login}, {"password", secret}}, {});
  GB_CHECK(told.status == 200);
  Visitor visitor;
  visitor.csrf = std::string(told.body.at("csrf_token").as_string());
  for (const auto& [name, value] : told.headers) {
    if (name == "Set-Cookie")
      visitor.cookies += (visitor.cookies.empty() ? "" : "; ") + value.substr(0, value.find(';'));
  }
  return visitor;
}

TestCity::Visitor TestCity::new_account(const std::string& login, const accounts::Office& office) {
  const access::Actor console{access::Role::system_administrator, 0, 0, 0};
  const json::object person{{"name", "某人" + login}, {"phone", "13800000000"}};
  const auto opened = decide(console, "open_account", {{"login", formats::login_text(login)}, {"person", person}});
  const auto account = static_cast<std::uint64_t>(opened.at("account"));
  // Whoever appoints: an actor that no account stands behind is judged by its command alone.
  const access::Actor security{access::Role::security_administrator, 0, 0, 0};
  decide(
      security, "appoint",
      {{"account", account},
       {"office",
        json::object{{"role", enum_name(office.role)}, {"organisation", office.organisation}, {"area", office.area}}}});
  GB_CHECK(credentials_->set_first_password(account, password, clock.stamp.micros).has_value());
  return log_in(login, std::string(password));
}

std::uint64_t TestCity::account_of(const Visitor& visitor) {
  return get("/v1/me", visitor).body.at("account").to_number<std::uint64_t>();
}

std::map<std::string, std::int64_t> TestCity::decide(const access::Actor& actor, std::string_view command,
                                                     const json::object& members) {
  const auto reply = decide_now(*service, actor, command, members);
  GB_CHECK(reply.has_value());
  GB_CHECK(reply->code == 0);
  std::map<std::string, std::int64_t> figures;
  const auto told = formats::figures_from_bytes(reply->figures);
  for (const auto& figure : *told) figures[figure.name] = figure.value;
  return figures;
}

std::uint64_t TestCity::new_operator(const std::string& uscc) {
  const auto figures = decide({access::Role::operator_, 0, 0, 0}, "register_operator",
                              {{"uscc", uscc},
                               {"operator_name", "燕南食府"},
                               {"kind", "single"},
                               {"district", "110105"},
                               {"industry", "catering"},
                               {"sub_industry", "正餐"}});
  return static_cast<std::uint64_t>(figures.at("operator_id"));
}

std::uint64_t TestCity::new_selling_operator(std::uint64_t bank_id) {
  const std::uint64_t op = new_operator();
  const access::Actor own{access::Role::operator_, 0, op, 0};
  decide(own, "issue_product", {{"operator_id", op}, {"product_id", 1}, {"form", "virtual"}});
  decide(own, "sign_custody_agreement",
         {{"operator_id", op},
          {"bank_id", bank_id},
          {"bank_district", "110102"},
          {"signed_on", to_string(date_of(clock.stamp))},
          {"payout_cycle", "immediate"}});
  decide({access::Role::custody_bank, 0, bank_id, 0}, "open_custody_account",
         {{"operator_id", op}, {"account_no", "110100000000000001"}});
  return op;
}

void TestCity::catch_up() { GB_CHECK(views_->catch_up().has_value()); }

}  // namespace gongbao::server::testing
