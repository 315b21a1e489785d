// A small world for tests of typed commands: state and books with the published calendar and parameters, and lots as a
// test says they are. Commands are given by an actor on the world's day; what the answers say is read by name.
//
//   TestWorld world(monday);
//   const std::uint64_t nursery = world.open_institution();
//   EXPECT_EQ(world.give(RegisterBill{…}, the_institution(nursery)).text("paid_today"), "accepted");
#pragma once

#include "law/area.h"
#include "policies/childcare/target.h"
#include "policies/shared/test_said.h"

namespace gongbao::childcare::testing {

using access::Actor;
using access::Role;
using shared::testing::credit_code;
using shared::testing::person;
using shared::testing::Said;
using shared::testing::sealed;

// A Monday under the measures; what a test says of days mostly starts here.
inline const Date monday = date_of(2023, 10, 9);

constexpr std::uint64_t the_bank_id = 7'000'001;
constexpr std::uint64_t the_family_account = 21;
constexpr std::uint64_t the_mediator_id = 9'000'001;
inline const std::string the_account = "110100000000000001";

inline Actor the_institution(std::uint64_t institution) { return {Role::institution, 11, institution, 0}; }
inline Actor the_bank(std::uint64_t bank_id = the_bank_id) { return {Role::custody_bank, 13, bank_id, 0}; }
inline Actor the_family(std::uint64_t account = the_family_account) { return {Role::family, account, 0, 0}; }
inline Actor the_mediator(std::uint64_t organisation = the_mediator_id) {
  return {Role::mediator, 17, organisation, 0};
}
inline Actor the_district(std::string_view area = "110105") {
  return {Role::district_health, 15, 0, *law::area_named(area, law::districts_bda_and_yanshan())};
}

RegisterInstitution an_institution(std::string_view first_17 = "52110105MA00AAAA1");
VoucherPaper a_voucher();
RegisterContract a_contract(std::uint64_t institution, Date service_start, Date service_end);
PriceLine a_line(std::int64_t fen, std::string item = "保育费");
RegisterBill a_bill(std::uint64_t institution, std::uint64_t contract, Date from, Date to, std::int64_t fen,
                    std::int32_t units = 22);
SubmitFiling five_materials(std::uint64_t institution, std::int32_t ratio = 7'000);

// Lots as the test has put them.
class TestLots : public Lots {
 public:
  std::map<OfOperatorNo, LotFigures> lots;
  std::map<Id16, ItemFigures> items;
  const Lots* real = nullptr;  // asked instead, where a test moves money
  std::optional<LotFigures> lot(std::uint64_t operator_id, std::uint64_t bill) const override {
    if (real != nullptr) return real->lot(operator_id, bill);
    const auto it = lots.find({operator_id, bill});
    return it == lots.end() ? std::nullopt : std::optional(it->second);
  }
  std::optional<ItemFigures> item(std::uint64_t operator_id, const Id16& item) const override {
    if (real != nullptr) return real->item(operator_id, item);
    const auto it = items.find(item);
    return it == items.end() ? std::nullopt : std::optional(it->second);
  }
};

// A world without instructions.
class NothingEntered final : public custody::Originals {
 public:
  std::optional<custody::Original> find(const Id16&) const override { return std::nullopt; }
};

// State, books and law without an engine around them; commands and facts still pass through their bytes.
class TestWorld {
 public:
  explicit TestWorld(Date first_day);

  State state;
  custody::Books books;
  TestLots lots;
  law::Calendar calendar;
  NothingEntered nothing;
  const custody::Originals* originals = &nothing;  // of those who enter some

  Date today() const { return *books.day; }
  const Terms& terms() const { return terms_; }
  Reading reading() const { return {state, books, lots, calendar, terms_, today()}; }
  // A number or switch from that day on, as set_parameter would have it.
  void set(std::string_view parameter, Date from, std::int64_t number) {
    state.parameters.set(parameter, {from, {number, {}, {}, {}}, {}});
  }
  TestWorld& on(Date day);

  template <class Command>
  Said give(const Command& command, const Actor& actor) {
    Command read{};
    GB_CHECK(decode_all(canonical_bytes(command), read));
    const std::uint64_t entry = ++entries_;
    const Context in{state, books, lots, calendar, terms_, *originals, actor, today(), entry};
    Answer answer = access::allowed(grants_of(Command::name), actor, target_of(state, books, lots, read))
                        ? decide(in, read)
                        : refuse(code::forbidden);
    if (answer.code == 0) fold(answer.facts.take(), {entry, today(), actor, Command::number});
    return {std::string(code_name(answer.code)), entry, std::move(answer.figures), &code_name};
  }

  // Set-up by public commands: registered; with fees, disclosure, agreement and account; with a contract that its
  // family has acknowledged.
  std::uint64_t register_institution(std::string_view first_17 = "52110105MA00AAAA1");
  std::uint64_t open_institution();
  std::uint64_t open_contract(std::uint64_t institution, Date service_start, Date service_end);
  // A bill that was paid on that day.
  std::uint64_t pay(const RegisterBill& bill, Date paid_on);
  void set_demo(std::uint64_t institution, Date from, bool demo = true);

 private:
  void fold(const Bytes& facts, const FactOrigin& origin);

  Terms terms_;

 protected:
  std::uint64_t entries_ = 0;
};

}  // namespace gongbao::childcare::testing
