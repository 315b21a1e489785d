// A new master key in three steps, each of which may be the last one that a killed process took:
//   1. the key file holds the old version and the new one;
//   2. one transaction wraps every data key anew and names the new version in the header;
//   3. the key file holds the new version only, and no page of the old wraps is left.
// Before 2 the vault opens with the old version, after it with the new one; both are there.
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

Result<std::uint64_t> rewrap_everything(Room& room, std::uint32_t to) {
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  const auto count = rewrap_keys(room, to);
  if (!count) return count;
  const Header header{to, mark_of(*room.master.find(to)),
                      room.master.wrap(to, room.hash_key, place_of_hash_key(), room.options.random)};
  if (auto written = write_header(room.db, header); !written) return std::unexpected(written.error());
  if (auto done = whole->commit(); !done) return std::unexpected(done.error());
  return *count + 1;  // with the hash key
}

}  // namespace

Result<void> finish_rotation(Room& room) {
  if (room.master.count() == 1) return {};
  // A newer version than the vault's is a rotation that has not come to its transaction: the next one takes it up.
  if (room.master.newest() != room.master_version) return {};
  if (auto forgotten = room.db.forget_old_pages(); !forgotten) return forgotten;
  room.master.keep_only(room.master_version);
  return room.master.write(room.options.master_key);
}

Result<Rotated> rotate(Room& room) {
  Rotated rotated{room.master_version, room.master.newest(), 0};
  if (rotated.to == rotated.from) {
    rotated.to = rotated.from + 1;
    room.master.add(rotated.to, Key::fresh(room.options.random));
    if (auto written = room.master.write(room.options.master_key); !written) return std::unexpected(written.error());
  }
  const auto keys = rewrap_everything(room, rotated.to);
  if (!keys) return std::unexpected(keys.error());
  rotated.keys = *keys;
  room.master_version = rotated.to;
  if (auto finished = finish_rotation(room); !finished) return std::unexpected(finished.error());
  return rotated;
}

}  // namespace gongbao::vault
