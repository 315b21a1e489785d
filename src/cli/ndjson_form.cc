// Line by line, the checks in the order in which sending would meet them.
#include "cli/ndjson_form.h"

#include "cli/speaker.h"
#include "formats/command_json.h"
#include "formats/instruction_json.h"
#include "formats/vault_gate.h"

namespace gongbao::cli {

namespace {

class FormCheck {
 public:
  FormCheck(DayCheck days, std::optional<Date> books_day, std::optional<Date> today)
      : days_(days), day_(today ? today : books_day), today_(today) {}

  Result<void> see(const NdjsonLine& line) {
    if (!line.by.empty()) {
      if (const auto actor = actor_as_written(line.by); !actor) return std::unexpected(actor.error());
    }
    if (auto read = line.is_instruction() ? instruction(line) : command(line); !read) return read;
    if (auto timely = day(line); !timely) return timely;
    ++form_.lines;
    return {};
  }
  const FileForm& form() const { return form_; }

 private:
  Result<void> instruction(const NdjsonLine& line) {
    const auto read = instruction_of(line, line.on.value_or(Date{}));
    if (!read) return std::unexpected(read.error());
    const bool own_id = line.members.contains("instr_id");
    const bool known = own_id || line.on;
    const Date made = custody::day_of(read->instr_id);
    form_.first = known ? std::min(form_.first, made) : first_date;
    form_.last = known ? std::max(form_.last, made) : last_date;
    if (own_id) day_ = made;
    return {};
  }
  static Result<void> command(const NdjsonLine& line) {
    formats::FormGate gate;
    const auto read = formats::typed_command_from_json(line.command, line.members, gate);
    return read ? Result<void>{} : std::unexpected(read.error());
  }
  Result<void> day(const NdjsonLine& line) {
    if (today_ && line.on && *line.on != *today_) {
      return problem("cli.clock_differs", "on", "this history has its own clock; the day cannot be chosen");
    }
    if (line.on) day_ = line.on;
    if (!day_) {
      return problem("ledger.schema_invalid", "on", "the day is missing: this history takes its days from the data");
    }
    return days_.see(*day_);
  }

  FileForm form_;
  DayCheck days_;
  std::optional<Date> day_;    // by the books, the clock or a line before
  std::optional<Date> today_;  // of the history's own clock, where it has one
};

}  // namespace

Result<custody::Instruction> instruction_of(const NdjsonLine& line, Date day) {
  boost::json::object members = line.members;
  if (!members.contains("instr_id")) {
    members["instr_id"] = to_hex(custody::make_id(day, std::span(line.id).first(12)));
  }
  if (line.op) {
    if (!members.contains("event_date")) members["event_date"] = to_string(day);
    return formats::instruction_from_words(*line.op, members);
  }
  return formats::instruction_from_json(members);
}

Result<FileForm> check_whole_file(const std::string& path, const ImportRun& run) {
  auto lines = NdjsonLines::open(path);
  if (!lines) return std::unexpected(lines.error());
  std::optional<Date> books_day;
  if (const auto asked = run.store.ask([&](const policies::City& city) { books_day = city.day(); }); !asked) {
    return std::unexpected(asked.error());
  }
  auto days = DayCheck::of(run);
  if (!days) return std::unexpected(days.error());
  FormCheck check(*days, books_day, run.store.today());
  for (;;) {
    auto line = lines->next();
    if (!line) return std::unexpected(line.error());
    if (!*line) return check.form();
    if (!(*line)->operator_text.empty()) (*line)->members["operator_id"] = 1;  // who it is, is asked later
    if (auto seen = check.see(**line); !seen) return lines->fault(seen.error(), (*line)->number);
  }
}

}  // namespace gongbao::cli
