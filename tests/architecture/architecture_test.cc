// The house as it stands: every rule of rules.h over every file of the project.
#include <gtest/gtest.h>

#include "architecture/house.h"
#include "architecture/rules.h"

namespace gongbao::architecture {
namespace {

const std::vector<File>& tree() {
  static const std::vector<File> files = read_tree(GONGBAO_SOURCE_DIR);
  return files;
}

const std::string& text_of(const std::string& path) {
  static const std::string nothing;
  const auto file = std::ranges::find(tree(), path, &File::path);
  EXPECT_NE(file, tree().end()) << path << " is missing";
  return file == tree().end() ? nothing : file->text;
}

void expect_clean(Findings (*rule)(const File&)) {
  for (const File& file : tree())
    for (const std::string& finding : rule(file)) ADD_FAILURE() << finding;
}

TEST(Architecture, TheTreeWasRead) {
  std::size_t sources = 0;
  for (const File& file : tree()) sources += is_cpp(file) ? 1 : 0;
  EXPECT_GE(sources, 10u) << "the rules below have looked at next to nothing";
}

TEST(Architecture, ARoomIncludesOnlyWhatItIsGranted) { expect_clean(check_includes); }
TEST(Architecture, NothingBannedIsUsed) { expect_clean(check_bans); }
TEST(Architecture, FilesOpenWithAComment) { expect_clean(check_opening_comment); }
TEST(Architecture, NothingSpeaksOfTheWorkplace) { expect_clean(check_workplace_words); }
TEST(Architecture, FilesAreShort) { expect_clean(check_length); }

TEST(Architecture, TheGlossaryHasEveryCodeAndCommand) {
  for (const File& file : tree())
    for (const std::string& finding : check_words(file, text_of("docs/glossary.md"))) ADD_FAILURE() << finding;
}

TEST(Architecture, LongFilesOfTheListExist) {
  for (const LongFile& entry : long_files)
    EXPECT_TRUE(std::ranges::any_of(tree(), [&](const File& file) { return file.path == entry.path; })) << entry.path;
}

TEST(Architecture, CMakeAndTheIncludeTableAgree) {
  for (const std::string& finding : check_cmake_rooms(text_of("CMakeLists.txt"))) ADD_FAILURE() << finding;
}

TEST(Architecture, ArrowsMakeNoLoop) {
  std::vector<std::string> below;
  for (const Room& room : house) {
    for (const std::string& grant : room.grants)
      EXPECT_TRUE(std::ranges::find(below, grant.substr(0, grant.find('/'))) != below.end())
          << room.name << " is granted " << grant << ", which does not stand above it in the table";
    below.push_back(room.name);
  }
}

}  // namespace
}  // namespace gongbao::architecture
