// Rows change here, op by op; money moves in post() and nowhere else.
#include "custody/apply.h"

#include <limits>

#include "custody/applier.h"

namespace gongbao::custody {

namespace {

class CardApplier final : public Applier {
 public:
  using Applier::Applier;

  void rows() {
    switch (in_.op) {
      case Op::purchase:
      case Op::topup:
        sale(in_.subject_id, in_.op == Op::purchase);
        break;
      case Op::sale_in_transit:
        sale_in_transit();
        break;
      case Op::cash_deposit:
        use_receipts();
        break;
      case Op::redeem:
        redeem();
        break;
      case Op::apply_release:
        apply_release();
        break;
      case Op::release_free:
        books_.papers[{in_.operator_id, in_.ref_id}] = true;
        break;
      case Op::execute_payout:
        finish_order(OrderState::executed);
        break;
      case Op::objection:
        object();
        break;
      case Op::agreement:
        agree();
        break;
      case Op::accept_refund:
        accept_refund();
        break;
      case Op::pay_refund:
        pay_refund();
        break;
      case Op::refund_by_operator:
        refund_by_operator();
        break;
      case Op::transfer:
        transfer();
        break;
      case Op::chargeback:
        chargeback();
        break;
      case Op::reverse:
        reverse();
        break;
      case Op::unidentified_receipt:
        GB_CHECK(books_.lines.try_emplace({in_.operator_id, in_.instr_id}, BankLine{in_.amount_fen, false}).second);
        break;
      case Op::identify_receipt:
        identify();
        break;
      case Op::payout_returned:
        finish_order(OrderState::returned);
        break;
      case Op::fund_custody:
      case Op::interest:
      case Op::bank_fee:
        break;
      default:
        GB_NEVER("an op of cards");
    }
  }

