// Blocks for tests: the content of block n is a function of n alone, so that any log can be compared with any other.
#pragma once

#include "journal/journal.h"

namespace gongbao::journal {

inline Source sample_source(std::uint64_t seed) {
  return {.stamp_micros = static_cast<std::int64_t>(1'696'809'600'000'000 + seed),
          .account = seed % 7,
          .organisation = seed % 3,
          .batch_entry = seed % 2,
          .area = 110105,
          .role = static_cast<std::uint16_t>(seed % 5)};
}

inline Record sample_record(std::uint64_t seed) {
  Record record{};
  for (std::size_t i = 0; i < record.size(); ++i) record[i] = static_cast<std::uint8_t>(seed * 31 + i);
  return record;
}

inline void add_sample_instruction(BlockBuilder& to, std::uint64_t seed, std::size_t extended) {
  const Outcome outcome{.previous_of_subject = seed / 2,
                        .previous_of_operator = seed / 3,
                        .journal_no = seed,
                        .detail_fen = -5,
                        .custody_after = 120'000,
                        .required_after = 48'000,
                        .subject_after = static_cast<std::int64_t>(seed),
                        .code = static_cast<std::uint16_t>(seed % 11),
                        .verdict = static_cast<Verdict>(seed % 3),
                        .flags = static_cast<std::uint8_t>(seed),
                        .source = to.add_source(sample_source(seed / 4))};
  std::vector<Extension> extensions(extended);
  for (Extension& e : extensions) e.body.fill(static_cast<std::uint8_t>(seed + 1));
  to.add(sample_record(seed), outcome, extensions);
}
inline void add_sample_instruction(BlockBuilder& to, std::uint64_t seed) { add_sample_instruction(to, seed, seed % 4); }

inline void add_sample_typed(BlockBuilder& to, std::uint64_t seed) {
  TypedHead head{.type = static_cast<std::uint16_t>(seed % 100), .version = 1};
  head.source = to.add_source(sample_source(seed / 4));
  head.idempotency_key.fill(static_cast<std::uint8_t>(seed));
  to.add(head, Bytes(seed % 200, 1), Bytes(seed % 31, 2), Bytes(seed % 3, 3));
}

// One to some pages; now and then many.
inline BlockBuilder sample_block(BlockNo number) {
  BlockBuilder block(static_cast<std::uint32_t>(number % 3 + 1));
  const std::uint64_t entries = number % 4 == 3 ? 40 : number % 3 + 1;
  for (std::uint64_t i = 0; i < entries; ++i) {
    if ((number + i / 3) % 3 == 0) {
      add_sample_typed(block, number * 1000 + i);
    } else {
      add_sample_instruction(block, number * 1000 + i);
    }
  }
  return block;
}

// The problem, or an empty one when there is none: a test that expects one fails and does not crash.
template <class T>
Problem error_of(const Result<T>& result) {
  return result ? Problem{} : result.error();
}

// Everything about an entry as one comparable value.
struct SeenEntry {
  EntryNo number = 0;
  Source source{};
  Record record{};
  Outcome outcome{};
  std::vector<Extension> extensions{};
  TypedHead head{};
  Bytes command{}, facts{}, figures{};
  bool operator==(const SeenEntry&) const = default;
};

inline SeenEntry copy_of(const EntryView& view) {
  SeenEntry seen{.number = view.number, .source = view.source};
  if (view.instruction != nullptr) {
    seen.record = view.instruction->record;
    seen.outcome = view.instruction->outcome;
    seen.extensions.assign(view.instruction->extensions.begin(), view.instruction->extensions.end());
  }
  if (view.typed != nullptr) {
    seen.head = view.typed->head;
    seen.command.assign(view.typed->command.begin(), view.typed->command.end());
    seen.facts.assign(view.typed->facts.begin(), view.typed->facts.end());
    seen.figures.assign(view.typed->figures.begin(), view.typed->figures.end());
  }
  return seen;
}

inline std::vector<SeenEntry> entries_of(const Block& block) {
  std::vector<SeenEntry> all;
  block.visit([&](const EntryView& view) {
    all.push_back(copy_of(view));
    return true;
  });
  return all;
}
inline std::vector<SeenEntry> entries_of(const BlockBuilder& block, EntryNo first) {
  std::vector<SeenEntry> all;
  block.visit_all(first, [&](const EntryView& view) { all.push_back(copy_of(view)); });
  return all;
}

}  // namespace gongbao::journal
