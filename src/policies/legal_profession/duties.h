// What is open, and since when, computed when it is read: party items and reports, instructors and organisations that
// are missing, terms, suspensions that have run out, disclosures and complaints that are late. Nothing here refuses
// anything.
#pragma once

#include "law/calendar.h"
#include "policies/legal_profession/state.h"

namespace gongbao::legal_profession {

enum class DutyKind : std::uint8_t {
  organisation_missing = 1,  // s2.2a
  instructor_missing = 2,    // 7b
  party_item = 3,            // 6a, 6b
  secretary_report = 4,      // 6d
  term_due = 5,              // 5a, s2.7a
  suspension_over = 6,       // 12a
  disclosure_late = 7,       // 12d
  complaint_late = 8,        // 30a
};
constexpr auto names_of(DutyKind) {
  using enum DutyKind;
  using namespace std::literals;
  return std::array{std::pair{organisation_missing, "organisation_missing"sv},
                    std::pair{instructor_missing, "instructor_missing"sv},
                    std::pair{party_item, "party_item"sv},
                    std::pair{secretary_report, "secretary_report"sv},
                    std::pair{term_due, "term_due"sv},
                    std::pair{suspension_over, "suspension_over"sv},
                    std::pair{disclosure_late, "disclosure_late"sv},
                    std::pair{complaint_late, "complaint_late"sv}};
}
struct Duty {
  DutyKind kind{};
  std::uint64_t about = 0;  // a firm, an item, an entry
  std::optional<Date> since;
  bool provisional = false;  // 暂定
};
// In the order of their kinds. What has a last day is listed from the day after it, a term on its last day.
std::vector<Duty> duties_on(const State& state, const law::Calendar& calendar, Date day);

}  // namespace gongbao::legal_profession
