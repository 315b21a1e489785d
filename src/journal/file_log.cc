// The log in files. One write and one fdatasync make a block durable; then the head is rewritten, then readers see it.
// Any error on the way stops the log: what the disk holds then is settled by the next opening, never guessed here.
#include "journal/file_log.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <shared_mutex>

#include "base/check.h"
#include "journal/block_reader.h"

namespace gongbao::journal {
namespace {

class FileLog final : public Log {
 public:
  FileLog(std::shared_ptr<FileSystem> system, std::string folder, const FileOptions& options)
      : system_(std::move(system)), folder_(std::move(folder)), options_(options), stream_{options.stream} {}
  // Nothing depends on it: a synced head only makes the next opening stricter after a power failure.
  ~FileLog() override {
    if (head_file_ != nullptr) static_cast<void>(head_file_->sync());
  }

  Result<void> open(OpenReport& report) {
    if (!options_.read_only) {
      if (const auto alone = take_folder(); !alone) return alone;
    }
    Result<Survey> found = survey(*system_, folder_, stream_, options_.read_only);
    if (!found) return std::unexpected(found.error());
    report.head_missing = !found->head.has_value();
    if (found->size > found->end) {
      report.torn_bytes_cut = found->size - found->end;
      report.where = where_in(folder_, {found->file, found->end});
    }
    index_ = std::move(found->index);
    tail_ = found->tail;
    file_number_ = found->file;
    end_ = found->end;
    if (options_.read_only) {
      stopped_ = Problem{"journal.read_only", {}, "this journal was opened for reading", folder_};
      return {};
    }
    if (const auto settled = settle(*found); !settled) return settled;
    return begin_head();
  }

  Result<BlockNo> append(const BlockBuilder& block) override {
    if (stopped_) return std::unexpected(*stopped_);
    const Result<BlockNo> done = write(block);
    if (!done) stopped_ = done.error();
    return done;
  }

  BlockNo last_block() const override { return tail().block; }
  EntryNo last_entry() const override { return tail().entry; }
  Hash32 chain() const override { return tail().hash; }

  Result<Block> read(BlockNo number) const override {
    const std::optional<Place> place = place_of(number);
    if (!place) return no_such("block", number);
    return BlockReader(*system_, folder_).read(number, *place, memory_->take());
  }

  Result<Block> block_of(EntryNo entry) const override {
    const BlockNo number = block_number_of(entry);
    if (number == 0) return no_such("entry", entry);
    return read(number);
  }

  Result<void> see_entry(EntryNo entry, const std::function<void(const EntryView&)>& see) const override {
    const BlockNo number = block_number_of(entry);
    if (number == 0) return no_such("entry", entry);
    return entries_.see(number, *place_of(number), entry, see);
  }

  Result<void> for_each_block(const ReadOptions& options,
                              const std::function<Result<void>(const Block&)>& see) const override {
    const Tail end = tail();
    if (end.block == 0 || options.from > end.entry) return {};
    const BlockNo first = block_number_of(std::max<EntryNo>(options.from, 1));
    std::uint64_t done = 0;
    const std::uint64_t total = options.progress ? bytes_of_blocks(first, end.block) : 0;
    Result<Hash32> previous = hash_before(first);
    if (!previous) return std::unexpected(previous.error());
    BlockReader reader(*system_, folder_);
    for (BlockNo n = first; n <= end.block; ++n) {
      const Place place = *place_of(n);
      const std::shared_ptr<Block::Bytes> bytes = memory_->take();
      const Result<Block> block = reader.read(n, place, bytes);
      if (!block) return std::unexpected(block.error());
      if (const auto chained = check_chain(*bytes, *previous, options.check_hashes, place); !chained) return chained;
      *previous = block->hash();
      if (const Result<void> go_on = see(*block); !go_on) return go_on;
      done += place.bytes();
      if (options.progress) options.progress(done, total);
    }
    return {};
  }

 private:
  template <class T>
  static std::unexpected<Problem> no_such(const char* what, T number) {
    return problem("journal.no_such_entry", {}, std::string("there is no ") + what + " " + std::to_string(number));
  }
  std::unexpected<Problem> failed(SystemError error, const char* doing, FilePosition at) const {
    return std::unexpected(problem_of(error, doing, where_in(folder_, at)));
  }
  std::unexpected<Problem> folder_failed(SystemError error, const char* doing) const {
    return std::unexpected(problem_of(error, doing, folder_));
  }

