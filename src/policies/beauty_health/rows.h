// What this policy remembers, row by row: items of the units, enterprises and certificates, budgets, rules and
// applications, samples, bonded goods, reactions, register entries, windows and issues. Texts and papers are hashes; no
// row holds a person.
#pragma once

#include <map>

#include "base/enum_names.h"
#include "base/personal.h"
#include "policies/beauty_health/kinds.h"
#include "policies/beauty_health/units.h"

namespace gongbao::beauty_health {

// --- what each unit owes (责任单位)
// -----------------------------------------------------------------------------------

enum class ItemState : std::uint8_t { planned = 1, in_progress = 2, done = 3 };
constexpr auto names_of(ItemState) {
  using enum ItemState;
  using namespace std::literals;
  return std::array{std::pair{planned, "planned"sv}, std::pair{in_progress, "in_progress"sv},
                    std::pair{done, "done"sv}};
}
struct Item {
  std::int32_t measure = 0;
  AreaCode unit = 0;
  SealedText deliverable;
  Date due;  // inside
  ItemState state = ItemState::planned;
  std::vector<SealedDocument> evidence;
  GB_FIELDS(measure, unit, deliverable, due, state, evidence)
  bool overdue_on(Date day) const { return state != ItemState::done && due < day; }  // T1
};

// --- enterprises and certificates
// --------------------------------------------------------------------------------------

enum class ApplicantForm : std::uint8_t { enterprise = 1, agency = 2, institution = 3 };
constexpr auto names_of(ApplicantForm) {
  using enum ApplicantForm;
  using namespace std::literals;
  return std::array{std::pair{enterprise, "enterprise"sv}, std::pair{agency, "agency"sv},
                    std::pair{institution, "institution"sv}};
}
struct ProfileStep {  // 设立、升级 (11b), 高新技术企业 (11d): what it was from that day on
  Date from;
  bool legal_person = false;
  bool high_tech = false;
  GB_FIELDS(from, legal_person, high_tech)
};
struct Enterprise {
  std::string uscc;
  std::string name;
  std::string sector;
  ApplicantForm form = ApplicantForm::enterprise;
  SealedText address;
  bool in_future_city = false;  // 未来美城
  bool headquarters = false;
  bool chain_leader = false;
  bool high_tech = false;
  bool live_streaming = false;
  bool legal_person = true;
  std::vector<ProfileStep> history;
  GB_FIELDS(uscc, name, sector, form, address, in_future_city, headquarters, chain_leader, high_tech, live_streaming,
            legal_person, history)
};

enum class CertificateKind : std::uint8_t { new_ingredient = 1, new_efficacy = 2, product = 3 };
constexpr auto names_of(CertificateKind) {
  using enum CertificateKind;
  using namespace std::literals;
  return std::array{std::pair{new_ingredient, "new_ingredient"sv}, std::pair{new_efficacy, "new_efficacy"sv},
                    std::pair{product, "product"sv}};
}
enum class Origin : std::uint8_t { plant = 1, biotech = 2, chemical = 3 };  // 1b
constexpr auto names_of(Origin) {
  using enum Origin;
  using namespace std::literals;
  return std::array{std::pair{plant, "plant"sv}, std::pair{biotech, "biotech"sv}, std::pair{chemical, "chemical"sv}};
}
struct Holder {
  std::string uscc;
  Date from;
  GB_FIELDS(uscc, from)
};
struct Certificate {  // by its number
  CertificateKind kind{};
  std::optional<Origin> origin;
  std::string category;         // of a product
  std::vector<Holder> holders;  // by their first day; the last one that has begun holds it
  std::vector<std::string> ingredients;
  bool cancelled = false;
  GB_FIELDS(kind, origin, category, holders, ingredients, cancelled)
  const std::string* holder_on(Date day) const {
    const std::string* holder = nullptr;
    for (const Holder& each : holders) {
      if (each.from <= day) holder = &each.uscc;
    }
    return holder;
  }
};

// --- money: budgets, rules, applications
// -------------------------------------------------------------------------------

// Of one kind, year and deciding unit.
struct FundKey {
  std::string kind;
  std::int32_t year = 0;
  AreaCode unit = 0;
  GB_FIELDS(kind, year, unit)
  auto operator<=>(const FundKey&) const = default;
};
struct Budget {
  FundKey key;
  bool open = true;
  GB_FIELDS(key, open)
};
struct AmountRule {
  std::optional<std::int32_t> ratio_bp;
  std::optional<Money> cap;
  std::optional<Money> fixed;
  SealedDocument basis;
  GB_FIELDS(ratio_bp, cap, fixed, basis)
};

struct Contract {        // 采购合同 (14b)
  std::string supplier;  // credit code
  std::string contract_no;
  Date signed_on;
  Money amount;
  GB_FIELDS(supplier, contract_no, signed_on, amount)
};
// What an application shows of the facts that the text asks for; each kind looks at its own.
struct Evidence {
  std::optional<std::string> certificate_no;  // K01, K02
  SealedDocument confirmation;                // K03 by 市经济和信息化局, K05 recognition
  std::optional<std::string> standard_no;     // K04
  std::optional<std::string> standard_level;
  bool leading = false;
  bool published = false;
  std::optional<std::string> project;  // K06, K11, K13, K14: what is awarded once
  bool project_landed = false;         // K06
  bool agency_named = false;
  std::optional<std::string> platform_title;  // K07
  SealedDocument platform_certificate;
  std::vector<Contract> contracts;      // K08
  std::optional<std::string> stage;     // K11
  std::optional<std::string> service;   // K12
  std::optional<Date> listed_on;        // K13
  std::optional<std::string> premises;  // K15
  std::optional<std::string> premises_use;
  std::optional<Money> base;  // of a kind with a ratio, but K08
  GB_FIELDS(certificate_no, confirmation, standard_no, standard_level, leading, published, project, project_landed,
            agency_named, platform_title, platform_certificate, contracts, stage, service, listed_on, premises,
            premises_use, base)
};

enum class ApplicationState : std::uint8_t {
  submitted = 1,
  returned = 2,
  in_review = 3,
  refused = 4,
  withdrawn = 5,
  approved = 6,
  publicised = 7,
  paid = 8,
  closed = 9,
  clawed_back = 10
};
constexpr auto names_of(ApplicationState) {
  using enum ApplicationState;
  using namespace std::literals;
  return std::array{std::pair{submitted, "submitted"sv},   std::pair{returned, "returned"sv},
                    std::pair{in_review, "in_review"sv},   std::pair{refused, "refused"sv},
                    std::pair{withdrawn, "withdrawn"sv},   std::pair{approved, "approved"sv},
                    std::pair{publicised, "publicised"sv}, std::pair{paid, "paid"sv},
                    std::pair{closed, "closed"sv},         std::pair{clawed_back, "clawed_back"sv}};
}
// Decided for the applicant, and not taken back.
constexpr bool is_granted(ApplicationState state) {
  using enum ApplicationState;
  return state == approved || state == publicised || state == paid || state == closed;
}
constexpr bool is_open(ApplicationState state) {
  using enum ApplicationState;
  return state == submitted || state == returned || state == in_review;
}
struct Opinion {
  bool agree = false;
  SealedText reason;
  GB_FIELDS(agree, reason)
};
struct Application {
  FundKey fund;
  std::uint64_t applicant = 0;  // enterprise
  std::string object;           // what is awarded once, or the applicant
  Evidence evidence;
  Money base;
  ApplicationState state = ApplicationState::submitted;
  std::map<AreaCode, Opinion> opinions;
  bool disagreement_resolved = false;  // by a joint conference
  std::uint64_t budget = 0;            // of the approval
  std::optional<Date> publicity_last;  // inside
  GB_FIELDS(fund, applicant, object, evidence, base, state, opinions, disagreement_resolved, budget, publicity_last)
};

// --- samples and bonded goods (5, 17)
// ----------------------------------------------------------------------------------

enum class SampleState : std::uint8_t { pre_checked = 1, granted = 2, declined = 3, closed = 4 };
constexpr auto names_of(SampleState) {
  using enum SampleState;
  using namespace std::literals;
  return std::array{std::pair{pre_checked, "pre_checked"sv}, std::pair{granted, "granted"sv},
                    std::pair{declined, "declined"sv}, std::pair{closed, "closed"sv}};
}
struct Sample {
  std::uint64_t enterprise = 0;
  std::string purpose;
  std::int64_t quantity = 0;
  std::int64_t used = 0;
  std::int64_t returned = 0;
  std::int64_t destroyed = 0;
  SampleState state = SampleState::pre_checked;
  SealedText goods;
  GB_FIELDS(enterprise, purpose, quantity, used, returned, destroyed, state, goods)
  Wide accounted() const { return Wide{used} + returned + destroyed; }
};

enum class BondedState : std::uint8_t { requested = 1, released = 2, returned = 3, sold = 4, closed = 5 };
constexpr auto names_of(BondedState) {
  using enum BondedState;
  using namespace std::literals;
  return std::array{std::pair{requested, "requested"sv}, std::pair{released, "released"sv},
                    std::pair{returned, "returned"sv}, std::pair{sold, "sold"sv}, std::pair{closed, "closed"sv}};
}
enum class Channel : std::uint8_t { ordinary = 1, cross_border = 2 };  // 跨境电商 (17c)
constexpr auto names_of(Channel) {
  using enum Channel;
  using namespace std::literals;
  return std::array{std::pair{ordinary, "ordinary"sv}, std::pair{cross_border, "cross_border"sv}};
}
struct BondedCase {
  std::uint64_t enterprise = 0;
  std::string guarantee_no;
  Date guarantee_from;
  Date guarantee_to;  // inside
  std::string centre;
  BondedState state = BondedState::requested;
  std::optional<Date> moved_on;
  std::optional<Channel> channel;
  SealedText goods;
  GB_FIELDS(enterprise, guarantee_no, guarantee_from, guarantee_to, centre, state, moved_on, channel, goods)
  bool guaranteed_on(Date day) const { return guarantee_from <= day && day <= guarantee_to; }
};

// --- adverse reactions (9)
// ---------------------------------------------------------------------------------------------

enum class Severity : std::uint8_t { ordinary = 1, serious = 2, major = 3 };
constexpr auto names_of(Severity) {
  using enum Severity;
  using namespace std::literals;
  return std::array{std::pair{ordinary, "ordinary"sv}, std::pair{serious, "serious"sv}, std::pair{major, "major"sv}};
}
enum class Sex : std::uint8_t { unknown = 1, female = 2, male = 3 };
constexpr auto names_of(Sex) {
  using enum Sex;
  using namespace std::literals;
  return std::array{std::pair{unknown, "unknown"sv}, std::pair{female, "female"sv}, std::pair{male, "male"sv}};
}
enum class ReportSource : std::uint8_t { enterprise = 1, institution = 2, consumer = 3, monitoring = 4 };
constexpr auto names_of(ReportSource) {
  using enum ReportSource;
  using namespace std::literals;
  return std::array{std::pair{enterprise, "enterprise"sv}, std::pair{institution, "institution"sv},
                    std::pair{consumer, "consumer"sv}, std::pair{monitoring, "monitoring"sv}};
}
struct Reaction {
  std::string product_no;
  Date month;  // its first day
  std::string kind;
  Severity severity{};
  Sex sex = Sex::unknown;
  std::string age_band;
  ReportSource source{};
  bool evaluated = false;
  SealedText finding;
  GB_FIELDS(product_no, month, kind, severity, sex, age_band, source, evaluated, finding)
};
struct TableRow {
  std::string region;
  std::vector<std::int64_t> cells;  // of the columns after the first
  GB_FIELDS(region, cells)
};
struct TableFinding {  // F7: what is printed and what it should be
  std::string place;
  std::int64_t printed = 0;
  std::int64_t computed = 0;
  GB_FIELDS(place, printed, computed)
};
struct ReactionTable {
  std::string source;
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  std::vector<TableFinding> findings;
  GB_FIELDS(source, columns, rows, findings)
};

// --- registers, windows, issues
// ------------------------------------------------------------------------------------------

enum class RecordKind : std::uint8_t {
  platform = 1,
  ward = 2,
  study = 3,
  pilot = 4,
  incubator = 11,           // 2d
  testing_body = 12,        // 4b
  patent_request = 13,      // 6a, 6b
  rights_case = 14,         // 6c
  conversion = 15,          // 10c
  brand = 16,               // 13a
  product_line = 17,        // 13b
  sales_point = 18,         // 13c
  supplier = 19,            // 14a
  first_store = 20,         // 15a
  substitute_request = 21,  // 16a
  exhibition = 22,          // 17a
  talent_case = 23,         // 20a, 20b
  space_offer = 24,         // 21a
  study_18d = 25,           // 18d
  high_tech = 26,           // 11d
  standard = 27             // 10a
};
constexpr auto names_of(RecordKind) {
  using enum RecordKind;
  using namespace std::literals;
  return std::array{std::pair{platform, "platform"sv},
                    std::pair{ward, "ward"sv},
                    std::pair{study, "study"sv},
                    std::pair{pilot, "pilot"sv},
                    std::pair{incubator, "incubator"sv},
                    std::pair{testing_body, "testing_body"sv},
                    std::pair{patent_request, "patent_request"sv},
                    std::pair{rights_case, "rights_case"sv},
                    std::pair{conversion, "conversion"sv},
                    std::pair{brand, "brand"sv},
                    std::pair{product_line, "product_line"sv},
                    std::pair{sales_point, "sales_point"sv},
                    std::pair{supplier, "supplier"sv},
                    std::pair{first_store, "first_store"sv},
                    std::pair{substitute_request, "substitute_request"sv},
                    std::pair{exhibition, "exhibition"sv},
                    std::pair{talent_case, "talent_case"sv},
                    std::pair{space_offer, "space_offer"sv},
                    std::pair{study_18d, "study_18d"sv},
                    std::pair{high_tech, "high_tech"sv},
                    std::pair{standard, "standard"sv}};
}
struct Record {
  RecordKind kind{};
  std::uint64_t organisation = 0;  // whose it is: an enterprise's or an institution's,
  AreaCode unit = 0;               // or a unit's
  SealedText text;
  Date from;
  std::optional<Date> to;
  std::vector<std::uint64_t> partners;  // 3b
  std::vector<SealedDocument> files;
  std::vector<SealedText> corrections;
  AreaCode confirmed_by = 0;
  GB_FIELDS(kind, organisation, unit, text, from, to, partners, files, corrections, confirmed_by)
};

struct Window {  // 对外咨询窗口 (8c), of a district
  std::vector<std::string> subjects;
  std::map<Stamp, std::uint64_t> slots;  // and the enterprise that has it; 0: it is free
  GB_FIELDS(subjects, slots)
};
enum class ApprovalMatter : std::uint8_t { testing_body = 1, special_registration = 2 };  // 4a, 8a
constexpr auto names_of(ApprovalMatter) {
  using enum ApprovalMatter;
  using namespace std::literals;
  return std::array{std::pair{testing_body, "testing_body"sv},
                    std::pair{special_registration, "special_registration"sv}};
}
struct ApprovalTime {
  ApprovalMatter matter{};
  Date accepted;
  Date decided;
  std::int32_t work_days = 0;
  GB_FIELDS(matter, accepted, decided, work_days)
};
struct Issue {
  std::string kind;
  SealedText text;
  SealedText answer;
  bool answered = false;
  GB_FIELDS(kind, text, answer, answered)
};

}  // namespace gongbao::beauty_health
