// Numbers are read from the anchor upwards; chapters are not said, their articles are counted through.
#include "law/place.h"

namespace gongbao::law {
namespace {

std::string_view kind_in_words(AnchorKind kind) {
  using enum AnchorKind;
  switch (kind) {
    case addressees:
      return "主送";
    case notice:
      return "通知";
    case preamble:
      return "引言";
    case final:
      return "施行";
    case attachment:
    case annex:
      return "附件";
    case cover:
      return "封面";
    case masthead:
      return "报头";
    case contents:
      return "目录";
    case query:
      return "查询方式";
    case introduction:
      return "简介";
    case imprint:
      return "版权页";
    default:
      return "";
  }
}

// Articles of all chapters are one row; chapters and what has no number stand beside them.
bool same_level(const Anchor& a, const Anchor& b) {
  const bool articles = a.kind == AnchorKind::article && b.kind == AnchorKind::article;
  const bool chapter = a.kind == AnchorKind::chapter || b.kind == AnchorKind::chapter;
  return articles || (a.parent == b.parent && !(chapter && a.kind != b.kind));
}

}  // namespace

std::string place_of(const Gazette& gazette, const Anchor& anchor) {
  std::string own = anchor.printed.empty() ? std::string(kind_in_words(anchor.kind)) : anchor.printed;
  const Anchor* above = anchor.parent.empty() ? nullptr : gazette.anchor(anchor.parent);
  const bool counted_through = above == nullptr || above->kind == AnchorKind::chapter;
  return counted_through ? own : place_of(gazette, *above) + own;
}

Neighbours neighbours_of(const Gazette& gazette, const Anchor& anchor) {
  const DocumentText* document = gazette.document(std::string_view(anchor.id).substr(0, anchor.id.find('/')));
  Neighbours found;
  if (document == nullptr) return found;
  bool passed = false;
  for (const Anchor& each : document->anchors) {
    if (each.id == anchor.id) {
      passed = true;
    } else if (same_level(each, anchor)) {
      (passed ? found.after : found.before) = &each;
      if (passed) break;
    }
  }
  return found;
}

}  // namespace gongbao::law
