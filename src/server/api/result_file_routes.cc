// A file is read and judged on a worker; entering has a thread of its own, and streams how far it has come. When the
// reader goes away it ends between two pieces; the file sent again enters what is missing.
#include "server/api/result_file_routes.h"

#include "base/hash.h"
#include "policies/exam/figures.h"
#include "server/api/answers.h"
#include "server/api/replies.h"
#include "server/api/result_entry.h"
#include "server/api/row_files.h"

namespace gongbao::server {

namespace {

using access::Role;
using formats::ResultCell;
using formats::ResultColumn;
using formats::ResultFault;
using formats::ResultSheet;

constexpr std::size_t most_faults_told = 500;
constexpr std::chrono::minutes time_to_receive_results{3};

bool enters_results(Role role) { return role == Role::school || role == Role::district_edu; }
// The command by which each of them enters, for what it may not.
std::string_view entering(Role role) { return role == Role::district_edu ? "exam/enter_grade" : "exam/enter_pass"; }

// --- the template ----------------------------------------------------------------------------------------------------

// Of a student in that column: there is none that year; it is entered; it is missing.
enum class Lacks : std::uint8_t { nothing, is_entered, missing };
Lacks lacks(const exam::State& state, const std::string& number, const ResultColumn& column) {
  const exam::Student& student = state.students.at(number);
  const bool examined = exam::class_of(column.subject) == exam::SubjectClass::examined;
  if (examined && !exam::maxima_for(state, student, column.subject).contains(column.component)) return Lacks::nothing;
  const bool is_there =
      exam::find_row(state.results, exam::ResultKey{number, column.subject, column.component, 0}) != nullptr;
  return is_there ? Lacks::is_entered : Lacks::missing;
}

struct TemplateRow {
  std::string number;
  PersonToken person;
  std::vector<Lacks> cells;
};

std::vector<TemplateRow> template_rows(const exam::State& state, const exam::Counted& whose,
                                       const std::vector<ResultColumn>& columns, exam::Piece& piece) {
  std::vector<TemplateRow> rows;
  for (const exam::Numbered* each : exam::next_piece(state, whose.exam_year, piece)) {
    const auto& [number, student] = *each;
    if (!exam::counts(state, whose, student)) continue;
    TemplateRow row{number, student.person, {}};
    for (const ResultColumn& column : columns) row.cells.push_back(lacks(state, number, column));
    if (std::ranges::find(row.cells, Lacks::missing) != row.cells.end()) rows.push_back(std::move(row));
  }
  return rows;
}

// Components of later stages are no columns of that year.
std::vector<ResultColumn> columns_of_year(const exam::State& state, Role role, std::int64_t year) {
  std::vector<ResultColumn> all = formats::result_columns(role, state.parameters);
  std::erase_if(all, [&](const ResultColumn& each) {
    return exam::class_of(each.subject) == exam::SubjectClass::examined &&
           !exam::maxima_of(state.parameters, each.subject, year, year).contains(each.component);
  });
  return all;
}

class TemplateFile {
 public:
  TemplateFile(Service& service, const Speaker& speaker, std::int64_t year, bool chinese)
      : service_(service), actor_(speaker.actor), year_(year), chinese_(chinese) {}

  Result<journal::EntryNo> operator()(const SeeColumns& begin, const SeeRow& see) {
    begin_columns(begin);
    exam::Piece piece;
    for (;;) {
      std::vector<TemplateRow> rows;
      const auto entry = service_.engine.ask([&] {
        const exam::State& state = service_.city.of<exam::Document>();
        rows = template_rows(state, whose(), columns_, piece);
      });
      if (!entry) return std::unexpected(entry.error());
      for (const TemplateRow& row : rows) {
        if (!see(values(row))) return *entry;
      }
      if (piece.ended) return *entry;
    }
  }

 private:
  exam::Counted whose() const {
    const Date day = service_.city.day().value_or(Date{});
    return {year_, actor_.area, day, actor_.role == Role::school ? actor_.organisation : 0};
  }
  void begin_columns(const SeeColumns& begin) {
    const auto asked = service_.engine.ask(
        [&] { columns_ = columns_of_year(service_.city.of<exam::Document>(), actor_.role, year_); });
    if (!asked) columns_.clear();
    const formats::TemplateWords words = formats::template_words(chinese_);
    std::vector<policies::Column> all{{words.number, policies::Kind::text}, {words.person, policies::Kind::person}};
    for (const ResultColumn& each : columns_) all.push_back({chinese_ ? each.zh : each.en, policies::Kind::text});
    begin(all);
  }
  std::vector<policies::Value> values(const TemplateRow& row) const {
    const std::string is_entered(formats::template_words(chinese_).entered);
    std::vector<policies::Value> all{row.number, policies::to_value(row.person)};
    for (const Lacks each : row.cells) {
      all.emplace_back(each == Lacks::missing ? std::string() : each == Lacks::is_entered ? is_entered : "—");
    }
    return all;
  }