 private:
  void sale(std::uint64_t card_id, bool first) {
    if (first) {
      Card* known = books_.cards.find({in_.operator_id, card_id});
      Card& row = known != nullptr ? *known : books_.cards.insert({in_.operator_id, card_id});
      row.product_id = in_.counter_id;
      row.first_sale = in_.event_date.day;
      row.loaded = 0;
      row.state = CardState::active;
    }
    Card& row = touch(card_id);
    row.principal += in_.amount_fen;
    row.paid += in_.amount_fen;
    row.bonus += in_.aux_fen;
    row.bonus_granted += in_.aux_fen;
  }
  void sale_in_transit() {
    sale(in_.subject_id, in_.has(flag::first_sale));
    const auto opened = *find_ext<ReceiptOpened>(decided_.extensions);
    const OfOperatorId key{in_.operator_id, in_.instr_id};
    const auto [it, fresh] =
        books_.receipts.try_emplace(key, Receipt{in_.amount_fen, in_.amount_fen, in_.subject_id, in_.event_date,
                                                 opened.deadline, opened.overdue, 0, opened.provisional});
    GB_CHECK(fresh);
    books_.queue_receipt(key, it->second);
  }
  void redeem() {
    const auto split = find_ext<PriceSplit>(decided_.extensions).value_or(PriceSplit{in_.amount_fen, 0});
    Card& row = touch(in_.subject_id);
    row.principal -= split.principal;
    row.bonus -= split.bonus;
    row.consumed += in_.amount_fen;
    if (row.redemptions < std::numeric_limits<std::uint16_t>::max()) ++row.redemptions;
    if (split.principal > 0) new_item(ItemKind::sale, split.principal, in_.subject_id);
  }
  void new_item(ItemKind kind, std::int64_t amount, std::uint64_t card_id) {
    Item& item = books_.items.insert({in_.operator_id, in_.instr_id});
    item.amount = amount;
    item.card_id = card_id;
    item.event_date = in_.event_date.day;
    item.kind = kind;
  }
  void apply_release() {
    const OfOperatorNo key{in_.operator_id, in_.counter_id};
    if (const auto cleared = find_ext<ItemCleared>(decided_.extensions)) {
      books_.items.erase({in_.operator_id, in_.ref_id});
      books_.applications[key] = {decided_.booked_on, decided_.booked_on, false, ApplicationState::settled, {},
                                  decided_.booked_on, cleared->amount};
      if (const auto order = find_ext<OrderOpened>(decided_.extensions)) {
        // Of the day it was applied for, which the bank may pay it on and report both later.
        books_.orders[key] = {
            OrderKind::consumption, OrderState::open, order->amount, 0, in_.event_date, order->due_on, {}};
      }
      return;
    }
    if (const auto window = find_ext<WindowOpened>(decided_.extensions)) {
      books_.applications.try_emplace(
          key,
          Application{decided_.booked_on, window->window_end, false, ApplicationState::window_open, {}, window->from});
      books_.applications.at(key).counted_from = window->from;
      books_.fix_window(key, window->window_end, window->provisional);
    }
    Application& application = books_.applications.at(key);
    application.items.push_back(in_.ref_id);
    Item& item = *books_.items.find({in_.operator_id, in_.ref_id});
    application.applied += item.amount;
    item.state = ItemState::applied;
    item.application = in_.counter_id;
  }
  void finish_order(OrderState state) {
    Order& order = books_.orders.at({in_.operator_id, in_.subject_id});
    order.state = state;
    (state == OrderState::returned ? order.returned_on : order.executed_on) = in_.event_date;
  }
  void object() {
    touch(in_.subject_id);
    Item& item = *books_.items.find({in_.operator_id, in_.ref_id});
    if (item.state == ItemState::applied) {
      Application& application = books_.applications.at({in_.operator_id, item.application});
      application.applied -= item.amount;
      application.disputed += item.amount;
    }
    item.state = ItemState::disputed;
    ++book_.disputed;
  }
  void agree() {
    Item& item = *books_.items.find({in_.operator_id, in_.ref_id});
    const std::int64_t back = in_.amount_fen - in_.aux_fen;
    Card& row = touch(in_.subject_id);
    credit(row, back);
    if (item.kind == ItemKind::sale) row.consumed -= back;
    if (item.application != 0) books_.applications.at({in_.operator_id, item.application}).disputed -= in_.amount_fen;
    item.amount = in_.aux_fen;
    item.state = ItemState::agreed;
    --book_.disputed;
    GB_CHECK(book_.disputed >= 0);
    item.application = 0;
    if (item.amount > 0) return;
    if (item.kind != ItemKind::sale) forget_item_of_refund();
    books_.items.erase({in_.operator_id, in_.ref_id});
  }
  // The consumer has all of it back: nothing of the refund is the operator's.
  void forget_item_of_refund() {
    for (auto it = books_.refunds.lower_bound({in_.operator_id, 0});
         it != books_.refunds.end() && it->first.operator_id == in_.operator_id; ++it) {
      if (it->second.item == in_.ref_id) it->second.item = {};
    }
  }
  void accept_refund() {
    const auto split = *find_ext<RefundSplit>(decided_.extensions);
    Refund& row = refund();
    row.state = RefundState::accepted;
    row.payable = split.payable;
    row.compensation = split.compensation;
    touch(row.card_id).principal -= split.payable + split.item;
    if (split.item > 0) {
      row.item = in_.instr_id;
      new_item(row.gift_kept ? ItemKind::gift_price : ItemKind::list_price_adjustment, split.item, row.card_id);
    }
  }
  void pay_refund() {
    Refund& row = refund();
    row.payable = 0;
    row.compensation = 0;
    close_refund(row);
  }
  void refund_by_operator() {
    Refund& row = refund();
    const std::int64_t item = in_.amount_fen - use_receipts();
    touch(row.card_id).principal -= in_.amount_fen;
    if (item > 0) new_item(ItemKind::returned, item, row.card_id);
    close_refund(row);
  }
  void transfer() {
    touch(in_.subject_id).principal -= in_.amount_fen;
    touch(in_.counter_id).principal += in_.amount_fen;
  }
  void chargeback() {
    const auto undone = *find_ext<OriginalUndone>(decided_.extensions);
    Card& row = touch(in_.subject_id);
    row.principal -= undone.principal;
    row.paid -= in_.amount_fen;
    lessen_refunds([&](Refund& refund) { close_refund(refund); });
    books_.corrections[undone.entry].charged_back += in_.amount_fen;
  }
  void reverse() {
    const auto undone = *find_ext<OriginalUndone>(decided_.extensions);
    const auto original = *find_ext<OriginalSubject>(decided_.extensions);
    books_.corrections[undone.entry].reversed = true;
    switch (static_cast<Op>(undone.op)) {
      case Op::sale_in_transit:
        forget_receipt(original.instr_id);
        [[fallthrough]];
      case Op::purchase:
      case Op::topup:
        reverse_sale(undone);
        break;
      case Op::cash_deposit:
        restore_receipts(undone.entry);
        break;
      case Op::redeem:
        reverse_redeem(undone, original.instr_id);
        break;
      case Op::refund_by_operator:
        reverse_refund(original.instr_id, undone.entry);
        break;
      case Op::transfer:
        credit(touch(in_.subject_id), in_.amount_fen);
        touch(original.counter).principal -= in_.amount_fen;
        break;
      case Op::unidentified_receipt:
        books_.lines.erase({in_.operator_id, original.instr_id});
        break;
      default:
        break;
    }
  }
  // A first sale reversed with nothing left puts the card back in stock (part 12, B6); not while a refund is demanded,
  // and not the successor of the card that was sold.
  void reverse_sale(const OriginalUndone& undone) {
    Card& row = touch(in_.subject_id);
    row.principal -= in_.amount_fen;
    row.paid -= in_.amount_fen;
    row.bonus -= undone.bonus;
    row.bonus_granted -= undone.bonus;
    const bool left = row.paid != 0 || row.principal != 0 || row.bonus != 0 || row.redemptions != 0;
    if (undone.first_sale && !left && row.state == CardState::active && row.key.card_id == in_.subject_id) {
      row.state = CardState::stock;
      row.first_sale = 0;
    }
  }
  void reverse_redeem(const OriginalUndone& undone, const Id16& item) {
    Card& row = touch(in_.subject_id);
    credit(row, undone.principal);
    row.bonus += undone.bonus;
    row.consumed -= undone.principal + undone.bonus;
    if (row.redemptions > 0 && row.redemptions < std::numeric_limits<std::uint16_t>::max()) --row.redemptions;
    if (undone.principal > 0) books_.items.erase({in_.operator_id, item});
  }
  void reverse_refund(const Id16& item, std::uint64_t entry) {
    Refund& row = refund();
    row.state = RefundState::demanded;
    row.paid_on.reset();
    restore_receipts(entry);
    Card& back = touch(row.card_id);
    credit(back, in_.amount_fen);
    if (const auto cancelled = find_ext<BonusCancelled>(decided_.extensions)) back.bonus += cancelled->amount;
    if (books_.items.find({in_.operator_id, item}) != nullptr) books_.items.erase({in_.operator_id, item});
  }
  void identify() {
    books_.lines.at({in_.operator_id, in_.ref_id}).identified = true;
    if (in_.purpose == purpose::card) sale(in_.subject_id, in_.has(flag::first_sale));
    if (in_.purpose == purpose::in_transit) use_receipts();
  }
};

// The running quarter's row, if there is one.
const QuarterRow* running_quarter(const Books& books, const OperatorBook& book) {
  const auto found = books.quarters.find({book.key.operator_id, Quarter{book.quarter}});
  return found == books.quarters.end() ? nullptr : &found->second;
}

// The change of B shows in the quarter of the event and in every later quarter's closing balance, that of C in the
// closing figure of every quarter that ended since. Returns the running quarter's row.
const QuarterRow* carry_into_quarters(Books& books, const OperatorBook& book, Date event_date, Flow flow,
                                      Wide change_of_balance, Wide change_of_custody) {
  const Quarter from = quarter_of(event_date);
  if (change_of_balance == 0 && (change_of_custody == 0 || from.index >= book.quarter)) {
    return running_quarter(books, book);
  }
  const QuarterRow* running = nullptr;
  const auto delta = static_cast<std::int64_t>(change_of_balance);
  for (std::int32_t q = from.index; q <= book.quarter; ++q) {
    const auto [it, created] = books.quarters.try_emplace({book.key.operator_id, Quarter{q}});
    QuarterRow& row = it->second;
    if (q == book.quarter) running = &row;
    if (created && q < book.quarter) row.stage = QuarterStage::provisional;
    row.balance += delta;
    if (q < book.quarter) row.custody_end += static_cast<std::int64_t>(change_of_custody);
    if (q != from.index || delta == 0) continue;
    switch (flow) {
      case Flow::received:
        row.received += delta;
        break;
      case Flow::redeemed:
        row.redeemed -= delta;
        break;
      case Flow::refunded:
        row.refunded -= delta;
        break;
      case Flow::none:
        GB_NEVER("a change of B belongs to a flow");
    }
  }
  return running != nullptr ? running : running_quarter(books, book);
}

void check_invariants(const Change& change) {
  for (const Invariant& invariant : invariants()) {
    if (!invariant.holds(change))
      check_failed(invariant.name, "operator", static_cast<int>(change.after.key.operator_id));
  }
}

// The legs are lent to the journal, and are there again afterwards.
void announce(const Books& books, OperatorBook& book, ledger::Book kind, const Posting& posting,
              std::vector<ledger::Leg>& legs) {
  if (legs.empty()) return;
  ++book.last_journal_no;
  if (!books.on_journal) return;
  ledger::Journal journal{book.key.operator_id, kind,          book.last_journal_no, posting.event_date,
                          posting.booked_on,    posting.cause, std::move(legs)};
  books.on_journal(journal);
  legs = std::move(journal.legs);
}

}  // namespace

void post(Books& books, OperatorBook& book, Movement& m, const Posting& posting) {
  GB_CHECK(!m.overflow);
  const OperatorBook before = book;
  const Wide change_of_balance = m.after.balance() - book.q.balance();
  const Wide change_of_custody = Wide{m.after.custody} - book.q.custody;
  book.turnover = turnover_after(book, m);
  add_split(m, book, posting.required_after);
  announce(books, book, ledger::Book::money, posting, m.money);
  announce(books, book, ledger::Book::bonus, posting, m.bonus);
  if (book.touched == 0) {
    book.touched = 1;
    books.touched.push_back(book.key.operator_id);
  }
  book.restricted = restricted_after(m, posting.required_after);
  book.required = posting.required_after;
  book.q = m.after;
  if ((posting.flags & result_flag::shortfall_opened) != 0) book.shortfall_since = posting.booked_on.day;
  if ((posting.flags & result_flag::shortfall_cured) != 0) book.shortfall_since = 0;
  if ((posting.flags & result_flag::filing_duty_opened) != 0) book.filing_duty_since = posting.booked_on.day;
  const QuarterRow* quarter =
      carry_into_quarters(books, book, posting.event_date, m.flow, change_of_balance, change_of_custody);
  const Wide quarter_balance = quarter == nullptr ? 0 : quarter->balance;
  check_invariants({before, book, posting.cause, m.money, m.bonus, quarter_balance,
                    posting.ordered_under.value_or(posting.required_after)});
}

void remove_item(Books& books, OperatorBook& book, const Id16& id) {
  const ItemKey key{book.key.operator_id, id};
  const Item* item = books.items.find(key);
  GB_CHECK(item != nullptr);
  const bool disputed = item->state == ItemState::disputed;
  if (item->application != 0) {
    Application& application = books.applications.at({book.key.operator_id, item->application});
    (disputed ? application.disputed : application.applied) -= item->amount;
  }
  if (disputed) --book.disputed;
  GB_CHECK(book.disputed >= 0);
  books.items.erase(key);
}

void apply(Books& books, const Instruction& in, const Applied& decided, Movement& scratch) {
  OperatorBook* book = books.find_operator(in.operator_id);
  if (decided.code != 0) {
    if (book == nullptr || in.op != Op::execute_payout || book->scheme != scheme_prepaid_card) return;
    // Execution would have broken the floor: the order waits (状态 held) until money is there.
    const auto it = books.orders.find({in.operator_id, in.subject_id});
    const bool held =
        it != books.orders.end() && it->second.state == OrderState::open && decided.code >= code::account_not_dedicated;
    if (held) it->second.state = OrderState::held;
    return;
  }
  GB_CHECK(book != nullptr);
  movement_of(books, *book, in, decided.extensions, scratch);
  GB_CHECK(scratch.after.custody == decided.custody_after);
  if (book->scheme == scheme_childcare) {
    apply_lot_rows(books, *book, in, decided);
  } else {
    CardApplier applier(books, *book, in, decided);
    applier.rows();
    applier.check_cards();
  }
  const std::uint64_t before = book->last_journal_no;
  post(books, *book, scratch,
       {in.event_date, decided.booked_on, decided.required_after, decided.flags, cause_of(in.op)});
  GB_CHECK(decided.journal_no == (book->last_journal_no == before ? 0 : before + 1));
  book->last_entry = decided.entry;
  book->instructions_seen = 1;
}

}  // namespace gongbao::custody
