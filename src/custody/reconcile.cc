// Walks back, groups by bank number, compares.
#include "custody/reconcile.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::custody {

const Break* Reconciliation::open_break(const OfAccountTxn& key) const {
  const auto it = latest.find(key);
  if (it == latest.end()) return nullptr;
  const Break& found = breaks.at(it->second);
  return found.open() ? &found : nullptr;
}

bool balanced(const Reconciliation& rows, const Id16& account, Date date) {
  const auto reached = rows.accounts.find(account);
  return rows.statements.contains({account, date}) && reached->second.open_breaks == 0;
}

// --- cash of entries
// --------------------------------------------------------------------------------------------------

namespace {

std::int64_t cash_reversed(const Instruction& in, std::span<const Ext> extensions) {
  switch (static_cast<Op>(find_ext<OriginalUndone>(extensions)->op)) {
    case Op::purchase:
    case Op::topup:
    case Op::cash_deposit:
    case Op::pay_fee:
    case Op::deposit_cash:
    case Op::fund_custody:
    case Op::interest:
    case Op::unidentified_receipt:
      return -in.amount_fen;
    default:
      return 0;
  }
}

}  // namespace

std::int64_t cash_moved(const Books& books, const Instruction& in, std::span<const Ext> extensions) {
  switch (in.op) {
    case Op::purchase:
    case Op::topup:
    case Op::cash_deposit:
    case Op::pay_fee:
    case Op::deposit_cash:
    case Op::fund_custody:
    case Op::interest:
    case Op::unidentified_receipt:
      return in.amount_fen;
    case Op::release_free:
    case Op::pay_refund:
    case Op::chargeback:
    case Op::bank_fee:
      return -in.amount_fen;
    case Op::execute_payout:
      return -books.orders.at({in.operator_id, in.subject_id}).amount;
    case Op::payout_returned:
      return books.orders.at({in.operator_id, in.subject_id}).amount;
    case Op::reverse:
      return cash_reversed(in, extensions);
    default:
      return 0;
  }
}

std::string text_of(const std::array<char, 32>& bank_txn_no) {
  return {bank_txn_no.begin(), std::ranges::find(bank_txn_no, '\0')};
}

bool bank_txn_no_ok(const std::string& text) {
  const auto printable = [](char c) { return c >= 32 && c <= 126; };
  return !text.empty() && text.size() <= std::tuple_size_v<decltype(Instruction::bank_txn_no)> &&
         std::ranges::all_of(text, printable);
}

std::string cash_key(const Originals& originals, const Instruction& in, std::span<const Ext> extensions) {
  std::string own = text_of(in.bank_txn_no);
  if (!own.empty() || in.op != Op::reverse) return own;
  const auto original = originals.at(find_ext<OriginalUndone>(extensions)->entry);
  return original ? text_of(original->record.bank_txn_no) : own;
}

namespace {

// Legs that no statement has looked at: of a later event date than the last one's, or entered after its upload.
struct Unseen {
  Date date;
  std::uint64_t entry = 0;
  bool holds(const CashLeg& leg) const { return leg.event_date > date || leg.entry > entry; }
};

bool keeps(const AccountPeriod& account, Date booked_on) {
  return booked_on >= account.from && (!account.to || booked_on < *account.to);
}

// Newest first; stops where nothing unseen can lie: event dates never lie after booking days.
template <class See>
void walk_unseen(const Ledger& ledger, const AccountPeriod& account, const Unseen& unseen, const See& see) {
  const auto loose = ledger.rows.loose_cash.find(account.operator_id);
  if (loose != ledger.rows.loose_cash.end()) {
    for (const LooseCash& each : loose->second) {
      const CashLeg leg{each.entry, {}, each.bank_txn_no, each.event_date, each.amount};
      if (each.account == account.account && unseen.holds(leg)) see(leg);
    }
  }
  std::uint64_t number = ledger.books.find_operator(account.operator_id)->last_entry;
  while (number != 0) {
    const auto entered = ledger.originals.at(number);
    if (!entered) return;  // the journal cannot be read: the engine stops, and nothing of this is used
    if (entered->booked_on <= unseen.date && entered->entry <= unseen.entry) return;
    const std::int64_t amount = cash_moved(ledger.books, entered->record, entered->extensions);
    if (amount != 0 && keeps(account, entered->booked_on)) {
      const CashLeg leg{entered->entry, entered->record.op,
                        cash_key(ledger.originals, entered->record, entered->extensions), entered->record.event_date,
                        amount};
      if (unseen.holds(leg)) see(leg);
    }
    number = entered->previous_of_operator;
  }
}

Unseen unseen_of(const Reconciliation& rows, const Id16& account, Date first_statement) {
  const auto reached = rows.accounts.find(account);
  if (reached != rows.accounts.end()) return {reached->second.date, reached->second.entry};
  // The first statement looks at its own day only.
  return {first_statement - Days{1}, std::numeric_limits<std::uint64_t>::max()};
}

bool same_sign(std::int64_t a, std::int64_t b) { return (a < 0) == (b < 0); }

// Which resolution makes a break of that kind good by itself.
Resolution made_good(BreakKind kind, Op last) {
  switch (kind) {
    case BreakKind::missing_in_ledger:
      return last == Op::unidentified_receipt ? Resolution::unidentified_receipt : Resolution::instruction_sent;
    case BreakKind::missing_in_bank:
      return Resolution::reversed;
    default:
      return Resolution::reversed_and_resent;
  }
}

// --- one statement
// ----------------------------------------------------------------------------------------------------

class Matching {
 public:
  Matching(const Ledger& ledger, const AccountPeriod& account, const Statement& statement)
      : ledger_(ledger), account_(account), statement_(statement) {}

