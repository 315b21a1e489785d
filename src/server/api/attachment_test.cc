// Papers over the interface: put, named by a command, read by whoever may; and everything that is not taken.
#include <gtest/gtest.h>

#include "base/hash.h"
#include "formats/vault_gate.h"
#include "law/area.h"
#include "server/api/attachment_routes.h"
#include "server/api/command_routes.h"
#include "server/api/test_city.h"
#include "server/test_client.h"
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
  EXPECT_EQ(vault_->uploads_of(city.account_of(officer_), 0).value().waiting, 0u) << "of all that nothing is kept";
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

// A refused command keeps its papers, so those that wait are few however much has been put.
TEST_F(Attachments, WhatRefusedCommandsUsedUpCountsForADay) {
  constexpr int pages = 5;
  city.service->options.paper_bytes = pages * 4096;
  const auto put_and_refused = [&](int n) {
    const Told told = put(officer_, pdf + std::to_string(n));
    if (told.status != 200) return told;
    const json::object findings{{"attachment", told.body.at("attachment")}};
    const Told refused =
        city.post("/v1/prepaid-card/record_inspection",
                  json::object{{"operator_id", op_}, {"findings", findings}, {"outlet_id", 99}}, officer_);
    EXPECT_NE(refused.status, 200) << refused.text;
    EXPECT_TRUE(refused.headers.has("Gongbao-Entry")) << refused.text;
    EXPECT_EQ(vault_->uploads_of(city.account_of(officer_), 0).value().waiting, 0u);
    return told;
  };
  for (int n = 0; n < pages; ++n) EXPECT_EQ(put_and_refused(n).status, 200) << n;
  EXPECT_EQ(put_and_refused(pages).code(), "attachment_too_many");
  EXPECT_EQ(put(colleague_, pdf).status, 200) << "nobody else is held up";
  EXPECT_EQ(vault_->sweep_uploads(now()).value(), 0u);
  EXPECT_EQ(put(officer_, pdf).code(), "attachment_too_many") << "the day is not over";
  city.clock.stamp = Stamp{city.clock.stamp.micros + (city.service->options.paper_waits.count() + 1) * 1'000'000};
  officer_ = city.log_in("officer", "three quiet herons");
  EXPECT_EQ(put_and_refused(pages).status, 200);
}

class AttachmentsOverSockets : public Attachments {
 protected:
  // A paper of so many bytes; they follow.
  static std::string head_of(const TestCity::Visitor& visitor, std::size_t bytes, const std::string& fields = {}) {
    return "POST /v1/attachments HTTP/1.1\r\nHost: h\r\nContent-Type: application/pdf\r\nCookie: " + visitor.cookies +
           "\r\nX-CSRF-Token: " + visitor.csrf + "\r\nContent-Length: " + std::to_string(bytes) + "\r\n" + fields +
           "\r\n";
  }
  testing::Reply put_at_once(const TestCity::Visitor& visitor) const {
    return testing::ask(server_->port(), head_of(visitor, pdf.size()) + pdf);
  }
  std::unique_ptr<Server> server_ = city.serve();
};

