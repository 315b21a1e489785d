// Engine without threads: a command is decided, journaled and answered before the call returns.
#include "cli/scenario/world.h"

#include "base/check.h"
#include "cli/scenario/document_words.h"
#include "policies/registry/instruction_state.h"

namespace gongbao::cli::scenario {

namespace {

constexpr std::int64_t opening_hour = 9 * 3'600;
constexpr std::int64_t last_second = 86'399;
constexpr std::string_view cured = "shortfall_cured";

engine::Options without_threads() {
  engine::Options options;
  options.threads = false;
  options.allow_long_turns = true;
  return options;
}

void add_flag(std::vector<std::string>& flags, std::string_view name) {
  if (std::ranges::find(flags, name) == flags.end()) flags.emplace_back(name);
}

void add_result_flags(Reply& reply, std::uint8_t bits, custody::Op op, std::uint8_t scheme) {
  for (const policies::Code flag : formats::result_flags(bits, op, scheme)) {
    add_flag(reply.flags, formats::code_name(flag));
  }
  if ((bits & custody::result_flag::shortfall_cured) != 0) add_flag(reply.flags, cured);
}

// detail_fen has the name of what it explains (spec/01 part 12, B16).
std::string_view detail_name(policies::Code code, custody::Op op) {
  namespace lots = childcare::code;
  if (code == custody::code::release_below_floor || code == lots::release_below_floor) return "releasable";
  if (code == custody::code::custody_insufficient_for_refund || code == lots::custody_insufficient_for_refund ||
      code == custody::code::insufficient_cash) {
    return "need";
  }
  if (code == 0 && op == custody::Op::apply_release) return "order_amount";
  return {};
}

void add_clauses(Reply& reply, const std::vector<std::string>& clauses) {
  for (const std::string& clause : clauses) {
    if (std::ranges::find(reply.clauses, clause) == reply.clauses.end()) reply.clauses.push_back(clause);
  }
}

}  // namespace

boost::json::object to_json(const Reply& reply) {
  constexpr std::array names{"accepted", "refused", "duplicate"};
  formats::AnswerFields answer{.outcome = names[static_cast<std::size_t>(reply.verdict)], .code = reply.code};
  answer.clauses = reply.clauses;
  answer.figures = reply.figures;
  boost::json::object out = formats::answer_to_json(answer);
  boost::json::array flags;
  for (const std::string& flag : reply.flags) flags.push_back(boost::json::value(flag));
  out["flags"] = std::move(flags);
  return out;
}

Result<std::unique_ptr<World>> World::open(const policies::LawBooks& law, System system) {
  auto city = policies::City::open();
  if (!city) return std::unexpected(city.error());
  std::unique_ptr<World> world(new World(law, system));
  world->city_ = std::move(*city);
  world->city_->on_journal([raw = world.get()](const ledger::Journal& journal) { raw->journals_.push_back(journal); });
  world->city_->on_district_journal(
      [raw = world.get()](const ledger::Journal& journal) { raw->journals_.push_back(journal); });
  world->log_ = journal::open_memory_log();
  world->engine_ = std::make_unique<engine::Engine>(*world->city_, *world->log_, without_threads());
  if (const auto started = world->engine_->start(); !started) return std::unexpected(started.error());
  return world;
}

engine::Source World::source(const access::Actor& actor) {
  const engine::Source source = access::source_of(actor, stamp_of(today_, second_));
  second_ = std::min(second_ + 1, last_second);
  return source;
}

Result<Reply> World::go_to(Date day, std::optional<std::int64_t> second) {
  GB_CHECK(!begun_ || day >= today_);
  const bool same_day = begun_ && day == today_;
  const std::int64_t earliest = same_day ? second_ : 0;
  second_ = std::max(earliest, second.value_or(opening_hour));
  today_ = day;
  begun_ = true;
  if (same_day) return Reply{};
  const engine::EntryNo before = log_->last_entry();
  const auto entry = engine_->turn_to(day, true);
  if (!entry) return std::unexpected(entry.error());
  return turned(before);
}

Reply World::turned(engine::EntryNo after) {
  Reply reply;
  reply.entry = log_->last_entry();
  each_entry(after + 1, [&](const journal::EntryView& entry) {
    if (entry.typed != nullptr) see_turn(*entry.typed, reply);
  });
  return reply;
}

// What one entry of a day turn did and raised; each of its parts rests on clauses of its own.
void World::see_turn(const journal::TypedView& entry, Reply& reply) {
  const auto see = [&](std::string_view part, Reply seen) {
    cite(part, seen);
    for (const std::string& flag : seen.flags) add_flag(reply.flags, flag);
    add_clauses(reply, seen.clauses);
  };
  if (entry.head.type == prepaid_card::EffectBankChange::number) see(prepaid_card::EffectBankChange::name, {});
  if (entry.head.type == heating::LapseApplications::number) see("heating/lapse_applications", {});
  if (entry.head.type == used_vehicle::ExpireQuotas::number) see("used-vehicle/expire_quotas", {});
  const auto see_parts = [&](std::uint8_t scheme, const custody::OperatorTurn& turn,
                             const std::vector<std::string_view>& parts) {
    const bool bound = (turn.flags & custody::result_flag::unbound) == 0;
    for (const std::string_view part : parts) {
      Reply seen;
      if (part == custody::cash_overdue && bound) {
        add_result_flags(seen, custody::result_flag::late, custody::Op::cash_deposit, scheme);
      }
      add_result_flags(seen, turn.flags, custody::Op::cash_deposit, scheme);
      see(std::string(policies::system_of_scheme(scheme)) + "/" + std::string(part), std::move(seen));
    }
  };
  ByteReader in(entry.facts);
  while (in.ok() && in.left() > 0) {
    const auto number = in.integer<std::uint16_t>();
    in.integer<std::uint16_t>();
    ByteReader fact_in(in.blob());
    if (!in.ok()) continue;
    if (number == policies::OperatorTurned::number) {
      policies::OperatorTurned fact;
      gongbao::decode(fact_in, fact);
      see_parts(custody::scheme_prepaid_card, fact.turn, custody::parts_of(fact.turn));
    }
    if (number == policies::LotsTurned::number) {
      policies::LotsTurned fact;
      gongbao::decode(fact_in, fact);
      see_parts(custody::scheme_childcare, fact.turn.turn, custody::parts_of(fact.turn));
    }
  }
}

void World::cite(std::string_view full_name, Reply& reply) {
  const std::string command(policies::split_name(full_name).name);
  const std::string outcome(reply.code == 0 ? law::accepted : formats::code_name(reply.code));
  answered_.outcomes.emplace(command, outcome);
  for (const std::string& flag : reply.flags) {
    if (flag != cured) answered_.outcomes.emplace(command, flag);
  }
  std::vector<std::string> behind = law_.behind(full_name, reply.code, reply.flags);
  policies::add_sources(behind, reply.figures);
  add_clauses(reply, behind);
  // What an accepted answer says for itself: by which code an application is not eligible (heating).
  for (const policies::Figure& figure : reply.figures) {
    const auto because = figure.name == "because" ? formats::code_named(figure.text) : std::nullopt;
    if (!because) continue;
    answered_.outcomes.emplace(command, figure.text);
    add_clauses(reply, law_.behind(full_name, *because, {}));
  }
  answered_.clauses.insert(reply.clauses.begin(), reply.clauses.end());
}

Result<Reply> World::give(formats::TypedFromJson command, access::Actor actor) {
  engine::TypedCommand typed;
  typed.type = command.type;
  typed.version = command.version;
  typed.bytes = std::move(command.bytes);
  const std::string cited = policies::cited_name(typed.type, typed.bytes);
  const auto answer = engine_->execute(std::move(typed), source(actor));
  if (!answer) return std::unexpected(answer.error());
  Reply reply;
  reply.verdict = answer->verdict;
  reply.code = answer->code;
  reply.entry = answer->entry_no;
  auto figures = formats::figures_from_bytes(answer->figures);
  GB_CHECK(figures.has_value());
  for (policies::Figure& figure : *figures) {
    if (figure.unit == policies::Figure::Unit::flag) {
      add_flag(reply.flags, formats::code_name(static_cast<policies::Code>(figure.value)));
    } else {
      reply.figures.push_back(std::move(figure));
    }
  }
  if (!journals_.empty()) reply.journal_no = journals_.front().number;
  cite(cited, reply);
  return reply;
}

Result<std::vector<Reply>> World::send(std::span<const custody::PackedInstruction> records, access::Actor actor,
                                       engine::EntryNo batch) {
  static_assert(sizeof(custody::PackedInstruction) == sizeof(engine::Record));
  engine::Source from = source(actor);
  from.batch_entry = batch;
  std::vector<engine::Record> raw(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) std::memcpy(raw[i].data(), records[i].data(), raw[i].size());
  const auto results = engine_->execute(raw, from);
  if (!results) return std::unexpected(results.error());
  std::vector<Reply> replies;
  for (std::size_t i = 0; i < results->size(); ++i) {
    const engine::InstructionResult& result = (*results)[i];
    const custody::Instruction sent = custody::unpack(records[i]);
    const custody::Op op = sent.op;
    Reply reply;
    reply.verdict = result.outcome;
    reply.code = result.code;
    reply.entry = result.entry_no;
    reply.journal_no = result.journal_no;
    add_result_flags(reply, result.flags, op, sent.scheme);
    if (const std::string_view name = detail_name(result.code, op); !name.empty()) {
      reply.figures.push_back({std::string(name), policies::Figure::Unit::fen, result.detail_fen, {}});
    }
    const policies::WhyRefused why = policies::why_refused(*log_, result.entry_no, result.code);
    if (why.first_admissible_day) {
      reply.figures.push_back(
          {"first_admissible_day", policies::Figure::Unit::date, why.first_admissible_day->day, {}});
    }
    if (why.card_principal) {
      reply.figures.push_back({"balance", policies::Figure::Unit::fen, why.card_principal->fen, {}});
    }
    if (why.card_bonus && why.card_bonus->fen != 0) {
      reply.figures.push_back({"bonus", policies::Figure::Unit::fen, why.card_bonus->fen, {}});
    }
    cite(policies::full_name_of(op, sent.scheme), reply);
    replies.push_back(std::move(reply));
  }
  return replies;
}

Reply World::asked(std::string_view command, std::vector<policies::Figure> figures) {
  Reply reply;
  reply.figures = std::move(figures);
  cite(command, reply);
  return reply;
}

Reply World::refused(std::string_view command, policies::Code code) {
  Reply reply;
  reply.verdict = engine::Verdict::refused;
  reply.code = code;
  cite(command, reply);
  return reply;
}

std::vector<std::uint64_t> World::collectors() const {
  const DocumentWords* words = words_of(system_);
  return words == nullptr || words->collectors == nullptr ? std::vector<std::uint64_t>{} : words->collectors(*city_);
}

void World::each_entry(engine::EntryNo from, const std::function<void(const journal::EntryView&)>& see) const {
  for (engine::EntryNo next = from; next <= log_->last_entry();) {
    const auto block = log_->block_of(next);
    GB_CHECK(block.has_value());
    block->visit([&](const journal::EntryView& entry) {
      if (entry.number >= next) see(entry);
      next = entry.number + 1;
      return true;
    });
  }
}

std::vector<ledger::Journal> World::take_journals() { return std::exchange(journals_, {}); }

Result<void> World::holds_on_replay() const {
  auto again = policies::City::open();
  if (!again) return std::unexpected(again.error());
  if (const auto replayed = engine::replay(*log_, **again); !replayed) return std::unexpected(replayed.error());
  if ((*again)->digest() != city_->digest()) {
    return problem("cli.replay_differs", "", "replaying the scenario's journal gives another state");
  }
  auto judge = policies::City::open();
  if (!judge) return std::unexpected(judge.error());
  const auto verified = engine::verify(*log_, **judge);
  if (!verified) return std::unexpected(verified.error());
  if (verified->good()) return {};
  const auto& first = verified->differences.front();
  return problem("cli.verify_differs", "",
                 "entry " + std::to_string(first.entry) + " is decided otherwise: " + first.what);
}

}  // namespace gongbao::cli::scenario
