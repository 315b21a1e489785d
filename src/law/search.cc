// Each unit is known by the pairs of signs that stand next to each other in it. Where a word may stand is where all its
// pairs are; whether it does is counted in the text.
#include "law/search.h"

#include <bit>
#include <tuple>

#include "base/text.h"
#include "law/fold.h"
#include "law/wide_text.h"

namespace gongbao::law {
namespace {

// All that a folded text is made of lies in the first plane.
std::vector<std::uint32_t> signs_of(std::string_view folded) {
  std::vector<std::uint32_t> signs;
  for_each_code_point(folded, [&](const CodePoint& point) { signs.push_back(point.value & 0xFFFFU); });
  return signs;
}
constexpr std::uint32_t gram_of(std::uint32_t first, std::uint32_t second) { return first << 16 | second; }

std::vector<std::uint32_t> grams_of(std::string_view folded) {
  const std::vector<std::uint32_t> signs = signs_of(folded);
  std::vector<std::uint32_t> grams;
  for (std::size_t i = 0; i + 1 < signs.size(); ++i) grams.push_back(gram_of(signs[i], signs[i + 1]));
  return grams;
}

bool is_cjk(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
bool of_number(char32_t c) { return is_digit(c) || c == U'.' || c == U'%'; }

// A number, a Latin word or a run of characters from the front of a folded term.
std::u32string_view run_at(std::u32string_view term) {
  const auto while_it_is = [&](auto&& kind) {
    return term.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(term, kind) - term.begin()));
  };
  if (is_cjk(term.front())) return while_it_is(is_cjk);
  if (is_letter(term.front())) return while_it_is(is_letter);
  if (is_digit(term.front())) return while_it_is(of_number);
  return term.substr(0, 1);
}

void add_words(std::u32string_view term, std::vector<std::string>& words) {
  const auto add = [&words](std::u32string_view word) {
    std::string text = encode_utf8(word);
    if (std::ranges::find(words, text) == words.end()) words.push_back(std::move(text));
  };
  while (!term.empty()) {
    const std::u32string_view run = run_at(term);
    term.remove_prefix(run.size());
    if (is_cjk(run.front()) && run.size() > 1) {
      for (std::size_t i = 0; i + 1 < run.size(); ++i) add(run.substr(i, 2));
    } else if (is_cjk(run.front()) || is_letter(run.front()) || is_digit(run.front())) {
      add(run);
    }
  }
}

// Bytes of a text, first and one after the last.
using Range = std::pair<std::size_t, std::size_t>;

std::vector<Range> ranges_of(std::string_view printed, std::span<const std::string> words) {
  const Folded folded = fold_with_map(printed);
  std::vector<Range> all;
  for (const std::string& word : words) {
    for (std::size_t at = find_in(folded.text, word); at != std::string::npos;
         at = find_in(folded.text, word, at + word.size())) {
      const std::size_t last = folded.origin[at + word.size() - 1];
      all.emplace_back(folded.origin[at], last + front_code_point(printed.substr(last)).size);
    }
  }
  std::ranges::sort(all);
  std::vector<Range> merged;
  for (const Range& each : all) {
    if (!merged.empty() && each.first <= merged.back().second) {
      merged.back().second = std::max(merged.back().second, each.second);
    } else {
      merged.push_back(each);
    }
  }
  return merged;
}

std::vector<Piece> cut(std::string_view printed, Range window, const std::vector<Range>& marks) {
  std::vector<Piece> pieces;
  std::size_t told = window.first;
  const auto add = [&](std::size_t end, bool marked) {
    if (end > told) pieces.push_back({std::string(printed.substr(told, end - told)), marked});
    told = std::max(told, end);
  };
  for (const Range& each : marks) {
    if (each.first >= window.second) break;
    add(each.first, false);
    add(std::min(each.second, window.second), true);
  }
  add(window.second, false);
  return pieces;
}

std::size_t back_by(std::string_view text, std::size_t at, std::size_t code_points) {
  const auto inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
  while (at > 0 && code_points-- > 0) {
    --at;
    while (at > 0 && inside(at)) --at;
  }
  return at;
}
std::size_t on_by(std::string_view text, std::size_t at, std::size_t code_points) {
  while (at < text.size() && code_points-- > 0) at += front_code_point(text.substr(at)).size;
  return at;
}

void by_weight(std::vector<UnitHit>& hits) {
  std::ranges::stable_sort(hits, [](const UnitHit& a, const UnitHit& b) { return a.weight > b.weight; });
}

// The issue's cover, head and contents say what stands elsewhere.
bool is_searched(const Anchor& anchor) {
  using enum AnchorKind;
  return anchor.kind != cover && anchor.kind != masthead && anchor.kind != contents;
}

std::vector<const Anchor*> searched_anchors(const Gazette& gazette) {
  std::vector<std::tuple<std::size_t, std::int32_t, const Anchor*>> placed;  // issue, line
  for (const DocumentText& document : gazette.documents()) {
    const IssueInfo* issue = gazette.issue_of(document.short_id);
    const auto order = issue == nullptr ? 0 : static_cast<std::size_t>(issue - gazette.issues().data());
    for (const Anchor& anchor : document.anchors) {
      if (is_searched(anchor)) placed.emplace_back(order, anchor.lines.first, &anchor);
    }
  }
  std::ranges::stable_sort(placed, {},
                           [](const auto& each) { return std::pair(std::get<0>(each), std::get<1>(each)); });
  std::vector<const Anchor*> all;
  for (const auto& each : placed) all.push_back(std::get<2>(each));
  return all;
}

std::vector<std::string> folded_texts(const std::vector<const Anchor*>& anchors) {
  std::vector<std::string> texts;
  for (const Anchor* each : anchors) texts.push_back(fold(own_text(*each)));
  return texts;
}

// As the English contents print it: in brackets before the page.
std::string number_in_english(const Gazette& gazette, const DocumentInfo& document) {
  if (!document.number_en.empty()) return document.number_en;
  const Anchor* contents = gazette.anchor("gazette/contents-en");
  if (contents == nullptr) return {};
  const std::string text = own_text(*contents);
  const auto page = text.rfind("(" + std::to_string(document.page) + ")");
  const auto from = page == std::string::npos || page == 0 ? std::string::npos : text.rfind('(', page - 1);
  return from == std::string::npos ? std::string{} : text.substr(from, page - from);
}

}  // namespace

