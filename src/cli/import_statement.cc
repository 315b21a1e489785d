// Read, look up whose accounts they are, send the statements that are not known yet, tell what each showed.
#include "cli/import_statement.h"

#include <filesystem>
#include <map>
#include <tuple>

#include "base/hash.h"
#include "cli/known_answers.h"
#include "cli/speaker.h"
#include "cli/statement_report.h"
#include "formats/vault_gate.h"
#include "policies/prepaid_card/reconciliation.h"

namespace gongbao::cli {

namespace {

using formats::Statement;
using formats::StatementLine;
using prepaid_card::CustodyAccount;

constexpr std::string_view ledger_currency = "CNY";
// Under the file clock the day before is reconciled in the morning.
constexpr std::int64_t early_morning = 6 * 3600;

std::unexpected<Problem> wrong(const std::string& file, std::uint64_t line, std::string element, std::string message) {
  return problem("ledger.schema_invalid", std::move(element), std::move(message),
                 file + ", line " + std::to_string(line));
}

// What a ledger in fen can take; whether the figures fit together is asked by whoever decides.
Result<void> check_lines(const Statement& statement, const std::string& file) {
  for (const auto* balance : {&statement.opening, &statement.closing}) {
    if (balance->currency != ledger_currency) {
      return wrong(file, balance->source_line, "Ccy", "the account is kept in yuan: CNY is expected");
    }
  }
  for (const StatementLine& line : statement.lines) {
    if (line.currency != ledger_currency) {
      return wrong(file, line.source_line, "Ccy", "the account is kept in yuan: CNY is expected");
    }
    if (!custody::bank_txn_no_ok(line.bank_txn_no)) {
      return wrong(file, line.source_line, "AcctSvcrRef",
                   line.bank_txn_no.empty() ? "the entry has no reference of the bank"
                                            : "the reference must be 1 to 32 printable ASCII characters");
    }
    if (line.amount.fen == 0) return wrong(file, line.source_line, "Amt", "an entry over nothing");
  }
  return {};
}

// A bank may cut a day into several statements; where one opens with what the one before closed with they are one.
std::vector<Statement> by_day(std::vector<Statement> statements) {
  std::ranges::stable_sort(statements, {}, &Statement::date);
  std::vector<Statement> days;
  // What the next piece opens with, of days whose pieces add up so far. A file may have very many.
  using End = std::tuple<std::string, Date, std::int64_t, std::string>;
  std::multimap<End, std::size_t> ends;
  for (Statement& statement : statements) {
    const End opens{statement.account_no, statement.date, statement.opening.amount.fen, statement.opening.currency};
    End closes{statement.account_no, statement.date, statement.closing.amount.fen, statement.closing.currency};
    const bool adds_up = formats::check_continuity(statement, std::nullopt).has_value();
    std::size_t place = days.size();
    if (const auto before = ends.lower_bound(opens); before != ends.end() && before->first == opens) {
      place = before->second;
      ends.erase(before);
      days[place].statement_id += " + " + statement.statement_id;
      days[place].closing = statement.closing;
      std::ranges::move(statement.lines, std::back_inserter(days[place].lines));
    } else {
      days.push_back(std::move(statement));
    }
    if (adds_up) ends.emplace(std::move(closes), place);
  }
  return days;
}

// The same statement again, whoever its counterparties are called.
Hash32 key_of(const prepaid_card::UploadStatement& command, std::uint32_t attempt) {
  Bytes bytes;
  ByteWriter out(bytes);
  out.text("gongbao.statement.1");
  out.text(command.account_no);
  out.integer(command.date.day);
  out.integer(command.opening.fen);
  out.integer(command.closing.fen);
  for (const custody::StatementLine& line : command.lines) {
    out.text(line.bank_txn_no);
    out.integer(line.value_date.day);
    out.integer(line.amount.fen);
  }
  out.integer(attempt);
  return sm3(bytes);
}

class StatementRun {
 public:
  StatementRun(std::string file, KnownAnswers known, ImportRun& run)
      : file_(std::move(file)), known_(std::move(known)), run_(run), gate_(run.store.vault()) {}

  Result<void> find_accounts(std::vector<Statement> statements, const std::string& operator_name);
  Result<void> check_days() const;
  Result<void> all();

 private:
  struct Planned {
    Statement statement;
    std::optional<CustodyAccount> account;  // nullopt: nobody's here
  };
  Result<void> take(const Planned& planned);
  Result<prepaid_card::UploadStatement> command_of(const Planned& planned, bool with_counterparties);
  Result<engine::TypedReply> send(const Planned& planned, const Hash32& key);
  Result<void> tell(const Planned& planned, const engine::TypedReply& reply);

