// Opens every row once, and asks SQLite whether its pages hang together.
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

// The first column of all rows, so that nothing is open while a row is judged.
template <class Row>
Result<std::vector<Row>> rows_of(Room& room, const char* sql) {
  std::vector<Row> rows;
  auto get = room.db.prepare_once(sql);
  if (!get) return std::unexpected(get.error());
  for (;;) {
    const auto next = get->step();
    if (!next) return std::unexpected(next.error());
    if (!*next) return rows;
    Row row{};
    const ByteView bytes = get->bytes(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), row.size()), row.begin());
    rows.push_back(row);
  }
}

template <class Opened>
void note(Checked& checked, const Opened& opened) {
  if (!opened) checked.findings.push_back(opened.error());
}

Result<void> check_person(Room& room, const PersonToken& token) {
  const auto person = open_person(room, token);
  if (!person) return std::unexpected(person.error());
  const auto found = found_by_its_data(room, token, person->value_or(Person{}));
  if (!found) return std::unexpected(found.error());
  if (!*found) return tampered("persons", token.token, "search");
  return {};
}

Result<void> check_persons(Room& room, Checked& checked) {
  const auto tokens = rows_of<Id16>(room, "SELECT token FROM persons");
  if (!tokens) return std::unexpected(tokens.error());
  for (const Id16& token : *tokens) note(checked, check_person(room, {token}));
  checked.persons = tokens->size();
  return {};
}

Result<void> check_texts(Room& room, Checked& checked) {
  const auto hashes = rows_of<Hash32>(room, "SELECT hash FROM sealed_texts");
  if (!hashes) return std::unexpected(hashes.error());
  for (const Hash32& hash : *hashes) note(checked, open_text(room, {hash}));
  checked.texts = hashes->size();
  return {};
}

Result<void> check_attachments(Room& room, Checked& checked) {
  const auto hashes = rows_of<Hash32>(room, "SELECT hash FROM attachments");
  if (!hashes) return std::unexpected(hashes.error());
  for (const Hash32& hash : *hashes) note(checked, open_attachment(room, {hash}));
  checked.attachments = hashes->size();
  return {};
}

// The names under which papers were put.
Result<void> check_uploads(Room& room, Checked& checked) {
  std::vector<std::pair<SealedText, std::uint64_t>> rows;
  {
    auto get = room.db.prepare_once("SELECT hash, account FROM uploads");
    if (!get) return std::unexpected(get.error());
    for (;;) {
      const auto next = get->step();
      if (!next) return std::unexpected(next.error());
      if (!*next) break;
      auto& [hash, account] = rows.emplace_back();
      const ByteView bytes = get->bytes(0);
      std::copy_n(bytes.begin(), std::min(bytes.size(), hash.hash.size()), hash.hash.begin());
      account = static_cast<std::uint64_t>(get->integer(1));
    }
  }
  for (const auto& [hash, account] : rows) note(checked, upload_name(room, hash, account));
  return {};
}

Result<void> check_pages(Room& room, Checked& checked) {
  auto get = room.db.prepare_once("PRAGMA integrity_check(1)");
  if (!get) return std::unexpected(get.error());
  const auto row = get->step();
  if (!row) return std::unexpected(row.error());
  if (*row && get->text(0) != "ok") checked.findings.push_back({"vault.damaged", "", get->text(0), room.db.path()});
  return {};
}

}  // namespace

Result<Checked> check(Room& room) {
  Checked checked;
  for (auto part : {check_pages, check_persons, check_texts, check_attachments, check_uploads}) {
    if (auto done = part(room, checked); !done) return std::unexpected(done.error());
  }
  const auto erased = room.db.integer("SELECT count(*) FROM erased");
  if (!erased) return std::unexpected(erased.error());
  checked.erased = static_cast<std::uint64_t>(*erased);
  return checked;
}

}  // namespace gongbao::vault
