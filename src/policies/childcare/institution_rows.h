// Who looks after children ahead of whose fees: institutions, what districts say of their category, what they publish
// and filed (articles 2, 6 to 9, 13, 19). Rows of the state, and parts of the forms that speak of them.
#pragma once

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/books.h"
#include "policies/childcare/codes.h"
#include "policies/shared/period.h"

namespace gongbao::childcare {

using custody::OfOperatorNo;
using custody::OfOperatorQuarter;
using shared::Period;
using shared::Premises;

// Where an institution serves, from a day on; the lease bounds what may be collected (12b).
struct PremisesTerm {
  Date from;
  Premises premises = Premises::own;
  std::optional<Date> lease_from;
  std::optional<Date> lease_end;
  GB_FIELDS(from, premises, lease_from, lease_end)
};

// Numbered by the entry of its registration.
struct Institution {
  std::string uscc;
  std::string registration_no;
  std::string name;
  std::string area;  // 110105, BDA, YANSHAN
  std::string domicile;
  std::string site_address;
  PersonToken contact;
  std::vector<PremisesTerm> premises;  // the oldest first; never empty
  std::int32_t designed_places = 0;
  std::int32_t enrolled = 0;
  Date registered_on;
  GB_FIELDS(uscc, registration_no, name, area, domicile, site_address, contact, premises, designed_places, enrolled,
            registered_on)
};

// 示范性 or not, as the district says (19b); without an entry it is not.
struct CategoryEntry {
  bool demo = false;
  Period period;             // to: the day before the next entry's; before `from` where that begins no later
  std::uint32_t set_by = 0;  // area of the district
  SealedText document;
  GB_FIELDS(demo, period, set_by, document)
};

enum class FeeUnit : std::uint8_t { month = 1, half_month = 2, week = 3, day = 4, hour = 5, meal = 6, other = 7 };
constexpr auto names_of(FeeUnit) {
  using enum FeeUnit;
  using namespace std::literals;
  return std::array{std::pair{month, "month"sv}, std::pair{half_month, "half_month"sv},
                    std::pair{week, "week"sv},   std::pair{day, "day"sv},
                    std::pair{hour, "hour"sv},   std::pair{meal, "meal"sv},
                    std::pair{other, "other"sv}};
}
struct FeeStandard {  // 9a 9c
  FeeUnit unit = FeeUnit::month;
  Money price;
  Period published;
  GB_FIELDS(unit, price, published)
};
struct FeeItem {
  std::uint64_t operator_id = 0;
  std::string item;
  GB_FIELDS(operator_id, item)
  auto operator<=>(const FeeItem&) const = default;
};

// The five parts of 9a, as the website and the premises show them.
struct Disclosure {
  std::string institution_name;
  std::string fee_standards;
  std::string refund_rules;
  std::string privacy;
  std::string complaint_phone;
  std::string url;
  SealedText photo;
  Date from;
  GB_FIELDS(institution_name, fee_standards, refund_rules, privacy, complaint_phone, url, photo, from)
};

// --- the voucher (5b–5n) and the five materials of article 7 ---------------------------------------------------------

enum class VoucherItem : std::uint8_t {
  parties = 1,
  payment = 2,
  service = 3,
  term = 4,
  risk_prompt = 5,
  gifts = 6,
  changes = 7,
  refund = 8,
  loss = 9,
  records = 10,
  breach = 11,
  disputes = 12,
};
constexpr auto names_of(VoucherItem) {
  using enum VoucherItem;
  using namespace std::literals;
  return std::array{
      std::pair{parties, "parties"sv}, std::pair{payment, "payment"sv},         std::pair{service, "service"sv},
      std::pair{term, "term"sv},       std::pair{risk_prompt, "risk_prompt"sv}, std::pair{gifts, "gifts"sv},
      std::pair{changes, "changes"sv}, std::pair{refund, "refund"sv},           std::pair{loss, "loss"sv},
      std::pair{records, "records"sv}, std::pair{breach, "breach"sv},           std::pair{disputes, "disputes"sv}};
}
// The terms an institution offers to every family (格式条款), with the items they contain; what names a family is in
// the document only.
struct VoucherPaper {
  std::string text;
  std::vector<VoucherItem> items;
  SealedDocument document;
  GB_FIELDS(text, items, document)
};

// What is left out and already known, the system fills in (7a).
struct FilingSubject {
  std::optional<std::string> name;
  std::optional<std::string> uscc;
  std::optional<std::string> domicile;
  std::optional<std::string> site_address;
  std::optional<Premises> premises;
  std::optional<Date> lease_from;
  std::optional<Date> lease_end;
  std::optional<PersonToken> contact;
  GB_FIELDS(name, uscc, domicile, site_address, premises, lease_from, lease_end, contact)
};
enum class PremisesDocKind : std::uint8_t { title_deed = 1, lease = 2 };
constexpr auto names_of(PremisesDocKind) {
  using enum PremisesDocKind;
  return std::array{std::pair{title_deed, std::string_view("title_deed")}, std::pair{lease, std::string_view("lease")}};
}
struct PremisesDoc {  // 7b
  PremisesDocKind kind = PremisesDocKind::title_deed;
  SealedDocument document;
  GB_FIELDS(kind, document)
};
struct AccountPaper {  // 7c
  std::string account_no;
  std::string bank;
  std::int32_t ratio = 0;  // basis points: 70% = 7000
  GB_FIELDS(account_no, bank, ratio)
};
struct Enrolment {  // 7e
  std::int32_t designed_places = 0;
  std::int32_t enrolled = 0;
  GB_FIELDS(designed_places, enrolled)
};
struct FilingMaterials {
  std::optional<FilingSubject> subject;
  std::optional<PremisesDoc> premises_doc;
  std::optional<AccountPaper> account;
  std::optional<VoucherPaper> contract_text;
  std::optional<Enrolment> enrolment;
  GB_FIELDS(subject, premises_doc, account, contract_text, enrolment)
};

enum class FilingKind : std::uint8_t { mandatory = 1, voluntary = 2 };
constexpr auto names_of(FilingKind) {
  using enum FilingKind;
  return std::array{std::pair{mandatory, std::string_view("mandatory")},
                    std::pair{voluntary, std::string_view("voluntary")}};
}
enum class FilingState : std::uint8_t { none = 0, due = 1, filed = 2, closed = 3 };
constexpr auto names_of(FilingState) {
  using enum FilingState;
  using namespace std::literals;
  return std::array{std::pair{none, "none"sv}, std::pair{due, "due"sv}, std::pair{filed, "filed"sv},
                    std::pair{closed, "closed"sv}};
}
struct Filing {
  FilingState state = FilingState::none;
  FilingKind kind = FilingKind::voluntary;
  std::optional<Date> duty_opened_on;  // 6a: the day of the payment
  std::optional<Date> due_on;
  bool due_provisional = false;
  std::optional<Date> filed_on;
  std::optional<Date> changed_on;  // of the last update (6c): when it changed, when it was said
  std::optional<Date> updated_on;
  std::optional<Date> closed_on;
  FilingMaterials materials;
  GB_FIELDS(state, kind, duty_opened_on, due_on, due_provisional, filed_on, changed_on, updated_on, closed_on,
            materials)
};

struct EnrolmentRow {  // 7f: once per calendar quarter
  std::uint64_t entry = 0;
  Date reported_on;
  Enrolment enrolment;
  GB_FIELDS(entry, reported_on, enrolment)
};

struct InstitutionRows {
  std::map<std::uint64_t, Institution> institutions;
  std::map<std::string, std::uint64_t> by_uscc;
  std::map<OfOperatorNo, CategoryEntry> categories;              // by entry
  std::map<FeeItem, std::vector<FeeStandard>> fees;              // in order of the day from which they are published
  std::map<std::uint64_t, std::vector<Disclosure>> disclosures;  // the oldest first
  std::map<std::uint64_t, Filing> filings;
  std::map<OfOperatorQuarter, EnrolmentRow> enrolments;  // the last one of the quarter
  GB_FIELDS(institutions, by_uscc, categories, fees, disclosures, filings, enrolments)
};

// --- how things stood on a day ---------------------------------------------------------------------------------------

bool demo_on(const InstitutionRows& rows, std::uint64_t operator_id, Date day);
// The standard of that item as it was published on that day; nullptr when none was.
const FeeStandard* fee_on(const InstitutionRows& rows, std::uint64_t operator_id, const std::string& item, Date day);
// The cheapest thing that is published on that day (16e); nullopt when nothing is.
std::optional<Money> cheapest_item(const InstitutionRows& rows, std::uint64_t operator_id, Date day);
bool disclosed_on(const InstitutionRows& rows, std::uint64_t operator_id, Date day);
const PremisesTerm& premises_on(const Institution& institution, Date day);
// The last day until which the premises are leased; nullopt: they are its own.
std::optional<Date> lease_end_on(const Institution& institution, Date day);

}  // namespace gongbao::childcare
