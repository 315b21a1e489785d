// Working days (工作日) of the mainland: the week, corrected by the State Council's notices on rest days and make-up
// working days. Notices are dated data: a calendar knows what had been published when its last notice was adopted.
//
// Counting rule (spec/01 part 7): the day of the event is day 0 and not counted; the deadline is inclusive until 24:00
// of day N; make-up working days count, rest days do not.
#pragma once

#include "base/enum_names.h"
#include "base/fields.h"

namespace gongbao::law {

enum class DayKind : std::uint8_t { rest = 0, work = 1 };
constexpr auto names_of(DayKind) {
  return std::array{std::pair{DayKind::rest, std::string_view("rest")},
                    std::pair{DayKind::work, std::string_view("work")}};
}

struct NoticeDay {
  Date day;
  DayKind kind = DayKind::rest;
  std::string festival;  // 春节
  GB_FIELDS(day, kind, festival)
  bool operator==(const NoticeDay&) const = default;
};

// One notice of the State Council's General Office. Days it does not name follow the week, or an earlier notice.
struct HolidayNotice {
  std::int32_t year = 0;  // the year it is about; it may also name days of the December before
  Date published;
  std::string source;
  std::vector<NoticeDay> days;
  GB_FIELDS(year, published, source, days)
  bool operator==(const HolidayNotice&) const = default;
};

struct Deadline {
  Date last_day;
  bool provisional = false;  // 暂定: ends beyond the published years, counted by weekends only
  bool operator==(const Deadline&) const = default;
};

struct RestDay {
  Date day;
  std::string reason;  // the festival's name, or 周六, 周日
  bool operator==(const RestDay&) const = default;
};

// A plain value: may live in state, be copied, compared and encoded. Questions allocate nothing.
class Calendar {
 public:
  Calendar() = default;  // knows no year: weekends only, everything provisional

  // Notices in order of publication, years without a gap. Problems: law.calendar_notice_invalid.
  static Result<Calendar> from_notices(const std::vector<HolidayNotice>& notices);
  Result<void> adopt(HolidayNotice notice);
  // Whether the notice can be adopted on that day: what it says of itself comes first. The problem names the field.
  Result<void> may_adopt(const HolidayNotice& notice, Date today) const;

  // Is the day in a year that a notice covers? An event date that is not is refused ledger.calendar_missing.
  bool known(Date d) const { return d >= known_from_ && d < known_end_; }
  Date known_until() const { return known_end_ - Days{1}; }  // last day of the last covered year

  bool is_working_day(Date d) const;

  // The n-th working day strictly after day0 (day0 itself for n = 0). n ≥ 0.
  Deadline add_work_days(Date day0, WorkDays n) const;
  // Calendar days (日) are never moved by a rest day; here so that all deadlines come in one type.
  Deadline add_days(Date day0, Days n) const { return {day0 + n, false}; }

  // Working days in (from, until]; 0 when until ≤ from.
  WorkDays work_days_between(Date from, Date until) const;
  // Why a deadline lies where it lies: the rest days in (day0, last_day], in order.
  std::vector<RestDay> rest_days_between(Date day0, Date last_day) const;

  const std::vector<HolidayNotice>& notices() const { return notices_; }

  GB_KEPT_FIELDS(notices_, known_from_, known_end_, working_)
  bool operator==(const Calendar& other) const { return notices_ == other.notices_ && working_ == other.working_; }

 private:
  void mark(Date d, bool working);
  void cover_year(int year);

  std::vector<HolidayNotice> notices_;
  Date known_from_;
  Date known_end_;                      // exclusive
  std::vector<std::uint64_t> working_;  // one bit per known day, from known_from_ on
  std::shared_ptr<const Bytes> kept_;
};

// The project's own notices (gazette/calendar/), in order of publication; only those published by that day.
Result<std::vector<HolidayNotice>> published_notices(Date until = last_date);
// The calendar as it was known on that day.
Result<Calendar> published_calendar(Date until = last_date);

}  // namespace gongbao::law
