// The night keeps its own books of what each card holds, so that what is meant to be accepted is.
#include "cli/sample_night.h"

#include <bit>

#include "base/check.h"
#include "cli/demo/dice.h"
#include "cli/demo/numbers.h"
#include "formats/json_text.h"
#include "policies/prepaid_card/filing_rows.h"

namespace gongbao::cli {

namespace {

using custody::Instruction;
using custody::Op;

constexpr std::int64_t yuan_fen = 100;
constexpr std::uint64_t opening_cards = 100;
constexpr std::int64_t opening_principal = 1'000 * yuan_fen;
constexpr std::int64_t opening_floor = 40'000 * yuan_fen;  // what the law asks of 100 cards of 1,000 yuan
constexpr std::uint64_t first_new_card = 10'001;
constexpr std::string_view districts[] = {"110101", "110102", "110105", "110106",
                                          "110107", "110108", "110112", "110114"};

struct NightCard {
  std::uint32_t of = 0;  // place of its operator
  std::uint64_t card_id = 0;
  std::int64_t principal = 0;
  Id16 last_redemption{};  // still pending; zero = none
  std::int64_t last_price = 0;
};

class Night {
 public:
  Night(const NightPlan& plan, const std::vector<SampleOperator>& operators) : plan_(plan), dice_(plan.seed) {
    for (const SampleOperator& each : operators) {
      accounts_.push_back(custody::account_key(each.account_no).value());
      numbers_.push_back(each.operator_id);
    }
    in_transit_.resize(operators.size());
    wrong_account_ = custody::account_key("110199999999999999").value();
    cards_.reserve(plan.cards);
  }

