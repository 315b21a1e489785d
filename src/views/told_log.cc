// One decorator.
#include "views/told_log.h"

namespace gongbao::views {

namespace {

using namespace journal;

class ToldLog final : public Log {
 public:
  ToldLog(Log& log, Told told) : log_(log), told_(std::move(told)) {}

  Result<BlockNo> append(const BlockBuilder& block) override {
    if (told_.begins) told_.begins();
    auto number = log_.append(block);
    if (number) told_.durable(block);
    return number;
  }
  BlockNo last_block() const override { return log_.last_block(); }
  EntryNo last_entry() const override { return log_.last_entry(); }
  Hash32 chain() const override { return log_.chain(); }
  Result<Block> read(BlockNo number) const override { return log_.read(number); }
  Result<Block> block_of(EntryNo entry) const override { return log_.block_of(entry); }
  Result<void> see_entry(EntryNo entry, const std::function<void(const EntryView&)>& see) const override {
    return log_.see_entry(entry, see);
  }
  Result<void> for_each_block(const ReadOptions& options,
                              const std::function<Result<void>(const Block&)>& see) const override {
    return log_.for_each_block(options, see);
  }

 private:
  Log& log_;
  const Told told_;
};

}  // namespace

std::unique_ptr<Log> tell_when_durable(Log& log, Told told) { return std::make_unique<ToldLog>(log, std::move(told)); }

}  // namespace gongbao::views
