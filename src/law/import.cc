// The importer of spec/10 A1: one pass over the lines of a document, one over its series of numbers.
#include "law/import.h"

#include <fstream>

#include "base/hash.h"
#include "base/text.h"
#include "law/wide_text.h"

namespace gongbao::law {
namespace {

using Line = std::u32string_view;
using Lines = std::vector<std::u32string>;  // trimmed; line 1 at index 1

constexpr std::size_t title_line_limit = 40;  // code points
constexpr Line title_line_forbids = U"，,。；;：:、";
constexpr Line paragraph_ends = U"。：:；;？！)）";

std::string at_line(std::int32_t line) { return "line " + std::to_string(line); }

// A numbered heading at the start of a line.
struct Head {
  enum class Form { chapter, article, section, bracketed, dotted };
  Form form = Form::article;
  std::int32_t number = 0;
  std::u32string printed;  // 第九条, 三、, (四), 12.
};

std::optional<Head> head_with(Head::Form form, Line printed, Line number) {
  const auto value = parse_chinese_number(number);
  if (!value) return std::nullopt;
  return Head{form, *value, std::u32string(printed)};
}

// 第N章, 第N条
std::optional<Head> ordinal_head(Line line) {
  const auto end = line.find_first_of(U"章条");
  if (end == Line::npos) return std::nullopt;
  return head_with(line[end] == U'章' ? Head::Form::chapter : Head::Form::article, line.substr(0, end + 1),
                   line.substr(1, end - 1));
}

// (N) or （N）
std::optional<Head> bracketed_head(Line line) {
  const auto end = line.find_first_of(U")）");
  if (end == Line::npos) return std::nullopt;
  return head_with(Head::Form::bracketed, line.substr(0, end + 1), line.substr(1, end - 1));
}

// n. followed by something that is no digit: 30℃以上 and 2.0以下 are no numbers of items.
std::optional<Head> dotted_head(Line line) {
  std::size_t end = 0;
  std::int32_t number = 0;
  while (end < line.size() && end < 2 && is_digit(line[end]))
    number = number * 10 + static_cast<int>(line[end++] - U'0');
  if (end + 1 >= line.size() || (line[end] != U'.' && line[end] != U'．') || is_digit(line[end + 1]))
    return std::nullopt;
  return Head{Head::Form::dotted, number, std::u32string(line.substr(0, end + 1))};
}

std::optional<Head> head_of(Line line) {
  if (line.empty()) return std::nullopt;
  if (line.front() == U'第') return ordinal_head(line);
  if (line.front() == U'(' || line.front() == U'（') return bracketed_head(line);
  if (is_digit(line.front())) return dotted_head(line);
  const auto stop = line.find(U'、');
  if (stop == Line::npos) return std::nullopt;
  return head_with(Head::Form::section, line.substr(0, stop + 1), line.substr(0, stop));
}

// A short numbered line without punctuation is a heading of its own; the line after it never continues it.
bool is_title_line(const Head& head, Line line) {
  if (head.form == Head::Form::article || line.size() >= title_line_limit) return false;
  return line.substr(head.printed.size()).find_first_of(title_line_forbids) == Line::npos;
}

// 2023年9月20日 and nothing else.
bool is_date_line(Line line) {
  const std::u32string text = squash(line);
  std::size_t at = 0;
  for (const char32_t unit : {U'年', U'月', U'日'}) {
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == from || at == text.size() || text[at] != unit) return false;
    ++at;
  }
  return at == text.size();
}

Line without_bullet(Line line) { return line.starts_with(U"- ") ? trim(line.substr(2)) : line; }

std::u32string wide(std::string_view text) { return decode_utf8(text).value_or(U""); }

void seal(DocumentText& document) {
  std::string all;
  for (const Anchor& anchor : document.anchors) {
    for (const Paragraph& p : anchor.paragraphs) all += p.text + "\n";
  }
  document.sha256 = to_hex(sha256(as_bytes(all)));
  document.code_points = count_code_points(all);
}

class DocumentImport {
 public:
  DocumentImport(const Lines& lines, const DocumentInfo& info) : lines_(lines), info_(info) {
    out_.short_id = info.short_id;
    for (const Issuer& issuer : info.issuers) signatures_.push_back(squash(wide(issuer.zh)));
  }

