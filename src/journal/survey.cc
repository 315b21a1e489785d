// Walks the block headers of all files. The question at every byte that is not as it should be: can an acknowledged
// block have been here? Only when it cannot (last file, nothing later, head does not claim it) is it a torn tail.
#include "journal/survey.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace gongbao::journal {
namespace {

// Headers through a window: small blocks lie close together and are read many at a time.
class Window {
 public:
  explicit Window(File& file) : file_(&file) {}

  // As many of those bytes as the file has.
  Io<ByteView> at(std::uint64_t offset, std::size_t bytes) {
    if (offset >= begin_ && offset + bytes <= begin_ + pages_.size())
      return pages_.view().subspan(offset - begin_, bytes);
    const bool near = offset < begin_ + 16 * page_bytes && offset >= begin_;
    pages_.resize(std::max(bytes, (near ? 16 : 1) * page_bytes));
    const Io<std::size_t> n = read_fully(*file_, {pages_.data(), pages_.size()}, offset);
    if (!n) return std::unexpected(n.error());
    pages_.resize(*n);
    begin_ = offset;
    return pages_.view().first(std::min(bytes, *n));
  }
  void forget() { pages_.resize(0); }

 private:
  File* file_;
  Pages pages_;
  std::uint64_t begin_ = 0;
};

class Surveyor {
 public:
  Surveyor(FileSystem& system, std::string folder, StreamNo stream, bool read_only)
      : system_(system), folder_(std::move(folder)), stream_(stream), read_only_(read_only) {}

  Result<Survey> run() {
    // The head first: what it names is in the files before it is named, also while somebody else appends.
    if (const auto read = take_head(); !read) return std::unexpected(read.error());
    const auto files = files_in(system_, folder_);
    if (!files) return std::unexpected(problem_of(files.error(), "listing the journal's files", folder_));
    for (std::size_t i = 0; i < files->size(); ++i) {
      if ((*files)[i] != i + 1) return fault("journal.truncated", {i + 1, 0}, "the file is missing");
      if (const auto walked = walk_file(i + 1, i + 1 == files->size()); !walked) return std::unexpected(walked.error());
    }
    if (const auto whole = check_last_block(); !whole) return std::unexpected(whole.error());
    if (const auto agreed = check_head(); !agreed) return std::unexpected(agreed.error());
    return std::move(found_);
  }

 private:
  std::unexpected<Problem> fault(const char* code, FilePosition at, std::string message) const {
    return problem(code, {}, std::move(message), where_in(folder_, at));
  }
  std::unexpected<Problem> unreadable(SystemError error, FilePosition at) const {
    return std::unexpected(problem_of(error, "reading", where_in(folder_, at)));
  }
  std::string next_block() const { return "block " + std::to_string(found_.tail.block + 1); }
  bool head_claims(BlockNo number) const { return found_.head && found_.head->block >= number; }

  Result<void> take_head() {
    // A reader beside the writer may catch the head half rewritten: look again.
    for (int attempt = 0; attempt < (read_only_ ? 5 : 1); ++attempt) {
      const Result<HeadFound> read = read_head(system_, folder_);
      if (!read) return std::unexpected(read.error());
      if (read->state == HeadState::missing) return {};
      if (read->state == HeadState::damaged) continue;
      if (read->head.stream != stream_.value) {
        return problem("journal.wrong_stream", {}, "the head is of another stream", folder_ + "/head");
      }
      found_.head = read->head;
      return {};
    }
    return {};
  }

  Result<void> walk_file(std::uint64_t number, bool last) {
    auto opened = system_.open(path_of(folder_, number), OpenMode::read);
    if (!opened) return unreadable(opened.error(), {number, 0});
    File& file = **opened;
    const Io<std::uint64_t> size = file.size();
    if (!size) return unreadable(size.error(), {number, 0});
    const std::uint64_t end_before = found_.end;
    found_.file = number;
    found_.size = *size;
    found_.end = 0;
    Window window(file);
    const Io<ByteView> page = window.at(0, page_bytes);
    if (!page) return unreadable(page.error(), {number, 0});
    FileHeader header;
    const Seen seen = read_header(*page, header);
    if (seen == Seen::newer) return fault("journal.newer_format", {number, 0}, "a file of a newer format version");
    if (seen == Seen::damaged) return header_damaged(last);
    if (const auto fits = check_file_header(header, end_before); !fits) return fits;
    found_.end = page_bytes;
    while (found_.end < found_.size) {
      const Result<bool> more = walk_block(file, window, last);
      if (!more) return std::unexpected(more.error());
      if (!*more) break;
    }
    return {};
  }

  // Blocks are written only after the header of their file is durable: a file with more than that was whole once.
  Result<void> header_damaged(bool last) {
    const bool claimed = found_.head && found_.head->block != 0 && found_.head->file >= found_.file;
    if (last && !claimed && found_.size <= page_bytes) return {};
    if (found_.size < page_bytes) {
      return fault("journal.truncated", {found_.file, found_.size}, "the file ends inside its own header");
    }
    return fault("journal.damaged_block", {found_.file, 0}, "the header of the file is damaged");
  }

