// Attachments: what is taken, what comes back, what a crash leaves.
#include "vault/attachment.h"

#include <rapidcheck/gtest.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/hash.h"
#include "sqlite/sqlite.h"
#include "vault/test_support.h"

namespace gongbao::vault {
namespace {

Bytes bytes_of(std::string_view text) { return {as_bytes(text).begin(), as_bytes(text).end()}; }

TEST(ContentTypes, AreJudgedByContent) {
  using namespace std::string_view_literals;
  const struct {
    std::string_view content;
    std::optional<ContentType> type;
  } rows[] = {
      {"%PDF-1.7\n", ContentType::pdf},
      {"\x89PNG\r\n\x1a\n....", ContentType::png},
      {"\xff\xd8\xff\xe0....", ContentType::jpeg},
      {"付款凭证，第1页\r\n\t完", ContentType::plain_text},
      {"", std::nullopt},
      {"PK\x03\x04", std::nullopt},
      {"MZ\x90\0"sv, std::nullopt},
      {"GIF89a\x01\0"sv, std::nullopt},
      {"\x7f"
       "ELF",
       std::nullopt},
      {"\xff\xd8", std::nullopt},
      {"half a character \xe4\xbb", std::nullopt},
      {"a\0b"sv, std::nullopt},
  };
  for (const auto& row : rows) EXPECT_EQ(content_type_of(as_bytes(row.content)), row.type) << row.content;
}

class AttachmentTest : public VaultTest {
 protected:
  std::size_t files() const {
    std::size_t count = 0;
    std::error_code none;
    for (std::filesystem::directory_iterator at(folder_ / "attachments", none), end; at != end; ++at) ++count;
    return count;
  }
};

TEST_F(AttachmentTest, ComesBackAsItWas) {
  auto vault = open();
  for (const std::size_t size : {6u, 4068u, 4069u, 4096u, 100'000u}) {
    const std::string content = "%PDF-" + std::string(size - 5, 'x');
    const Attachment kept = vault->attach(as_bytes(content)).value();
    EXPECT_EQ(kept.type, ContentType::pdf);
    EXPECT_EQ(kept.bytes, content.size());
    EXPECT_FALSE(kept.scanned);
    EXPECT_EQ(vault->attach(as_bytes(content)).value().hash, kept.hash) << "once";
    const auto opened = vault->open_attachment(kept.hash).value();
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->content, bytes_of(content));
    EXPECT_EQ(opened->about.type, ContentType::pdf);
  }
  EXPECT_EQ(files(), 3u) << "what does not fit into a page";
  EXPECT_FALSE(vault->open_attachment(SealedText{}).value().has_value());
}

TEST_F(AttachmentTest, WhatIsRefused) {
  Options options = this->options();
  options.largest_attachment = 100;
  auto vault = Vault::open(options).value();
  EXPECT_TRUE(vault->attach(Bytes(100, 'a')).has_value());
  EXPECT_EQ(vault->attach(Bytes(101, 'a')).error().code, "attachment_too_large");
  EXPECT_EQ(vault->attach(Bytes{0, 1, 2}).error().code, "attachment_type");
}

TEST_F(AttachmentTest, IsScannedWhenThereIsAScanner) {
  Options options = this->options();
  // grep finds: 0. The other way round than a scanner, so the shell turns it.
  options.scanner = scan_with({"sh", "-c", "if grep -q virus; then exit 1; else exit 0; fi"});
  auto vault = Vault::open(options).value();
  EXPECT_TRUE(vault->attach(as_bytes("harmless")).value().scanned);
  EXPECT_EQ(vault->attach(as_bytes("a virus in it")).error().code, "attachment_infected");
  EXPECT_EQ(vault->attach(as_bytes(std::string(300'000, 'v') + "virus")).error().code, "attachment_infected");
}

TEST_F(AttachmentTest, AScannerThatDoesNotAnswerLetsNothingIn) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {}, {"no-such-program-anywhere"}, {"sh", "-c", "exit 2"}, {"sh", "-c", "kill -9 $$"}}) {
    EXPECT_EQ(scan_with(words)(as_bytes("x")), Scan::failed);
  }
  Options options = this->options();
  options.scanner = [](ByteView) { return Scan::failed; };
  auto vault = Vault::open(options).value();
  EXPECT_EQ(vault->attach(as_bytes("x")).error().code, "attachment_not_scanned");
}

TEST_F(AttachmentTest, AScannerThatHangsIsEndedWithWhatItStarted) {
  using namespace std::chrono_literals;
  const std::string mark = (folder_ / "still-there").string();
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(scan_with({"sleep", "100"}, 100ms)(as_bytes("x")), Scan::failed);
  EXPECT_EQ(scan_with({"sh", "-c", "(sleep 1; touch " + mark + ") & sleep 100"}, 100ms)(as_bytes("x")), Scan::failed);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 50s);
  ::usleep(1'500'000);
  EXPECT_FALSE(std::filesystem::exists(mark)) << "its child went with it";
}

TEST_F(AttachmentTest, AScannerHasNoFileOfThisProcessButTheContent) {
  const int open_here = ::dup(STDERR_FILENO);  // without close-on-exec, as a library may open it
  ASSERT_GE(open_here, 0);
  const std::string is_open = "test -e /proc/self/fd/" + std::to_string(open_here);
  ASSERT_EQ(std::system(is_open.c_str()), 0) << "or this test sees nothing";
  EXPECT_EQ(scan_with({"sh", "-c", is_open + " && exit 1; exit 0"})(as_bytes("x")), Scan::clean);
  ::close(open_here);
}

TEST_F(AttachmentTest, WhatCameBeforeTheScannerIsScannedWhenItComesAgain) {
  const Attachment harmless = open()->attach(as_bytes("harmless")).value();
  ASSERT_FALSE(harmless.scanned);
  ASSERT_TRUE(open(2)->attach(as_bytes("a virus in it")).has_value());
  Options options = this->options(3);
  options.scanner = [](ByteView content) {
    return std::ranges::equal(content, as_bytes("harmless")) ? Scan::clean : Scan::infected;
  };
  auto vault = Vault::open(options).value();
  EXPECT_EQ(vault->attach(as_bytes("a virus in it")).error().code, "attachment_infected");
  EXPECT_TRUE(vault->attach(as_bytes("harmless")).value().scanned);
  EXPECT_TRUE(vault->open_attachment(harmless.hash).value()->about.scanned) << "and its row says so";
}

TEST_F(AttachmentTest, AFileWithoutARowIsSweptAway) {
  auto vault = open();
  const Attachment kept = vault->attach(Bytes(9000, 'a')).value();
  vault.reset();
  // What processes leave that were killed before the rename, and before the row.
  for (const std::string& name : {std::string(64, 'a') + ".part", std::string(64, 'b'), std::string("else")}) {
    std::ofstream(folder_ / "attachments" / name) << "left over";
  }
  ASSERT_EQ(files(), 4u);
  vault = open(2);
  EXPECT_EQ(files(), 1u);
  EXPECT_TRUE(vault->open_attachment(kept.hash).value().has_value());
}

// Killed wherever it happens to be: what has a row opens, what has none is not there.
TEST_F(AttachmentTest, AKilledProcessLeavesNothingHalf) {
  std::size_t kept = 0;
  for (std::size_t files_seen = 1; files_seen <= 12; ++files_seen) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto vault = Vault::open(options(files_seen));
      for (int i = 0; vault && i < 100'000; ++i) {
        const std::string content = std::to_string(files_seen) + " " + std::to_string(i) + std::string(9000, 'a');
        if (!(*vault)->attach(as_bytes(content))) break;
      }
      ::_exit(0);
    }
    const std::size_t before = kept;
    while (files() < before + files_seen) ::usleep(100);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    auto vault = open(100 + files_seen);
    const Checked checked = vault->check().value();
    EXPECT_TRUE(checked.findings.empty());
    kept = checked.attachments;
    EXPECT_EQ(files(), kept) << "a file for each row, and no other";
    EXPECT_GE(kept + 1, before + files_seen) << "at most the last one was without a row";
  }
}