  std::string file_;
  KnownAnswers known_;
  ImportRun& run_;
  formats::VaultGate gate_;
  std::vector<Planned> planned_;
  StatementReport report_;
};

Result<void> StatementRun::find_accounts(std::vector<Statement> statements, const std::string& operator_name) {
  std::optional<std::uint64_t> wanted;
  if (!operator_name.empty()) {
    const auto named = operator_named(run_.store, operator_name);
    if (!named) return std::unexpected(named.error());
    wanted = *named;
  }
  for (Statement& statement : by_day(std::move(statements))) {
    Planned planned{std::move(statement), std::nullopt};
    const auto key = custody::account_key(planned.statement.account_no);
    const auto asked = run_.store.ask([&](const policies::City& city) {
      const auto& accounts = city.prepaid_card().setup.accounts;
      const auto it = key ? accounts.find(*key) : accounts.end();
      if (it != accounts.end()) planned.account = it->second;
    });
    if (!asked) return std::unexpected(asked.error());
    if (wanted && (!planned.account || planned.account->operator_id != *wanted)) {
      return problem("ledger.unknown_subject", "Acct",
                     "account " + planned.statement.account_no + " is not a custody account of operator " +
                         std::to_string(*wanted),
                     file_);
    }
    if (planned.account) {
      if (const auto checked = check_lines(planned.statement, file_); !checked) return checked;
    }
    planned_.push_back(std::move(planned));
  }
  return {};
}

Result<void> StatementRun::check_days() const {
  auto days = DayCheck::of(run_);
  if (!days) return std::unexpected(days.error());
  for (const Planned& planned : planned_) {
    if (!planned.account) continue;
    if (auto near = days->see(planned.statement.date + Days{1}); !near) {
      near.error().where = file_ + ", line " + std::to_string(planned.statement.closing.source_line);
      return near;
    }
  }
  return {};
}

Result<void> StatementRun::all() {
  for (const Planned& planned : planned_) {
    if (run_.interrupt->asked()) {
      run_.was_interrupted = true;
      break;
    }
    if (auto taken = take(planned); !taken) return taken;
  }
  report_.finish(run_);
  return {};
}

// Attempts that were refused are passed over: what was missing then may be there now.
Result<void> StatementRun::take(const Planned& planned) {
  if (!planned.account) {
    report_.nobodys(planned.statement);
    run_.incomplete = true;
    return {};
  }
  const auto command = command_of(planned, false);
  if (!command) return std::unexpected(command.error());
  for (std::uint32_t attempt = 0;; ++attempt) {
    const Hash32 key = key_of(*command, attempt);
    const auto known = known_.find(key);
    if (known && known->code != 0) continue;
    if (known) return tell(planned, *known);
    const auto reply = send(planned, key);
    if (!reply) return std::unexpected(reply.error());
    return tell(planned, *reply);
  }
}

Result<prepaid_card::UploadStatement> StatementRun::command_of(const Planned& planned, bool with_counterparties) {
  const Statement& statement = planned.statement;
  prepaid_card::UploadStatement command{planned.account->operator_id, statement.account_no,     statement.date,
                                        statement.opening.amount,     statement.closing.amount, {}};
  for (const StatementLine& line : statement.lines) {
    // What the closing balance holds is booked on its day, whatever value the bank gives it later; a remark says so.
    const Date value_date = std::min(line.value_date, statement.date);
    custody::StatementLine sent{line.bank_txn_no, value_date, line.amount, std::nullopt};
    const bool named = !line.counterparty.name.empty() || !line.counterparty.account.empty();
    if (with_counterparties && named) {
      const auto sealed = gate_.text(line.counterparty.name + "\n" + line.counterparty.account);
      if (!sealed) return std::unexpected(sealed.error());
      sent.counterparty = *sealed;
    }
    command.lines.push_back(std::move(sent));
  }
  return command;
}

Result<engine::TypedReply> StatementRun::send(const Planned& planned, const Hash32& key) {
  Date day = planned.statement.date + Days{1};
  const auto asked = run_.store.ask([&](const policies::City& city) { day = std::max(day, city.day().value_or(day)); });
  if (!asked) return std::unexpected(asked.error());
  const auto command = command_of(planned, true);
  if (!command) return std::unexpected(command.error());
  const std::uint64_t bank = run_.bank.value_or(planned.account->bank_id);
  const engine::Source source =
      access::source_of(run_.as.value_or(bank_actor(bank)), run_.store.stamp(day, early_morning));
  return run_.store.engine().execute(
      engine::TypedCommand{prepaid_card::UploadStatement::number, 1, canonical_bytes(*command), key}, source);
}

Result<void> StatementRun::tell(const Planned& planned, const engine::TypedReply& reply) {
  formats::VerdictLine verdict;
  verdict.line = planned.statement.opening.source_line;
  verdict.entry_no = reply.entry_no;
  verdict.booked_at = reply.stamp;
  verdict.code = reply.code;
  verdict.outcome = static_cast<formats::VerdictOutcome>(reply.verdict);
  verdict.flags = reply.flags;
  run_.verdicts.add(verdict);
  if (reply.code != 0) run_.incomplete = true;
  std::vector<BreakShown> breaks;
  const auto asked = run_.store.ask([&](const policies::City& city) {
    breaks = breaks_of(city.prepaid_card().reconciliation, planned.account->operator_id, reply.entry_no);
  });
  if (!asked) return std::unexpected(asked.error());
  report_.answered(planned.statement, planned.account->operator_id, reply, std::move(breaks));
  return {};
}

}  // namespace

Result<void> import_statements(const std::string& path, const std::string& operator_name, ImportRun& run) {
  auto statements = formats::read_camt053(path);
  if (!statements) return std::unexpected(statements.error());
  // Typed commands are known by their keys, so no day of ids is asked for.
  auto known = KnownAnswers::read(run.store.log(), last_date, first_date);
  if (!known) return std::unexpected(known.error());
  StatementRun importing(std::filesystem::path(path).filename().string(), *std::move(known), run);
  if (auto found = importing.find_accounts(*std::move(statements), operator_name); !found) return found;
  if (auto near = importing.check_days(); !near) return near;
  run.interrupt.emplace();
  return importing.all();
}

}  // namespace gongbao::cli
