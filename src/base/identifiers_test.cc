// Every row of the reference table, and the people and firms that other validators turn away.
#include "base/identifiers.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <map>

#include "base/enum_names.h"
#include "base/reference_rows.h"

namespace gongbao {

void PrintTo(IdReason reason, std::ostream* out) { *out << enum_name(reason); }
void PrintTo(IdVerdict verdict, std::ostream* out) { *out << enum_name(verdict); }

namespace {

constexpr auto valid = IdVerdict::valid;
constexpr auto warn = IdVerdict::warn;
constexpr auto invalid = IdVerdict::invalid;

using Checker = std::function<IdCheck(std::string_view)>;

const std::map<std::string, Checker>& checkers() {
  static const Checker resident = [](std::string_view typed) { return check_resident_id(typed).id; };
  static const Checker registrar = [](std::string_view typed) {
    const Division* division = find_division(typed);
    IdCheck check = check_division(typed);
    if (division != nullptr && division->status == DivisionStatus::registrar_only) check.verdict = valid;
    return check;
  };
  static const std::map<std::string, Checker> by_kind{
      {"division", check_division},       {"division-bda", registrar},
      {"uscc", check_credit_code},        {"division-stat", check_statistical_division},
      {"uscc-raw", check_credit_code},    {"orgcode", check_organisation_code},
      {"resident-id", resident},          {"regno15", check_registration_number},
      {"resident-id-15", resident},       {"vin", check_vin},
      {"bankcard-luhn", check_bank_card},
  };
  return by_kind;
}

TEST(Identifiers, ReferenceRows) {
  const auto rows = reference_rows();
  if (!rows) GTEST_SKIP() << "missing: " << reference_path();
  EXPECT_EQ(rows->size(), 171u);
  int seen = 0;
  for (const ReferenceRow& row : *rows) {
    const auto checker = checkers().find(row.kind);
    if (checker == checkers().end()) continue;  // hashes and ciphers
    ++seen;
    const IdCheck check = checker->second(row.value);
    EXPECT_EQ(check.verdict == valid, row.valid) << row.kind << ' ' << row.value << ' ' << row.note;
    EXPECT_EQ(check.verdict == valid, check.reason == IdReason::none || row.kind == "division-bda") << row.value;
    EXPECT_EQ(check.verdict == invalid, check.normal.empty()) << row.value;
    // Real firms of the pilot years are told from invented numbers.
    const bool pilot = row.note.find("试点期") != std::string::npos;
    EXPECT_EQ(check.reason == IdReason::pilot_number, pilot) << row.value;
  }
  EXPECT_EQ(seen, 159);
}

struct Case {
  const char* typed;
  IdVerdict verdict;
  IdReason reason;
};

template <class Check>
void expect_all(Check check, std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    const IdCheck answer = check(c.typed);
    EXPECT_EQ(answer.verdict, c.verdict) << c.typed;
    EXPECT_EQ(answer.reason, c.reason) << c.typed;
  }
}

IdCheck resident_id(std::string_view typed) { return check_resident_id(typed).id; }

TEST(ResidentId, NamesWhatIsWrong) {
  expect_all(resident_id, {
                              {"11010519491231002X", valid, IdReason::none},
                              {"110105194912310021", invalid, IdReason::wrong_check_digit},
                              {"11010519491331002X", invalid, IdReason::wrong_birth_date},
                              {"11010519500229001X", invalid, IdReason::wrong_birth_date},
                              {"110105179912310029", invalid, IdReason::wrong_birth_date},
                              {"1101051949123100", invalid, IdReason::wrong_length},
                              {"00010519491231002X", invalid, IdReason::wrong_province},
                              {"1101051949123100X2", invalid, IdReason::wrong_character},
                              {"11010519491231 02X", invalid, IdReason::wrong_character},
                              {"", invalid, IdReason::wrong_length},
                              {"张三", invalid, IdReason::wrong_character},
                              {"11010519491231002\xff", invalid, IdReason::not_utf8},
                          });
}

TEST(ResidentId, KnowsPeople) {
  const ResidentIdCheck permit = check_resident_id("810000199408230021");
  EXPECT_EQ(permit.kind, ResidentKind::residence_permit);
  EXPECT_EQ(permit.birth_date, date_of(1994, 8, 23));
  // 崇文区 was abolished in 2010; the number stays.
  const ResidentIdCheck former = check_resident_id("110103198502103015");
  EXPECT_EQ(former.id.verdict, valid);
  EXPECT_EQ(former.kind, ResidentKind::citizen);
  // GA 2102-2023: 9, province of acceptance, country in three digits, birth date, sequence, check.
  const ResidentIdCheck foreign = check_resident_id("911840198205130017");
  EXPECT_EQ(foreign.id.verdict, valid);
  EXPECT_EQ(foreign.kind, ResidentKind::foreign_permanent_resident);
  EXPECT_EQ(foreign.birth_date, date_of(1982, 5, 13));
  EXPECT_EQ(resident_id("999840198205130014").reason, IdReason::wrong_province);
  EXPECT_EQ(check_resident_id("440524188001010014").birth_date, date_of(1880, 1, 1));
}

TEST(ResidentId, FifteenDigitsAreTheSamePersonAsEighteen) {
  const ResidentIdCheck old = check_resident_id("110105491231002");
  EXPECT_EQ(old.id.verdict, valid);
  EXPECT_EQ(old.id.normal, "110105491231002");
  EXPECT_EQ(old.birth_date, date_of(1949, 12, 31));
  EXPECT_EQ(resident_id_18(old.id.normal), "11010519491231002X");
  EXPECT_EQ(resident_id_18("11010519491231002X"), "11010519491231002X");
  EXPECT_EQ(check_resident_id("110105890101997").birth_date, date_of(1889, 1, 1));
  EXPECT_EQ(resident_id("110105491331002").reason, IdReason::wrong_birth_date);
  EXPECT_EQ(resident_id("11010549123100X").reason, IdReason::wrong_character);
  EXPECT_EQ(resident_id("810000940823002").reason, IdReason::wrong_province);
}

TEST(ResidentId, EveryOtherLastCharacterIsRefused) {
  for (const char c : std::string_view("0123456789X")) {
    const std::string id = std::string("11010519491231002") + c;
    EXPECT_EQ(resident_id(id).accepted(), c == 'X') << c;
  }
}

TEST(Identifiers, InputIsBroughtToItsNormalForm) {
  const struct {
    const char* typed;
    const char* normal;
    IdVerdict verdict;
    bool normalised;
  } cases[] = {
      {"11010519491231002X", "11010519491231002X", valid, false},
      {"11010519491231002x", "11010519491231002X", valid, true},
      {" \t11010519491231002X\r\n", "11010519491231002X", valid, true},
      {"　11010519491231002X　", "11010519491231002X", valid, true},
      {"１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", warn, true},
      {"11010519491231002ｘ", "11010519491231002X", warn, true},
  };
  for (const auto& c : cases) {
    const IdCheck check = resident_id(c.typed);
    EXPECT_EQ(check.normal, c.normal) << c.typed;
    EXPECT_EQ(check.verdict, c.verdict) << c.typed;
    EXPECT_EQ(check.normalised, c.normalised) << c.typed;
    EXPECT_EQ(check.reason, c.verdict == warn ? IdReason::full_width : IdReason::none) << c.typed;
  }
  const IdCheck folded = check_credit_code("9111010855138508２Q");
  EXPECT_EQ(folded.normal, "91110108551385082Q");
  EXPECT_EQ(folded.reason, IdReason::full_width);
  EXPECT_EQ(check_credit_code("91110105ma00aaaa1t").normal, "91110105MA00AAAA1T");
}

TEST(CreditCode, NamesWhatIsWrong) {
  expect_all(check_credit_code, {
                                    {"91110105MA00AAAA1T", valid, IdReason::none},  // spec/01 example 40
                                    {"91110105MA00AAAA10", invalid, IdReason::wrong_check_digit},
                                    {"91110108551385082", invalid, IdReason::wrong_length},
                                    {"9111010855138508O2", invalid, IdReason::wrong_character},
                                    {"91I10108551385082Q", invalid, IdReason::wrong_character},
                                    {"91A10108551385082Q", invalid, IdReason::wrong_character},
                                    {"91110108-551385082Q", invalid, IdReason::wrong_character},
                                    {"91350211M00013FA1N", warn, IdReason::pilot_number},
                                    {"91350211M00013FA2N", invalid, IdReason::wrong_check_digit},
                                    {"914403001922038217", invalid, IdReason::wrong_check_digit},
                                    {"\xe5\xb0", invalid, IdReason::not_utf8},
                                });
}

// Rural collectives (N), the forces (A) and others (Y) are registrars as good as any.
TEST(CreditCode, RegistrarsWithLetters) {
  for (const std::string_view body : {"N2110105MA00AAAA1", "A1110000MA00AAAA1", "Y1110000MA00AAAA1"}) {
    int accepted = 0;
    for (const char c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      accepted += check_credit_code(std::string(body) + c).verdict == valid ? 1 : 0;
    }
    EXPECT_EQ(accepted, 1) << body;
  }
}

// Among residents, one number in 31 also carries a right GB 32100 character. None may pass unseen.
TEST(CreditCode, AResidentIdNeverPassesInSilence) {
  int refused = 0;
  int doubtful = 0;
  for (const char* province : {"110105", "120103", "310104", "330106", "440308", "510104", "520102", "650102"}) {
    for (int sequence = 0; sequence < 1000; ++sequence) {
      std::string id = std::string(province) + "19840506" + std::to_string(1000 + sequence).substr(1);
      for (const char c : std::string_view("0123456789X")) {
        if (!resident_id(id + c).accepted()) continue;
        const IdCheck check = check_credit_code(id + c);
        EXPECT_NE(check.verdict, valid) << id << c;
        if (check.verdict == warn) {
          EXPECT_EQ(check.reason, IdReason::maybe_resident_id);
          ++doubtful;
        } else {
          EXPECT_EQ(check.reason, IdReason::resident_id);
          ++refused;
        }
      }
    }
  }
  EXPECT_EQ(refused + doubtful, 8000);
  EXPECT_GT(doubtful, 0);
  EXPECT_LT(doubtful, 8000 / 200);
}

RC_GTEST_PROP(CreditCodeProperty, OneChangedCharacterIsNoticed, ()) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string code = "91110108551385082Q";
  const auto at = *rc::gen::inRange<std::size_t>(0, code.size());
  const char other = alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())];
  RC_PRE(other != code[at]);
  code[at] = other;
  RC_ASSERT(check_credit_code(code).verdict == invalid);
}