TEST_F(AttachmentTest, AFileThatIsGoneOrChangedIsNamed) {
  auto vault = open();
  const Attachment kept = vault->attach(Bytes(9000, 'a')).value();
  const Attachment other = vault->attach(Bytes(9000, 'b')).value();
  const auto file_of = [&](const Attachment& of) { return folder_ / "attachments" / to_hex(of.hash.hash); };
  std::filesystem::copy_file(file_of(other), file_of(kept), std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(vault->open_attachment(kept.hash).error().code, "vault.tampered");
  std::filesystem::resize_file(file_of(kept), 5000);
  EXPECT_EQ(vault->open_attachment(kept.hash).error().code, "vault.tampered");
  std::filesystem::resize_file(file_of(kept), 0);
  EXPECT_EQ(vault->open_attachment(kept.hash).error().code, "vault.tampered");
  std::filesystem::remove(file_of(kept));
  EXPECT_EQ(vault->open_attachment(kept.hash).error().code, "vault.attachment_missing");
  const auto findings = vault->check().value().findings;
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_NE(findings[0].where.find(to_hex(kept.hash.hash)), std::string::npos);
}

constexpr std::int64_t a_day = 86'400;

TEST_F(AttachmentTest, WhatIsPutAndNeverUsedGoesAfterItsDay) {
  auto vault = open();
  const SealedText used = vault->attach(Bytes(9000, 'u'), {}, Upload{7, "used.txt", 1000}).value().hash;
  const SealedText left = vault->attach(Bytes(9000, 'l'), {}, Upload{7, "left.txt", 1000}).value().hash;
  const SealedText held = vault->attach(as_bytes("held"), {}, Upload{7, "held.txt", 1000}).value().hash;
  const SealedText kept = vault->attach(as_bytes("kept without an account")).value().hash;
  ASSERT_TRUE(vault->use_uploads({used}, 7).has_value());
  EXPECT_TRUE(vault->hold_upload(held, 7, 2000).value());
  EXPECT_EQ(vault->uploads_of(7, 1000).value().waiting, 2u);
  EXPECT_EQ(vault->sweep_uploads(1000).value(), 0u) << "the day is not over";
  EXPECT_EQ(vault->sweep_uploads(1001).value(), 1u);
  EXPECT_FALSE(vault->open_attachment(left).value().has_value());
  EXPECT_FALSE(vault->hold_upload(left, 7, 3000).value());
  for (const SealedText& there : {used, held, kept}) EXPECT_TRUE(vault->open_attachment(there).value().has_value());
  EXPECT_EQ(files(), 1u) << "of what was swept no file is left";
  EXPECT_EQ(vault->sweep_uploads(1000 + 400 * a_day).value(), 1u);
  EXPECT_TRUE(vault->open_attachment(used).value().has_value()) << "what was used stays for good";
  EXPECT_TRUE(vault->check().value().findings.empty());
}

TEST_F(AttachmentTest, WhatAnAccountHasPutIsCountedForADayWhateverBecameOfIt) {
  auto vault = open();
  const SealedText used = vault->attach(Bytes(9000, 'u'), {}, Upload{7, "", 1000}).value().hash;
  const SealedText erased = vault->attach(Bytes(5000, 'e'), {}, Upload{7, "", 2000}).value().hash;
  vault->attach(as_bytes("small"), {}, Upload{7, "", 3000}).value();
  vault->attach(as_bytes("small"), {}, Upload{8, "", 3000}).value();
  EXPECT_EQ(vault->uploads_of(7, 1000).value().bytes, 9000u + 5000u + 4096u) << "the smallest takes a page";
  ASSERT_TRUE(vault->use_uploads({used}, 7).has_value());
  ASSERT_TRUE(vault->erase_text(erased).value());
  EXPECT_EQ(vault->uploads_of(7, 1000).value().bytes, 9000u + 5000u + 4096u);
  EXPECT_EQ(vault->uploads_of(7, 1001).value().bytes, 5000u + 4096u);
  EXPECT_EQ(vault->uploads_of(8, 0).value().bytes, 4096u);
  ASSERT_TRUE(vault->hold_upload(used, 7, 5000).value());
  EXPECT_EQ(vault->uploads_of(7, 4000).value().bytes, 0u) << "named again is not put again";
  ASSERT_TRUE(vault->sweep_uploads(2001).has_value());
  EXPECT_EQ(vault->uploads_of(7, 0).value().bytes, 4096u);
}

TEST_F(AttachmentTest, WhatCouldNotBeForgottenIsForgottenAtTheNextSweep) {
  auto vault = open();
  vault->attach(as_bytes("left"), {}, Upload{7, "left.txt", 1000}).value();
  const auto log_bytes = [&] { return std::filesystem::file_size(folder_ / "vault.db-wal"); };
  {
    const auto reader = sqlite::Database::open(path(), "vault").value();
    auto reading = reader.prepare_once("SELECT hash FROM attachments").value();
    ASSERT_TRUE(reading.step().value());
    EXPECT_EQ(vault->sweep_uploads(2000).error().code, "vault.busy");
    EXPECT_GT(log_bytes(), 0u);
  }
  EXPECT_EQ(vault->sweep_uploads(2000).value(), 0u) << "there is nothing more to sweep";
  EXPECT_EQ(log_bytes(), 0u);
}

TEST_F(AttachmentTest, ACheckOpensTheNamesOfFilesToo) {
  auto vault = open();
  vault->attach(as_bytes("x"), {}, Upload{7, "x.txt", 1000}).value();
  ASSERT_TRUE(vault->check().value().findings.empty());
  ASSERT_TRUE(sqlite::Database::open(path(), "vault")->run("UPDATE uploads SET name = zeroblob(40)").has_value());
  const auto findings = vault->check().value().findings;
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "vault.tampered");
}

