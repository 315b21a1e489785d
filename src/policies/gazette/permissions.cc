// Role × scope of spec/10 part 2 and the "by" column of part 6, as one table.
#include <array>

#include "policies/gazette/questions.h"

namespace gongbao::gazette {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant of_editor{Role::editor, Scope::city};
constexpr Grant of_department{Role::department, Scope::own_organisation};
constexpr Grant of_keeper{Role::place_keeper, Scope::own_organisation};

constexpr std::array editors{of_editor};
constexpr std::array proofreaders{Grant{Role::proofreader, Scope::city}};
constexpr std::array publishers{Grant{Role::publisher, Scope::city}};
constexpr std::array departments{of_department};
constexpr std::array editors_and_departments{of_editor, of_department};
constexpr std::array keepers{of_keeper};
constexpr std::array who_asks{Grant{Role::public_, Scope::city}, of_keeper};

constexpr access::Granted gazette_commands[] = {
    // issues.h
    {"register_department", editors},
    {"open_issue", editors},
    {"attach_file", editors},
    {"list_slip", editors},
    {"withdraw_slip", editors},
    {"import_text", editors},
    {"edit_text", editors},
    // documents.h
    {"submit_document", departments},
    {"correct_metadata", editors},
    {"proof_document", proofreaders},
    {"set_label", editors},
    {"publish_erratum", publishers},
    {"publish_interpretation", editors_and_departments},
    {"withdraw_interpretation", editors_and_departments},
    {"record_status_event", editors_and_departments},
    // publication.h
    {"set_contents", editors},
    {"publish_issue", publishers},
    // places.h
    {"register_place", editors},
    {"send_copies", editors},
    {"confirm_receipt", keepers},
    {"request_copy", who_asks},
    {"hand_over_copy", keepers},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(gazette_commands, command); }

namespace {

constexpr std::array manuscript_readers{of_editor, Grant{Role::proofreader, Scope::city},
                                        Grant{Role::publisher, Scope::city}, of_department};
constexpr std::array history_readers{of_editor, Grant{Role::proofreader, Scope::city},
                                     Grant{Role::publisher, Scope::city}, of_department, of_keeper};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted gazette_questions[] = {
    {AskIssue::name, anybody_at_all},
    {AskManuscript::name, manuscript_readers},
    {"entry", history_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(gazette_questions, question);
}

}  // namespace gongbao::gazette
