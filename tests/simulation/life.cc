// The days one after another, and how things are said: what a life says is kept with its first answer.
#include "simulation/life.h"

#include "base/check.h"

namespace gongbao::simulation {

using custody::Instruction;
using custody::Op;

Year Life::all() {
  today_ = plan_.first;
  open_the_day();
  for (const policies::SetParameter& each : plan_.parameters) {
    const std::string owner = counter_.state().prepaid_card().parameters.find(each.parameter)->owner;
    GB_CHECK(give(each, owner == "district_commerce" ? the_district() : the_city()).code == 0);
  }
  for (std::uint64_t i = 0; i < plan_.operators; ++i) found_business(i);
  for (std::uint64_t i = 0; i < plan_.institutions; ++i) found_nursery(i);
  for (std::int32_t day = 0; day < plan_.days; ++day, today_ = today_ + Days{1}) {
    open_the_day();
    offices_act();
    for (Business& each : businesses_) business_day(each);
    send_what_was_held_up();
    std::swap(dice_, dice_of_nurseries_);
    for (Nursery& each : nurseries_) nursery_day(each);
    district_of_nurseries_acts();
    std::swap(dice_, dice_of_nurseries_);
    night_batch();
  }
  return std::move(year_);
}

engine::TypedReply Life::give(std::uint16_t number, std::string_view name, Bytes command, const access::Actor& actor) {
  Event event;
  event.source = source(actor);
  event.command = engine::TypedCommand{.type = number, .bytes = std::move(command)};
  event.reply = counter_.take(*event.command, event.source);
  event.first_entry = event.reply.entry_no;
  ++year_.commands[{std::string(name), event.reply.code}];
  year_.events.push_back(std::move(event));
  return year_.events.back().reply;
}

std::vector<engine::InstructionResult> Life::send(const std::vector<Instruction>& run, const access::Actor& actor,
                                                  engine::EntryNo batch) {
  Event event;
  event.source = source(actor);
  event.source.batch_entry = batch;
  for (const Instruction& in : run) event.records.push_back(std::bit_cast<engine::Record>(custody::pack(in)));
  event.results = counter_.take(event.records, event.source);
  event.first_entry = counter_.last_entry() + 1 - run.size();
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (event.results[i].outcome == engine::Verdict::duplicate) continue;
    ++year_.instructions[{run[i].op, event.results[i].code}];
    const bool of_cards = run[i].scheme == custody::scheme_prepaid_card;
    if (of_cards && event.results[i].code == 0) enter_at_the_bank(run[i]);
  }
  year_.events.push_back(std::move(event));
  return year_.events.back().results;
}

bool Life::send(const Instruction& in) {
  if (!one_in(60)) return send_now(in);
  held_up_.push_back(in);  // somewhere on its way; what was sent after it arrives first
  return false;
}

// What was held up arrives, some of it days late, the last first.
void Life::send_what_was_held_up() {
  std::vector<Instruction> arriving;
  std::erase_if(held_up_, [&](const Instruction& in) {
    if (!one_in(3)) return false;
    arriving.push_back(in);
    return true;
  });
  for (auto it = arriving.rbegin(); it != arriving.rend(); ++it) send_now(*it);
}

bool Life::send_now(const Instruction& in) {
  const bool accepted = send(std::vector{in}).front().code == 0;
  if (one_in(40)) send(std::vector{in});  // the line was lost and the bank asks again
  if (one_in(200)) {
    Instruction other = in;
    other.amount_fen += 1;
    send(std::vector{other});
  }
  if (accepted) remember(in);
  return accepted;
}

Instruction Life::make(Op op, std::uint64_t operator_id, std::uint64_t subject, std::int64_t amount) {
  Instruction in;
  ++made_;
  std::array<std::uint8_t, 12> own{};
  std::memcpy(own.data(), &made_, sizeof made_);
  in.instr_id = custody::make_id(today_, own);
  in.op = op;
  in.event_date = today_;
  // Told late, now and then very late.
  const std::int32_t lived = (today_ - plan_.first).count;
  if (one_in(30) && lived > 5) in.event_date = today_ - Days{static_cast<std::int32_t>(below(5))};
  if (one_in(150) && lived > 1)
    in.event_date = today_ - Days{static_cast<std::int32_t>(below(static_cast<std::uint64_t>(lived)))};
  in.operator_id = operator_id;
  in.subject_id = subject;
  in.amount_fen = amount;
  in.second_of_day = static_cast<std::uint32_t>(second_);
  return in;
}

Instruction Life::cash(Instruction in) const {
  const std::string number = "S" + std::to_string(made_);
  std::copy(number.begin(), number.end(), in.bank_txn_no.begin());
  return in;
}

Instruction Life::paid_in(Instruction in, const std::string& account) const {
  in.ref_id = custody::account_key(account).value();
  return cash(in);
}

void Life::remember(const Instruction& in) {
  Business& of = business(in.operator_id);
  const bool first_sale = in.op == Op::purchase || (in.has(custody::flag::first_sale) &&
                                                    (in.op == Op::sale_in_transit || in.op == Op::identify_receipt));
  if (first_sale) welcome(of, in.subject_id);
  if (in.op == Op::redeem || in.op == Op::refund_by_operator) of.items.push_back(in.instr_id);
  if (in.op == Op::unidentified_receipt) of.lines.push_back(in.instr_id);
  using enum Op;
  for (const Op op : {purchase, topup, sale_in_transit, cash_deposit, redeem, refund_by_operator, transfer,
                      fund_custody, interest, unidentified_receipt, identify_receipt}) {
    if (op == in.op) of.inbound.emplace_back(in.instr_id, in);
  }
}

// Every card has a holder, whose account has the card's number.
void Life::welcome(Business& of, std::uint64_t card_id) {
  of.cards.push_back(card_id);
  prepaid_card::BindCardHolder bind;
  bind.operator_id = of.id;
  bind.card_id = card_id;
  bind.holder.token.fill(static_cast<std::uint8_t>(1 + card_id % 250));
  bind.consumer_account = card_id;
  give(bind, the_bank());
}

}  // namespace gongbao::simulation
