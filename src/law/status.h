// The legal status of a document, an anchor or a clause on a day (spec/10 A4).
#pragma once

#include "law/resolver.h"

namespace gongbao::law {

// From the strictest to the mildest.
enum class LegalStatus : std::uint8_t {
  not_issued,
  repealed,
  expired,
  not_yet_effective,
  partially_repealed,
  in_force,
};
constexpr auto names_of(LegalStatus) {
  using enum LegalStatus;
  using namespace std::literals;
  return std::array{std::pair{not_issued, "not_issued"sv},
                    std::pair{repealed, "repealed"sv},
                    std::pair{expired, "expired"sv},
                    std::pair{not_yet_effective, "not_yet_effective"sv},
                    std::pair{partially_repealed, "partially_repealed"sv},
                    std::pair{in_force, "in_force"sv}};
}

// Two readings that a parameter can flip.
struct StatusReading {
  bool published_by_gazette = false;      // 发布之日 = the gazette's date, not the document's own
  bool named_year_ends_on_first = false;  // 执行至 2030 年 = to its first day, not to its last
  bool operator==(const StatusReading&) const = default;
};

struct StatusAnswer {
  LegalStatus status = LegalStatus::in_force;
  std::string scope;                 // partial repeal: what is repealed
  std::vector<std::string> sources;  // clauses that say so; empty: in force on the date issued
  std::string note;
};

struct ForceDays {
  Date first = first_date;
  Date last = last_date;
};

// What a target is called here, whatever name it is given: a document by its short id, a place by its own; what does
// not stand here keeps its name.
std::string target_meant(const Gazette& gazette, const Resolver& resolver, std::string_view named);

class StatusBook {
 public:
  // Starts with the events that the documents print. The gazette and clauses must outlive the book.
  StatusBook(const Gazette& gazette, const Clauses* clauses);

  // Append-only; events of later notices. Whatever name the target is given there, it is the place that is meant.
  void add(StatusEvent event);
  const std::vector<StatusEvent>& events() const { return events_; }

  // target: short id or alias, any citation the resolver knows, or the number of a document of elsewhere that an event
  // names. Problems: those of the resolver.
  Result<StatusAnswer> on(std::string_view target, Date day, const StatusReading& reading = {}) const;

  // The days on which a printed place is in force, partial repeal of others beside it not counted; all days for what is
  // not printed here. Problems: those of the resolver.
  Result<ForceDays> days_in_force(std::string_view citation, const StatusReading& reading = {}) const;

 private:
  void narrow(std::string_view target, const StatusReading& reading, ForceDays& days) const;
  StatusAnswer of_document(const DocumentInfo& document, Date day, const StatusReading& reading) const;
  void apply_events(std::string_view target, Date day, const StatusReading& reading, StatusAnswer& answer) const;
  bool silent(const DocumentInfo& document) const;
  bool knows_number(std::string_view folded) const;

  const Gazette* gazette_;
  Resolver resolver_;
  std::vector<StatusEvent> events_;
};

}  // namespace gongbao::law
