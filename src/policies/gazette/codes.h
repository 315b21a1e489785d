// Numbers and names of this policy's codes: from 12001, but for the one that commands of all documents may be answered,
// records among them, whose codes are below 512. Names are the spec's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::gazette {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code citation_not_in_force = 140;
inline constexpr Code out_of_scope = 12001, bad_transition = 12002, reason_missing = 12003, value_invalid = 12004,
                      issue_number_gap = 12005, total_number_gap = 12006, issue_date_order = 12007,
                      contents_incomplete = 12008, page_order = 12009, english_title_missing = 12010,
                      contents_mismatch = 12011, paper_run_missing = 12012, price_not_zero = 12013,
                      place_kind_not_listed = 12014, area_unknown = 12015, copies_exceeded = 12016,
                      no_copy_left = 12017, kind_not_admitted = 12018, leader_approval_missing = 12019,
                      duplicate_number = 12020, hash_mismatch = 12021, slip_not_listed = 12022, slip_not_found = 12023,
                      text_not_covered = 12024, slip_text_absent = 12026, same_person = 12027,
                      anchors_unconfirmed = 12028, not_proofed = 12029, issn_invalid = 12030,
                      published_immutable = 12031, erratum_text_absent = 12032, not_published = 12033,
                      label_not_allowed = 12034, interpretation_unlinked = 12035, not_issuer = 12036,
                      citation_unresolved = 12037, citation_ambiguous = 12038, scope_missing = 12039,
                      date_order = 12040;
}  // namespace code

// "gazette.price_not_zero"; every code has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
constexpr bool is_flag(Code) { return false; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::gazette
