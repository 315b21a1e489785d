// Ids, keys and batches are kept as long as the id window says; the day moves only with typed entries.
#include "engine/tables.h"

#include "base/check.h"
#include "base/hash.h"

namespace gongbao::engine {

Hash32 command_hash(std::uint16_t type, std::uint16_t version, ByteView bytes) {
  Bytes head;
  ByteWriter out(head);
  out.integer(type);
  out.integer(version);
  Sm3 hash;
  hash.update(head);
  hash.update(bytes);
  return hash.finish();
}

namespace {
bool takes_its_id(const Outcome& outcome) {
  return outcome.verdict != Verdict::duplicate && (outcome.flags & id_stays_free) == 0;
}
}  // namespace

void Tables::keep_ids_beside(bool beside) {
  if (beside == ids_are_beside()) return;
  if (!beside) {
    settle_ids();
    ids_beside_.reset();
    return;
  }
  ids_beside_ = std::make_unique<Beside<UsedIds>>([this](const UsedIds& ids) {
    for (const UsedId& each : ids) ids_.add(each.sender, each.id, each.entry);
  });
}

void Tables::use_id(const UsedId& used) {
  if (!ids_are_beside()) return ids_.add(used.sender, used.id, used.entry);
  ids_to_come_.push_back(used);
  if (ids_to_come_.size() == ids_a_batch) ids_beside_->hand_over(std::exchange(ids_to_come_, {}));
}

void Tables::settle_ids() {
  if (!ids_are_beside()) return;
  ids_beside_->hand_over(std::exchange(ids_to_come_, {}));
  ids_beside_->settle();
}

void Tables::note(const Source& source, EntryNo number) {
  GB_CHECK(number == last_entry_ + 1);
  last_entry_ = number;
  last_stamp_ = std::max(last_stamp_, Stamp{source.stamp_micros});
}

void Tables::note(const journal::InstructionView& entry, const Source& source, EntryNo number, std::uint64_t sender) {
  note(source, number);
  if (takes_its_id(entry.outcome)) use_id({sender, journal::id_of(entry.record), number});
  if (source.batch_entry == 0) return;
  if (source.batch_entry != last_batch_entry_) {
    last_batch_entry_ = source.batch_entry;
    last_batch_ = &batches_[source.batch_entry];
  }
  Batch& batch = *last_batch_;
  if (batch.records == 0) batch.first = number;
  ++batch.records;
  batch.last = number;
  batch.day = day_ ? day_->day : 0;
}

void Tables::note(const journal::TypedView& entry, const Source& source, EntryNo number, const Machine& machine) {
  note(source, number);
  if (entry.head.idempotency_key != Hash32{}) {
    keys_[entry.head.idempotency_key] = {.entry = number,
                                         .command = command_hash(entry.head.type, entry.head.version, entry.command),
                                         .day = date_of(Stamp{source.stamp_micros}).day};
  }
  follow_day(machine);
}

void Tables::follow_day(const Machine& machine) {
  const std::optional<Date> today = machine.day();
  if (!today) return;
  const Days window = machine.id_window();
  if (day_ == today && window_ == window) return;
  GB_CHECK(!day_ || *day_ <= *today);
  day_ = today;
  window_ = window;
  settle_ids();
  ids_.advance(*today, window);
  const auto gone = [&](const auto& row) { return row.second.day < ids_.oldest_day(); };
  std::erase_if(keys_, gone);
  std::erase_if(batches_, gone);
  last_batch_entry_ = 0;
}

const Tables::Key* Tables::key(const Hash32& key) const {
  const auto found = keys_.find(key);
  return found == keys_.end() ? nullptr : &found->second;
}

const Tables::Batch* Tables::batch(EntryNo batch_entry) const {
  const auto found = batches_.find(batch_entry);
  return found == batches_.end() ? nullptr : &found->second;
}

void Tables::save(ByteWriter& out) const {
  out.integer(last_entry_);
  encode(out, last_stamp_);
  encode(out, day_);
  encode(out, window_);
  encode(out, keys_);
  encode(out, batches_);
  ids_.save(out);
}

bool Tables::load(ByteReader& in) {
  *this = Tables{};
  Tables loaded;
  loaded.last_entry_ = in.integer<EntryNo>();
  decode(in, loaded.last_stamp_);
  decode(in, loaded.day_);
  decode(in, loaded.window_);
  decode(in, loaded.keys_);
  decode(in, loaded.batches_);
  if (!loaded.ids_.load(in) || !in.ok()) return false;
  *this = std::move(loaded);
  return true;
}

void apply_entry(const journal::InstructionView& entry, const Source& source, EntryNo number, Machine& machine,
                 Tables& tables) {
  const std::uint64_t sender = takes_its_id(entry.outcome) ? machine.sender(entry.record, source) : 0;
  machine.apply(entry, source, number);
  tables.note(entry, source, number, sender);
}

bool apply_entry(const journal::TypedView& entry, const Source& source, EntryNo number, Machine& machine,
                 Tables& tables) {
  if (!machine.apply(entry, source, number)) return false;
  tables.note(entry, source, number, machine);
  return true;
}

}  // namespace gongbao::engine
