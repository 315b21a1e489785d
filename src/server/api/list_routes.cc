// From a page of views to JSON, or the whole list to a file: names as the columns have them, personal data as the role
// may see them. ?wait_entry= waits until the rows hold that entry.
#include "server/api/list_routes.h"

#include <algorithm>
#include <boost/json/array.hpp>

#include "base/number_text.h"
#include "formats/json_text.h"
#include "policies/registry/views.h"
#include "server/api/entry_waits.h"
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
    bad.field = problem.field;
    bad.detail = {{}, problem.message};
    return problem_response(request, std::move(bad));
  }
  return problem_of(request, problem);
}

namespace {

namespace json = boost::json;
using engine::EntryNo;
using policies::Column;
using policies::Value;
using policies::ViewList;

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

// Of all lists together.
struct Shared {
  Shared(Service& service, std::shared_ptr<ListExports> files) : exports(std::move(files)), waits(service) {}
  std::shared_ptr<ListExports> exports;
  EntryWaits waits;  // last: those who wait may begin a file
};

// What somebody asks of a list.
struct ListAsked {
  RequestPtr request;
  Answer answer;
  Speaker speaker;
  views::Query query;
  ListForm form{};

  void refuse(HttpProblem problem) const { answer(problem_response(*request, std::move(problem))); }
};

class ListRoute : public std::enable_shared_from_this<ListRoute> {
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
    const ListAsked asked{request, answer, *speaker, *std::move(query), *form};
    const std::string* wait = request->query.find(wait_word);
    wait == nullptr ? give(asked) : give_when_there(asked, *number_in(*wait));
  }

 private:
  // Only who may read the list waits for it, and for what the journal has.
  void give_when_there(const ListAsked& asked, EntryNo entry) const {
    if (entry <= service_.views->stands_at()) return give(asked);
    views::Query one = asked.query;
    one.limit = 1;
    if (const auto may = service_.views->page(one); !may) return refuse_list(asked, may.error());
    if (entry > service_.engine.durable_entry()) {
      HttpProblem bad = http_problem("http.bad_request");
      bad.field = wait_word;
      bad.detail = {"日志尚无该记录", "the journal has no such entry yet"};
      return asked.refuse(std::move(bad));
    }
    const auto then = [self = shared_from_this(), asked](bool there) {
      there ? self->give(asked) : asked.refuse(http_problem("http.overloaded"));  // with Retry-After
    };
    if (!shared_.waits.wait(entry, asked.speaker.account, asked.request, then)) then(false);
  }

  void refuse_list(const ListAsked& asked, const Problem& problem) const {
    asked.answer(list_problem(service_, *asked.request, problem, asked.speaker.account != 0));
  }

  void give(const ListAsked& asked) const {
    if (asked.form == ListForm::page) return asked.answer(page(*asked.request, asked.query, asked.speaker));
    // Whether he may, whether the question is right: said before a file is begun.
    views::Query query = asked.query;
    query.limit = 1;
    if (const auto first = service_.views->page(query); !first) return refuse_list(asked, first.error());
    query.limit = list_.most_rows_a_page;
    const auto rows = [views = service_.views, query](const SeeColumns& columns, const SeeRow& row) {
      return views->each_row(query, columns, row);
    };
    shared_.exports->begin({asked.request, asked.answer, query.system + "_" + query.list, rows, asked.form,
                            query.actor.role, asked.speaker.account, asked.speaker.today});
  }

  Response page(const Request& request, const views::Query& query, const Speaker& speaker) const {
    const auto page = service_.views->page(query);
    if (!page) return list_problem(service_, request, page.error(), speaker.account != 0);
    const std::string tag = tag_for(page->entry, speaker);
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

Result<void> add_list_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files) {
  if (service.views == nullptr) return {};
  const auto shared = std::make_shared<Shared>(service, files);
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
