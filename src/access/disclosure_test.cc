// Every cell of the table, written a second time as a person would draw it.
#include "access/disclosure.h"

#include <gtest/gtest.h>

#include <sstream>

namespace gongbao::access {
namespace {

constexpr std::string_view drawn = R"(
                    person_name phone  resident_id card_number account_no counterparty free_text
engine              hidden      hidden hidden      hidden      hidden     hidden       hidden
operator            masked      masked masked      clear       clear      masked       clear
branch              masked      masked hidden      clear       masked     hidden       hidden
consumer            clear       clear  clear       clear       masked     hidden       clear
custody_bank        masked      masked masked      clear       clear      clear        clear
district_commerce   masked      masked hidden      masked      clear      masked       clear
city_commerce       hidden      hidden hidden      hidden      masked     hidden       hidden
market_regulation   hidden      hidden hidden      hidden      masked     hidden       hidden
financial_regulator hidden      hidden hidden      hidden      clear      hidden       hidden
pboc                hidden      hidden hidden      hidden      clear      hidden       hidden
nfra                hidden      hidden hidden      hidden      masked     hidden       hidden
association         hidden      hidden hidden      hidden      masked     hidden       hidden
public              hidden      hidden hidden      hidden      masked     hidden       hidden
institution         masked      masked hidden      clear       clear      masked       clear
family              clear       clear  clear       clear       masked     hidden       clear
district_health     masked      masked hidden      masked      clear      masked       clear
city_health         hidden      hidden hidden      hidden      masked     hidden       hidden
subdistrict         hidden      hidden hidden      hidden      masked     hidden       clear
mediator            masked      hidden hidden      hidden      masked     hidden       clear
household           clear       clear  clear       hidden      masked     hidden       clear
village_agent       masked      masked masked      hidden      masked     hidden       clear
inspector           masked      masked hidden      hidden      masked     hidden       clear
district_reviewer   masked      masked masked      hidden      masked     hidden       clear
district_civil_affairs masked   masked masked      hidden      hidden     hidden       hidden
district_finance    masked      masked hidden      hidden      masked     hidden       clear
district_admin      masked      masked hidden      hidden      masked     hidden       clear
city_agri           hidden      hidden hidden      hidden      hidden     hidden       hidden
city_finance        hidden      hidden hidden      hidden      hidden     hidden       hidden
city_fin_supervision hidden     hidden hidden      hidden      hidden     hidden       hidden
supplier            hidden      hidden hidden      hidden      hidden     hidden       hidden
bank                masked      masked hidden      hidden      masked     hidden       hidden
auditor             masked      masked hidden      hidden      masked     hidden       hidden
dealer              masked      masked masked      hidden      hidden     hidden       clear
broker              masked      masked hidden      hidden      hidden     hidden       hidden
market              masked      masked masked      hidden      hidden     hidden       clear
station_officer     masked      masked masked      hidden      hidden     hidden       clear
quota_body          hidden      hidden hidden      hidden      hidden     hidden       hidden
traffic_police      masked      masked masked      hidden      hidden     hidden       clear
tax                 masked      hidden masked      hidden      hidden     hidden       hidden
party               clear       clear  clear       hidden      hidden     hidden       clear
city_edu            hidden      hidden hidden      hidden      hidden     hidden       clear
district_edu        masked      hidden masked      hidden      hidden     hidden       clear
marker              hidden      hidden hidden      hidden      hidden     hidden       hidden
school              masked      masked masked      hidden      hidden     hidden       clear
student             clear       clear  clear       hidden      hidden     hidden       clear
guardian            clear       clear  clear       hidden      hidden     hidden       clear
applicant           clear       clear  clear       hidden      hidden     hidden       clear
supervisor          clear       clear  clear       hidden      hidden     hidden       clear
contact_staff       masked      masked hidden      hidden      hidden     hidden       clear
civil_affairs       masked      masked masked      hidden      hidden     hidden       clear
city_civil_affairs  masked      masked masked      hidden      hidden     hidden       clear
welfare_centre      hidden      hidden hidden      hidden      hidden     hidden       clear
eldercare_institution hidden    hidden hidden      hidden      hidden     hidden       clear
school_inspector    hidden      hidden hidden      hidden      hidden     hidden       clear
team_member         hidden      hidden hidden      hidden      hidden     hidden       hidden
city_police         hidden      hidden hidden      hidden      hidden     hidden       clear
city_transport      hidden      hidden hidden      hidden      hidden     hidden       clear
leading_office      hidden      hidden hidden      hidden      hidden     hidden       clear
third_party         hidden      hidden hidden      hidden      hidden     hidden       hidden
district_public_security masked hidden hidden      hidden      hidden     hidden       clear
district_transport  hidden      hidden hidden      hidden      hidden     hidden       clear
urban_management    hidden      hidden hidden      hidden      hidden     hidden       clear
emergency           hidden      hidden hidden      hidden      hidden     hidden       clear
city_justice        masked      masked masked      hidden      hidden     hidden       clear
district_justice    masked      masked masked      hidden      hidden     hidden       clear
city_association    masked      masked hidden      hidden      hidden     hidden       clear
district_association masked     masked hidden      hidden      hidden     hidden       clear
party_body          masked      masked hidden      hidden      hidden     hidden       clear
firm                masked      masked hidden      hidden      hidden     hidden       clear
lawyer              clear       clear  clear       hidden      hidden     hidden       clear
public_office       masked      masked hidden      hidden      hidden     hidden       hidden
partner             hidden      hidden hidden      hidden      hidden     hidden       hidden
assessor            hidden      hidden hidden      hidden      hidden     hidden       hidden
coordinator         hidden      hidden hidden      hidden      hidden     hidden       clear
responsible_unit    hidden      hidden hidden      hidden      hidden     hidden       clear
district            hidden      hidden hidden      hidden      hidden     hidden       clear
customs             hidden      hidden hidden      hidden      hidden     hidden       clear
drug_admin          hidden      hidden hidden      hidden      hidden     hidden       clear
enterprise          hidden      hidden hidden      hidden      hidden     hidden       clear
research_institution hidden     hidden hidden      hidden      hidden     hidden       clear
)";

std::string_view word_of(Shown shown) {
  return shown == Shown::clear ? "clear" : shown == Shown::masked ? "masked" : "hidden";
}

TEST(Disclosure, CellByCell) {
  std::istringstream in{std::string(drawn)};
  std::array<FieldKind, 7> kinds{};
  for (FieldKind& kind : kinds) {
    std::string name;
    in >> name;
    ASSERT_TRUE(enum_named<FieldKind>(name)) << name;
    kind = *enum_named<FieldKind>(name);
  }
  std::size_t roles = 0;
  for (std::string role_name; in >> role_name; ++roles) {
    const auto role = enum_named<Role>(role_name);
    ASSERT_TRUE(role) << role_name;
    for (const FieldKind kind : kinds) {
      std::string expected;
      in >> expected;
      EXPECT_EQ(word_of(shown_to(*role, kind)), expected) << role_name << " " << enum_name(kind);
    }
  }
  EXPECT_GE(roles, 13u);
}

TEST(Disclosure, ARoleOfNoRowSeesNothing) {
  EXPECT_EQ(shown_to(static_cast<Role>(999), FieldKind::account_no), Shown::hidden);
}

TEST(Disclosure, ShowsByItsKind) {
  using enum FieldKind;
  EXPECT_EQ(disclose(Role::custody_bank, person_name, "王小芳"), "王*");
  EXPECT_EQ(disclose(Role::operator_, phone, "13812345678"), "138****5678");
  EXPECT_EQ(disclose(Role::operator_, resident_id, "11010519491231002X"), "****002X");
  EXPECT_EQ(disclose(Role::district_commerce, card_number, "8800123456789"), "****6789");
  EXPECT_EQ(disclose(Role::public_, account_no, "6217000010001234567"), "****4567");
  EXPECT_EQ(disclose(Role::custody_bank, account_no, "6217000010001234567"), "6217000010001234567");
  EXPECT_EQ(disclose(Role::district_commerce, counterparty, "张三"), "张*");
  EXPECT_EQ(disclose(Role::financial_regulator, person_name, "王小芳"), std::nullopt);
}

}  // namespace
}  // namespace gongbao::access
