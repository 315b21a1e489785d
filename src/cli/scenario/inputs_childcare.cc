// By command and by op; what is read here are rows of the state, nothing is judged.
#include "cli/scenario/inputs_childcare.h"

#include <algorithm>

#include "cli/scenario/given.h"
#include "cli/scenario/members.h"
#include "policies/childcare/target.h"

namespace gongbao::cli::scenario {

namespace json = boost::json;
using custody::Op;

namespace {

constexpr int months_of_a_year = 12;
constexpr std::int64_t usual_units = 22;  // working days of a month

json::value day_text(Date day) { return json::value(to_string(day)); }

const json::value* said(const json::object& inputs, const std::string& name) {
  const json::value* value = inputs.if_contains(name);
  return value != nullptr ? value : inputs.if_contains(name + "_id");
}

Result<Date> day_said(const json::object& inputs, const char* name, Date today, const std::string& path) {
  const json::value* value = inputs.if_contains(name);
  if (value == nullptr || *value == json::value("today")) return today;
  return read_day(*value, inside(path, name));
}

}  // namespace

bool LotInputs::demo() const {
  return childcare::demo_on(world_.city().childcare().institutions, operator_id_, world_.today());
}
std::int64_t LotInputs::ratio() const { return world_.city().childcare_terms().ratio(demo()).bp; }
json::value LotInputs::cycle() const { return json::value(enum_name(world_.city().childcare_terms().cycle(demo()))); }

// --- typed commands -------------------------------------------------------------------------------------------------

Result<void> LotInputs::complete(std::string_view command, json::object& inputs, const std::string& path) {
  if (command == childcare::RegisterInstitution::name) complete_institution(inputs);
  if (command == childcare::RegisterContract::name) return complete_contract(inputs, path);
  if (command == childcare::RegisterBill::name) return complete_bill(inputs, path);
  if (command == childcare::AcknowledgeContract::name) {
    put_new(inputs, "cycle", cycle());
    return name_contract(inputs, path);
  }
  return {};
}

void LotInputs::complete_institution(json::object& inputs) {
  for (const char* text : {"domicile", "site_address", "contact"}) put_new(inputs, text, text);
  put_new(inputs, "premises", "own");
  for (const char* count : {"designed_places", "enrolled"}) put_new(inputs, count, 0);
}

Result<void> LotInputs::name_contract(json::object& inputs, const std::string& path) {
  const auto number = contract(inputs, path);
  if (!number) return std::unexpected(number.error());
  inputs.erase("contract_id");
  inputs["contract"] = *number;
  return {};
}

Result<void> LotInputs::complete_contract(json::object& inputs, const std::string& path) {
  put_new(inputs, "family", "family");
  put_new(inputs, "family_account", inputs["family"]);
  put_new(inputs, "child", "child");
  put_new(inputs, "service_start", "today");
  const auto start = day_said(inputs, "service_start", world_.today(), path);
  if (!start) return std::unexpected(start.error());
  put_new(inputs, "service_end", day_text(add_months(*start, 2 * months_of_a_year) - Days{1}));
  put_new(inputs, "child_born_on", day_text(add_months(*start, -months_of_a_year)));
  put_new(inputs, "service_type", "full_day");
  put_new(inputs, "billing", "period");
  put_new(inputs, "written", true);
  put_new(inputs, "cycle", cycle());
  json::object voucher = complete_voucher();
  if (const json::value* given = inputs.if_contains("voucher"); given != nullptr && given->is_object()) {
    for (const auto& member : given->get_object()) voucher[member.key()] = member.value();
  }
  inputs["voucher"] = std::move(voucher);
  return {};
}

Result<std::uint64_t> LotInputs::contract(const json::object& inputs, const std::string& path) {
  if (const json::value* named = said(inputs, "contract")) return inputs_.number("contract", *named, path);
  const auto& all = world_.city().childcare().contracts.contracts;
  auto it = all.lower_bound({operator_id_, 0});
  const auto is_own = [&] { return it != all.end() && it->first.operator_id == operator_id_; };
  if (!is_own()) return wrong(path, "the institution has no contract yet");
  const std::uint64_t first = it->first.number;
  ++it;
  if (is_own()) return wrong(path, "the institution has several contracts: say which (contract: …)");
  return first;
}

Result<void> LotInputs::complete_bill(json::object& inputs, const std::string& path) {
  if (const auto named = name_contract(inputs, path); !named) return named;
  const std::uint64_t number = *number_in(inputs, "contract");
  Date start = world_.today();
  const childcare::Contract* row = childcare::find_contract(world_.city().childcare().contracts, operator_id_, number);
  if (row != nullptr) start = std::max(start, row->service.first);
  put_new(inputs, "period_start", day_text(start));
  const auto begins = day_said(inputs, "period_start", world_.today(), path);
  if (!begins) return std::unexpected(begins.error());
  Date end = childcare::last_day_of_span(*begins, 1);
  if (row != nullptr) end = std::min(end, row->service.last);
  put_new(inputs, "period_end", day_text(end));
  put_new(inputs, "units", usual_units);
  return complete_lines(inputs, path);
}

// An amount is one line of what the institution publishes; a line is one of a service.
Result<void> LotInputs::complete_lines(json::object& inputs, const std::string& path) const {
  if (const json::value* amount = inputs.if_contains("amount")) {
    const auto& fees = world_.city().childcare().institutions.fees;
    const auto fee = fees.lower_bound({operator_id_, {}});
    if (fee == fees.end() || fee->first.operator_id != operator_id_) {
      return wrong(inside(path, "amount"), "the institution has published no fee: write price_lines");
    }
    put_new(inputs, "price_lines", json::array{json::object{{"item", fee->first.item}, {"price", *amount}}});
    inputs.erase("amount");
  }
  json::value* lines = inputs.if_contains("price_lines");
  if (lines == nullptr || !lines->is_array()) return {};
  for (json::value& line : lines->get_array()) {
    if (!line.is_object()) continue;
    put_new(line.get_object(), "kind", "service");
    put_new(line.get_object(), "quantity", 1);
  }
  return {};
}

// --- instructions ---------------------------------------------------------------------------------------------------

void LotInputs::fill_in(Op op, json::object& words) const {
  const auto& books = world_.city().books();
  switch (op) {
    case Op::pay_fee:
      return fill_in_bill(words);
    case Op::collect_cash:
      put_new(words, "cash", true);
      return fill_in_bill(words);
    case Op::deposit_cash:
      if (const custody::Lot* lot = books.lots.find({operator_id_, number_in(words, "lot_id").value_or(0)})) {
        put_new(words, "amount_fen", lot->paid);
      }
      return;
    case Op::report_service:
      if (const custody::Lot* lot = books.lots.find({operator_id_, number_in(words, "lot_id").value_or(0)})) {
        std::uint64_t cycle = 1;
        while (books.cycle_reported(*lot, cycle)) ++cycle;
        put_new(words, "cycle_no", cycle);
      }
      return;
    case Op::confirm_service:
    case Op::dispute_service:
    case Op::resolve_dispute:
      return fill_in_item(op, words);
    case Op::accept_refund:
    case Op::pay_refund:
    case Op::refund_by_operator:
      return fill_in_refund(op, words);
    case Op::identify_receipt: {
      const bool of_a_lot = words.contains("lot_id") || words.contains("subject_id");
      put_new(words, "purpose", std::uint64_t{of_a_lot ? custody::purpose::card : custody::purpose::own_funding});
      if (number_in(words, "purpose") == custody::purpose::card) fill_in_bill(words);
      return;
    }
    default:
      return;
  }
}

void LotInputs::fill_in_bill(json::object& words) const {
  const auto number = number_in(words, words.contains("bill_id") ? "bill_id" : "lot_id");
  const childcare::Bill* bill =
      childcare::find_bill(world_.city().childcare().contracts, operator_id_, number.value_or(0));
  if (bill == nullptr) return;
  if (!words.contains("counter_id")) put_new(words, "contract_id", bill->contract);
  put_new(words, "amount_fen", bill->amount.fen);
}

void LotInputs::fill_in_item(Op op, json::object& words) const {
  const auto item = id_in(words, "item");
  if (!item) return;
  if (!words.contains("subject_id")) put_new(words, "lot_id", lot_of_item(*item));
  if (op != Op::resolve_dispute || words.contains("counter_id")) return;
  put_new(words, "dispute_id", childcare::dispute_of_item(world_.city().childcare(), operator_id_, *item));
}

// Of an item that is cleared: the lot of the record that made it.
std::uint64_t LotInputs::lot_of_item(const Id16& item) const {
  if (const auto* row = world_.city().books().services.find({operator_id_, item})) return row->lot;
  std::uint64_t lot = 0;
  world_.each_entry(1, [&](const journal::EntryView& entry) {
    if (entry.instruction == nullptr) return;
    const custody::Instruction made = custody::unpack(entry.instruction->record);
    if (made.operator_id == operator_id_ && made.instr_id == item) lot = made.subject_id;
  });
  return lot;
}

void LotInputs::fill_in_refund(Op op, json::object& words) const {
  const auto& books = world_.city().books();
  const std::uint64_t id = number_in(words, "refund_id").value_or(0);
  const auto refund = books.refunds.find({operator_id_, id});
  if (op == Op::accept_refund && !words.contains("flags")) put_new(words, "confirmed", true);
  if (refund == books.refunds.end()) return;
  if (op == Op::pay_refund) {
    put_new(words, "amount_fen", refund->second.payable + refund->second.compensation);
    return;
  }
  if (op == Op::refund_by_operator) put_new(words, "lot_id", refund->second.card_id);
  const custody::Lot* lot = books.lots.find({operator_id_, refund->second.card_id});
  const custody::Card* row = books.cards.find({operator_id_, refund->second.card_id});
  if (lot == nullptr || row == nullptr) return;
  if (op == Op::refund_by_operator) {
    put_new(words, "amount_fen", row->principal);
    return;
  }
  std::int64_t gift = 0;
  if (const json::value* price = words.if_contains("gift_price_fen"); price != nullptr && price->is_int64()) {
    gift = price->get_int64();
  }
  const custody::RefundSum sum = world_.city().lot_scheme().refund_sum(*lot, *row, id, refund->second, gift);
  put_new(words, "amount_fen", sum.payable + sum.compensation);
}

// --- who is meant ---------------------------------------------------------------------------------------------------

std::uint64_t LotInputs::family_meant(const json::object& members) const {
  const childcare::State& state = world_.city().childcare();
  const auto number = [&](const char* name) { return number_in(members, name); };
  if (const auto contract = number("contract_id")) {
    return childcare::family_of_contract(state, {operator_id_, *contract});
  }
  if (const auto lot = number("lot_id")) return childcare::family_of_lot(state, {operator_id_, *lot});
  if (const auto dispute = number("dispute_id")) return childcare::family_of_dispute(state, {operator_id_, *dispute});
  if (const auto refund = number("refund_id")) {
    return childcare::family_of_refund(state, world_.city().books(), {operator_id_, *refund});
  }
  if (const auto item = id_in(members, "item"))
    return childcare::family_of_lot(state, {operator_id_, lot_of_item(*item)});
  return 0;
}

std::uint64_t LotInputs::family_meant(const custody::Instruction& in) const {
  return childcare::family_of_lot(world_.city().childcare(), {in.operator_id, in.subject_id});
}

}  // namespace gongbao::cli::scenario
