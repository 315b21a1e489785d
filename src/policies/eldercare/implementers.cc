// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/eldercare/citations.h"

namespace gongbao::eldercare {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer eldercare_runs[] = {
    // state.h
    {"addressees-a", computed, "department_named"},
    {"12", computed, "in_force_from"},
    {"7a", computed, "has_contact_staff"},
    {"8a", computed, "channels_missing"},
    {"5.3", computed, "has_reached_age"},
    {"6a", computed, "membership_on"},
    {"6b", computed, "is_preferred"},
    // rounds.h
    {"5c", computed, "ranked"},
    {"5.6", computed, "ranked"},
    // figures.h
    {"5a", timer, "recruitment_duties"},
    {"6a", timer, "renewal_duty"},
    {"8b", computed, "age_of_report"},
    {"10a", computed, "colour_of"},
    // rows.h
    {"2a", record, "Membership"},
    {"5b", record, "Membership"},
    {"10b", record, "LedgerEntry"},
};

constexpr law::NoSoftware eldercare_reasons[] = {
    {"notice-a", "sends the measures out; shown beside the text"},
    {"1", "says what the measures are for; shown beside the text"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return eldercare_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return eldercare_reasons; }

}  // namespace gongbao::eldercare
