// Every word goes through the command line.
#include "import/store.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace gongbao::import_test {

namespace fs = std::filesystem;

std::string map_path(const std::string& name) { return GONGBAO_SOURCE_DIR "/examples/maps/" + name; }

void PrintTo(const Digests& digests, std::ostream* out) {
  *out << "entry " << digests.last_entry << ", ledger " << digests.ledger << ", state " << digests.state;
}

Digests digests_in(const boost::json::object& answer) {
  const char* last = answer.contains("last_entry") ? "last_entry" : "entries";
  if (!answer.contains(last) || !answer.contains("state_digest")) return {};
  return {answer.at(last).to_number<std::uint64_t>(), text_of(answer.at("ledger_digest")),
          text_of(answer.at("state_digest"))};
}

Store Store::copy() const {
  Store store;
  store.operator_id_ = operator_id_;
  fs::copy(folder(), store.folder(), fs::copy_options::recursive);
  return store;
}

std::uint64_t Store::journal_bytes() const {
  std::error_code absent;
  const auto size = fs::file_size(journal(), absent);
  return absent ? 0 : size;
}

Ran Store::import(const std::string& file, std::vector<std::string> more, const Manner& manner) const {
  std::vector<std::string> words{"import", file, "--data", folder(), "--json", "--verdicts", verdicts()};
  words.insert(words.end(), more.begin(), more.end());
  return run(words, manner);
}

Ran Store::import_lines(const std::string& lines, const std::string& name) const { return import(write(name, lines)); }

Ran Store::ask(std::vector<std::string> words) const {
  words.insert(words.end(), {"--data", folder(), "--json"});
  return run(words);
}

Digests Store::digests() const {
  const Ran verified = ask({"verify"});
  EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
  return digests_in(verified.json());
}

void Store::set_up() {
  const Ran ran = import(map_path("operator.ndjson"));
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const auto answer = ran.json();
  ASSERT_EQ(answer.at("accepted").to_number<int>(), 6) << ran.out;
  fs::remove(verdicts());
  operator_id_ = answer.at("replies").at(0).at("facts").at("operator_id").to_number<std::uint64_t>();
}

}  // namespace gongbao::import_test
