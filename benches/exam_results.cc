// A city's year of examinations: fourteen results of each student, from which totals, grades, passes and the one-point
// distribution are counted. Against one plain pass that adds up the same rows where they lie. And how long one piece of
// it keeps everybody else waiting on the deciding thread.
#include "benches/report.h"
#include "benches/scratch.h"
#include "policies/exam/questions.h"

namespace {

using namespace gongbao;
using bench::need;
using exam::Component;
using exam::Subject;

constexpr std::uint64_t full_students = 100'000;
constexpr std::int64_t year = 2025;
constexpr std::size_t pairs = 7;
constexpr double most_passes = 10, longest_piece_ms = 10;
constexpr law::AreaCode district = 110105;
constexpr std::uint64_t schools = 50, first_school = 1'000;
const Date today = date_of(2025, 7, 10);

// Published all; marks spread over two thirds of each maximum by a fixed sequence.
class Cohort {
 public:
  explicit Cohort(std::uint64_t students) {
    state_.parameters = need(law::Parameters::embedded("exam"));
    for (std::uint64_t i = 0; i < schools; ++i)
      state_.schools[first_school + i] = {"学校" + std::to_string(i), district};
    for (std::uint64_t i = 0; i < students; ++i) add(i);
  }
  const exam::State& state() const { return state_; }
  exam::Reading reading() const { return {state_, {}, today}; }

 private:
  std::int64_t next(std::int64_t below) {
    seed_ = seed_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    return static_cast<std::int64_t>((seed_ >> 33U) % static_cast<std::uint64_t>(below));
  }
  void add(std::uint64_t i) {
    const std::string number = std::to_string(2'510'500'000 + i);
    exam::Student& student = state_.students[number];
    student.grades[static_cast<std::int32_t>(year) - 1] = {exam::graduating_grade, exam::StudentState::enrolled};
    student.schools = {{first_school + i % schools, date_of(2022, 9, 1)}};
    exam::each_subject([&](Subject subject) {
      if (exam::class_of(subject) != exam::SubjectClass::examined) return put(number, subject, Component::whole, 4);
      for (const auto& [component, most] : exam::maxima_for(state_, student, subject)) {
        put(number, subject, component, most);
      }
    });
  }
  void put(const std::string& number, Subject subject, Component component, std::int64_t most) {
    exam::ExamResult row;
    row.state = exam::ResultState::published;
    row.jurisdiction = district;
    const std::int64_t drawn = next(most);
    const exam::SubjectClass kind = exam::class_of(subject);
    if (kind == exam::SubjectClass::examined) row.value.centipoints = most / 3 + drawn * 2 / 3;
    if (kind == exam::SubjectClass::assessed) row.value.grade = static_cast<exam::GradeValue>(1 + drawn);
    if (kind == exam::SubjectClass::appraised) {
      row.value.pass = drawn == 0 ? exam::PassValue::fail : exam::PassValue::pass;
    }
    const std::uint8_t round = component == Component::listening_speaking ? 1 : 0;
    state_.results[{number, subject, component, round}] = row;
  }

  exam::State state_;
  std::uint64_t seed_ = 1;
};

// Everything of every row is read, nothing is put together.
double plain_pass(const exam::State& state) {
  std::int64_t sum = 0, grades = 0, passes = 0;
  const double took = bench::seconds([&] {
    for (const auto& [key, row] : state.results) {
      if (!row.is_public()) continue;
      sum += row.value.centipoints;
      grades += row.value.grade == exam::GradeValue::A ? 1 : 0;
      passes += row.value.pass == exam::PassValue::pass ? 1 : 0;
    }
  });
  GB_CHECK(sum > 0 && grades > 0 && passes > 0);
  return took;
}

// Every piece as it is asked of the deciding thread; the longest of them, in ms.
template <class Question>
double gathered(const Cohort& cohort, const Question& question, typename Question::Gathered& into,
                std::vector<double>& longest) {
  double most = 0;
  const double took = bench::seconds([&] {
    bool more = true;
    while (more) most = std::max(most, bench::seconds([&] { more = gather(cohort.reading(), question, into); }));
  });
  constexpr double ms = 1'000;
  longest.push_back(most * ms);
  return took;
}

double totals(const Cohort& cohort, std::vector<double>& longest) {
  const exam::AskSegments question{year, std::to_string(district)};
  exam::TotalsGathered into;
  double took = gathered(cohort, question, into, longest);
  took += bench::seconds([&] {
    const auto told = answer(cohort.reading(), question, into);
    GB_CHECK(told && told->segments.back().cumulative == static_cast<std::int64_t>(cohort.state().students.size()));
  });
  return took;
}

double standings(const Cohort& cohort, std::vector<double>& longest) {
  exam::StandingsGathered into;
  const double took = gathered(cohort, exam::AskCompleteness{year, std::to_string(district)}, into, longest);
  GB_CHECK(into.told.complete == static_cast<std::int64_t>(cohort.state().students.size()));
  return took;
}

double distributions(const Cohort& cohort, std::vector<double>& longest) {
  exam::BandsGathered into;
  const double took =
      gathered(cohort, exam::AskDistribution{year, std::nullopt, std::to_string(district)}, into, longest);
  std::int64_t counted = 0;
  for (const auto& [subject, bands] : into.bands) {
    for (const auto& [band, count] : bands) counted += count;
  }
  GB_CHECK(counted == static_cast<std::int64_t>(into.bands.size() * cohort.state().students.size()));
  return took;
}

constexpr std::string_view grows = "the students of that year; the deciding thread by pieces of a hundred";

template <class Ours>
bench::Row row_of(const Cohort& cohort, const std::string& question, double most, Ours&& ours) {
  bench::Row row;
  row.question = question;
  row.unit = "s";
  bench::measure(row, pairs, [&] { return bench::Pair{ours(), plain_pass(cohort.state())}; });
  row.goal = most == 0 ? "–" : "≤ " + bench::figure(most) + " times one plain pass over the same rows";
  row.met = most == 0 || row.ratio <= most;
  row.grows_with = grows;
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const Cohort cohort(options.scaled(full_students));
  const std::string size = std::to_string(cohort.state().students.size()) + " students, " +
                           std::to_string(cohort.state().results.size()) + " rows";
  std::vector<double> longest;
  std::vector<bench::Row> rows;
  rows.push_back(row_of(cohort, "results: fourteen of each computed, totals, one-point distribution; " + size,
                        most_passes, [&] { return totals(cohort, longest); }));
  rows.push_back(
      row_of(cohort, "results: what each misses, by subject", most_passes, [&] { return standings(cohort, longest); }));
  rows.push_back(row_of(cohort, "results: distributions of all fourteen subjects", most_passes,
                        [&] { return distributions(cohort, longest); }));
  bench::Row piece;
  piece.question = "results: longest piece of a hundred students on the deciding thread";
  piece.unit = "ms";
  piece.ours = *std::ranges::max_element(longest);
  piece.against = longest_piece_ms;
  piece.ratio = piece.ours / piece.against;
  piece.goal = "≤ 10 ms";
  piece.met = piece.ours <= longest_piece_ms;
  piece.runs = longest.size();
  piece.spread = bench::spread_of(longest);
  piece.grows_with = "nothing: a piece has its size";
  piece.others = rows.front().others;
  rows.push_back(piece);
  return bench::print_all(rows, options);
}
