// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/legal_profession/citations.h"

namespace gongbao::legal_profession {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer profession_runs[] = {
    // indicators.h
    {"s2.2b", computed, "indicator_on"},
    {"s2.2c", computed, "indicator_on"},
    {"s2.2d", computed, "indicator_on"},
    {"s2.2e", computed, "indicator_on"},
    {"s2.3a", computed, "indicator_on"},
    {"s2.3b", computed, "indicator_on"},
    {"s2.3c", computed, "indicator_on"},
    {"s2.3d", computed, "indicator_on"},
    {"s2.4a", computed, "indicator_on"},
    {"s2.4b", computed, "indicator_on"},
    {"s2.4c", computed, "indicator_on"},
    {"s2.4d", computed, "indicator_on"},
    {"s2.4e", computed, "indicator_on"},
    {"s2.5a", computed, "indicator_on"},
    {"s2.5b", computed, "indicator_on"},
    {"s2.6a", computed, "indicator_on"},
    {"s2.6b", computed, "indicator_on"},
    {"s2.6c", computed, "indicator_on"},
    {"s2.7a", computed, "indicator_on"},
    {"7a", computed, "indicator_on"},
    {"8a", computed, "indicator_on"},
    {"14a", computed, "indicator_on"},
    // duties.h
    {"s2.2a", computed, "duties_on"},
    {"5a", timer, "duties_on"},
    {"6a", timer, "duties_on"},
    {"6b", timer, "duties_on"},
    {"6d", timer, "duties_on"},
    {"7b", computed, "duties_on"},
    {"12a", timer, "duties_on"},
    {"12d", timer, "disclosure_due"},
    {"30a", timer, "complaint_due"},
    // state.h
    {"18d", computed, "exemption_of"},
    // registers.h
    {"1a", record, "RegisterEntry"},
    {"2a", record, "RegisterEntry"},
    {"4a", record, "RegisterEntry"},
    {"8b", record, "RegisterEntry"},
    {"9a", record, "RegisterEntry"},
    {"13b", record, "RegisterEntry"},
    {"17a", record, "RegisterEntry"},
    {"19b", record, "RegisterEntry"},
    {"22a", record, "RegisterEntry"},
    {"24c", record, "RegisterEntry"},
    {"25a", record, "RegisterEntry"},
    {"28a", record, "RegisterEntry"},
    {"29a", record, "RegisterEntry"},
    {"30b", record, "RegisterEntry"},
    {"s4.3a", record, "RegisterEntry"},
    // register.h
    {"14b", record, "Lawyer"},
};

constexpr law::NoSoftware profession_reasons[] = {
    {"notice-a", "says when the plan was adopted; shown beside the text"},
    {"s1.1a", "says what guides the plan; shown beside the text"},
    {"s1.2a", "says by which principles people work; shown beside the text"},
    {"s2.1a", "a work of people, without a figure or a record that it asks for"},
    {"s2.7b", "how the two associations share their powers is theirs to agree; task 27 keeps the evidence"},
    {"18a", "a guide is written by people and kept on file; task 18 keeps the evidence"},
    {"21a", "an example is set by people; nothing in it is computed"},
    {"s4.2a", "policies are brought about by people; shown beside the text"},
    {"s4.4a", "publicity is made by people; shown beside the text"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return profession_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return profession_reasons; }

}  // namespace gongbao::legal_profession
