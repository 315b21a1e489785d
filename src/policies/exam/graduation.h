// 用于毕业和升学 (3.3.1h, 3.3.1i, 3.3.2b, 3.3.2c, 3.3.3b, 3.3.3c): what graduation is judged on, by the standard that a
// district or the city has set, and the export for admission, in which grades and passes stand beside the total.
#pragma once

#include "policies/exam/context.h"
#include "policies/exam/transcript.h"

namespace gongbao::exam {

struct SetGraduationRule {
  static constexpr std::uint16_t number = 7024;
  static constexpr std::string_view name = "set_graduation_rule";
  std::int64_t minimum_percent = 0;
  std::string lowest_grade;
  std::int64_t passes = 0;
  GB_FIELDS(minimum_percent, lowest_grade, passes)
};
struct GraduationRuleSet {
  static constexpr std::uint16_t number = 7519;
  std::uint32_t jurisdiction = 0;
  GraduationRule rule;
  GB_FIELDS(jurisdiction, rule)
};
struct ExportAdmission {
  static constexpr std::uint16_t number = 7025;
  static constexpr std::string_view name = "export_admission";
  std::int64_t exam_year = 0;
  std::vector<std::string> columns;  // none: all that there are
  std::optional<bool> partial;
  GB_FIELDS(exam_year, columns, partial)
};
struct AdmissionExported {
  static constexpr std::uint16_t number = 7520;
  AdmissionExport row;
  GB_FIELDS(row)
};

enum class GraduationStatus : std::uint8_t { incomplete = 1, complete = 2, qualified = 3, not_qualified = 4 };
constexpr auto names_of(GraduationStatus) {
  using enum GraduationStatus;
  using namespace std::literals;
  return std::array{std::pair{incomplete, "incomplete"sv}, std::pair{complete, "complete"sv},
                    std::pair{qualified, "qualified"sv}, std::pair{not_qualified, "not_qualified"sv}};
}
struct Graduation {
  GraduationStatus status = GraduationStatus::incomplete;
  std::vector<std::string> reasons;  // what is missing, or below the standard: pe_health 29.9 < 30
};
// The standard of the student's jurisdiction on that day; where it has none, that of the city.
Graduation graduation_of(const State& state, const std::string& number, const Student& student, Date day);

// The columns of an export, one student a row: the number, the total, six subjects, four grades, four passes.
std::vector<std::string> admission_columns();
// A cell of them; empty where nothing is published.
std::string admission_cell(const Transcript& transcript, const std::string& number, std::string_view column);

Answer decide(const Context& in, const SetGraduationRule& command);
Answer decide(const Context& in, const ExportAdmission& command);
void apply(World& world, const GraduationRuleSet& fact, const FactOrigin& origin);
void apply(World& world, const AdmissionExported& fact, const FactOrigin& origin);

using GraduationCommands = policies::TypeList<SetGraduationRule, ExportAdmission>;
using GraduationFacts = policies::TypeList<GraduationRuleSet, AdmissionExported>;

}  // namespace gongbao::exam
