// From a page of views to JSON, or the whole list to a file: names as the columns have them, personal data as the role
// may see them. ?wait_entry= waits until the rows hold that entry.
#include "server/api/list_routes.h"

#include <algorithm>
#include <atomic>
#include <boost/json/array.hpp>

#include "base/number_text.h"
#include "formats/json_text.h"
#include "policies/registry/views.h"
#include "server/api/list_export.h"
#include "server/api/list_values.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"
#include "views/log_rows.h"
#include "views/views.h"

namespace gongbao::server {

Response list_problem(const Service& service, const Request& request, const Problem& problem, bool somebody) {
  if (problem.code == "ledger.forbidden") {
    if (!somebody) return problem_response(request, sign_in_first());
    return refusal_response(service, request, {}, custody::code::forbidden);
  }
  if (problem.code == "views.not_ready" || problem.code == "views.too_much") {
    HttpProblem busy = http_problem("http.overloaded");
    busy.headers.add("Retry-After", "1");
    return problem_response(request, std::move(busy));
  }
  if (problem.code.starts_with("views.bad_")) {
    HttpProblem bad{.status = 400, .code = problem.code};
    bad.title = {"查询条件不正确", "the query is not right"};
    bad.field = problem.field;
    bad.detail = {{}, problem.message};
    return problem_response(request, std::move(bad));
  }
  return problem_of(request, problem);
}

namespace {

namespace json = boost::json;
using policies::Column;
using policies::Value;
using policies::ViewList;

constexpr std::chrono::seconds longest_wait{10};
constexpr int most_waiting = 2;  // of the server's worker threads

// What an address may say besides filters.
constexpr std::string_view order_word = "order", cursor_word = "cursor", limit_word = "limit", wait_word = "wait_entry",
                           format_word = "format";

std::expected<views::Query, HttpProblem> query_of(const Request& request, std::string_view system,
                                                  std::string_view list, const access::Actor& actor) {
  views::Query query;
  query.system = system;
  query.list = list;
  query.actor = actor;
  for (const auto& [name, value] : request.query) {
    if (name == format_word) {
      continue;  // said by file_form
    } else if (name == order_word) {
      query.order = value;
    } else if (name == cursor_word) {
      query.cursor = value;
    } else if (name == limit_word || name == wait_word) {
      const auto number = number_in(value);
      if (!number) {
        HttpProblem bad = http_problem("http.bad_request");
        bad.field = name;
        return std::unexpected(std::move(bad));
      }
      if (name == limit_word) query.limit = static_cast<std::size_t>(*number);
    } else {
      query.filters.emplace_back(name, value);
    }
  }
  return query;
}

// The same list is another one for somebody else, or in another office.
std::string tag_of(std::uint64_t entry, const Speaker& speaker) {
  const access::Actor& as = speaker.actor;
  return "\"" + std::to_string(entry) + "/" + std::to_string(as.account) + "/" +
         office_text({as.role, as.organisation, as.area}) + "\"";
}

class Waiter {
 public:
  explicit Waiter(std::atomic<int>& waiting) : waiting_(waiting), place_(waiting_++) {}
  ~Waiter() { --waiting_; }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  bool admitted() const { return place_ < most_waiting; }

 private:
  std::atomic<int>& waiting_;
  int place_;
};

// Of all lists together.
struct Shared {
  explicit Shared(Service& service) : exports(service) {}
  std::atomic<int> waiting = 0;
  ListExports exports;
};

class ListRoute {
 public:
  ListRoute(Service& service, std::string_view system, ViewList list, Shared& shared)
      : service_(service), system_(system), list_(std::move(list)), shared_(shared) {}

  void tell(const RequestPtr& request, const Answer& answer) const {
    const auto refuse = [&](HttpProblem problem) { answer(problem_response(*request, std::move(problem))); };
    const SpeakerOr speaker = ask_speaker(service_, *request);
    if (!speaker) return refuse(speaker.error());
    if (auto problem = not_ready_to_speak(service_, *speaker)) return refuse(std::move(*problem));
    auto query = query_of(*request, system_, list_.name, speaker->actor);
    if (!query) return refuse(query.error());
    const auto form = file_form(*request);
    if (!form) return refuse(form.error());
    if (*form == ListForm::page) return answer(page(*request, *query, *speaker));
    // Whether he may, whether the question is right: said before a file is begun.
    query->limit = 1;
    const auto first = page_of(*request, *query);
    if (!first) return answer(list_problem(service_, *request, first.error(), speaker->account != 0));
    query->limit = list_.most_rows_a_page;
    shared_.exports.begin(ListExport{request, answer, *query, *form, speaker->account, speaker->today});
  }

 private:
  Result<views::Page> page_of(const Request& request, const views::Query& query) const {
    auto page = service_.views->page(query);
    // Only who may read the list waits for it, for what is there, and few at a time: others are served meanwhile.
    const auto entry = number_in(request.query.get(wait_word));
    if (page && entry && *entry > page->entry && *entry <= service_.engine.durable_entry()) {
      const Waiter waiter(shared_.waiting);
      if (waiter.admitted()) {
        service_.views->wait_entry(*entry, std::chrono::duration_cast<std::chrono::milliseconds>(longest_wait));
        page = service_.views->page(query);
      }
    }
    return page;
  }

  Response page(const Request& request, const views::Query& query, const Speaker& speaker) const {
    const auto page = page_of(request, query);
    if (!page) return list_problem(service_, request, page.error(), speaker.account != 0);
    const std::string tag = tag_of(page->entry, speaker);
    Response response;
    if (request.headers.get("If-None-Match") == tag) {
      response.status = 304;
    } else {
      response = json_response(200, formats::json_line(body_of(*page, speaker.actor.role)));
    }
    response.headers.set("ETag", tag);
    response.headers.set("Vary", "Accept");
    response.headers.set("Gongbao-Entry", std::to_string(page->entry));
    return response;
  }

  json::object body_of(const views::Page& page, access::Role role) const {
    json::array rows;
    for (const std::vector<Value>& values : page.rows) {
      rows.push_back(row_json(service_, role, page.columns, values));
    }
    json::object body{{"rows", std::move(rows)}, {"entry_no", page.entry}};
    if (!page.next.empty()) body["next"] = page.next;
    json::array clauses;
    std::string_view all = list_.clauses;
    while (!all.empty()) {
      const std::size_t blank = all.find(' ');
      clauses.push_back(json::string(std::string(all.substr(0, blank))));
      all.remove_prefix(blank == std::string_view::npos ? all.size() : blank + 1);
    }
    body["clauses"] = std::move(clauses);
    return body;
  }

  Service& service_;
  std::string system_;
  const ViewList list_;
  Shared& shared_;
};

}  // namespace

Result<void> add_list_routes(Router& router, Service& service) {
  if (service.views == nullptr) return {};
  const auto shared = std::make_shared<Shared>(service);
  for (const policies::ViewSystem& each : policies::all_view_systems()) {
    const policies::ViewSystem system = views::with_logs(each);
    for (const ViewList& list : system.lists) {
      auto route = std::make_shared<ListRoute>(service, system.name, list, *shared);
      auto added =
          router.add(Method::get, "/v1/" + std::string(system.name) + "/" + std::string(list.name),
                     [route, shared](const RequestPtr& request, const Answer& answer) { route->tell(request, answer); },
                     {.work = Work::blocking});
      if (!added) return added;
    }
  }
  return {};
}

}  // namespace gongbao::server
