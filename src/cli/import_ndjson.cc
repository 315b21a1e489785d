// Twice over the file: the form of every line first, then line by line into the engine.
#include "cli/import_ndjson.h"

#include <future>

#include "cli/known_answers.h"
#include "cli/ndjson_form.h"
#include "cli/speaker.h"
#include "formats/command_json.h"
#include "formats/vault_gate.h"
#include "law/area.h"
#include "policies/prepaid_card/commands.h"
#include "policies/registry/laws.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t most_replies_shown = 1000;
// Under the file clock what people do is entered in the morning, before the rows and files of the day.
constexpr std::int64_t morning = 9 * 3600;
// Commands that are kept and written in one piece.
constexpr std::size_t commands_a_run = 1024;

using formats::VerdictOutcome;

class NdjsonRun {
 public:
  NdjsonRun(NdjsonLines lines, FileForm form, KnownAnswers known, ImportRun& run)
      : lines_(std::move(lines)),
        form_(form),
        known_(std::move(known)),
        run_(run),
        gate_(run.store.vault()),
        pipeline_(run.store.engine(), [this](const server::Tag& tag, const engine::InstructionResult& result) {
          run_.verdicts.add(tag.line, result);
        }) {}

  Result<void> all();

 private:
  Result<void> take(NdjsonLine line);
  Result<void> take_instruction(const NdjsonLine& line, const engine::Source& source, Date day);
  Result<void> take_command(NdjsonLine line, const engine::Source& source);
  Result<void> take_alone(const NdjsonLine& line, const engine::Source& source);
  Result<void> send_pending();
  Result<void> send_commands();
  Result<void> settle() {  // everything sent is answered
    if (auto sent = send_pending(); !sent) return sent;
    if (auto drained = pipeline_.drain(); !drained) return drained;
    return send_commands();
  }
  Result<std::optional<Date>> day_of_the_books();
  Result<access::Actor> speaker_of(const NdjsonLine& line);
  Result<access::Actor> usual_speaker(const NdjsonLine& line);
  void tell(const NdjsonLine& line, const engine::TypedReply& reply);
  void refuse_unknown(const NdjsonLine& line);

  NdjsonLines lines_;
  FileForm form_;
  KnownAnswers known_;
  ImportRun& run_;
  formats::VaultGate gate_;
  server::Pipeline pipeline_;
  std::optional<Date> day_;  // of the line before
  engine::Source pending_source_;
  std::vector<engine::Record> pending_;
  std::vector<server::Tag> pending_tags_;
  struct Waiting {
    NdjsonLine line;
    engine::Source source;
  };
  std::vector<Waiting> commands_;  // in their order, of speakers whose words are nobody's own
  boost::json::array replies_;
};

Result<void> NdjsonRun::all() {
  ProgressBar bar("导入 import");
  std::uint64_t done = 0;
  while (!run_.interrupt->asked()) {
    auto line = lines_.next();
    if (!line) return std::unexpected(line.error());
    if (!*line) break;
    const std::uint64_t number = (*line)->number;
    if (auto taken = take(std::move(**line)); !taken) {
      const bool told = taken.error().where.starts_with(lines_.file().name());  // of a line before
      return told ? taken : lines_.fault(taken.error(), number);
    }
    bar.show(++done, form_.lines);
  }
  run_.was_interrupted = done < form_.lines;
  auto settled = settle();
  run_.details["replies"] = std::move(replies_);
  return settled;
}

Result<std::optional<Date>> NdjsonRun::day_of_the_books() {
  std::optional<Date> now;
  if (const auto asked = run_.store.ask([&](const policies::City& city) { now = city.day(); }); !asked) {
    return std::unexpected(asked.error());
  }
  return now;
}

Result<access::Actor> NdjsonRun::usual_speaker(const NdjsonLine& line) {
  const auto grants = line.is_instruction() ? std::span<const access::Grant>{} : policies::grants_of(line.command);
  access::Actor actor{access::Role::city_commerce, command_line_account, 0, 0};
  if (line.command == policies::AdoptCalendarNotice::name) actor.role = access::Role::market_regulation;
  if (!grants.empty()) actor.role = grants.front().role;
  if (line.is_instruction()) actor.role = access::Role::custody_bank;
  const std::uint64_t operator_id = line.operator_id().value_or(0);
  switch (actor.role) {
    case access::Role::operator_:
    case access::Role::branch:
      actor.organisation = operator_id;
      return actor;
    case access::Role::custody_bank: {
      const auto bank = run_.bank ? Result<std::uint64_t>(*run_.bank) : bank_of(run_.store, operator_id);
      if (!bank) return std::unexpected(bank.error());
      actor.organisation = *bank;
      return actor;
    }
    case access::Role::district_commerce: {
      const auto asked = run_.store.ask([&](const policies::City& city) {
        const auto it = city.prepaid_card().operators.find(operator_id);
        if (it != city.prepaid_card().operators.end()) actor.area = law::area_named(it->second.district).value_or(0);
      });
      if (!asked) return std::unexpected(asked.error());
      return actor;
    }
    default:
      return actor;
  }
}

