// A life in a made-up city, decided while it is lived: what happens each day is drawn by dice from what the books then
// offer (cards to use, items to apply for, orders due, refunds demanded), so that most of it is lawful and some is not.
// The dice are std::mt19937_64 and plain remainders, which every machine throws alike.
#pragma once

#include <bit>

#include "law/area.h"
#include "simulation/year.h"

namespace gongbao::simulation {

// One of the city's businesses, as its own people remember it.
struct Business {
  std::uint64_t id = 0;
  std::string account_no;
  std::string settlement;
  std::vector<std::uint64_t> cards;
  std::vector<Id16> items;                                     // redeemed or returned, perhaps cleared since
  std::vector<std::pair<Id16, custody::Instruction>> inbound;  // that may be reversed or charged back
  std::vector<Id16> lines;                                     // unidentified receipts
  std::vector<std::uint64_t> refunds;
  std::vector<std::uint64_t> orders;
  std::vector<Id16> papers;                        // applications for free money, by the number on the paper
  std::vector<custody::StatementLine> bank_lines;  // that are on no statement yet
  std::int64_t bank_balance = 0;                   // closing of the last statement
  bool terminating = false;
};

// A nursery, as its people, its families and its bank remember it.
struct Nursery {
  struct Enrolled {
    std::uint64_t contract = 0;
    std::uint64_t family = 0;  // account
    Date paid_until;           // of the bills so far
    bool hourly = false;
  };
  struct Payment {
    std::uint64_t lot = 0;
    std::uint64_t contract = 0;
    std::uint64_t family = 0;
  };
  std::uint64_t id = 0;
  std::string account_no;
  std::string settlement;
  bool demo = false;
  std::vector<Enrolled> contracts;
  std::vector<Payment> lots;
  std::vector<std::pair<Id16, Payment>> items;  // reported or given back, perhaps cleared since
  std::vector<std::pair<Id16, custody::Instruction>> inbound;
  std::vector<std::pair<std::uint64_t, Payment>> refunds;
  std::vector<std::pair<Id16, std::int64_t>> lines;  // unidentified receipts
};

class Life {
 public:
  Life(const Plan& plan, Counter& counter)
      : plan_(plan), counter_(counter), dice_(plan.seed), dice_of_nurseries_(plan.seed + 1'000'003) {}
  Year all();

