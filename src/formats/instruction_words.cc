// One table of words, op by op.
#include "formats/instruction_words.h"

#include <algorithm>
#include <array>

#include "formats/instruction_json.h"
#include "formats/json_fields.h"

namespace gongbao::formats {

namespace {

namespace json = boost::json;
using custody::Op;

constexpr Word card{"card_id", "subject_id", WordKind::card, true};
constexpr Word order{"order_id", "subject_id", WordKind::order, true};
constexpr Word refund{"refund_id", "subject_id", WordKind::refund, true};
constexpr Word product{"product_id", "counter_id", WordKind::product};
constexpr Word application{"application_id", "counter_id", WordKind::application, true};
constexpr Word to_card{"to_card_id", "counter_id", WordKind::card, true};
constexpr Word amount{"amount_fen", "amount_fen", WordKind::money, true};
constexpr Word bonus{"bonus_fen", "aux_fen", WordKind::money};
constexpr Word agreed{"agreed_fen", "aux_fen", WordKind::money, true};
constexpr Word gift_price{"gift_price_fen", "aux_fen", WordKind::money};
constexpr Word payee{"payee_account", "ref_id", WordKind::account, true};
constexpr Word payer{"paying_account", "ref_id", WordKind::account, true};
constexpr Word item{"item", "ref_id", WordKind::item, true};
constexpr Word original{"original", "ref_id", WordKind::entry, true};
constexpr Word statement_line{"line", "ref_id", WordKind::entry, true};
constexpr Word paper{"paper", "ref_id", WordKind::paper, true};
constexpr Word proof{"proof", "ref_id", WordKind::proof};
constexpr Word purpose{"purpose", "purpose", WordKind::purpose, true};
constexpr Word cash{"cash", "cash", WordKind::toggle};
constexpr Word acquirer{"acquirer", "acquirer", WordKind::toggle};
constexpr Word first_sale{"first_sale", "first_sale", WordKind::toggle};
constexpr Word confirmed{"confirmed", "confirmed", WordKind::toggle};
constexpr Word subject{"subject_id", "subject_id", WordKind::entry};

constexpr Word lot{"lot_id", "subject_id", WordKind::lot, true};
constexpr Word to_lot{"to_lot_id", "counter_id", WordKind::lot, true};
constexpr Word bill{"bill_id", "subject_id", WordKind::lot, true};
constexpr Word contract{"contract_id", "counter_id", WordKind::contract, true};
constexpr Word refund_of_lot{"refund_id", "counter_id", WordKind::refund, true};
constexpr Word dispute{"dispute_id", "counter_id", WordKind::dispute};
constexpr Word cycle{"cycle_no", "counter_id", WordKind::count, true};
constexpr Word units{"units", "aux_fen", WordKind::count};
constexpr Word to_institution{"institution_fen", "amount_fen", WordKind::money, true};
constexpr Word to_family{"family_fen", "aux_fen", WordKind::money, true};
constexpr Word notified{"notified", "notified", WordKind::toggle};
constexpr Word paid_back{"refunded", "refunded", WordKind::toggle};
constexpr Word other_channel{"other_channel", "other_channel", WordKind::toggle};

std::vector<Word> words_of_lots(Op op) {
  switch (op) {
    case Op::pay_fee:
      return {bill, contract, amount, payee};
    case Op::collect_cash:
      return {bill, contract, amount, cash};
    case Op::deposit_cash:
      return {lot, amount, payee};
    case Op::report_service:
      return {lot, cycle, units, notified};
    case Op::confirm_service:
      return {item, lot, units};
    case Op::dispute_service:
      return {item, lot};
    case Op::resolve_dispute:
      return {item, lot, dispute, to_institution, to_family, paid_back};
    case Op::withdraw_funding:
      return {amount};
    case Op::execute_payout:
    case Op::payout_returned:
      return {order};
    case Op::accept_refund:
      return {refund, amount, gift_price, confirmed, other_channel};
    case Op::pay_refund:
      return {refund, amount};
    case Op::refund_by_operator:
      return {lot, refund_of_lot, amount, proof};
    case Op::transfer:
      return {lot, to_lot, amount};
    case Op::chargeback:
      return {original, lot, amount};
    case Op::reverse:
      return {original, subject, amount};
    case Op::fund_custody:
      return {amount, payer};
    case Op::interest:
    case Op::bank_fee:
      return {amount};
    case Op::unidentified_receipt:
      return {amount, payee};
    case Op::release_free:
      return {amount, purpose, paper};
    case Op::identify_receipt: {
      Word lot_or_none = lot, contract_or_none = contract;
      lot_or_none.required = contract_or_none.required = false;
      return {statement_line, amount, purpose, lot_or_none, contract_or_none};
    }
    default:
      return {};
  }
}

std::vector<Word> words_of_cards(Op op) {
  switch (op) {
    case Op::purchase:
      return {card, amount, bonus, product, payee};
    case Op::topup:
      return {card, amount, bonus, payee};
    case Op::sale_in_transit:
      return {card, amount, bonus, product, cash, acquirer, first_sale};
    case Op::cash_deposit:
    case Op::unidentified_receipt:
      return {amount, payee};
    case Op::redeem:
      return {card, amount};
    case Op::apply_release:
      return {item, application};
    case Op::release_free:
      return {amount, purpose, paper};
    case Op::execute_payout:
    case Op::payout_returned:
      return {order};
    case Op::objection:
      return {item, card};
    case Op::agreement:
      return {item, card, amount, agreed, confirmed};
    case Op::accept_refund:
      return {refund, amount, gift_price, confirmed};
    case Op::pay_refund:
      return {refund, amount};
    case Op::refund_by_operator:
      return {refund, amount, cash, proof};
    case Op::transfer:
      return {card, to_card, amount};
    case Op::chargeback:
      return {original, card, amount};
    case Op::reverse:
      return {original, subject, amount};
    case Op::fund_custody:
      return {amount, payer};
    case Op::interest:
    case Op::bank_fee:
      return {amount};
    case Op::identify_receipt: {
      Word card_or_none = card;
      card_or_none.required = false;
      return {statement_line, amount, purpose, card_or_none, product, bonus, first_sale};
    }
    default:
      return {};
  }
}

std::vector<Word> own_words(Op op, std::uint8_t scheme) {
  return scheme == custody::scheme_childcare ? words_of_lots(op) : words_of_cards(op);
}

constexpr std::array common{
    Word{"outlet_id", "outlet_id", WordKind::outlet},           Word{"event_date", "event_date", WordKind::date},
    Word{"true_event_date", "true_event_date", WordKind::date}, Word{"bank_txn_no", "bank_txn_no", WordKind::text},
    Word{"second_of_day", "second_of_day", WordKind::second},
};

std::uint8_t bit_of(std::string_view toggle) {
  if (toggle == "cash") return custody::flag::cash;
  if (toggle == "acquirer") return custody::flag::acquirer;
  if (toggle == "first_sale") return custody::flag::first_sale;
  if (toggle == "notified") return custody::flag::notified;
  if (toggle == "refunded") return custody::flag::refunded;
  if (toggle == "other_channel") return custody::flag::other_channel;
  return custody::flag::confirmed;
}

// A number on paper as the 16 bytes of ref_id.
Result<json::value> paper_bytes(const json::value& value, std::string_view path) {
  const auto text = detail::read_text(value, path);
  if (!text) return std::unexpected(text.error());
  const bool ascii = std::ranges::all_of(*text, [](char c) { return c > 32 && c < 127; });
  if (text->empty() || text->size() > sizeof(Id16) || !ascii) {
    return detail::bad_field(path, "a paper number has 1 to 16 ASCII characters, without blanks");
  }
  Id16 bytes{};
  std::copy(text->begin(), text->end(), bytes.begin());
  return json::value(to_hex(bytes));
}

Result<void> add_word(const Word& word, const json::value& value, std::string_view path, json::object& out) {
  const auto put = [&](std::string_view name, json::value moved) -> Result<void> {
    if (out.contains(name)) return detail::bad_field(path, "stands for " + std::string(name) + ", which is given too");
    out[name] = std::move(moved);
    return {};
  };
  if (word.kind == WordKind::toggle) {
    const auto on = detail::read_bool(value, path);
    if (!on) return std::unexpected(on.error());
    const std::uint64_t flags = out.contains("flags") ? out["flags"].to_number<std::uint64_t>() : 0;
    out["flags"] = *on ? flags | bit_of(word.field) : flags;
    return {};
  }
  if (word.kind == WordKind::account) return put("ref_account", value);
  if (word.kind != WordKind::paper) return put(word.field, value);
  const auto bytes = paper_bytes(value, path);
  if (!bytes) return std::unexpected(bytes.error());
  return put(word.field, *bytes);
}

}  // namespace

std::string_view word_of(Op op, std::uint8_t scheme, std::string_view field) {
  if (field == "flags" && op == Op::sale_in_transit) return cash.name;
  for (const Word& word : own_words(op, scheme)) {
    if (word.field == field) return word.name;
  }
  return field;
}

std::vector<Word> words_of(Op op, std::uint8_t scheme) {
  std::vector<Word> words = own_words(op, scheme);
  words.insert(words.end(), common.begin(), common.end());
  return words;
}

namespace {
std::uint8_t usual_scheme(Op op) {
  return op >= Op::pay_fee ? custody::scheme_childcare : custody::scheme_prepaid_card;
}
// Told by the op where only one scheme has it; of cards, where several have and nothing is said.
Result<std::uint8_t> scheme_of(Op op, const json::object& given, std::string_view path) {
  const json::value* said = given.if_contains("scheme");
  if (said == nullptr) return usual_scheme(op);
  const auto number = detail::read_uint64(*said, detail::member_path(path, "scheme"), 255);
  if (!number) return std::unexpected(number.error());
  return static_cast<std::uint8_t>(*number);
}
}  // namespace

Result<custody::Instruction> instruction_from_words(Op op, const json::value& value, std::string_view path) {
  const auto object = detail::read_object(value, path);
  if (!object) return std::unexpected(object.error());
  const auto scheme = scheme_of(op, **object, path);
  if (!scheme) return std::unexpected(scheme.error());
  // Where the scheme has no such op, it is judged by what the op says elsewhere.
  const std::vector<Word> words = words_of(op, custody::is_op_of(*scheme, op) ? *scheme : usual_scheme(op));
  json::object plain{{"scheme", *scheme}};
  // Fields of the record first, so that toggles add to flags that are given.
  for (const auto& member : **object) {
    const bool is_word = std::ranges::find(words, std::string_view(member.key()), &Word::name) != words.end();
    if (!is_word) plain[member.key()] = member.value();
  }
  if (const json::value* flags = plain.if_contains("flags")) {
    if (const auto read = detail::read_uint64(*flags, detail::member_path(path, "flags"), 255); !read) {
      return std::unexpected(read.error());
    }
  }
  for (const Word& word : words) {
    const json::value* given = (*object)->if_contains(word.name);
    if (given == nullptr) continue;
    const Result<void> added = add_word(word, *given, detail::member_path(path, word.name), plain);
    if (!added) return std::unexpected(added.error());
  }
  if (plain.contains("op")) return detail::bad_field(detail::member_path(path, "op"), "the name says the op already");
  plain["op"] = static_cast<std::uint64_t>(op);
  return instruction_from_json(plain, path);
}

}  // namespace gongbao::formats
