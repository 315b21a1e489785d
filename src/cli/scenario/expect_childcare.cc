// Institutions, contracts, lots and what was served of them.
#include <algorithm>

#include "cli/scenario/expect_rows.h"
#include "policies/childcare/custody_setup.h"
#include "policies/childcare/filing.h"
#include "policies/childcare/found_open.h"
#include "policies/childcare/published.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using custody::Op;
using custody::OperatorBook;

// What became of an item that is in the table no more, as the entries tell it.
struct ItemPast {
  bool made = false;
  std::string kind = "none", state = "none";
  std::int64_t amount = 0;
  std::uint64_t lot = 0, cycle = 0;
  std::int64_t units = 0;
};

template <class Told>
std::optional<Told> told_with(const journal::InstructionView& accepted) {
  for (const journal::Extension& each : accepted.extensions) {
    if (each.kind == Told::kind) return custody::from_ext<Told>({each.kind, each.body});
  }
  return std::nullopt;
}

class PastOfItem {
 public:
  PastOfItem(const World& world, std::uint64_t operator_id, const Id16& item) : operator_id_(operator_id), item_(item) {
    world.each_entry(1, [this](const journal::EntryView& entry) {
      if (entry.typed != nullptr) see_turn(*entry.typed);
      if (entry.instruction == nullptr || entry.instruction->outcome.code != 0) return;
      const custody::Instruction in = custody::unpack(entry.instruction->record);
      if (in.operator_id != operator_id_) return;
      if (in.instr_id == item_ && !past_.made) see_made(in, *entry.instruction);
      if (in.ref_id == item_) see_end(in, *entry.instruction);
    });
  }
  const ItemPast& told() const { return past_; }

 private:
  void make(std::string kind, std::string state, std::int64_t amount) {
    past_.made = true;
    past_.kind = std::move(kind);
    past_.state = std::move(state);
    past_.amount = amount;
  }
  void see_made(const custody::Instruction& in, const journal::InstructionView& accepted) {
    past_.lot = in.subject_id;
    if (in.op == Op::accept_refund) {
      const auto split = told_with<custody::RefundSplit>(accepted);
      if (split && split->item > 0) make("gift_price", "confirmed", split->item);
      return;
    }
    const auto reported = told_with<custody::ServiceReported>(accepted);
    if (!reported || (in.op == Op::refund_by_operator && reported->amount == 0)) return;
    make(in.op == Op::report_service ? "service" : "return", "gone", reported->amount);
    past_.units = in.aux_fen;
    if (in.op == Op::report_service) past_.cycle = in.counter_id;
  }
  void see_end(const custody::Instruction& in, const journal::InstructionView& accepted) {
    if (in.op == Op::confirm_service) {
      past_.state = "confirmed";
      past_.amount = told_with<custody::ServiceCleared>(accepted)->amount;
      past_.units = told_with<custody::ServiceCleared>(accepted)->units;
    }
    if (in.op == Op::resolve_dispute) {
      past_.state = "resolved";
      past_.amount = in.amount_fen + in.aux_fen;
    }
    if (in.op == Op::reverse) past_.state = "withdrawn";
  }
  void see_turn(const journal::TypedView& entry) {
    ByteReader in(entry.facts);
    while (in.ok() && in.left() > 0) {
      const auto number = in.integer<std::uint16_t>();
      in.integer<std::uint16_t>();
      ByteReader fact_in(in.blob());
      if (!in.ok() || number != policies::LotsTurned::number) continue;
      policies::LotsTurned fact;
      gongbao::decode(fact_in, fact);
      if (fact.turn.turn.operator_id != operator_id_) continue;
      for (const custody::DeemedItem& deemed : fact.turn.deemed) {
        if (deemed.item == item_) past_.state = "deemed";
      }
    }
  }

  std::uint64_t operator_id_;
  Id16 item_;
  ItemPast past_;
};

class InstitutionComparison : public RowComparison {
 public:
  using RowComparison::RowComparison;

  Result<void> compare(const std::string& key, const json::value& value, const std::string& path) {
    if (key == "posts") return compare_posts(value, path);
    const OperatorBook* book = world_.city().books().find_operator(operator_id_);
    if (book == nullptr) return wrong(path, "no institution is meant here: say which (operator: …)");
    if (key == "published") return compare_published(value, path);
    if (key == "open_flags") return compare_open_flags(value, path);
    if (is_word(key)) return compare_word(key, value, path);
    const auto rows = row_comparison(key);
    if (rows == nullptr) return compare_amount(key, *book, value, path);
    return each_named(value, path, key,
                      [&](const auto& label, const auto& v, const auto& at) { return (this->*rows)(label, v, at); });
  }

