// gongbao export: the books for another program, an independent judge above all. The journal is replayed and every
// journal entry written with the balance that the rows say each account has after it; who adds the postings up for
// himself (hledger, ledger, a spreadsheet) finds out whether we are right.
#include <filesystem>

#include "cli/commands.h"
#include "cli/ledger_digest.h"
#include "cli/paths.h"
#include "cli/randomness.h"
#include "cli/screen.h"
#include "cli/speaker.h"
#include "cli/store.h"
#include "custody/balance.h"
#include "formats/books_csv.h"
#include "formats/command_json.h"
#include "formats/hledger_book.h"
#include "policies/registry/law_books.h"

namespace gongbao::cli {

namespace {

struct ExportOptions {
  std::string data = "data/demo";
  std::string operator_name;
  std::string format = "hledger";
  std::string to;
  bool by_operator = false;
  bool json = false;
};

using formats::BookJournal;
using WriteJournal = std::function<Result<void>(const BookJournal&)>;

std::string_view name_of_cause(std::uint16_t cause) {
  if (const auto op = custody::op_of(cause)) return custody::op_name(*op);
  return formats::public_command_name(cause);
}

std::string_view account_name(std::uint16_t number) {
  const auto row = std::ranges::find(custody::chart, number, &ledger::Account::number);
  return row == custody::chart.end() ? std::string_view{} : row->name;
}

// The journals of one entry are kept until it is applied, because only then do the rows say what is left.
class Bookkeeper {
 public:
  Bookkeeper(policies::City& city, const policies::LawBooks& law, std::optional<std::uint64_t> only, WriteJournal write)
      : city_(city), law_(law), only_(only), write_(std::move(write)) {
    city_.on_journal([this](const ledger::Journal& journal) {
      if (!only_ || *only_ == journal.owner) open_.push_back(journal);
    });
  }
  ~Bookkeeper() { city_.on_journal({}); }
  Bookkeeper(const Bookkeeper&) = delete;
  Bookkeeper& operator=(const Bookkeeper&) = delete;

  void finish_entry(journal::EntryNo entry) {
    for (const ledger::Journal& journal : open_) {
      if (!problem_) {
        if (auto written = write_(book_journal(journal, entry)); !written) problem_ = written.error();
      }
    }
    open_.clear();
  }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  BookJournal book_journal(const ledger::Journal& journal, journal::EntryNo entry) const {
    BookJournal book;
    book.entry_no = entry;
    book.operator_id = journal.owner;
    book.journal_no = journal.number;
    book.booked_on = journal.booking_date;
    book.event_date = journal.event_date;
    book.book = journal.book == ledger::Book::money ? BookJournal::Book::money : BookJournal::Book::bonus;
    book.command = name_of_cause(journal.cause);
    book.clauses = law_.behind(book.command, 0);
    for (const ledger::Leg& leg : journal.legs) {
      book.legs.push_back({leg.account, std::string(account_name(leg.account)), subject_text(journal.owner, leg),
                           Money{leg.amount}, balance_after(journal, leg)});
    }
    return book;
  }
  // From the rows, less what later legs of this journal still move.
  Money balance_after(const ledger::Journal& journal, const ledger::Leg& leg) const {
    std::int64_t balance = custody::balance_of(city_.books(), journal.owner, leg.account, leg.subject);
    for (const ledger::Leg* later = &leg + 1; later < journal.legs.data() + journal.legs.size(); ++later) {
      if (later->account == leg.account && later->subject == leg.subject) balance -= later->amount;
    }
    return Money{balance};
  }

