// From a page of views to JSON: names as the columns have them, personal data as the role may see them. ?wait_entry=
// waits until the rows hold that entry.
#include "server/api/list_routes.h"

#include <algorithm>
#include <atomic>
#include <boost/json/array.hpp>

#include "access/disclosure.h"
#include "base/hash.h"
#include "base/number_text.h"
#include "custody/record.h"
#include "formats/json_text.h"
#include "law/area.h"
#include "policies/registry/views.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"
#include "vault/vault.h"
#include "views/log_rows.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using policies::Column;
using policies::Kind;
using policies::Value;
using policies::ViewList;

constexpr std::chrono::seconds longest_wait{10};
constexpr int most_waiting = 2;  // of the server's worker threads

// What an address may say besides filters.
constexpr std::string_view order_word = "order", cursor_word = "cursor", limit_word = "limit", wait_word = "wait_entry";

json::value disclosed(access::Role role, access::FieldKind kind, const std::string& value) {
  const auto shown = access::disclose(role, kind, value);
  return shown ? json::value(json::string(*shown)) : json::value(nullptr);
}

// Who a token stands for, by name, masked for every role: in clear only by read_person.
json::value person_value(Service& service, access::Role role, const Bytes& bytes) {
  PersonToken token;
  ByteReader in(bytes);
  gongbao::decode(in, token);
  if (!token.given() || access::shown_to(role, access::FieldKind::person_name) == access::Shown::hidden) return nullptr;
  json::object person{{"token", to_hex(token.token)}};
  if (service.vault != nullptr) {
    if (const auto masked = service.vault->masked(token); masked && *masked) person["name"] = (*masked)->name;
  }
  return person;
}

json::value blob_value(Service& service, access::Role role, const Column& column, const Bytes& bytes) {
  if (column.kind == Kind::person) return person_value(service, role, bytes);
  if (column.kind == Kind::account) {
    Id16 key{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), key.size()), key.begin());
    if (key == Id16{}) return nullptr;
    return disclosed(role, access::FieldKind::account_no, custody::account_digits(key).value_or(""));
  }
  return json::string(to_hex(bytes));
}

json::value number_value(access::Role role, const Column& column, std::int64_t number) {
  switch (column.kind) {
    case Kind::date:
      return json::string(to_string(Date{static_cast<std::int32_t>(number)}));
    case Kind::quarter:
      return json::string(to_string(Quarter{static_cast<std::int32_t>(number)}));
    case Kind::area:
      return number == 0 ? json::value(nullptr)
                         : json::value(json::string(std::string(law::area_text(static_cast<law::AreaCode>(number)))));
    case Kind::flag:
      return number != 0;
    case Kind::card:
      return disclosed(role, access::FieldKind::card_number, std::to_string(static_cast<std::uint64_t>(number)));
    case Kind::number:
      return static_cast<std::uint64_t>(number);
    default:
      return number;
  }
}

json::value value_json(Service& service, access::Role role, const Column& column, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return nullptr;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return number_value(role, column, *number);
  if (const auto* text = std::get_if<std::string>(&value)) return json::string(*text);
  return blob_value(service, role, column, std::get<Bytes>(value));
}

std::string shown_name(const Column& column) {
  const std::string name(column.name);
  return column.kind == Kind::fen && !name.ends_with("_fen") ? name + "_fen" : name;
}

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

std::expected<views::Query, HttpProblem> query_of(const Request& request, std::string_view system,
                                                  std::string_view list, const access::Actor& actor) {
  views::Query query;
  query.system = system;
  query.list = list;
  query.actor = actor;
  for (const auto& [name, value] : request.query) {
    if (name == order_word) {
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

class ListRoute {
 public:
  ListRoute(Service& service, std::string_view system, ViewList list, std::atomic<int>& waiting)
      : service_(service), system_(system), list_(std::move(list)), waiting_(waiting) {}

  Response page(const Request& request) const {
    const SpeakerOr speaker = ask_speaker(service_, request);
    if (!speaker) return problem_response(request, speaker.error());
    if (auto problem = not_ready_to_speak(service_, *speaker)) return problem_response(request, std::move(*problem));
    const auto query = query_of(request, system_, list_.name, speaker->actor);
    if (!query) return problem_response(request, query.error());
    auto page = service_.views->page(*query);
    // Only who may read the list waits for it, for what is there, and few at a time: others are served meanwhile.
    const auto entry = number_in(request.query.get(wait_word));
    if (page && entry && *entry > page->entry && *entry <= service_.engine.durable_entry()) {
      const Waiter waiter(waiting_);
      if (waiter.admitted()) {
        service_.views->wait_entry(*entry, std::chrono::duration_cast<std::chrono::milliseconds>(longest_wait));
        page = service_.views->page(*query);
      }
    }
    if (!page) return list_problem(service_, request, page.error(), speaker->account != 0);
    const std::string tag = "\"" + std::to_string(page->entry) + "\"";
    Response response;
    if (request.headers.get("If-None-Match") == tag) {
      response.status = 304;
    } else {
      response = json_response(200, formats::json_line(body_of(*page, speaker->actor.role)));
    }
    response.headers.set("ETag", tag);
    response.headers.set("Gongbao-Entry", std::to_string(page->entry));
    return response;
  }

 private:
  json::object body_of(const views::Page& page, access::Role role) const {
    json::array rows;
    for (const std::vector<Value>& values : page.rows) {
      json::object row;
      for (std::size_t i = 0; i < page.columns.size(); ++i) {
        row[shown_name(page.columns[i])] = value_json(service_, role, page.columns[i], values[i]);
      }
      rows.push_back(std::move(row));
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
  std::atomic<int>& waiting_;
};

}  // namespace

Result<void> add_list_routes(Router& router, Service& service) {
  if (service.views == nullptr) return {};
  const auto waiting = std::make_shared<std::atomic<int>>(0);
  for (const policies::ViewSystem& each : policies::all_view_systems()) {
    const policies::ViewSystem system = views::with_logs(each);
    for (const ViewList& list : system.lists) {
      auto route = std::make_shared<ListRoute>(service, system.name, list, *waiting);
      auto added = router.add(
          Method::get, "/v1/" + std::string(system.name) + "/" + std::string(list.name),
          [route, waiting](const RequestPtr& request, const Answer& answer) { answer(route->page(*request)); },
          {.work = Work::blocking});
      if (!added) return added;
    }
  }
  return {};
}

}  // namespace gongbao::server
