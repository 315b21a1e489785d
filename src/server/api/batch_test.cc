// A batch_bank's file over the wire: a verdict a record, the same ones when it is sent again, and refused as a whole
// where it must be.
#include <gtest/gtest.h>

#include <fstream>

#include "formats/batch_file.h"
#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using accounts::Office;

constexpr std::uint64_t batch_bank = 7'000'001;
constexpr std::uint64_t records = 20'000;

class Batch : public ::testing::Test {
 protected:
  Batch() : operator_id_(city_.new_operator()), server_(city_.serve()) {}

  std::string key_of(std::uint64_t bank_id) {
    const auto clerk = city_.new_account("clerk" + std::to_string(bank_id), {Role::custody_bank, bank_id, 0});
    const json::object office{{"role", "custody_bank"}, {"organisation", bank_id}, {"area", 0}};
    const Told issued =
        city_.post("/v1/accounts/issue_key", json::object{{"office", office}, {"expires_on", "2024-10-09"}}, clerk);
    return std::string(issued.body.at("key").as_string());
  }
  // Sales of an operator that has no account yet: each is refused, and each is an entry.
  std::string file(const std::string& batch_id, Date business_date) const {
    std::vector<custody::PackedInstruction> packed;
    for (std::uint32_t n = 1; n <= records; ++n) {
      custody::Instruction in;
      in.instr_id = custody::make_id(date_of(2023, 10, 9),
                                     Bytes{static_cast<std::uint8_t>(n >> 16), static_cast<std::uint8_t>(n >> 8),
                                           static_cast<std::uint8_t>(n), static_cast<std::uint8_t>(batch_id.back())});
      in.op = custody::Op::purchase;
      in.event_date = date_of(2023, 10, 9);
      in.operator_id = operator_id_;
      in.subject_id = n;
      in.counter_id = 1;
      in.amount_fen = 100;
      in.ref_id = *custody::account_key("6217000010001234567");
      in.bank_txn_no[0] = 'T';
      packed.push_back(custody::pack(in));
    }
    const std::string path = city_.folder() + "/" + batch_id;
    EXPECT_TRUE(formats::write_batch_file(path,
                                          {.bank_id = batch_bank,
                                           .account_no = "6217000010001234567",
                                           .batch_id = batch_id,
                                           .business_date = business_date,
                                           .count = 0,
                                           .per_op = {},
                                           .sha256 = {}},
                                          formats::RecordForm::binary, packed));
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  Reply send(const std::string& body, const std::string& key, const std::string& accept = "text/csv") {
    Client client(server_->port(), std::chrono::seconds(60));
    std::string head =
        "POST /v1/custody/instructions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: " + accept +
        "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    if (!key.empty()) head += "Authorization: Bearer " + key + "\r\n";
    EXPECT_TRUE(client.send(head + "\r\n" + body));
    return client.read_reply();
  }

  TestCity city_;
  std::uint64_t operator_id_;
  std::unique_ptr<Server> server_;
};

TEST_F(Batch, EachRecordIsAnsweredAndTheSameAgainWhenItIsSentAgain) {
  const std::string key = key_of(batch_bank), body = file("night-1", date_of(2023, 10, 9));
  const Reply first = send(body, key);
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_TRUE(first.whole);
  EXPECT_EQ(static_cast<std::uint64_t>(std::ranges::count(first.body, '\n')), records + 1);  // and a heading
  EXPECT_EQ(first.headers.get("Gongbao-Entered-Before"), "0");
  const Reply again = send(body, key);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.headers.get("Gongbao-Entered-Before"), std::to_string(records));
  EXPECT_EQ(again.headers.get("Gongbao-Entry"), first.headers.get("Gongbao-Entry"));
  EXPECT_TRUE(again.body == first.body) << "the verdicts of an undisturbed run";
  const Reply binary = send(body, key, "application/octet-stream");
  EXPECT_EQ(binary.body.size(), records * 56);
}

TEST_F(Batch, AsAWholeItIsRefusedBeforeAnythingIsEntered) {
  const std::string key = key_of(batch_bank), body = file("night-2", date_of(2023, 10, 9));
  const Reply nobody = send(body, "");
  EXPECT_EQ(nobody.status, 401);
  const Reply other = send(body, key_of(batch_bank + 1));
  EXPECT_EQ(other.status, 403) << other.body;
  EXPECT_NE(other.body.find("prepaid-card/12d"), std::string::npos) << other.body;
  const Reply late = send(file("night-3", date_of(2023, 10, 8)), key);
  EXPECT_EQ(late.status, 422) << late.body;
  EXPECT_NE(late.body.find("ledger.business_date_mismatch"), std::string::npos);
  std::string cut = body;
  cut.resize(cut.size() - 1);
  EXPECT_EQ(send(cut, key).status, 422);
  EXPECT_EQ(send("no envelope\n", key).status, 400);
  const Reply good = send(body, key);
  EXPECT_EQ(good.headers.get("Gongbao-Entered-Before"), "0");
}

}  // namespace
}  // namespace gongbao::server::testing
