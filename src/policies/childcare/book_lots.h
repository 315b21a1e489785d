// How lots and items stand, as custody's books have them.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

class BookLots final : public Lots {
 public:
  explicit BookLots(const custody::Books& books) : books_(books) {}
  std::optional<LotFigures> lot(std::uint64_t operator_id, std::uint64_t bill) const override;
  std::optional<ItemFigures> item(std::uint64_t operator_id, const Id16& item) const override;

 private:
  const custody::Books& books_;
};

}  // namespace gongbao::childcare
