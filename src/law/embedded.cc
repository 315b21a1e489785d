// Looks files up in the table that the build wrote.
#include "law/embedded.h"

#include "law/embedded_table.h"

namespace gongbao::law {

std::optional<std::string_view> embedded_file(std::string_view path) {
  for (const EmbeddedEntry* entry = embedded_entries; entry->path != nullptr; ++entry) {
    if (path == entry->path) return std::string_view(entry->begin, static_cast<std::size_t>(entry->end - entry->begin));
  }
  return std::nullopt;
}

std::vector<std::string_view> embedded_files(std::string_view prefix) {
  std::vector<std::string_view> paths;
  for (const EmbeddedEntry* entry = embedded_entries; entry->path != nullptr; ++entry) {
    if (std::string_view(entry->path).starts_with(prefix)) paths.emplace_back(entry->path);
  }
  return paths;
}

}  // namespace gongbao::law