  Result<DocumentText> run() {
    if (auto checked = check_range(); !checked) return std::unexpected(checked.error());
    if (auto checked = check_title_block(); !checked) return std::unexpected(checked.error());
    open(info_.short_id + "/addressees", AnchorKind::addressees, "");
    add_paragraph(info_.addressees_line, lines_[index(info_.addressees_line)]);
    const std::int32_t body = first_numbered_line();
    if (auto read = read_before_body(body); !read) return std::unexpected(read.error());
    for (std::int32_t n = body; n <= info_.lines.last; ++n) read_body_line(n);
    for (Anchor& anchor : out_.anchors) finish(anchor);
    number_series();
    seal(out_);
    return std::move(out_);
  }

 private:
  static std::size_t index(std::int32_t line) { return static_cast<std::size_t>(line); }

  Result<void> check_range() const {
    const bool ordered = info_.lines.first >= 1 && info_.lines.first < info_.addressees_line &&
                         info_.addressees_line < info_.lines.last && index(info_.lines.last) < lines_.size() &&
                         !lines_[index(info_.addressees_line)].empty();
    if (ordered) return {};
    return problem("gazette.text_not_covered", info_.short_id, "the line range does not fit the text",
                   at_line(info_.lines.first));
  }

  // Issuers, title and number stand before the addressees and are metadata; nothing else may stand there.
  Result<void> check_title_block() const {
    std::u32string block;
    for (std::int32_t n = info_.lines.first; n < info_.addressees_line; ++n) block += squash(lines_[index(n)]);
    std::erase(block, U'*');
    if (block == squash(wide(info_.title_zh)) + squash(wide(info_.doc_number))) return {};
    return problem("gazette.text_not_covered", info_.short_id, "the title block is not title and number",
                   at_line(info_.lines.first));
  }

  std::int32_t first_numbered_line() const {
    std::int32_t n = info_.addressees_line + 1;
    while (n <= info_.lines.last && !head_of(without_bullet(lines_[index(n)]))) ++n;
    return n;
  }

  // The notice runs to the signature and its date; what follows under the instrument's title is the preamble. Without a
  // date all of it is preamble.
  Result<void> read_before_body(std::int32_t body) {
    std::int32_t date = info_.addressees_line + 1;
    while (date < body && !is_date_line(lines_[index(date)])) ++date;
    std::int32_t n = info_.addressees_line + 1;
    if (date < body) {
      for (; n < date; ++n) read_prose_line(n, "notice", AnchorKind::notice);
      ++n;
    }
    std::u32string title = date < body ? squash(wide(info_.instrument_zh)) : U"";
    for (; n < body; ++n) {
      const std::u32string line = squash(lines_[index(n)]);
      if (!line.empty() && title.starts_with(line)) {
        title.erase(0, line.size());
        continue;
      }
      read_prose_line(n, "intro", AnchorKind::preamble);
    }
    if (title.empty()) return {};
    return problem("gazette.text_not_covered", info_.short_id, "the instrument's title is not printed whole",
                   at_line(date));
  }

  void read_prose_line(std::int32_t n, const char* path, AnchorKind kind) {
    const Line line = without_bullet(lines_[index(n)]);
    if (line.empty() || is_signature(line)) return;
    const std::string id = info_.short_id + "/" + path;
    if (out_.anchors.back().id != id) {
      open(id, kind, "");
      add_paragraph(n, line);
    } else if (continues()) {
      join(n, line);
    } else {
      add_paragraph(n, line);
    }
  }

  // An issuer's name, the date, or (…代章): one issuer's seal set for all its parts.
  bool is_signature(Line line) const {
    const std::u32string text = squash(line);
    if (is_date_line(line) || std::ranges::find(signatures_, text) != signatures_.end()) return true;
    if (!text.ends_with(U"代章)") && !text.ends_with(U"代章）")) return false;
    const std::u32string name = text.substr(1, text.size() - 4);
    return std::ranges::any_of(signatures_, [&](const std::u32string& issuer) { return issuer.starts_with(name); });
  }

  bool is_annex_title(Line line) const {
    return std::ranges::any_of(info_.annexes,
                               [&](const AnnexInfo& a) { return a.printed && squash(wide(a.title)) == squash(line); });
  }

