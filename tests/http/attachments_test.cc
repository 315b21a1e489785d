// Papers through the service as a process: taken, refused, cut off, and what kill -9 leaves wherever it strikes.
#include <gtest/gtest.h>

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "http/served.h"
#include "import/program.h"
#include "server/test_client.h"

namespace gongbao::http_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using import_test::Folder;

// As the makers of scanners agreed, in two halves, so that this file is no finding itself.
const std::string eicar = std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-") + "ANTIVIRUS-TEST-FILE!$H+H*";
const std::string letter = "承诺书：本企业按时存管预收资金。\n";
constexpr std::size_t too_much = (std::size_t{16} << 20) + 1;

class AttachmentsService : public testing::Test {
 protected:
  AttachmentsService()
      : scanner_(folder_.write("scan.sh", "if grep -q EICAR; then exit 1; fi\nexit 0\n")),
        service_(data(), {"--clock", "wall", "--scanner", "sh " + scanner_, "--trusted-proxy", "127.0.0.1"}) {
    Browser boss(service_.port());
    boss.post("/v1/accounts/open_own_account", json::object{{"login", "boss"},
                                                            {"person", json::object{{"name", "钱某某"}}},
                                                            {"kind", "operator"},
                                                            {"password", "small grey stones"}});
    boss.log_in("boss", "small grey stones");
    const json::object registered =
        boss.post("/v1/prepaid-card/register_operator", json::object{{"uscc", "91110105MA00AAAA1T"},
                                                                     {"operator_name", "燕南食府"},
                                                                     {"kind", "single"},
                                                                     {"district", "110105"},
                                                                     {"industry", "catering"},
                                                                     {"sub_industry", "正餐"}});
    operator_ = registered.at("facts").at("operator_id").to_number<std::uint64_t>();
  }
  std::string data() const { return folder_.path("city"); }
  Browser boss() const {
    Browser browser(service_.port());
    browser.log_in("boss", "small grey stones");
    browser.also_send("Gongbao-Name: letter.txt\r\n");
    return browser;
  }
  static Told put(Browser& browser, const std::string& content) {
    return browser.send("POST", "/v1/attachments", content, "text/plain");
  }
  // Of an upload of so many bytes, by whoever is the operator.
  std::string head_of(std::size_t bytes) const {
    Browser browser(service_.port());
    const Told told =
        browser.ask("POST", "/v1/session", json::object{{"login", "boss"}, {"password", "small grey stones"}});
    std::string head = "POST /v1/attachments HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nCookie: ";
    for (const auto& [name, value] : told.headers) {
      if (server::same_ignoring_case(name, "Set-Cookie")) head += value.substr(0, value.find(';')) + "; ";
    }
    return head + "\r\nX-CSRF-Token: " + std::string(told.body.at("csrf_token").as_string()) +
           "\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n";
  }
  // The contract is missing: refused by a rule, and so an entry, in which the paper is named.
  Told file_with(Browser& browser, const std::string& hash) const {
    return browser.ask(
        "POST", "/v1/prepaid-card/submit_filing",
        json::object{{"operator_id", operator_},
                     {"commitment_doc", json::object{{"document", json::object{{"attachment", hash}}}}}});
  }
  Told read(Browser& browser, const std::string& entry, const std::string& hash) const {
    return browser.ask("POST", "/v1/persons/read_attachment",
                       json::object{{"operator_id", operator_},
                                    {"entry_no", std::stoull(entry)},
                                    {"attachment", hash},
                                    {"reason", "核对承诺书"}});
  }
  json::object checked() const {
    const import_test::Ran ran = import_test::run({"vault", "check", "--data", data(), "--json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    return ran.json();
  }
  std::size_t waiting_files() const {
    std::size_t count = 0;
    std::error_code none;
    for (fs::directory_iterator at(data() + "/attachments", none), end; at != end; ++at) ++count;
    return count;
  }

  Folder folder_;
  std::string scanner_;
  Served service_;
  std::uint64_t operator_ = 0;
};

TEST_F(AttachmentsService, TakenNamedReadAndNowhereInClear) {
  std::string hash;
  {
    Browser browser = boss();
    const Told told = put(browser, letter + std::string(9000, '.'));
    ASSERT_EQ(told.status, 200) << told.text;
    EXPECT_TRUE(told.body.at("scanned").as_bool());
    hash = told.body.at("attachment").as_string();
    const Told filed = file_with(browser, hash);
    EXPECT_EQ(filed.code(), "prepaid_card.filing_incomplete") << filed.text;
    const Told paper = read(browser, std::string(filed.headers.get("Gongbao-Entry")), hash);
    EXPECT_EQ(paper.status, 200) << paper.text;
    EXPECT_EQ(paper.text, letter + std::string(9000, '.'));
    EXPECT_EQ(paper.headers.get("Content-Disposition"),
              "attachment; filename=\"attachment.txt\"; filename*=UTF-8''letter.txt");
    EXPECT_EQ(paper.headers.get("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(paper.headers.get("Cache-Control"), "private, no-store");
  }
  EXPECT_EQ(service_.stop(), 0);
  EXPECT_EQ(waiting_files(), 1u);
  for (const auto& each : fs::recursive_directory_iterator(fs::path(data()).parent_path())) {
    if (!each.is_regular_file()) continue;
    const std::string bytes = text_of_file(each.path());
    EXPECT_EQ(bytes.find("本企业按时存管"), std::string::npos) << each.path();
    EXPECT_EQ(bytes.find("letter.txt"), std::string::npos) << each.path();
  }
}

TEST_F(AttachmentsService, WhatIsNotTakenLeavesNothing) {
  Browser browser = boss(), nobody(service_.port());
  EXPECT_EQ(put(nobody, letter).status, 401);
  const Told infected = put(browser, eicar);
  EXPECT_EQ(infected.status, 422);
  EXPECT_EQ(infected.code(), "attachment_infected");
  EXPECT_EQ(browser.send("POST", "/v1/attachments", "PK\x03\x04", "application/zip").status, 415);
  EXPECT_EQ(file_with(browser, std::string(64, '5')).code(), "attachment_unknown");
  EXPECT_EQ(file_with(browser, std::string(64, '5')).body.at("field").as_string(), "commitment_doc.document");
  // Said to be too long: told at once, before the bytes have come.
  server::testing::Client client(service_.port());
  ASSERT_TRUE(client.send(head_of(too_much)));
  EXPECT_EQ(client.read_reply().status, 413);
  EXPECT_EQ(service_.stop(), 0);
  EXPECT_EQ(checked().at("attachments").to_number<int>(), 0);
  EXPECT_EQ(waiting_files(), 0u);
}

TEST_F(AttachmentsService, AnUploadThatIsCutOffLeavesNothing) {
  for (const std::size_t sent : {0u, 1u, 5000u}) {
    server::testing::Client client(service_.port());
    ASSERT_TRUE(client.send(head_of(9000) + std::string(sent, 'a')));
  }
  // An account sends one paper at a time: until the service has seen that nobody sends any more, that is another.
  Browser browser = boss();
  Told told = put(browser, letter);
  for (int tries = 0; told.status == 429 && tries < 50; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    told = put(browser, letter);
  }
  EXPECT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(service_.stop(), 0);
  EXPECT_EQ(checked().at("attachments").to_number<int>(), 1);
}

TEST_F(AttachmentsService, KilledBetweenPutAndCommandItIsStillThere) {
  std::string hash;
  {
    Browser browser = boss();
    const Told told = put(browser, letter);
    ASSERT_EQ(told.status, 200);
    hash = told.body.at("attachment").as_string();
  }
  service_.kill_hard();
  service_.start();
  Browser browser = boss();
  const Told filed = file_with(browser, hash);
  EXPECT_EQ(filed.code(), "prepaid_card.filing_incomplete") << filed.text;
  EXPECT_EQ(read(browser, std::string(filed.headers.get("Gongbao-Entry")), hash).text, letter);
}

// Papers are put and named without a pause, and the process is killed: whatever the journal names opens.
TEST_F(AttachmentsService, KilledAnywhereWhatTheJournalNamesOpens) {
  for (int round = 0; round < 3; ++round) {
    std::atomic<std::uint64_t> named = 0, last = 0;  // acknowledged: how many, and the last one's entry
    std::atomic<bool> over = false;
    const auto send = [&] {
      Browser browser = boss();
      for (int i = 0; i < 60; ++i) {
        const Told told = put(browser, letter + std::to_string(round * 100 + i) + std::string(9000, 'x'));
        if (told.status != 200) return;
        const Told filed = file_with(browser, std::string(told.body.at("attachment").as_string()));
        if (filed.status != 422) return;
        last = std::stoull(std::string(filed.headers.get("Gongbao-Entry")));
        ++named;
      }
    };
    std::thread sender([&] {
      send();
      over = true;
    });
    const std::uint64_t enough = 3 + 2 * static_cast<std::uint64_t>(round);
    while (named < enough && !over) std::this_thread::yield();
    service_.kill_hard();
    sender.join();
    EXPECT_GE(named, enough) << "the sender gave up before it was killed";
    EXPECT_LT(named, 60u) << "it was killed too late";
    EXPECT_TRUE(checked().at("findings").as_array().empty());
    service_.start();
    Browser browser = boss();
    std::uint64_t opened = 0;
    for (std::uint64_t entry = 1; entry < last + 4; ++entry) {  // what was not acknowledged may be there too
      browser.move_on();
      const Told seen = browser.ask("GET", "/v1/custody/entries/" + std::to_string(entry));
      if (seen.status != 200 || seen.body.at("command").as_string() != "submit_filing") continue;
      const std::string hash(seen.body.at("members").at("commitment_doc").at("document").at("hash").as_string());
      EXPECT_EQ(read(browser, std::to_string(entry), hash).status, 200) << entry;
      ++opened;
    }
    EXPECT_GE(opened, named);
  }
}

}  // namespace
}  // namespace gongbao::http_test