  Result<void> check_file_header(const FileHeader& header, std::uint64_t end_before) {
    const FilePosition at{found_.file, 0};
    if (header.stream != stream_.value) return fault("journal.wrong_stream", at, "the file is of another stream");
    if (header.file != found_.file) {
      return fault("journal.out_of_order", at, "this was written as file " + std::to_string(header.file));
    }
    if (header.first_block > found_.tail.block + 1 && found_.file > 1) {
      return fault("journal.truncated", {found_.file - 1, end_before}, "the file ends before " + next_block());
    }
    const FileHeader expected = make_file_header(stream_, found_.file, found_.tail);
    if (header.header_crc != expected.header_crc || header.previous_hash != expected.previous_hash) {
      return fault("journal.out_of_order", at, "the file does not follow the one before it");
    }
    return {};
  }

  // One block from found_.end on; false at a torn tail.
  Result<bool> walk_block(File& file, Window& window, bool last) {
    const FilePosition at{found_.file, found_.end};
    const Io<ByteView> page = window.at(found_.end, page_bytes);
    if (!page) return unreadable(page.error(), at);
    BlockHeader header;
    const Seen seen = read_header(*page, header);
    if (seen == Seen::newer) return fault("journal.newer_format", at, "a block of a newer format version");
    if (seen == Seen::damaged) return broken(file, window, last, nullptr, page->size() == page_bytes);
    if (const auto ordered = check_order(header); !ordered) return std::unexpected(ordered.error());
    if (header.total_bytes > found_.size - found_.end) return broken(file, window, last, &header, false);
    before_last_ = found_.tail;
    found_.tail = tail_of(header);
    found_.index.push_back({.first_entry = header.first_entry,
                            .offset = found_.end,
                            .file = static_cast<std::uint32_t>(found_.file),
                            .pages = static_cast<std::uint32_t>(header.total_bytes / page_bytes)});
    found_.end += header.total_bytes;
    return true;
  }

  Result<void> check_order(const BlockHeader& header) const {
    const FilePosition at{found_.file, found_.end};
    if (header.stream != stream_.value) return fault("journal.wrong_stream", at, "the block is of another stream");
    if (header.number != found_.tail.block + 1) {
      return fault("journal.out_of_order", at,
                   "block " + std::to_string(header.number) + " where " + next_block() + " belongs");
    }
    if (header.first_entry != found_.tail.entry + 1 || header.previous_hash != found_.tail.hash) {
      return fault("journal.out_of_order", at, next_block() + " does not follow the block before it");
    }
    return {};
  }

  // Something at found_.end is not a whole block: damage, or the end of what was ever acknowledged.
  Result<bool> broken(File& file, Window& window, bool last, const BlockHeader* header, bool whole_page) {
    const FilePosition at{found_.file, found_.end};
    const bool short_of_bytes = header != nullptr || !whole_page;
    if (!last || head_claims(found_.tail.block + 1)) {
      if (short_of_bytes) {
        return fault("journal.truncated", {found_.file, found_.size}, "the file ends inside " + next_block());
      }
      return fault("journal.damaged_block", at, "the header of " + next_block() + " is damaged");
    }
    if (header != nullptr) return false;  // it would reach beyond the end: nothing can be behind it
    const auto later = find_later_header(file, found_.end + page_bytes, found_.size, found_.tail.block);
    if (!later) return unreadable(later.error(), at);
    if (later->seen == Seen::damaged) return false;
    if (read_only_ && appended_meanwhile(file, window)) return true;
    if (later->seen == Seen::newer) {
      return fault("journal.newer_format", {found_.file, later->offset}, "a block of a newer format version");
    }
    return fault("journal.damaged_block", at,
                 "the header of " + next_block() + " is damaged; a later block follows at byte " +
                     std::to_string(later->offset));
  }

  // Beside a writer: whether the block that was not there a moment ago is there now.
  bool appended_meanwhile(File& file, Window& window) {
    window.forget();
    const Io<std::uint64_t> size = file.size();
    const Io<ByteView> page = window.at(found_.end, page_bytes);
    BlockHeader header;
    if (!size || !page || read_header(*page, header) != Seen::good) return false;
    found_.size = *size;
    return true;
  }

  Result<std::string> fault_of_last() {
    const Place& place = found_.index.back();
    const FilePosition at{place.file, place.offset};
    auto opened = system_.open(path_of(folder_, place.file), OpenMode::read);
    if (!opened) return unreadable(opened.error(), at);
    Pages pages;
    pages.resize(place.bytes());
    const Io<std::size_t> n = read_fully(**opened, {pages.data(), pages.size()}, place.offset);
    if (!n) return unreadable(n.error(), at);
    BlockHeader header;
    if (*n != pages.size() || read_header(pages.view(), header) != Seen::good)
      return std::string("its header is damaged");
    if (header.total_bytes != pages.size()) return std::string("its header is damaged");
    if (const char* fault = fault_of_body(header, pages.view())) return std::string(fault);
    if (!hash_is_right(header, pages.view())) return std::string("its hash is wrong");
    return std::string();
  }