  // --- opening ---
  Result<void> take_folder() {
    if (const auto made = system_->make_folder(folder_); !made)
      return folder_failed(made.error(), "creating the folder");
    const std::string parent = std::filesystem::path(folder_).parent_path().string();
    if (const auto synced = system_->sync_folder(parent.empty() ? "." : parent); !synced) {
      return folder_failed(synced.error(), "syncing the folder above");
    }
    auto opened = system_->open(folder_ + "/lock", OpenMode::create);
    if (!opened) return folder_failed(opened.error(), "opening the lock");
    lock_file_ = std::move(*opened);
    const Io<void> locked = lock_file_->lock();
    if (locked) return {};
    if (locked.error().number != EWOULDBLOCK) return folder_failed(locked.error(), "locking");
    return problem("journal.locked", {}, "another process has this journal open", folder_);
  }

  // Cuts a torn tail and makes sure of what may never have been synced: the last block, when head does not know it, or
  // the header of a file that has no block yet. After a failed fdatasync the kernel may show bytes that no disk has.
  Result<void> settle(const Survey& found) {
    if (file_number_ == 0) return {};
    auto opened = system_->open(path_of(folder_, file_number_), OpenMode::read_write);
    const FilePosition at{file_number_, end_};
    if (!opened) return failed(opened.error(), "opening", at);
    file_ = std::move(*opened);
    if (found.size > end_) {
      if (const auto cut = file_->truncate(end_); !cut) return failed(cut.error(), "cutting the torn tail", at);
    }
    const bool empty = index_.empty() || index_.back().file != file_number_;
    if (empty) return write_file_header();
    if (!found.head || found.head->block < tail_.block) {
      if (const auto again = write_last_again(); !again) return again;
    }
    if (const auto synced = file_->sync(); !synced) return failed(synced.error(), "syncing", at);
    if (const auto synced = system_->sync_folder(folder_); !synced)
      return folder_failed(synced.error(), "syncing the folder");
    return {};
  }

  Result<void> write_last_again() {
    const Place& place = index_.back();
    const FilePosition at{place.file, place.offset};
    buffer_.resize(place.bytes());
    const Io<std::size_t> n = read_fully(*file_, {buffer_.data(), buffer_.size()}, place.offset);
    if (!n || *n != buffer_.size()) return failed(n ? SystemError{EIO} : n.error(), "reading", at);
    const Io<void> written = write_fully(*file_, buffer_.view(), place.offset);
    if (!written) return failed(written.error(), "writing", at);
    return {};
  }

  Result<void> begin_head() {
    auto opened = system_->open(folder_ + "/head", OpenMode::create);
    if (!opened) return folder_failed(opened.error(), "opening the head");
    head_file_ = std::move(*opened);
    const Io<std::uint64_t> size = head_file_->size();
    if (!size) return folder_failed(size.error(), "reading the head");
    if (*size > sizeof(Head)) {
      if (const auto cut = head_file_->truncate(sizeof(Head)); !cut)
        return folder_failed(cut.error(), "cutting the head");
    }
    if (const auto written = write_head(index_.empty() ? Place{} : index_.back(), tail_); !written) return written;
    if (const auto synced = head_file_->sync(); !synced) return folder_failed(synced.error(), "syncing the head");
    if (const auto synced = system_->sync_folder(folder_); !synced)
      return folder_failed(synced.error(), "syncing the folder");
    return {};
  }

  // --- appending ---
  Result<BlockNo> write(const BlockBuilder& block) {
    const BlockHeader header = seal_block(block.content(), stream_, tail_, buffer_);
    if (header.total_bytes > options_.file_bytes - page_bytes) {
      return problem("journal.block_too_large", {}, "a block may not be larger than a file", folder_);
    }
    if (file_number_ == 0 || end_ + header.total_bytes > options_.file_bytes) {
      if (const auto begun = begin_file(); !begun) return std::unexpected(begun.error());
    }
    const FilePosition at{file_number_, end_};
    if (const auto written = write_fully(*file_, buffer_.view(), end_); !written)
      return failed(written.error(), "writing", at);
    if (const auto synced = file_->sync_data(); !synced) return failed(synced.error(), "syncing", at);
    const Place place{.first_entry = header.first_entry,
                      .offset = end_,
                      .file = static_cast<std::uint32_t>(file_number_),
                      .pages = static_cast<std::uint32_t>(header.total_bytes / page_bytes)};
    if (const auto told = write_head(place, tail_of(header)); !told) return std::unexpected(told.error());
    entries_.remember(header, place, block.content());
    end_ += header.total_bytes;
    publish(place, tail_of(header));
    return header.number;
  }

  Result<void> begin_file() {
    ++file_number_;
    auto opened = system_->open(path_of(folder_, file_number_), OpenMode::create);
    if (!opened) return failed(opened.error(), "creating", {file_number_, 0});
    file_ = std::move(*opened);
    return write_file_header();
  }

