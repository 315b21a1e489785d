// Reads issue.json member by member; the first member that is wrong ends the reading.
#include "law/issue.h"

#include <boost/json.hpp>

#include "law/data_file.h"
#include "law/embedded.h"

namespace gongbao::law {
namespace {

namespace json = boost::json;

// Collects the first complaint, so that a reader is a list of assignments.
class Reader {
 public:
  Reader(const json::object& object, std::string_view file, std::optional<Problem>& trouble)
      : member_{object, file}, trouble_(&trouble) {}

  std::string text(std::string_view key) { return keep(member_.text(key)); }
  std::string text_or_none(std::string_view key) { return member_.text_or(key, ""); }
  std::vector<std::string> texts(std::string_view key) { return member_.texts(key); }
  bool flag(std::string_view key) { return member_.flag(key); }
  std::int32_t number(std::string_view key) { return static_cast<std::int32_t>(keep(member_.integer(key))); }
  Date date(std::string_view key) { return keep(member_.date(key)); }
  std::int32_t number_or_zero(std::string_view key) { return member_.object.contains(key) ? number(key) : 0; }
  LineRange lines(std::string_view key) {
    const auto* list = keep(member_.list(key));
    if (list == nullptr || list->size() != 2 || !(*list)[0].is_int64() || !(*list)[1].is_int64()) {
      complain(key, "two line numbers are missing");
      return {};
    }
    return {static_cast<std::int32_t>((*list)[0].get_int64()), static_cast<std::int32_t>((*list)[1].get_int64())};
  }
  template <class Visit>
  void each(std::string_view key, Visit visit) {
    const auto* list = keep(member_.list(key));
    if (list == nullptr) return;
    for (const auto& item : *list) {
      if (!item.is_object()) return complain(key, "not a list of objects");
      visit(Reader(item.get_object(), member_.file, *trouble_));
    }
  }
  template <class Visit>
  void inside(std::string_view key, Visit visit) {
    const auto* value = member_.object.if_contains(key);
    if (value == nullptr || !value->is_object()) return complain(key, "an object is missing");
    visit(Reader(value->get_object(), member_.file, *trouble_));
  }
  void complain(std::string_view key, std::string message) {
    if (!*trouble_)
      *trouble_ = Problem{"law.data_invalid", std::string(key), std::move(message), std::string(member_.file)};
  }

 private:
  template <class T>
  T keep(Result<T> result) {
    if (result) return std::move(*result);
    if (!*trouble_) *trouble_ = result.error();
    return T{};
  }

  MemberOf member_;
  std::optional<Problem>* trouble_;
};

StatusEvent read_status_event(Reader in) {
  StatusEvent event;
  event.target = in.text("target");
  const auto kind = enum_named<StatusEvent::Kind>(in.text("kind"));
  if (!kind) in.complain("kind", "is one of " + enum_choices<StatusEvent::Kind>());
  event.kind = kind.value_or(StatusEvent::Kind::effective);
  event.date = in.date("date");
  event.source = in.text("source");
  event.quote = in.text_or_none("quote");
  event.scope = in.text_or_none("scope");
  event.scope_clauses = in.texts("scope_clauses");
  event.note = in.text_or_none("note");
  event.on_publication = in.flag("on_publication");
  event.named_year = in.number_or_zero("named_year");
  return event;
}

DocumentInfo read_document(Reader in) {
  DocumentInfo doc;
  doc.order = in.number("order");
  doc.short_id = in.text("short_id");
  doc.aliases = in.texts("aliases");
  doc.doc_number = in.text("doc_number");
  doc.title_zh = in.text("title_zh");
  doc.title_zh_contents = in.text("title_zh_contents");
  doc.title_en = in.text("title_en");
  doc.instrument_zh = in.text_or_none("instrument_zh");
  in.each("issuers", [&](Reader issuer) { doc.issuers.push_back({issuer.text("zh"), issuer.text("en")}); });
  doc.date_issued = in.date("date_issued");
  doc.gazette_date = in.date("gazette_date");
  if (const auto dates = in.texts("plan_period"); dates.size() == 2) {
    const auto end = parse_date(dates[1]);
    if (!end) in.complain("plan_period", "not a date");
    if (end) doc.plan_period_end = *end;
  }
  doc.page = in.number("page");
  doc.lines = in.lines("lines");
  doc.addressees_line = in.number("addressees_line");
  in.each("annexes", [&](Reader annex) {
    doc.annexes.push_back({annex.number("no"), annex.text("title"), annex.flag("printed")});
  });
  doc.continuous_items = in.flag("continuous_items");
  return doc;
}

void read_issue(Reader in, IssueInfo& issue) {
  issue.id = in.text("id");
  issue.year = in.number("year");
  issue.number = in.number("number");
  issue.total_number = in.number("total_number");
  issue.date = in.date("date");
  issue.title_zh = in.text("title_zh");
  issue.title_en = in.text("title_en");
  issue.sponsor_zh = in.text("sponsor_zh");
  in.each("anchors", [&](Reader anchor) {
    const auto kind = enum_named<AnchorKind>(anchor.text("kind"));
    if (!kind) anchor.complain("kind", "no such kind of anchor");
    issue.anchors.push_back({anchor.text("id"), kind.value_or(AnchorKind::cover), anchor.lines("lines")});
  });
}

Slip read_slip(Reader in) {
  return {in.text("id"),       in.text("doc"),     in.text_or_none("anchor"),  in.number("line"),
          in.text("kind"),     in.text("printed"), in.text_or_none("evident"), in.text("basis"),
          in.text("treatment")};
}

}  // namespace

const DocumentInfo* IssueInfo::document(std::string_view name) const {
  for (const DocumentInfo& doc : documents) {
    if (doc.short_id == name || std::ranges::find(doc.aliases, name) != doc.aliases.end()) return &doc;
  }
  return nullptr;
}

Result<IssueInfo> read_issue_info(std::string_view text, std::string_view file) {
  const auto data = parse_json(text, file);
  if (!data) return std::unexpected(data.error());
  if (!data->is_object()) return problem("law.data_invalid", "", "not an object", std::string(file));
  IssueInfo issue;
  std::optional<Problem> trouble;
  Reader in(data->get_object(), file, trouble);
  in.inside("printed_text", [&](Reader printed) { issue.printed_sha256 = printed.text("sha256"); });
  in.inside("issue", [&](Reader head) { read_issue(head, issue); });
  in.each("documents", [&](Reader doc) { issue.documents.push_back(read_document(doc)); });
  in.each("anchor_aliases", [&](Reader alias) { issue.anchor_aliases[alias.text("alias")] = alias.text("anchor"); });
  in.each("status_events", [&](Reader event) { issue.status_events.push_back(read_status_event(event)); });
  in.each("slips", [&](Reader slip) { issue.slips.push_back(read_slip(slip)); });
  in.each("cited_documents", [&](Reader cited) {
    issue.cited_documents.push_back({cited.text_or_none("doc_number"), cited.text("title_zh")});
  });
  if (trouble) return std::unexpected(*trouble);
  return issue;
}

Result<IssueInfo> embedded_issue_info(std::string_view issue) {
  const std::string path = std::string(issue) + "/issue.json";
  const auto text = embedded_file(path);
  if (!text) return problem("law.data_missing", "", "the program has no such data file", path);
  return read_issue_info(*text, path);
}

}  // namespace gongbao::law
