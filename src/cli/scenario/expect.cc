// Keys of an expectation in three groups: the outcome, the state, and whatever else as a figure of the answer.
#include "cli/scenario/expect.h"

#include <algorithm>

#include "policies/prepaid_card/credit.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using custody::OperatorBook;

std::string text_of(const policies::Figure& figure) {
  switch (figure.unit) {
    case policies::Figure::Unit::fen:
      return format_yuan(Money{figure.value});
    case policies::Figure::Unit::date:
      return to_string(Date{static_cast<std::int32_t>(figure.value)});
    case policies::Figure::Unit::text:
      return figure.text;
    default:
      return std::to_string(figure.value);
  }
}

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
std::string_view order_state_name(custody::OrderState state) {
  constexpr std::array names{"open", "held", "executed", "cancelled", "returned"};
  return names[static_cast<std::size_t>(state)];
}
std::string_view refund_state_name(custody::RefundState state) {
  constexpr std::array names{"demanded", "contested", "accepted", "paid", "rejected", "withdrawn"};
  return names[static_cast<std::size_t>(state)];
}

std::optional<Wide> account_balance(const custody::Quantities& q, std::string_view name) {
  const std::pair<std::string_view, std::int64_t> all[] = {{"cash_in_transit", q.in_transit_all},
                                                           {"released_to_operator", q.released},
                                                           {"due_from_operator", q.due},
                                                           {"card_liability", q.liability},
                                                           {"release_pending", q.pending},
                                                           {"refunds_payable", q.refunds},
                                                           {"compensation_payable", q.compensation},
                                                           {"suspense_unidentified", q.unidentified},
                                                           {"operator_entitled", q.entitled},
                                                           {"operator_funding", q.funding},
                                                           {"custody_interest", q.interest},
                                                           {"bonus_outstanding", q.bonus_outstanding},
                                                           {"bonus_granted", q.bonus_granted},
                                                           {"bonus_consumed", q.bonus_consumed}};
  for (const auto& [each, amount] : all) {
    if (each == name) return Wide{amount};
  }
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(const Happened& happened, const World& world, Inputs& inputs)
      : happened_(happened), world_(world), inputs_(inputs) {}

  Result<std::vector<Mismatch>> run(const json::value* expected, const std::string& path) {
    if (expected == nullptr || expected->is_null()) {
      expect_outcome("accepted", {}, path);
      return std::move(mismatches_);
    }
    if (const json::object* object = expected->if_object()) {
      if (const auto done = compare_all(*object, path); !done) return std::unexpected(done.error());
      return std::move(mismatches_);
    }
    const auto word = read_word(*expected, path);
    if (!word) return std::unexpected(word.error());
    if (const auto done = outcome_word(*word, path); !done) return std::unexpected(done.error());
    return std::move(mismatches_);
  }

 private:
  using Done = Result<void>;

  void note(std::string_view path, std::string what, std::string expected, std::string actual) {
    if (expected == actual) return;
    mismatches_.push_back({std::string(path), std::move(what), std::move(expected), std::move(actual)});
  }
  void note_yuan(std::string_view path, std::string what, std::int64_t expected, Wide actual) {
    const auto money = narrow(actual);
    note(path, std::move(what), format_yuan(Money{expected}), money ? format_yuan(*money) : "beyond 64 bits");
  }

  // --- outcome
  // --------------------------------------------------------------------------------------------------------
  void expect_outcome(std::string_view outcome, std::optional<policies::Code> code, std::string_view path) {
    if (happened_.reply == nullptr) return;
    std::string wanted(outcome);
    if (code) wanted += " " + std::string(formats::code_name(*code));
    std::string got = outcome_text(*happened_.reply);
    // A duplicate repeats its original's code; saying duplicate is enough.
    if (!code && outcome == "duplicate" && got.starts_with("duplicate")) return;
    note(path, "outcome", std::move(wanted), std::move(got));
  }
  Result<policies::Code> code_named(const std::string& name, std::string_view path) const {
    for (const std::string& full : {name, "prepaid_card." + name, "ledger." + name}) {
      if (const auto code = formats::code_named(full)) return *code;
    }
    std::vector<std::string> known;
    for (policies::Code code = 1; code < 2000; ++code) {
      const std::string_view full = formats::code_name(code);
      if (!full.empty()) known.emplace_back(full.substr(full.find('.') + 1));
    }
    return wrong(path, "there is no code or flag " + name + suggestion(name, known));
  }
  // accepted | duplicate | refused <code>
  Done outcome_word(const std::string& word, std::string_view path) {
    if (word == "accepted" || word == "duplicate") {
      expect_outcome(word, {}, path);
      return {};
    }
    if (word.starts_with("refused ")) {
      const auto code = code_named(word.substr(8), path);
      if (!code) return std::unexpected(code.error());
      expect_outcome("refused", *code, path);
      return {};
    }
    return wrong(path, "expect is accepted, duplicate, refused <code>, or a map");
  }
  Done compare_flags(const json::value& value, const std::string& path) {
    std::vector<std::string> wanted;
    json::array one;
    const json::array* array = value.if_array();
    if (array == nullptr) {
      one.push_back(value);
      array = &one;
    }
    for (const json::value& each : *array) {
      const auto name = read_word(each, path);
      if (!name) return std::unexpected(name.error());
      if (*name == "shortfall_cured") {
        wanted.push_back(*name);
        continue;
      }
      const auto code = code_named(*name, path);
      if (!code) return std::unexpected(code.error());
      wanted.emplace_back(formats::code_name(*code));
    }
    std::vector<std::string> got = happened_.reply == nullptr ? std::vector<std::string>{} : happened_.reply->flags;
    std::ranges::sort(wanted);
    std::ranges::sort(got);
    note(path, "flags", "[" + listed(wanted) + "]", "[" + listed(got) + "]");
    return {};
  }
  Done compare_clauses(const json::value& value, const std::string& path) {
    const json::array* array = value.if_array();
    if (array == nullptr) return wrong(path, "clauses are a list of full ids, such as [prepaid-card/9i]");
    const std::vector<std::string> got =
        happened_.reply == nullptr ? std::vector<std::string>{} : happened_.reply->clauses;
    for (std::size_t i = 0; i < array->size(); ++i) {
      const auto clause = read_word((*array)[i], inside(path, i));
      if (!clause) return std::unexpected(clause.error());
      if (std::ranges::find(got, *clause) != got.end()) continue;
      note(path, "clauses", "among them " + *clause, "[" + listed(got) + "]");
    }
    return {};
  }

  // --- all keys
  // -------------------------------------------------------------------------------------------------------
  Done compare_all(const json::object& expected, const std::string& path) {
    const bool names_outcome = expected.contains("outcome") || expected.contains("refused");
    if (!names_outcome) expect_outcome("accepted", {}, path);
    for (const auto& member : expected) {
      const std::string key(member.key());
      const auto done = compare_one(key, member.value(), inside(path, key));
      if (!done) return done;
    }
    return {};
  }
  Done compare_one(const std::string& key, const json::value& value, const std::string& path) {
    if (key == "outcome") {
      const auto word = read_word(value, path);
      return word ? outcome_word(*word, path) : std::unexpected(word.error());
    }
    if (key == "refused") {
      const auto name = read_word(value, path);
      if (!name) return std::unexpected(name.error());
      const auto code = code_named(*name, path);
      if (!code) return std::unexpected(code.error());
      expect_outcome("refused", *code, path);
      return {};
    }
    if (key == "flags") return compare_flags(value, path);
    if (key == "clauses") return compare_clauses(value, path);
    if (is_state(key)) {
      if (!happened_.state_known) {
        return wrong(path, "the state is known after the whole batch only: put " + key + " into the batch's expect");
      }
      return compare_state(key, value, path);
    }
    return compare_figure(key, value, path);
  }

  // --- figures of the answer
  // ------------------------------------------------------------------------------------------
  Done compare_figure(const std::string& key, const json::value& value, const std::string& path) {
    if (happened_.reply == nullptr) return unknown_key(key, path);
    if (key == "journal_no") {
      const auto text = read_word(value, path);
      if (!text) return std::unexpected(text.error());
      note(path, key, *text, std::to_string(happened_.reply->journal_no));
      return {};
    }
    const bool in_fen = key.ends_with("_fen");
    const std::string name = in_fen ? key.substr(0, key.size() - 4) : key;
    std::vector<const policies::Figure*> found;
    std::vector<std::string> known;
    for (const policies::Figure& figure : happened_.reply->figures) {
      known.push_back(figure.name);
      if (figure.name == name || figure.name == key) found.push_back(&figure);
    }
    if (found.empty()) {
      note(path, key, "a figure of the answer", "none of this name; it has " + listed(known) + suggestion(key, known));
      return {};
    }
    const json::array* array = value.if_array();
    if (array == nullptr) return compare_single_figure(*found.front(), key, value, path);
    if (array->size() != found.size()) {
      note(path, key, std::to_string(array->size()) + " values", std::to_string(found.size()));
      return {};
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto done = compare_single_figure(*found[i], key, (*array)[i], inside(path, i));
      if (!done) return done;
    }
    return {};
  }
  Done compare_single_figure(const policies::Figure& figure, const std::string& key, const json::value& value,
                             const std::string& path) {
    const auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    if (figure.unit != policies::Figure::Unit::fen) {
      note(path, key, *text, text_of(figure));
      return {};
    }
    if (key.ends_with("_fen")) {
      note(path, key, *text, std::to_string(figure.value));
      return {};
    }
    const auto fen = read_yuan(value, path);
    if (!fen) return std::unexpected(fen.error());
    note_yuan(path, key, *fen, figure.value);
    return {};
  }
  std::unexpected<Problem> unknown_key(const std::string& key, const std::string& path) const {
    return wrong(path, "there is nothing to expect under " + key + " here" + suggestion(key, state_keys()));
  }

  // --- the state
  // ------------------------------------------------------------------------------------------------------
  static std::vector<std::string> state_keys() {
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
            "cards",
            "bonus",
            "items",
            "orders",
            "applications",
            "refunds",
            "filing_state",
            "grade",
            "points",
            "posts",
            "filing_duty_since",
            "managed",
            "open_events",
            "closed_events"};
  }
  static bool is_state(const std::string& key) {
    const auto keys = state_keys();
    return std::ranges::find(keys, key) != keys.end() || account_balance({}, key).has_value();
  }

  Done compare_state(const std::string& key, const json::value& value, const std::string& path) {
    if (key == "posts") return compare_posts(value, path);
    const OperatorBook* book = world_.city().books().find_operator(happened_.operator_id);
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
    if (key == "filing_state" || key == "grade" || key == "points" || key == "filing_duty_since") {
      return compare_words(key, *book, value, path);
    }
    const auto fen = read_yuan(value, path);
    if (!fen) return std::unexpected(fen.error());
    note_yuan(path, key, *fen, quantity(key, *book));
    return {};
  }

  Wide quantity(const std::string& key, const OperatorBook& book) const {
    const custody::Quantities& q = book.q;
    if (key == "C") return q.custody;
    if (key == "R") return book.required;
    if (key == "B") return q.balance();
    if (key == "U") return q.pending;
    if (key == "T") return q.in_transit_in_time;
    if (key == "E") return q.open_orders;
    if (key == "F") return prepaid_card::quarter_floor(q, world_.city().terms());
    if (key == "P") return q.pledge_base();
    if (key == "S") return q.unidentified;
    if (key == "B_q") return q.prior_quarter_balance;
    if (key == "free") return custody::releasable(book);
    if (key == "managed") return book.restricted;
    if (key == "shortfall") return custody::shortfall(world_.city().scheme(), book, q, book.required);
    return account_balance(q, key).value_or(0);
  }

  Done compare_words(const std::string& key, const OperatorBook& book, const json::value& value,
                     const std::string& path) {
    const auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    const prepaid_card::State& state = world_.city().prepaid_card();
    if (key == "filing_duty_since") {
      const bool none = book.filing_duty_since == 0;
      note(path, key, *text, none ? "none" : to_string(Date{book.filing_duty_since}));
      return {};
    }
    if (key == "filing_state") {
      const auto* filing = prepaid_card::latest_of(state.filing.filings, happened_.operator_id);
      note(path, key, *text, filing == nullptr ? "none" : std::string(enum_name(filing->state)));
      return {};
    }
    const auto file = prepaid_card::credit_file(state, world_.city().books(), world_.city().calendar(),
                                                happened_.operator_id, world_.today());
    note(path, key, *text, key == "grade" ? file.grade : std::to_string(file.points));
    return {};
  }
  // Names of compliance events of the operator, open or over.
  Done compare_events(bool open, const json::value& value, const std::string& path) {
    const json::array* array = value.if_array();
    if (array == nullptr) return wrong(path, "events are a list of codes and flags");
    std::vector<std::string> wanted, got;
    for (std::size_t i = 0; i < array->size(); ++i) {
      const auto name = read_word((*array)[i], inside(path, i));
      if (!name) return std::unexpected(name.error());
      const auto code = code_named(*name, path);
      if (!code) return std::unexpected(code.error());
      wanted.emplace_back(formats::code_name(*code));
    }
    for (const auto& [key, event] : world_.city().prepaid_card().compliance_events) {
      if (key.operator_id != happened_.operator_id || event.open() != open) continue;
      got.emplace_back(formats::code_name(key.code));
    }
    std::ranges::sort(wanted);
    std::ranges::sort(got);
    note(path, open ? "open_events" : "closed_events", "[" + listed(wanted) + "]", "[" + listed(got) + "]");
    return {};
  }

  // --- rows
  // -----------------------------------------------------------------------------------------------------------
  template <class See>
  Done each_named(const json::value& value, const std::string& path, const std::string& key, See see) {
    const json::object* object = value.if_object();
    if (object == nullptr) return wrong(path, key + " are named: {a: …}");
    for (const auto& member : *object) {
      const Done done = see(json::value(member.key()), member.value(), inside(path, member.key()));
      if (!done) return done;
    }
    return {};
  }
  std::string label_text(const json::value& label) const { return std::string(std::string_view(label.get_string())); }

  // A plain value is the row's most telling member; a map names several.
  struct Member {
    std::string_view name;
    bool money = false;
    std::string text;
    std::int64_t fen = 0;
  };
  Done compare_members(const std::string& what, const std::vector<Member>& members, const json::value& value,
                       const std::string& path) {
    if (const json::object* object = value.if_object()) {
      for (const auto& each : *object) {
        const std::string key(each.key());
        const auto member = std::ranges::find(members, std::string_view(key), &Member::name);
        if (member == members.end()) {
          std::vector<std::string> known;
          for (const Member& one : members) known.emplace_back(one.name);
          return wrong(inside(path, key), "there is no " + key + " here; known: " + listed(known));
        }
        const Done done = compare_member(what, *member, each.value(), inside(path, key));
        if (!done) return done;
      }
      return {};
    }
    // An amount is an amount, a word is a state.
    const auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    const bool amount = parse_yuan(*text).has_value();
    for (const Member& member : members) {
      if (member.money == amount) return compare_member(what, member, value, path);
    }
    return wrong(path, "must be a map");
  }
  Done compare_member(const std::string& what, const Member& member, const json::value& value,
                      const std::string& path) {
    const std::string name = what + " " + std::string(member.name);
    if (member.money) {
      const auto fen = read_yuan(value, path);
      if (!fen) return std::unexpected(fen.error());
      note_yuan(path, name, *fen, member.fen);
      return {};
    }
    const auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    note(path, name, *text, member.text);
    return {};
  }

  Done compare_card(bool bonus, const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("card", label, path);
    if (!id) return std::unexpected(id.error());
    const custody::Card* card = world_.city().books().cards.find({happened_.operator_id, *id});
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
    const custody::Item* item = world_.city().books().items.find({happened_.operator_id, *id});
    std::vector<Member> members;
    members.push_back({"state", false, item == nullptr ? "gone" : std::string(item_state_name(*item)), 0});
    if (item != nullptr) {
      members.push_back({"amount", true, {}, item->amount});
      members.push_back({"kind", false, std::string(item_kind_name(item->kind)), 0});
    } else {
      members.push_back({"amount", true, {}, 0});
    }
    return compare_members("item " + label_text(label), members, value, path);
  }
  Done compare_order(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("order", label, path);
    if (!id) return std::unexpected(id.error());
    const auto& orders = world_.city().books().orders;
    const auto it = orders.find({happened_.operator_id, *id});
    std::vector<Member> members;
    if (it == orders.end()) {
      members.push_back({"state", false, "none", 0});
      members.push_back({"amount", true, {}, 0});
      return compare_members("order " + label_text(label), members, value, path);
    }
    const custody::Order& order = it->second;
    members.push_back({"amount", true, {}, order.amount});
    members.push_back({"state", false, std::string(order_state_name(order.state)), 0});
    members.push_back({"created_on", false, to_string(order.created_on), 0});
    members.push_back({"due_on", false, to_string(order.due_on), 0});
    members.push_back({"executed_on", false, order.executed_on ? to_string(*order.executed_on) : "none", 0});
    return compare_members("order " + label_text(label), members, value, path);
  }
  Done compare_application(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("application", label, path);
    if (!id) return std::unexpected(id.error());
    const auto& applications = world_.city().books().applications;
    const auto it = applications.find({happened_.operator_id, *id});
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
  Done compare_refund(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("refund", label, path);
    if (!id) return std::unexpected(id.error());
    const auto& refunds = world_.city().books().refunds;
    const auto it = refunds.find({happened_.operator_id, *id});
    if (it == refunds.end()) {
      return compare_members("refund " + label_text(label), {{"state", false, "none", 0}}, value, path);
    }
    const custody::Refund& refund = it->second;
    return compare_members("refund " + label_text(label),
                           {{"state", false, std::string(refund_state_name(refund.state)), 0},
                            {"due_on", false, to_string(refund.due_on), 0},
                            {"payable", true, {}, refund.payable},
                            {"compensation", true, {}, refund.compensation},
                            {"paid_on", false, refund.paid_on ? to_string(*refund.paid_on) : "none", 0}},
                           value, path);
  }

  // Sum of the legs of this step's journals per account, debit positive; accounts not named must be zero.
  Done compare_posts(const json::value& value, const std::string& path) {
    const json::object* object = value.if_object();
    if (object == nullptr) return wrong(path, "posts are sums per account: {1001: 400.01, 2001: -400.01}");
    std::map<std::string, Wide> sums;
    if (happened_.journals != nullptr) {
      for (const ledger::Journal& journal : *happened_.journals) {
        for (const ledger::Leg& leg : journal.legs) sums[std::to_string(leg.account)] += leg.amount;
      }
    }
    for (const auto& member : *object) {
      const std::string account(member.key());
      const bool known = std::ranges::any_of(
          custody::chart, [&](const ledger::Account& each) { return std::to_string(each.number) == account; });
      if (!known) return wrong(inside(path, account), "there is no account " + account);
      const auto fen = read_yuan(member.value(), inside(path, account));
      if (!fen) return std::unexpected(fen.error());
      note_yuan(inside(path, account), "posts to " + account, *fen, sums[account]);
      sums.erase(account);
    }
    for (const auto& [account, sum] : sums) note_yuan(path, "posts to " + account, 0, sum);
    return {};
  }

  const Happened& happened_;
  const World& world_;
  Inputs& inputs_;
  std::vector<Mismatch> mismatches_;
};

}  // namespace

std::string outcome_text(const Reply& reply) {
  constexpr std::array names{"accepted", "refused", "duplicate"};
  std::string text = names[static_cast<std::size_t>(reply.verdict)];
  if (reply.code != 0) text += " " + std::string(formats::code_name(reply.code));
  return text;
}

Result<std::vector<Mismatch>> compare(const json::value* expected, const std::string& path, const Happened& happened,
                                      const World& world, Inputs& inputs) {
  return Comparison(happened, world, inputs).run(expected, path);
}

}  // namespace gongbao::cli::scenario
