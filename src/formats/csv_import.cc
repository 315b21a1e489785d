// Planning: what a row becomes once the answers it depends on are known.
#include "formats/csv_import.h"

#include <queue>
#include <unordered_map>

#include "base/check.h"
#include "formats/csv_rows.h"

namespace gongbao::formats {
namespace {

using custody::Instruction;
using custody::Op;

std::strong_ordering compare(Decimal a, Decimal b) {
  const Wide left = a.digits * power_of_ten(b.decimals);
  const Wide right = b.digits * power_of_ten(a.decimals);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

// a − b for a > b; nullopt when the difference has more digits than a Decimal may have.
std::optional<Decimal> minus(Decimal a, Decimal b) {
  const int decimals = std::max(a.decimals, b.decimals);
  const Wide digits = a.digits * power_of_ten(decimals - a.decimals) - b.digits * power_of_ten(decimals - b.decimals);
  if (digits >= power_of_ten(18)) return std::nullopt;
  return Decimal{static_cast<std::int64_t>(digits), decimals};
}

struct HashOfId {
  std::size_t operator()(const Id16& id) const {
    std::size_t value;
    std::memcpy(&value, id.data(), sizeof value);
    return value;
  }
};

struct Card {
  std::uint64_t operator_id, subject_id;
  bool operator==(const Card&) const = default;
};
struct HashOfCard {
  std::size_t operator()(const Card& card) const { return card.subject_id * 0x9E3779B97F4A7C15u ^ card.operator_id; }
};

// A redemption that a later row may take back.
struct OpenLine {
  Instruction instruction;
  Decimal quantity;
  CsvImport::Ticket unanswered = 0;  // 0 = accepted
};

// What the answer to a ticket decides.
struct InFlight {
  enum class Role { plain, first_sale, line, reversal } role = Role::plain;
  std::uint64_t line = 0;
  std::uint64_t row = 0;
  CsvImport::Cause cause = CsvImport::Cause::row;
  Card card{};                     // first_sale
  Id16 match{};                    // line, and reversal with a rest
  std::optional<OpenLine> rest{};  // reversal in part: what follows when it is accepted
  std::optional<std::int64_t> file_balance{};
};

class Importer final : public CsvImport {
 public:
  Importer(CsvReader reader, RowParser parser, const CsvMap& map, const CsvImportLimits& limits)
      : reader_(std::move(reader)), parser_(std::move(parser)), map_(map), limits_(limits) {}

  Result<void> check_whole_file();
  Result<Next> next() override;
  void told(Ticket ticket, Answer answer) override;
  const Report& report() const override { return report_; }
  std::uint64_t rows_planned() const override { return rows_done_; }
  std::uint64_t rows_total() const override { return report_.rows; }
  std::pair<Date, Date> days() const override { return days_; }
  const std::vector<Rise>& rises() const override { return rises_; }

 private:
  void note_day(const ParsedRow& row);
  Result<bool> take_row();  // into current_; false at the end
  Next plan(const Instruction& instruction, InFlight in_flight);
  Next plan_plain();
  Next plan_credit();
  std::optional<Next> plan_cancel();
  Next plan_reversal(OpenLine original, std::optional<OpenLine> rest);
  std::optional<OpenLine> rest_of(const OpenLine& original) const;
  Next plan_rest();
  void hold(std::uint64_t line, std::uint64_t row, Held::Why why, std::uint16_t code);
  void note_known(std::uint64_t row);
  InFlight here() const {
    InFlight in_flight;
    in_flight.line = current_->line;
    in_flight.row = current_->row;
    in_flight.file_balance = current_->file_balance;
    return in_flight;
  }

  CsvReader reader_;
  RowParser parser_;
  CsvMap map_;
  CsvImportLimits limits_;
  Report report_;
  std::pair<Date, Date> days_{first_date, first_date};
  std::vector<Rise> rises_;

  std::vector<ParsedRow> sorted_;  // when the map sorts
  std::size_t at_ = 0;
  std::uint64_t rows_done_ = 0;
  std::optional<ParsedRow> current_;

  Ticket last_ticket_ = 0;
  std::unordered_map<Ticket, InFlight> in_flight_;
  std::unordered_map<Card, Ticket, HashOfCard> sold_;  // 0 = the first sale is accepted
  std::unordered_map<Id16, std::vector<OpenLine>, HashOfId> open_lines_;
  Ticket blocking_ = 0;                 // a reversal whose rest must come next
  std::optional<InFlight> rest_ready_;  // that rest

  using Place = std::pair<std::uint64_t, std::uint64_t>;  // row, line
  std::priority_queue<Place, std::vector<Place>, std::greater<>> fresh_;
};

void Importer::note_day(const ParsedRow& row) {
  const Date day = row.instruction.event_date;
  if (row.action == RowAction::skip || (!rises_.empty() && day <= rises_.back().day)) return;
  rises_.push_back({day, reader_.where({.number = row.row, .line = row.line, .fields = {}})});
}

Result<void> Importer::check_whole_file() {
  for (;;) {
    const auto row = reader_.next();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    if (++report_.rows > limits_.max_rows) {
      return problem("ledger.schema_invalid", "", "more than " + std::to_string(limits_.max_rows) + " rows",
                     reader_.where(**row));
    }
    auto parsed = parser_.parse(reader_, **row);
    if (!parsed) return std::unexpected(parsed.error());
    const Date day = parsed->instruction.event_date;
    if (parsed->action != RowAction::skip) {
      const bool none = days_.first == first_date && days_.second == first_date;
      days_ = {none ? day : std::min(days_.first, day), none ? day : std::max(days_.second, day)};
    }
    if (map_.sort_by_date) {
      sorted_.push_back(*std::move(parsed));
    } else {
      note_day(*parsed);
    }
  }
  if (map_.sort_by_date) {
    const auto when = [](const ParsedRow& r) {
      return std::pair(r.instruction.event_date, r.instruction.second_of_day);
    };
    std::ranges::stable_sort(sorted_, {}, when);
    for (const ParsedRow& row : sorted_) note_day(row);
    return {};
  }
  parser_.restart();
  return reader_.rewind();
}

Result<bool> Importer::take_row() {
  if (map_.sort_by_date) {
    if (at_ == sorted_.size()) return false;
    current_ = sorted_[at_++];
  } else {
    const auto row = reader_.next();
    if (!row) return std::unexpected(row.error());
    if (!*row) return false;
    auto parsed = parser_.parse(reader_, **row);
    if (!parsed) return std::unexpected(parsed.error());
    current_ = *std::move(parsed);
  }
  ++rows_done_;
  return true;
}

Result<CsvImport::Next> Importer::next() {
  if (rest_ready_) return plan_rest();
  if (blocking_ != 0) return Next{Next::Kind::wait, {}};
  for (;;) {
    if (!current_) {
      const auto taken = take_row();
      if (!taken) return std::unexpected(taken.error());
      if (!*taken) return Next{Next::Kind::end, {}};
    }
    switch (current_->action) {
      case RowAction::skip:
        ++report_.skipped;
        break;
      case RowAction::instruction:
        return plan_plain();
      case RowAction::credit:
        return plan_credit();
      case RowAction::cancel:
        if (auto planned = plan_cancel()) return *planned;
        break;
    }
    current_.reset();
  }
}

CsvImport::Next Importer::plan(const Instruction& instruction, InFlight in_flight) {
  const Ticket ticket = ++last_ticket_;
  ++report_.planned;
  Next next{Next::Kind::planned, {ticket, in_flight.line, in_flight.row, in_flight.cause, instruction, {}}};
  // What remains of the row when it is taken back in part comes later.
  if (!in_flight.rest) next.planned.file_balance = in_flight.file_balance;
  in_flight_.emplace(ticket, std::move(in_flight));
  return next;
}

CsvImport::Next Importer::plan_plain() {
  InFlight in_flight = here();
  const bool cancellable = !map_.cancel_match.empty() && current_->instruction.op == Op::redeem;
  if (cancellable) {
    in_flight.role = InFlight::Role::line;
    in_flight.match = current_->match;
    open_lines_[current_->match].push_back({current_->instruction, current_->quantity, last_ticket_ + 1});
  }
  const Instruction instruction = current_->instruction;
  current_.reset();
  return plan(instruction, std::move(in_flight));
}

CsvImport::Next Importer::plan_credit() {
  InFlight in_flight = here();
  Instruction instruction = current_->instruction;
  const Card card{instruction.operator_id, instruction.subject_id};
  const auto sold = sold_.find(card);
  if (sold != sold_.end() && sold->second != 0) return {Next::Kind::wait, {}};
  if (sold == sold_.end()) {
    instruction.op = Op::purchase;
    if (map_.first_sale_product != 0) instruction.counter_id = map_.first_sale_product;
    in_flight.role = InFlight::Role::first_sale;
    in_flight.card = card;
    sold_[card] = last_ticket_ + 1;
  } else {
    instruction.op = Op::topup;
  }
  current_.reset();
  return plan(instruction, std::move(in_flight));
}

// nullopt: the row is held.
std::optional<CsvImport::Next> Importer::plan_cancel() {
  std::vector<OpenLine>& lines = open_lines_[current_->match];
  for (const OpenLine& line : lines) {
    if (line.unanswered != 0) return Next{Next::Kind::wait, {}};
  }
  // The latest whole line of the same quantity; else the latest larger one, of which a rest remains.
  const auto latest = [&](std::strong_ordering wanted) {
    for (std::size_t i = lines.size(); i-- > 0;) {
      if (compare(lines[i].quantity, current_->quantity) == wanted) return i;
    }
    return lines.size();
  };
  std::size_t found = latest(std::strong_ordering::equal);
  std::optional<OpenLine> rest;
  if (found == lines.size()) {
    found = latest(std::strong_ordering::greater);
    if (found < lines.size()) rest = rest_of(lines[found]);
    if (!rest) {
      hold(current_->line, current_->row, Held::Why::nothing_to_cancel, 0);
      return std::nullopt;
    }
  }
  const OpenLine original = lines[found];
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(found));
  return plan_reversal(original, std::move(rest));
}

std::optional<OpenLine> Importer::rest_of(const OpenLine& original) const {
  const auto quantity = minus(original.quantity, current_->quantity);
  if (!quantity) return std::nullopt;
  OpenLine rest{original.instruction, *quantity, 0};
  rest.instruction.event_date = current_->instruction.event_date;
  rest.instruction.second_of_day = current_->instruction.second_of_day;
  rest.instruction.outlet_id = current_->instruction.outlet_id;
  rest.instruction.instr_id = derived_id(current_->instruction.instr_id, "rest");
  if (map_.amount_columns.size() == 2) {
    const auto fen = scaled_product(*quantity, current_->price, map_.amount_scale, map_.rounding);
    if (!fen) return std::nullopt;
    rest.instruction.amount_fen = *fen;
  } else {
    rest.instruction.amount_fen = original.instruction.amount_fen - current_->instruction.amount_fen;
  }
  return rest;
}

CsvImport::Next Importer::plan_reversal(OpenLine original, std::optional<OpenLine> rest) {
  InFlight in_flight = here();
  in_flight.cause = Cause::reversal;
  in_flight.role = InFlight::Role::reversal;
  in_flight.match = current_->match;
  in_flight.rest = std::move(rest);
  if (in_flight.rest) blocking_ = last_ticket_ + 1;
  Instruction reversal;
  reversal.instr_id = current_->instruction.instr_id;
  reversal.op = Op::reverse;
  reversal.scheme = original.instruction.scheme;
  reversal.event_date = current_->instruction.event_date;
  reversal.second_of_day = current_->instruction.second_of_day;
  reversal.operator_id = original.instruction.operator_id;
  reversal.subject_id = original.instruction.subject_id;
  reversal.amount_fen = original.instruction.amount_fen;
  reversal.outlet_id = current_->instruction.outlet_id;
  reversal.ref_id = original.instruction.instr_id;
  current_.reset();
  return plan(reversal, std::move(in_flight));
}

CsvImport::Next Importer::plan_rest() {
  InFlight reversed = *std::exchange(rest_ready_, std::nullopt);
  OpenLine rest = *std::exchange(reversed.rest, std::nullopt);
  rest.unanswered = last_ticket_ + 1;
  open_lines_[reversed.match].push_back(rest);
  reversed.role = InFlight::Role::line;
  reversed.cause = Cause::rest;
  return plan(rest.instruction, std::move(reversed));
}

void Importer::hold(std::uint64_t line, std::uint64_t row, Held::Why why, std::uint16_t code) {
  ++report_.held_count;
  if (report_.held.size() < limits_.max_listed) report_.held.push_back({line, row, why, code});
}

// A known row after unknown ones: those were not there when the file was first imported.
void Importer::note_known(std::uint64_t row) {
  while (!fresh_.empty() && fresh_.top().first < row) {
    ++report_.changed_count;
    if (report_.changed.size() < limits_.max_listed)
      report_.changed.push_back({fresh_.top().second, fresh_.top().first});
    fresh_.pop();
  }
}

void Importer::told(Ticket ticket, Answer answer) {
  const auto found = in_flight_.find(ticket);
  GB_CHECK(found != in_flight_.end());
  const InFlight in_flight = std::move(found->second);
  in_flight_.erase(found);

  const bool accepted = answer.code == 0;
  switch (answer.outcome) {
    case VerdictOutcome::accepted:
      ++report_.accepted;
      break;
    case VerdictOutcome::refused:
      ++report_.refused;
      break;
    case VerdictOutcome::duplicate:
      ++report_.duplicate;
      break;
  }
  if (answer.outcome == VerdictOutcome::duplicate) {
    note_known(in_flight.row);
  } else if (in_flight.cause != Cause::rest) {
    fresh_.emplace(in_flight.row, in_flight.line);
  }

  switch (in_flight.role) {
    case InFlight::Role::plain:
      return;
    case InFlight::Role::first_sale:
      if (accepted) {
        sold_[in_flight.card] = 0;
      } else {
        sold_.erase(in_flight.card);
      }
      return;
    case InFlight::Role::line: {
      std::vector<OpenLine>& lines = open_lines_[in_flight.match];
      const auto line = std::ranges::find(lines, ticket, &OpenLine::unanswered);
      GB_CHECK(line != lines.end());
      line->unanswered = 0;
      if (!accepted) lines.erase(line);
      return;
    }
    case InFlight::Role::reversal:
      if (blocking_ == ticket) blocking_ = 0;
      if (!accepted) {
        hold(in_flight.line, in_flight.row, Held::Why::original_not_reversible, answer.code);
      } else if (in_flight.rest) {
        rest_ready_ = in_flight;
      }
      return;
  }
}

}  // namespace

std::string_view explain(CsvImport::Held::Why why) {
  switch (why) {
    case CsvImport::Held::Why::nothing_to_cancel:
      return "nothing to set the cancellation against";
    case CsvImport::Held::Why::original_not_reversible:
      return "the cancelled line can no longer be reversed";
  }
  return {};
}

Result<std::unique_ptr<CsvImport>> CsvImport::open(const std::string& path, const CsvMap& map,
                                                   const CsvImportLimits& limits) {
  CsvOptions options;
  options.encoding = map.encoding;
  options.separator = map.separator;
  auto reader = CsvReader::open(path, options);
  if (!reader) return std::unexpected(reader.error());
  auto parser = RowParser::create(*reader, map);
  if (!parser) return std::unexpected(parser.error());
  auto importer = std::make_unique<Importer>(*std::move(reader), *std::move(parser), map, limits);
  if (const auto checked = importer->check_whole_file(); !checked) return std::unexpected(checked.error());
  return importer;
}

}  // namespace gongbao::formats
