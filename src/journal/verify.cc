// Reads every byte of a journal's folder and tells all that is wrong with it. Unlike opening it goes on after a
// finding: behind a damaged header it looks for the next sound one, and it trusts a header whose block is damaged.
#include <algorithm>
#include <filesystem>

#include "journal/file_log.h"
#include "journal/survey.h"

namespace gongbao::journal {
namespace {

class Verifier {
 public:
  Verifier(FileSystem& system, std::string folder, const std::function<void(BlockNo)>& sound)
      : system_(system), folder_(std::move(folder)), sound_(sound) {}

  std::vector<Problem> run() {
    const auto files = files_in(system_, folder_);
    take_head();
    if (!files) {
      findings_.push_back(problem_of(files.error(), "listing the journal's files", folder_));
      return findings_;
    }
    std::uint64_t expected = 1;
    for (const std::uint64_t number : *files) {
      for (; expected < number; ++expected) missing(expected);
      verify_file(number, number == files->back());
      expected = number + 1;
    }
    check_head();
    return findings_;
  }

 private:
  void add(const char* code, FilePosition at, std::string message) {
    findings_.push_back({code, {}, std::move(message), where_in(folder_, at)});
  }
  void unreadable(SystemError error, FilePosition at) {
    findings_.push_back(problem_of(error, "reading", where_in(folder_, at)));
  }
  std::string next_block() const {
    return "block " + std::to_string(tail_.block + 1) + " (first entry " + std::to_string(tail_.entry + 1) + ")";
  }
  static std::string name_of(const BlockHeader& h) {
    return "block " + std::to_string(h.number) + " (first entry " + std::to_string(h.first_entry) + ")";
  }
  static std::string range(std::uint64_t from, std::uint64_t to) {
    return "bytes " + std::to_string(from) + " to " + std::to_string(to - 1);
  }
  bool head_claims(BlockNo number) const { return head_ && head_->block >= number; }

  void take_head() {
    const Result<HeadFound> read = read_head(system_, folder_);
    const std::string where = std::filesystem::path(folder_).filename().string() + "/head byte 0";
    if (!read) {
      findings_.push_back(read.error());
    } else if (read->state == HeadState::damaged) {
      findings_.push_back({"journal.head_damaged", {}, "the head is damaged: it names no last block", where});
    } else if (read->state == HeadState::good) {
      head_ = read->head;
      stream_ = read->head.stream;
    }
  }

  void missing(std::uint64_t file) {
    add("journal.truncated", {file, 0}, "the file is missing, with " + next_block());
    known_ = false;
  }

  void verify_file(std::uint64_t number, bool last) {
    file_number_ = number;
    last_ = last;
    auto opened = system_.open(path_of(folder_, number), OpenMode::read);
    if (!opened) return unreadable(opened.error(), {number, 0});
    file_ = std::move(*opened);
    const Io<std::uint64_t> size = file_->size();
    if (!size) return unreadable(size.error(), {number, 0});
    size_ = *size;
    if (!verify_file_header()) return;
    for (std::uint64_t at = page_bytes; at < size_;) at = verify_block(at);
    end_of_file_ = size_;
  }

  // False when nothing that follows can be read.
  bool verify_file_header() {
    const FilePosition at{file_number_, 0};
    const std::optional<ByteView> page = load(0, page_bytes);
    if (!page) return false;
    FileHeader header;
    const Seen seen = read_header(*page, header);
    if (seen == Seen::newer) {
      add("journal.newer_format", at, "a file of a newer format version");
      return false;
    }
    const bool claimed = head_ && head_->block != 0 && head_->file >= file_number_;
    if (seen == Seen::damaged && last_ && !claimed && size_ <= page_bytes) {
      add("journal.torn_tail", at,
          range(0, std::max<std::uint64_t>(size_, 1)) + ": a file that was just begun; cut when opened");
      return false;
    }
    if (seen == Seen::damaged && size_ < page_bytes) {
      add("journal.truncated", {file_number_, size_}, "the file ends inside its own header, before " + next_block());
      return false;
    }
    if (seen == Seen::damaged) {
      add("journal.damaged_block", at,
          range(0, page_bytes) + ": the header of the file is damaged, before " + next_block());
      return true;
    }
    check_file_header(header);
    return true;
  }

  void check_file_header(const FileHeader& header) {
    const FilePosition at{file_number_, 0};
    if (!stream_) stream_ = header.stream;
    if (header.stream != *stream_) add("journal.wrong_stream", at, "the file is of another stream");
    if (header.file != file_number_) {
      add("journal.out_of_order", at, "this was written as file " + std::to_string(header.file));
    }
    if (known_ && header.first_block > tail_.block + 1) {
      add("journal.truncated", {std::max<std::uint64_t>(file_number_ - 1, 1), end_of_file_},
          "the file ends before " + next_block());
      known_ = false;
    }
    const Tail before{header.first_block - 1, header.first_entry - 1, header.previous_hash};
    if (known_ && before != tail_)
      add("journal.out_of_order", at, "the file does not follow the one before it, " + next_block());
    if (known_) return;
    tail_ = before;
    known_ = true;
  }

