// Text that both programs understand the same way: ASCII, two blanks before an amount, no directives.
#include "formats/hledger_book.h"

#include "base/check.h"
#include "base/hash.h"

namespace gongbao::formats {
namespace {

constexpr std::size_t most_open_files = 64;
constexpr std::string_view opening =
    "; Books of prepaid funds: amounts in yuan, debit positive; every posting asserts its balance.\n\n";

bool plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

// Everything that could mean something to the judges becomes %XX; different names stay different.
std::string escaped(std::string_view text, std::string_view also_plain = {}) {
  std::string out;
  for (const char c : text) {
    if (plain(c) || also_plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%' + to_hex(as_bytes(std::string_view(&c, 1)));
    }
  }
  return out;
}

std::string account_of(const BookJournal& journal, const BookLeg& leg) {
  std::string name = "op" + std::to_string(journal.operator_id) + ":" + std::to_string(leg.account);
  if (!leg.account_name.empty()) name += " " + escaped(leg.account_name);
  if (!leg.subject.empty()) name += ":" + escaped(leg.subject);
  return name;
}

std::string text_of(const BookJournal& journal) {
  const std::string_view commodity = journal.book == BookJournal::Book::money ? " CNY" : " BONUS";
  std::string out = to_string(journal.booked_on) + " * (" + std::to_string(journal.operator_id) + "/" +
                    std::to_string(journal.journal_no) + ")";
  out += " " + escaped(journal.command) + "  ; entry " + std::to_string(journal.entry_no) + ":";
  for (const std::string& clause : journal.clauses) out += " " + escaped(clause, "/");
  out += '\n';
  if (journal.event_date != journal.booked_on) out += "    ; happened on " + to_string(journal.event_date) + '\n';
  for (const BookLeg& leg : journal.legs) {
    out += "    " + account_of(journal, leg) + "  " + format_yuan(leg.amount);
    out += commodity;
    out += " = " + format_yuan(leg.balance_after);
    out += commodity;
    out += '\n';
  }
  return out + '\n';
}

std::string file_name(std::uint64_t operator_id) { return "operator-" + std::to_string(operator_id) + ".journal"; }

}  // namespace

Result<HledgerWriter> HledgerWriter::one_file(const std::string& path) {
  auto file = OutputFile::create(path);
  if (!file) return std::unexpected(file.error());
  file->write(opening);
  HledgerWriter writer;
  writer.open_.push_back({0, *std::move(file)});
  return writer;
}

Result<HledgerWriter> HledgerWriter::file_per_operator(const std::string& folder) {
  HledgerWriter writer;
  writer.folder_ = folder;
  return writer;
}

Result<OutputFile*> HledgerWriter::file_of(std::uint64_t operator_id) {
  if (folder_.empty()) return &open_.front().file;
  const auto found = std::ranges::find(open_, operator_id, &Book::operator_id);
  if (found != open_.end()) {
    open_.splice(open_.begin(), open_, found);
    return &open_.front().file;
  }
  if (open_.size() == most_open_files) {
    if (auto closed = open_.back().file.close(); !closed) return std::unexpected(closed.error());
    open_.pop_back();
  }
  const bool known = last_day_.contains(operator_id);
  auto file = OutputFile::create(folder_ + "/" + file_name(operator_id),
                                 known ? OutputFile::Mode::append : OutputFile::Mode::create);
  if (!file) return std::unexpected(file.error());
  if (!known) file->write(opening);
  open_.push_front({operator_id, *std::move(file)});
  return &open_.front().file;
}

Result<void> HledgerWriter::add(const BookJournal& journal) {
  const auto file = file_of(journal.operator_id);
  if (!file) return std::unexpected(file.error());
  const auto [last, first] = last_day_.try_emplace(journal.operator_id, journal.booked_on);
  GB_CHECK(last->second <= journal.booked_on);
  last->second = journal.booked_on;
  (*file)->write(text_of(journal));
  ++journals_;
  legs_ += journal.legs.size();
  return {};
}

Result<void> HledgerWriter::close() {
  for (Book& book : open_) {
    if (auto closed = book.file.close(); !closed) return closed;
  }
  open_.clear();
  if (folder_.empty()) return {};
  auto all = OutputFile::create(folder_ + "/all.journal");
  if (!all) return std::unexpected(all.error());
  for (const auto& [operator_id, day] : last_day_) all->write("include " + file_name(operator_id) + "\n");
  return all->close();
}

}  // namespace gongbao::formats