TEST(Vin, NamesWhatIsWrong) {
  expect_all(check_vin, {
                            {"LBV5S3102ESJ25655", valid, IdReason::none},
                            {"lbv5s3102esj25655", valid, IdReason::none},
                            {"LBV5S3103ESJ25655", invalid, IdReason::wrong_check_digit},
                            {"1XPTD40X0JD456115", warn, IdReason::wrong_check_digit},
                            {"LOC613P23A1305189", invalid, IdReason::wrong_character},
                            {"LIC613P23A1305189", invalid, IdReason::wrong_character},
                            {"LQC613P23A1305189", invalid, IdReason::wrong_character},
                            {"LBV5S310-ESJ25655", invalid, IdReason::wrong_character},
                            {"1HGCM82633A00435", invalid, IdReason::wrong_length},
                        });
}

TEST(Vin, ShowsWhatItsDigitIsWorkedOutFrom) {
  EXPECT_EQ(vin_check_digit("LTT1A2B38R0000001")->sum, 195);
  EXPECT_EQ(vin_check_digit("LTT1A2B37R0000001")->expected, '8');
  EXPECT_EQ(vin_check_digit("LTT1A2B3XR0000002")->expected, 'X');
  EXPECT_FALSE(vin_check_digit("LTT1A2B38R000000I"));
  EXPECT_FALSE(vin_check_digit("LTT1A2B38R000000"));
}