  // The block at that position; returns where the next begins.
  std::uint64_t verify_block(std::uint64_t at) {
    const std::optional<ByteView> page = load(at, page_bytes);
    if (!page) return size_;
    BlockHeader header;
    const Seen seen = read_header(*page, header);
    if (seen == Seen::newer) {
      add("journal.newer_format", {file_number_, at}, "a block of a newer format version");
      return size_;
    }
    if (seen == Seen::damaged) return after_damaged_header(at, page->size());
    check_order(header, at);
    if (header.total_bytes > size_ - at) return after_cut_block(header, at);
    const std::optional<ByteView> block = load(at, header.total_bytes);
    const std::uint64_t next = at + header.total_bytes;
    if (block) check_block(header, *block, at);
    tail_ = tail_of(header);
    known_ = true;
    if (head_ && header.number == head_->block) head_matched_ = header.own_hash == head_->hash;
    if (sound_ && findings_.empty()) sound_(header.number);
    return next;
  }

  void check_block(const BlockHeader& header, ByteView block, std::uint64_t at) {
    const char* fault = fault_of_body(header, block);
    if (fault == nullptr && !hash_is_right(header, block)) fault = "the hash of the block is wrong";
    if (fault == nullptr) return;
    const std::uint64_t end = at + header.total_bytes;
    if (last_ && end == size_ && !head_claims(header.number)) {
      return add("journal.torn_tail", {file_number_, at},
                 range(at, end) + ": " + name_of(header) + ": " + fault + "; cut when opened");
    }
    add("journal.damaged_block", {file_number_, at}, range(at, end) + ": " + name_of(header) + ": " + fault);
  }

  void check_order(const BlockHeader& header, std::uint64_t at) {
    if (!stream_) stream_ = header.stream;
    if (header.stream != *stream_)
      add("journal.wrong_stream", {file_number_, at}, name_of(header) + " is of another stream");
    if (!known_) return;
    if (header.number != tail_.block + 1) {
      return add("journal.out_of_order", {file_number_, at}, name_of(header) + " where " + next_block() + " belongs");
    }
    if (header.first_entry != tail_.entry + 1 || header.previous_hash != tail_.hash) {
      add("journal.out_of_order", {file_number_, at}, name_of(header) + " does not follow the block before it");
    }
  }

  std::uint64_t after_cut_block(const BlockHeader& header, std::uint64_t at) {
    if (last_ && !head_claims(header.number)) {
      add("journal.torn_tail", {file_number_, at},
          range(at, size_) + ": the beginning of " + name_of(header) + "; cut when opened");
    } else {
      add("journal.truncated", {file_number_, size_}, "the file ends inside " + name_of(header));
    }
    return size_;
  }

  std::uint64_t after_damaged_header(std::uint64_t at, std::size_t page) {
    const Io<LaterHeader> later = find_later_header(*file_, at + page_bytes, size_, known_ ? tail_.block : 0);
    if (!later) {
      unreadable(later.error(), {file_number_, at});
      return size_;
    }
    const std::uint64_t next = later->seen == Seen::damaged ? size_ : later->offset;
    if (next == size_ && last_ && !head_claims(tail_.block + 1)) {
      add("journal.torn_tail", {file_number_, at}, range(at, next) + ": not a whole block; cut when opened");
    } else if (page < page_bytes) {
      add("journal.truncated", {file_number_, size_}, "the file ends inside " + next_block());
    } else {
      add("journal.damaged_block", {file_number_, at},
          range(at, next) + ": the header of " + next_block() + " is damaged");
    }
    known_ = false;
    return next;
  }

  void check_head() {
    if (!head_ || head_->block == 0) return;
    if (head_->block > tail_.block) {
      // When a damaged header was reported in its place, that finding has said it.
      if (!known_) return;
      return add("journal.truncated", {std::max<std::uint64_t>(file_number_, 1), size_},
                 "block " + std::to_string(head_->block) + " was durable; the file ends before " + next_block());
    }
    if (!head_matched_.value_or(true)) {
      add("journal.out_of_order", {head_->file, head_->offset},
          "block " + std::to_string(head_->block) + " is not the one that the head knows");
    }
  }

  std::optional<ByteView> load(std::uint64_t at, std::uint64_t bytes) {
    pages_.resize(std::min(bytes, size_ - at));
    const Io<std::size_t> n = read_fully(*file_, {pages_.data(), pages_.size()}, at);
    if (n && *n == pages_.size()) return pages_.view();
    unreadable(n ? SystemError{} : n.error(), {file_number_, at});
    return std::nullopt;
  }

  FileSystem& system_;
  std::string folder_;
  const std::function<void(BlockNo)>& sound_;
  std::vector<Problem> findings_;
  std::optional<Head> head_;
  std::optional<bool> head_matched_;
  std::optional<std::uint32_t> stream_;
  Tail tail_;
  bool known_ = true;  // whether tail_ is what the next block must follow

  // Of the file being read.
  std::unique_ptr<File> file_;
  std::uint64_t file_number_ = 0;
  bool last_ = false;
  std::uint64_t size_ = 0;
  std::uint64_t end_of_file_ = 0;  // of the one before
  Pages pages_;
};

}  // namespace

std::vector<Problem> verify_files_on(FileSystem& system, const std::string& folder,
                                     const std::function<void(BlockNo)>& sound) {
  return Verifier(system, folder, sound).run();
}

}  // namespace gongbao::journal
