// A data folder of the program's, with the operator of examples/maps/operator.ndjson in it: filed, an outlet 1, a
// product 1, a custody account at bank 3.
#pragma once

#include "import/program.h"
#include "import/readers.h"

namespace gongbao::import_test {

inline const std::string the_operator = "uscc:91110105MA00AAAA1T";
inline const std::string the_account = "6217000010001234567";
inline const std::string the_settlement_account = "6222020200001234567";

std::string map_path(const std::string& name);  // of examples/maps

struct Digests {
  std::uint64_t last_entry = 0;
  std::string ledger, state;
  bool operator==(const Digests&) const = default;
};
void PrintTo(const Digests& digests, std::ostream* out);
Digests digests_in(const boost::json::object& answer);

class Store {
 public:
  Store() = default;
  static Store with_operator() {
    Store store;
    store.set_up();
    return store;
  }
  // The same bytes in another folder, vault and all.
  Store copy() const;

  std::string folder() const { return folder_->path("data"); }
  std::string journal() const { return folder() + "/journal/0000000001.gbj"; }
  std::uint64_t journal_bytes() const;  // 0 when there is none
  std::uint64_t operator_id() const { return operator_id_; }

  // gongbao import --data … --json, and more words.
  Ran import(const std::string& file, std::vector<std::string> more = {}, const Manner& manner = {}) const;
  // The same of lines written here.
  Ran import_lines(const std::string& lines, const std::string& name = "lines.ndjson") const;
  // Another subcommand with --data … --json.
  Ran ask(std::vector<std::string> words) const;
  // A file written beside the data.
  std::string write(const std::string& name, std::string_view bytes) const { return folder_->write(name, bytes); }
  std::string verdicts() const { return folder_->path("verdicts.csv"); }
  Digests digests() const;  // as verify gives them; a failure of the test when the store is not whole

 private:
  void set_up();
  std::shared_ptr<Folder> folder_ = std::make_shared<Folder>();
  std::uint64_t operator_id_ = 0;
};

}  // namespace gongbao::import_test
