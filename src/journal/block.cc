// Building a block entry by entry, and walking one: in the builder (entries not yet written) and read back.
#include <algorithm>

#include "base/check.h"
#include "journal/format.h"

namespace gongbao::journal {
namespace {

void append(Bytes& to, const void* from, std::size_t bytes) {
  const auto* begin = static_cast<const std::uint8_t*>(from);
  to.insert(to.end(), begin, begin + bytes);
}

void extend_runs(std::vector<Run>& runs, Run::Kind kind, std::size_t bytes) {
  if (runs.empty() || runs.back().kind != kind || runs.back().entries == entries_per_run) {
    runs.push_back({.kind = kind});
  }
  ++runs.back().entries;
  runs.back().bytes += bytes;
}

std::uint32_t place_of_next(const Bytes& entries) {
  const std::size_t place = entries.size() / entry_alignment;
  GB_CHECK(place < typed_entry);
  return static_cast<std::uint32_t>(place);
}

EntryView view_of(EntryNo number, const Source& source, const InstructionView& view) {
  return {.number = number, .source = source, .instruction = &view, .typed = nullptr};
}
EntryView view_of(EntryNo number, const Source& source, const TypedView& view) {
  return {.number = number, .source = source, .instruction = nullptr, .typed = &view};
}

template <class View, class See>
void see_one(const Sections& in, const std::uint8_t* at, EntryNo number, const See& see) {
  View view;
  detail::read_entry(at, view);
  see(view_of(number, in.sources[detail::source_of(view)], view));
}

void see_at(Run::Kind kind, const Sections& in, const std::uint8_t* at, EntryNo number,
            const std::function<void(const EntryView&)>& see) {
  if (kind == Run::Kind::instructions) return see_one<InstructionView>(in, at, number, see);
  see_one<TypedView>(in, at, number, see);
}

}  // namespace

BlockBuilder::BlockBuilder(std::uint32_t rules_version) : content_(std::make_unique<Content>()) {
  content_->rules_version = rules_version;
}
BlockBuilder::~BlockBuilder() = default;
BlockBuilder::BlockBuilder(BlockBuilder&&) noexcept = default;
BlockBuilder& BlockBuilder::operator=(BlockBuilder&&) noexcept = default;

void BlockBuilder::clear() {
  content_->instructions = 0;
  content_->sources.clear();
  content_->runs.clear();
  content_->entries.clear();
  content_->places.clear();
}

std::uint16_t BlockBuilder::add_source(const Source& source) {
  GB_CHECK(source.reserved == 0 && source.zero == decltype(source.zero){});
  std::vector<Source>& sources = content_->sources;
  if (sources.empty() || sources.back() != source) {
    GB_CHECK(sources.size() < 65535);
    sources.push_back(source);
  }
  return static_cast<std::uint16_t>(sources.size() - 1);
}

void BlockBuilder::add(const Record& record, const Outcome& outcome, std::span<const Extension> extensions) {
  Content& c = *content_;
  GB_CHECK(outcome.source < c.sources.size() && outcome.verdict <= Verdict::duplicate);
  GB_CHECK(extensions.size() <= 65535);
  Outcome stored = outcome;
  stored.extensions = static_cast<std::uint16_t>(extensions.size());
  c.places.push_back(place_of_next(c.entries));
  append(c.entries, record.data(), sizeof(Record));
  append(c.entries, &stored, sizeof stored);
  append(c.entries, extensions.data(), extensions.size_bytes());
  extend_runs(c.runs, Run::Kind::instructions, sizeof(Record) + sizeof(Outcome) + extensions.size_bytes());
  ++c.instructions;
}

void BlockBuilder::add(const TypedHead& head, ByteView command, ByteView facts, ByteView figures) {
  Content& c = *content_;
  GB_CHECK(head.source < c.sources.size() && head.verdict <= Verdict::duplicate);
  GB_CHECK(head.reserved == 0 && head.zero == 0);
  GB_CHECK(std::max({command.size(), facts.size(), figures.size()}) <= 0xffff'ffff);
  TypedHead stored = head;
  stored.command_bytes = static_cast<std::uint32_t>(command.size());
  stored.facts_bytes = static_cast<std::uint32_t>(facts.size());
  stored.figures_bytes = static_cast<std::uint32_t>(figures.size());
  const std::size_t begin = c.entries.size();
  c.places.push_back(place_of_next(c.entries) | typed_entry);
  append(c.entries, &stored, sizeof stored);
  for (const ByteView part : {command, facts, figures}) append(c.entries, part.data(), part.size());
  c.entries.resize((c.entries.size() + entry_alignment - 1) / entry_alignment * entry_alignment);
  extend_runs(c.runs, Run::Kind::typed, c.entries.size() - begin);
}

std::uint32_t BlockBuilder::entries() const { return static_cast<std::uint32_t>(content_->places.size()); }
std::size_t BlockBuilder::sources() const { return content_->sources.size(); }
std::size_t BlockBuilder::payload_bytes() const {
  return content_->sources.size() * sizeof(Source) + content_->runs.size() * sizeof(Run) + content_->entries.size();
}

Sections BlockBuilder::sections(EntryNo first) const {
  return {.first = first, .sources = content_->sources, .runs = content_->runs, .entries = content_->entries};
}

void BlockBuilder::visit(EntryNo first, std::uint32_t place, const std::function<void(const EntryView&)>& see) const {
  GB_CHECK(place < entries());
  const std::uint32_t at = content_->places[place];
  const std::uint8_t* from = content_->entries.data() + std::size_t{at & ~typed_entry} * entry_alignment;
  see_at(kind_at(at), sections(first), from, first + place, see);
}

void BlockBuilder::visit_all(EntryNo first, const std::function<void(const EntryView&)>& see) const {
  for_each_entry(sections(first),
                 [&](EntryNo number, const Source& source, const auto& view) { see(view_of(number, source, view)); });
}

Block::Block(std::shared_ptr<const Bytes> bytes) : bytes_(std::move(bytes)) {}
BlockNo Block::number() const { return bytes_->header.number; }
EntryNo Block::first_entry() const { return bytes_->header.first_entry; }
std::uint32_t Block::entries() const { return bytes_->header.entries; }
std::uint32_t Block::rules_version() const { return bytes_->header.rules_version; }
const Hash32& Block::hash() const { return bytes_->header.own_hash; }
Sections Block::sections() const { return bytes_->sections; }

void Block::visit(const std::function<bool(const EntryView&)>& see) const {
  for_each_entry(bytes_->sections, [&](EntryNo number, const Source& source, const auto& view) {
    return see(view_of(number, source, view));
  });
}

void Block::visit_entry(EntryNo number, const std::function<void(const EntryView&)>& see) const {
  const Sections& in = bytes_->sections;
  GB_CHECK(number >= first_entry() && number - first_entry() < entries());
  EntryNo first = first_entry();
  const std::uint8_t* at = in.entries.data();
  for (const Run& run : in.runs) {
    if (number - first >= run.entries) {
      first += run.entries;
      at += run.bytes;
      continue;
    }
    while (first++ != number) at = skip_entry(run.kind, at);
    return see_at(run.kind, in, at, number, see);
  }
}

const std::uint8_t* skip_entry(Run::Kind kind, const std::uint8_t* at) {
  if (kind == Run::Kind::typed) {
    TypedView view;
    return detail::read_entry(at, view);
  }
  Outcome outcome;
  std::memcpy(&outcome, at + sizeof(Record), sizeof outcome);
  return at + sizeof(Record) + sizeof(Outcome) + outcome.extensions * sizeof(Extension);
}

std::vector<std::uint32_t> places_of(const Sections& in) {
  std::vector<std::uint32_t> places;
  const std::uint8_t* at = in.entries.data();
  for (const Run& run : in.runs) {
    const std::uint32_t typed = run.kind == Run::Kind::typed ? typed_entry : 0;
    for (std::uint32_t i = 0; i != run.entries; ++i) {
      places.push_back(static_cast<std::uint32_t>((at - in.entries.data()) / entry_alignment) | typed);
      at = skip_entry(run.kind, at);
    }
  }
  return places;
}

void see_alone(std::span<const Source> sources, Run::Kind kind, const std::uint8_t* bytes, EntryNo number,
               const std::function<void(const EntryView&)>& see) {
  see_at(kind, {.first = number, .sources = sources, .runs = {}, .entries = {}}, bytes, number, see);
}

}  // namespace gongbao::journal
