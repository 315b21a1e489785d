// Who may say what about a document: its department before it is printed, nobody about its words afterwards.
#include "policies/gazette/documents.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "law/fold.h"
#include "law/resolver.h"

namespace gongbao::gazette {

namespace {

// A short id stands in addresses: prepaid-card.
bool is_short_id(std::string_view text) {
  constexpr std::size_t longest = 40;
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= longest && text.front() >= 'a' && std::ranges::all_of(text, fits) &&
         text != "gazette" && text != "reg" && text != "dk";
}

bool number_is_taken(const State& state, const std::string& number, const std::string& but) {
  const auto same = [&](const auto& each) { return each.first != but && each.second.doc_number == number; };
  if (std::ranges::any_of(state.documents, same)) return true;
  const auto& printed = printed_issue().info().documents;
  return std::ranges::find(printed, number, &law::DocumentInfo::doc_number) != printed.end();
}

}  // namespace

Answer decide(const Context& in, const SubmitDocument& command) {
  if (!in.state.departments.contains(in.actor.organisation)) return refuse(code::out_of_scope);
  if (!is_short_id(command.document)) return malformed("document");
  if (is_document(in.state, command.document)) return refuse(code::bad_transition);
  if (!in.in_list("kinds_admitted", command.kind)) return refuse(code::kind_not_admitted);
  if (command.kind == "leader_approved" && (blank(command.approval.value_or("")) || !command.approved_on)) {
    return refuse(code::leader_approval_missing);
  }
  if (blank(command.doc_number)) return malformed("doc_number");
  if (number_is_taken(in.state, command.doc_number, command.document)) return refuse(code::duplicate_number);
  if (blank(command.title_zh)) return malformed("title_zh");
  if (blank(command.text)) return malformed("text");
  if (command.date_issued > in.today) return malformed("date_issued");
  DocumentRow row;
  row.title_zh = command.title_zh;
  row.title_en = command.title_en.value_or("");
  row.doc_number = command.doc_number;
  row.date_issued = command.date_issued;
  row.kind = command.kind;
  row.department = in.actor.organisation;
  row.approval = command.approval.value_or("");
  row.approved_on = command.approved_on;
  return accept(DocumentSubmitted{command.document, std::move(row), command.text});
}

void apply(World& world, const DocumentSubmitted& fact, const FactOrigin&) {
  world.state.documents[fact.document] = fact.row;
  world.state.manuscripts[fact.document] = fact.text;
}

Answer decide(const Context& in, const CorrectMetadata& command) {
  const DocumentRow* found = find_row(in.state.documents, command.document);
  if (found == nullptr) return unknown("document");
  if (found->state == DocumentState::published) return refuse(code::published_immutable);
  // Title and number stand over the text, too: what is cut by them is cut anew first.
  if (found->state != DocumentState::received) return refuse(code::bad_transition);
  if (blank(command.reason)) return refuse(code::reason_missing);
  if (command.doc_number && number_is_taken(in.state, *command.doc_number, command.document)) {
    return refuse(code::duplicate_number);
  }
  DocumentRow row = *found;
  row.title_zh = command.title_zh.value_or(row.title_zh);
  row.title_en = command.title_en.value_or(row.title_en);
  row.doc_number = command.doc_number.value_or(row.doc_number);
  if (blank(row.title_zh)) return malformed("title_zh");
  if (blank(row.doc_number)) return malformed("doc_number");
  return accept(DocumentMoved{command.document, std::move(row)});
}

Answer decide(const Context& in, const ProofDocument& command) {
  const DocumentRow* found = find_row(in.state.documents, command.document);
  if (found == nullptr) return unknown("document");
  if (found->state != DocumentState::typeset) return refuse(code::bad_transition);
  const Issue& issue = in.state.issues.at(found->issue);
  if (issue.imported_by == in.actor.account) return refuse(code::same_person);
  const auto cut = imported(issue, in.state.texts.at(found->issue), in.state);
  GB_CHECK(cut.has_value());  // it was cut when it was imported
  std::set<std::string> open;
  for (const law::Anchor& each :
       std::ranges::find((*cut)->documents, command.document, &law::DocumentText::short_id)->anchors) {
    open.insert(each.id);
  }
  for (const std::string& each : command.anchors) open.erase(each);
  if (!open.empty()) {
    return refuse(code::anchors_unconfirmed)
        .with_count("unconfirmed", static_cast<std::int64_t>(open.size()))
        .with_text("first", *open.begin());
  }
  DocumentRow row = *found;
  row.state = DocumentState::proofed;
  return accept(DocumentMoved{command.document, std::move(row)});
}

void apply(World& world, const DocumentMoved& fact, const FactOrigin&) {
  world.state.documents[fact.document] = fact.row;
}

// 政府公报上刊登的政府规章为标准文本; the documents of the issue at hand are normative ones of departments.
Answer decide(const Context& in, const SetLabel& command) {
  if (!is_document(in.state, command.document)) return unknown("document");
  const DocumentRow* row = find_row(in.state.documents, command.document);
  const bool is_rule = row != nullptr && row->kind == "rule";
  if (command.label == Label::standard_text && !is_rule) return refuse(code::label_not_allowed);
  return accept(LabelSet{command.document, command.label});
}

void apply(World& world, const LabelSet& fact, const FactOrigin&) { world.state.labels[fact.document] = fact.label; }

Answer decide(const Context& in, const PublishErratum& command) {
  const Erratum& said = command.erratum;
  if (!is_document(in.state, said.document)) return unknown("erratum.document");
  const auto text = published_text(in.state, said.document);
  if (!text) return refuse(code::not_published);
  const auto anchor = std::ranges::find(text->anchors, said.anchor, &law::Anchor::id);
  const auto stands = [&](const law::Paragraph& each) { return each.text.contains(said.printed); };
  if (anchor == text->anchors.end() || said.printed.empty() || !std::ranges::any_of(anchor->paragraphs, stands)) {
    return refuse(code::erratum_text_absent);
  }
  if (blank(said.correct) || said.correct == said.printed) return malformed("erratum.correct");
  const Issue* issue = find_row(in.state.issues, said.issue);
  if (issue == nullptr && !is_printed_issue(said.issue)) return unknown("erratum.issue");
  if (issue != nullptr && !issue->published_on) return refuse(code::not_published);
  return with_id(accept(ErratumPublished{said}), "erratum", in.entry);
}

void apply(World& world, const ErratumPublished& fact, const FactOrigin& origin) {
  world.state.errata[origin.entry] = fact.row;
}

// --- interpretations and status --------------------------------------------------------------------------------------

namespace {

// A document, or a place in one that is published.
bool is_target(const State& state, const std::string& target) {
  const auto text = published_text(state, document_in(target));
  if (!text) return false;
  return !target.contains('/') || std::ranges::find(text->anchors, target, &law::Anchor::id) != text->anchors.end();
}

bool has_issued(const Context& in, const std::string& short_id) {
  if (const DocumentRow* row = find_row(in.state.documents, short_id)) return row->department == in.actor.organisation;
  const Department* own = find_row(in.state.departments, in.actor.organisation);
  const law::DocumentInfo* info = printed_issue().head(short_id);
  return own != nullptr && info != nullptr &&
         std::ranges::any_of(info->issuers, [&](const law::Issuer& each) { return each.zh == own->name_zh; });
}

}  // namespace

Answer decide(const Context& in, const PublishInterpretation& command) {
  if (!is_target(in.state, command.target)) return refuse(code::interpretation_unlinked);
  const bool of_department = in.actor.role == access::Role::department;
  if (of_department && !has_issued(in, document_in(command.target))) return refuse(code::not_issuer);
  if (blank(command.title)) return malformed("title");
  if (blank(command.text)) return malformed("text");
  Interpretation row;
  row.target = command.target;
  row.title = command.title;
  row.text = command.text;
  row.department = of_department ? in.actor.organisation : 0;
  return with_id(accept(InterpretationPublished{std::move(row)}), "interpretation", in.entry);
}

void apply(World& world, const InterpretationPublished& fact, const FactOrigin& origin) {
  world.state.interpretations[origin.entry] = fact.row;
}

Answer decide(const Context& in, const WithdrawInterpretation& command) {
  const Interpretation* row = find_row(in.state.interpretations, command.interpretation);
  if (row == nullptr) return unknown("interpretation");
  if (row->withdrawn) return refuse(code::bad_transition);
  const bool of_department = in.actor.role == access::Role::department;
  if (of_department && row->department != in.actor.organisation) return refuse(code::not_issuer);
  if (blank(command.reason)) return refuse(code::reason_missing);
  return accept(InterpretationWithdrawn{command.interpretation});
}

void apply(World& world, const InterpretationWithdrawn& fact, const FactOrigin&) {
  world.state.interpretations.at(fact.interpretation).withdrawn = true;
}

namespace {

// Where a clause or citation points to, by its own name, and when the document that it stands in was issued; the answer
// says why it points nowhere.
struct Source {
  std::string id;
  Date issued_on;
};
std::optional<Source> source_of(const Context& in, const std::string& named, Answer& why) {
  if (const DocumentRow* row = find_row(in.state.documents, document_in(named))) {
    if (is_target(in.state, named)) return Source{named, row->date_issued};
    why = refuse(code::citation_unresolved);
    return std::nullopt;
  }
  const law::Gazette& printed = printed_issue();
  const auto target = law::Resolver(printed, &printed_clauses()).resolve(named);
  if (!target) {
    const bool ambiguous = target.error().code == "gazette.citation_ambiguous";
    why = refuse(ambiguous ? code::citation_ambiguous : code::citation_unresolved);
    return std::nullopt;
  }
  const law::DocumentInfo* info = printed.head(document_in(target->id));
  return Source{target->id, info == nullptr ? printed.info().date : info->date_issued};
}

// By whatever name it is given, so that nobody speaks about another department's document under its number.
std::string target_meant(const State& state, const std::string& named) {
  const std::string folded = law::fold(named);
  for (const auto& [short_id, row] : state.documents) {
    if (law::fold(row.doc_number) == folded) return short_id;
  }
  return law::target_meant(printed_issue(), law::Resolver(printed_issue(), &printed_clauses()), named);
}

}  // namespace

Answer decide(const Context& in, const RecordStatusEvent& command) {
  if (blank(command.target)) return malformed("target");
  law::StatusEvent row;
  row.target = target_meant(in.state, command.target);
  const std::string about = document_in(row.target);
  const bool of_department = in.actor.role == access::Role::department;
  if (of_department && is_document(in.state, about) && !has_issued(in, about)) return refuse(code::not_issuer);
  Answer why;
  const auto source = source_of(in, command.source, why);
  if (!source) return why;
  if (command.kind == law::StatusEvent::Kind::partially_repealed && blank(command.scope.value_or("")) &&
      command.scope_clauses.value_or(std::vector<std::string>{}).empty()) {
    return refuse(code::scope_missing);
  }
  if (command.date < source->issued_on) return refuse(code::date_order).with_date("issued_on", source->issued_on);
  row.kind = command.kind;
  row.date = command.date;
  row.source = source->id;
  row.scope = command.scope.value_or("");
  row.scope_clauses = command.scope_clauses.value_or(std::vector<std::string>{});
  return accept(StatusEventRecorded{std::move(row)});
}

void apply(World& world, const StatusEventRecorded& fact, const FactOrigin& origin) {
  world.state.status_events.push_back({fact.row, origin.booked_on});
}

}  // namespace gongbao::gazette
