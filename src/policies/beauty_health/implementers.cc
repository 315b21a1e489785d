// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/beauty_health/citations.h"

namespace gongbao::beauty_health {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer beauty_runs[] = {
    // units.h, state.h
    {"18u", computed, "responsibility_pairs"},
    {"1u", computed, "deciding_unit"},
    // figures.h
    {"18b", computed, "measure_state"},
    {"intro-a", computed, "matching_kinds"},
    {"9a", computed, "zone_cell"},
    {"9c", computed, "signals_of"},
    {"4a", timer, "median_work_days"},
    {"8a", timer, "median_work_days"},
    // state.h, reactions.h
    {"14b", computed, "amount_of"},
    {"9a", computed, "check_table"},
    // rows.h
    {"1a", record, "Item"},
    {"1b", record, "Certificate"},
    {"11b", record, "ProfileStep"},
    {"3b", record, "Record"},
};

constexpr law::NoSoftware beauty_reasons[] = {
    {"notice-a", "says who made the measures together; shown beside the text"},
    {"addressees-a", "addressed to the units concerned; shown beside the text"},
    {"s1a", "a heading: measures 1 to 6"},
    {"s2a", "a heading: measures 7 to 10"},
    {"s3a", "a heading: measures 11 to 14"},
    {"s4a", "a heading: measures 15 to 17"},
    {"s5a", "a heading: measures 18 to 21"},
    {"18a", "places the work under a group of the city; shown beside the text"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return beauty_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return beauty_reasons; }

}  // namespace gongbao::beauty_health
