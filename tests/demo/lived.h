// A demo city that was lived in a folder of its own.
#pragma once

#include "cli/demo/demo_city.h"
#include "import/program.h"

namespace gongbao::demo_test {

struct Lived {
  import_test::Folder folder;
  cli::demo::DemoCity city;
  std::string ledger_digest;

  std::string data() const { return folder.path("data"); }
  // Opens the folder again and asks.
  void ask(const std::function<void(const policies::City&)>& question) const;
};
// A failure of the test when the story went otherwise.
std::unique_ptr<Lived> live(std::uint64_t seed, std::int32_t days);
// A district's cohort: every so many-th student.
std::unique_ptr<Lived> live_cohort(std::uint64_t one_in);

}  // namespace gongbao::demo_test