  static constexpr std::array words{"filing_state", "filing_duty_since", "filing_due_on",
                                    "category",     "institution_state", "custody_not_set_up_since"};

 private:
  using Rows = Done (InstitutionComparison::*)(const json::value&, const json::value&, const std::string&);

  static Rows row_comparison(const std::string& key) {
    if (key == "lots") return &InstitutionComparison::compare_lot;
    if (key == "items") return &InstitutionComparison::compare_item;
    if (key == "orders") return &InstitutionComparison::compare_order;
    if (key == "refunds") return &InstitutionComparison::compare_refund;
    if (key == "disputes") return &InstitutionComparison::compare_dispute;
    if (key == "contracts") return &InstitutionComparison::compare_contract;
    if (key == "bills") return &InstitutionComparison::compare_bill;
    return nullptr;
  }
  static bool is_word(const std::string& key) { return std::ranges::find(words, key) != words.end(); }

  const childcare::State& state() const { return world_.city().childcare(); }
  childcare::Reading reading() const { return scheme_.reading(); }

  Done compare_amount(const std::string& key, const OperatorBook& book, const json::value& value,
                      const std::string& path) {
    const auto fen = read_yuan(value, path);
    if (!fen) return std::unexpected(fen.error());
    out_.note_yuan(path, key, *fen, amount_of(key, book));
    return {};
  }
  static Wide amount_of(const std::string& key, const OperatorBook& book) {
    const custody::Quantities& q = book.q;
    if (key == "C") return q.custody;
    if (key == "R") return book.required;
    if (key == "B") return q.balance();
    if (key == "U") return q.pending;
    if (key == "S") return q.unidentified;
    if (key == "E") return q.open_orders;
    if (key == "shortfall") return std::max<Wide>(0, Wide{book.required} - q.custody);
    if (key == "managed") return book.restricted;
    return account_balance(q, key).value_or(0);
  }

  Done compare_word(const std::string& key, const json::value& value, const std::string& path) {
    const auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    out_.note(path, key, *text, word_of(key));
    return {};
  }
  std::string word_of(const std::string& key) {
    const auto told = [](const std::optional<Date>& date) { return date ? to_string(*date) : std::string("none"); };
    if (key == "category") {
      out_.rests_on({"childcare/13d", "childcare/13e"});
      return childcare::demo_on(state().institutions, operator_id_, world_.today()) ? "demo" : "other";
    }
    if (key == "institution_state") {
      return childcare::suspended(state(), operator_id_, world_.today()) ? "suspended" : "active";
    }
    if (key == "custody_not_set_up_since") {
      out_.rests_on({"childcare/4c", "childcare/10a"});
      return told(childcare::custody_not_set_up_since(state(), operator_id_));
    }
    out_.rests_on({"childcare/6a", "childcare/6d"});
    if (key == "filing_state") return std::string(enum_name(childcare::filing_state(state(), operator_id_)));
    const auto it = state().institutions.filings.find(operator_id_);
    if (it == state().institutions.filings.end()) return "none";
    return told(key == "filing_duty_since" ? it->second.duty_opened_on : it->second.due_on);
  }

  // Exactly those that stand open.
  Done compare_open_flags(const json::value& value, const std::string& path) {
    std::vector<std::string> got;
    for (const childcare::FoundOpen& each : childcare::found_open(reading(), operator_id_)) {
      got.emplace_back(formats::code_name(each.flag));
      out_.rests_on(each.clauses);
    }
    if (got.empty()) out_.rests_on({"childcare/6a", "childcare/7f"});
    return compare_codes("open_flags", std::move(got), value, path);
  }

  // What the public may look up: none, or members of the record.
  Done compare_published(const json::value& value, const std::string& path) {
    const auto record = childcare::published_record(reading(), operator_id_);
    if (!record) return compare_members("published", {word("status", "none")}, value, path);
    out_.rests_on(record->clauses);
    return compare_members(
        "published",
        {word("status", std::string(enum_name(record->status))), word("area", record->area),
         word("category", record->category), word("ratio", std::to_string(record->ratio.bp)),
         word("account_last4", record->account_last4), word("designed_places", std::to_string(record->designed_places)),
         word("enrolled", std::to_string(record->enrolled)),
         word("model_contract", record->model_contract ? "true" : "false")},
        value, path);
  }

