// What a word may be is told by its form; each form is a question to a list that the actor may read anyway, in its
// scope and by an index. Nothing is found here that a list would not show.
#include "server/api/search_routes.h"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "base/number_text.h"
#include "base/text.h"
#include "policies/registry/questions.h"
#include "server/api/answers.h"
#include "server/api/list_routes.h"
#include "server/api/list_values.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using answers::Hit;
using answers::HitKind;

constexpr std::size_t longest_word = 100;  // bytes
constexpr std::size_t usual_hits = 5, most_hits = 20;

struct Word {
  std::string text;
  bool digits = false;
};

// One question to one list. An order is named where a filter is a range of it.
struct Look {
  HitKind kind;
  std::string_view list;
  std::vector<std::pair<std::string, std::string>> filters;
  std::string_view id, title;  // columns of the hit
  std::string_view order = {};
};

// A number of up to 19 digits may be an operator, a filing or a card; 12 to 32 digits an account; 18 signs a credit
// code. A part of a name may be anything, so that is asked last.
std::vector<Look> looks_for(const Word& word, access::Role role) {
  constexpr std::size_t shortest_account = 12, longest_account = 32, credit_code = 18, longest_number = 19;
  const std::size_t size = word.text.size();
  std::vector<Look> looks;
  const auto look = [&](Look each) { looks.push_back(std::move(each)); };
  if (word.digits && size <= longest_number) {
    look({HitKind::operator_, "operators", {{"operator_id", word.text}}, "operator_id", "name"});
    look({HitKind::filing, "filings", {{"filing_id", word.text}}, "filing_id", "filing_number"});
    look({HitKind::card, "cards", {{"card_id", word.text}}, "card_id", "card_id", "card_id"});
    // A consumer's cards are few; an operator's are found by their own list.
    if (role == access::Role::consumer)
      look({HitKind::card, "holders", {{"card_id", word.text}}, "card_id", "card_id"});
  }
  if (word.digits && size >= shortest_account && size <= longest_account) {
    look({HitKind::account, "accounts", {{"account_no", word.text}}, "account_no", "account_no"});
  }
  if (size == credit_code) {
    std::string upper = word.text;
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    look({HitKind::operator_, "operators", {{"uscc", upper}}, "operator_id", "name"});
    look({HitKind::operator_, "lookup", {{"uscc", upper}}, "operator_id", "name"});
  }
  look({HitKind::filing, "filings", {{"filing_number", word.text}}, "filing_id", "filing_number"});
  look({HitKind::operator_, "lookup", {{"filing_number", word.text}}, "operator_id", "name"});
  look({HitKind::operator_, "operators", {{"name_contains", word.text}}, "operator_id", "name"});
  look({HitKind::operator_, "lookup", {{"name_contains", word.text}}, "operator_id", "name"});
  return looks;
}

std::string shown_text(const json::value* value) {
  if (value == nullptr || value->is_null()) return {};
  return value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
}

class Search {
 public:
  Search(Service& service, const Speaker& speaker, std::size_t most)
      : service_(service), speaker_(speaker), most_(most) {}

  Result<void> look(const Look& look) {
    views::Query query;
    query.system = "prepaid-card";
    query.list = look.list;
    query.actor = speaker_.actor;
    query.filters = look.filters;
    query.order = look.order;
    query.limit = most_;
    const auto page = service_.views->page(query);
    if (!page) {
      // Not for this role, or the word is no value of that column: nothing is found there.
      if (page.error().code == "ledger.forbidden" || views::is_no_value(page.error())) return {};
      if (page.error().code != "views.too_much") return std::unexpected(page.error());
      leave_out(look.kind);
      return {};
    }
    told_.entry_no = page->entry;
    for (const auto& values : page->rows) {
      json::object row = row_json(service_, speaker_.actor.role, page->columns, values);
      Hit hit{.kind = look.kind,
              .id = shown_text(row.if_contains(look.id)),
              .title = shown_text(row.if_contains(look.title))};
      if (hit.title.empty()) hit.title = hit.id;
      const json::value* of = row.if_contains("operator_id");
      if (of != nullptr && of->is_number()) hit.operator_id = of->to_number<std::uint64_t>();
      hit.row = formats::ListedRow{std::move(row)};
      add(std::move(hit));
    }
    return {};
  }