TEST_F(AttachmentsOverSockets, AnAccountSendsOnePaperAtATime) {
  testing::Client slow(server_->port());
  ASSERT_TRUE(slow.send(head_of(officer_, pdf.size(), "Expect: 100-continue\r\n")));
  ASSERT_EQ(slow.read_reply().status, 100);  // its head has been read and let in
  const testing::Reply second = put_at_once(officer_);
  EXPECT_EQ(second.status, 429);
  EXPECT_TRUE(second.headers.has("Retry-After"));
  EXPECT_NE(second.body.find("http.too_many_requests"), std::string::npos);
  EXPECT_EQ(put_at_once(colleague_).status, 200) << "nobody else is held up";
  ASSERT_TRUE(slow.send(pdf));
  EXPECT_EQ(slow.read_reply().status, 200);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(put_at_once(officer_).status, 200) << "the place is free once the answer is there";
  EXPECT_EQ(put_at_once({}).status, 401);
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

// 将处理结果告知投诉人 (reg/25): whoever complained reads the answer, by what his list of complaints says; nobody
// else's.
TEST_F(Attachments, TheAnswerToAComplaintIsReadByWhoComplained) {
  formats::VaultGate gate(*vault_);
  city.keep_in(gate);
  const auto consumer = city.new_account("consumer", {Role::consumer, 0, 0});
  const auto other = city.new_account("consumer2", {Role::consumer, 0, 0});
  const auto complain = [&](const TestCity::Visitor& visitor) {
    const Told told = city.post("/v1/prepaid-card/file_complaint",
                                json::object{{"operator_id", op_}, {"text", "门店不让用卡。"}}, visitor);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.body.at("entry_no").to_number<std::uint64_t>();
  };
  const auto answer_it = [&](std::uint64_t complaint, const json::value& text) {
    return city.post("/v1/prepaid-card/answer_complaint",
                     json::object{{"operator_id", op_}, {"complaint_id", complaint}, {"text", text}}, officer_);
  };
  const auto row_of = [&](const TestCity::Visitor& visitor) {
    city.catch_up();
    const Told list = city.get("/v1/prepaid-card/complaints", visitor);
    EXPECT_EQ(list.body.at("rows").as_array().size(), 1u) << list.text;
    return list.body.at("rows").at(0).as_object();
  };
  const std::uint64_t complaint = complain(consumer), others = complain(other);
  EXPECT_TRUE(row_of(consumer).at("answer_entry").is_null());
  EXPECT_TRUE(row_of(consumer).at("answer").is_null()) << "and not the hash of nothing";
  ASSERT_EQ(answer_it(complaint, "已责成门店恢复兑付。").status, 200);
  const json::object row = row_of(consumer);
  const auto entry = row.at("answer_entry").to_number<std::uint64_t>();
  const std::string answer(row.at("answer").as_string());
  const Told told = read(consumer, entry, answer);
  EXPECT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.text, "已责成门店恢复兑付。");
  EXPECT_EQ(city.get("/v1/custody/entries/" + std::to_string(entry), consumer).status, 200);
  EXPECT_EQ(read(other, entry, answer).status, 403);
  EXPECT_EQ(city.get("/v1/custody/entries/" + std::to_string(entry), other).status, 404);

  // A paper is answered like words are; a second answer is refused and names nothing for the consumer.
  const std::string paper = put_hash(officer_, pdf + "answer"), late = put_hash(officer_, pdf + "late");
  const Told second = answer_it(others, json::object{{"attachment", paper}});
  ASSERT_EQ(second.status, 200) << second.text;
  EXPECT_EQ(read(other, second.body.at("entry_no").to_number<std::uint64_t>(), paper).text, pdf + "answer");
  EXPECT_EQ(read(consumer, second.body.at("entry_no").to_number<std::uint64_t>(), paper).status, 403);
  const Told again = answer_it(others, json::object{{"attachment", late}});
  ASSERT_EQ(again.status, 422) << again.text;
  EXPECT_EQ(read(other, std::stoull(std::string(again.headers.get("Gongbao-Entry"))), late).status, 403);
}

