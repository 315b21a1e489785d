// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/heating/citations.h"

namespace gongbao::heating {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer heating_runs[] = {
    {"addressees-a", computed, "agri_districts"},
    {"notice-a", computed, "policy_start"},
    // eligibility.h
    {"3a", computed, "eligibility_of"},
    {"3b", computed, "eligibility_of"},
    {"3c", computed, "eligibility_of"},
    {"annex-b", computed, "eligibility_of"},
    {"annex.1a", computed, "eligibility_of"},
    {"annex.2.1.1", computed, "criteria_met"},
    {"annex.2.1.2", computed, "criteria_met"},
    {"annex.2.1.3", computed, "criteria_met"},
    {"annex.2.1.4", computed, "criteria_met"},
    {"annex.2.1.5", computed, "criteria_met"},
    {"annex.2.2.1", computed, "criteria_met"},
    {"annex.2.2.2", computed, "criteria_met"},
    {"annex.2.2.3", computed, "criteria_met"},
    {"annex.2.2.4", computed, "criteria_met"},
    {"annex.2.3.1", computed, "criteria_met"},
    {"annex.2.3.2", computed, "criteria_met"},
    {"annex.2.3.3", computed, "criteria_met"},
    {"annex.2.3.4", computed, "criteria_met"},
    // subsidy.h
    {"3d", computed, "subsidy_of"},
    {"3e", computed, "area_class_of"},
    {"3f", computed, "area_class_of"},
    {"3g", computed, "subsidy_of"},
    {"3j", computed, "interest_support_of"},
    {"3k", computed, "topup_of"},
    {"5.6c", computed, "recovered_shares"},
    // state.h
    {"3h", computed, "locked_until"},
    {"3l", computed, "open_duties"},
    {"5.1a", computed, "open_duties"},
    {"5.7a", computed, "open_duties"},
    {"5.7b", computed, "open_duties"},
    {"5.7c", computed, "open_duties"},
    // the end of the policy
    {"6a", timer, "lapse_applications"},
};

constexpr law::NoSoftware heating_reasons[] = {
    {"intro-a", "says where the programme comes from; shown beside the text"},
    {"1a", "the guiding thought; shown beside the text"},
    {"2.2c", "asks departments to supervise and to help in need; what households complain of stands under 5.6b"},
    {"2.3a", "says what new devices mostly are; which ones are in scope stands in the annex and under 5.5c"},
    {"2.3b", "encourages new technology; what of it is approved stands under 5.5c"},
    {"5.2a", "asks suppliers to keep to the standards; the standard of a catalogue entry stands under 5.3a"},
    {"5.5a", "asks departments to watch the market"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return heating_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return heating_reasons; }

}  // namespace gongbao::heating
