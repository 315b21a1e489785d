// Records and days.
#include "simulation/model/town.h"

namespace gongbao::model {

namespace {

int run(Attempt& t) {
  switch (static_cast<int>(t.in.op)) {
    case 1:
    case 2:
    case 3:
      return sell(t);
    case 4:
      return deposit(t);
    case 5:
      return redeem(t);
    case 6:
      return apply_for_release(t);
    case 7:
      return release_free(t);
    case 8:
      return execute_payout(t);
    case 9:
      return object(t);
    case 10:
      return agree(t);
    case 11:
      return accept_refund(t);
    case 12:
      return pay_refund(t);
    case 13:
      return refund_by_operator(t);
    case 14:
      return transfer(t);
    case 15:
      return charge_back(t);
    case 16:
      return reverse(t);
    case 17:
      return fund(t);
    case 18:
      return interest(t);
    case 19:
      return bank_fee(t);
    case 20:
      return receive_unidentified(t);
    case 21:
      return identify(t);
    default:
      return payout_returned(t);
  }
}

constexpr int late_flag = 1, shortfall_opened = 2, shortfall_cured = 4;
constexpr std::int32_t days_ids_are_remembered = 49;

}  // namespace

Verdict Town::book(Shop& shop, Shop after, bool money, bool bonus, bool late) {
  Verdict verdict;
  const Fen r = required(after, terms_, *today_);
  after.restricted = std::min(after.custody, r);
  const bool resplit =
      after.restricted != shop.restricted || after.custody - after.restricted != shop.custody - shop.restricted;
  money = money || resplit;
  if (money || bonus) verdict.journal = shop.journals + 1;
  after.journals += (money ? 1U : 0U) + (bonus ? 1U : 0U);
  const bool short_now = short_by(after, terms_, *today_) > 0;
  if (late) verdict.flags |= late_flag;
  if (short_now && !shop.shortfall_open) verdict.flags |= shortfall_opened;
  if (!short_now && shop.shortfall_open) verdict.flags |= shortfall_cured;
  after.shortfall_open = short_now;
  shop = std::move(after);
  return verdict;
}

Verdict Town::decide(const Instruction& in, Past& own) {
  const auto it = shops_.find(in.operator_id);
  if (it == shops_.end()) return {.code = 103};
  Shop after = it->second;
  Attempt t{after, in, *today_, terms_, calendar_, history_, own};
  int code = run(t);
  if (code == 0 && overflows(after, terms_, *today_)) code = 118;
  if (code != 0) {
    // Its execution would have broken the floor: the order waits.
    if (static_cast<int>(in.op) == 8 && code == 208) it->second.orders.at(in.subject_id).state = OrderState::held;
    return {.code = code, .detail = t.detail};
  }
  Verdict verdict = book(it->second, std::move(after), t.money, t.bonus, t.late);
  verdict.detail = t.detail;
  return verdict;
}

Verdict Town::hear(const engine::Record& record) {
  const auto bytes = std::bit_cast<custody::PackedInstruction>(record);
  const Instruction in = custody::unpack(bytes);
  const Date made_on = custody::day_of(in.instr_id);
  if (made_on > *today_ || !well_formed(in)) return {.code = 101};
  if (*today_ > made_on + Days{days_ids_are_remembered}) return {.code = 119};
  if (const auto used = history_.find(in.instr_id); used != history_.end()) {
    if (used->second.bytes != bytes) return {.code = 102};
    Verdict again = used->second.verdict;
    again.duplicate = true;
    return again;
  }
  Past past;
  past.in = in;
  past.bytes = bytes;
  past.verdict = decide(in, past);
  const int op = static_cast<int>(in.op);
  if (past.verdict.code == 0 && op == 15) history_.at(in.ref_id).charged_back += in.amount_fen;
  if (past.verdict.code == 0 && op == 16) history_.at(in.ref_id).reversed = true;
  return (history_[in.instr_id] = std::move(past)).verdict;
}

// --- days ----------------------------------------------------------------------------------------------------------

namespace {

void settle(Shop& shop, std::uint64_t number, const Terms& terms, Date day, Date quarter_of_floor) {
  Application& application = shop.applications.at(number);
  application.state = ApplicationState::settled;
  Fen cleared = 0;
  for (const Id& id : application.items) {
    Item& item = shop.items.at(id);
    if (item.state != ItemState::applied || item.application != number) continue;
    item.state = ItemState::cleared;
    cleared += item.amount;
  }
  shop.entitled += cleared;
  // Under the floor of the quarter that the window ended in: rolling over comes after.
  const Fen free = shop.custody - required(shop, terms, quarter_of_floor) - open_orders(shop);
  const Fen ordered = std::clamp(free, Fen{0}, cleared);
  if (ordered > 0) shop.orders[number] = {OrderState::open, ordered, order_due(shop, day), day};
}

void take_effect(Terms& terms, Date day, const std::string& name, const std::string& value) {
  const auto number = [&] { return std::strtoll(value.c_str(), nullptr, 10); };
  if (name == "custody_ratio") terms.ratio = number();
  if (name == "termination_ratio") terms.termination_ratio = number();
  if (name == "cash_deposit_days") terms.deposit_days.later[day] = static_cast<std::int32_t>(number());
  if (name == "objection_window_days") terms.objection_days.later[day] = static_cast<std::int32_t>(number());
  if (name == "window_starts_on") terms.window_from_redemption = value == "redemption";
  if (name != "floor_mode") return;
  terms.mode = value == "quarter_only"    ? FloorMode::quarter_only
               : value == "progress_only" ? FloorMode::progress_only
                                          : FloorMode::quarter_and_progress;
}

}  // namespace

void Town::turn(Shop& shop, Date day) {
  Shop after = shop;
  for (auto& [id, receipt] : after.receipts) receipt.overdue |= receipt.left > 0 && receipt.deadline < day;
  std::vector<std::pair<Date, std::uint64_t>> ended;
  for (const auto& [number, application] : after.applications) {
    if (application.state == ApplicationState::window_open && application.window_end < day)
      ended.emplace_back(application.window_end, number);
  }
  std::ranges::sort(ended);
  bool money = false;
  for (const auto& [end, number] : ended) {
    const Fen before = after.entitled;
    settle(after, number, terms_, day, day + Days{-1});
    money = money || after.entitled != before;
  }
  today_ = day;
  book(shop, std::move(after), money, false, false);
}

void Town::begin(Date day) {
  if (!today_) today_ = day;
  while (*today_ < day) {
    const Date yesterday = *today_;
    const Date next = yesterday + Days{1};
    for (const auto& [name, value] : coming_terms_[next]) take_effect(terms_, next, name, value);
    for (auto& [id, shop] : shops_) turn(shop, next);
    today_ = next;
  }
}

}  // namespace gongbao::model
