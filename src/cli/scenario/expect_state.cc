// Figures, rows and events of one operator, read from the city and held against what was expected.
#include "cli/scenario/expect_rows.h"

#include <algorithm>

#include "cli/scenario/document_words.h"
#include "policies/prepaid_card/credit.h"
#include "policies/prepaid_card/position.h"
#include "policies/prepaid_card/published.h"
#include "policies/prepaid_card/registration.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using custody::OperatorBook;

std::string_view item_state_name(const custody::Item& item) {
  switch (item.state) {
    case custody::ItemState::pending:
      return "pending";
    case custody::ItemState::applied:
      return "applied";
    case custody::ItemState::disputed:
      return "disputed";
    case custody::ItemState::agreed:
      return "agreed";
  }
  return {};
}
std::string_view item_kind_name(custody::ItemKind kind) {
  constexpr std::array names{"sale", "return", "gift_price", "list_price_adjustment"};
  return names[static_cast<std::size_t>(kind)];
}
std::string_view card_state_name(custody::CardState state) {
  constexpr std::array names{"stock", "active", "frozen", "refunding", "closed"};
  return names[static_cast<std::size_t>(state)];
}
std::string_view application_state_name(custody::ApplicationState state) {
  constexpr std::array names{"window_open", "settled", "cancelled"};
  return names[static_cast<std::size_t>(state)];
}
class StateComparison : public RowComparison {
 public:
  using RowComparison::RowComparison;

  Result<void> compare(const std::string& key, const json::value& value, const std::string& path) {
    if (key == "posts") return compare_posts(value, path);
    const OperatorBook* book = world_.city().books().find_operator(operator_id_);
    if (book == nullptr) return wrong(path, "no operator is meant here: say which (operator: …)");
    if (key == "cards" || key == "bonus")
      return each_named(value, path, key, [&](const auto& label, const auto& v, const auto& at) {
        return compare_card(key == "bonus", label, v, at);
      });
    if (key == "items")
      return each_named(value, path, key,
                        [&](const auto& l, const auto& v, const auto& at) { return compare_item(l, v, at); });
    if (key == "orders")
      return each_named(value, path, key,
                        [&](const auto& l, const auto& v, const auto& at) { return compare_order(l, v, at); });
    if (key == "applications")
      return each_named(value, path, key,
                        [&](const auto& l, const auto& v, const auto& at) { return compare_application(l, v, at); });
    if (key == "refunds")
      return each_named(value, path, key,
                        [&](const auto& l, const auto& v, const auto& at) { return compare_refund(l, v, at); });
    if (key == "open_events" || key == "closed_events") return compare_events(key == "open_events", value, path);
    if (key == "filing_state" || key == "grade" || key == "points" || key == "next_inspection" ||
        key == "filing_duty_since") {
      return compare_words(key, *book, value, path);
    }
    if (key == "custody_not_set_up_since" || key == "bank_reports_missing") {
      return compare_open_duty(key, *book, value, path);
    }
    if (key == "published") return compare_published(value, path);
    return compare_amount(key, *book, value, path);
  }

 private:
  // A quantity of spec/01 8.2 with the clauses behind it, as the operator's desk shows it; else an account's balance.
  Done compare_amount(const std::string& key, const OperatorBook& book, const json::value& value,
                      const std::string& path) {
    const auto fen = read_yuan(value, path);
    if (!fen) return std::unexpected(fen.error());
    const auto position =
        prepaid_card::position_of(world_.city().books(), world_.city().scheme(), world_.city().terms(), operator_id_);
    const prepaid_card::PositionTerm* term = position ? position->find(key) : nullptr;
    if (term != nullptr) out_.rests_on(term->clauses);
    Wide actual = term == nullptr ? account_balance(book.q, key).value_or(0) : term->fen;
    if (key == "R") actual = book.required;
    // Before the books carry its cards an operator's balance is what it declared (4a).
    if (key == "B" && !prepaid_card::books_carry_cards(book)) actual = prepaid_card::known_balance(book).fen;
    if (key == "managed") actual = book.restricted;
    out_.note_yuan(path, key, *fen, actual);
    return {};
  }

