// Full-text search over printed words (spec/10 A3). An index of neighbouring signs proposes where a word may stand; the
// rule of A3 alone decides what is found and in which order.
#pragma once

#include "law/anchors.h"

namespace gongbao::law {

// A query taken apart: as a whole and word by word, folded.
struct SearchQuery {
  std::string whole;
  std::vector<std::string> terms;
};
inline constexpr std::size_t longest_query = 200;  // code points; implied, spec/10 part 4
// Problems: gazette.query_empty, gazette.query_too_long.
Result<SearchQuery> read_query(std::string_view typed);

enum class Tier : std::uint8_t { whole = 1, every_term, many_words };
constexpr auto names_of(Tier) {
  using enum Tier;
  using namespace std::literals;
  return std::array{std::pair{whole, "whole"sv}, std::pair{every_term, "every_term"sv},
                    std::pair{many_words, "many_words"sv}};
}

struct UnitHit {
  std::uint32_t unit = 0;
  Tier tier = Tier::whole;
  std::uint64_t weight = 0;  // occurrences; of many words the sum of their weights
  bool operator==(const UnitHit&) const = default;
};

// Over folded texts, in the order in which equal hits are told.
class TextIndex {
 public:
  explicit TextIndex(std::vector<std::string> folded);

  std::size_t size() const { return texts_.size(); }
  // The first two tiers; many words only when they are asked for and nothing else was found.
  std::vector<UnitHit> find(const SearchQuery& query, bool many_words = true) const;

 private:
  using Units = std::vector<std::uint32_t>;
  std::span<const std::uint32_t> having(std::uint32_t gram) const;
  Units with_sign(std::uint32_t sign) const;
  Units proposed(std::string_view word) const;
  Units containing(std::string_view word) const;
  void find_whole(const SearchQuery& query, std::vector<UnitHit>& hits) const;
  void find_terms(const SearchQuery& query, std::vector<UnitHit>& hits) const;
  void find_words(const SearchQuery& query, std::vector<UnitHit>& hits) const;

  std::vector<std::string> texts_;
  // Each pair of neighbours once, with the units that have it: those of grams_[i] begin at starts_[i].
  std::vector<std::uint32_t> grams_, starts_, units_;
};

// A stretch of printed text: found or not.
struct Piece {
  std::string text;
  bool marked = false;
  bool operator==(const Piece&) const = default;
};
struct Snippet {
  bool cut_front = false, cut_back = false;
  std::vector<Piece> pieces;
};
// The printed text with what the words stand for in it; all of it, or so many code points on each side of the first.
std::vector<Piece> marked_text(std::string_view printed, std::span<const std::string> words);
Snippet snippet_of(std::string_view printed, std::span<const std::string> words, std::size_t each_side);

struct FoundAnchor {
  const Anchor* anchor = nullptr;
  Tier tier = Tier::whole;
  std::uint64_t weight = 0;
  Snippet snippet;
};
struct FoundInGazette {
  std::vector<const DocumentInfo*> documents;
  std::vector<FoundAnchor> anchors;
};

// The issues: their documents by title and number, and every anchor by its own paragraphs, in the order of printing.
class GazetteSearch {
 public:
  explicit GazetteSearch(const Gazette& gazette);  // which must outlive it

  std::size_t units() const { return index_.size(); }
  FoundInGazette find(const SearchQuery& query) const;

 private:
  struct Named {
    const DocumentInfo* document = nullptr;
    std::vector<std::string> fields;  // folded titles and numbers
  };
  std::vector<Named> documents_;
  std::vector<const Anchor*> anchors_;
  TextIndex index_;
};

// What is looked for word by word when nothing else is found: numbers, Latin words, pairs of characters; each once.
std::vector<std::string> words_of(const SearchQuery& query);

// The paragraphs of the anchor itself, one a line.
std::string own_text(const Anchor& anchor);

}  // namespace gongbao::law