  StatementTaken run() {
    taken_.operator_id = account_.operator_id;
    taken_.account = account_.account;
    taken_.date = statement_.date;
    taken_.opening = statement_.opening;
    taken_.closing = statement_.closing;
    taken_.lines = static_cast<std::uint32_t>(statement_.lines.size());
    gather();
    for (const StatementLine& line : statement_.lines) match(line);
    close_what_is_made_good();
    for (const auto& [key, group] : groups_) {
      if (group.matched || group.sum == 0) continue;
      open(BreakKind::missing_in_bank, key, 0, group.sum, statement_.date, group.event_date, {});
    }
    balance();
    for (auto& [key, update] : updates_) taken_.updates.push_back(update);
    return std::move(taken_);
  }

 private:
  struct Group {
    std::int64_t sum = 0;
    Date event_date;  // of its last leg
    bool one_date = true;
    bool matched = false;
  };
  struct Counted {
    Op last{};
    bool on_value_date = false;
  };

  void gather() {
    std::int64_t after_the_date = 0;
    walk_unseen(ledger_, account_, unseen_of(ledger_.rows, account_.account, statement_.date), [&](const CashLeg& leg) {
      if (leg.event_date > statement_.date) {
        after_the_date += leg.amount;
      } else {
        take(leg);
      }
    });
    // C is that of the dedicated account; one that was given up holds nothing.
    const std::int64_t now = account_.to ? 0 : ledger_.books.find_operator(account_.operator_id)->q.custody;
    taken_.ledger_custody = now - after_the_date;
  }

  void take(const CashLeg& leg) {
    const auto latest = ledger_.rows.latest.find({account_.account, leg.bank_txn_no, false});
    if (latest != ledger_.rows.latest.end()) {
      const Break& known = ledger_.rows.breaks.at(latest->second);
      if (known.open()) return count(latest->second, known, leg);
      if (leg.entry <= known.counted_through) return;
    }
    const auto [it, fresh] = groups_.try_emplace(leg.bank_txn_no);
    Group& group = it->second;
    if (fresh) group.event_date = leg.event_date;
    group.one_date = group.one_date && group.event_date == leg.event_date;
    group.sum += leg.amount;
  }

  BreakUpdate& update_of(const BreakKey& key, const Break& known) {
    const auto [it, fresh] = updates_.try_emplace(key);
    if (fresh) it->second = {key, known.ledger_amount, std::nullopt};
    return it->second;
  }
  void count(const BreakKey& key, const Break& known, const CashLeg& leg) {
    update_of(key, known).ledger_amount += leg.amount;
    Counted& counted = counted_[key];
    if (counted.last == Op{}) counted.last = leg.op;
    counted.on_value_date = counted.on_value_date || leg.event_date == known.value_date;
  }

  void close_what_is_made_good() {
    for (const auto& [key, counted] : counted_) {
      const Break& known = ledger_.rows.breaks.at(key);
      BreakUpdate& update = updates_.at(key);
      const bool dated = known.kind != BreakKind::date_differs || counted.on_value_date;
      if (update.closed_by || update.ledger_amount != known.bank_amount || !dated) continue;
      update.closed_by = made_good(known.kind, counted.last);
    }
  }

  void match(const StatementLine& line) {
    const std::int64_t amount = line.amount.fen;
    const OfAccountTxn key{account_.account, line.bank_txn_no, false};
    const OfAccountTxn twice{account_.account, line.bank_txn_no, true};
    if (const Break* doubled = ledger_.rows.open_break(twice); doubled != nullptr && amount == -doubled->bank_amount) {
      BreakUpdate& update = update_of(ledger_.rows.latest.at(twice), *doubled);
      if (!update.closed_by) {
        update.closed_by = Resolution::later_line;
        return;
      }
    }
    if (!seen_.insert(line.bank_txn_no).second) {
      open(BreakKind::duplicate_in_bank, line.bank_txn_no, amount, 0, line.value_date, line.value_date,
           line.counterparty);
      return;
    }
    if (const Break* known = ledger_.rows.open_break(key)) {
      match_open_break(line, ledger_.rows.latest.at(key), *known);
      return;
    }
    const auto group = groups_.find(line.bank_txn_no);
    if (group == groups_.end() || group->second.sum == 0) return missing_in_ledger(line);
    group->second.matched = true;
    compare(line, group->second);
  }