  Done compare_words(const std::string& key, const OperatorBook& book, const json::value& value,
                     const std::string& path) {
    const auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    const prepaid_card::State& state = world_.city().prepaid_card();
    if (key == "filing_duty_since") {
      const bool none = book.filing_duty_since == 0;
      out_.rests_on({"prepaid-card/4a"});
      out_.note(path, key, *text, none ? "none" : to_string(Date{book.filing_duty_since}));
      return {};
    }
    if (key == "filing_state") {
      const auto* filing = prepaid_card::latest_of(state.filing.filings, operator_id_);
      out_.note(path, key, *text, filing == nullptr ? "none" : std::string(enum_name(filing->state)));
      return {};
    }
    const auto file = credit_file();
    out_.rests_on(file.clauses);
    out_.note(path, key, *text,
              key == "grade"    ? file.grade
              : key == "points" ? std::to_string(file.points)
                                : to_string(file.next_inspection));
    return {};
  }
  // Duties without a term are shown with what they have come to so far (spec/01 part 7).
  Done compare_open_duty(const std::string& key, const OperatorBook& book, const json::value& value,
                         const std::string& path) {
    const auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    const prepaid_card::State& state = world_.city().prepaid_card();
    if (key == "custody_not_set_up_since") {
      const auto since = prepaid_card::custody_not_set_up_since(state, operator_id_);
      out_.rests_on({"prepaid-card/9a"});
      out_.note(path, key, *text, since ? to_string(*since) : "none");
      return {};
    }
    std::vector<std::string> quarters;
    for (const Quarter quarter :
         prepaid_card::bank_reports_missing(state, world_.city().books(), book.bank_id, world_.today())) {
      quarters.push_back(to_string(quarter));
    }
    out_.rests_on({"prepaid-card/12e"});
    out_.note(path, key, *text, quarters.empty() ? "none" : listed(quarters));
    return {};
  }
  // What the public may look up: none, or members of the record.
  Done compare_published(const json::value& value, const std::string& path) {
    const auto record = prepaid_card::published_record(world_.city().prepaid_card(), world_.city().books(),
                                                       operator_id_, world_.today());
    if (!record) return compare_members("published", {{"status", false, "none", 0}}, value, path);
    out_.rests_on(record->clauses);
    std::vector<std::string> outlets;
    for (const auto& outlet : record->outlets) outlets.push_back(std::to_string(outlet.outlet_id));
    const auto day = [](const std::optional<Date>& date) { return date ? to_string(*date) : std::string("none"); };
    const auto quarter = record->last_confirmed_quarter;
    return compare_members("published",
                           {{"status", false, std::string(enum_name(record->status)), 0},
                            {"number", false, record->number, 0},
                            {"operator_name", false, record->operator_name, 0},
                            {"district", false, record->district, 0},
                            {"confirmed_on", false, to_string(record->confirmed_on), 0},
                            {"cancelled_on", false, day(record->cancelled_on), 0},
                            {"bank", false, record->bank, 0},
                            {"account_last4", false, record->account_last4, 0},
                            {"outlets", false, listed(outlets), 0},
                            {"last_confirmed_quarter", false, quarter ? to_string(*quarter) : "none", 0},
                            {"meets_ratio", false, record->meets_ratio ? "true" : "false", 0},
                            {"risk_prompts", false, listed(record->risk_prompts), 0}},
                           value, path);
  }
  prepaid_card::CreditFile credit_file() const {
    const policies::City& city = world_.city();
    return prepaid_card::credit_file(city.prepaid_card(), city.books(), city.calendar(), operator_id_, world_.today());
  }

  // Names of the events in the operator's credit file, open or over.
  Done compare_events(bool open, const json::value& value, const std::string& path) {
    std::vector<std::string> got;
    for (const prepaid_card::CreditEvent& each : credit_file().events) {
      if (each.event.open() == open) got.emplace_back(formats::code_name(each.key.code));
    }
    return compare_codes(open ? "open_events" : "closed_events", std::move(got), value, path);
  }

