// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/prepaid_card/citations.h"

namespace gongbao::prepaid_card {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer runs[] = {
    // access and roles
    {"addressees-a", record, "areas of law/area.h"},
    {"3a", command, "set_parameter"},
    {"3b", computed, "own area of access/"},
    {"4e", computed, "permissions"},
    {"4f", computed, "permissions"},
    {"12d", computed, "own accounts of access/"},
    {"13b", command, "adopt_calendar_notice"},
    // registration.h
    {"4a", timer, "filing_duty"},
    {"4c", computed, "B over head office and branches"},
    {"4j", computed, "area_of_outlet"},
    // filing.h, published.h
    {"6a", timer, "filing_confirm"},
    {"6c", computed, "published_record"},
    {"8g", computed, "published_record"},
    {"14c", computed, "published_record"},
    {"reg/12", computed, "published_record"},
    {"9a", timer, "custody_setup"},
    // changes.h
    {"7a", timer, "change_submit"},
    {"7b", timer, "change_handle"},
    // termination.h
    {"8c", timer, "termination_notice"},
    {"8d", computed, "clearing_fund"},
    {"8f", timer, "deregistration_handle"},
    // complaints.h
    {"reg/25", timer, "complaint"},
    // credit.h
    {"15a", record, "compliance events"},
    {"15b", computed, "credit_file"},
    // custody_setup.h, scheme.cc, position.h
    {"9i", computed, "quarter_floor"},
    {"9o", computed, "progress_floor"},
    {"9p", timer, "shortfall"},
    {"9k", timer, "payout"},
    {"9l", timer, "objection"},
    {"9q", timer, "cash"},
    {"13e", record, "payout_late events"},
    // quarter.h, reconciliation.h
    {"12a", timer, "quarter_report"},
    {"12b", timer, "report_check"},
    {"12e", timer, "bank_report"},
    // refund.h
    {"reg/16", timer, "cooling_off"},
    {"reg/17a", timer, "refund_default"},
    {"reg/19", record, "the journal, from which nothing is deleted"},
    {"reg/19", timer, "retention"},
    // terms
    {"16a", computed, "effective_from"},
};

constexpr law::NoSoftware reasons[] = {
    {"notice-b", "says by whose consent the document was issued; shown beside its text"},
    {"10a", "a programme for people: what it forbids is 10b"},
    {"1a", "says what the document is for; shown beside its text"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return runs; }
std::span<const law::NoSoftware> clauses_without_software() { return reasons; }

}  // namespace gongbao::prepaid_card
