// What a place in a document is called: the printed numbers that lead to it, as one says them.
#pragma once

#include "law/anchors.h"

namespace gongbao::law {

// 第九条, 第五条(十二), 三、(四)14.; of what has no number its kind: 主送, 通知, 附件.
std::string place_of(const Gazette& gazette, const Anchor& anchor);

// The one before and the one after it among those that stand on its level of the document; nullptr: none.
struct Neighbours {
  const Anchor* before = nullptr;
  const Anchor* after = nullptr;
};
Neighbours neighbours_of(const Gazette& gazette, const Anchor& anchor);

}  // namespace gongbao::law