  // --- rows
  // -----------------------------------------------------------------------------------------------------------
  Done compare_card(bool bonus, const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number_in_use("card", label, path);
    if (!id) return std::unexpected(id.error());
    const custody::Card* card = world_.city().books().cards.find({operator_id_, *id});
    const custody::Card none;
    const custody::Card& found = card == nullptr ? none : *card;
    std::vector<Member> members;
    members.push_back({"principal", true, {}, bonus ? found.bonus : found.principal});
    members.push_back({"state", false, std::string(card_state_name(found.state)), 0});
    if (!bonus) members.push_back({"bonus", true, {}, found.bonus});
    return compare_members((bonus ? "bonus of " : "card ") + label_text(label), members, value, path);
  }
  Done compare_item(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.item(label, path);
    if (!id) return std::unexpected(id.error());
    const custody::Item* item = world_.city().books().items.find({operator_id_, *id});
    std::vector<Member> members;
    members.push_back({"state", false, item == nullptr ? "gone" : std::string(item_state_name(*item)), 0});
    if (item != nullptr) {
      members.push_back({"amount", true, {}, item->amount});
      members.push_back({"kind", false, std::string(item_kind_name(item->kind)), 0});
    } else {
      members.push_back({"amount", true, {}, 0});
      members.push_back({"kind", false, "none", 0});
    }
    return compare_members("item " + label_text(label), members, value, path);
  }
  Done compare_application(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number_in_use("application", label, path);
    if (!id) return std::unexpected(id.error());
    const auto& applications = world_.city().books().applications;
    const auto it = applications.find({operator_id_, *id});
    if (it == applications.end()) {
      return compare_members("application " + label_text(label), {{"state", false, "none", 0}}, value, path);
    }
    const custody::Application& application = it->second;
    return compare_members("application " + label_text(label),
                           {{"state", false, std::string(application_state_name(application.state)), 0},
                            {"applied_on", false, to_string(application.applied_on), 0},
                            {"window_end", false, to_string(application.window_end), 0},
                            {"provisional", false, application.provisional ? "true" : "false", 0}},
                           value, path);
  }
};

}  // namespace

bool is_state_key(std::string_view key, System system) {
  const auto keys = state_keys(system);
  return std::ranges::find(keys, key) != keys.end() || (!keys.empty() && account_balance({}, key).has_value());
}

std::vector<std::string> state_keys(System system) {
  const DocumentWords* words = words_of(system);
  return words == nullptr || words->state_keys == nullptr ? std::vector<std::string>{} : words->state_keys();
}

std::vector<std::string> card_state_keys() {
  return {"C",
          "R",
          "B",
          "U",
          "T",
          "E",
          "F",
          "P",
          "S",
          "B_q",
          "free",
          "shortfall",
          "managed",
          "cards",
          "bonus",
          "items",
          "orders",
          "applications",
          "refunds",
          "posts",
          "filing_state",
          "grade",
          "points",
          "next_inspection",
          "filing_duty_since",
          "open_events",
          "closed_events",
          "published",
          "custody_not_set_up_since",
          "bank_reports_missing"};
}

Result<void> compare_card_state(const std::string& key, const json::value& value, const std::string& path,
                                const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return StateComparison(whose, world, inputs, out).compare(key, value, path);
}

Result<void> compare_state(const std::string& key, const json::value& value, const std::string& path,
                           const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  const DocumentWords* words = words_of(world.system());
  if (words == nullptr || words->compare == nullptr)
    return wrong(path, "of the state of " + std::string(world.document()) + " nothing is told");
  return words->compare(key, value, path, whose, world, inputs, out);
}

Result<policies::Code> read_code(const json::value& value, std::string_view path, System system) {
  const auto name = read_word(value, path);
  if (!name) return std::unexpected(name.error());
  std::string own = std::string(system) + ".";
  std::ranges::replace(own, '-', '_');
  for (const std::string& full : {*name, own + *name, "ledger." + *name}) {
    if (const auto code = formats::code_named(full)) return *code;
  }
  std::vector<std::string> known;
  for (policies::Code code = 1; code < 3000; ++code) {
    const std::string_view full = formats::code_name(code);
    if (!full.empty()) known.emplace_back(full.substr(full.find('.') + 1));
  }
  return wrong(path, "there is no code or flag " + *name + suggestion(*name, known));
}

void Compared::note(std::string_view path, std::string what, std::string expected, std::string actual) {
  if (expected == actual) return;
  mismatches.push_back({std::string(path), std::move(what), std::move(expected), std::move(actual)});
}

void Compared::note_yuan(std::string_view path, std::string what, std::int64_t expected, Wide actual) {
  const auto money = narrow(actual);
  note(path, std::move(what), format_yuan(Money{expected}), money ? format_yuan(*money) : "beyond 64 bits");
}

void Compared::rests_on(const std::vector<std::string>& more) {
  for (const std::string& clause : more) {
    if (std::ranges::find(clauses, clause) == clauses.end()) clauses.push_back(clause);
  }
}

}  // namespace gongbao::cli::scenario
