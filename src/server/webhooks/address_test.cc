// What could reach an inner network through us is refused.
#include "server/webhooks/address.h"

#include <gtest/gtest.h>

namespace gongbao::server {
namespace {

TEST(WebhookAddress, IsTakenApart) {
  const auto address = webhook_address("https://Hooks.Example.com/a/b?token=1", {});
  ASSERT_TRUE(address) << to_string(address.error());
  EXPECT_EQ(address->host, "hooks.example.com");
  EXPECT_EQ(address->port, "443");
  EXPECT_EQ(address->target, "/a/b?token=1");
  EXPECT_EQ(address->authority(), "hooks.example.com");
  EXPECT_EQ(webhook_address("https://example.com:8443", {})->authority(), "example.com:8443");
  EXPECT_EQ(webhook_address("https://example.com?x=1", {})->target, "/?x=1");
  EXPECT_EQ(webhook_address("https://[2606:4700::1111]/", {})->authority(), "[2606:4700::1111]");
}

TEST(WebhookAddress, WhatIsInsideOrOddIsRefused) {
  for (const std::string_view url : {"http://example.com/",
                                     "ftp://example.com/",
                                     "//example.com/",
                                     "example.com",
                                     "https://",
                                     "https://:443/",
                                     "https://user:word@example.com/",
                                     "https://example.com@127.0.0.1/",
                                     "https://localhost/",
                                     "https://a.localhost/",
                                     "https://127.0.0.1/",
                                     "https://127.1/",
                                     "https://2130706433/",
                                     "https://0x7f000001/",
                                     "https://0177.0.0.1/",
                                     "https://10.0.0.8/",
                                     "https://169.254.169.254/latest/meta-data",
                                     "https://192.168.1.1/",
                                     "https://172.31.0.1/",
                                     "https://100.64.0.1/",
                                     "https://0.0.0.0/",
                                     "https://224.0.0.1/",
                                     "https://[::1]/",
                                     "https://[::]/",
                                     "https://[fe80::1]/",
                                     "https://[fd00::1]/",
                                     "https://[::ffff:10.0.0.1]/",
                                     "https://[2002:a00:1::]/",
                                     "https://[64:ff9b::a00:1]/",
                                     "https://example.com:0/",
                                     "https://example.com:70000/",
                                     "https://example.com:x/",
                                     "https://exa mple.com/",
                                     "https://example..com/",
                                     "https://example.com/a\nb",
                                     "https://example.com/../x",
                                     "https://example.com/#there",
                                     "https://[::1/",
                                     "https://127.0.0.1:9000/"}) {
    const auto address = webhook_address(url, {});
    ASSERT_FALSE(address) << url;
    EXPECT_EQ(address.error().field, "url");
  }
  EXPECT_FALSE(webhook_address("https://example.com/" + std::string(2000, 'a'), {}));
}

TEST(WebhookAddress, WhoRunsTheServiceMayAllowMore) {
  const AllowedHosts allowed{"127.0.0.1:9000", "[::1]:9000", "hooks.inner:443"};
  EXPECT_TRUE(webhook_address("http://127.0.0.1:9000/x", allowed));
  EXPECT_TRUE(webhook_address("https://[::1]:9000/x", allowed));
  EXPECT_TRUE(webhook_address("https://hooks.inner/x", allowed));
  EXPECT_FALSE(webhook_address("http://127.0.0.1:9001/x", allowed));
  EXPECT_FALSE(webhook_address("http://hooks.inner/x", allowed));
}

TEST(WebhookAddress, PublicIsWhatIsNotSetAside) {
  for (const std::string_view address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "223.5.5.5", "2606:4700::1111"}) {
    EXPECT_TRUE(is_public(address)) << address;
  }
  for (const std::string_view address : {"10.1.2.3", "172.16.0.1", "198.18.0.1", "255.255.255.255", "2001:db8::1",
                                         "::ffff:8.8.8.8", "fe80::1", "ff02::1", "not one", ""}) {
    EXPECT_FALSE(is_public(address)) << address;
  }
}

}  // namespace
}  // namespace gongbao::server
