// What runs for clauses beside the commands that cite them, by subject header.
#include "policies/used_vehicle/citations.h"

namespace gongbao::used_vehicle {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer used_vehicle_runs[] = {
    {"addressees-a", computed, "acts_as"},
    {"intro-a", computed, "in_force_from"},
    // reviews.h, quotas.h
    {"1b", computed, "waiting_for_push"},
    {"1b", computed, "first_push_due"},
    {"1c", computed, "is_pushed"},
    {"1c", timer, "expire_quotas"},
    // figures.h
    {"4e", computed, "trend_of"},
    // patterns.h
    {"1a", report, "patterns_of"},
    {"4e", report, "patterns_of"},
    // invoices.h
    {"1d", computed, "may_issue"},
    {"2a", computed, "may_issue"},
    {"2b", computed, "may_issue"},
    {"2c", computed, "may_issue"},
    {"2d", computed, "may_issue"},
    // verify.h
    {"3d", computed, "verify"},
    {"4b", computed, "verify"},
    {"4c", computed, "verify"},
    // cases.h
    {"5d", computed, "case_of_invoice"},
    {"5e", computed, "is_suspended"},
    {"5f", record, "responsible_party"},
    {"3b", record, "responsible_party"},
    {"3f", record, "responsible_party"},
    // numbers.h
    {"dk/1", computed, "vin_of"},
    {"dk/2", computed, "plate_of"},
    {"dk/3", computed, "uscc_of"},
    {"dk/4", computed, "resident_id_problem"},
    {"dk/5", computed, "private_sales_in"},
    {"dk/6", computed, "invoice_no_of"},
};

constexpr law::NoSoftware used_vehicle_reasons[] = {
    {"5a", "asks markets to help with publicity; shown beside the text"},
    {"5b", "asks markets to serve the enterprises in them better; what those complain of stands under 5c"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return used_vehicle_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return used_vehicle_reasons; }

}  // namespace gongbao::used_vehicle