TEST(Plate, NamesWhatIsWrong) {
  expect_all(check_plate, {
                              {"京A12345", valid, IdReason::none},
                              {"京a12345", valid, IdReason::none},
                              {"京AD12345", valid, IdReason::none},
                              {"京A12345D", valid, IdReason::none},
                              {"京A1234I", invalid, IdReason::wrong_character},
                              {"京AL12345", invalid, IdReason::wrong_character},
                              {"京112345", invalid, IdReason::wrong_character},
                              {"京I12345", invalid, IdReason::wrong_character},
                              {"京A1234", invalid, IdReason::wrong_character},
                              {"京A123456", invalid, IdReason::wrong_character},
                              {"A12345", invalid, IdReason::wrong_character},
                              {"京A", invalid, IdReason::wrong_character},
                          });
}

TEST(MobilePhone, TakesWhatPeopleType) {
  for (const char* typed :
       {"13812345678", "+86 138-1234-5678", "0086 13812345678", "8613812345678", " 138 1234 5678"}) {
    EXPECT_EQ(check_mobile_phone(typed).normal, "13812345678") << typed;
    EXPECT_EQ(check_mobile_phone(typed).verdict, valid) << typed;
  }
  expect_all(check_mobile_phone, {
                                     {"１３８１２３４５６７８", warn, IdReason::full_width},
                                     {"1381234567", invalid, IdReason::wrong_length},
                                     {"138123456789", invalid, IdReason::wrong_length},
                                     {"12812345678", invalid, IdReason::wrong_number_range},
                                     {"01082345678", invalid, IdReason::wrong_number_range},
                                     {"1381234567a", invalid, IdReason::wrong_character},
                                     {"+85213812345678", invalid, IdReason::wrong_character},
                                 });
}

