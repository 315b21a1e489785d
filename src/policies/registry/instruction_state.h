// What became of an instruction after it was decided, as far as the state knows: taken back, charged back, still
// waiting to be released, its receipt deposited, its order paid. And among whose ids an actor may look for one.
#pragma once

#include "policies/registry/city.h"

namespace gongbao::policies {

// Instruction ids are a bank's own (spec/01 8.9: bank, id). What an operator, its branches and its consumers send one
// by one is filed under the operator, whose ids stay known when it changes its bank; the highest bit keeps the two
// apart.
inline constexpr std::uint64_t operators_space = std::uint64_t{1} << 63;
constexpr std::uint64_t id_space_of_operator(std::uint64_t operator_id) { return operators_space | operator_id; }

// Where an actor's word for an id is looked up, its own ids first. Empty: a role that speaks for no bank and no
// operator says which operator it means (operator_id).
std::vector<std::uint64_t> id_spaces(const City& city, const access::Actor& actor,
                                     std::optional<std::uint64_t> operator_id);

enum class ItemStanding : std::uint8_t { pending, applied, disputed, agreed, gone };
constexpr auto names_of(ItemStanding) {
  using enum ItemStanding;
  using namespace std::literals;
  return std::array{std::pair{pending, "pending"sv}, std::pair{applied, "applied"sv}, std::pair{disputed, "disputed"sv},
                    std::pair{agreed, "agreed"sv}, std::pair{gone, "released_or_reversed"sv}};
}

struct Became {
  bool reversed = false;
  Money charged_back;                 // of a sale, so far
  std::optional<ItemStanding> item;   // what was redeemed: where it stands on its way to the operator
  std::optional<Money> item_amount;   // while it waits
  std::optional<Money> receipt_left;  // cash in transit: not deposited yet
  std::optional<Date> deposit_due;    // last day to deposit it
  std::optional<custody::ApplicationState> application;
  std::optional<custody::OrderState> order;
  std::optional<Date> order_due;
  std::optional<custody::RefundState> refund;
  GB_FIELDS(reversed, charged_back, item, item_amount, receipt_left, deposit_due, application, order, order_due, refund)
};

// What a refusal says besides its code: the result of 56 bytes has no room for it (spec/01 8.9), its entry has.
struct WhyRefused {
  std::optional<Date> first_admissible_day = {};  // it wanted to act before its cause
  std::optional<Money> card_principal = {};       // the card held so much
  std::optional<Money> card_bonus = {};
};
WhyRefused why_refused(const journal::InstructionView& refused);
WhyRefused why_refused(const journal::Log& log, EntryNo entry, Code code);

// Of an accepted one. On the deciding thread; each part is one lookup by key.
Became became_of(const City& city, const custody::Instruction& in, EntryNo entry);

}  // namespace gongbao::policies