// A card that the bank sold and whose refund was demanded: the operator may pay it himself, and show a proof.
class Proofs : public Attachments {
 protected:
  Proofs() {
    own_ = city.new_account("own", {Role::operator_, op_, 0});
    bank_ = city.new_account("bank", {Role::custody_bank, the_bank, 0});
  }
  Told give(const std::string& op, json::object words, const TestCity::Visitor& visitor) {
    std::string number = std::to_string(++given_);
    words["instr_id"] = "00004cb7" + std::string(24 - number.size(), '0') + number;
    words["operator_id"] = op_;
    words["event_date"] = "2023-10-09";
    return city.post("/v1/custody/" + op, words, visitor);
  }
  void sell(std::uint64_t card) {
    const Told told = give("purchase",
                           {{"card_id", card},
                            {"product_id", 1},
                            {"amount_fen", 10'000},
                            {"payee_account", "110100000000000001"},
                            {"bank_txn_no", "T" + std::to_string(card)}},
                           bank_);
    ASSERT_EQ(told.status, 200) << told.text;
  }
  std::uint64_t refund_of(std::uint64_t card) {
    sell(card);
    const auto demanded = city.post("/v1/prepaid-card/demand_refund",
                                    json::object{{"operator_id", op_}, {"card_id", card}, {"ground", "agreed"}}, bank_);
    EXPECT_EQ(demanded.status, 200) << demanded.text;
    return demanded.body.at("entry_no").to_number<std::uint64_t>();
  }
  Told pay(std::uint64_t refund, const json::value& proof) {
    return give("refund_by_operator", {{"refund_id", refund}, {"amount_fen", 10'000}, {"proof", proof}}, own_);
  }
  static std::uint64_t entry_of(const Told& told) {
    return std::stoull(std::string(told.headers.get("Gongbao-Entry")));
  }

  TestCity::Visitor own_, bank_;
  std::uint64_t given_ = 0;
};

TEST_F(Proofs, AProofOfPaymentIsNamedByItsFirstHalf) {
  const std::uint64_t refund = refund_of(7);
  const std::string proof = put_hash(own_, pdf + "proof");
  const Told unknown = pay(refund, json::object{{"attachment", std::string(64, 'a')}});
  EXPECT_EQ(unknown.code(), "attachment_unknown");
  EXPECT_EQ(unknown.body.at("field").as_string(), "proof");
  const Told told = pay(refund, json::object{{"attachment", proof}});
  ASSERT_EQ(told.status, 200) << told.text;
  const Told instruction = city.get("/v1/custody/entries/" + std::to_string(entry_of(told)), own_);
  EXPECT_EQ(instruction.body.at("instruction").at("ref_id").as_string(), proof.substr(0, 32));
  EXPECT_EQ(read(officer_, entry_of(told), proof).text, pdf + "proof");
  EXPECT_EQ(vault_->sweep_uploads(now() + 1).value(), 0u);
}

TEST_F(Proofs, WhoKnowsAnothersHashDoesNotGetTheAnothersPaper) {
  const std::string foreign = put_hash(colleague_, pdf + "of somebody else");
  const Told refused = pay(77, json::string(foreign.substr(0, 32)));
  EXPECT_EQ(refused.code(), "ledger.unknown_subject") << refused.text;
  EXPECT_EQ(read(own_, entry_of(refused), foreign).status, 404) << "what is refused names nothing";
  const Told accepted = pay(refund_of(7), json::string(foreign.substr(0, 32)));
  ASSERT_EQ(accepted.status, 200) << accepted.text;
  const Told gone = read(own_, entry_of(accepted), foreign);
  EXPECT_EQ(gone.code(), "ledger.forbidden") << "its account never put it";
  EXPECT_FALSE(gone.headers.has("Gongbao-Entry")) << "what was not given was not read";
  const auto other = city.new_operator("91110108MA00AAAA4F");
  const Told stranger = read(city.new_account("other", {Role::operator_, other, 0}), entry_of(accepted), foreign);
  EXPECT_EQ(stranger.code(), gone.code()) << "nobody learns from the answer who put what";

  const SealedText words = vault_->seal("别人的话").value();
  const Told second = pay(refund_of(8), json::string(to_hex(words.hash).substr(0, 32)));
  ASSERT_EQ(second.status, 200) << second.text;
  const Told of_words = read(own_, entry_of(second), to_hex(words.hash));
  EXPECT_EQ(of_words.code(), "ledger.forbidden");
  EXPECT_EQ(of_words.text.find("别人的话"), std::string::npos);
}

TEST_F(Proofs, AFormOrAKeyThatIsWrongKeepsNoPaper) {
  const std::string proof = put_hash(own_, pdf + "proof"), findings = put_hash(officer_, pdf);
  const Told wrong =
      give("refund_by_operator",
           {{"refund_id", 77}, {"amount_fen", "much"}, {"proof", json::object{{"attachment", proof}}}}, own_);
  EXPECT_EQ(wrong.status, 400) << wrong.text;
  TestCity::Visitor hasty = officer_;
  hasty.more.add("Idempotency-Key", std::string(200, 'k'));
  const Told no_key = inspect(hasty, json::object{{"attachment", findings}});
  EXPECT_EQ(no_key.status, 400);
  EXPECT_EQ(no_key.body.at("field").as_string(), "Idempotency-Key");
  EXPECT_EQ(vault_->sweep_uploads(now() + 1).value(), 2u);
}

// Words that are no paper's place are read like papers; a consumer reads those about his own refund.
TEST_F(Proofs, WhyARefundIsContestedAndHowItWasDecidedIsToldToItsOwner) {
  formats::VaultGate gate(*vault_);
  city.keep_in(gate);
  const auto holder = city.new_account("holder", {Role::consumer, 0, 0});
  const auto other = city.new_account("other", {Role::consumer, 0, 0});
  sell(7);
  city.decide({Role::custody_bank, 0, the_bank, 0}, "bind_card_holder",
              {{"operator_id", op_},
               {"card_id", 7},
               {"holder", json::object{{"name", "李四"}, {"phone", "13900001111"}}},
               {"consumer_account", city.account_of(holder)}});
  const auto post = [&](const std::string& command, json::object members, const TestCity::Visitor& visitor) {
    members["operator_id"] = op_;
    const Told told = city.post("/v1/prepaid-card/" + command, members, visitor);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? told.body.at("entry_no").to_number<std::uint64_t>() : 0;
  };
  const std::uint64_t refund =
      post("demand_refund", {{"card_id", 7}, {"ground", "operator_fault"}, {"reason", "改期不退"}}, holder);
  post("contest_refund", {{"refund_id", refund}, {"reason", "并无过错"}}, own_);
  post("resolve_contested_refund", {{"refund_id", refund}, {"outcome", "rejected"}, {"decision", "调解不成"}},
       officer_);
  city.catch_up();
  const Told list = city.get("/v1/prepaid-card/refunds", holder);
  ASSERT_EQ(list.body.at("rows").as_array().size(), 1u) << list.text;
  const json::object row = list.body.at("rows").at(0).as_object();
  const struct {
    const char *words, *entry, *told;
  } written[] = {{"reason", "refund_id", "改期不退"},
                 {"contest_reason", "contest_entry", "并无过错"},
                 {"decision", "decision_entry", "调解不成"}};
  for (const auto& each : written) {
    const auto entry = row.at(each.entry).to_number<std::uint64_t>();
    const std::string hash(row.at(each.words).as_string());
    for (const TestCity::Visitor* reader : std::initializer_list<const TestCity::Visitor*>{&holder, &own_, &officer_}) {
      const Told told = read(*reader, entry, hash);
      EXPECT_EQ(told.text, each.told) << each.words << told.status;
    }
    for (const TestCity::Visitor* reader : std::initializer_list<const TestCity::Visitor*>{&other, &bank_})
      EXPECT_EQ(read(*reader, entry, hash).status, 403) << each.words;
  }
}

TEST_F(Proofs, WhoHoldsTheCardDoesNotReadWhatAnotherHandedIn) {
  const auto first = city.new_account("first", {Role::consumer, 0, 0});
  const auto holder = city.new_account("holder", {Role::consumer, 0, 0});
  sell(7);
  const std::string letter = put_hash(first, pdf + "letter");
  const Told complaint = city.post(
      "/v1/prepaid-card/file_complaint",
      json::object{{"operator_id", op_}, {"card_id", 7}, {"text", json::object{{"attachment", letter}}}}, first);
  ASSERT_EQ(complaint.status, 200) << complaint.text;
  city.decide({Role::custody_bank, 0, the_bank, 0}, "bind_card_holder",
              {{"operator_id", op_},
               {"card_id", 7},
               {"holder", json::object{{"name", "李四"}, {"phone", "13900001111"}}},
               {"consumer_account", city.account_of(holder)}});
  const auto entry = complaint.body.at("entry_no").to_number<std::uint64_t>();
  EXPECT_EQ(read(first, entry, letter).status, 200);
  EXPECT_EQ(read(holder, entry, letter).status, 403);
}

}  // namespace
}  // namespace gongbao::server
