// Grades are gathered before the first row is told, since they are asked for by number; movements flow.
#include "server/api/question_files.h"

#include <algorithm>
#include <utility>

#include "base/number_text.h"
#include "policies/exam/words.h"
#include "policies/registry/questions.h"
#include "server/api/card_movements.h"

namespace gongbao::server {

namespace {

using policies::to_value;
using policies::Value;

template <class T>
policies::Column column_named(const char* name) {
  return policies::detail::column_of<T>(name);
}

struct Graded {
  prepaid_card::CreditRow row;
  std::string name;
};

struct Gathered {
  std::vector<Graded> all;
  journal::EntryNo entry = 0;
};

Result<Gathered> gather_grades(const Service& service, const access::Actor& actor, const std::string& district) {
  Gathered gathered;
  std::optional<std::uint64_t> after;
  do {
    const auto entry = service.engine.ask([&] {
      const prepaid_card::AskCreditGrades question{.district = district, .after = std::exchange(after, std::nullopt)};
      const auto told = policies::answer(service.city, actor, question);
      const auto* page = std::get_if<prepaid_card::CreditGrades>(&told);
      if (page == nullptr) return;  // he may no more: what he was told until then is all
      after = page->next;
      const auto& operators = service.city.prepaid_card().operators;
      for (const auto& row : page->operators) gathered.all.push_back({row, operators.at(row.operator_id).name});
    });
    if (!entry) return std::unexpected(entry.error());
    gathered.entry = *entry;
  } while (after);
  std::ranges::stable_sort(gathered.all, {}, [](const Graded& each) { return each.row.next_inspection; });
  return gathered;
}

std::string joined(const std::vector<std::string>& clauses) {
  std::string text;
  for (const std::string& clause : clauses) text += (text.empty() ? "" : " ") + clause;
  return text;
}

}  // namespace

FileRows rows_of_grades(const Service& service, const access::Actor& actor, const RequestPtr& request) {
  return [&service, actor, district = std::string(request->query.get("district"))](
             const SeeColumns& columns, const SeeRow& see) -> Result<journal::EntryNo> {
    const auto gathered = gather_grades(service, actor, district);
    if (!gathered) return std::unexpected(gathered.error());
    columns({column_named<std::uint64_t>("operator_id"), column_named<std::string>("name"),
             column_named<std::string>("grade"), column_named<std::int64_t>("points"),
             column_named<Date>("last_inspection"), column_named<Date>("next_inspection")});
    for (const auto& [row, name] : gathered->all) {
      const Value values[] = {
          to_value(row.operator_id),    name, row.grade, to_value(row.points), to_value(row.last_inspection),
          to_value(row.next_inspection)};
      if (!see(values)) break;
    }
    return gathered->entry;
  };
}

FileRows rows_of_payables(const Service& service, const access::Actor& actor, const RequestPtr& request) {
  return [&service, actor, district = std::string(request->query.get("district"))](
             const SeeColumns& columns, const SeeRow& see) -> Result<journal::EntryNo> {
    columns({column_named<std::uint64_t>("payment"), column_named<std::uint64_t>("application"),
             column_named<heating::PaymentState>("state"), column_named<Money>("city_share"),
             column_named<Money>("district_share"), column_named<Money>("topup"), column_named<Money>("interest"),
             column_named<Money>("total")});
    heating::AskBooks question{.district = district, .after = {}};
    for (;;) {
      std::optional<heating::BooksAnswer> page;
      const auto entry = service.engine.ask([&] {
        auto told = policies::answer(service.city, actor, question);
        if (auto* answer = std::get_if<heating::BooksAnswer>(&told)) page = std::move(*answer);
      });
      if (!entry) return std::unexpected(entry.error());
      if (!page) return problem("engine.busy", "", "", "");  // he may no more: the file ends without an end
      for (const heating::PaymentAnswer& each : page->payables) {
        const Value values[] = {to_value(each.payment),    to_value(each.application),    to_value(each.state),
                                to_value(each.city_share), to_value(each.district_share), to_value(each.topup),
                                to_value(each.interest),   to_value(each.total)};
        if (!see(values)) return *entry;
      }
      if (!page->next) return *entry;
      question.after = page->next;
    }
  };
}

FileRows rows_of_card(const Service& service, prepaid_card::CardHistory history, journal::EntryNo entry) {
  return [&service, history = std::move(history), entry](const SeeColumns& columns,
                                                         const SeeRow& see) -> Result<journal::EntryNo> {
    constexpr std::size_t movements_at_once = 500;
    columns({column_named<std::uint64_t>("entry_no"), column_named<Date>("event_date"), column_named<std::string>("op"),
             column_named<Money>("principal_change"), column_named<Money>("bonus_change"),
             column_named<Money>("balance"), column_named<std::string>("clauses")});
    for (CardPlace place = newest_place(history); !place.ended;) {
      const auto page = card_movements(service.log, history, place, movements_at_once);
      if (!page) return std::unexpected(page.error());
      for (const Movement& each : *page) {
        const Value values[] = {to_value(each.entry),
                                to_value(each.instruction.event_date),
                                std::string(each.what()),
                                each.change.principal,
                                each.change.bonus,
                                each.balance,
                                joined(clauses_of(service.law, each))};
        if (!see(values)) return entry;
      }
    }
    return entry;
  };
}

namespace {

// What a column of an export is called; the words live as long as the program.
policies::Column admission_column(const std::string& name, Language language) {
  static const auto words = [] {
    std::map<std::string, policies::Bilingual, std::less<>> all{{"exam_number", {"准考证号", "exam_number"}},
                                                                {"total", {"六科总分", "total"}},
                                                                {"maximum", {"满分", "maximum"}},
                                                                {"corrected", {"导出后已更正", "corrected"}}};
    exam::each_subject([&](exam::Subject subject) {
      all[std::string(enum_name(subject))] = {exam::words_of(subject).zh, std::string(enum_name(subject))};
    });
    return all;
  }();
  const policies::Bilingual& said = words.at(name);
  return {language == Language::zh ? std::string_view(said.zh) : std::string_view(said.en), policies::Kind::text};
}

}  // namespace

FileRows rows_of_admission(const Service& service, const access::Actor& actor, const RequestPtr& request) {
  exam::AskAdmissionFile question{
      .exam_year = static_cast<std::int64_t>(number_in(request->query.get("exam_year")).value_or(0)),
      .jurisdiction = {},
      .after = {}};
  if (const std::string* said = request->query.find("jurisdiction")) question.jurisdiction = *said;
  return [&service, actor, question, language = request->language](
             const SeeColumns& columns, const SeeRow& see) mutable -> Result<journal::EntryNo> {
    std::uint64_t export_no = 0;
    for (;;) {
      std::optional<exam::AdmissionFileAnswer> page;
      const auto entry = service.engine.ask([&] {
        auto told = policies::answer(service.city, actor, question);
        if (auto* answer = std::get_if<exam::AdmissionFileAnswer>(&told)) page = std::move(*answer);
      });
      if (!entry) return std::unexpected(entry.error());
      // He may no more, or another export came between two pages: the file ends without an end.
      if (!page || (export_no != 0 && page->export_no != export_no)) return problem("engine.busy", "", "", "");
      if (export_no == 0) {
        std::vector<policies::Column> all;
        for (const std::string& each : page->columns) all.push_back(admission_column(each, language));
        all.push_back(admission_column("corrected", language));
        columns(all);
      }
      export_no = page->export_no;
      for (const exam::AdmissionRowAnswer& row : page->rows) {
        std::vector<Value> values(row.cells.begin(), row.cells.end());
        values.emplace_back(std::string(!row.corrected ? "" : language == Language::zh ? "是" : "yes"));
        if (!see(values)) return *entry;
      }
      if (!page->next) return *entry;
      question.after = page->next;
    }
  };
}

}  // namespace gongbao::server
