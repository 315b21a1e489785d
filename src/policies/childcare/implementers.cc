// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/childcare/citations.h"

namespace gongbao::childcare {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer childcare_runs[] = {
    // access and roles
    {"addressees-a", record, "eighteen areas of law/area.h"},
    {"4a", command, "set_parameter"},
    {"19a", computed, "own area of access/"},
    {"21a", computed, "scopes of access/, masking of access/disclosure.h"},
    // registration.h
    {"2b", computed, "months_begun"},
    {"13d", computed, "demo_on"},
    {"13e", computed, "demo_on"},
    {"19b", record, "category entries"},
    // custody_setup.h
    {"20b", record, "account register"},
    // questions.h
    {"20a", computed, "position, told to the financial regulator"},
    // filing.h
    {"6a", timer, "filing"},
    {"7f", timer, "enrolment"},
    // published.h
    {"5p", computed, "published_record"},
    {"8a", computed, "published_record"},
    {"9a", computed, "published_record"},
    {"17a", computed, "published_record"},
    // admission.h, fee.h, cycle.h
    {"9c", computed, "line_problem"},
    {"9d", computed, "line_problem"},
    {"12a", computed, "payment_problem"},
    {"12b", computed, "beyond_lease"},
    {"12c", computed, "hours_exceeded"},
    {"12d", computed, "last_day_of_span"},
    {"12e", computed, "months_before"},
    {"14b", computed, "earned_cum"},
    {"14c", computed, "cycle_days"},
    {"14d", computed, "cycle_days"},
    // refund.h
    {"15a", timer, "cooling_off"},
    {"15b", timer, "refund"},
    {"16a", timer, "refund"},
    {"16f", computed, "balance_refund"},
    // disputes.h
    {"2-14d", computed, "division_problem"},
    // supervision.h
    {"reg/25", timer, "complaint"},
    // terms
    {"23a", computed, "effective_from"},
    {"notice-a", computed, "the clauses of the Regulation, through 22a"},
};

constexpr law::NoSoftware childcare_reasons[] = {
    {"1a", "says what the document is for; shown beside its text"},
    {"3a", "principles for those who supervise"},
    {"5a", "principles for the parties"},
    {"4b", "asks districts to lead and streets to take part; whoever supervises an area reads what stands open in it"},
    {"18a", "asks banks to follow the rules that are cited elsewhere"},
    {"19c", "asks departments to tell one another; each of them reads the one record"},
    {"20c", "asks the regulator to guide banks; when they paid stands in the books, and payout_late in their events"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return childcare_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return childcare_reasons; }

}  // namespace gongbao::childcare