  policies::City& city_;
  const policies::LawBooks& law_;
  std::optional<std::uint64_t> only_;
  WriteJournal write_;
  std::vector<ledger::Journal> open_;
  std::optional<Problem> problem_;
};

struct Written {
  std::uint64_t journals = 0, postings = 0;
};

// Replays everything and hands the journals on, counting them.
Result<Written> write_books(const ExportOptions& options, std::optional<std::uint64_t> only,
                            const WriteJournal& write) {
  const auto log = open_log_to_read(options.data);
  if (!log) return std::unexpected(log.error());
  const auto law = policies::LawBooks::open();
  if (!law) return std::unexpected(law.error());
  const auto city = policies::City::open();
  if (!city) return std::unexpected(city.error());
  Written written;
  Bookkeeper books(**city, **law, only, [&](const BookJournal& journal) {
    ++written.journals;
    written.postings += journal.legs.size();
    return write(journal);
  });
  ProgressBar bar("导出 export");
  engine::ReplayOptions replay{.progress = [&](auto done, auto total) { bar.show(done, total); },
                               .id_hash_key = made_of_randomness<engine::IdWindow::HashKey>()};
  replay.after_entry = [&](journal::EntryNo entry) { books.finish_entry(entry); };
  if (const auto replayed = engine::replay(**log, **city, replay); !replayed) return std::unexpected(replayed.error());
  if (books.problem()) return std::unexpected(*books.problem());
  return written;
}

template <class Writer>
Result<Written> write_with(Result<Writer> writer, const ExportOptions& options, std::optional<std::uint64_t> only) {
  if (!writer) return std::unexpected(writer.error());
  auto written = write_books(options, only, [&](const BookJournal& journal) { return writer->add(journal); });
  if (!written) return written;
  if (auto closed = writer->close(); !closed) return std::unexpected(closed.error());
  return written;
}

Result<Written> write_to(const ExportOptions& options, std::optional<std::uint64_t> only) {
  if (options.format == "csv") return write_with(formats::BooksCsvWriter::create(options.to), options, only);
  if (!options.by_operator) return write_with(formats::HledgerWriter::one_file(options.to), options, only);
  std::error_code failed;
  std::filesystem::create_directories(options.to, failed);
  if (failed) return problem("cli.file_unwritable", "to", failed.message(), options.to);
  return write_with(formats::HledgerWriter::file_per_operator(options.to), options, only);
}

Result<std::optional<std::uint64_t>> chosen_operator(const ExportOptions& options) {
  if (options.operator_name.empty()) return std::optional<std::uint64_t>{};
  const auto store = Store::open(options.data, {.read_only = true});
  if (!store) return std::unexpected(store.error());
  const auto operator_id = operator_named(**store, options.operator_name);
  if (!operator_id) return std::unexpected(operator_id.error());
  bool found = false;
  const auto asked =
      (*store)->ask([&](const policies::City& city) { found = city.prepaid_card().operators.contains(*operator_id); });
  if (!asked) return std::unexpected(asked.error());
  if (!found) {
    return problem("cli.unknown_operator", "operator", "there is no operator " + std::to_string(*operator_id));
  }
  return std::optional(*operator_id);
}

int run_export(const ExportOptions& options) {
  const bool to_screen = options.to == formats::standard_output;
  const Screen screen(options.json);
  if (to_screen && (options.json || options.by_operator)) {
    return screen.error(
        {"cli.bad_option", "to", "name a file or folder with --to when --json or --by-operator is given", options.to});
  }
  if (auto fit = check_output("to", options.to, options.data, {}); !fit) return screen.error(fit.error());
  if (const auto log = open_log_to_read(options.data); !log) return screen.error(log.error());
  const auto only = chosen_operator(options);
  if (!only) return screen.error(only.error());
  const auto written = write_to(options, *only);
  if (!written) return screen.error(written.error());
  if (to_screen) return success;
  screen.row("分录 journals", grouped(written->journals));
  screen.row("分录行 postings", grouped(written->postings));
  screen.row("写到 written to", options.to);
  screen.answer({{"journals", written->journals}, {"postings", written->postings}, {"to", options.to}});
  return success;
}

}  // namespace

void add_export(CommandLine& line) {
  auto options = std::make_shared<ExportOptions>();
  options->to = formats::standard_output;
  Subcommand sub = line.subcommand("export",
                                   "导出账簿供独立程序核对：每条分录带余额断言与条款\n"
                                   "The books for an independent program: each posting with the balance after it and "
                                   "the clauses it rests on.");
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--operator", options->operator_name, "只导出一个经营者 one operator only: number, or uscc:<code>");
  sub.option("--format", options->format, "格式 hledger (also read by ledger), or csv").one_of({"hledger", "csv"});
  sub.option("--to", options->to, "写到文件 file to write; - is standard output");
  sub.flag("--by-operator", options->by_operator,
           "每个经营者一个文件 one hledger file per operator, in the folder --to");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_export(*options); });
}

}  // namespace gongbao::cli