  Result<void> write_file_header() {
    const FileHeader header = make_file_header(stream_, file_number_, tail_);
    const FilePosition at{file_number_, 0};
    if (const auto written = write_fully(*file_, bytes_of(header), 0); !written)
      return failed(written.error(), "writing", at);
    if (const auto synced = file_->sync(); !synced) return failed(synced.error(), "syncing", at);
    if (const auto synced = system_->sync_folder(folder_); !synced)
      return folder_failed(synced.error(), "syncing the folder");
    end_ = page_bytes;
    return {};
  }

  Result<void> write_head(const Place& last, const Tail& after) {
    Head head;
    head.stream = stream_.value;
    head.block = after.block;
    head.last_entry = after.entry;
    head.file = last.file;
    head.offset = last.offset;
    head.end = last.offset + last.bytes();
    head.hash = after.hash;
    seal(head);
    if (const auto written = write_fully(*head_file_, bytes_of(head), 0); !written) {
      return folder_failed(written.error(), "writing the head");
    }
    return {};
  }

  void publish(const Place& place, const Tail& after) {
    const std::unique_lock guard(mutex_);
    index_.push_back(place);
    tail_ = after;
  }

  // --- reading ---
  Tail tail() const {
    const std::shared_lock guard(mutex_);
    return tail_;
  }
  std::optional<Place> place_of(BlockNo number) const {
    const std::shared_lock guard(mutex_);
    if (number == 0 || number > index_.size()) return std::nullopt;
    return index_[number - 1];
  }
  BlockNo block_number_of(EntryNo entry) const {
    const std::shared_lock guard(mutex_);
    if (entry == 0 || entry > tail_.entry) return 0;
    const auto after = std::ranges::upper_bound(index_, entry, {}, &Place::first_entry);
    return static_cast<BlockNo>(after - index_.begin());
  }
  std::uint64_t bytes_of_blocks(BlockNo first, BlockNo last) const {
    const std::shared_lock guard(mutex_);
    std::uint64_t bytes = 0;
    for (BlockNo n = first; n <= last; ++n) bytes += index_[n - 1].bytes();
    return bytes;
  }
  Result<Hash32> hash_before(BlockNo number) const {
    if (number == 1) return Hash32{};
    const Result<Block> block = read(number - 1);
    if (!block) return std::unexpected(block.error());
    return block->hash();
  }
  Result<void> check_chain(const Block::Bytes& bytes, const Hash32& previous, bool check_hash,
                           const Place& place) const {
    const FilePosition at{place.file, place.offset};
    const std::string name = "block " + std::to_string(bytes.header.number);
    if (bytes.header.previous_hash != previous) {
      return problem("journal.out_of_order", {}, name + " does not follow the block before it", where_in(folder_, at));
    }
    if (check_hash && !hash_is_right(bytes.header, bytes.pages.view())) {
      return problem("journal.damaged_block", {}, name + ": its hash is wrong", where_in(folder_, at));
    }
    return {};
  }

  const std::shared_ptr<FileSystem> system_;
  const std::string folder_;
  const FileOptions options_;
  const StreamNo stream_;
  const std::shared_ptr<BlockMemory> memory_ = std::make_shared<BlockMemory>();
  mutable EntryReader entries_{*system_, folder_, memory_};

  // Of the appending thread.
  std::optional<Problem> stopped_;
  std::unique_ptr<File> lock_file_, head_file_, file_;
  std::uint64_t file_number_ = 0;  // 0 = no file yet
  std::uint64_t end_ = 0;
  Pages buffer_;

  mutable std::shared_mutex mutex_;  // of what readers see; the appending thread reads it without
  std::deque<Place> index_;
  Tail tail_;
};

}  // namespace

Result<std::unique_ptr<Log>> open_file_log_on(std::shared_ptr<FileSystem> system, const std::string& folder,
                                              const FileOptions& options, OpenReport* report) {
  GB_CHECK(options.file_bytes >= 2 * page_bytes);
  auto log = std::make_unique<FileLog>(std::move(system), folder, options);
  OpenReport found;
  const Result<void> opened = log->open(found);
  if (report != nullptr) *report = found;
  if (!opened) return std::unexpected(opened.error());
  return log;
}

Result<std::unique_ptr<Log>> open_file_log(const std::string& folder, const FileOptions& options, OpenReport* report) {
  return open_file_log_on(posix_file_system(), folder, options, report);
}

std::vector<Problem> verify_files(const std::string& folder, const std::function<void(BlockNo)>& sound) {
  return verify_files_on(*posix_file_system(), folder, sound);
}

}  // namespace gongbao::journal
