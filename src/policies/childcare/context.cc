// Shared steps of typed decisions.
#include "policies/childcare/context.h"

#include <algorithm>

namespace gongbao::childcare {

std::optional<Answer> unfair_term_in(const Context& in, std::string_view text) {
  const std::string* phrase = shared::phrase_in(text, in.state.parameters.list("unfair_phrases", in.today));
  if (phrase == nullptr) return std::nullopt;
  return refuse(code::unfair_term).with_text("phrase", *phrase);
}

std::optional<Answer> voucher_problem(const VoucherPaper& voucher) {
  for (const auto& [item, name] : names_of(VoucherItem{})) {
    if (std::ranges::find(voucher.items, item) != voucher.items.end()) continue;
    return refuse(code::voucher_item_missing).with_text("missing", std::string(name));
  }
  return std::nullopt;
}

}  // namespace gongbao::childcare
