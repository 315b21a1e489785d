// Papers over the interface: put, named by a command, read by whoever may; and everything that is not taken.
#include <gtest/gtest.h>

#include "base/hash.h"
#include "formats/vault_gate.h"
#include "law/area.h"
#include "server/api/attachment_routes.h"
#include "server/api/command_routes.h"
#include "server/api/test_city.h"
#include "vault/vault.h"

namespace gongbao::server {
namespace {

using access::Role;
using testing::TestCity;
using testing::Told;
namespace json = boost::json;

constexpr std::uint64_t the_bank = 42;
const std::string pdf = "%PDF-1.4 检查笔录 with bytes \x01\x02 in it";

class Attachments : public ::testing::Test {
 protected:
  Attachments() {
    vault::Options options;
    options.path = city.folder() + "/vault.db";
    options.master_key = city.folder() + "/master.key";
    options.random = [n = std::uint8_t{0}](std::span<std::uint8_t> out) mutable {
      for (auto& byte : out) byte = ++n;
    };
    options.scanner = [](ByteView content) {
      const std::string_view text(reinterpret_cast<const char*>(content.data()), content.size());
      return text.find("EICAR") == text.npos ? vault::Scan::clean : vault::Scan::infected;
    };
    vault_ = vault::Vault::open(std::move(options)).value();
    city.service->vault = vault_.get();
    op_ = city.new_selling_operator(the_bank);
    officer_ = city.new_account("officer", {Role::district_commerce, 0, 110105});
    colleague_ = city.new_account("colleague", {Role::district_commerce, 0, 110105});
  }
  ~Attachments() override { city.service->vault = nullptr; }

  Told put(TestCity::Visitor visitor, const std::string& content, const std::string& type = "application/pdf",
           const std::string& name = "%E7%AC%94%E5%BD%95.pdf") {
    visitor.more.add("Content-Type", type);
    if (!name.empty()) visitor.more.add("Gongbao-Name", name);
    return city.send(Method::post, "/v1/attachments", content, visitor);
  }
  std::string put_hash(const TestCity::Visitor& visitor, const std::string& content) {
    const Told told = put(visitor, content);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? std::string(told.body.at("attachment").as_string()) : "";
  }
  Told inspect(const TestCity::Visitor& visitor, const json::value& findings) {
    return city.post("/v1/prepaid-card/record_inspection", json::object{{"operator_id", op_}, {"findings", findings}},
                     visitor);
  }
  // The entry of an inspection whose findings are that paper.
  std::uint64_t inspected(const std::string& hash) {
    const Told told = inspect(officer_, json::object{{"attachment", hash}});
    EXPECT_EQ(told.status, 200) << told.text;
    return told.body.at("entry_no").to_number<std::uint64_t>();
  }
  Told read(const TestCity::Visitor& visitor, std::uint64_t entry, const std::string& hash) {
    return city.post("/v1/persons/read_attachment",
                     json::object{{"operator_id", op_}, {"entry_no", entry}, {"attachment", hash}, {"reason", "复核"}},
                     visitor);
  }
  std::int64_t now() const { return city.clock.stamp.micros / 1'000'000; }

