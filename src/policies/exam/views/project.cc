// Typed facts as rows; each says the same as the apply() of the same fact.
#include "policies/exam/citations.h"
#include "policies/exam/views/rows.h"

namespace gongbao::exam {

using policies::Rows;

namespace {

view::Area area_of(Rows& rows, std::uint64_t school) {
  const auto row = rows.find<view::SchoolListed>(school);
  return row ? row->area : view::Area{};
}

view::StudentListed student_row(Rows& rows, const std::string& number) {
  return rows.find<view::StudentListed>(number).value_or(view::StudentListed{});
}

std::string words_of(const std::vector<Component>& components) {
  std::vector<std::string> words;
  for (const Component each : components) words.emplace_back(enum_name(each));
  return policies::joined(words);
}

}  // namespace

// --- schools and students --------------------------------------------------------------------------------------------

void project(Rows& rows, const SchoolsImported& fact, const FactOrigin&) {
  for (const auto& [id, each] : fact.schools) rows.put(view::SchoolListed{id, each.name, {each.jurisdiction}});
}
void project(Rows& rows, const SchoolsImportedUnnumbered& fact, const FactOrigin& origin) {
  project(rows, numbered(fact, origin.entry), origin);
}

void project(Rows& rows, const StudentsImported& fact, const FactOrigin&) {
  for (const StudentRow& each : fact.rows) {
    view::StudentListed row = student_row(rows, each.exam_number);
    row.exam_number = each.exam_number;
    row.person = each.person;
    if (each.school_year >= row.school_year) {
      Student last;
      last.grades[each.school_year] = {each.grade, each.state.value_or(StudentState::enrolled)};
      row.school = each.school;
      row.area = area_of(rows, each.school);
      row.exam_year = exam_year_of(last);
      row.school_year = each.school_year;
      row.grade_no = each.grade;
      row.state = each.state.value_or(StudentState::enrolled);
    }
    rows.put(row);
    if (each.accounts.empty()) continue;
    for (const view::OwnStudent& before : rows.under<view::OwnStudent>(each.exam_number)) {
      rows.erase<view::OwnStudent>(before.exam_number, before.account);
    }
    for (const std::uint64_t account : each.accounts) {
      rows.put(view::OwnStudent{each.exam_number, account, row.exam_year});
    }
  }
}

void project(Rows& rows, const StudentTransferred& fact, const FactOrigin&) {
  const view::Area area = area_of(rows, fact.to.school);
  rows.change<view::StudentListed>(
      [&](view::StudentListed& row) {
        row.school = fact.to.school;
        row.area = area;
      },
      fact.student);
}

// --- papers, sessions, attempts --------------------------------------------------------------------------------------

void project(Rows& rows, const PaperCreated& fact, const FactOrigin& origin) {
  rows.put(view::PaperListed{origin.entry, {fact.row.owner}, fact.row.subject, fact.row.exam_year, fact.row.state});
}

namespace {

void move_paper(Rows& rows, std::uint64_t paper, PaperState to) {
  rows.change<view::PaperListed>([&](view::PaperListed& row) { row.state = to; }, paper);
}

}  // namespace

void project(Rows& rows, const PaperMoved& fact, const FactOrigin&) { move_paper(rows, fact.paper, fact.to); }

void project(Rows& rows, const SessionCreated& fact, const FactOrigin& origin) {
  view::SessionListed row;
  row.session = origin.entry;
  row.subject = fact.row.subject;
  row.components = words_of(fact.row.components);
  row.exam_year = fact.row.exam_year;
  row.held_on = fact.row.held_on;
  row.mode = fact.row.mode;
  row.round_no = fact.row.round;
  row.area = {fact.row.owner_area};
  row.school = fact.row.owner_school;
  rows.put(row);
  rows.put(view::PaperOfSession{origin.entry, fact.row.paper});
}

void project(Rows& rows, const AttemptRegistered& fact, const FactOrigin& origin) {
  const auto session = rows.find<view::SessionListed>(fact.row.session);
  const view::StudentListed student = student_row(rows, fact.row.student);
  view::AttemptListed row;
  row.attempt = origin.entry;
  row.exam_number = fact.row.student;
  row.school = student.school;
  row.area = student.area;
  row.session = fact.row.session;
  if (session) {
    row.subject = session->subject;
    row.held_on = session->held_on;
    row.round_no = session->round_no;
  }
  row.state = fact.row.state;
  rows.put(row);
}

namespace {

void put_result(Rows& rows, const ResultKey& key, const ExamResult& said, Date day, bool given_by_it) {
  view::ResultListed row;
  row.exam_number = key.student;
  row.subject = key.subject;
  row.component = key.component;
  row.round_no = key.round;
  row.school = student_row(rows, key.student).school;
  row.area = {said.jurisdiction};
  row.standing = said.value.standing;
  const bool points = class_of(key.subject) == SubjectClass::examined && said.value.standing == Standing::value;
  if (points) row.centipoints = said.value.centipoints;
  if (class_of(key.subject) == SubjectClass::examined && said.most > 0) row.most_centipoints = said.most;
  row.grade = said.value.grade;
  row.pass = said.value.pass;
  row.state = said.state;
  row.version = said.version;
  row.changed_on = day;
  row.told_to_school = given_by_it;
  rows.put(row);
}

// The absence that the list itself says; one that is there stays.
void put_absence(Rows& rows, const view::AttemptListed& attempt, const view::SessionListed& session,
                 std::uint32_t jurisdiction, Date day) {
  if (class_of(session.subject) != SubjectClass::examined) return;
  for (const auto& [component, name] : names_of(Component{})) {
    if ((" " + session.components + " ").find(" " + std::string(name) + " ") == std::string::npos) continue;
    const std::int64_t round = component == Component::listening_speaking ? session.round_no : 0;
    if (rows.find<view::ResultListed>(attempt.exam_number, session.subject, component, round)) continue;
    ExamResult row;
    row.value.standing = Standing::absent;
    row.jurisdiction = jurisdiction;
    put_result(rows, {attempt.exam_number, session.subject, component, static_cast<std::uint8_t>(round)}, row, day,
               false);
  }
}

}  // namespace

void project(Rows& rows, const SessionClosed& fact, const FactOrigin& origin) {
  auto session = rows.find<view::SessionListed>(fact.session);
  if (!session) return;
  session->closed = true;
  rows.put(*session);
  if (const auto paper = rows.find<view::PaperOfSession>(fact.session))
    move_paper(rows, paper->paper, PaperState::used);
  for (const Attended& each : fact.attended) {
    auto attempt = rows.find<view::AttemptListed>(each.attempt);
    if (!attempt) continue;
    attempt->state = each.present ? AttemptState::present : AttemptState::absent;
    attempt->script_no = each.script_no;
    rows.put(*attempt);
    if (!each.present) put_absence(rows, *attempt, *session, each.jurisdiction, origin.booked_on);
    if (!each.present || each.script_no.empty()) continue;
    rows.put(view::Script{
        each.script_no, 0, each.attempt, {each.jurisdiction}, session->subject, session->components, false});
  }
}

void project(Rows& rows, const ScriptsAssigned& fact, const FactOrigin&) {
  for (const std::string& each : fact.script_nos) {
    rows.change<view::Script>([&](view::Script& row) { row.account = fact.marker; }, each);
  }
}

void project(Rows& rows, const AttemptAnnulled& fact, const FactOrigin&) {
  if (auto attempt = rows.find<view::AttemptListed>(fact.attempt)) {
    attempt->state = AttemptState::annulled;
    rows.put(*attempt);
    rows.erase<view::Script>(attempt->script_no);
  }
  for (const ResultKey& key : fact.results) {
    rows.erase<view::ResultListed>(key.student, key.subject, key.component, std::int64_t{key.round});
  }
}

// --- results ---------------------------------------------------------------------------------------------------------

void project(Rows& rows, const ResultEntered& fact, const FactOrigin& origin) {
  put_result(rows, fact.key, fact.row, origin.booked_on, origin.actor.role == Role::school);
  const auto attempt = rows.find<view::AttemptListed>(fact.row.attempt);
  if (!attempt) return;
  rows.change<view::Script>([](view::Script& row) { row.marked = true; }, attempt->script_no);
}

namespace {

template <class Change>
void change_result(Rows& rows, const ResultKey& key, Date day, Change&& how) {
  rows.change<view::ResultListed>(
      [&](view::ResultListed& row) {
        how(row);
        row.changed_on = day;
      },
      key.student, key.subject, key.component, std::int64_t{key.round});
}

std::string value_text(const Value& value) {
  if (value.standing != Standing::value) return std::string(enum_name(value.standing));
  if (value.grade) return std::string(enum_name(*value.grade));
  return value.pass ? std::string(enum_name(*value.pass)) : points_text(value.centipoints);
}

}  // namespace

void project(Rows& rows, const ResultsConfirmed& fact, const FactOrigin& origin) {
  for (const ResultKey& key : fact.results) {
    change_result(rows, key, origin.booked_on, [](view::ResultListed& row) { row.state = ResultState::confirmed; });
  }
}

void project(Rows& rows, const ResultsPublished& fact, const FactOrigin& origin) {
  for (const ResultKey& key : fact.results) {
    change_result(rows, key, origin.booked_on, [](view::ResultListed& row) {
      row.state = ResultState::published;
      row.told_to_school = true;
    });
  }
  for (const Subject subject : fact.subjects) {
    rows.put(view::Published{
        {fact.jurisdiction}, fact.exam_year, subject, fact.publication.on, fact.publication.recheck_until});
  }
}

void project(Rows& rows, const ResultCorrected& fact, const FactOrigin& origin) {
  const Correction& said = fact.row;
  view::Corrected row;
  row.correction = origin.entry;
  row.exam_number = said.target.student;
  row.subject = said.target.subject;
  row.component = said.target.component;
  row.value_before = value_text(said.before);
  row.value_after = value_text(said.after);
  row.by_account = said.officer;
  row.corrected_on = said.on;
  const view::StudentListed student = student_row(rows, said.target.student);
  row.school = student.school;
  row.area = student.area;
  rows.put(row);
  change_result(rows, said.target, origin.booked_on, [&](view::ResultListed& result) {
    result.standing = said.after.standing;
    result.centipoints.reset();
    const bool points =
        class_of(said.target.subject) == SubjectClass::examined && said.after.standing == Standing::value;
    if (points) result.centipoints = said.after.centipoints;
    result.grade = said.after.grade;
    result.pass = said.after.pass;
    result.state = ResultState::corrected;
    ++result.version;
  });
}

void project(Rows& rows, const RecheckRequested& fact, const FactOrigin& origin) {
  const view::StudentListed student = student_row(rows, fact.row.student);
  view::Rechecking row;
  row.recheck = origin.entry;
  row.exam_number = fact.row.student;
  row.school = student.school;
  row.area = student.area;
  row.subject = fact.row.subject;
  row.state = fact.row.state;
  row.requested_on = fact.row.requested_on;
  rows.put(row);
  for (const view::OwnStudent& each : rows.under<view::OwnStudent>(fact.row.student)) {
    row.account = each.account;
    rows.put(row);
  }
}

void project(Rows& rows, const RecheckDecided& fact, const FactOrigin& origin) {
  for (view::Rechecking row : rows.under<view::Rechecking>(fact.recheck)) {
    row.state = fact.to;
    row.decided_on = origin.booked_on;
    rows.put(row);
  }
}

// --- admission, questions --------------------------------------------------------------------------------------------

void project(Rows& rows, const AdmissionExported& fact, const FactOrigin& origin) {
  rows.put(view::Exported{origin.entry, fact.row.exam_year, fact.row.partial,
                          static_cast<std::int64_t>(fact.row.students.size()),
                          static_cast<std::int64_t>(fact.row.incomplete.size()), fact.row.on});
}

void project(Rows& rows, const CaseFiled& fact, const FactOrigin& origin) {
  view::Asked row;
  row.case_id = origin.entry;
  row.account = fact.row.account;
  row.area = area_of(rows, fact.row.school);
  row.about_school = fact.row.school;
  row.kind = fact.row.type;
  row.state = fact.row.state;
  row.text = fact.row.text;
  row.filed_on = fact.row.filed_on;
  rows.put(row);
}

void project(Rows& rows, const CaseReplied& fact, const FactOrigin& origin) {
  rows.change<view::Asked>(
      [&](view::Asked& row) {
        row.state = CaseState::replied;
        row.reply = fact.text;
        row.reply_entry = origin.entry;
        row.replied_on = origin.booked_on;
      },
      fact.case_id);
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::exam
