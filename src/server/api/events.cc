// Rows of the fact logs and instructions of the journal, entry by entry.
#include "server/api/events.h"

#include <algorithm>
#include <bit>
#include <boost/json/array.hpp>
#include <set>

#include "law/area.h"
#include "policies/prepaid_card/card_history.h"
#include "policies/registry/questions.h"
#include "policies/registry/views.h"
#include "server/api/answers.h"
#include "server/api/disclosed_json.h"
#include "server/api/movements.h"
#include "views/log_rows.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

constexpr std::size_t events_at_once = 100;
constexpr std::size_t blocks_at_once = 64;  // of the journal, before others get their turn

std::optional<std::int64_t> integer(const policies::Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

EventRow event_of(std::string_view system, const views::Page& page, const std::vector<policies::Value>& values) {
  EventRow row;
  row.body["system"] = system;
  for (std::size_t i = 0; i < page.columns.size(); ++i) {
    const policies::Column& column = page.columns[i];
    const auto number = integer(values[i]);
    if (column.name == "entry") row.entry = static_cast<EntryNo>(number.value_or(0));
    if (column.name == "place") row.place = number.value_or(0);
    if (column.name == "operator_id") row.operator_id = static_cast<std::uint64_t>(number.value_or(0));
    json::value& at = row.body[column.name];
    if (const auto* text = std::get_if<std::string>(&values[i])) {
      at = json::string(*text);
    } else if (number && column.kind == policies::Kind::date) {
      at = json::string(to_string(Date{static_cast<std::int32_t>(*number)}));
    } else if (number && column.kind == policies::Kind::area) {
      at = json::string(std::string(law::area_text(static_cast<law::AreaCode>(*number))));
    } else if (number) {
      at = *number;
    }
  }
  return row;
}

Result<Events> facts_after(const views::Views& views, const access::Actor& actor, EntryNo asked_after,
                           std::optional<std::uint64_t> operator_id) {
  Events events;
  events.upto = views.stands_at();
  const EntryNo after = std::min(asked_after, events.upto);
  struct Log {
    std::string_view system, list;
  };
  std::vector<Log> logs;
  for (const policies::ViewSystem& system : policies::all_view_systems()) {
    for (const std::string_view list : views::logs_told_to(actor.role)) logs.push_back({system.name, list});
  }
  for (const Log& log : logs) {
    views::Query query;
    query.system = log.system;
    query.list = log.list;
    query.actor = actor;
    query.order = "entry";
    query.limit = events_at_once;
    query.filters = {{"entry_from", std::to_string(after + 1)}, {"entry_to", std::to_string(events.upto)}};
    if (operator_id) query.filters.emplace_back("operator_id", std::to_string(*operator_id));
    while (true) {
      const auto page = views.page(query);
      if (!page && page.error().code == "ledger.forbidden") break;
      if (!page) return std::unexpected(page.error());
      for (const auto& values : page->rows) events.rows.push_back(event_of(log.system, *page, values));
      if (page->next.empty()) break;
      // More than fits: up to the entry before the last one, or on until the first one is whole.
      const EntryNo last = events.rows.back().entry;
      if (last - 1 > after) {
        events.upto = std::min(events.upto, last - 1);
        break;
      }
      query.cursor = page->next;
    }
  }
  return events;
}

// --- instructions ----------------------------------------------------------------------------------------------------

EventRow event_of(const policies::LawBooks& law, const journal::EntryView& entry, access::Role role) {
  const Movement movement = movement_of(entry, std::nullopt);
  const answers::InstructionEvent event{.system = "prepaid-card",
                                        .entry = entry.number,
                                        .fact = "instruction_accepted",
                                        .command = std::string(movement.what()),
                                        .operator_id = movement.instruction.operator_id,
                                        .event_date = movement.instruction.event_date,
                                        .booked_at = movement.stamp,
                                        .instr_id = movement.instruction.instr_id,
                                        .subject_id = movement.instruction.subject_id,
                                        .amount = Money{movement.instruction.amount_fen},
                                        .subject_balance = Money{movement.subject_balance},
                                        .principal_change = Money{movement.change.principal},
                                        .bonus_change = Money{movement.change.bonus},
                                        .journal_no = movement.journal_no,
                                        .clauses = clauses_of(law, movement)};
  EventRow row{entry.number, event.place, event.operator_id, formats::to_json(event).as_object()};
  disclose_members(row.body, role);
  return row;
}

bool sent_by_the_office_of(const access::Actor& actor, const engine::Source& source) {
  const access::Actor sender = access::actor_of(source);
  return actor.organisation != 0 && sender.role == actor.role && sender.organisation == actor.organisation;
}

using CardSet = std::set<custody::OfOperatorNo>;

// Of a consumer: his cards, and where the entries stand that speak of them. Each card's chain goes back from its
// newest; what was done with a lost card may stand in its successor's.
struct OwnCards {
  struct Chain {
    std::uint64_t card = 0;
    EntryNo newest = 0;
  };
  CardSet cards;
  std::vector<Chain> chains;

  // On the deciding thread.
  static OwnCards of(const policies::City& city, std::uint64_t account) {
    OwnCards own;
    CardSet walked;
    for (const custody::OfOperatorNo& card : prepaid_card::cards_bound_to(city.prepaid_card(), account)) {
      own.cards.insert(card);
      const auto history =
          prepaid_card::history_of_card(city.prepaid_card(), city.books(), card.operator_id, card.number, {.most = 0});
      if (!history) continue;
      for (const prepaid_card::CardSpan& span : history->spans) {
        if (walked.insert({card.operator_id, span.card_id}).second) own.chains.push_back({span.card_id, span.newest});
      }
    }
    return own;
  }
  // Refunds have numbers of their own.
  bool spoken_of(const custody::Instruction& in) const {
    const auto any_of_operator = cards.lower_bound({in.operator_id, 0});
    if (any_of_operator == cards.end() || any_of_operator->operator_id != in.operator_id) return false;
    return custody::subject_is_refund(in.op) || cards.contains({in.operator_id, in.subject_id});
  }
};

// The entries of those chains behind that one, in order; nullopt where there are so many that looking at all of the
// journal is as good.
Result<std::optional<std::vector<EntryNo>>> entries_of(const journal::Log& log, const OwnCards& own, EntryNo after) {
  constexpr std::size_t most_walked = 2'000;
  std::set<EntryNo> entries;
  std::size_t walked = 0;
  for (const OwnCards::Chain& chain : own.chains) {
    for (EntryNo at = chain.newest; at > after;) {
      if (++walked > most_walked) return std::optional<std::vector<EntryNo>>{};
      EntryNo before = 0;
      const auto seen = log.see_entry(at, [&](const journal::EntryView& entry) {
        if (entry.instruction != nullptr) before = movement_of(entry, chain.card).before;
      });
      if (!seen) return std::unexpected(seen.error());
      entries.insert(at);
      at = before < at ? before : 0;
    }
  }
  return std::vector<EntryNo>(entries.begin(), entries.end());
}

// What of the journal can be for the actor at all, so that the deciding thread is asked about little else.
class Within {
 public:
  Within(const access::Actor& actor, std::optional<std::uint64_t> operator_id, std::optional<OwnCards> own)
      : actor_(actor), own_(std::move(own)) {
    const bool of_an_operator = actor.role == access::Role::operator_ || actor.role == access::Role::branch;
    operator_ = operator_id ? operator_id : of_an_operator ? std::optional(actor.organisation) : std::nullopt;
  }
  bool holds(const engine::Source& source, const journal::InstructionView& view) const {
    if (view.outcome.code != 0) return false;
    const auto in = std::bit_cast<custody::Instruction>(view.record);
    if (operator_ && in.operator_id != *operator_) return false;
    return !sent_by_the_office_of(actor_, source) && (!own_ || own_->spoken_of(in));
  }
  // Where a consumer's entries stand; nullopt: anywhere.
  Result<std::optional<std::vector<EntryNo>>> entries(const journal::Log& log, EntryNo after) const {
    if (!own_) return std::optional<std::vector<EntryNo>>{};
    return entries_of(log, *own_, after);
  }

 private:
  const access::Actor& actor_;
  std::optional<OwnCards> own_;
  std::optional<std::uint64_t> operator_;
};

// Those entries of the block, which are in order; see returns false to stop.
template <class See>
void each_of(const journal::Block& block, const std::vector<EntryNo>& numbers, See&& see) {
  auto wanted = numbers.begin();
  block.visit([&](const journal::EntryView& entry) {
    if (wanted == numbers.end()) return false;
    if (entry.number != *wanted) return true;
    ++wanted;
    return static_cast<bool>(see(entry));
  });
}

// Whoever reads no entry at all hears of no instruction.
bool may_ever_read(access::Role role) { return access::may_ever(prepaid_card::grants_of_question("entry"), role); }

}  // namespace

