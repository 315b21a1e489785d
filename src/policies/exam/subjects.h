// 科目 and what their results are made of (3.1, 3.3.1): 14 subjects in three classes, the components of those that are
// examined, and how many points each component may have in an exam year. Points are counted in hundredths.
#pragma once

#include <array>
#include <map>
#include <optional>

#include "base/enum_names.h"
#include "law/parameters.h"

namespace gongbao::exam {

// 道德与法治、语文、数学、外语、物理、体育与健康 (3.1.1), 历史、地理、化学、生物学 (3.1.2),
// 信息科技、艺术、劳动、综合实践活动 (3.1.3).
enum class Subject : std::uint8_t {
  chinese = 1,
  mathematics = 2,
  foreign_language = 3,
  morality_law = 4,
  physics = 5,
  pe_health = 6,
  history = 7,
  geography = 8,
  chemistry = 9,
  biology = 10,
  info_technology = 11,
  arts = 12,
  labour = 13,
  comprehensive_practice = 14
};
constexpr auto names_of(Subject) {
  using enum Subject;
  using namespace std::literals;
  return std::array{std::pair{chinese, "chinese"sv},
                    std::pair{mathematics, "mathematics"sv},
                    std::pair{foreign_language, "foreign_language"sv},
                    std::pair{morality_law, "morality_law"sv},
                    std::pair{physics, "physics"sv},
                    std::pair{pe_health, "pe_health"sv},
                    std::pair{history, "history"sv},
                    std::pair{geography, "geography"sv},
                    std::pair{chemistry, "chemistry"sv},
                    std::pair{biology, "biology"sv},
                    std::pair{info_technology, "info_technology"sv},
                    std::pair{arts, "arts"sv},
                    std::pair{labour, "labour"sv},
                    std::pair{comprehensive_practice, "comprehensive_practice"sv}};
}

enum class SubjectClass : std::uint8_t { examined = 1, assessed = 2, appraised = 3 };  // 考试, 考查, 考核 (3.1b)
constexpr auto names_of(SubjectClass) {
  using enum SubjectClass;
  using namespace std::literals;
  return std::array{std::pair{examined, "examined"sv}, std::pair{assessed, "assessed"sv},
                    std::pair{appraised, "appraised"sv}};
}
constexpr SubjectClass class_of(Subject subject) {
  if (subject <= Subject::pe_health) return SubjectClass::examined;
  return subject <= Subject::biology ? SubjectClass::assessed : SubjectClass::appraised;
}

// whole: the one grade or pass of a subject that is not examined.
enum class Component : std::uint8_t {
  written = 1,
  listening_speaking = 2,
  comprehensive_quality = 3,
  experiment = 4,
  onsite = 5,
  process_g4 = 6,
  process_g6 = 7,
  process_g8 = 8,
  whole = 9
};
constexpr auto names_of(Component) {
  using enum Component;
  using namespace std::literals;
  return std::array{std::pair{written, "written"sv},
                    std::pair{listening_speaking, "listening_speaking"sv},
                    std::pair{comprehensive_quality, "comprehensive_quality"sv},
                    std::pair{experiment, "experiment"sv},
                    std::pair{onsite, "onsite"sv},
                    std::pair{process_g4, "process_g4"sv},
                    std::pair{process_g6, "process_g6"sv},
                    std::pair{process_g8, "process_g8"sv},
                    std::pair{whole, "whole"sv}};
}
constexpr bool is_process(Component component) {
  return component >= Component::process_g4 && component <= Component::process_g8;
}
// 笔试 and 听力和口语 come from the city's papers; the rest is done or collected at school.
constexpr bool has_paper(Component component) { return component <= Component::listening_speaking; }
// What is done on one day, of which a session is held.
constexpr bool has_session(Component component) {
  return has_paper(component) || component == Component::experiment || component == Component::onsite;
}

// 九年级: the grade in which the written tests lie (3.2.1c).
inline constexpr std::int32_t graduating_grade = 9;
// 现八年级学生起适用 (final-b)
inline constexpr std::int32_t covered_grade = 8;

// The rules of an exam year are those in force on its first day (3.2a).
constexpr bool is_year(std::int64_t year) {
  constexpr std::int64_t first = 2000, last = 2198;
  return year >= first && year <= last;
}
inline Date rules_day(std::int64_t exam_year) { return date_of(static_cast<int>(exam_year), 1, 1); }
// 2024 = 2024-09-01 … 2025-08-31
std::int32_t school_year_of(Date day);
Date first_day_of(std::int32_t school_year);

// Of an examined subject those that may count in some year; none of others.
std::vector<Component> components_of(const law::Parameters& terms, Subject subject);
using Maxima = std::map<Component, std::int64_t>;
// Of an examined subject, the components that count in that year. pe_year: the year whose stage of physical education
// holds (3.3.1g), mostly the same.
Maxima maxima_of(const law::Parameters& terms, Subject subject, std::int64_t exam_year, std::int64_t pe_year);
std::int64_t maximum_of(const law::Parameters& terms, Subject subject, std::int64_t exam_year, std::int64_t pe_year);
// Of the six together: 510 points in 2025, 530 in the end.
std::int64_t maximum_of_all(const law::Parameters& terms, std::int64_t exam_year, std::int64_t pe_year);
// The finest difference between two marks.
std::int64_t step_of(const law::Parameters& terms, Subject subject, std::int64_t exam_year);

// 9250 → "92.5": with the fewest decimals needed.
std::string points_text(std::int64_t centipoints);

template <class Visit>
void each_subject(Visit visit) {
  for (const auto& [subject, name] : names_of(Subject{})) visit(subject);
}

// A value for each of the subjects that have one, where they lie: a map would ask for memory for each of them, for each
// of a city's students.
template <class T>
class BySubject {
 public:
  static constexpr std::size_t places = names_of(Subject{}).size() + 1;  // by number; the first subject is 1

  void put(Subject subject, T value) { values_[place(subject)] = value; }
  // nullptr: it has none.
  const T* find(Subject subject) const {
    const std::optional<T>& value = values_[place(subject)];
    return value ? &*value : nullptr;
  }
  // visit(subject, value), in the order of the subjects.
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < places; ++i) {
      if (values_[i]) visit(static_cast<Subject>(i), *values_[i]);
    }
  }
  std::size_t size() const {
    std::size_t count = 0;
    for (const auto& value : values_) count += value ? 1 : 0;
    return count;
  }
  void clear() { values_ = {}; }

 private:
  static std::size_t place(Subject subject) { return static_cast<std::size_t>(subject); }
  std::array<std::optional<T>, places> values_{};
};

}  // namespace gongbao::exam
