// The rules of the house as data: who may include whom, what is banned where and what to use instead. The one place
// where the include table stands besides CMakeLists.txt, whose room lists are compared with it by a test.
#pragma once

#include <string>
#include <vector>

namespace gongbao::architecture {

// A room and what its files may include of others. A name with a slash grants that header only.
struct Room {
  std::string name;
  std::vector<std::string> grants;
};

inline const std::vector<Room> house = {
    {"base", {}},
    {"law", {"base"}},
    {"ledger", {"base"}},
    {"journal", {"base"}},
    {"custody", {"base", "law", "ledger"}},
    {"engine", {"base", "journal/journal.h"}},
    {"sqlite", {"base"}},
    {"vault", {"base", "sqlite"}},
    {"credentials", {"base", "sqlite"}},
    {"access", {"base", "engine/contract.h"}},
    {"policies", {"base", "law", "ledger", "custody", "engine/contract.h", "access"}},
    {"views", {"base", "sqlite", "journal/journal.h", "engine/contract.h", "access", "policies"}},
    {"formats", {"base", "custody", "policies", "vault/vault.h"}},
    {"server",
     {"base", "law", "ledger", "journal", "custody", "engine", "vault", "credentials", "access", "policies", "views",
      "formats"}},
    {"cli",
     {"base", "law", "ledger", "journal", "custody", "engine", "vault", "credentials", "access", "policies", "views",
      "formats", "server"}},
};

// Where a ban holds. Tests (x_test.cc, tests/) are bound by it only where said.
struct Ban {
  std::vector<std::string> words;   // whole identifiers; "name(" bans the call only; "<name" bans an include
  std::vector<std::string> rooms;   // empty: everywhere
  std::vector<std::string> except;  // file patterns that are free of it
  bool in_tests = false;
  std::string instead;
};

inline const std::vector<std::string> deciding_rooms = {"base",     "law",    "ledger", "custody",
                                                        "policies", "access", "engine"};

inline const std::vector<Ban> bans = {
    {{"rand(", "srand(", "random_device", "shuffle", "random_shuffle", "arc4random", "getrandom(", "RAND_bytes"},
     {},
     {"src/cli/*", "src/server/*"},
     true,
     "decisions are repeatable: let the caller hand the bytes in (the random device is read in cli/ and server/ only); "
     "a test uses RapidCheck or a written seed"},
    {{"system_clock", "steady_clock", "high_resolution_clock", "utc_clock", "time(", "clock(", "gettimeofday(",
      "clock_gettime(", "localtime", "localtime_r", "gmtime", "gmtime_r"},
     {},
     {"src/cli/*", "src/server/*", "benches/*"},
     false,
     "take the Stamp of the command or the day of the engine as an argument: the clock is read in cli/ and server/ "
     "only"},
    {{"float", "double"},
     deciding_rooms,
     {},
     false,
     "what decides counts in integers: Money, Wide and BasisPoints of base/money.h"},
    {{"unordered_map", "unordered_set", "unordered_multimap", "unordered_multiset"},
     deciding_rooms,
     {},
     false,
     "hash order differs between builds: use std::map, a sorted vector, or a table whose order is the order of entry"},
    {{"throw"},
     {},
     {},
     false,
     "errors are values: return Result<T> (base/problem.h); a broken belief about ourselves is GB_CHECK"},
    {{"assert(", "<cassert", "<assert.h"},
     {},
     {},
     true,
     "assert vanishes in release builds: use GB_CHECK (base/check.h)"},
    {{"<boost"},
     {},
     {"src/formats/*", "src/cli/*", "src/server/*", "src/law/*.cc", "src/law/data_file.h", "benches/*"},
     false,
     "Boost stays where text comes in or goes out: formats/, cli/, server/, and the loaders of law/, never in law's "
     "headers for others"},
    {{"<pango", "<cairo", "<glib"},
     {},
     {"src/formats/pdf_canvas.cc"},
     true,
     "what sets paper is known to formats/pdf_canvas.cc; draw through formats/pdf_canvas.h"},
    {{"<qrencode.h"}, {}, {"src/formats/qr_code.cc"}, true, "what makes a QR code is known to formats/qr_code.cc"},
};

// Files that may be longer than the limit, each with the reason. A file that no longer needs its line must lose it.
struct LongFile {
  std::string path;
  std::string reason;
};
inline constexpr std::size_t longest_file = 800;
inline const std::vector<LongFile> long_files = {
    {"docs/glossary.md", "one list of all words, so that none is said twice"},
    {"docs/scenarios.md", "one page of all that a scenario may say, held against the code"},
    {"tests/http/roles.json", "one walk of all commands in their order: a step uses what those before it made"},
    {"tests/http/tools/package-lock.json", "written by npm: every package with its hash"},
    {"tests/web/package-lock.json", "written by npm: every package with its hash"},
    {"web/src/api/generated.ts", "written from the description of the interface: every command and question"},
    {"web/package-lock.json", "written by npm: every package with its hash"}};

}  // namespace gongbao::architecture
