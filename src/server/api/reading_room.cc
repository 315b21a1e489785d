// Texts are cut and indexed on the thread of whoever asks first; the deciding thread hands out what it has, and that
// once an issue.
#include "server/api/reading_room.h"

#include <algorithm>

#include "base/hash.h"
#include "formats/json_text.h"
#include "formats/text_pdf.h"
#include "law/downloads.h"
#include "law/import.h"
#include "policies/gazette/citations.h"
#include "server/api/kept_answer.h"
#include "server/api/replies.h"

namespace gongbao::server {

namespace {

constexpr std::string_view kept_an_hour = "public, max-age=3600", asked_each_time = "public, no-cache";
constexpr std::string_view plain_type = "text/plain; charset=utf-8", page_type = "text/html; charset=utf-8",
                           table_type = "text/csv; charset=utf-8", xml_type = "application/xml",
                           told_type = "application/json";

template <HasFields T>
std::string told_line(const T& told) {
  return formats::json_line(formats::to_json(told));
}

// What is not on the shelf of one issue is on none: its texts are told by themselves.
void write_files(Volume& volume, const law::Clauses& clauses) {
  const auto write = [&](std::string name, std::string bytes, std::string_view type) {
    volume.taken.push_back({name, bytes.size(), to_hex(sha256(as_bytes(bytes)))});
    volume.files.emplace(std::move(name), kept_answer(std::move(bytes), std::string(kept_an_hour), std::string(type)));
  };
  const law::Gazette own = law::Gazette::from(volume.info, volume.documents);
  for (const law::DocumentInfo& document : volume.info.documents) {
    const law::DocumentText* text = volume.text(document.short_id);
    if (text == nullptr) continue;
    write(document.short_id + ".txt", law::plain_text(document, *text), plain_type);
    write(document.short_id + ".html", law::web_page(volume.info, document, *text), page_type);
    write(document.short_id + ".json", told_line(whole_document(own, clauses, document_told(document), *text)),
          told_type);
    write(document.short_id + ".xml", law::akoma_ntoso(volume.info, document, *text), xml_type);
    volume.taken.push_back({.file = document.short_id + ".pdf"});
  }
  write(volume.info.id + ".txt", law::plain_text(volume.info, volume.documents), plain_type);
  write(volume.info.id + ".html", law::web_page(volume.info, volume.documents), page_type);
  write(volume.info.id + ".csv", law::contents_csv(volume.info), table_type);
}

std::shared_ptr<const Volume> volume_of(law::IssueInfo info, std::vector<law::DocumentText> documents,
                                        const law::Clauses& clauses) {
  auto volume = std::make_shared<Volume>(Volume{std::move(info), std::move(documents), {}});
  write_files(*volume, clauses);
  return volume;
}

// As its editors had it cut: it was cut so before it came out.
std::shared_ptr<const Volume> volume_of(gazette::PublishedIssue issue, const law::Clauses& clauses) {
  auto cut = law::import_issue(issue.text, issue.info);
  if (!cut) return nullptr;
  for (std::size_t i = 0; i < issue.info.documents.size(); ++i) {
    auto& issuers = issue.info.documents[i].issuers;
    if (issuers.empty()) issuers.push_back({issue.issuers[i], {}});
  }
  return volume_of(std::move(issue.info), std::move(cut->documents), clauses);
}

answers::Issues issues_of(const Shelf& shelf) {
  answers::Issues all;
  for (const auto& volume : shelf.volumes) {
    const law::IssueInfo& info = volume->info;
    answers::PrintedIssue& issue = all.issues.emplace_back();
    issue.issue = info.id;
    issue.official = official_language;
    issue.year = info.year;
    issue.number = info.number;
    issue.total_number = info.total_number;
    issue.date = info.date;
    issue.printed_sha256 = info.printed_sha256;
    const auto files_of = [&](const std::string& stem) {
      std::vector<answers::TakenFile> files;
      for (const answers::TakenFile& each : volume->taken) {
        if (each.file.substr(0, each.file.find('.')) == stem) files.push_back(each);
      }
      return files;
    };
    issue.files = files_of(info.id);
    for (const law::DocumentInfo& document : info.documents) {
      answers::Contents& entry = issue.contents.emplace_back();
      entry.document = document_told(document);
      if (const law::DocumentText* text = volume->text(document.short_id)) {
        entry.text_sha256 = text->sha256;
        entry.anchors = text->anchors.size();
      }
      const auto rows = rows_of(shelf, document.short_id);
      entry.clauses = rows.size();
      entry.running = law::count_clauses(rows).running;
      entry.files = files_of(document.short_id);
    }
  }
  return all;
}

answers::Coverages coverage_of(const Shelf& shelf) {
  answers::Coverages all;
  for (const law::DocumentInfo* document : shelf.gazette.heads()) {
    const auto rows = rows_of(shelf, document->short_id);
    if (rows.empty()) continue;
    const law::ClauseCount count = law::count_clauses(rows);
    answers::Coverage& coverage = all.documents.emplace_back(
        answers::Coverage{document->short_id, {}, count.computable, count.running, count.rate_bp});
    for (const law::ClauseReport& row : rows) coverage.clauses.push_back(clause_told(row));
  }
  return all;
}

formats::TextPdf text_on_paper(const Shelf& shelf, const law::DocumentInfo& document,
                               const std::string& public_address) {
  const law::IssueInfo& issue = *shelf.gazette.issue_of(document.short_id);
  const law::DocumentText& text = *shelf.gazette.document(document.short_id);
  formats::TextPdf paper{
      .title = document.title_zh,
      .number = document.doc_number,
      .source = law::source_of(issue, document),
      .sha256 = text.sha256,
      .address = public_address.empty() ? "" : public_address + law::page_of(issue) + "/" + document.short_id,
      .day = issue.date,
      .lines = {}};
  for (const law::Anchor& anchor : text.anchors) {
    for (const law::Paragraph& each : anchor.paragraphs) {
      paper.lines.push_back({each.text, anchor.kind == law::AnchorKind::chapter});
    }
  }
  return paper;
}

void write_lists(Shelf& shelf, const law::Clauses& clauses) {
  const auto write = [&](std::string path, std::string text) {
    shelf.written.emplace(std::move(path), kept_answer(std::move(text), std::string(asked_each_time)));
  };
  write("/v1/gazette/issues", told_line(issues_of(shelf)));
  write("/v1/gazette/coverage", told_line(coverage_of(shelf)));
  answers::Documents heads;
  for (const law::DocumentInfo* each : shelf.gazette.heads()) heads.documents.push_back(document_told(*each));
  write("/v1/gazette/documents", told_line(heads));
  if (const law::DocumentText* text = shelf.gazette.document(gazette::document)) {
    const law::IssueInfo& printed = shelf.gazette.info();
    write("/v1/gazette/documents/" + text->short_id,
          told_line(whole_document(shelf.gazette, clauses, own_pages(printed), *text)));
  }
}

}  // namespace

const law::DocumentText* Volume::text(std::string_view short_id) const {
  const auto at = std::ranges::find(documents, short_id, &law::DocumentText::short_id);
  return at == documents.end() ? nullptr : &*at;
}

Shelf::Shelf(Volumes those, law::Gazette texts, const policies::LawBooks& law,
             const std::vector<law::ClauseReport>& rows)
    : volumes(std::move(those)),
      gazette(std::move(texts)),
      resolver(gazette, &law.clauses()),
      search(gazette),
      map(rows) {}

answers::Document own_pages(const law::IssueInfo& issue) {
  answers::Document head;
  head.document = gazette::document;
  head.title_zh = head.instrument_zh = issue.title_zh;
  head.title_en = issue.title_en;
  head.issuers = {issue.sponsor_zh};
  head.date_issued = head.gazette_date = issue.date;
  return head;
}

answers::WholeDocument whole_document(const law::Gazette& texts, const law::Clauses& clauses, answers::Document head,
                                      const law::DocumentText& text) {
  answers::WholeDocument whole{std::move(head), {}, {}, {}};
  const law::IssueInfo* issue = texts.issue_of(text.short_id);
  if (issue == nullptr) issue = &texts.info();  // its own pages
  whole.issue = {issue->year, issue->number};
  for (const law::Anchor& each : text.anchors) whole.anchors.push_back(anchor_told(texts, each));
  for (const law::Clause& each : clauses.all()) {
    if (each.document == text.short_id) whole.clauses.push_back(clause_told(each));
  }
  return whole;
}

std::vector<law::ClauseReport> rows_of(const Shelf& shelf, std::string_view document) {
  std::vector<law::ClauseReport> rows;
  std::ranges::copy_if(shelf.map, std::back_inserter(rows),
                       [&](const law::ClauseReport& row) { return row.clause->document == document; });
  return rows;
}

LookupPtr ReadingRoom::made_of(Volumes volumes, std::vector<gazette::RecordedStatus> recorded,
                               const law::StatusReading& reading) {
  std::shared_ptr<const Shelf> shelf = held_ ? held_->shelf : nullptr;
  if (!shelf || shelf->volumes != volumes) {
    std::ranges::sort(volumes, {}, [](const auto& each) { return each->info.total_number; });
    law::Gazette texts = law::Gazette::from(volumes.front()->info, volumes.front()->documents);
    for (std::size_t i = 1; i < volumes.size(); ++i) texts.add(volumes[i]->info, volumes[i]->documents);
    auto made = std::make_shared<Shelf>(std::move(volumes), std::move(texts), service_.law, map_);
    write_lists(*made, service_.law.clauses());
    shelf = std::move(made);
  }
  law::StatusBook status(shelf->gazette, &service_.law.clauses());
  for (const gazette::RecordedStatus& each : recorded) status.add(each.event);
  return std::make_shared<const Lookup>(Lookup{std::move(shelf), std::move(status), reading, std::move(recorded)});
}

Result<void> ReadingRoom::begin() {
  if (at_hand()) return {};
  const std::scoped_lock making(making_);
  if (held_) return {};
  auto map = service_.law.map("");
  if (!map) return std::unexpected(map.error());
  map_ = *std::move(map);
  const law::Gazette& printed = service_.law.gazette();
  LookupPtr made = made_of({volume_of(printed.info(), printed.documents(), service_.law.clauses())}, {}, {});
  const std::scoped_lock holding(holding_);
  held_ = std::move(made);
  return {};
}

gazette::Edition ReadingRoom::edition_now() const {
  return gazette::edition_on(service_.city.of<gazette::Document>(), service_.city.day().value_or(Date{}));
}

// Whoever waited here while another made it finds it made.
LookupPtr ReadingRoom::renewed() {
  const std::scoped_lock making(making_);
  Volumes volumes = held_->shelf->volumes;
  std::set<std::string> known;
  for (const auto& each : volumes) known.insert(each->info.id);
  std::vector<gazette::PublishedIssue> fresh;
  std::vector<gazette::RecordedStatus> recorded;
  gazette::Edition edition;
  const auto asked = service_.engine.ask([&] {
    edition = edition_now();
    if (edition == edition_) return;
    const auto& state = service_.city.of<gazette::Document>();
    fresh = gazette::published_issues(state, known);
    recorded = state.status_events;
  });
  if (!asked || edition == edition_) return held_;
  for (gazette::PublishedIssue& each : fresh) {
    if (auto volume = volume_of(std::move(each), service_.law.clauses())) volumes.push_back(std::move(volume));
  }
  LookupPtr made = made_of(std::move(volumes), std::move(recorded), edition.reading);
  const std::scoped_lock holding(holding_);
  held_ = made;
  edition_ = edition;
  return made;
}

std::optional<Handler> ReadingRoom::kept_paper(const std::string& file) {
  const std::scoped_lock keeping(keeping_);
  const Handler* kept = papers_.find(file);
  return kept == nullptr ? std::nullopt : std::optional(*kept);
}

std::expected<Handler, Response> ReadingRoom::paper(const Shelf& shelf, const law::DocumentInfo& document,
                                                    const Request& request) {
  const std::string file = document.short_id + ".pdf";
  if (auto kept = kept_paper(file)) return *std::move(kept);
  const Turn turn(*press_, request.account);
  if (auto refused = turn.refused()) return std::unexpected(problem_response(request, *std::move(refused)));
  auto pdf = formats::text_pdf(text_on_paper(shelf, document, service_.options.public_address));
  if (!pdf) return std::unexpected(problem_of(request, pdf.error()));
  Handler made = kept_answer(*std::move(pdf), std::string(kept_an_hour), "application/pdf");
  const std::scoped_lock keeping(keeping_);
  // Another may have made it at the same time: the same bytes.
  if (papers_.find(file) == nullptr) papers_.keep(file, made);
  return made;
}

// A PDF is not made before somebody wants it.
std::optional<Handler> ReadingRoom::file_of(const std::shared_ptr<const Shelf>& shelf, std::string_view name) {
  for (const auto& volume : shelf->volumes) {
    if (const auto at = volume->files.find(name); at != volume->files.end()) return at->second;
  }
  const law::DocumentInfo* document = shelf->gazette.head(name.substr(0, name.find('.')));
  if (document == nullptr || name != document->short_id + ".pdf") return std::nullopt;
  if (shelf->gazette.document(document->short_id) == nullptr) return std::nullopt;
  return [this, shelf, document](const RequestPtr& request, const Answer& answer) {
    auto made = paper(*shelf, *document, *request);
    if (!made) return answer(std::move(made.error()));
    (*made)(request, answer);
  };
}

Result<std::optional<Handler>> ReadingRoom::file(std::string_view name) {
  if (auto begun = begin(); !begun) return std::unexpected(begun.error());
  if (auto found = file_of(at_hand()->shelf, name)) return found;
  const auto lookup = open();
  if (!lookup) return std::unexpected(lookup.error());
  return file_of((*lookup)->shelf, name);
}

LookupPtr ReadingRoom::at_hand() {
  const std::scoped_lock holding(holding_);
  return held_;
}

Result<LookupPtr> ReadingRoom::open() {
  if (auto begun = begin(); !begun) return std::unexpected(begun.error());
  gazette::Edition seen;
  const auto asked = service_.engine.ask([&] { seen = edition_now(); });
  {
    const std::scoped_lock holding(holding_);
    if (!asked || edition_ == seen) return held_;
  }
  return renewed();
}

}  // namespace gongbao::server