  Service& service_;
  access::Actor actor_;
  std::int64_t year_;
  bool chinese_;
  std::vector<ResultColumn> columns_;
};

// --- a file ----------------------------------------------------------------------------------------------------------

answers::ResultFault told(const ResultFault& fault) {
  return {fault.line,    fault.column, fault.name, fault.code, exam::clauses_of_code(fault.code),
          fault.chinese, fault.english};
}
std::vector<answers::ResultFault> told(std::span<const ResultFault> faults) {
  std::vector<answers::ResultFault> all;
  for (const ResultFault& each : faults.first(std::min(faults.size(), most_faults_told))) all.push_back(told(each));
  return all;
}

answers::ResultSaid said(const ResultSheet& sheet, const ResultCell& cell) {
  const ResultColumn& column = sheet.columns[cell.what];
  const exam::Value& value = cell.value;
  std::string text = std::to_string(value.centipoints);
  if (exam::class_of(column.subject) == exam::SubjectClass::assessed) text = "raw:" + text;
  if (value.grade) text = enum_name(*value.grade);
  if (value.pass) text = enum_name(*value.pass);
  if (value.standing != exam::Standing::value) text = enum_name(value.standing);
  return {cell.student, std::string(enum_name(column.subject)), std::string(enum_name(column.component)), text};
}

// Of an office, another's file agrees with none of its own; and of whose hand: the same file of the same account is no
// second entry.
struct EntryWord {
  std::string content, hand;
};
// Sealed together: the halves of two words make no word.
std::string sealed_word(const Service& service, const EntryWord& word) {
  const std::string both = word.content + "." + word.hand;
  return both + "." + to_hex(service.hash_text("results word " + both).hash);
}
EntryWord entry_word_of(const Service& service, const Speaker& speaker, const ResultSheet& sheet) {
  const access::Actor& actor = speaker.actor;
  const std::string office =
      std::string(enum_name(actor.role)) + " " + std::to_string(actor.organisation) + " " + std::to_string(actor.area);
  const std::string said = to_hex(sm3(as_bytes(formats::said_in(sheet))));
  const std::string account = std::to_string(speaker.account);
  return {to_hex(service.hash_text("results " + office + " " + said).hash),
          to_hex(service.hash_text("results by " + account + " " + to_hex(sheet.bytes)).hash)};
}

enum class SecondEntry : std::uint8_t { none, differs, same_file, agrees };
SecondEntry second_entry_of(const Service& service, std::string_view agreed, const EntryWord& own) {
  if (agreed.empty()) return SecondEntry::none;
  const std::size_t dot = agreed.find('.');
  if (dot == agreed.npos) return SecondEntry::differs;
  const std::string_view behind = agreed.substr(dot + 1);
  const EntryWord given{std::string(agreed.substr(0, dot)), std::string(behind.substr(0, behind.find('.')))};
  if (given.content != own.content || sealed_word(service, given) != agreed) return SecondEntry::differs;
  return given.hand == own.hand ? SecondEntry::same_file : SecondEntry::agrees;
}

// What has been read and judged, until it is answered.
struct FileAtWork {
  RequestPtr request;
  Speaker speaker;
  engine::Source source;
  ResultSheet sheet;
  JudgedResults judged;
  std::shared_ptr<void> place;
};

class ResultFileRoute {
 public:
  ResultFileRoute(Service& service, std::shared_ptr<ListExports> exports)
      : service_(service),
        exports_(std::move(exports)),
        files_(service, {enters_results, entering, exam::code::role_forbidden}) {}

  void give_template(const RequestPtr& request, const Answer& answer) {
    const auto form = file_form(*request);
    if (!form) return answer(problem_response(*request, form.error()));
    const auto year = number_asked(*request, "exam_year", 0, 1);
    if (!year || !exam::is_year(static_cast<std::int64_t>(*year))) {
      return answer(problem_response(*request, wrong_parameter("exam_year")));
    }
    const auto speaker = files_.who(*request);
    if (!speaker) return answer(speaker.error());
    exports_->begin(
        {request, answer, "results",
         TemplateFile(service_, *speaker, static_cast<std::int64_t>(*year), request->language == Language::zh),
         *form == ListForm::csv ? ListForm::csv : ListForm::xlsx, speaker->actor.role, speaker->account,
         speaker->today});
  }