TEST(OtherNumbers, NameWhatIsWrong) {
  EXPECT_EQ(check_bank_card("6222 0212 3456 7890 123").reason, IdReason::wrong_check_digit);
  EXPECT_EQ(check_bank_card("4111 1111 1111 1111").normal, "4111111111111111");
  EXPECT_EQ(check_bank_card("411111111111").reason, IdReason::wrong_length);
  EXPECT_EQ(check_organisation_code("D2143569X").normal, "D2143569-X");
  EXPECT_TRUE(check_organisation_code("d2143569-x").normalised);
  EXPECT_FALSE(check_organisation_code("D2143569-X").normalised);
  EXPECT_EQ(check_organisation_code("D2143569-A").reason, IdReason::wrong_character);
  EXPECT_EQ(check_registration_number("110108000000017").reason, IdReason::wrong_check_digit);
  EXPECT_EQ(check_registration_number("11010800000001A").reason, IdReason::wrong_character);
}

TEST(Divisions, AreFoundByCode) {
  EXPECT_EQ(find_division("110108")->name, "海淀区");
  EXPECT_EQ(find_division("110110"), nullptr);
  EXPECT_EQ(find_division(""), nullptr);
  expect_all(check_division, {
                                 {"110119", valid, IdReason::none},
                                 {"110103", warn, IdReason::former_division},
                                 {"110400", warn, IdReason::registrar_only},
                                 {"110120", invalid, IdReason::unknown_division},
                                 {"11010", invalid, IdReason::wrong_length},
                                 {"BDA", invalid, IdReason::wrong_length},
                             });
  EXPECT_EQ(check_statistical_division("110103001").reason, IdReason::unknown_division);
}

RC_GTEST_PROP(IdentifiersProperty, AnyBytesGetAnAnswerAndNormalFormsAreStable, (const std::string& bytes)) {
  for (const auto& [kind, check] : checkers()) {
    const IdCheck answer = check(bytes);
    if (!answer.accepted()) continue;
    RC_ASSERT(check(answer.normal).normal == answer.normal);
    RC_ASSERT(!check(answer.normal).normalised);
  }
}

}  // namespace
}  // namespace gongbao
