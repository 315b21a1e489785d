// Prints, reads and indexes the anchors of an issue.
#include "law/anchors.h"

#include <boost/json.hpp>

#include "law/data_file.h"
#include "law/embedded.h"

namespace gongbao::law {
namespace {

namespace json = boost::json;

std::string quoted(std::string_view text) { return json::serialize(json::string(text)); }

std::string quoted_or_null(std::string_view text) { return text.empty() ? "null" : quoted(text); }

std::string number_or_null(const std::optional<std::int32_t>& n) { return n ? std::to_string(*n) : "null"; }

std::string printed_lines(const LineRange& lines) {
  return "[" + std::to_string(lines.first) + ", " + std::to_string(lines.last) + "]";
}

std::string print_anchor(const Anchor& anchor) {
  std::string out =
      "    {\"id\": " + quoted(anchor.id) + ", \"kind\": " + quoted(enum_name(anchor.kind)) +
      ", \"parent\": " + quoted_or_null(anchor.parent) + ", \"printed\": " + quoted_or_null(anchor.printed) +
      ", \"printed_no\": " + number_or_null(anchor.printed_no) + ", \"evident\": " + quoted_or_null(anchor.evident) +
      ", \"evident_no\": " + number_or_null(anchor.evident_no) + ", \"lines\": " + printed_lines(anchor.lines) +
      ", \"paragraphs\": [\n";
  for (const Paragraph& p : anchor.paragraphs) {
    out += "      {\"id\": " + quoted(p.id) + ", \"lines\": " + printed_lines(p.lines) +
           ", \"text\": " + quoted(p.text) + "}";
    out += &p == &anchor.paragraphs.back() ? "\n" : ",\n";
  }
  return out + "    ]}";
}

LineRange line_range(const MemberOf& data) {
  const auto list = data.list("lines");
  if (!list || (*list)->size() != 2 || !(**list)[0].is_int64() || !(**list)[1].is_int64()) return {};
  return {static_cast<std::int32_t>((**list)[0].get_int64()), static_cast<std::int32_t>((**list)[1].get_int64())};
}

std::optional<std::int32_t> number_member(const MemberOf& data, std::string_view key) {
  const auto number = data.integer(key);
  if (!number) return std::nullopt;
  return static_cast<std::int32_t>(*number);
}

Result<Anchor> read_anchor(const MemberOf& data) {
  const auto id = data.text("id");
  const auto kind_name = data.text("kind");
  const auto paragraphs = data.list("paragraphs");
  if (!id) return std::unexpected(id.error());
  if (!kind_name) return std::unexpected(kind_name.error());
  if (!paragraphs) return std::unexpected(paragraphs.error());
  const auto kind = enum_named<AnchorKind>(*kind_name);
  if (!kind) return problem("law.data_invalid", "kind", "no such kind of anchor", std::string(data.file));
  Anchor anchor;
  anchor.id = *id;
  anchor.kind = *kind;
  anchor.parent = data.text_or("parent", "");
  anchor.printed = data.text_or("printed", "");
  anchor.printed_no = number_member(data, "printed_no");
  anchor.evident = data.text_or("evident", "");
  anchor.evident_no = number_member(data, "evident_no");
  anchor.lines = line_range(data);
  for (const auto& item : **paragraphs) {
    if (!item.is_object()) return problem("law.data_invalid", "paragraphs", "not an object", std::string(data.file));
    const MemberOf member{item.get_object(), data.file};
    const auto paragraph_id = member.text("id");
    const auto text = member.text("text");
    if (!paragraph_id) return std::unexpected(paragraph_id.error());
    if (!text) return std::unexpected(text.error());
    anchor.paragraphs.push_back({*paragraph_id, line_range(member), *text});
  }
  if (anchor.paragraphs.empty()) return problem("law.data_invalid", *id, "no paragraph", std::string(data.file));
  return anchor;
}

}  // namespace

std::string_view text_after_number(const Anchor& anchor) {
  std::string_view text = anchor.paragraphs.front().text;
  if (anchor.printed.empty() || !text.starts_with(anchor.printed)) return text;
  text.remove_prefix(anchor.printed.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

std::string print_document_text(const DocumentText& text) {
  std::string out = "{\n  \"document\": " + quoted(text.short_id) + ",\n  \"text_sha256\": " + quoted(text.sha256) +
                    ",\n  \"text_code_points\": " + std::to_string(text.code_points) + ",\n  \"anchors\": [\n";
  for (const Anchor& anchor : text.anchors) {
    out += print_anchor(anchor);
    out += &anchor == &text.anchors.back() ? "\n" : ",\n";
  }
  return out + "  ]\n}\n";
}

Result<DocumentText> read_document_text(std::string_view text, std::string_view file) {
  const auto data = parse_json(text, file);
  if (!data) return std::unexpected(data.error());
  if (!data->is_object()) return problem("law.data_invalid", "", "not an object", std::string(file));
  const MemberOf member{data->get_object(), file};
  const auto short_id = member.text("document");
  const auto sha256 = member.text("text_sha256");
  const auto points = member.integer("text_code_points");
  const auto anchors = member.list("anchors");
  if (!short_id) return std::unexpected(short_id.error());
  if (!sha256) return std::unexpected(sha256.error());
  if (!points) return std::unexpected(points.error());
  if (!anchors) return std::unexpected(anchors.error());
  DocumentText document{*short_id, {}, *sha256, static_cast<std::uint64_t>(*points)};
  for (const auto& item : **anchors) {
    if (!item.is_object()) return problem("law.data_invalid", "anchors", "not an object", std::string(file));
    auto anchor = read_anchor({item.get_object(), file});
    if (!anchor) return std::unexpected(anchor.error());
    document.anchors.push_back(std::move(*anchor));
  }
  return document;
}

Result<Gazette> Gazette::embedded(std::string_view issue) {
  auto info = embedded_issue_info(issue);
  if (!info) return std::unexpected(info.error());
  std::vector<std::string> names = {"gazette"};
  for (const DocumentInfo& doc : info->documents) names.push_back(doc.short_id);
  std::vector<DocumentText> documents;
  for (const std::string& name : names) {
    const std::string path = std::string(issue) + "/" + name + "/text.json";
    const auto text = embedded_file(path);
    if (!text) return problem("law.data_missing", "", "the program has no such data file", path);
    auto document = read_document_text(*text, path);
    if (!document) return std::unexpected(document.error());
    documents.push_back(std::move(*document));
  }
  return from(std::move(*info), std::move(documents));
}

Gazette Gazette::from(IssueInfo info, std::vector<DocumentText> documents) {
  Gazette gazette;
  gazette.add(std::move(info), std::move(documents));
  return gazette;
}

void Gazette::add(IssueInfo info, std::vector<DocumentText> documents) {
  issues_.push_back(std::move(info));
  for (DocumentText& each : documents) {
    const std::size_t d = documents_.size();
    documents_.push_back(std::move(each));
    const auto& anchors = documents_[d].anchors;
    for (std::size_t a = 0; a < anchors.size(); ++a) places_.emplace(anchors[a].id, std::pair(d, a));
  }
}

const DocumentInfo* Gazette::head(std::string_view name) const {
  const IssueInfo* issue = issue_of(name);
  return issue == nullptr ? nullptr : issue->document(name);
}

std::vector<const DocumentInfo*> Gazette::heads() const {
  std::vector<const DocumentInfo*> all;
  for (const IssueInfo& issue : issues_) {
    for (const DocumentInfo& each : issue.documents) all.push_back(&each);
  }
  return all;
}

const IssueInfo* Gazette::issue_of(std::string_view name) const {
  const auto at = std::ranges::find_if(issues_, [&](const IssueInfo& each) { return each.document(name) != nullptr; });
  return at == issues_.end() ? nullptr : &*at;
}

const DocumentText* Gazette::document(std::string_view short_id) const {
  const auto at = std::ranges::find(documents_, short_id, &DocumentText::short_id);
  return at == documents_.end() ? nullptr : &*at;
}

const Anchor* Gazette::anchor(std::string_view id) const {
  const auto at = places_.find(id);
  if (at == places_.end()) return nullptr;
  return &documents_[at->second.first].anchors[at->second.second];
}

std::vector<const Anchor*> Gazette::with_children(const Anchor& top) const {
  const auto at = places_.find(top.id);
  std::vector<const Anchor*> found = {&top};
  if (at == places_.end()) return found;
  // Children follow their parent in the order of lines.
  for (const Anchor& anchor : documents_[at->second.first].anchors) {
    const auto is_parent = [&](const Anchor* a) { return a->id == anchor.parent; };
    if (!anchor.parent.empty() && std::ranges::any_of(found, is_parent)) found.push_back(&anchor);
  }
  return found;
}

std::vector<const Slip*> Gazette::slips_of(const Anchor& anchor) const {
  std::vector<const Slip*> slips;
  for (const IssueInfo& issue : issues_) {
    for (const Slip& slip : issue.slips) {
      if (slip.anchor == anchor.id) slips.push_back(&slip);
    }
  }
  return slips;
}

}  // namespace gongbao::law