 private:
  // --- dice
  std::uint64_t below(std::uint64_t n) { return dice_() % n; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  // Odd fen more often than round sums.
  std::int64_t money(std::int64_t most) {
    return 1 + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most)));
  }
  template <class T>
  const T* pick(const std::vector<T>& from) {
    return from.empty() ? nullptr : &from[below(from.size())];
  }

  // --- saying things
  static constexpr std::uint64_t bank = 3;
  static constexpr std::string_view district = "110105";
  static access::Actor the_bank() { return {access::Role::custody_bank, 3, bank, 0}; }
  static access::Actor the_operator(const Business& of) { return {access::Role::operator_, 11, of.id, 0}; }
  static access::Actor the_district() { return {access::Role::district_commerce, 15, 0, *law::area_named(district)}; }
  static access::Actor the_city() { return {access::Role::city_commerce, 16, 0, 0}; }
  static access::Actor the_holder(std::uint64_t card_id) { return {access::Role::consumer, card_id, 0, 0}; }

  static SealedText sealed();  // a paper that lies in the vault
  static std::string credit_code(const std::string& first_17);
  void open_the_day() { second_ = 9 * 3600; }
  engine::Source source(const access::Actor& actor) { return access::source_of(actor, stamp_of(today_, second_++)); }
  template <class Command>
  engine::TypedReply give(const Command& command, const access::Actor& actor) {
    return give(Command::number, Command::name, canonical_bytes(command), actor);
  }
  engine::TypedReply give(std::uint16_t number, std::string_view name, Bytes command, const access::Actor& actor);
  std::vector<engine::InstructionResult> send(const std::vector<custody::Instruction>& run, engine::EntryNo batch = 0) {
    return send(run, the_bank(), batch);
  }
  std::vector<engine::InstructionResult> send(const std::vector<custody::Instruction>& run, const access::Actor& actor,
                                              engine::EntryNo batch);
  bool send(const custody::Instruction& in);  // accepted at once? It may also be held up
  bool send_now(const custody::Instruction& in);
  void send_what_was_held_up();

  custody::Instruction make(custody::Op op, const Business& of, std::uint64_t subject, std::int64_t amount) {
    return make(op, of.id, subject, amount);
  }
  custody::Instruction make(custody::Op op, std::uint64_t operator_id, std::uint64_t subject, std::int64_t amount);
  custody::Instruction cash(custody::Instruction in) const;
  custody::Instruction paid_in(custody::Instruction in, const std::string& account) const;

  const custody::Books& books() const { return counter_.state().books(); }
  const custody::OperatorBook& book(const Business& of) const { return *books().find_operator(of.id); }
  const custody::Card* card(const Business& of, std::uint64_t id) const { return books().cards.find({of.id, id}); }
  Business& business(std::uint64_t id) { return *std::ranges::find(businesses_, id, &Business::id); }
  void remember(const custody::Instruction& in);
  // What the bank's own book says of it.
  void enter_at_the_bank(const custody::Instruction& in);
  // Every card has a holder, whose account has the card's number.
  void welcome(Business& of, std::uint64_t card_id);

  // --- founding and offices
  void found_business(std::uint64_t i);
  void file_papers(const Business& of);
  void offices_act();
  void raise_the_ratio();
  void upload_statement(Business& of);
  void resolve_a_break(const Business& of);
  // Some nights the bank sends a batch: sales of the evening.
  void night_batch();

  // --- a business's day
  void business_day(Business& of);
  void act(Business& of);
  void sell(Business& of);
  void top_up(Business& of);
  void redeem(Business& of);
  void sell_for_cash(Business& of);
  void deposit(Business& of);
  void apply_for_release(Business& of);
  const custody::Item* some_item(Business& of, Id16& id);
  void object(Business& of);
  void agree(Business& of);
  void apply_agreed(Business& of, const Id16& id);

  void draw(Business& of);
  void pay_what_is_due(Business& of);
  void bounce(Business& of);
  void transfer(Business& of);
  void undo(Business& of);
  void fund(Business& of);
  void interest_or_fee(Business& of);
  void unknown_money(Business& of);
  void lose_a_card(Business& of);
  void demand_refund(Business& of);
  void settle_refund(Business& of);
  void nonsense(Business& of);

  // --- nurseries: dice of their own, so that what shops do does not hang on how many of them there are
  static access::Actor the_institution(const Nursery& of) { return {access::Role::institution, 21, of.id, 0}; }
  static access::Actor the_family(std::uint64_t account) { return {access::Role::family, account, 0, 0}; }
  static access::Actor the_health_district() {
    return {access::Role::district_health, 25, 0, *law::area_named(district)};
  }
  void found_nursery(std::uint64_t i);
  void publish(const Nursery& of);
  void nursery_day(Nursery& of);
  void nursery_act(Nursery& of);
  // In the name of whoever may say it; accepted?
  bool tell(const Nursery& of, const custody::Instruction& in, std::uint64_t family = 0);
  custody::Instruction fee(custody::Op op, const Nursery& of, std::uint64_t subject, std::int64_t amount);
  void enrol(Nursery& of);
  void charge(Nursery& of);
  void bring_cash(Nursery& of);
  void attend(Nursery& of);
  void report(Nursery& of);
  void tell_families(Nursery& of);
  void answer(Nursery& of);
  void settle_disputes(Nursery& of);
  void ask_back(Nursery& of);
  void give_back(Nursery& of);
  void pay_out(Nursery& of);
  void own_money(Nursery& of);
  void undo(Nursery& of);
  void unknown_fee(Nursery& of);
  void move_between_lots(Nursery& of);
  void unlawful(Nursery& of);
  void district_of_nurseries_acts();

  const Plan& plan_;
  Counter& counter_;
  std::mt19937_64 dice_, dice_of_nurseries_;
  Year year_;
  std::vector<Business> businesses_;
  std::vector<Nursery> nurseries_;
  std::vector<custody::Instruction> held_up_;
  Date today_;
  std::int64_t second_ = 0;
  std::uint64_t made_ = 0, last_card_ = 0, last_application_ = 0, last_family_ = 0;
};

}  // namespace gongbao::simulation