  Result<void> look_for_entry(std::uint64_t number) {
    if (number == 0 || number > service_.log.last_entry()) return {};
    const auto block = service_.log.block_of(number);
    if (!block) return std::unexpected(block.error());
    bool may = false;
    Result<engine::EntryNo> asked = number;
    block->visit_entry(number, [&](const journal::EntryView& entry) {
      asked = service_.engine.ask([&] { may = policies::may_read(service_.city, speaker_.actor, entry); });
    });
    if (!asked) return std::unexpected(asked.error());
    const std::string id = std::to_string(number);
    if (may) add({.kind = HitKind::entry, .id = id, .title = id});
    return {};
  }

  const answers::Found& told() const { return told_; }
  engine::EntryNo entry() const { return told_.entry_no; }

 private:
  // Too much to look through: what else was found is told all the same.
  void leave_out(HitKind kind) {
    if (std::ranges::find(told_.left_out, kind) == told_.left_out.end()) told_.left_out.push_back(kind);
  }

  // One row may be found in two ways.
  void add(Hit hit) {
    std::size_t of_kind = 0;
    for (const Hit& known : told_.hits) {
      if (known.kind != hit.kind) continue;
      ++of_kind;
      if (known.id == hit.id && known.operator_id == hit.operator_id) return;
    }
    if (of_kind < most_) told_.hits.push_back(std::move(hit));
  }

  Service& service_;
  const Speaker& speaker_;
  const std::size_t most_;
  answers::Found told_;
};

HttpProblem bad_word(std::string field, std::string zh, std::string en) {
  HttpProblem bad = http_problem("http.bad_request");
  bad.field = std::move(field);
  bad.detail = {std::move(zh), std::move(en)};
  return bad;
}

std::expected<Word, HttpProblem> word_in(const Request& request) {
  std::string_view text = request.query.get("q");
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.empty() || text.size() > longest_word || invalid_utf8_at(text)) {
    return std::unexpected(bad_word("q", "1 至 100 字节的文字", "1 to 100 bytes of UTF-8"));
  }
  return Word{std::string(text), std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })};
}

Response search(Service& service, const Request& request) {
  for (const auto& [name, value] : request.query) {
    const bool known = name == "q" || name == "limit";
    if (!known || request.query.count(name) != 1) {
      return problem_response(request, bad_word(name, "只有 q 和 limit，各一次", "q and limit only, each once"));
    }
  }
  const auto word = word_in(request);
  if (!word) return problem_response(request, word.error());
  const std::string_view limit = request.query.get("limit");
  const std::uint64_t most = limit.empty() ? usual_hits : number_in(limit).value_or(0);
  if (most == 0 || most > most_hits) return problem_response(request, bad_word("limit", "1 至 20", "1 to 20"));
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  Search found(service, *speaker, most);
  if (word->digits) {
    const auto number = number_in(word->text);
    const auto looked = number ? found.look_for_entry(*number) : Result<void>{};
    if (!looked) return problem_of(request, looked.error());
  }
  for (const Look& each : looks_for(*word, speaker->actor.role)) {
    if (const auto looked = found.look(each); !looked) return list_problem(service, request, looked.error(), true);
  }
  return answered(formats::to_json(found.told()), found.entry(), *speaker);
}

}  // namespace

Result<void> add_search_routes(Router& router, Service& service) {
  if (service.views == nullptr) return {};
  return router.add(Method::get, "/v1/search",
                    [&service](const RequestPtr& request, const Answer& answer) { answer(search(service, *request)); },
                    {.work = Work::blocking});
}

}  // namespace gongbao::server
