// A small world for tests of typed commands: state and books with the published calendar and parameters. Commands are
// given by an actor on the world's day; what the answers say is read by name.
//
//   TestWorld world(date_of(2023, 10, 9));
//   const Said said = world.give(RequestFreeRelease{…}, the_operator(op));
//   EXPECT_EQ(said.code, "prepaid_card.release_below_floor");
//   EXPECT_EQ(said.fen("releasable"), 12'000'000);
#pragma once

#include "base/check.h"
#include "base/enum_names.h"
#include "law/area.h"
#include "law/calendar.h"
#include "policies/prepaid_card/commands.h"
#include "policies/prepaid_card/retention.h"
#include "policies/prepaid_card/target.h"
#include "policies/shared/test_said.h"

namespace gongbao::prepaid_card::testing {

using access::Actor;
using access::Role;

// A Monday under the measures; what a test says of days mostly starts here.
inline const Date monday = date_of(2023, 10, 9);

using shared::testing::credit_code;
using shared::testing::Said;

constexpr std::uint64_t the_bank_id = 7'000'001;
constexpr std::uint64_t other_bank_id = 7'000'002;
inline const std::string the_account = "110100000000000001";
inline const std::string settlement_account = "6222020200000000";

inline Actor the_operator(std::uint64_t operator_id) { return {Role::operator_, 11, operator_id, 0}; }
inline Actor the_branch(std::uint64_t operator_id, std::uint32_t outlet = 5) {
  return {Role::branch, 12, operator_id, outlet};
}
inline Actor the_bank(std::uint64_t bank_id = the_bank_id) { return {Role::custody_bank, 13, bank_id, 0}; }
inline Actor the_consumer(std::uint64_t account = 14) { return {Role::consumer, account, 0, 0}; }
inline Actor the_district(std::string_view area = "110105") {
  return {Role::district_commerce, 15, 0, *law::area_named(area)};
}

// State, books and law without an engine around them; commands and facts still pass through their bytes.
class TestWorld : public custody::Originals {
 public:
  explicit TestWorld(Date first_day);

  State state;
  custody::Books books;
  law::Calendar calendar;

  Date today() const { return *books.day; }
  const custody::OperatorBook& book(std::uint64_t operator_id) const { return *books.find_operator(operator_id); }
  const custody::Card& card(std::uint64_t operator_id, std::uint64_t card_id) const {
    return *books.cards.find({operator_id, card_id});
  }
  std::uint64_t last_entry() const { return entries_; }
  Id16 last_id() const { return last_id_; }  // of the instruction sent last
  Scheme scheme() const { return {state, calendar, terms_}; }
  const Terms& terms() const { return terms_; }

  // A number or switch from that day on, as set_parameter would have it.
  void set(std::string_view parameter, Date from, std::int64_t number) {
    state.parameters.set(parameter, {from, {number, {}, {}, {}}, {}});
  }

  // Goes on to that day, turn by turn; never back.
  TestWorld& on(Date day);

  template <class Command>
  Said give(const Command& command, const Actor& actor) {
    Command read{};
    const Bytes bytes = canonical_bytes(command);
    ByteReader in(bytes);
    decode(in, read);
    GB_CHECK(in.at_end());
    const std::uint64_t entry = ++entries_;
    Answer answer = access::allowed(grants_of(Command::name), actor, target_of(state, books, read))
                        ? decide(context(actor, entry, terms_, today()), read)
                        : refuse(code::forbidden);
    if (answer.code == 0) fold(answer.facts.take(), {entry, today(), actor});
    return {std::string(code_name(answer.code)), entry, std::move(answer.figures), &code_name};
  }

  // "" when nothing needs the person, else what does.
  std::string needed_for(const PersonToken& person, std::span<const std::uint64_t> accounts = {}) {
    const auto need = need_of_person(context({}, entries_ + 1, terms_, today()), person, accounts);
    return need ? std::string(need->what) : "";
  }

  // Set-up by public commands: a registered operator with a product 1, an agreement and the dedicated account.
  std::uint64_t register_operator(std::string_view first_17 = "91110105MA00AAAA1");
  std::uint64_t open_operator(const std::string& account = the_account);
  Said purchase(std::uint64_t op, std::uint64_t card, std::int64_t fen, std::int64_t bonus = 0);
  static custody::Instruction make(custody::Op op, std::uint64_t operator_id, std::uint64_t subject,
                                   std::int64_t fen = 0);
  Said redeem(std::uint64_t op, std::uint64_t card, std::int64_t fen) {
    return send(make(custody::Op::redeem, op, card, fen));
  }
  Said fund(std::uint64_t op, std::int64_t fen);

  // An instruction of the bank; a missing id, event date or bank_txn_no is filled in.
  Said send(custody::Instruction in);

  std::optional<custody::Original> find(const Id16& id) const override;
  std::optional<custody::Original> at(std::uint64_t entry) const override;

 private:
  Context context(const Actor& actor, std::uint64_t entry, const Terms& terms, Date day) {
    scheme_.emplace(state, calendar, terms);
    return {state, books, *scheme_, calendar, terms, *this, actor, day, entry};
  }
  void fold(const Bytes& facts, const FactOrigin& origin);
  void begin_day(Date day) {
    custody::begin_day(books, day);
    terms_ = terms_on(state.parameters, day);
  }
  void turn_to_next_day();
  void fill(custody::Instruction& in);

  Terms terms_;
  std::optional<Scheme> scheme_;
  std::map<std::uint64_t, custody::Original> instructions_;
  std::map<Id16, std::uint64_t> by_id_;
  custody::Decision decision_;
  custody::Movement movement_;
  std::uint64_t entries_ = 0;
  std::uint64_t sent_ = 0;
  Id16 last_id_{};
};

}  // namespace gongbao::prepaid_card::testing