  std::vector<custody::PackedInstruction> all() {
    std::vector<custody::PackedInstruction> records;
    records.reserve(plan_.records);
    while (records.size() < plan_.records) {
      const std::uint64_t left = plan_.records - records.size();
      const std::uint64_t unsold = plan_.cards - cards_.size();
      const bool must_sell = cards_.empty() || dice_.below(left) < unsold;
      const std::uint64_t chance = dice_.below(10'000);
      if (!must_sell && chance < plan_.duplicates_per_10000) {
        records.push_back(records[dice_.below(records.size())]);
      } else if (!must_sell && chance < plan_.duplicates_per_10000 + plan_.refused_per_10000) {
        records.push_back(custody::pack(refused()));
      } else {
        records.push_back(custody::pack(must_sell ? sale() : movement()));
      }
    }
    return records;
  }

 private:
  Instruction make(Op op, std::uint32_t of, std::uint64_t subject, std::int64_t amount) {
    Instruction in;
    ++made_;
    std::array<std::uint8_t, 12> own{};
    std::memcpy(own.data(), &made_, sizeof made_);
    in.instr_id = custody::make_id(plan_.day, own);
    in.op = op;
    in.event_date = plan_.day;
    in.operator_id = numbers_[of];
    in.subject_id = subject;
    in.amount_fen = amount;
    in.second_of_day = static_cast<std::uint32_t>(8 * 3600 + made_ % (12 * 3600));
    return in;
  }
  // Money that moves through the account has the bank's number.
  Instruction through_the_account(Instruction in, const Id16& account) {
    const std::string number = "N" + to_string(plan_.day) + "-" + std::to_string(made_);
    std::copy(number.begin(), number.end(), in.bank_txn_no.begin());
    in.ref_id = account;
    return in;
  }

  Instruction sale() {
    NightCard card;
    card.of = static_cast<std::uint32_t>(dice_.below(numbers_.size()));
    card.card_id = first_new_card + cards_.size();
    card.principal = dice_.between(1, 20) * 100 * yuan_fen;
    Instruction in = make(Op::purchase, card.of, card.card_id, card.principal);
    in.counter_id = 1;
    cards_.push_back(card);
    return through_the_account(in, accounts_[card.of]);
  }

  Instruction movement() {
    NightCard& card = cards_[dice_.below(cards_.size())];
    const std::uint64_t kind = dice_.below(100);
    if (kind < 62 && card.principal > 0) return redeem(card);
    if (kind < 82) return topup(card);
    if (kind < 88 && card.principal > 0) return transfer(card);
    if (kind < 91 && card.last_redemption != Id16{}) return reverse(card);
    if (kind < 93 && in_transit_[card.of] > 0) return deposit(card.of);
    if (kind < 97) return cash_topup(card);
    return card.principal > 0 ? redeem(card) : topup(card);
  }

  Instruction redeem(NightCard& card) {
    const std::int64_t price = dice_.between(1, std::min<std::int64_t>(card.principal, 300 * yuan_fen));
    card.principal -= price;
    const Instruction in = make(Op::redeem, card.of, card.card_id, price);
    card.last_redemption = in.instr_id;
    card.last_price = price;
    return in;
  }
  Instruction topup(NightCard& card) {
    const std::int64_t amount = dice_.between(1, 10) * 100 * yuan_fen;
    card.principal += amount;
    return through_the_account(make(Op::topup, card.of, card.card_id, amount), accounts_[card.of]);
  }
  Instruction cash_topup(NightCard& card) {
    const std::int64_t amount = dice_.between(1, 5) * 100 * yuan_fen;
    card.principal += amount;
    in_transit_[card.of] += amount;
    Instruction in = make(Op::sale_in_transit, card.of, card.card_id, amount);
    in.flags = custody::flag::cash;
    return in;
  }
  Instruction deposit(std::uint32_t of) {
    const std::int64_t amount = dice_.between(1, in_transit_[of]);
    in_transit_[of] -= amount;
    return through_the_account(make(Op::cash_deposit, of, 0, amount), accounts_[of]);
  }
  // To another card of the same operator, when the dice find one near.
  Instruction transfer(NightCard& card) {
    const std::uint64_t start = dice_.below(cards_.size());
    const std::int64_t amount = dice_.between(1, card.principal);
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(cards_.size(), 64); ++i) {
      NightCard& other = cards_[(start + i) % cards_.size()];
      if (other.of != card.of || other.card_id == card.card_id) continue;
      Instruction in = make(Op::transfer, card.of, card.card_id, amount);
      in.counter_id = other.card_id;
      card.principal -= amount;
      other.principal += amount;
      return in;
    }
    return redeem(card);
  }
  Instruction reverse(NightCard& card) {
    card.principal += card.last_price;
    Instruction in = make(Op::reverse, card.of, card.card_id, card.last_price);
    in.ref_id = std::exchange(card.last_redemption, Id16{});
    return in;
  }

  Instruction refused() {
    NightCard& card = cards_[dice_.below(cards_.size())];
    switch (dice_.below(4)) {
      case 0:  // more than the card holds
        return make(Op::redeem, card.of, card.card_id, card.principal + 1);
      case 1:  // an account that is not the dedicated one
        return through_the_account(make(Op::topup, card.of, card.card_id, 100 * yuan_fen), wrong_account_);
      case 2: {  // an outlet that nobody listed
        Instruction in = make(Op::redeem, card.of, card.card_id, 1);
        in.outlet_id = 99;
        return in;
      }
      default:  // a card that was never sold
        return make(Op::redeem, card.of, first_new_card + plan_.cards + dice_.below(1000), 1);
    }
  }

  const NightPlan& plan_;
  Dice dice_;
  std::vector<Id16> accounts_;
  std::vector<std::uint64_t> numbers_;
  std::vector<NightCard> cards_;
  std::vector<std::int64_t> in_transit_;  // by operator
  Id16 wrong_account_{};
  std::uint64_t made_ = 0;
};

// One object a line; members keep their order.
class SetupFile {
 public:
  SetupFile(const NightPlan& plan, const SampleOperator& who) : plan_(plan), who_(who) {}
  void add(std::string_view command, boost::json::object members) {
    boost::json::object line{{"command", command}, {"on", to_string(plan_.day)}};
    if (command != "register_operator") line["operator_id"] = "uscc:" + who_.uscc;
    for (const auto& [key, value] : members) line[key] = value;
    text_ += formats::json_line(line) + "\n";
  }
  std::string text() && { return std::move(text_); }

