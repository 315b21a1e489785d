// One pass: kept characters are copied, the run between two of them is judged when the second one comes.
#include "law/fold.h"
#include "law/wide_text.h"

#include "base/text.h"

namespace gongbao::law {
namespace {

// Full-width ASCII and capitals to their plain form; ℃ is handled by the caller.
char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  return c;
}

bool kept(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || c == U'%' || (c >= 0x4E00 && c <= 0x9FFF);
}

class Folding {
 public:
  Folded run(std::string_view printed) {
    std::uint32_t at = 0;
    for_each_code_point(printed, [&](const CodePoint& point) {
      take(point.well_formed ? point.value : U' ', at);
      at += static_cast<std::uint32_t>(point.size);
    });
    return std::move(out_);
  }

 private:
  void take(char32_t c, std::uint32_t at) {
    if (c == 0x2103) c = U'c';  // ℃ = °c, and ° is not kept
    c = plain(c);
    if (!kept(c)) {
      if (run_.empty()) run_at_ = at;
      if (run_.size() < 2) run_ += c;  // one . or one , is told from everything else
      return;
    }
    if (!run_.empty() && between_digits(c)) join_digits();
    run_.clear();
    append_utf8(out_.text, c);
    out_.origin.resize(out_.text.size(), at);
  }

  bool between_digits(char32_t c) const {
    return c >= U'0' && c <= U'9' && !out_.text.empty() && is_digit(out_.text.back());
  }

  // A comma is decided later: it vanishes only before exactly three digits.
  void join_digits() {
    const char mark = run_ == U"." ? '.' : run_ == U"," ? ',' : '|';
    out_.text += mark;
    out_.origin.push_back(run_at_);
  }

  Folded out_;
  std::u32string run_;
  std::uint32_t run_at_ = 0;
};

// A comma stands between two digits only; before exactly three digits it vanishes, else it separates.
void settle_commas(Folded& folded) {
  Folded out;
  const std::string& text = folded.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == ',') {
      std::size_t end = i + 1;
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end - i - 1 == 3) continue;
      c = '|';
    }
    out.text += c;
    out.origin.push_back(folded.origin[i]);
  }
  folded = std::move(out);
}

}  // namespace

Folded fold_with_map(std::string_view printed) {
  Folded folded = Folding().run(printed);
  settle_commas(folded);
  return folded;
}

std::string fold(std::string_view printed) { return fold_with_map(printed).text; }

std::size_t find_in(std::string_view text, std::string_view word, std::size_t from) {
  if (word.empty()) return std::string_view::npos;
  const auto of_number = [](char c) { return is_digit(c) || c == '.'; };
  for (std::size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool cut_before = is_digit(word.front()) && at > 0 && of_number(text[at - 1]);
    const bool cut_after = is_digit(word.back()) && end < text.size() && of_number(text[end]);
    if (!cut_before && !cut_after) return at;
  }
  return std::string_view::npos;
}

std::size_t count_in(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = find_in(text, word); at != std::string_view::npos; at = find_in(text, word, at + word.size())) {
    ++count;
  }
  return count;
}

bool quote_stands(std::string_view printed_text, std::string_view quote) {
  const std::string text = fold(printed_text);
  std::string_view rest = text;
  bool any = false;
  while (!quote.empty()) {
    const auto gap = quote.find("…");
    const std::string piece = fold(quote.substr(0, gap));
    quote.remove_prefix(gap == std::string_view::npos ? quote.size() : gap + std::string_view("…").size());
    if (piece.empty()) continue;
    const auto at = rest.find(piece);
    if (at == std::string_view::npos) return false;
    rest.remove_prefix(at + piece.size());
    any = true;
  }
  return any;
}

}  // namespace gongbao::law