  void take(const RequestPtr& request, const Answer& answer) {
    auto taken = files_.take(*request);
    if (!taken) return answer(taken.error());
    // Whoever has the answer may send the next file: the place is given back first.
    const auto refused = [&](const Problem& why) {
      taken->place.reset();
      answer(refused_table(*request, why));
    };
    formats::ResultBounds bounds;
    bounds.table.most_rows = most_result_rows;
    std::vector<ResultColumn> columns;
    const auto asked = service_.engine.ask([&] {
      columns = formats::result_columns(taken->speaker.actor.role, service_.city.of<exam::Document>().parameters);
    });
    if (!asked) return refused(asked.error());
    auto sheet = formats::read_results(request->upload->path(), std::move(columns), bounds);
    if (!sheet) return refused(sheet.error());
    const engine::Source source = access::source_of(taken->speaker.actor, service_.stamp());
    auto judged = judge_results(files_.ask_city(), source, *sheet);
    if (!judged) return refused(judged.error());
    answer_file(std::make_shared<FileAtWork>(FileAtWork{request, std::move(taken->speaker), source, *std::move(sheet),
                                                        *std::move(judged), std::move(taken->place)}),
                answer);
  }

 private:
  void answer_file(const std::shared_ptr<FileAtWork>& file, const Answer& answer) {
    const bool clean = file->judged.faults.empty();
    const EntryWord word = clean ? entry_word_of(service_, file->speaker, file->sheet) : EntryWord{};
    const SecondEntry second =
        clean ? second_entry_of(service_, file->request->query.get("agreed"), word) : SecondEntry::none;
    if (second == SecondEntry::agrees) {
      files_.begin([this, file, answer](const std::atomic<bool>& stopping) { enter(*file, answer, stopping); });
      return;
    }
    const auto& [fresh, known, faults] = file->judged;
    answers::ResultFile told_file{.rows = file->sheet.rows,
                                  .results = file->sheet.cells.size(),
                                  .fresh = fresh.size(),
                                  .known = known,
                                  .faults_in_all = faults.size(),
                                  .faults = told(faults),
                                  .agreed = clean ? sealed_word(service_, word) : "",
                                  .differs = second == SecondEntry::differs,
                                  .same_file = second == SecondEntry::same_file,
                                  .said = {}};
    for (const std::size_t each : fresh) told_file.said.push_back(said(file->sheet, file->sheet.cells[each]));
    Response response = json_answer(told_file);
    response.account = file->speaker.account;
    file->place.reset();
    answer(std::move(response));
  }

  void enter(FileAtWork& file, const Answer& answer, const std::atomic<bool>& stopping) {
    auto [writer, body] = make_stream(StreamKind::bytes);
    PatientStream lines(std::move(writer));
    Response response = stream_response("application/x-ndjson", std::move(body));
    response.account = file.speaker.account;
    answer(std::move(response));
    answers::ResultsEntered told_so_far{.of = file.judged.fresh.size(), .refused = {}};
    const auto tell = [&] {
      lines.add(formats::json_line(formats::to_json(told_so_far)) + "\n");
      return lines.flush();
    };
    const auto entered =
        enter_results(service_.engine, file.source, file.sheet, file.judged.fresh, [&](std::uint64_t done) {
          told_so_far.results = done;
          return tell() && !stopping;
        });
    file.place.reset();
    if (!entered) {
      files_.broken_off(*file.request, entered.error());
      return lines.end(false);
    }
    told_so_far.results = entered->entered;
    told_so_far.done = true;
    told_so_far.refused = told(entered->refused);
    lines.end(tell());
  }

  Service& service_;
  std::shared_ptr<ListExports> exports_;
  RowFiles files_;  // last: ends before what it works with goes
};

}  // namespace

Result<void> add_result_file_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files) {
  auto route = std::make_shared<ResultFileRoute>(service, files);
  auto added =
      router.add(Method::get, std::string(result_files_path),
                 [route](const RequestPtr& request, const Answer& answer) { route->give_template(request, answer); },
                 {.work = Work::blocking});
  if (!added) return added;
  return router.add(
      Method::post, std::string(result_files_path),
      [route](const RequestPtr& request, const Answer& answer) { route->take(request, answer); },
      {.max_body = largest_result_file, .spool = true, .work = Work::blocking, .timeout = time_to_receive_results});
}

}  // namespace gongbao::server
