// The log in memory: for scenarios, questions "what if" and tests. Same blocks, same chain as on disk.
#include <algorithm>
#include <mutex>
#include <shared_mutex>

#include "base/check.h"
#include "journal/format.h"

namespace gongbao::journal {
namespace {

class MemoryLog final : public Log {
 public:
  Result<BlockNo> append(const BlockBuilder& block) override {
    auto bytes = std::make_shared<Block::Bytes>();
    bytes->header = seal_block(block.content(), StreamNo{0}, tail(), bytes->pages);
    bytes->sections = sections_of(bytes->header, bytes->pages.view());
    const Tail after = tail_of(bytes->header);
    const std::unique_lock guard(mutex_);
    ends_.push_back((ends_.empty() ? 0 : ends_.back()) + bytes->pages.size());
    blocks_.emplace_back(std::move(bytes));
    tail_ = after;
    return after.block;
  }
  BlockNo last_block() const override { return tail().block; }
  EntryNo last_entry() const override { return tail().entry; }
  Hash32 chain() const override { return tail().hash; }

  Result<Block> read(BlockNo number) const override {
    const std::shared_lock guard(mutex_);
    if (number == 0 || number > tail_.block) return no_such("block", number);
    return blocks_[number - 1];
  }
  Result<Block> block_of(EntryNo entry) const override {
    const std::shared_lock guard(mutex_);
    if (entry == 0 || entry > tail_.entry) return no_such("entry", entry);
    const auto after = std::ranges::upper_bound(blocks_, entry, {}, &Block::first_entry);
    return *std::prev(after);
  }
  Result<void> see_entry(EntryNo entry, const std::function<void(const EntryView&)>& see) const override {
    const Result<Block> block = block_of(entry);
    if (!block) return std::unexpected(block.error());
    block->visit_entry(entry, see);
    return {};
  }
  Result<void> for_each_block(const ReadOptions& options,
                              const std::function<Result<void>(const Block&)>& see) const override {
    const Tail end = tail();
    if (options.from > end.entry || end.block == 0) return {};
    const Result<Block> start = block_of(std::max<EntryNo>(options.from, 1));
    GB_CHECK(start.has_value());
    const std::uint64_t before = end_of(start->number() - 1), total = end_of(end.block) - before;
    for (BlockNo n = start->number(); n <= end.block; ++n) {
      if (const Result<void> go_on = see(*read(n)); !go_on) return go_on;
      if (options.progress) options.progress(end_of(n) - before, total);
    }
    return {};
  }

 private:
  Tail tail() const {
    const std::shared_lock guard(mutex_);
    return tail_;
  }
  static std::unexpected<Problem> no_such(const char* what, std::uint64_t number) {
    return problem("journal.no_such_entry", {}, std::string("there is no ") + what + " " + std::to_string(number));
  }

  std::uint64_t end_of(BlockNo number) const {
    const std::shared_lock guard(mutex_);
    return number == 0 ? 0 : ends_[number - 1];
  }

  mutable std::shared_mutex mutex_;
  std::vector<Block> blocks_;
  std::vector<std::uint64_t> ends_;  // bytes up to and with each block
  Tail tail_;
};

}  // namespace

std::unique_ptr<Log> open_memory_log() { return std::make_unique<MemoryLog>(); }

}  // namespace gongbao::journal
