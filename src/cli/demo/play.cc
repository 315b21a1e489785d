// Answers are compared as they come; nothing is said once the play has failed.
#include "cli/demo/play.h"

#include <algorithm>

#include "custody/reconcile.h"
#include "formats/command_json.h"
#include "formats/instruction_json.h"
#include "policies/registry/laws.h"

namespace gongbao::cli::demo {

namespace {

constexpr std::int64_t morning = 9 * 3600;
constexpr std::int64_t evening = 20 * 3600;

engine::Record record_of(const Instruction& in) { return std::bit_cast<engine::Record>(custody::pack(in)); }

std::string story_of(std::string_view what, Code answered, std::string_view wanted) {
  const std::string answer = answered == 0 ? "accepted" : std::string(policies::code_name(answered));
  return std::string(what) + " was answered " + answer + ", the story wants " +
         (wanted.empty() ? "accepted" : std::string(wanted));
}

}  // namespace

Id16 key_of(const std::string& account_no) { return custody::account_key(account_no).value(); }

Instruction with_txn(Instruction in, const std::string& bank_txn_no) {
  GB_CHECK(bank_txn_no.size() <= in.bank_txn_no.size());
  std::ranges::copy(bank_txn_no, in.bank_txn_no.begin());
  return in;
}

Play::Play(Store& store, formats::Gate& gate, std::uint64_t seed) : store_(store), gate_(gate), dice_(seed) {
  auto published = law::published_calendar();
  if (!published) {
    failure_ = published.error();
    return;
  }
  calendar_ = *std::move(published);
}

// --- the day ---------------------------------------------------------------------------------------------------------

void Play::begin(Date day) {
  today_ = day;
  second_ = morning;
}

void Play::do_the_agenda() {
  // Acts may put further acts on the same day.
  std::vector<std::function<void()>>& acts = agenda_[today_];
  for (std::size_t i = 0; i < acts.size() && !over(); ++i) {
    const std::function<void()> act = acts[i];
    act();
  }
  agenda_.erase(today_);
}

void Play::on(Date day, std::function<void()> act) {
  if (day >= today_) agenda_[day].push_back(std::move(act));
}

Date Play::working_day_from(Date day) const {
  while (!calendar_.is_working_day(day)) day = day + Days{1};
  return day;
}

// --- saying things
// -----------------------------------------------------------------------------------------------------

void Play::fail(std::string what) {
  if (!failure_) failure_ = Problem{"cli.demo_story", "", std::move(what), to_string(today_)};
}

void Play::compare(std::string_view what, Code answered, std::string_view wanted) {
  if (policies::code_name(answered) != wanted) return fail(story_of(what, answered, wanted));
  if (answered != 0) ++counts_.refusals[std::string(wanted)];
}

std::optional<engine::TypedCommand> Play::typed(const Actor& who, std::string_view command,
                                                const boost::json::object& members) {
  if (over()) return std::nullopt;
  PersonToken author;
  constexpr std::array themselves{access::Role::consumer,  access::Role::family,     access::Role::household,
                                  access::Role::applicant, access::Role::supervisor, access::Role::student,
                                  access::Role::guardian,  access::Role::lawyer};
  const bool himself = std::ranges::find(themselves, who.role) != themselves.end();
  if (himself) {
    const auto asked = store_.ask([&](const policies::City& city) { author = city.author(who); });
    if (!asked) return fail(std::string(command) + ": " + to_string(asked.error())), std::nullopt;
  }
  formats::AuthorsGate gate(gate_, author);
  auto read = formats::typed_command_from_json(command, members, gate);
  if (!read) {
    fail(std::string(command) + ": " + to_string(read.error()));
    return std::nullopt;
  }
  ++counts_.commands;
  return engine::TypedCommand{.type = read->type, .version = read->version, .bytes = std::move(read->bytes)};
}

std::optional<engine::TypedReply> Play::give(const Actor& who, std::string_view command,
                                             const boost::json::object& members) {
  auto said = typed(who, command, members);
  if (!said) return std::nullopt;
  auto reply = store_.engine().execute(*std::move(said), source(who));
  if (reply) return *std::move(reply);
  fail(std::string(command) + ": " + to_string(reply.error()));
  return std::nullopt;
}

std::uint64_t Play::say(const Actor& who, std::string_view command, const boost::json::object& members) {
  const auto reply = give(who, command, members);
  if (!reply) return 0;
  compare(command, reply->code, "");
  return reply->entry_no;
}

void Play::refused(const Actor& who, std::string_view command, const boost::json::object& members,
                   std::string_view code) {
  if (const auto reply = give(who, command, members)) compare(command, reply->code, code);
}

void Play::tell(const Actor& who, std::string_view command, const boost::json::object& members) {
  auto said = typed(who, command, members);
  if (!said) return;
  {
    const std::scoped_lock lock(inbox_->mutex);
    ++inbox_->waiting;
  }
  const auto submitted = store_.engine().submit(
      *std::move(said), source(who), [inbox = inbox_, name = std::string(command)](const auto& reply) {
        const std::scoped_lock lock(inbox->mutex);
        if (!reply) {
          inbox->failure = reply.error();
        } else if (reply->code != 0) {
          inbox->failure = Problem{"cli.demo_story", "", story_of(name, reply->code, ""), ""};
        }
        --inbox->waiting;
        inbox->changed.notify_all();
      });
  if (submitted) return;
  const std::scoped_lock lock(inbox_->mutex);
  --inbox_->waiting;
  fail(std::string(command) + ": " + to_string(submitted.error()));
}

void Play::settle() {
  std::unique_lock lock(inbox_->mutex);
  inbox_->changed.wait(lock, [&] { return inbox_->waiting == 0; });
  if (inbox_->failure && !failure_) {
    failure_ = inbox_->failure;
    if (failure_->where.empty()) failure_->where = to_string(today_);
  }
}

void Play::ask(const std::function<void(const policies::City&)>& question) {
  settle();
  if (over()) return;
  if (const auto asked = store_.ask(question); !asked) fail(to_string(asked.error()));
}

// --- instructions
// ------------------------------------------------------------------------------------------------------

Instruction Play::make(Op op, std::uint64_t operator_id, std::uint64_t subject, std::int64_t fen) {
  Instruction in;
  ++made_;
  std::array<std::uint8_t, 12> own{};
  std::memcpy(own.data(), &made_, sizeof made_);
  in.instr_id = custody::make_id(today_, own);
  in.op = op;
  in.event_date = today_;
  in.operator_id = operator_id;
  in.subject_id = subject;
  in.amount_fen = fen;
  in.second_of_day = static_cast<std::uint32_t>(second_ % 86'400);
  return in;
}

// What each moves in the account, as the books stand before it. A reversal's is the caller's to say.
std::vector<std::int64_t> Play::cash_of(const std::vector<Instruction>& records) {
  std::vector<std::int64_t> amounts;
  ask([&](const policies::City& city) {
    for (const Instruction& in : records) {
      const bool of_an_order = in.op == Op::execute_payout || in.op == Op::payout_returned;
      const bool known = !of_an_order || city.books().orders.contains({in.operator_id, in.subject_id});
      amounts.push_back(in.op == Op::reverse || !known ? 0 : custody::cash_moved(city.books(), in, {}));
    }
  });
  return amounts;
}

engine::InstructionResult Play::try_to(const Actor& who, const Instruction& in) {
  const std::vector<std::int64_t> cash = cash_of({in});
  if (over()) return {};
  ++counts_.instructions;
  const auto result = store_.engine().execute(record_of(in), source(who));
  if (!result) {
    fail(std::string(custody::op_name(in.op)) + ": " + to_string(result.error()));
    return {};
  }
  if (result->code == 0) bank_books_.add(in.operator_id, custody::text_of(in.bank_txn_no), cash.front());
  return *result;
}

Id16 Play::send(const Actor& who, const Instruction& in) {
  const engine::InstructionResult result = try_to(who, in);
  if (!over()) compare(custody::op_name(in.op), result.code, "");
  return in.instr_id;
}

void Play::send_refused(const Actor& who, const Instruction& in, std::string_view code) {
  const engine::InstructionResult result = try_to(who, in);
  if (!over()) compare(custody::op_name(in.op), result.code, code);
}

void Play::batch(const Actor& bank, const std::vector<Instruction>& records) {
  if (records.empty()) return;
  const std::vector<std::int64_t> cash = cash_of(records);
  if (over()) return;
  second_ = std::max(second_, evening);
  Bytes bytes;
  std::vector<engine::Record> run;
  for (const Instruction& in : records) {
    run.push_back(record_of(in));
    bytes.insert(bytes.end(), run.back().begin(), run.back().end());
  }
  const std::string id = "night-" + std::to_string(bank.organisation) + "-" + to_string(today_);
  const std::uint64_t opened = say(bank, "open_batch",
                                   {{"bank_id", bank.organisation},
                                    {"account_no", ""},
                                    {"batch_id", id},
                                    {"business_date", to_string(today_)},
                                    {"count", records.size()},
                                    {"sha256", to_hex(sha256(bytes))}});
  if (over()) return;
  engine::Source from = source(bank);
  from.batch_entry = opened;
  const auto results = store_.engine().execute(run, from);
  if (!results) return fail("a batch: " + to_string(results.error()));
  counts_.instructions += records.size();
  for (std::size_t i = 0; i < records.size() && !over(); ++i) {
    compare("in a batch " + std::string(custody::op_name(records[i].op)) + " of operator " +
                std::to_string(records[i].operator_id),
            (*results)[i].code, "");
    bank_books_.add(records[i].operator_id, custody::text_of(records[i].bank_txn_no), cash[i]);
  }
}

}  // namespace gongbao::cli::demo