Result<SearchQuery> read_query(std::string_view typed) {
  const auto text = decode_utf8(typed);
  if (!text) return problem("gazette.query_empty", "q", "not UTF-8");
  if (text->size() > longest_query) return problem("gazette.query_too_long", "q", "at most 200 signs");
  const auto wide_digit = [](char32_t c) { return is_digit(c) || (c >= 0xFF10 && c <= 0xFF19); };
  SearchQuery query;
  std::u32string term, whole;
  const auto end_term = [&] {
    if (std::string folded = fold(encode_utf8(term)); !folded.empty()) query.terms.push_back(std::move(folded));
    term.clear();
  };
  for (std::size_t i = 0; i < text->size(); ++i) {
    const char32_t c = (*text)[i];
    if (!is_white(c)) {
      term += c;
      whole += c;
      continue;
    }
    const auto next = text->find_first_not_of(U" \u3000", i);
    const bool inside_a_measure =
        !whole.empty() && wide_digit(whole.back()) && next != std::u32string::npos && is_cjk((*text)[next]);
    if (inside_a_measure) continue;
    end_term();
    whole += c;
  }
  end_term();
  query.whole = fold(encode_utf8(whole));
  if (query.terms.empty()) return problem("gazette.query_empty", "q", "nothing to look for");
  return query;
}

std::vector<std::string> words_of(const SearchQuery& query) {
  std::vector<std::string> words;
  for (const std::string& term : query.terms) add_words(decode_utf8(term).value_or(U""), words);
  return words;
}

// --- the index -------------------------------------------------------------------------------------------------------

