// The tables: (command, code) → clauses, code → day, clause → what runs for it, command → who may give it.
#include "policies/shared_garden/citations.h"

namespace gongbao::shared_garden {

namespace {

using access::Grant;
using enum law::JudgedOn;
using law::accepted;
using law::any_command;

constexpr law::CitationRow garden_rows[] = {
    {"set_parameter", accepted, "2"},
    {"set_parameter", "ledger.forbidden", "2"},
    {"set_parameter", "shared_garden.value_invalid", "2"},
    {any_command, "shared_garden.out_of_scope", "1"},
    {"register_garden", accepted, "1 3"},
    {"register_garden", "shared_garden.name_taken", "1"},
    {"close_garden", accepted, "2 3"},
    {"close_garden", "shared_garden.bad_transition", "2"},
    {"close_garden", "shared_garden.notice_too_short", "2"},
};

constexpr law::DayRow garden_days[] = {
    {"ledger.forbidden", no_day},
    {"shared_garden.out_of_scope", no_day},
    {"shared_garden.value_invalid", no_day},
    {"shared_garden.name_taken", no_day},
    {"shared_garden.bad_transition", no_day},
    {"shared_garden.notice_too_short", booking_day},
};

constexpr law::Implementer garden_runs[] = {
    {"3", law::ImplementerKind::page, "/v1/shared-garden/gardens"},
};

constexpr std::array street_offices{Grant{access::Role::subdistrict, access::Scope::own_area}};
constexpr access::Granted garden_grants[] = {
    {"register_garden", street_offices},
    {"close_garden", street_offices},
};

}  // namespace

law::CitationTable citation_table() {
  return {document, garden_rows,      {"set_parameter", "register_garden", "close_garden"},
          {},       all_code_names(), garden_days};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(garden_rows, document, code);
}

std::span<const law::Implementer> implementers() { return garden_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return {}; }

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(garden_grants, command); }
std::span<const Grant> grants_of_question(std::string_view) { return {}; }

}  // namespace gongbao::shared_garden