Result<access::Actor> NdjsonRun::speaker_of(const NdjsonLine& line) {
  if (!line.by.empty()) return actor_named(run_.store, line.by);
  if (run_.as) return *run_.as;
  return usual_speaker(line);
}

void NdjsonRun::refuse_unknown(const NdjsonLine& line) {
  formats::VerdictLine verdict;
  verdict.line = line.number;
  verdict.code = custody::code::unknown_operator;
  verdict.outcome = VerdictOutcome::refused;
  std::copy_n(line.id.begin(), verdict.instr_id.size(), verdict.instr_id.begin());
  run_.verdicts.add(verdict);
}

Result<void> NdjsonRun::take(NdjsonLine line) {
  const bool by_nobody = line.by.empty() && !run_.as;  // whom the books say
  const bool asks_the_books = by_nobody || !line.operator_text.empty() || line.by.find("uscc:") != line.by.npos;
  if (asks_the_books) {
    if (auto settled = settle(); !settled) return settled;
  }
  if (!line.operator_text.empty()) {
    const auto named = operator_by_name(run_.store, line.operator_text);
    if (!named && named.error().code != "cli.unknown_operator") return std::unexpected(named.error());
    if (!named) return refuse_unknown(line), Result<void>{};
    line.members["operator_id"] = **named;
  }
  const auto speaker = speaker_of(line);
  if (!speaker && speaker.error().code == "cli.unknown_operator") return refuse_unknown(line), Result<void>{};
  if (!speaker) return std::unexpected(speaker.error());

  std::optional<Date> day = line.on;
  if (!day && line.members.contains("instr_id")) {
    const auto id = instruction_of(line, Date{});
    if (id) day = custody::day_of(id->instr_id);
  }
  if (!day) day = day_;
  if (!day) {
    const auto now = day_of_the_books();
    if (!now) return std::unexpected(now.error());
    day = *now;
  }
  if (!day && !run_.store.today()) {
    return problem("ledger.schema_invalid", "on", "the day is missing: this history takes its days from the data");
  }
  const Stamp stamp = run_.store.stamp(day.value_or(Date{}), morning);
  if (const auto today = run_.store.today()) {
    if (line.on && *line.on != *today) {
      return problem("cli.clock_differs", "on", "this history has its own clock; the day cannot be chosen");
    }
    day = date_of(stamp);
  }
  day_ = day;
  const engine::Source source = access::source_of(*speaker, stamp);
  if (line.is_instruction()) return take_instruction(line, source, *day);
  return take_command(std::move(line), source);
}

Result<void> NdjsonRun::take_instruction(const NdjsonLine& line, const engine::Source& source, Date day) {
  const auto instruction = instruction_of(line, day);
  if (!instruction) return std::unexpected(instruction.error());
  const auto record = std::bit_cast<engine::Record>(custody::pack(*instruction));
  if (const auto result = known_.take(record, source)) {
    if (auto settled = settle(); !settled) return settled;
    run_.verdicts.add(line.number, *result);
    return {};
  }
  if (!pending_.empty() && (source != pending_source_ || pending_.size() == records_a_run)) {
    if (auto sent = send_pending(); !sent) return sent;
  }
  if (pending_.empty()) pending_source_ = source;
  pending_.push_back(record);
  pending_tags_.push_back({line.number, 0});
  return {};
}

Result<void> NdjsonRun::send_pending() {
  if (pending_.empty()) return {};
  return pipeline_.send(std::exchange(pending_, {}), pending_source_, std::exchange(pending_tags_, {}));
}

// Commands of those who speak for an office follow one another without waiting: what persons and texts they name is
// kept in one piece, and what they decide is written in one.
Result<void> NdjsonRun::take_command(NdjsonLine line, const engine::Source& source) {
  const bool erases = line.command.ends_with(persons::ErasePerson::name);
  if (policies::speaks_for_himself(access::actor_of(source).role) || erases) return take_alone(line, source);
  if (!pending_.empty() || !pipeline_.idle()) {
    if (auto settled = settle(); !settled) return settled;
  }
  commands_.push_back({std::move(line), source});
  return commands_.size() == commands_a_run ? send_commands() : Result<void>{};
}

