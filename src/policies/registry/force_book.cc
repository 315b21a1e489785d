// Each set is resolved twice, as printed and with the events; where its days differ, the events moved them.
#include "policies/registry/force_book.h"

#include <algorithm>

#include "policies/gazette/citations.h"
#include "policies/gazette/state.h"
#include "policies/registry/laws.h"

namespace gongbao::policies {

ForceBook::ForceBook(std::vector<law::StatusEvent> events, const law::StatusReading& reading)
    : events_(std::move(events)), reading_(reading), status_(gazette::printed_issue(), &gazette::printed_clauses()) {
  if (events_.empty()) return;
  const law::StatusBook printed(gazette::printed_issue(), &gazette::printed_clauses());
  for (const law::StatusEvent& each : events_) status_.add(each);
  for (const PolicyLaw& each : all_laws()) {
    const law::CitationTable& table = each.citations;
    // The gazette's own pages are no law that could end.
    if (table.document == gazette::document) continue;
    const auto sets_by = [&](const law::StatusBook& status) {
      return law::CitationSets::resolve(table, gazette::printed_issue(), gazette::printed_clauses(), status, reading_)
          .sets;
    };
    const law::CitationSets before = sets_by(printed), after = sets_by(status_);
    for (std::size_t i = 0; i < after.all().size(); ++i) {
      const law::CitationSet &set = after.all()[i], &as_printed = before.all()[i];
      if (set.code != law::accepted || set.of_timer) continue;
      const bool later = set.first_day > as_printed.first_day, sooner = set.last_day < as_printed.last_day;
      if (later || sooner) moved_.emplace(std::pair(table.document, set.command), Moved{set, later, sooner});
    }
  }
}

// What is prepared before a document begins was never refused for that (0019): only moved ends count for the day of
// booking. A day that is named must lie within both: else a birthday would do.
std::optional<law::NotInForce> ForceBook::against(std::string_view document, std::string_view command, Date booked,
                                                  std::span<const Date> named) const {
  if (moved_.empty()) return std::nullopt;
  const auto at = moved_.find(std::pair(document, std::string(command)));
  if (at == moved_.end()) return std::nullopt;
  const law::CitationSet& set = at->second.set;
  const bool begun = !at->second.later || booked >= set.first_day;
  const bool stands = begun && (!at->second.sooner || booked <= set.last_day);
  const auto within = [&set](Date day) { return set.first_day <= day && day <= set.last_day; };
  if (stands || std::ranges::any_of(named, within)) return std::nullopt;
  return law::not_in_force(set, booked, status_, reading_);
}

}  // namespace gongbao::policies