  void read_body_line(std::int32_t n) {
    const Line line = without_bullet(lines_[index(n)]);
    if (line.empty() || is_signature(line)) return;
    if (line == U"附件") {
      annex_ = Annex::title;
      return;
    }
    if (line.starts_with(U"附件:") || line.starts_with(U"附件：")) return read_attachment_list(n, line);
    if (annex_ == Annex::title && is_annex_title(line)) {
      annex_ = Annex::opening;
      return;
    }
    if (const auto head = head_of(line)) return read_head(n, line, *head);
    read_unnumbered(n, line);
  }

  // 附件:1. … lists annexes that are not printed; 附件:<title> announces one that is.
  void read_attachment_list(std::int32_t n, Line line) {
    const Line rest = trim(line.substr(3));
    if (is_annex_title(rest)) return;
    const auto head = dotted_head(rest);
    if (!head) return read_unnumbered(n, line);
    attachments_ = true;
    open_numbered(n, line, AnchorKind::attachment, "att." + std::to_string(head->number), "",
                  {head->form, head->number, std::u32string(line.substr(0, 3)) + head->printed});
  }

  void read_head(std::int32_t n, Line line, const Head& head) {
    const std::string number = std::to_string(head.number);
    if (attachments_ && head.form == Head::Form::dotted) {
      return open_numbered(n, line, AnchorKind::attachment, "att." + number, "", head);
    }
    switch (head.form) {
      case Head::Form::chapter:
        chapter_ = "ch" + number;
        return open_numbered(n, line, AnchorKind::chapter, chapter_, "", head);
      case Head::Form::article:
        top_ = article_path(head.number);
        middle_.clear();
        article_ = out_.anchors.size();
        return open_numbered(n, line, AnchorKind::article, top_, chapter_, head);
      case Head::Form::section:
        top_ = annex_ != Annex::none ? "annex." + number : info_.continuous_items ? "s" + number : number;
        middle_.clear();
        return open_numbered(n, line, AnchorKind::section, top_, annex_ != Annex::none ? "annex" : "", head);
      case Head::Form::bracketed:
        middle_ = top_ + "." + number;
        return open_numbered(n, line, article_ ? AnchorKind::item : AnchorKind::subsection, middle_, top_, head);
      case Head::Form::dotted: {
        const std::string& parent = middle_.empty() ? top_ : middle_;
        const bool continuous = info_.continuous_items && annex_ == Annex::none;
        return open_numbered(n, line, AnchorKind::item, continuous ? number : parent + "." + number, parent, head);
      }
    }
  }

  // The second article with a printed number is 2-<number>.
  std::string article_path(std::int32_t number) const {
    const std::string path = std::to_string(number);
    std::string candidate = path;
    for (int copy = 2; has(candidate); ++copy) candidate = std::to_string(copy) + "-" + path;
    return candidate;
  }

  bool has(const std::string& path) const {
    return std::ranges::find(out_.anchors, info_.short_id + "/" + path, &Anchor::id) != out_.anchors.end();
  }

  void read_unnumbered(std::int32_t n, Line line) {
    if (annex_ == Annex::opening) {
      annex_ = Annex::open;
      open(info_.short_id + "/annex", AnchorKind::annex, "");
      out_.anchors.back().printed = out_.anchors.back().evident = encode_utf8(U"附件");
      return add_paragraph(n, line);
    }
    if (!article_ && line.starts_with(U"本意见自") && line.find(U"起施行") != Line::npos) {
      open(info_.short_id + "/final", AnchorKind::final, "");
      return add_paragraph(n, line);
    }
    if (continues()) return join(n, line);
    last_anchor_ = article_.value_or(out_.anchors.size() - 1);
    add_paragraph(n, line);
  }

  // A line goes on where the paragraph before it has neither ended nor is a title.
  bool continues() const { return !text_.back().title && paragraph_ends.find(text_.back().text.back()) == Line::npos; }

  void open(std::string id, AnchorKind kind, std::string parent) {
    Anchor anchor;
    anchor.id = std::move(id);
    anchor.kind = kind;
    anchor.parent = std::move(parent);
    out_.anchors.push_back(std::move(anchor));
    last_anchor_ = out_.anchors.size() - 1;
  }

