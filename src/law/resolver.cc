// Ids are looked up; Chinese citations are cut into a document and a place, and the place is walked down.
#include "law/resolver.h"

#include "law/fold.h"
#include "law/wide_text.h"

namespace gongbao::law {
namespace {

std::unexpected<Problem> unresolved(std::string_view citation) {
  return problem("gazette.citation_unresolved", "", "nothing is printed under " + std::string(citation.substr(0, 200)));
}

// Where a Chinese citation points inside a document.
struct Place {
  std::optional<int> article, paragraph, item;  // 第N条, 第M款, 第(K)项
  std::optional<int> section, subsection;       // 二, (三)
};

// Reads numerals, ordinals and brackets from the front of a text without white space.
class PlaceReader {
 public:
  explicit PlaceReader(std::u32string_view text) : rest_(text) {}

  // 第N条[第M款][第(K)项] · 第K项 · N[、][(M)[K.]]; nullopt unless the whole text is one of them.
  std::optional<Place> read() {
    Place place;
    place.article = ordinal(U'条');
    if (place.article) place.paragraph = ordinal(U'款');
    place.item = ordinal(U'项');
    if (!place.article && !place.item) read_section(place);
    const bool any = place.article || place.item || place.section;
    return any && rest_.empty() ? std::optional(place) : std::nullopt;
  }

 private:
  std::optional<int> numeral(std::u32string_view text) const {
    if (text.empty() || text.size() > 4) return std::nullopt;
    if (!is_digit(text.front())) return parse_chinese_number(text);
    int n = 0;
    for (const char32_t c : text) {
      if (!is_digit(c)) return std::nullopt;
      n = n * 10 + static_cast<int>(c - U'0');
    }
    return n;
  }

  // 第N<unit>, the number plain or in brackets.
  std::optional<int> ordinal(char32_t unit) {
    if (!rest_.starts_with(U'第')) return std::nullopt;
    const auto end = rest_.find(unit);
    if (end == std::u32string_view::npos) return std::nullopt;
    std::u32string_view inside = rest_.substr(1, end - 1);
    if (inside.size() > 2 && inside.front() == U'(' && inside.back() == U')')
      inside = inside.substr(1, inside.size() - 2);
    const auto number = numeral(inside);
    if (number) rest_.remove_prefix(end + 1);
    return number;
  }

  void read_section(Place& place) {
    const auto end = std::min(rest_.find_first_not_of(U"一二三四五六七八九十"), rest_.size());
    place.section = parse_chinese_number(rest_.substr(0, end));
    if (!place.section) return;
    rest_.remove_prefix(end);
    if (rest_.starts_with(U'、')) rest_.remove_prefix(1);
    if (!rest_.starts_with(U'(')) return;
    const auto close = rest_.find(U')');
    if (close == std::u32string_view::npos) return;
    place.subsection = numeral(rest_.substr(1, close - 1));
    if (!place.subsection) return;
    rest_.remove_prefix(close + 1);
    const std::u32string_view item = rest_.ends_with(U'.') ? rest_.substr(0, rest_.size() - 1) : rest_;
    place.item = numeral(item);
    if (place.item) rest_ = {};
  }

  std::u32string_view rest_;
};

// Full-width forms plain, white space gone.
std::u32string narrowed(std::string_view citation) {
  std::u32string text = squash(decode_utf8(citation).value_or(U""));
  for (char32_t& c : text) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  }
  return text;
}

bool names_document(const DocumentInfo& doc, const std::string& folded) {
  const auto same = [&](std::string_view name) { return !name.empty() && fold(name) == folded; };
  std::string_view short_title = doc.instrument_zh;
  if (short_title.ends_with("(试行)")) short_title.remove_suffix(std::string_view("(试行)").size());
  return same(doc.doc_number) || same(doc.title_zh) || same(doc.title_zh_contents) || same(doc.instrument_zh) ||
         same(short_title) || same(doc.short_id) || std::ranges::any_of(doc.aliases, same);
}

using Found = std::vector<std::pair<const Anchor*, std::string>>;  // anchor and note

const Anchor* child(const DocumentText& document, const Anchor& parent, int number) {
  for (const Anchor& anchor : document.anchors) {
    if (anchor.parent == parent.id && anchor.printed_no == number) return &anchor;
  }
  return nullptr;
}

Found numbered(const DocumentText& document, AnchorKind kind, int number) {
  Found found;
  for (const Anchor& anchor : document.anchors) {
    if (anchor.kind == kind && anchor.printed_no == number && !anchor.id.starts_with(document.short_id + "/annex")) {
      found.emplace_back(&anchor, "");
    }
  }
  if (!found.empty()) return found;
  for (const Anchor& anchor : document.anchors) {
    if (anchor.kind == kind && anchor.evident_no == number) found.emplace_back(&anchor, "printed as " + anchor.printed);
  }
  return found;
}

// Items counted through the whole document: 第12项 of a plan with tasks.
Found continuous_item(const DocumentText& document, int number) {
  const std::string id = document.short_id + "/" + std::to_string(number);
  Found found;
  for (const Anchor& anchor : document.anchors) {
    if (anchor.kind == AnchorKind::item && anchor.id == id) found.emplace_back(&anchor, "");
  }
  return found;
}

Found anchors_at(const DocumentText& document, const Place& place) {
  if (!place.article && !place.section) return continuous_item(document, *place.item);
  Found found = place.article ? numbered(document, AnchorKind::article, *place.article)
                              : numbered(document, AnchorKind::section, *place.section);
  for (const std::optional<int>& step : {place.subsection, place.item}) {
    if (!step) continue;
    Found below;
    for (const auto& [anchor, note] : found) {
      if (const Anchor* part = child(document, *anchor, *step)) below.emplace_back(part, note);
    }
    found = std::move(below);
  }
  return found;
}

}  // namespace