TextIndex::TextIndex(std::vector<std::string> folded) : texts_(std::move(folded)) {
  std::vector<std::uint64_t> pairs;  // gram, unit
  for (std::size_t unit = 0; unit < texts_.size(); ++unit) {
    std::vector<std::uint32_t> grams = grams_of(texts_[unit]);
    // The last sign has no neighbour.
    if (const auto signs = signs_of(texts_[unit]); !signs.empty()) grams.push_back(gram_of(signs.back(), 0));
    std::ranges::sort(grams);
    const auto rest = std::ranges::unique(grams);
    grams.erase(rest.begin(), rest.end());
    for (const std::uint32_t gram : grams) pairs.push_back(std::uint64_t{gram} << 32 | unit);
  }
  std::ranges::sort(pairs);
  for (const std::uint64_t pair : pairs) {
    const auto gram = static_cast<std::uint32_t>(pair >> 32);
    if (grams_.empty() || grams_.back() != gram) {
      grams_.push_back(gram);
      starts_.push_back(static_cast<std::uint32_t>(units_.size()));
    }
    units_.push_back(static_cast<std::uint32_t>(pair));
  }
  starts_.push_back(static_cast<std::uint32_t>(units_.size()));
}

std::span<const std::uint32_t> TextIndex::having(std::uint32_t gram) const {
  const auto at = std::ranges::lower_bound(grams_, gram);
  if (at == grams_.end() || *at != gram) return {};
  const auto i = static_cast<std::size_t>(at - grams_.begin());
  return std::span(units_).subspan(starts_[i], starts_[i + 1] - starts_[i]);
}

TextIndex::Units TextIndex::with_sign(std::uint32_t sign) const {
  const auto first = std::ranges::lower_bound(grams_, gram_of(sign, 0)) - grams_.begin();
  const auto last = std::ranges::upper_bound(grams_, gram_of(sign, 0xFFFF)) - grams_.begin();
  Units found(units_.begin() + starts_[static_cast<std::size_t>(first)],
              units_.begin() + starts_[static_cast<std::size_t>(last)]);
  std::ranges::sort(found);
  const auto rest = std::ranges::unique(found);
  found.erase(rest.begin(), rest.end());
  return found;
}

// Where all pairs of the word are, the rarest first.
TextIndex::Units TextIndex::proposed(std::string_view word) const {
  const std::vector<std::uint32_t> signs = signs_of(word);
  if (signs.empty()) return {};
  if (signs.size() == 1) return with_sign(signs.front());
  std::vector<std::span<const std::uint32_t>> lists;
  for (const std::uint32_t gram : grams_of(word)) lists.push_back(having(gram));
  std::ranges::sort(lists, {}, [](std::span<const std::uint32_t> list) { return list.size(); });
  Units found(lists.front().begin(), lists.front().end());
  for (std::size_t i = 1; i < lists.size(); ++i) {
    std::erase_if(found, [&](std::uint32_t unit) { return !std::ranges::binary_search(lists[i], unit); });
  }
  return found;
}

TextIndex::Units TextIndex::containing(std::string_view word) const {
  Units found = proposed(word);
  std::erase_if(found, [&](std::uint32_t unit) { return find_in(texts_[unit], word) == std::string::npos; });
  return found;
}

void TextIndex::find_whole(const SearchQuery& query, std::vector<UnitHit>& hits) const {
  for (const std::uint32_t unit : proposed(query.whole)) {
    if (const std::size_t n = count_in(texts_[unit], query.whole); n > 0) hits.push_back({unit, Tier::whole, n});
  }
  by_weight(hits);
}

void TextIndex::find_terms(const SearchQuery& query, std::vector<UnitHit>& hits) const {
  Units left = proposed(query.terms.front());
  for (const std::string& term : query.terms) {
    const Units having_it = proposed(term);
    std::erase_if(left, [&](std::uint32_t unit) { return !std::ranges::binary_search(having_it, unit); });
  }
  std::vector<UnitHit> found;
  for (const std::uint32_t unit : left) {
    if (find_in(texts_[unit], query.whole) != std::string::npos) continue;
    UnitHit hit{unit, Tier::every_term, 0};
    bool all = true;
    for (const std::string& term : query.terms) {
      const std::size_t n = count_in(texts_[unit], term);
      all = all && n > 0;
      hit.weight += n;
    }
    if (all) found.push_back(hit);
  }
  by_weight(found);
  hits.insert(hits.end(), found.begin(), found.end());
}

