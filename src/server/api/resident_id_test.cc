// The form of a resident id over the wire: where a document has a code for a wrong one, that code and its clause are
// answered, whatever the sender says of the number.
#include <gtest/gtest.h>

#include "formats/vault_gate.h"
#include "server/api/test_city.h"
#include "vault/vault.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

const json::object right{{"name", "王小明"}, {"resident_id", "11010519491231002X"}};
const json::object wrong{{"name", "王小明"}, {"resident_id", "110105194912310021"}};
const json::object wrong_alone{{"resident_id", "110105194902290029"}};

class ResidentId : public ::testing::Test {
 protected:
  ResidentId() {
    vault::Options options;
    options.path = city_.folder() + "/vault.db";
    options.master_key = city_.folder() + "/master.key";
    options.random = [n = std::uint8_t{0}](std::span<std::uint8_t> out) mutable {
      for (auto& byte : out) byte = ++n;
    };
    vault_ = vault::Vault::open(std::move(options)).value();
    gate_.emplace(*vault_);
    city_.service->vault = vault_.get();
    city_.keep_in(*gate_);
  }
  ~ResidentId() override { city_.service->vault = nullptr; }

  TestCity city_{date_of(2023, 10, 9)};
  std::unique_ptr<vault::Vault> vault_;
  std::optional<formats::VaultGate> gate_;
};

// used-vehicle dk/4.
TEST_F(ResidentId, OfAPartyIsRefusedByItsDocument) {
  const auto registered = city_.decide({Role::city_commerce, 0, 0, 0}, "used-vehicle/register_operator",
                                       {{"uscc", "91110105MA00FAK11B"},
                                        {"operator_name", "旧车行"},
                                        {"kinds", json::array{"dealer"}},
                                        {"filing_no", "W-1"}});
  const auto id = static_cast<std::uint64_t>(registered.at("operator_id"));
  const Visitor dealer = city_.new_account("dealer", {Role::dealer, id, 0});
  const auto open = [&](const json::object& seller) {
    return city_.post("/v1/used-vehicle/open_transaction",
                      json::object{{"vin", "LTT1A2B38R0000001"},
                                   {"plate", "京A12345"},
                                   {"seller", seller},
                                   {"buyer", json::object{{"uscc", "91110105MA00FAK11B"}}},
                                   {"price_fen", 8'600'000}},
                      dealer);
  };
  for (const json::object& person : {wrong, wrong_alone}) {
    const Told refused = open({{"person", person}});
    EXPECT_EQ(refused.code(), "used_vehicle.resident_id_malformed") << refused.text;
    EXPECT_NE(refused.text.find("\"dk/4\""), std::string::npos) << refused.text;
  }
  EXPECT_EQ(open({{"person", right}}).code(), "used_vehicle.seller_not_owner") << "the next check";
  const Told claimed = open({{"person", wrong}, {"id_check", "valid"}});
  EXPECT_EQ(claimed.code(), "ledger.schema_invalid");
  EXPECT_EQ(claimed.body.at("field").as_string(), "seller.id_check");
}

// exam/3.2a.
TEST_F(ResidentId, OfAStudentIsToldBesideItsRow) {
  const Visitor district = city_.new_account("district", {Role::district_edu, 0, 110105});
  const Told schools = city_.post(
      "/v1/exam/import_schools",
      json::object{{"rows", json::array{json::object{{"school_name", "第一中学"}, {"jurisdiction", "110105"}}}}},
      district);
  ASSERT_EQ(schools.status, 200) << schools.text;
  const json::value school = schools.body.at("facts").as_object().at("school");
  const auto row = [&](const char* number, const json::object& person) {
    return json::object{
        {"exam_number", number}, {"person", person}, {"school", school}, {"school_year", 2023}, {"grade", 9}};
  };
  const auto import = [&](json::array rows) {
    return city_.post("/v1/exam/import_students", json::object{{"rows", std::move(rows)}}, district);
  };
  const Told some = import({row("1", wrong), row("2", right)});
  ASSERT_EQ(some.status, 200) << some.text;
  const json::object& facts = some.body.at("facts").as_object();
  EXPECT_EQ(facts.at("rows_taken").as_int64(), 1);
  EXPECT_EQ(facts.at("row").as_int64(), 1);
  EXPECT_EQ(facts.at("because").as_string(), "exam.resident_id_malformed");
  EXPECT_EQ(import({row("1", wrong_alone)}).code(), "exam.resident_id_malformed");
  json::object claimed = row("1", wrong);
  claimed["id_check"] = "valid";
  EXPECT_EQ(import({claimed}).code(), "ledger.schema_invalid");
}

// eldercare/4.1.
TEST_F(ResidentId, OfAnApplicantIsRefusedByItsDocument) {
  constexpr std::uint32_t chaoyang = 110105;
  const access::Actor bureau{Role::civil_affairs, 0, 0, chaoyang}, staff{Role::contact_staff, 1, 0, chaoyang};
  city_.decide(bureau, "eldercare/designate_contact_staff", {{"account", 1}});
  city_.decide(staff, "eldercare/publish_channels",
               {{"email", "jd@example.com"}, {"postal", "某路1号"}, {"phone", "01060000000"}});
  const auto round =
      city_.decide(bureau, "eldercare/open_round", {{"year", 2023}, {"opens", "2023-10-09"}, {"closes", "2023-10-31"}});
  const Told opened = city_.post("/v1/accounts/open_own_account",
                                 json::object{{"login", "wang"},
                                              {"person", json::object{{"name", "王小明"}, {"phone", "13812345678"}}},
                                              {"kind", "supervisor"},
                                              {"password", "small grey stones"}},
                                 {});
  ASSERT_EQ(opened.status, 200) << opened.text;
  Visitor applicant = city_.log_in("wang", "small grey stones");
  applicant.office = "applicant";
  json::object form{
      {"round", round.at("round")}, {"person", wrong},     {"resident", true}, {"address", "朝阳区望京西园"},
      {"phone", "13812345678"},     {"law_abiding", true}, {"able", true},     {"consent_on", "2023-10-09"}};
  const Told refused = city_.post("/v1/eldercare/apply", form, applicant);
  EXPECT_EQ(refused.code(), "eldercare.resident_id_malformed") << refused.text;
  EXPECT_NE(refused.text.find("eldercare/4.1"), std::string::npos) << refused.text;
  form["id_check"] = "valid";
  EXPECT_EQ(city_.post("/v1/eldercare/apply", form, applicant).code(), "ledger.schema_invalid");
  form.erase("id_check");
  form["person"] = right;
  EXPECT_EQ(city_.post("/v1/eldercare/apply", form, applicant).status, 200);
}

// Elsewhere no rule judges it: a number of a wrong form is no number.
TEST_F(ResidentId, OfAnybodyElseIsRefusedAtTheGate) {
  const Told told = city_.post(
      "/v1/accounts/open_own_account",
      json::object{{"login", "wang"}, {"person", wrong}, {"kind", "consumer"}, {"password", "small grey stones"}}, {});
  EXPECT_EQ(told.code(), "ledger.schema_invalid");
  EXPECT_EQ(told.body.at("field").as_string(), "person.resident_id");
}

}  // namespace
}  // namespace gongbao::server::testing
