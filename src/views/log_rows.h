// What every system's file has besides the system's own rows: the decision log, one row per typed command; the fact
// log, one row per typed fact, from which the trail of one operator is read; and the news, for whom the fact log is
// not.
#pragma once

#include "policies/view_rows.h"

namespace gongbao::views {

enum class DecisionOutcome : std::uint8_t { accepted = 0, refused = 1, duplicate = 2 };  // journal::Verdict
constexpr auto names_of(DecisionOutcome) {
  using enum DecisionOutcome;
  return std::array{std::pair{accepted, std::string_view("accepted")}, std::pair{refused, std::string_view("refused")},
                    std::pair{duplicate, std::string_view("duplicate")}};
}

struct DecisionRow {
  static constexpr std::string_view table = "decisions";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  Date day;
  std::string command;
  DecisionOutcome outcome{};
  std::string code;
  std::string clauses;  // full ids, apart by blanks
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  policies::Area area;
  access::Role role{};
  std::uint64_t account = 0;       // that spoke
  std::uint64_t organisation = 0;  // for which it spoke
  std::uint64_t by_area = 0;       // of the office that spoke: a district, a branch's outlet
  GB_FIELDS(entry, day, command, outcome, code, clauses, operator_id, bank_id, area, role, account, organisation,
            by_area)
};

struct FactRow {
  static constexpr std::string_view table = "facts";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t entry = 0;
  std::int32_t place = 0;  // 1, 2, 3 … of the entry
  Date day;
  std::string fact;
  std::string command;
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  policies::Area area;
  access::Role role{};
  std::uint64_t account = 0;
  GB_FIELDS(entry, place, day, fact, command, operator_id, bank_id, area, role, account)
};

// The same fact once for each role that reads no log and may see, in some list, a row that the fact has changed; and
// once for each outlet or consumer whose own such a row is.
struct NewsRow {
  static constexpr std::string_view table = "news";
  static constexpr std::size_t key_fields = 5;
  access::Role reader{};
  std::uint64_t entry = 0;
  std::int32_t place = 0;
  std::uint32_t outlet_id = 0;  // 0: for the whole role
  std::uint64_t account = 0;    // of the consumer; 0: for the whole role
  Date day;
  std::string fact;
  std::string command;
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  policies::Area area;
  access::Role role{};
  GB_FIELDS(reader, entry, place, outlet_id, account, day, fact, command, operator_id, bank_id, area, role)
};

// Which lists tell the role what happened: "facts" or "news", and "own_news" whom one's own outlet or person concerns.
std::vector<std::string_view> logs_told_to(access::Role role);
// Whom the news are for.
std::span<const access::Grant> news_readers();

// The system with these tables and their lists added.
policies::ViewSystem with_logs(const policies::ViewSystem& system);

}  // namespace gongbao::views