// The rarer a word the more it weighs; half of what is known must be there.
void TextIndex::find_words(const SearchQuery& query, std::vector<UnitHit>& hits) const {
  constexpr std::size_t fewest = 3;
  const std::vector<std::string> words = words_of(query);
  if (words.size() < fewest) return;
  std::vector<std::uint32_t> weights(texts_.size());
  std::size_t known = 0;
  std::uint64_t all = 0;
  for (const std::string& word : words) {
    const Units units = containing(word);
    if (units.empty()) continue;
    const auto weight = static_cast<std::uint32_t>(std::bit_width(texts_.size() / units.size()));
    ++known;
    all += weight;
    for (const std::uint32_t unit : units) weights[unit] += weight;
  }
  if (known * 2 < words.size()) return;
  for (std::uint32_t unit = 0; unit < weights.size(); ++unit) {
    const bool enough = weights[unit] > 0 && std::uint64_t{weights[unit]} * 2 >= all;
    if (enough) hits.push_back({unit, Tier::many_words, weights[unit]});
  }
  by_weight(hits);
}

std::vector<UnitHit> TextIndex::find(const SearchQuery& query, bool many_words) const {
  std::vector<UnitHit> hits;
  find_whole(query, hits);
  find_terms(query, hits);
  if (hits.empty() && many_words) find_words(query, hits);
  return hits;
}

// --- what is shown ---------------------------------------------------------------------------------------------------

std::vector<Piece> marked_text(std::string_view printed, std::span<const std::string> words) {
  return cut(printed, {0, printed.size()}, ranges_of(printed, words));
}

Snippet snippet_of(std::string_view printed, std::span<const std::string> words, std::size_t each_side) {
  const std::vector<Range> marks = ranges_of(printed, words);
  const Range first = marks.empty() ? Range{0, 0} : marks.front();
  const Range window{back_by(printed, first.first, each_side), on_by(printed, first.second, each_side)};
  return {window.first > 0, window.second < printed.size(), cut(printed, window, marks)};
}

// --- the issues ------------------------------------------------------------------------------------------------------

std::string own_text(const Anchor& anchor) {
  std::string text;
  for (const Paragraph& each : anchor.paragraphs) text += (text.empty() ? "" : "\n") + each.text;
  return text;
}

GazetteSearch::GazetteSearch(const Gazette& gazette)
    : anchors_(searched_anchors(gazette)), index_(folded_texts(anchors_)) {
  for (const DocumentInfo* each : gazette.heads()) {
    Named& named = documents_.emplace_back(each, std::vector<std::string>{});
    const std::string number_en = number_in_english(gazette, *each);
    for (const std::string* field : {&each->title_zh, &each->title_zh_contents, &each->title_en, &each->instrument_zh,
                                     &each->doc_number, &number_en}) {
      named.fields.push_back(fold(*field));
    }
  }
}

FoundInGazette GazetteSearch::find(const SearchQuery& query) const {
  constexpr std::size_t each_side = 30;  // code points beside the first hit; implied, spec/10 part 4
  FoundInGazette found;
  for (const Named& each : documents_) {
    const auto somewhere = [&](std::string_view word) {
      return std::ranges::any_of(each.fields, [&](const std::string& field) { return field.contains(word); });
    };
    if (somewhere(query.whole) || std::ranges::all_of(query.terms, somewhere)) found.documents.push_back(each.document);
  }
  const std::vector<std::string> words = words_of(query);
  for (const UnitHit& hit : index_.find(query, found.documents.empty())) {
    const Anchor* anchor = anchors_[hit.unit];
    const std::span<const std::string> marked = hit.tier == Tier::whole        ? std::span(&query.whole, 1)
                                                : hit.tier == Tier::every_term ? std::span(query.terms)
                                                                               : std::span(words);
    found.anchors.push_back({anchor, hit.tier, hit.weight, snippet_of(own_text(*anchor), marked, each_side)});
  }
  return found;
}

}  // namespace gongbao::law
