// What businesses, banks and consumers of the demo city do with cards and money, each a call or two of the public
// doors: the words of which stories and daily life are made.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

constexpr std::int64_t yuan_fen = 100;

class Acts {
 public:
  Acts(Play& play, Cast& cast) : play_(play), cast_(cast) {}

  // --- instruction records, not yet sent -------------------------------------------------------------------------
  Instruction purchase(const Shop& shop, std::uint64_t card, std::int64_t fen, std::uint64_t product = 1,
                       std::int64_t bonus = 0);
  Instruction topup(const Shop& shop, std::uint64_t card, std::int64_t fen);
  // By cash or through an acquirer; product 0: a top-up.
  Instruction on_its_way(const Shop& shop, std::uint64_t card, std::int64_t fen, std::uint8_t channel,
                         std::uint64_t product);
  Instruction deposit(const Shop& shop, std::int64_t fen);
  Instruction redemption(const Shop& shop, std::uint64_t card, std::int64_t fen, std::uint32_t outlet = 0);
  Instruction application(const Shop& shop, const Id16& item, std::uint64_t number);
  Instruction payout(const Shop& shop, std::uint64_t order);
  Instruction funding(const Shop& shop, std::int64_t fen);

  // --- done at once, and accepted ----------------------------------------------------------------------------------
  std::uint64_t sell(Shop& shop, std::int64_t fen, std::uint64_t product = 1, std::int64_t bonus = 0);
  std::uint64_t sell_to(const Consumer& consumer, Shop& shop, std::int64_t fen);
  void bind(const Shop& shop, std::uint64_t card, const Person& holder, std::uint64_t account = 0);
  Id16 redeem(const Shop& shop, std::uint64_t card, std::int64_t fen);
  void apply(const Shop& shop, const Id16& item);  // alone, under a number of its own
  void object(const Shop& shop, const Actor& who, std::uint64_t card, const Id16& item);
  void agree(const Shop& shop, std::uint64_t card, const Id16& item, std::int64_t amount, std::int64_t agreed);
  // What the operator may draw, all but that.
  void draw_all_but(const Shop& shop, std::int64_t fen);
  void fund_the_gap(const Shop& shop);
  // What custody lacks, and that much beyond it.
  void fund_beyond_the_gap(const Shop& shop, std::int64_t fen);
  // By how much R + E exceeds C; 0 = not at all.
  std::int64_t gap_of(const Shop& shop);

  // --- refunds -------------------------------------------------------------------------------------------------------
  std::uint64_t demand(const Shop& shop, const Actor& who, std::uint64_t card, std::string_view ground,
                       bool gift_kept = false);
  void accept(const Shop& shop, std::uint64_t refund, std::int64_t gift_price = 0);
  // Funds what is missing first, once the bank has said how much.
  void pay(const Shop& shop, std::uint64_t refund);

  // Members that begin with the operator.
  static boost::json::object about(const Shop& shop, boost::json::object members = {});

 private:
  std::string txn(char kind);

  Play& play_;
  Cast& cast_;
  std::uint64_t applications_ = 0;
  std::uint64_t movements_ = 0;
};

}  // namespace gongbao::cli::demo
