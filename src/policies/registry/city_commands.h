// Commands that belong to no single document: the steps of a day turn, parameters, calendar notices, batches of
// instructions. Numbers below 1000.
#pragma once

#include "custody/lots.h"
#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/command.h"
#include "policies/prepaid_card/deadlines.h"

namespace gongbao::policies {

// Made by the day turn itself, never by a person.
struct TurnOperator {
  static constexpr std::uint16_t number = 1;
  static constexpr std::string_view name = "turn_operator";
  std::uint64_t operator_id = 0;
  Date day;
  GB_FIELDS(operator_id, day)
};
struct OperatorTurned {
  static constexpr std::uint16_t number = 501;
  custody::OperatorTurn turn;
  GB_FIELDS(turn)
};

// Of an operator that keeps its money by fee lots.
struct LotsTurned {
  static constexpr std::uint16_t number = 507;
  custody::LotTurn turn;
  GB_FIELDS(turn)
};

struct BeginDay {
  static constexpr std::uint16_t number = 2;
  static constexpr std::string_view name = "begin_day";
  Date day;
  GB_FIELDS(day)
};
struct OutcomeCount {
  std::uint16_t command = 0;  // typed command's number; ops of the record as 10000 + op
  Code code = 0;
  std::uint64_t count = 0;
  GB_FIELDS(command, code, count)
};
struct DayBegun {
  static constexpr std::uint16_t number = 502;
  Date day;
  Id16 state_digest{};  // of everything, before this entry
  std::vector<custody::Closing> closings;
  std::vector<OutcomeCount> outcomes;  // of the day that ended
  GB_FIELDS(day, state_digest, closings, outcomes)
};

// Beside it, when somebody was short on the day that ended.
struct ShortfallsClosed {
  static constexpr std::uint16_t number = 506;
  Date day;  // that ended
  std::vector<custody::ClosedShort> operators;
  GB_FIELDS(day, operators)
};

// Changing a parameter: by the role that owns it, effective at 00:00 of a later day (design section 4).
struct SetParameter {
  static constexpr std::uint16_t number = 3;
  static constexpr std::string_view name = "set_parameter";
  std::string document;  // prepaid-card
  std::string parameter;
  Date from;
  std::string reason;
  std::optional<std::int64_t> value_number;  // fen, bp, days …; switch 0 or 1
  std::optional<std::string> value_text;
  std::vector<std::string> value_list;
  std::map<std::string, std::int64_t> value_table;
  GB_FIELDS(document, parameter, from, reason, value_number, value_text, value_list, value_table)
};
struct ParameterSet {
  static constexpr std::uint16_t number = 503;
  std::string document;
  std::string parameter;
  law::ParameterVersion version;
  GB_FIELDS(document, parameter, version)
};

struct AdoptCalendarNotice {
  static constexpr std::uint16_t number = 4;
  static constexpr std::string_view name = "adopt_calendar_notice";
  law::HolidayNotice notice;
  GB_FIELDS(notice)
};
struct CalendarNoticeAdopted {
  static constexpr std::uint16_t number = 504;
  law::HolidayNotice notice;
  std::vector<prepaid_card::FixedDeadline> fixed;
  GB_FIELDS(notice, fixed)
};

// Opening a batch of instructions (spec/01 8.9). The control sums were checked against the records before.
struct OpenBatch {
  static constexpr std::uint16_t number = 5;
  static constexpr std::string_view name = "open_batch";
  std::uint64_t bank_id = 0;
  std::string account_no;  // informative (part 12, B13)
  std::string batch_id;
  Date business_date;
  std::uint64_t count = 0;
  Hash32 sha256{};
  GB_FIELDS(bank_id, account_no, batch_id, business_date, count, sha256)
};
struct BatchOpened {
  static constexpr std::uint16_t number = 505;
  std::uint64_t bank_id = 0;
  std::string batch_id;
  Hash32 sha256{};
  std::uint64_t count = 0;
  GB_FIELDS(bank_id, batch_id, sha256, count)
};

}  // namespace gongbao::policies
