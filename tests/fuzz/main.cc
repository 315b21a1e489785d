// fuzz --names            the parsers there are
// fuzz --replay FOLDER    feeds every file of FOLDER/<parser>/ to that parser: what was found once stays found; one
// word
//                         more, and each file is named before it is fed
// fuzz PARSER …           libFuzzer with that parser, where it is built with it; … are libFuzzer's own arguments,
// folders of
//                         a corpus first
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "fuzz/parser.h"

#ifdef GONGBAO_FUZZER
extern "C" int LLVMFuzzerRunDriver(int* argc, char*** argv, int (*feed)(const std::uint8_t* data, std::size_t size));
#endif

namespace gongbao::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<Parser> all_parsers() {
  std::vector<Parser> all;
  for (const auto& some : {text_parsers(), money_parsers(), store_parsers(), request_parsers()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

Bytes bytes_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The number of files; 0 is a corpus that went missing.
std::size_t replay(const Parser& parser, const fs::path& folder, bool told) {
  std::size_t files = 0;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing)) {
    if (told) std::fprintf(stderr, "%s\n", entry.path().c_str());
    parser.feed(bytes_of_file(entry.path()));
    ++files;
  }
  return files;
}

int replay_all(const fs::path& corpus, bool told) {
  int missing = 0;
  for (const Parser& parser : all_parsers()) {
    const std::size_t files = replay(parser, corpus / parser.name, told);
    std::printf("%-10s %zu files\n", parser.name.data(), files);
    missing += files == 0 ? 1 : 0;
  }
  return missing == 0 ? 0 : 1;
}

#ifdef GONGBAO_FUZZER
Parser chosen;  // libFuzzer's callback takes nothing of ours

int feed_chosen(const std::uint8_t* data, std::size_t size) {
  chosen.feed({data, size});
  return 0;
}

// Nothing: no parser has that name.
std::optional<int> fuzzed(std::string_view word, int argc, char** argv) {
  // libFuzzer starts itself anew for its jobs, with its own arguments only.
  const char* inherited = std::getenv("FUZZ_PARSER");
  for (const Parser& parser : all_parsers()) {
    if (parser.name != word && (inherited == nullptr || parser.name != inherited)) continue;
    chosen = parser;
    if (parser.name == word) {
      ::setenv("FUZZ_PARSER", parser.name.data(), 1);
      argv[1] = argv[0];
      --argc;
      ++argv;
    }
    return LLVMFuzzerRunDriver(&argc, &argv, feed_chosen);
  }
  return std::nullopt;
}
#else
std::optional<int> fuzzed(std::string_view, int, char**) { return std::nullopt; }
#endif

int names() {
  for (const Parser& parser : all_parsers()) std::printf("%s\n", parser.name.data());
  return 0;
}

}  // namespace
}  // namespace gongbao::fuzz

int main(int argc, char** argv) {
  using namespace gongbao::fuzz;
  const std::string_view word = argc > 1 ? argv[1] : "";
  if (word == "--names") return names();
  if (word == "--replay" && (argc == 3 || argc == 4)) return replay_all(argv[2], argc == 4);
  if (const auto status = fuzzed(word, argc, argv)) return *status;
  std::fprintf(stderr, "fuzz --names | --replay FOLDER [told] | PARSER [libFuzzer's arguments]\n");
  return 2;
}