Result<void> NdjsonRun::send_commands() {
  if (commands_.empty()) return {};
  const std::vector<Waiting> waiting = std::exchange(commands_, {});
  auto faulty = waiting.size();  // what stands before it is sent and answered
  std::optional<Problem> fault;
  const auto stop = [&](std::size_t at, const Problem& problem) {
    faulty = at;
    fault = lines_.fault(problem, waiting[at].line.number).error();
  };
  std::vector<std::optional<engine::TypedReply>> replies(waiting.size());
  std::vector<engine::TypedCommand> sent(waiting.size());
  const auto kept = run_.store.vault().together([&]() -> Result<void> {
    for (std::size_t i = 0; i < faulty; ++i) {
      const NdjsonLine& line = waiting[i].line;
      if (replies[i] = known_.find(line.id); replies[i]) continue;
      auto typed = formats::typed_command_from_json(line.command, line.members, gate_);
      if (!typed) return stop(i, typed.error()), Result<void>{};
      sent[i] = {typed->type, typed->version, std::move(typed->bytes), line.id};
    }
    return {};
  });
  if (!kept) return kept;
  std::vector<std::future<Result<engine::TypedReply>>> answers(waiting.size());
  for (std::size_t i = 0; i < faulty; ++i) {
    if (replies[i]) continue;
    std::promise<Result<engine::TypedReply>> promise;
    answers[i] = promise.get_future();
    const auto submitted = run_.store.engine().submit(
        std::move(sent[i]), waiting[i].source,
        [told = std::move(promise)](Result<engine::TypedReply> reply) mutable { told.set_value(std::move(reply)); });
    if (!submitted) stop(i, submitted.error());
  }
  for (std::size_t i = 0; i < faulty; ++i) {
    if (answers[i].valid()) {
      auto reply = answers[i].get();
      if (!reply) return stop(i, reply.error()), std::unexpected(*fault);
      replies[i] = *std::move(reply);
    }
    tell(waiting[i].line, *replies[i]);
  }
  return fault ? Result<void>(std::unexpected(*fault)) : Result<void>{};
}

Result<void> NdjsonRun::take_alone(const NdjsonLine& line, const engine::Source& source) {
  if (auto settled = settle(); !settled) return settled;
  if (const auto reply = known_.find(line.id)) return tell(line, *reply), Result<void>{};
  PersonToken author;
  const auto asked =
      run_.store.ask([&](const policies::City& city) { author = city.author(access::actor_of(source)); });
  if (!asked) return std::unexpected(asked.error());
  formats::AuthorsGate gate(gate_, author);
  auto typed = formats::typed_command_from_json(line.command, line.members, gate);
  if (!typed) return std::unexpected(typed.error());
  engine::TypedCommand command{typed->type, typed->version, std::move(typed->bytes), line.id};
  const auto reply = run_.store.engine().execute(std::move(command), source);
  if (!reply) return std::unexpected(reply.error());
  // Before the next line: who is named again in it is somebody else.
  const bool erased = typed->type == persons::ErasePerson::number && reply->code == 0;
  if (auto done = erased ? run_.store.erase_who_was_erased() : Result<void>{}; !done) return done;
  tell(line, *reply);
  return {};
}

void NdjsonRun::tell(const NdjsonLine& line, const engine::TypedReply& reply) {
  formats::VerdictLine verdict;
  verdict.line = line.number;
  std::copy_n(line.id.begin(), verdict.instr_id.size(), verdict.instr_id.begin());
  verdict.entry_no = reply.entry_no;
  verdict.booked_at = reply.stamp;
  verdict.code = reply.code;
  verdict.outcome = static_cast<VerdictOutcome>(reply.verdict);
  verdict.flags = reply.flags;
  run_.verdicts.add(verdict);
  if (replies_.size() == most_replies_shown) return;

  formats::AnswerFields fields{
      .outcome = formats::name_of(verdict.outcome), .code = reply.code, .flags = {}, .figures = {}, .clauses = {}};
  if (auto figures = formats::figures_from_bytes(reply.figures)) fields.figures = *std::move(figures);
  fields.clauses = run_.law.behind(line.command, reply.code, flag_names(fields.figures));
  policies::add_sources(fields.clauses, fields.figures);
  boost::json::object answer = formats::answer_to_json(fields);
  run_.screen.line("  " + padded(std::to_string(line.number), 4) + padded(line.command, 28) +
                   padded(std::string(fields.outcome), 10) + padded(std::string(formats::code_name(reply.code)), 2) +
                   (fields.figures.empty() ? "" : formats::json_line(answer["facts"])) +
                   (reply.code == 0 ? "" : bracketed(fields.clauses)));
  answer["line"] = line.number;
  answer["command"] = line.command;
  answer["entry_no"] = reply.entry_no;
  replies_.push_back(std::move(answer));
}

}  // namespace

Result<void> import_ndjson(const std::string& path, ImportRun& run) {
  const auto form = check_whole_file(path, run);
  if (!form) return std::unexpected(form.error());
  auto lines = NdjsonLines::open(path);
  if (!lines) return std::unexpected(lines.error());
  ProgressBar bar("读取历史 history");
  auto known = KnownAnswers::read(run.store.log(), form->first, form->last,
                                  [&](auto done, auto total) { bar.show(done, total); });
  if (!known) return std::unexpected(known.error());
  run.interrupt.emplace();
  NdjsonRun ndjson(*std::move(lines), *form, *std::move(known), run);
  return ndjson.all();
}

}  // namespace gongbao::cli
