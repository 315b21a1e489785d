// Which day each refusal looks at (spec/10 part 6, Days): issues and events of status the day they name, lists of kinds
// and of districts the booking day, all else no day.
#include "policies/gazette/citations.h"

namespace gongbao::gazette {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow gazette_days[] = {
    {"ledger.forbidden", no_day},
    {"gazette.citation_not_in_force", booking_day},
    {"gazette.citation_not_in_force", event_day},
    {"gazette.citation_not_in_force", stored_day},
    {"gazette.out_of_scope", no_day},
    {"gazette.bad_transition", no_day},
    {"gazette.reason_missing", no_day},
    {"gazette.value_invalid", no_day},
    {"gazette.issue_number_gap", no_day},
    {"gazette.total_number_gap", no_day},
    {"gazette.issue_date_order", event_day},
    {"gazette.contents_incomplete", no_day},
    {"gazette.page_order", no_day},
    {"gazette.english_title_missing", no_day},
    {"gazette.contents_mismatch", no_day},
    {"gazette.paper_run_missing", no_day},
    {"gazette.price_not_zero", booking_day},
    {"gazette.place_kind_not_listed", booking_day},
    {"gazette.area_unknown", booking_day},
    {"gazette.copies_exceeded", no_day},
    {"gazette.no_copy_left", no_day},
    {"gazette.kind_not_admitted", booking_day},
    {"gazette.leader_approval_missing", no_day},
    {"gazette.duplicate_number", no_day},
    {"gazette.hash_mismatch", no_day},
    {"gazette.slip_not_listed", no_day},
    {"gazette.slip_not_found", no_day},
    {"gazette.text_not_covered", no_day},
    {"gazette.slip_text_absent", no_day},
    {"gazette.same_person", no_day},
    {"gazette.anchors_unconfirmed", no_day},
    {"gazette.not_proofed", no_day},
    {"gazette.issn_invalid", no_day},
    {"gazette.published_immutable", no_day},
    {"gazette.erratum_text_absent", no_day},
    {"gazette.not_published", no_day},
    {"gazette.label_not_allowed", no_day},
    {"gazette.interpretation_unlinked", no_day},
    {"gazette.not_issuer", no_day},
    {"gazette.citation_unresolved", no_day},
    {"gazette.citation_ambiguous", no_day},
    {"gazette.scope_missing", no_day},
    {"gazette.date_order", event_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return gazette_days; }

}  // namespace gongbao::gazette