  Result<void> check_last_block() {
    if (found_.index.empty()) return {};
    const Result<std::string> bad = fault_of_last();
    if (!bad) return std::unexpected(bad.error());
    if (bad->empty()) return {};
    const Place place = found_.index.back();
    const bool next_file_begun = place.file != found_.file;
    if (next_file_begun || dropped_ || head_claims(found_.tail.block)) {
      return fault("journal.damaged_block", {place.file, place.offset},
                   "block " + std::to_string(found_.tail.block) + ": " + *bad);
    }
    // Torn; then the block before it is the last, and it was acknowledged.
    dropped_ = true;
    found_.end = place.offset;
    found_.tail = before_last_;
    found_.index.pop_back();
    return check_last_block();
  }

  Result<void> check_head() {
    if (!found_.head || found_.head->block == 0) return {};
    const Head& head = *found_.head;
    if (head.block > found_.tail.block) {
      const std::string last =
          found_.tail.block == 0 ? "there is none" : "the last here is " + std::to_string(found_.tail.block);
      return fault("journal.truncated", {std::max<std::uint64_t>(found_.file, 1), found_.end},
                   "block " + std::to_string(head.block) + " was durable; " + last);
    }
    const Place& place = found_.index[head.block - 1];
    const FilePosition at{place.file, place.offset};
    auto opened = system_.open(path_of(folder_, place.file), OpenMode::read);
    if (!opened) return unreadable(opened.error(), at);
    Pages page;
    page.resize(page_bytes);
    const Io<std::size_t> n = read_fully(**opened, {page.data(), page.size()}, place.offset);
    if (!n) return unreadable(n.error(), at);
    BlockHeader header;
    const bool same = read_header(page.view().first(*n), header) == Seen::good && header.own_hash == head.hash;
    if (same && head.file == place.file && head.offset == place.offset) return {};
    return fault("journal.out_of_order", at,
                 "block " + std::to_string(head.block) + " is not the one that the head knows");
  }

  FileSystem& system_;
  std::string folder_;
  StreamNo stream_;
  bool read_only_;
  Survey found_;
  Tail before_last_;
  bool dropped_ = false;  // one torn block at most: the next is written only when the one before is durable
};

}  // namespace

Result<Survey> survey(FileSystem& system, const std::string& folder, StreamNo stream, bool read_only) {
  return Surveyor(system, folder, stream, read_only).run();
}

Result<HeadFound> read_head(FileSystem& system, const std::string& folder) {
  const std::string path = folder + "/head";
  auto opened = system.open(path, OpenMode::read);
  if (!opened && opened.error().number == ENOENT) return HeadFound{};
  if (!opened) return std::unexpected(problem_of(opened.error(), "reading", path));
  std::array<std::uint8_t, sizeof(Head) + 1> bytes{};  // one more: a longer file is not a head
  const Io<std::size_t> n = read_fully(**opened, bytes, 0);
  if (!n) return std::unexpected(problem_of(n.error(), "reading", path));
  HeadFound found;
  const Seen seen = read_header(ByteView(bytes).first(*n), found.head);
  if (seen == Seen::newer) return problem("journal.newer_format", {}, "a head of a newer format version", path);
  found.state = seen == Seen::good ? HeadState::good : HeadState::damaged;
  return found;
}

Io<std::vector<std::uint64_t>> files_in(FileSystem& system, const std::string& folder) {
  const auto names = system.names(folder);
  if (!names) return std::unexpected(names.error());
  std::vector<std::uint64_t> files;
  for (const std::string& name : *names) {
    if (const auto number = file_number(name)) files.push_back(*number);
  }
  std::ranges::sort(files);
  return files;
}

Io<LaterHeader> find_later_header(File& file, std::uint64_t from, std::uint64_t size, BlockNo above) {
  constexpr std::size_t step = 256 * page_bytes;
  Pages pages;
  for (std::uint64_t at = from; at < size; at += step) {
    pages.resize(std::min<std::uint64_t>(step, size - at));
    const Io<std::size_t> n = read_fully(file, {pages.data(), pages.size()}, at);
    if (!n) return std::unexpected(n.error());
    for (std::size_t offset = 0; offset < *n; offset += page_bytes) {
      LaterHeader later{.seen = Seen::damaged, .offset = at + offset, .header = {}};
      later.seen = read_header(pages.view().subspan(offset, std::min(page_bytes, *n - offset)), later.header);
      if (later.seen == Seen::newer) return later;
      if (later.seen == Seen::good && later.header.number > above) return later;
    }
  }
  return LaterHeader{};
}

std::string path_of(const std::string& folder, std::uint64_t file) { return folder + "/" + file_name(file); }

std::string where_in(const std::string& folder, FilePosition at) {
  const std::string name = std::filesystem::path(folder).filename().string();
  return (name.empty() ? folder : name + "/") + file_name(at.file) + " byte " + std::to_string(at.byte);
}

}  // namespace gongbao::journal
