// libarchive reads the list of parts at the end of the file, and goes to the one that is asked for.
#include "formats/zip_part.h"

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <memory>

namespace gongbao::formats {

namespace {

constexpr std::size_t bytes_read_at_once = std::size_t{1} << 16;

struct CloseArchive {
  void operator()(archive* each) const { archive_read_free(each); }
};
using OpenArchive = std::unique_ptr<archive, CloseArchive>;

std::unexpected<Problem> damaged(const std::string& path) {
  return problem("ledger.schema_invalid", "", "not a workbook: its archive is damaged, cut off or encrypted",
                 std::filesystem::path(path).filename().string());
}
std::unexpected<Problem> too_large(const std::string& path, const std::string& what) {
  return problem("ledger.schema_invalid", "", what, std::filesystem::path(path).filename().string());
}

Result<void> unfold(archive* open, const std::string& path, const TakeBytes& take, const ZipBounds& bounds) {
  std::uint64_t bytes = 0;
  std::string piece(bytes_read_at_once, '\0');
  for (;;) {
    const la_ssize_t got = archive_read_data(open, piece.data(), piece.size());
    if (got < 0) return damaged(path);
    if (got == 0) return {};
    bytes += static_cast<std::uint64_t>(got);
    if (bytes > bounds.most_bytes) {
      return too_large(path,
                       "a part of the workbook unfolds to more than " + std::to_string(bounds.most_bytes) + " bytes");
    }
    const auto more = take(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
    if (!more) return std::unexpected(more.error());
    if (!*more) return {};
  }
}

}  // namespace

Result<bool> read_zip_part(const std::string& path, const std::string& part, const TakeBytes& take,
                           const ZipBounds& bounds) {
  const OpenArchive open(archive_read_new());
  if (!open || archive_read_support_format_zip_seekable(open.get()) != ARCHIVE_OK) return damaged(path);
  if (archive_read_open_filename(open.get(), path.c_str(), bytes_read_at_once) != ARCHIVE_OK) return damaged(path);
  for (std::uint64_t parts = 0;; ++parts) {
    archive_entry* entry = nullptr;
    const int read = archive_read_next_header(open.get(), &entry);
    if (read == ARCHIVE_EOF) return false;
    if (read != ARCHIVE_OK && read != ARCHIVE_WARN) return damaged(path);
    if (parts == bounds.most_parts) return too_large(path, "the workbook has too many parts");
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr || part != name) continue;
    if (auto unfolded = unfold(open.get(), path, take, bounds); !unfolded) return std::unexpected(unfolded.error());
    return true;
  }
}

}  // namespace gongbao::formats