  void open_numbered(std::int32_t n, Line line, AnchorKind kind, const std::string& path, const std::string& parent,
                     const Head& head) {
    open(info_.short_id + "/" + path, kind, parent.empty() ? "" : info_.short_id + "/" + parent);
    out_.anchors.back().printed = encode_utf8(head.printed);
    out_.anchors.back().printed_no = head.number;
    add_paragraph(n, line);
    text_.back().title = kind != AnchorKind::attachment && is_title_line(head, line);
  }

  struct OpenParagraph {
    std::size_t anchor = 0;
    LineRange lines;
    std::u32string text;
    bool title = false;
  };

  void add_paragraph(std::int32_t n, Line line) {
    text_.push_back({last_anchor_, {n, n}, std::u32string(line), false});
  }

  void join(std::int32_t n, Line line) {
    text_.back().text += line;
    text_.back().lines.last = n;
  }

  void finish(Anchor& anchor) {
    const auto own = static_cast<std::size_t>(&anchor - out_.anchors.data());
    for (const OpenParagraph& p : text_) {
      if (p.anchor != own) continue;
      const std::string id = anchor.id + "/p" + std::to_string(anchor.paragraphs.size() + 1);
      anchor.paragraphs.push_back({id, p.lines, encode_utf8(p.text)});
    }
    anchor.lines = {anchor.paragraphs.front().lines.first, anchor.paragraphs.back().lines.last};
  }

  // Evident numbers run 1 … n in every series: articles and chapters through the document, the rest below one parent.
  void number_series() {
    std::map<std::pair<AnchorKind, std::string>, std::int32_t> last;
    for (Anchor& anchor : out_.anchors) {
      if (!anchor.printed_no) continue;
      const bool through = anchor.kind == AnchorKind::article || anchor.kind == AnchorKind::chapter ||
                           (anchor.kind == AnchorKind::item && info_.continuous_items);
      anchor.evident_no = ++last[{anchor.kind, through ? "" : anchor.parent}];
      anchor.evident = anchor.evident_no == anchor.printed_no ? anchor.printed : evident_form(anchor);
    }
  }

  static std::string evident_form(const Anchor& anchor) {
    const std::u32string printed = wide(anchor.printed);
    const std::int32_t number = *anchor.evident_no;
    constexpr std::int32_t last_chinese = 99;
    const bool arabic = anchor.kind == AnchorKind::attachment || printed.ends_with(U'.') || printed.ends_with(U'．');
    if (arabic || number > last_chinese) return std::to_string(number) + ".";
    const std::u32string chinese = chinese_number(number);
    if (printed.front() == U'第' || printed.size() > 2) {
      return encode_utf8(printed.substr(0, printed.find_first_of(U"一二三四五六七八九十")) + chinese + printed.back());
    }
    return encode_utf8(chinese + printed.back());
  }

  enum class Annex { none, title, opening, open };

  const Lines& lines_;
  const DocumentInfo& info_;
  DocumentText out_;
  std::vector<std::u32string> signatures_;
  std::vector<OpenParagraph> text_;
  std::size_t last_anchor_ = 0;
  std::optional<std::size_t> article_;  // the open article; a document that has one has no sections
  std::string chapter_, top_, middle_;  // paths: open chapter, open article or section, open bracketed number
  Annex annex_ = Annex::none;
  bool attachments_ = false;
};

// Each number that leaves its sequence must be a listed slip, and each listed slip must still be there (A1 step 8).
class SlipCheck {
 public:
  SlipCheck(const Lines& lines, const IssueInfo& info) : lines_(lines), info_(info) {}

  Result<void> numbers(const DocumentText& document) {
    for (const Anchor& anchor : document.anchors) {
      if (anchor.printed_no != anchor.evident_no && !take(anchor, "number"))
        return not_listed(anchor, "is out of sequence");
      if (repeats(document, anchor) && !take(anchor, "repeat")) return not_listed(anchor, "is printed twice");
    }
    return {};
  }

  Result<void> rest() const {
    for (const Slip& slip : info_.slips) {
      const bool of_number = slip.kind == "number" || slip.kind == "repeat";
      if (of_number ? used_.contains(slip.id) : stands(slip)) continue;
      return problem("gazette.slip_not_found", slip.id, "the listed slip does not stand in the text",
                     at_line(slip.line));
    }
    return {};
  }

 private:
  static bool repeats(const DocumentText& document, const Anchor& anchor) {
    if (anchor.kind != AnchorKind::article) return false;
    return anchor.id != document.short_id + "/" + std::to_string(*anchor.printed_no);
  }