  TestCity city;
  std::unique_ptr<vault::Vault> vault_;
  std::uint64_t op_ = 0;
  TestCity::Visitor officer_, colleague_;
};

TEST_F(Attachments, PutThenNamedThenRead) {
  const Told told = put(officer_, pdf);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.body.at("type").as_string(), "application/pdf");
  EXPECT_EQ(told.body.at("bytes").to_number<std::size_t>(), pdf.size());
  EXPECT_TRUE(told.body.at("scanned").as_bool());
  const std::string hash(told.body.at("attachment").as_string());
  const std::uint64_t entry = inspected(hash);
  const Told paper = read(colleague_, entry, hash);
  ASSERT_EQ(paper.status, 200) << paper.text;
  EXPECT_EQ(paper.text, pdf);
  EXPECT_EQ(paper.headers.get("Content-Type"), "application/pdf");
  EXPECT_EQ(paper.headers.get("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(paper.headers.get("Cache-Control"), "private, no-store");
  EXPECT_EQ(paper.headers.get("Content-Disposition"),
            "attachment; filename=\"attachment.pdf\"; filename*=UTF-8''%E7%AC%94%E5%BD%95.pdf");
  // Who read what is an event: the entry says it, to whom it came from.
  const Told journaled = city.get("/v1/custody/entries/" + std::string(paper.headers.get("Gongbao-Entry")), colleague_);
  ASSERT_EQ(journaled.status, 200);
  EXPECT_EQ(journaled.body.at("command").as_string(), "read_attachment");
  EXPECT_EQ(journaled.body.at("members").at("attachment").as_string(), hash);
}

TEST_F(Attachments, WordsThatStandInAPapersPlaceAreReadLikeIt) {
  formats::VaultGate gate(*vault_);
  const auto reply =
      decide_now(*city.service, {Role::district_commerce, 0, 0, law::area_named("110105").value()}, "record_inspection",
                 {{"operator_id", op_}, {"findings", "现场检查未见异常"}}, {}, &gate);
  ASSERT_TRUE(reply.has_value());
  ASSERT_EQ(reply->code, 0);
  const std::string hash = to_hex(vault_->hash_of("现场检查未见异常").hash);
  const Told words = read(officer_, reply->entry_no, hash);
  EXPECT_EQ(words.status, 200);
  EXPECT_EQ(words.text, "现场检查未见异常");
  EXPECT_EQ(words.headers.get("Content-Disposition"), "attachment; filename=\"attachment.txt\"");
  // Erased since: the reading is on record, and nothing is there.
  ASSERT_TRUE(vault_->erase_text(vault_->hash_of("现场检查未见异常")).value());
  EXPECT_EQ(read(officer_, reply->entry_no, hash).code(), "attachment_gone");
}

TEST_F(Attachments, WhoMayReadAndWhoMayNot) {
  const std::string hash = put_hash(officer_, pdf);
  const std::uint64_t entry = inspected(hash);
  const struct {
    const char* login;
    accounts::Office office;
    int status;
  } rows[] = {
      {"own", {Role::operator_, op_, 0}, 200},
      {"bank", {Role::custody_bank, the_bank, 0}, 403},
      {"elsewhere", {Role::district_commerce, 0, 110102}, 403},
      {"thecity", {Role::city_commerce, 0, 0}, 403},
      {"market", {Role::market_regulation, 0, 0}, 403},
      {"till", {Role::branch, op_, 1}, 403},
      {"consumer", {Role::consumer, 0, 0}, 403},
      {"auditor", {Role::audit_administrator, 0, 0}, 403},
  };
  for (const auto& row : rows) {
    const Told told = read(city.new_account(row.login, row.office), entry, hash);
    EXPECT_EQ(told.status, row.status) << row.login << told.text;
    EXPECT_EQ(told.text.find("%PDF") == std::string::npos, row.status != 200) << row.login;
  }
  EXPECT_EQ(read({}, entry, hash).status, 401);
  const auto other = city.new_operator("91110108MA00AAAA4F");
  EXPECT_EQ(read(city.new_account("other", {Role::operator_, other, 0}), entry, hash).status, 403);
}

TEST_F(Attachments, APaperIsReadWhereItWasNamedAndNowhereElse) {
  const std::string hash = put_hash(officer_, pdf), other = put_hash(officer_, pdf + "2");
  const std::uint64_t entry = inspected(hash), second = inspected(other);
  EXPECT_EQ(read(officer_, second, hash).status, 404);
  EXPECT_EQ(read(officer_, second, hash).body.at("field").as_string(), "attachment");
  EXPECT_EQ(read(officer_, 1, hash).status, 404) << "an entry about something else";
  EXPECT_EQ(read(officer_, 1'000'000, hash).status, 404);
  EXPECT_EQ(read(officer_, entry, std::string(64, '0')).status, 400);
  EXPECT_EQ(read(officer_, entry, "abc").body.at("field").as_string(), "attachment");
  Told told = city.post("/v1/persons/read_attachment",
                        json::object{{"operator_id", op_}, {"entry_no", entry}, {"attachment", hash}}, officer_);
  EXPECT_EQ(told.status, 400);
  EXPECT_EQ(told.body.at("field").as_string(), "reason");
}

TEST_F(Attachments, EachReadingIsAnsweredOnceUnderItsKey) {
  const std::string hash = put_hash(officer_, pdf);
  const std::uint64_t entry = inspected(hash);
  TestCity::Visitor reader = colleague_;
  reader.more.add("Idempotency-Key", "once");
  EXPECT_EQ(read(reader, entry, hash).text, pdf);
  const Told again = read(reader, entry, hash);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body.at("outcome").as_string(), "duplicate");
  EXPECT_EQ(again.text.find("%PDF"), std::string::npos);
}

TEST_F(Attachments, ACommandNamesOnlyWhatItsAccountPut) {
  const std::string hash = put_hash(officer_, pdf);
  const Told foreign = inspect(colleague_, json::object{{"attachment", hash}});
  EXPECT_EQ(foreign.status, 422) << foreign.text;
  EXPECT_EQ(foreign.code(), "attachment_unknown");
  EXPECT_EQ(foreign.body.at("field").as_string(), "findings");
  EXPECT_EQ(inspect(officer_, json::object{{"attachment", std::string(64, 'a')}}).code(), "attachment_unknown");
  for (const json::value& wrong : {json::value(json::object{{"attachment", "abc"}}), json::value(json::object{}),
                                   json::value(json::object{{"attachment", hash}, {"name", "x"}})}) {
    const Told told = inspect(officer_, wrong);
    EXPECT_EQ(told.status, 400) << told.text;
    EXPECT_TRUE(told.body.at("field").as_string().starts_with("findings")) << told.text;
  }
  EXPECT_EQ(inspect(officer_, json::object{{"attachment", hash}}).status, 200);
}

TEST_F(Attachments, WhereNoPaperMayStandNoneIsTaken) {
  const std::string hash = put_hash(officer_, pdf);
  const Told told =
      city.post("/v1/prepaid-card/return_filing",
                json::object{{"operator_id", op_}, {"reasons", json::object{{"attachment", hash}}}}, officer_);
  EXPECT_EQ(told.status, 400);
  EXPECT_EQ(told.body.at("field").as_string(), "reasons");
}

TEST_F(Attachments, WhatIsNotTaken) {
  EXPECT_EQ(put({}, pdf).status, 401);
  EXPECT_EQ(put(officer_, "PK\x03\x04", "application/zip").code(), "attachment_type");
  EXPECT_EQ(put(officer_, "PK\x03\x04", "application/zip").status, 415);
  const Told said_otherwise = put(officer_, pdf, "image/png");
  EXPECT_EQ(said_otherwise.status, 415);
  EXPECT_EQ(said_otherwise.body.at("field").as_string(), "Content-Type");
  EXPECT_EQ(put(officer_, std::string(largest_attachment + 1, 'a'), "text/plain").status, 413);
  const Told infected = put(officer_, "X5O!P%@AP EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "text/plain");
  EXPECT_EQ(infected.status, 422);
  EXPECT_EQ(infected.code(), "attachment_infected");
  for (const char* name : {"a%2Fb.pdf", "..%5Cb.pdf", "a%0Ab", "%zz", "%ff"}) {
    const Told told = put(officer_, pdf, "application/pdf", name);
    EXPECT_EQ(told.status, 400) << name;
    EXPECT_EQ(told.body.at("field").as_string(), "Gongbao-Name");
  }
  EXPECT_EQ(vault_->waiting_uploads(city.account_of(officer_)).value().count, 0u) << "of all that nothing is kept";
  EXPECT_EQ(put(officer_, pdf, "application/pdf", "").status, 200) << "a paper may have no name";
}

TEST_F(Attachments, OneAccountDoesNotFillTheDisk) {
  Told told;
  int taken = 0;
  for (; taken < 1000; ++taken) {
    told = put(officer_, pdf + std::to_string(taken));
    if (told.status != 200) break;
  }
  EXPECT_EQ(taken, 64);
  EXPECT_EQ(told.status, 429);
  EXPECT_EQ(told.code(), "attachment_too_many");
  EXPECT_EQ(put(colleague_, pdf).status, 200) << "nobody else is held up";
}

TEST_F(Attachments, NeverUsedItIsSweptAndUsedItStays) {
  const std::string used = put_hash(officer_, pdf), left = put_hash(officer_, pdf + "2"),
                    tried = put_hash(officer_, pdf + "3");
  const std::uint64_t entry = inspected(used);
  // Its form is wrong further on: the paper was held, but nothing came of it.
  const Told wrong = city.post(
      "/v1/prepaid-card/record_inspection",
      json::object{{"operator_id", op_}, {"findings", json::object{{"attachment", tried}}}, {"outlet_id", "one"}},
      officer_);
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(vault_->sweep_uploads(now() + 1).value(), 2u);
  EXPECT_EQ(inspect(officer_, json::object{{"attachment", left}}).code(), "attachment_unknown");
  EXPECT_EQ(inspect(officer_, json::object{{"attachment", tried}}).code(), "attachment_unknown");
  EXPECT_EQ(read(officer_, entry, used).text, pdf);
}

TEST_F(Attachments, WhatAConsumerHandedInIsHisOwn) {
  const auto consumer = city.new_account("consumer", {Role::consumer, 0, 0});
  const auto other = city.new_account("consumer2", {Role::consumer, 0, 0});
  const std::string letter = put_hash(consumer, pdf + "letter");
  const Told complaint =
      city.post("/v1/prepaid-card/file_complaint",
                json::object{{"operator_id", op_}, {"text", json::object{{"attachment", letter}}}}, consumer);
  ASSERT_EQ(complaint.status, 200) << complaint.text;
  const auto entry = complaint.body.at("entry_no").to_number<std::uint64_t>();
  EXPECT_EQ(read(consumer, entry, letter).status, 200);
  EXPECT_EQ(read(other, entry, letter).status, 403);
  EXPECT_EQ(read(officer_, entry, letter).status, 200);
}

TEST_F(Attachments, AProofOfPaymentIsNamedByItsFirstHalf) {
  const auto own = city.new_account("own", {Role::operator_, op_, 0});
  const std::string proof = put_hash(own, pdf + "proof");
  const auto pay = [&](const json::value& shown) {
    return city.post("/v1/custody/refund_by_operator",
                     json::object{{"instr_id", "00004cb7000000000000000000000001"},
                                  {"operator_id", op_},
                                  {"event_date", "2023-10-09"},
                                  {"refund_id", 77},
                                  {"amount_fen", 100},
                                  {"proof", shown}},
                     own);
  };
  const Told unknown = pay(json::object{{"attachment", std::string(64, 'a')}});
  EXPECT_EQ(unknown.code(), "attachment_unknown");
  EXPECT_EQ(unknown.body.at("field").as_string(), "proof");
  // There is no such refund: a refused instruction is an entry too, and its paper was handed in.
  const Told told = pay(json::object{{"attachment", proof}});
  EXPECT_EQ(told.code(), "ledger.unknown_subject") << told.text;
  const std::string entry(told.headers.get("Gongbao-Entry"));
  const Told instruction = city.get("/v1/custody/entries/" + entry, own);
  EXPECT_EQ(instruction.body.at("instruction").at("ref_id").as_string(), proof.substr(0, 32));
  EXPECT_EQ(read(officer_, std::stoull(entry), proof).text, pdf + "proof");
  EXPECT_EQ(vault_->sweep_uploads(now() + 1).value(), 0u);
}

}  // namespace
}  // namespace gongbao::server