Result<const journal::Block*> EventReader::block_of(EntryNo entry) {
  const bool known = block_ && entry >= block_->first_entry() && entry - block_->first_entry() < block_->entries();
  if (!known) {
    auto read = service_.log.block_of(entry);
    if (!read) return std::unexpected(read.error());
    block_ = *std::move(read);
  }
  return &*block_;
}

// Block by block: whose the entries may be is looked at here, whether the actor may read them where the state is. Of a
// consumer, whose entries are few, only the blocks in which they stand.
Result<void> EventReader::add_instructions(const access::Actor& actor, EntryNo after,
                                           std::optional<std::uint64_t> operator_id, Events& events) {
  if (after >= events.upto) return {};
  std::optional<OwnCards> own;
  if (actor.role == access::Role::consumer) {
    const auto asked = service_.engine.ask([&] { own = OwnCards::of(service_.city, actor.account); });
    if (!asked) return std::unexpected(asked.error());
  }
  const Within within(actor, operator_id, std::move(own));
  const auto standing = within.entries(service_.log, after);
  if (!standing) return std::unexpected(standing.error());
  const std::optional<std::vector<EntryNo>>& only = *standing;
  const auto next_from = [&](EntryNo from) {
    if (!only) return from;
    const auto at = std::ranges::lower_bound(*only, from);
    return at == only->end() ? events.upto + 1 : *at;
  };
  std::size_t found = 0;
  EntryNo next = next_from(after + 1);
  for (std::size_t blocks = 0; next <= events.upto && found < events_at_once; ++blocks) {
    if (blocks == blocks_at_once) break;
    const auto read = block_of(next);
    if (!read) return std::unexpected(read.error());
    const journal::Block& block = **read;
    std::vector<EntryNo> asked;
    journal::for_each_entry(block, [&](EntryNo number, const engine::Source& source, const auto& view) {
      if constexpr (std::is_same_v<std::decay_t<decltype(view)>, journal::InstructionView>) {
        if (number >= next && number <= events.upto && within.holds(source, view)) asked.push_back(number);
      }
    });
    next = next_from(block.first_entry() + block.entries());
    if (asked.empty()) continue;
    std::vector<EntryNo> may;
    const auto answered = service_.engine.ask([&] {
      each_of(block, asked, [&](const journal::EntryView& entry) {
        if (policies::may_read(service_.city, actor, entry)) may.push_back(entry.number);
        return found + may.size() < events_at_once;
      });
    });
    if (!answered) return std::unexpected(answered.error());
    each_of(block, may, [&](const journal::EntryView& entry) {
      events.rows.push_back(event_of(service_.law, entry, actor.role));
      return true;
    });
    found += may.size();
    if (found == events_at_once) next = may.back() + 1;
  }
  events.upto = std::min(events.upto, next - 1);
  return {};
}

Result<Events> EventReader::after(const access::Actor& actor, EntryNo after, std::optional<std::uint64_t> operator_id) {
  auto events = facts_after(*service_.views, actor, after, operator_id);
  if (!events) return events;
  if (may_ever_read(actor.role)) {
    if (auto added = add_instructions(actor, after, operator_id, *events); !added)
      return std::unexpected(added.error());
  }
  std::ranges::stable_sort(events->rows, {}, &EventRow::entry);
  std::erase_if(events->rows, [&](const EventRow& row) { return row.entry > events->upto; });
  return events;
}

}  // namespace gongbao::server