Target Resolver::at(const Anchor& anchor, std::string id) const {
  const auto slash = anchor.id.find('/');
  const DocumentInfo* document = gazette_->head(std::string_view(anchor.id).substr(0, slash));
  Target target;
  target.anchor = &anchor;
  target.id = id.empty() ? anchor.id : std::move(id);
  if (anchor.printed_no != anchor.evident_no) target.note = "evidently " + anchor.evident;
  target.page = document == nullptr ? 0 : document->page;
  return target;
}

Result<Target> Resolver::resolve(std::string_view citation) const {
  if (citation.empty() || citation.size() > 600) return unresolved(citation);
  if (const auto target = by_id(citation)) return *target;
  return in_chinese(citation);
}

std::optional<Target> Resolver::by_id(std::string_view citation) const {
  if (is_external(citation)) return external(citation);
  const std::string id = without_aliases(*gazette_, citation);
  const auto slash = id.find('/');
  if (slash == std::string::npos) return std::nullopt;
  if (const Anchor* exact = gazette_->anchor(id)) {
    const bool clause = clauses_ != nullptr && clauses_->find(citation) != nullptr;
    return at(*exact, clause ? std::string(citation) : id);
  }
  if (const auto mark = id.rfind("/p"); mark != std::string::npos && mark > slash) return paragraph(id, mark);
  if (id.compare(slash, 2, "/~") == 0) return evident(id.substr(0, slash), id.substr(slash + 2));
  const Anchor* anchor = anchor_of_clause(*gazette_, id);
  const bool other_letter =
      clauses_ != nullptr && clauses_->has_table(id.substr(0, slash)) && clauses_->find(id) == nullptr;
  if (anchor == nullptr || other_letter) return std::nullopt;
  return at(*anchor, id);
}

// reg/16, dk/civil-code-201: a page that says where to look.
std::optional<Target> Resolver::external(std::string_view citation) {
  const auto name = citation.substr(citation.find('/') + 1);
  if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string_view::npos) {
    return std::nullopt;
  }
  return Target{nullptr, std::string(citation), "not printed in this issue", 0};
}

std::optional<Target> Resolver::paragraph(const std::string& id, std::size_t mark) const {
  const Anchor* owner = gazette_->anchor(std::string_view(id).substr(0, mark));
  if (owner == nullptr || std::ranges::find(owner->paragraphs, id, &Paragraph::id) == owner->paragraphs.end()) {
    return std::nullopt;
  }
  return at(*owner, id);
}

std::optional<Target> Resolver::evident(std::string_view short_id, std::string_view number) const {
  const DocumentText* document = gazette_->document(short_id);
  if (document == nullptr) return std::nullopt;
  for (const Anchor& anchor : document->anchors) {
    const bool top =
        anchor.kind == AnchorKind::article || (anchor.kind == AnchorKind::section && anchor.parent.empty());
    if (!top || !anchor.evident_no || std::to_string(*anchor.evident_no) != number) continue;
    Target target = at(anchor);
    target.note = anchor.printed_no == anchor.evident_no ? "" : "printed as " + anchor.printed;
    return target;
  }
  return std::nullopt;
}

// A paragraph of the article found; with an item the paragraph only says where the item stands.
Result<Target> Resolver::narrowed_to(Target target, std::optional<int> paragraph, bool item) const {
  if (!paragraph || item) return target;
  target.id += "/p" + std::to_string(*paragraph);
  const auto& paragraphs = target.anchor->paragraphs;
  if (std::ranges::find(paragraphs, target.id, &Paragraph::id) == paragraphs.end()) return unresolved(target.id);
  return target;
}

Result<Target> Resolver::in_chinese(std::string_view citation) const {
  const std::u32string text = narrowed(citation);
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    const auto place = PlaceReader(std::u32string_view(text).substr(cut)).read();
    if (!place) continue;
    const std::string name = fold(encode_utf8(text.substr(0, cut)));
    Found found;
    for (const DocumentInfo* doc : gazette_->heads()) {
      if (cut > 0 && !names_document(*doc, name)) continue;
      for (const auto& one : anchors_at(*gazette_->document(doc->short_id), *place)) found.push_back(one);
    }
    if (found.empty()) continue;
    if (found.size() > 1) {
      std::string candidates;
      for (const auto& [anchor, note] : found) candidates += (candidates.empty() ? "" : ", ") + anchor->id;
      return problem("gazette.citation_ambiguous", "", "it may mean " + candidates);
    }
    Target target = at(*found.front().first);
    target.note = found.front().second;
    return narrowed_to(std::move(target), place->paragraph, place->item.has_value());
  }
  return unresolved(citation);
}

}  // namespace gongbao::law
