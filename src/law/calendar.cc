// Keeps one bit per known day; beyond the known years the week alone speaks.
#include "law/calendar.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "base/check.h"
#include "base/text.h"
#include "law/data_file.h"
#include "law/embedded.h"

namespace gongbao::law {
namespace {

bool weekend(Date d) { return weekday(d) >= 6; }

std::unexpected<Problem> invalid(const HolidayNotice& notice, std::string field, std::string message) {
  return problem("law.calendar_notice_invalid", std::move(field), std::move(message), notice.source);
}

}  // namespace

Result<Calendar> Calendar::from_notices(const std::vector<HolidayNotice>& notices) {
  Calendar calendar;
  for (const HolidayNotice& notice : notices) {
    if (auto may = calendar.may_adopt(notice, notice.published); !may) return std::unexpected(may.error());
    GB_CHECK(calendar.adopt(notice).has_value());
  }
  return calendar;
}

Result<void> Calendar::may_adopt(const HolidayNotice& notice, Date today) const {
  if (trim_blanks(notice.source).empty()) return invalid(notice, "source", "does not say where it was published");
  // A city that lives in the past knows notices of later days: what follows them is no further ahead.
  const Date latest = notices_.empty() ? today : std::max(today, notices_.back().published);
  if (notice.published > latest) return invalid(notice, "published", "is not published yet");
  std::set<Date> named;
  for (const NoticeDay& day : notice.days) {
    const bool once = named.insert(day.day).second;
    if (!once) return invalid(notice, "days", "names " + to_string(day.day) + " twice");
  }
  return Calendar(*this).adopt(notice);
}

Result<void> Calendar::adopt(HolidayNotice notice) {
  if (notice.year < 1901 || notice.year > 2199) return invalid(notice, "year", "the year is outside the calendar");
  if (!notices_.empty() && notice.published < notices_.back().published) {
    return invalid(notice, "published", "published before a notice that is already adopted");
  }
  const Date first = date_of(notice.year, 1, 1);
  const Date end = date_of(notice.year, 12, 31) + Days{1};
  if (!notices_.empty() && (first > known_end_ || first < known_from_)) {
    return invalid(notice, "year", "leaves a year without a notice");
  }
  for (const NoticeDay& day : notice.days) {
    if (day.day < date_of(notice.year - 1, 12, 1) || day.day >= end)
      return invalid(notice, "days", "names a day of another year");
  }
  if (notices_.empty() || first == known_end_) cover_year(notice.year);
  for (const NoticeDay& day : notice.days) {
    if (known(day.day)) mark(day.day, day.kind == DayKind::work);
  }
  notices_.push_back(std::move(notice));
  keep_bytes();
  return {};
}

void Calendar::cover_year(int year) {
  if (notices_.empty()) known_from_ = date_of(year, 1, 1);
  const Date first = date_of(year, 1, 1);
  known_end_ = date_of(year, 12, 31) + Days{1};
  working_.resize((static_cast<std::size_t>((known_end_ - known_from_).count) + 63) / 64);
  for (Date d = first; d < known_end_; d = d + Days{1}) mark(d, !weekend(d));
}

void Calendar::mark(Date d, bool working) {
  const auto bit = static_cast<std::size_t>((d - known_from_).count);
  const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
  if (working) {
    working_[bit / 64] |= mask;
  } else {
    working_[bit / 64] &= ~mask;
  }
}

bool Calendar::is_working_day(Date d) const {
  if (!known(d)) return !weekend(d);
  const auto bit = static_cast<std::size_t>((d - known_from_).count);
  return ((working_[bit / 64] >> (bit % 64)) & 1) != 0;
}

Deadline Calendar::add_work_days(Date day0, WorkDays n) const {
  GB_CHECK(n.count >= 0);
  Date d = day0;
  bool provisional = false;
  for (std::int32_t left = n.count; left > 0;) {
    d = d + Days{1};
    provisional = provisional || !known(d);
    if (is_working_day(d)) --left;
  }
  return {d, provisional};
}

WorkDays Calendar::work_days_between(Date from, Date until) const {
  WorkDays n;
  for (Date d = from + Days{1}; d <= until; d = d + Days{1}) n.count += is_working_day(d) ? 1 : 0;
  return n;
}

std::vector<RestDay> Calendar::rest_days_between(Date day0, Date last_day) const {
  std::vector<RestDay> rest;
  for (Date d = day0 + Days{1}; d <= last_day; d = d + Days{1}) {
    if (is_working_day(d)) continue;
    std::string reason = weekday(d) == 6 ? "周六" : weekday(d) == 7 ? "周日" : "";
    for (const HolidayNotice& notice : notices_) {
      for (const NoticeDay& named : notice.days) {
        if (named.day == d && named.kind == DayKind::rest) reason = named.festival;
      }
    }
    rest.push_back({d, reason});
  }
  return rest;
}

namespace {

Result<void> read_days(const MemberOf& festival, std::string_view key, DayKind kind, HolidayNotice& notice) {
  const auto name = festival.text("name");
  if (!name) return std::unexpected(name.error());
  for (const std::string& text : festival.texts(key)) {
    const auto day = parse_date(text);
    if (!day) return problem("law.data_invalid", std::string(key), "not a date", std::string(festival.file));
    notice.days.push_back({*day, kind, *name});
  }
  return {};
}

Result<HolidayNotice> read_notice(const MemberOf& data) {
  const auto year = data.integer("year");
  const auto published = data.date("published");
  const auto source = data.text("source");
  const auto festivals = data.list("festival");
  if (!year) return std::unexpected(year.error());
  if (!published) return std::unexpected(published.error());
  if (!source) return std::unexpected(source.error());
  if (!festivals) return std::unexpected(festivals.error());
  HolidayNotice notice{static_cast<std::int32_t>(*year), *published, *source, {}};
  for (const auto& item : **festivals) {
    if (!item.is_object()) return problem("law.data_invalid", "festival", "not a table", std::string(data.file));
    const MemberOf festival{item.get_object(), data.file};
    if (auto read = read_days(festival, "rest", DayKind::rest, notice); !read) return std::unexpected(read.error());
    if (auto read = read_days(festival, "work", DayKind::work, notice); !read) return std::unexpected(read.error());
  }
  std::ranges::sort(notice.days, {}, &NoticeDay::day);
  return notice;
}

}  // namespace

Result<std::vector<HolidayNotice>> published_notices(Date until) {
  std::vector<HolidayNotice> notices;
  for (const std::string_view path : embedded_files("calendar/")) {
    const auto data = embedded_data(path);
    if (!data) return std::unexpected(data.error());
    if (!data->is_object()) return problem("law.data_invalid", "", "not a table", std::string(path));
    const auto list = MemberOf{data->get_object(), path}.list("notice");
    if (!list) return std::unexpected(list.error());
    for (const auto& item : **list) {
      if (!item.is_object()) return problem("law.data_invalid", "notice", "not a table", std::string(path));
      auto notice = read_notice({item.get_object(), path});
      if (!notice) return std::unexpected(notice.error());
      if (notice->published <= until) notices.push_back(std::move(*notice));
    }
  }
  std::ranges::stable_sort(notices, {}, &HolidayNotice::published);
  return notices;
}

Result<Calendar> published_calendar(Date until) {
  const auto notices = published_notices(until);
  if (!notices) return std::unexpected(notices.error());
  return Calendar::from_notices(*notices);
}

}  // namespace gongbao::law
