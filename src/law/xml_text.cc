// Sign by sign.
#include "law/xml_text.h"

#include "base/text.h"

namespace gongbao::law {
namespace {

// Char of XML 1.0. What is no scalar value of Unicode comes as U+FFFD already.
bool allowed_in_xml(char32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n' || point == '\r';
  return point != 0xfffe && point != 0xffff;
}

}  // namespace

std::string escaped(std::string_view text) {
  constexpr char32_t replacement = 0xfffd;
  std::string out;
  for_each_code_point(text, [&](CodePoint point) {
    switch (point.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        append_utf8(out, allowed_in_xml(point.value) ? point.value : replacement);
    }
  });
  return out;
}

}  // namespace gongbao::law
