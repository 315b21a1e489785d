// How far a webhook has come survives a start; what was under way before a replay changes nothing after it.
#include "credentials/webhooks.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "credentials/test_box.h"

namespace gongbao::credentials {
namespace {

class WebhooksTest : public testing::Test {
 protected:
  WebhooksTest() { open(); }
  ~WebhooksTest() override {
    webhooks.reset();
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  }
  void open() {
    webhooks.reset();
    webhooks = Webhooks::open(path, box).value();
  }

  const std::string path =
      (std::filesystem::temp_directory_path() / ("webhooks_" + std::to_string(::getpid()) + ".db")).string();
  TestBox box;
  std::unique_ptr<Webhooks> webhooks;
};

TEST_F(WebhooksTest, AreThereAfterAStartAndClosedInTheFile) {
  const std::string url = "https://bank.example/hook?token=abcdefgh", secret = "a secret of thirty-two characters";
  ASSERT_TRUE(webhooks->add({.number = 9, .account = 7, .url = url, .secret = secret, .after = 100}));
  Webhook hook = webhooks->find(9).value().value();
  hook.after = 120;
  hook.trouble = {5, 6, 7, 503, true};
  ASSERT_TRUE(webhooks->note(hook));
  ASSERT_TRUE(webhooks->note_lane(hook, {55, 110, {1, 2, 3, 500, false}}));
  open();
  hook = webhooks->all().value().at(0);
  EXPECT_EQ(hook.url, url);
  EXPECT_EQ(hook.secret, secret);
  EXPECT_EQ(hook.after, 120U);
  EXPECT_EQ(hook.trouble.status, 503);
  EXPECT_TRUE(hook.trouble.given_up);
  ASSERT_EQ(webhooks->lanes(9).value().size(), 1U);
  EXPECT_EQ(webhooks->lanes(9).value()[0].after, 110U);
  webhooks.reset();
  std::ifstream in(path, std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(in)), {});
  ASSERT_FALSE(file.empty());
  EXPECT_EQ(file.find("bank.example"), std::string::npos);
  EXPECT_EQ(file.find(secret), std::string::npos);
}

TEST_F(WebhooksTest, AReplayIsNotUndoneByWhatWasUnderWay) {
  ASSERT_TRUE(webhooks->add({.number = 9, .account = 7, .url = "u", .secret = "s", .after = 100}));
  Webhook before = webhooks->find(9).value().value();
  ASSERT_TRUE(webhooks->note_lane(before, {55, 90, {}}));
  EXPECT_TRUE(webhooks->replay(9, 10).value());
  EXPECT_FALSE(webhooks->replay(8, 10).value());
  before.after = 200;
  ASSERT_TRUE(webhooks->note(before));
  ASSERT_TRUE(webhooks->note_lane(before, {55, 90, {}}));
  EXPECT_EQ(webhooks->find(9).value()->after, 10U);
  EXPECT_TRUE(webhooks->lanes(9).value().empty());
  ASSERT_TRUE(webhooks->drop(9));
  EXPECT_FALSE(webhooks->find(9).value());
}

}  // namespace
}  // namespace gongbao::credentials