 private:
  const NightPlan& plan_;
  const SampleOperator& who_;
  std::string text_;
};

boost::json::object filing_papers(const NightPlan& plan, const SampleOperator& who) {
  boost::json::array items;
  for (const auto& [item, name] : names_of(prepaid_card::ContractItem{})) items.emplace_back(name);
  return {{"form", {{"premises", "own"}, {"card_kinds", boost::json::array{"virtual"}}}},
          {"contract_doc",
           {{"text", "预付卡合同：余额可查，可挂失，依法退款。"}, {"items", items}, {"document", "合同扫描件"}}},
          {"commitment_doc",
           {{"document", "承诺书扫描件"},
            {"signatory", {{"name", who.name + "法定代表人"}}},
            {"signed_on", to_string(plan.day)}}}};
}

boost::json::object opening_balances() {
  boost::json::array cards;
  for (std::uint64_t card = 1; card <= opening_cards; ++card) {
    cards.push_back({{"card_id", card}, {"product_id", 1}, {"principal_fen", opening_principal}});
  }
  return {{"prior_quarter_balance_fen", opening_principal * static_cast<std::int64_t>(opening_cards)},
          {"cards", std::move(cards)}};
}

std::string setup_of(const NightPlan& plan, const SampleOperator& who, bool with_older_cards) {
  SetupFile file(plan, who);
  file.add("register_operator", {{"uscc", who.uscc},
                                 {"operator_name", who.name},
                                 {"kind", "single"},
                                 {"district", who.uscc.substr(2, 6)},
                                 {"industry", "catering"},
                                 {"sub_industry", "正餐服务"},
                                 {"legal_rep", {{"name", who.name + "法定代表人"}}},
                                 {"settlement_account", who.settlement_account}});
  file.add("issue_product", {{"product_id", 1}, {"form", "virtual"}});
  file.add("sign_custody_agreement", {{"by", "operator:uscc:" + who.uscc},
                                      {"bank_id", plan.bank_id},
                                      {"bank_district", "110102"},
                                      {"signed_on", to_string(plan.day)},
                                      {"payout_cycle", "immediate"}});
  file.add("open_custody_account",
           {{"by", "custody_bank:" + std::to_string(plan.bank_id)}, {"account_no", who.account_no}});
  file.add("submit_filing", filing_papers(plan, who));
  file.add("confirm_filing", {});
  if (with_older_cards) {
    file.add("load_opening_balances", opening_balances());
    file.add("fund_custody", {{"amount_fen", opening_floor},
                              {"paying_account", who.settlement_account},
                              {"bank_txn_no", "N" + to_string(plan.day) + "-OPENING"}});
  }
  return std::move(file).text();
}

}  // namespace

std::vector<SampleOperator> sample_operators(const NightPlan& plan) {
  std::vector<SampleOperator> all;
  for (std::uint64_t i = 1; i <= plan.operators; ++i) {
    const std::string_view district = districts[(i + 1) % std::size(districts)];
    all.push_back({credit_code("91" + std::string(district) + "MA" + digits(i, 7)),
                   "样例餐饮" + std::to_string(i) + "号店有限公司", "1101" + digits(i, 14), "6222" + digits(i, 14)});
  }
  return all;
}

void number_operators(const policies::City& city, std::vector<SampleOperator>& operators) {
  std::map<std::string_view, std::uint64_t> numbers;
  for (const auto& [id, record] : city.prepaid_card().operators) numbers[record.uscc] = id;
  for (SampleOperator& each : operators) each.operator_id = numbers.at(each.uscc);
}

std::string setup_lines(const NightPlan& plan, const std::vector<SampleOperator>& operators) {
  std::string text;
  for (const SampleOperator& each : operators) text += setup_of(plan, each, &each == operators.data());
  return text;
}

std::vector<custody::PackedInstruction> night_records(const NightPlan& plan,
                                                      const std::vector<SampleOperator>& operators) {
  GB_CHECK(!operators.empty() && plan.cards > 0 && plan.records >= plan.cards);
  return Night(plan, operators).all();
}

}  // namespace gongbao::cli