  Done compare_lot(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("lot", label, path);
    if (!id) return std::unexpected(id.error());
    const std::string what = "lot " + label_text(label);
    const custody::Lot* lot = world_.city().books().lots.find({operator_id_, *id});
    const custody::Card* row = world_.city().books().cards.find({operator_id_, *id});
    if (lot == nullptr || row == nullptr) return compare_members(what, {word("state", "none")}, value, path);
    return compare_members(
        what,
        {word("state", std::string(enum_name(lot->state))), yuan("balance", row->principal),
         word("ratio", std::to_string(lot->ratio_bp)), word("cycle", std::string(enum_name(lot->cycle))),
         word("units", std::to_string(lot->units)), word("gift_units", std::to_string(lot->gifts)),
         word("units_used", std::to_string(lot->used))},
        value, path);
  }

  Done compare_item(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.item(label, path);
    if (!id) return std::unexpected(id.error());
    const ItemPast past = PastOfItem(world_, operator_id_, *id).told();
    const custody::ServiceItem* item = world_.city().books().services.find({operator_id_, *id});
    std::vector<Member> members;
    const auto stored = [](std::int32_t date) { return date == 0 ? std::nullopt : std::optional(Date{date}); };
    if (item != nullptr) {
      members = {word("state", std::string(enum_name(item->state))),
                 word("kind", std::string(enum_name(item->kind))),
                 yuan("amount", item->amount),
                 word("units", std::to_string(item->units)),
                 day("notified_on", stored(item->notified_on)),
                 day("window_end", stored(item->window_end))};
    } else {
      members = {word("state", past.state), word("kind", past.kind), yuan("amount", past.amount),
                 word("units", std::to_string(past.units))};
    }
    add_cycle(past, members);
    return compare_members("item " + label_text(label), members, value, path);
  }
  void add_cycle(const ItemPast& past, std::vector<Member>& members) const {
    const custody::Lot* lot = world_.city().books().lots.find({operator_id_, past.lot});
    if (lot == nullptr || past.cycle == 0) return;
    const auto days = childcare::cycle_days(lot->cycle, {Date{lot->start}, Date{lot->end}}, past.cycle);
    members.push_back(word("cycle_no", std::to_string(past.cycle)));
    if (!days) return;
    members.push_back(day("cycle_start", days->first));
    members.push_back(day("cycle_end", days->last));
  }

  Done compare_dispute(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("dispute", label, path);
    if (!id) return std::unexpected(id.error());
    const std::string what = "dispute " + label_text(label);
    const childcare::Dispute* dispute = childcare::find_dispute(state(), operator_id_, *id);
    if (dispute == nullptr) return compare_members(what, {word("state", "none")}, value, path);
    return compare_members(
        what,
        {word("state", dispute->closed_on ? "closed" : "open"), word("path", std::string(enum_name(dispute->path)))},
        value, path);
  }
  Done compare_contract(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("contract", label, path);
    if (!id) return std::unexpected(id.error());
    const childcare::Contract* row = childcare::find_contract(state().contracts, operator_id_, *id);
    const std::string told =
        row == nullptr ? "none" : std::string(enum_name(childcare::contract_state(reading(), operator_id_, *row)));
    return compare_members("contract " + label_text(label), {word("state", told)}, value, path);
  }
  Done compare_bill(const json::value& label, const json::value& value, const std::string& path) {
    const auto id = inputs_.number("bill", label, path);
    if (!id) return std::unexpected(id.error());
    const bool known = childcare::find_bill(state().contracts, operator_id_, *id) != nullptr;
    const bool paid = reading().lots.lot(operator_id_, *id).has_value();
    return compare_members("bill " + label_text(label),
                           {word("state", !known ? "none"
                                          : paid ? "paid"
                                                 : "open")},
                           value, path);
  }

  const childcare::Scheme scheme_ = world_.city().lot_scheme();  // what a reading looks through
};

}  // namespace

std::vector<std::string> childcare_state_keys() {
  std::vector<std::string> keys{"C",         "R",        "B",         "U",     "S",         "E",
                                "shortfall", "managed",  "posts",     "lots",  "items",     "orders",
                                "refunds",   "disputes", "contracts", "bills", "published", "open_flags"};
  keys.insert(keys.end(), InstitutionComparison::words.begin(), InstitutionComparison::words.end());
  return keys;
}

Result<void> compare_childcare_state(const std::string& key, const json::value& value, const std::string& path,
                                     const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return InstitutionComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
