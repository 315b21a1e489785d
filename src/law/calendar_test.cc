// The calendar against the published vectors, the whole holiday table, and the dates of spec/01 part 10.
#include "law/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

#include "law/embedded.h"

namespace gongbao::law {
namespace {

const Calendar& all_published() {
  static const Calendar calendar = published_calendar().value();
  return calendar;
}

Date day(std::string_view text) { return parse_date(text).value(); }

std::vector<std::vector<std::string>> csv_rows(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(in, line);  // header
  while (std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    rows.push_back(cells);
  }
  return rows;
}

TEST(Calendar, CountsEveryPublishedVector) {
  const std::string path = GONGBAO_SOURCE_DIR "/../shared/data/cn-workday-vectors.csv";
  const auto rows = csv_rows(path);
  if (rows.empty()) GTEST_SKIP() << "missing " << path;
  EXPECT_EQ(rows.size(), 140u);
  for (const auto& row : rows) {
    const Deadline got = all_published().add_work_days(day(row[0]), WorkDays{std::stoi(row[1])});
    EXPECT_EQ(to_string(got.last_day), row[2]) << row[0] << " + " << row[1];
    EXPECT_FALSE(got.provisional) << row[0];
  }
}

TEST(Calendar, AgreesWithTheWholeHolidayTable) {
  const std::string path = GONGBAO_SOURCE_DIR "/../shared/data/cn-holidays.csv";
  const auto rows = csv_rows(path);
  if (rows.empty()) GTEST_SKIP() << "missing " << path;
  std::map<Date, bool> named;
  for (const auto& row : rows) named[day(row[0])] = row[1] == "workday";
  for (Date d = day("2018-01-01"); d <= day("2026-12-31"); d = d + Days{1}) {
    const bool expected = named.contains(d) ? named[d] : weekday(d) < 6;
    EXPECT_EQ(all_published().is_working_day(d), expected) << to_string(d);
  }
}

struct Example {
  const char* number;
  const char* day0;
  int work_days;
  const char* last_day;
};

TEST(Calendar, WorkedExamplesOfPart10) {
  const Example examples[] = {
      {"5", "2023-09-28", 3, "2023-10-09"},          {"6", "2023-09-20", 15, "2023-10-17"},
      {"6 district", "2023-10-17", 3, "2023-10-20"}, {"7", "2023-12-02", 3, "2023-12-06"},
      {"11", "2023-09-28", 1, "2023-10-07"},         {"12", "2023-12-29", 1, "2024-01-02"},
      {"16", "2023-10-09", 5, "2023-10-16"},         {"18", "2023-09-27", 5, "2023-10-10"},
      {"19", "2023-10-13", 5, "2023-10-20"},         {"33 Q4", "2023-12-31", 20, "2024-01-29"},
      {"33 check", "2024-01-29", 3, "2024-02-01"},   {"33 Q3", "2023-09-30", 20, "2023-11-01"},
      {"33 Q1", "2024-03-31", 20, "2024-04-28"},
  };
  for (const Example& e : examples) {
    const Deadline got = all_published().add_work_days(day(e.day0), WorkDays{e.work_days});
    EXPECT_EQ(to_string(got.last_day), e.last_day) << e.number;
    EXPECT_FALSE(got.provisional) << e.number;
  }
}

TEST(Calendar, ExplainsTheRestDaysSteppedOver) {
  const auto rest = all_published().rest_days_between(day("2023-09-28"), day("2023-10-09"));
  ASSERT_EQ(rest.size(), 8u);
  EXPECT_EQ(rest.front(), (RestDay{day("2023-09-29"), "中秋节、国庆节"}));
  EXPECT_EQ(rest.back().day, day("2023-10-06"));
  EXPECT_EQ(all_published().rest_days_between(day("2023-10-13"), day("2023-10-16")),
            (std::vector<RestDay>{{day("2023-10-14"), "周六"}, {day("2023-10-15"), "周日"}}));
}

TEST(Calendar, BeyondTheTableCountsWeekendsAndSaysProvisional) {
  EXPECT_TRUE(all_published().known(day("2026-12-31")));
  EXPECT_FALSE(all_published().known(day("2027-01-01")));
  EXPECT_FALSE(all_published().known(day("2017-12-31")));
  EXPECT_EQ(all_published().add_work_days(day("2026-12-30"), WorkDays{1}), (Deadline{day("2026-12-31"), false}));
  EXPECT_EQ(all_published().add_work_days(day("2026-12-30"), WorkDays{2}), (Deadline{day("2027-01-01"), true}));
  EXPECT_EQ(all_published().add_work_days(day("2026-12-31"), WorkDays{0}), (Deadline{day("2026-12-31"), false}));
  EXPECT_TRUE(Calendar().add_work_days(day("2023-10-09"), WorkDays{1}).provisional);
}

TEST(Calendar, KnowsOnlyWhatHadBeenPublished) {
  const Calendar before = published_calendar(day("2020-01-26")).value();
  const Calendar after = published_calendar(day("2020-01-27")).value();
  EXPECT_TRUE(before.is_working_day(day("2020-01-31")));
  EXPECT_TRUE(before.is_working_day(day("2020-02-01")));
  EXPECT_FALSE(after.is_working_day(day("2020-01-31")));
  EXPECT_FALSE(after.is_working_day(day("2020-02-01")));
  EXPECT_EQ(to_string(after.known_until()), "2020-12-31");
  EXPECT_EQ(published_notices(day("2020-01-27")).value().size(), 5u);
}

TEST(Calendar, RefusesNoticesOutOfOrder) {
  const auto notices = published_notices().value();
  Calendar calendar = published_calendar(day("2019-12-31")).value();
  EXPECT_FALSE(calendar.adopt(notices.front()));  // published earlier
  EXPECT_FALSE(calendar.adopt(notices.back()));   // 2026 right after 2020
  HolidayNotice wrong = notices[4];
  wrong.days.push_back({day("2021-05-01"), DayKind::rest, "劳动节"});
  EXPECT_EQ(calendar.adopt(wrong).error().code, "law.calendar_notice_invalid");
}

// The 2027 notice as nobody may adopt it; the problem names what is wrong with it.
TEST(Calendar, RefusesNoticesThatContradictThemselves) {
  const Date published = day("2026-11-01");
  const NoticeDay rest{day("2027-01-01"), DayKind::rest, "元旦"}, work{day("2027-01-01"), DayKind::work, "元旦"};
  const HolidayNotice good{2027, published, "国办发明电", {rest}};
  const auto field = [](const HolidayNotice& notice, Date today) {
    const auto may = all_published().may_adopt(notice, today);
    return may ? std::string() : may.error().field;
  };
  EXPECT_EQ(field(good, published), "");
  EXPECT_EQ(field(good, published - Days{1}), "published");
  EXPECT_EQ(field({2027, published, "国办发明电", {rest, work}}, published), "days");
  EXPECT_EQ(field({2027, published, "国办发明电", {rest, rest}}, published), "days");
  EXPECT_EQ(field({2027, published, "国办发明电", {{day("2028-01-01"), DayKind::rest, "元旦"}}}, published), "days");
  EXPECT_EQ(field({2027, published, "　", {rest}}, published), "source");
  EXPECT_EQ(field({2028, published, "国办发明电", {}}, published), "year");
  EXPECT_EQ(field({2027, day("2018-01-01"), "国办发明电", {rest}}, published), "published");
}

TEST(Calendar, SurvivesItsCanonicalBytes) {
  const Bytes bytes = canonical_bytes(all_published());
  ByteReader in(bytes);
  Calendar read;
  decode(in, read);
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(read, all_published());
}

RC_GTEST_PROP(Calendar, DeadlineIsTheNthWorkingDay, ()) {
  const Date day0{*rc::gen::inRange(17532, 20800)};
  const WorkDays n{*rc::gen::inRange(0, 60)};
  const Date last = all_published().add_work_days(day0, n).last_day;
  RC_ASSERT(all_published().work_days_between(day0, last) == n);
  RC_ASSERT(n.count == 0 || all_published().is_working_day(last));
}

TEST(Embedded, HoldsTheCalendarFiles) {
  EXPECT_EQ(embedded_files("calendar/").size(), 9u);
  EXPECT_TRUE(embedded_file("calendar/2023.toml").value().starts_with("# Rest days"));
  EXPECT_FALSE(embedded_file("calendar/1999.toml").has_value());
}

}  // namespace
}  // namespace gongbao::law