  bool take(const Anchor& anchor, std::string_view kind) {
    for (const Slip& slip : info_.slips) {
      if (slip.kind != kind || slip.anchor != anchor.id || slip.line != anchor.lines.first) continue;
      if (slip.printed != anchor.printed || slip.evident != anchor.evident) continue;
      used_.insert(slip.id);
      return true;
    }
    return false;
  }

  // The printed words may run over a page break: three more lines are read.
  bool stands(const Slip& slip) const {
    std::u32string near;
    for (std::int32_t n = slip.line; n < slip.line + 4 && n >= 1 && static_cast<std::size_t>(n) < lines_.size(); ++n) {
      near += squash(lines_[static_cast<std::size_t>(n)]);
    }
    return near.find(squash(wide(slip.printed))) != std::u32string::npos;
  }

  static Result<void> not_listed(const Anchor& anchor, const char* what) {
    return problem("gazette.slip_not_listed", anchor.id, anchor.printed + " " + what + " and no slip says so",
                   at_line(anchor.lines.first));
  }

  const Lines& lines_;
  const IssueInfo& info_;
  std::set<std::string> used_;
};

Result<Lines> split(std::string_view text) {
  Lines lines(1);
  while (true) {
    const auto end = text.find('\n');
    const auto line = decode_utf8(text.substr(0, end));
    if (!line)
      return problem("gazette.text_invalid", "", "not UTF-8", at_line(static_cast<std::int32_t>(lines.size())));
    lines.emplace_back(trim(*line));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

// The issue's own pages have no numbers: each anchor is one paragraph of the lines that the editors named.
Result<DocumentText> import_pages(const Lines& lines, const IssueInfo& info) {
  DocumentText pages;
  pages.short_id = "gazette";
  for (const IssueAnchor& page : info.anchors) {
    std::u32string text;
    for (std::int32_t n = page.lines.first; n <= page.lines.last; ++n) {
      if (n < 1 || static_cast<std::size_t>(n) >= lines.size()) {
        return problem("gazette.text_not_covered", page.id, "the line range does not fit the text", at_line(n));
      }
      text += without_bullet(lines[static_cast<std::size_t>(n)]);
    }
    if (text.empty()) return problem("gazette.text_not_covered", page.id, "no text", at_line(page.lines.first));
    Anchor anchor;
    anchor.id = page.id;
    anchor.kind = page.kind;
    anchor.lines = page.lines;
    anchor.paragraphs.push_back({page.id + "/p1", page.lines, encode_utf8(text)});
    pages.anchors.push_back(std::move(anchor));
  }
  seal(pages);
  return pages;
}

}  // namespace

Result<ImportedIssue> import_issue(std::string_view printed_text, const IssueInfo& info) {
  const auto lines = split(printed_text);
  if (!lines) return std::unexpected(lines.error());
  ImportedIssue issue;
  SlipCheck slips(*lines, info);
  for (const DocumentInfo& doc : info.documents) {
    auto document = DocumentImport(*lines, doc).run();
    if (!document) return std::unexpected(document.error());
    if (auto checked = slips.numbers(*document); !checked) return std::unexpected(checked.error());
    for (const Anchor& anchor : document->anchors) {
      issue.paragraphs += anchor.paragraphs.size();
      for (const Paragraph& p : anchor.paragraphs) issue.joined += p.lines.first != p.lines.last ? 1 : 0;
    }
    issue.documents.push_back(std::move(*document));
  }
  if (auto checked = slips.rest(); !checked) return std::unexpected(checked.error());
  auto pages = import_pages(*lines, info);
  if (!pages) return std::unexpected(pages.error());
  issue.gazette = std::move(*pages);
  return issue;
}

Result<void> write_issue(const ImportedIssue& issue, const std::filesystem::path& folder) {
  const auto write = [&](const DocumentText& document) -> Result<void> {
    const std::filesystem::path path = folder / document.short_id / "text.json";
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream out(path, std::ios::binary);
    out << print_document_text(document);
    out.close();
    if (!out) return problem("cli.file_unwritable", "", "cannot write the file", path.string());
    return {};
  };
  if (auto written = write(issue.gazette); !written) return written;
  for (const DocumentText& document : issue.documents) {
    if (auto written = write(document); !written) return written;
  }
  return {};
}

}  // namespace gongbao::law
