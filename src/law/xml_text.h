// Elements and attributes written by hand, for files whose every element is of our own choosing: texts of others go
// through escaped().
#pragma once

#include <string>
#include <string_view>

namespace gongbao::law {

// & < > " as XML and HTML write them; U+FFFD for what no file of XML 1.0 may hold, and for what is no UTF-8.
std::string escaped(std::string_view text);

inline std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">";
}
inline std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

}  // namespace gongbao::law
