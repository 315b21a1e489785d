// Totals as verdicts pass by.
#include "cli/importing.h"

#include "server/api/batch_run.h"

#include <filesystem>

#include "formats/command_json.h"
#include "policies/prepaid_card/codes.h"

namespace gongbao::cli {

namespace {

Result<formats::VerdictWriter> begin_file(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  std::error_code ignored;  // the file itself will say what is wrong
  if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
  return formats::VerdictWriter::create(path, verdict_form(path).value_or(formats::VerdictForm::binary),
                                        prepaid_card::code_name);
}

}  // namespace

std::optional<formats::VerdictForm> verdict_form(const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  if (ending == ".csv") return formats::VerdictForm::csv;
  if (ending == ".ndjson") return formats::VerdictForm::ndjson;
  if (ending == ".bin") return formats::VerdictForm::binary;
  return std::nullopt;
}

void Verdicts::add(const formats::VerdictLine& line) {
  if (!writer_) writer_.emplace(begin_file(path_));
  if (*writer_) (*writer_)->add(line);
  count(line);
}

void Verdicts::count(const formats::VerdictLine& line) {
  ++tally_.lines;
  ++tally_.outcomes[static_cast<std::size_t>(line.outcome) % tally_.outcomes.size()];
  if (line.code != 0) {
    ++tally_.codes[line.code];
    tally_.first_of_code.emplace(line.code, line.entry_no);
  }
  if (line.outcome != formats::VerdictOutcome::duplicate) count_entries(line.entry_no, line.entry_no);
}

void Verdicts::count_entries(journal::EntryNo first, journal::EntryNo last) {
  if (first == 0) return;
  if (tally_.first_entry == 0) tally_.first_entry = first;
  tally_.last_entry = last;
}

Result<void> Verdicts::close() {
  if (!writer_) return {};
  if (!*writer_) return std::unexpected(writer_->error());
  return (*writer_)->close();
}

void Verdicts::add(std::uint64_t line, const engine::InstructionResult& result) {
  add(server::verdict_line(line, result));
}

Result<DayCheck> DayCheck::of(const ImportRun& run) {
  DayCheck days;
  days.any_distance_ = run.long_turns || run.store.today();
  const auto asked = run.store.ask([&](const policies::City& city) { days.latest_ = city.day(); });
  if (!asked) return std::unexpected(asked.error());
  return days;
}

Result<void> DayCheck::see(Date day) {
  if (any_distance_) return {};
  if (latest_ && (day - *latest_).count > most_days_a_file_turns) {
    return problem("engine.days_missed", "",
                   to_string(day) + " lies " + std::to_string((day - *latest_).count) + " days after " +
                       to_string(*latest_) + ", the last day before it: if it is no mistake, --catch-up turns them");
  }
  latest_ = latest_ ? std::max(*latest_, day) : day;
  return {};
}

std::map<std::uint16_t, std::vector<std::string>> clauses_of_refusals(const ImportRun& run) {
  std::map<std::uint16_t, std::vector<std::string>> behind;
  for (const auto& [code, entry] : run.verdicts.tally().first_of_code) {
    if (entry == 0) continue;
    const auto block = run.store.log().block_of(entry);
    if (!block) continue;
    block->visit([&](const journal::EntryView& view) {
      if (view.number != entry) return true;
      std::string command;
      if (view.typed != nullptr) command = formats::full_command_name(view.typed->head.type);
      if (view.instruction != nullptr) {
        const auto in = std::bit_cast<custody::Instruction>(view.instruction->record);
        command = policies::full_name_of(in.op, in.scheme);
      }
      behind[code] = run.law.behind(command, code);
      return false;
    });
  }
  return behind;
}

std::vector<std::string> flag_names(const std::vector<policies::Figure>& figures) {
  std::vector<std::string> names;
  for (const policies::Figure& each : figures) {
    if (each.unit != policies::Figure::Unit::flag) continue;
    names.emplace_back(formats::code_name(static_cast<policies::Code>(each.value)));
  }
  return names;
}

access::Actor bank_actor(std::uint64_t bank_id) {
  return {access::Role::custody_bank, command_line_account, bank_id, 0};
}

Result<Date> day_of_entry(const std::string& on, const ImportRun& run) {
  std::optional<Date> wanted;
  if (!on.empty()) {
    const auto day = parse_date(on);
    if (!day) return problem("cli.bad_option", "on", "a day as 2023-11-20 is expected");
    wanted = *day;
  }
  if (const auto today = run.store.today()) {
    if (wanted && *wanted != *today) {
      return problem("cli.clock_differs", "on", "this history has its own clock; the day cannot be chosen");
    }
    return *today;
  }
  auto days = DayCheck::of(run);
  if (!days) return std::unexpected(days.error());
  if (wanted) {
    if (auto near = days->see(*wanted); !near) return std::unexpected(near.error());
    return *wanted;
  }
  std::optional<Date> books;
  if (const auto asked = run.store.ask([&](const policies::City& city) { books = city.day(); }); !asked) {
    return std::unexpected(asked.error());
  }
  if (!books)
    return problem("ledger.schema_invalid", "on", "the day is missing: this history takes its days from the data");
  return *books;
}

}  // namespace gongbao::cli