TEST_F(AttachmentTest, TwoWhoPutTheSameEachHaveTheirOwn) {
  auto vault = open();
  const SealedText hash = vault->attach(as_bytes("same"), {}, Upload{7, "甲的合同.txt", 1000}).value().hash;
  EXPECT_EQ(vault->attach(as_bytes("same"), {}, Upload{8, "b.txt", 5000}).value().hash, hash);
  EXPECT_EQ(vault->upload_name(hash, 7).value(), "甲的合同.txt");
  EXPECT_EQ(vault->upload_name(hash, 8).value(), "b.txt");
  EXPECT_EQ(vault->upload_name(hash, 9).value(), "");
  EXPECT_FALSE(vault->hold_upload(hash, 9, 1).value());
  EXPECT_EQ(vault->sweep_uploads(2000).value(), 1u);
  EXPECT_FALSE(vault->hold_upload(hash, 7, 2000).value()) << "the first one's time is over";
  EXPECT_TRUE(vault->hold_upload(hash, 8, 2000).value());
  EXPECT_TRUE(vault->open_attachment(hash).value().has_value());
}

TEST_F(AttachmentTest, PutAgainItBeginsAnewAndWhatWasUsedStaysUsed) {
  auto vault = open();
  const SealedText hash = vault->attach(as_bytes("x"), {}, Upload{7, "one", 1000}).value().hash;
  vault->attach(as_bytes("x"), {}, Upload{7, "two", 2000}).value();
  EXPECT_EQ(vault->sweep_uploads(1500).value(), 0u);
  EXPECT_EQ(vault->upload_name(hash, 7).value(), "two");
  ASSERT_TRUE(vault->use_uploads({hash}, 7).has_value());
  vault->attach(as_bytes("x"), {}, Upload{7, "three", 3000}).value();
  EXPECT_EQ(vault->uploads_of(7, 0).value().waiting, 0u);
  EXPECT_EQ(vault->sweep_uploads(9000).value(), 0u);
}

TEST_F(AttachmentTest, TheNameOfAFileIsNowhereInClearAndGoesWithItsOwner) {
  auto vault = open();
  const PersonToken owner = vault->keep({"王小芳", "13812345678", ""}).value();
  const SealedText hash =
      vault->attach(as_bytes("hers"), owner, Upload{7, "wangxiaofang-letter.txt", 1000}).value().hash;
  EXPECT_FALSE(on_disk("wangxiaofang-letter"));
  EXPECT_TRUE(vault->erase(owner).value());
  EXPECT_FALSE(vault->hold_upload(hash, 7, 2000).value());
  EXPECT_FALSE(vault->open_attachment(hash).value().has_value());
  EXPECT_EQ(vault->sweep_uploads(9000).value(), 0u);
}

}  // namespace
}  // namespace gongbao::vault
