// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/school_traffic/citations.h"

namespace gongbao::school_traffic {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer traffic_runs[] = {
    // state.h
    {"addressees-a", computed, "unit_named"},
    {"3.3a", computed, "checks_shown"},
    {"2.1c", computed, "target_of"},
    // zones.h, stagger.h, duties.h
    {"2.5a", computed, "zones_of"},
    {"2.9c", computed, "conflicts_on"},
    {"2.9c", computed, "peak_on"},
    {"3.2a", computed, "duties_missing"},
    // plans.h
    {"1.3.4a", computed, "plan_in_force"},
    // figures.h
    {"1.1a", computed, "standard_missing"},
    {"1.2a", computed, "repeat_rate_bp"},
    {"2.3a", computed, "school_completeness"},
    {"2.3c", computed, "school_completeness"},
    {"2.3d", computed, "school_completeness"},
    {"2.6a", computed, "team_rate"},
    {"2.6b", computed, "team_rate"},
    {"1.1b", timer, "not_reported_in"},
    {"4.2b", timer, "is_overdue"},
    {"4.2d", timer, "is_checked"},
    {"3.3c", computed, "ranking"},
    // reports.h
    {"4.2c", timer, "report_due"},
    // rows.h
    {"4.2b", record, "Problem"},
    {"2.1a", record, "Meeting"},
};

constexpr law::NoSoftware traffic_reasons[] = {
    {"notice-a", "sends the opinions out; shown beside the text"},
    {"intro-a", "says who promotes, who coordinates and who does it; the levels of a problem follow it"},
    {"1.1c", "a shift of emphasis: the ledger tells hardware from software, and nothing is decided by it"},
    {"2.8b", "asks parents to behave; text for them"},
    {"4.1a", "asks for an attitude"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return traffic_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return traffic_reasons; }

}  // namespace gongbao::school_traffic