  void missing_in_ledger(const StatementLine& line) {
    open(BreakKind::missing_in_ledger, line.bank_txn_no, line.amount.fen, 0, line.value_date, line.value_date,
         line.counterparty);
  }

  // The line that was missing came; anything else is a key used twice.
  void match_open_break(const StatementLine& line, const BreakKey& key, const Break& known) {
    if (known.kind != BreakKind::missing_in_bank) {
      open(BreakKind::duplicate_in_bank, line.bank_txn_no, line.amount.fen, 0, line.value_date, line.value_date,
           line.counterparty);
      return;
    }
    BreakUpdate& update = update_of(key, known);
    update.closed_by = Resolution::later_line;
    if (update.ledger_amount == line.amount.fen) return;
    if (update.ledger_amount == 0) return missing_in_ledger(line);  // its entries were reversed, and the money moved
    compare(line, {update.ledger_amount, known.event_date, true, true});
  }

  void compare(const StatementLine& line, const Group& group) {
    const std::int64_t amount = line.amount.fen;
    const auto differs = [&](BreakKind kind) {
      open(kind, line.bank_txn_no, amount, group.sum, line.value_date, group.event_date, line.counterparty);
    };
    GB_CHECK(group.sum != 0);
    if (!same_sign(group.sum, amount)) return differs(BreakKind::direction_differs);
    if (group.sum != amount) return differs(BreakKind::amount_differs);
    if (!group.one_date || group.event_date != line.value_date) differs(BreakKind::date_differs);
  }

  void open(BreakKind kind, const std::string& bank_txn_no, std::int64_t bank_amount, std::int64_t ledger_amount,
            Date value_date, Date event_date, const std::optional<SealedText>& counterparty) {
    Break fresh;
    fresh.kind = kind;
    fresh.account = account_.account;
    fresh.bank_txn_no = bank_txn_no;
    fresh.bank_amount = bank_amount;
    fresh.ledger_amount = ledger_amount;
    fresh.value_date = value_date;
    fresh.event_date = event_date;
    fresh.counterparty = counterparty.value_or(SealedText{});
    fresh.opened_on = ledger_.today;
    taken_.opened.push_back(std::move(fresh));
  }

  // One balance break stays open until the balances meet again, or what caused it is closed.
  void balance() {
    const OfAccountTxn key{account_.account, {}, false};
    const Break* known = ledger_.rows.open_break(key);
    if (taken_.ledger_custody == statement_.closing) {
      if (known != nullptr) update_of(ledger_.rows.latest.at(key), *known).closed_by = Resolution::followed;
      return;
    }
    if (known != nullptr) return;
    open(BreakKind::balance_break, {}, statement_.closing, taken_.ledger_custody, statement_.date, statement_.date, {});
  }

  const Ledger& ledger_;
  const AccountPeriod& account_;
  const Statement& statement_;
  StatementTaken taken_;
  std::map<std::string, Group> groups_;
  std::map<BreakKey, BreakUpdate> updates_;
  std::map<BreakKey, Counted> counted_;
  std::set<std::string> seen_;
};

StatementDecision broken(const char* field, std::int64_t expected) {
  StatementDecision decision;
  decision.code = code::statement_broken;
  decision.field = field;
  decision.expected = expected;
  return decision;
}

StatementDecision malformed(const char* field) {
  StatementDecision decision;
  decision.code = code::schema_invalid;
  decision.field = field;
  return decision;
}

}  // namespace

StatementDecision take_statement(const Ledger& ledger, const AccountPeriod& account, const Statement& statement) {
  Wide sum = statement.opening;
  for (const StatementLine& line : statement.lines) {
    if (!bank_txn_no_ok(line.bank_txn_no)) return malformed("bank_txn_no");
    if (line.amount.fen == 0 || !fits(-Wide{line.amount.fen})) return malformed("amount");
    if (line.value_date > statement.date) return malformed("value_date");
    sum += line.amount.fen;
  }
  // Continuity: opening = previous closing; opening + Σ lines = closing.
  const auto reached = ledger.rows.accounts.find(account.account);
  if (reached != ledger.rows.accounts.end()) {
    if (statement.date <= reached->second.date) return broken("date", 0);
    if (statement.opening != reached->second.closing) return broken("opening", reached->second.closing);
  }
  if (sum != statement.closing) return broken("closing", fits(sum) ? static_cast<std::int64_t>(sum) : 0);
  StatementDecision decision;
  decision.taken = Matching(ledger, account, statement).run();
  return decision;
}

namespace {

void close(Reconciliation& rows, Break& known, Resolution how, Date on) {
  known.closed_on = on;
  known.resolution = how;
  --rows.accounts.at(known.account).open_breaks;
}

}  // namespace

void apply(Reconciliation& rows, const StatementTaken& taken, std::uint64_t entry, Date booked_on) {
  rows.statements[{taken.account, taken.date}] = {
      entry, booked_on, taken.opening, taken.closing, taken.ledger_custody, taken.lines};
  Reconciled& reached = rows.accounts[taken.account];
  reached.date = taken.date;
  reached.entry = entry;
  reached.closing = taken.closing;
  for (const BreakUpdate& update : taken.updates) {
    Break& known = rows.breaks.at(update.key);
    known.ledger_amount = update.ledger_amount;
    if (update.closed_by) close(rows, known, *update.closed_by, booked_on);
  }
  std::uint32_t place = 0;
  for (const Break& fresh : taken.opened) {
    const BreakKey key{taken.operator_id, entry, ++place};
    rows.breaks[key] = fresh;
    rows.latest[{fresh.account, fresh.bank_txn_no, fresh.kind == BreakKind::duplicate_in_bank}] = key;
    ++reached.open_breaks;
  }
  const auto loose = rows.loose_cash.find(taken.operator_id);
  if (loose == rows.loose_cash.end()) return;
  std::erase_if(loose->second,
                [&](const LooseCash& each) { return each.account == taken.account && each.event_date <= taken.date; });
  if (loose->second.empty()) rows.loose_cash.erase(loose);
}

// --- resolving by hand
// --------------------------------------------------------------------------------------------------

namespace {

// The table of 8.11.
bool may_resolve(const Break& known, Resolution how) {
  switch (known.kind) {
    case BreakKind::missing_in_ledger:
      return how == Resolution::instruction_sent || (how == Resolution::unidentified_receipt && known.bank_amount > 0);
    case BreakKind::missing_in_bank:
      return how == Resolution::reversed;
    case BreakKind::amount_differs:
    case BreakKind::direction_differs:
      return how == Resolution::reversed_and_resent;
    case BreakKind::date_differs:
      return how == Resolution::reversed_and_resent || how == Resolution::accepted_with_reason;
    case BreakKind::duplicate_in_bank:  // the bank corrects
    case BreakKind::balance_break:      // follows from the others
      return false;
  }
  return false;
}

}  // namespace

ResolutionDecision resolve(const Ledger& ledger, const AccountPeriod& account, const BreakKey& key, Resolution how,
                           const SealedText& reason) {
  ResolutionDecision decision;
  const auto refuse = [&](Code code) {
    decision.code = code;
    return decision;
  };
  const auto it = ledger.rows.breaks.find(key);
  if (it == ledger.rows.breaks.end()) return refuse(code::unknown_subject);
  const Break& known = it->second;
  if (!known.open() || !may_resolve(known, how)) return refuse(code::wrong_state);
  if (how == Resolution::accepted_with_reason && !reason.given()) return refuse(code::schema_invalid);
  bool on_value_date = false;
  decision.ledger_amount = known.ledger_amount;
  walk_unseen(ledger, account, unseen_of(ledger.rows, known.account, {}), [&](const CashLeg& leg) {
    if (leg.bank_txn_no != known.bank_txn_no) return;
    decision.ledger_amount += leg.amount;
    on_value_date = on_value_date || leg.event_date == known.value_date;
  });
  if (decision.ledger_amount != known.bank_amount) return refuse(code::wrong_state);
  const bool redated = known.kind == BreakKind::date_differs && how == Resolution::reversed_and_resent;
  if (redated && !on_value_date) return refuse(code::wrong_state);
  const std::uint32_t open = ledger.rows.accounts.at(known.account).open_breaks;
  const bool balance_open = ledger.rows.open_break({known.account, {}, false}) != nullptr;
  decision.resolved = {key, how, reason, decision.ledger_amount, balance_open && open == 2};
  return decision;
}

void apply(Reconciliation& rows, const BreakResolved& resolved, std::uint64_t entry, Date booked_on) {
  Break& known = rows.breaks.at(resolved.key);
  known.ledger_amount = resolved.ledger_amount;
  known.reason = resolved.reason;
  known.counted_through = entry;
  close(rows, known, resolved.resolution, booked_on);
  if (!resolved.balance_follows) return;
  close(rows, rows.breaks.at(rows.latest.at({known.account, {}, false})), Resolution::followed, booked_on);
}

}  // namespace gongbao::custody
