// What readers may write, and what a list of a made-up system makes of it.
#include "views/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gongbao::views {
namespace {

struct ShopRow {
  static constexpr std::string_view table = "shops";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t operator_id = 0;
  std::string name;
  policies::Area area;
  std::optional<Date> closed_on;
  GB_FIELDS(operator_id, name, area, closed_on)
};

ViewSystem shops() {
  ViewList list;
  list.name = "shops";
  list.table = &policies::table_of<ShopRow>();
  list.orders = {{"name"}};
  list.filters = {{"area"}, {"name", ListFilter::How::contains}};
  list.grants = {{access::Role::district_commerce, access::Scope::own_area},
                 {access::Role::operator_, access::Scope::own_organisation},
                 {access::Role::public_, access::Scope::city}};
  ViewSystem system;
  system.name = "toy";
  system.tables = policies::tables_of<ShopRow>();
  system.lists = {list};
  return system;
}

TEST(Pieces, AreOneTwoAndThreeNeighbours) {
  using ::testing::UnorderedElementsAre;
  EXPECT_THAT(pieces_of("东来顺"), UnorderedElementsAre("东", "来", "顺", "东来", "来顺", "东来顺"));
  EXPECT_THAT(pieces_of("KFc"), UnorderedElementsAre("k", "f", "c", "kf", "fc", "kfc"));
  EXPECT_THAT(pieces_of("𠮷野家"), ::testing::Contains("𠮷野"));
  EXPECT_THAT(pieces_of("aaaa"), UnorderedElementsAre("a", "aa", "aaa"));
  EXPECT_THAT(pieces_of(""), ::testing::IsEmpty());
}

TEST(Pieces, TheLongestAreLookedFor) {
  using ::testing::ElementsAre, ::testing::UnorderedElementsAre;
  EXPECT_THAT(longest_pieces_of("东"), ElementsAre("东"));
  EXPECT_THAT(longest_pieces_of("来顺"), ElementsAre("来顺"));
  EXPECT_THAT(longest_pieces_of("东来顺饭庄"), UnorderedElementsAre("东来顺", "来顺饭", "顺饭庄"));
}

TEST(Schema, SaysWhatIsWrongWithAList) {
  ViewSystem system = shops();
  EXPECT_THAT(mistakes_of(system), ::testing::IsEmpty());
  const std::string before = schema_hash(system);
  ViewList& list = system.lists.front();
  list.orders.push_back({"closed_on"});
  list.filters.push_back({"area", ListFilter::How::prefix});
  list.filters.push_back({"no_such_column"});
  list.grants.push_back({access::Role::custody_bank, access::Scope::own_organisation});
  list.grants.push_back({access::Role::public_, access::Scope::city});
  EXPECT_THAT(mistakes_of(system),
              ::testing::UnorderedElementsAre(
                  "shops is ordered by what may be missing", "shops has a range over what it is not ordered by: area",
                  "shops looks for a text where there is none: area",
                  "shops speaks of a column that is not there: no_such_column",
                  "shops speaks of a column that is not there: bank_id", "shops names a role twice"));
  ViewSystem raised = shops();
  ++raised.version;
  EXPECT_NE(schema_hash(raised), before);
}

struct TillRow {
  static constexpr std::string_view table = "tills";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t till = 0;
  std::uint64_t kind = 0;
  GB_FIELDS(operator_id, till, kind)
};
struct BankedRow {
  static constexpr std::string_view table = "banked";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  GB_FIELDS(operator_id, bank_id)
};

// Rows that change hands by one row of their operator's.
TEST(Query, ABankSeesThroughItsOperatorsByAPartOfTheKey) {
  ViewList list;
  list.name = "tills";
  list.table = &policies::table_of<TillRow>();
  list.orders = {{"kind"}, {"till"}};
  list.filters = {{"till"}, {"operator_id"}, {"kind"}};
  list.grants = {{access::Role::custody_bank, access::Scope::own_organisation}};
  list.bank_in = &policies::table_of<BankedRow>();
  ViewSystem system;
  system.name = "toy";
  system.tables = policies::tables_of<TillRow, BankedRow>();
  system.lists = {list};
  EXPECT_THAT(mistakes_of(system), ::testing::IsEmpty());
  EXPECT_EQ(create_indexes(system).find("(kind"), std::string::npos);  // nobody reads them by kind

  Query query;
  query.actor = {access::Role::custody_bank, 7, 9, 0};
  for (const char* no_key : {"", "kind"}) {
    query.filters.clear();
    if (*no_key != '\0') query.filters = {{no_key, "1"}};
    ASSERT_FALSE(asked_of(list, query).has_value()) << no_key;
    EXPECT_EQ(asked_of(list, query).error().field, "operator_id");
  }
  query.filters = {{"operator_id", "3"}, {"till", "4"}};
  const auto asked = asked_of(list, query);
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->first_filter, "till");
  const Plan plan = plan_of(list, *asked, {}, 10, "");
  EXPECT_NE(plan.sql.find("EXISTS (SELECT 1 FROM banked AS o WHERE o.operator_id = t.operator_id AND o.bank_id = ?)"),
            std::string::npos)
      << plan.sql;
  EXPECT_THAT(plan.bound, ::testing::Contains(Value(std::int64_t{9})));

  system.lists.front().filters = {{"kind"}};
  system.lists.front().bank_in = &policies::table_of<TillRow>();
  EXPECT_THAT(mistakes_of(system), ::testing::UnorderedElementsAre("tills has its bank where no operator has one",
                                                                   "tills cannot be asked for by a bank"));
}

TEST(Query, NothingOfTheReaderIsInTheStatement) {
  const ViewSystem system = shops();
  const ViewList& list = system.lists.front();
  Query query;
  query.actor = {access::Role::district_commerce, 7, 7, 110105};
  query.filters = {{"name_contains", "x' OR 1=1 --"}};
  const auto asked = asked_of(list, query);
  ASSERT_TRUE(asked.has_value());
  const Plan plan = plan_of(list, *asked, {}, 10, "x'");
  EXPECT_EQ(plan.sql.find('\''), std::string::npos) << plan.sql;
  EXPECT_THAT(plan.bound, ::testing::Contains(Value(std::string("x' or 1=1 --"))));
  EXPECT_THAT(plan.bound, ::testing::Contains(Value(std::int64_t{110105})));
}

// Most rows behind a piece do not have the part: they cost the index of pieces, and not a row of the table each.
TEST(Query, APartOfANameIsLookedForWithoutTheRowsThatLackIt) {
  const ViewSystem system = shops();
  Query query;
  query.actor = {access::Role::public_, 0, 0, 0};
  query.filters = {{"name_contains", "来顺"}};
  const auto asked = asked_of(system.lists.front(), query);
  ASSERT_TRUE(asked.has_value());
  const Plan plan = plan_of(system.lists.front(), *asked, {}, 10, "来顺");
  EXPECT_NE(plan.sql.find("instr(lower(p.name), ?) > 0"), std::string::npos) << plan.sql;
}

TEST(Query, WhoSpeaksForNobodySeesNothing) {
  const ViewSystem system = shops();
  Query query;
  query.actor = {access::Role::operator_, 7, 0, 0};
  EXPECT_EQ(asked_of(system.lists.front(), query).error().code, "ledger.forbidden");
  query.actor = {access::Role::public_, 0, 0, 0};
  EXPECT_TRUE(asked_of(system.lists.front(), query).has_value());
}

TEST(Query, ValuesAreReadAsTheyAreWritten) {
  const auto read = [](policies::Kind kind, std::string_view text) { return value_from_text({"x", kind}, text); };
  EXPECT_EQ(read(policies::Kind::number, "18446744073709551615"), Value(std::int64_t{-1}));
  EXPECT_EQ(read(policies::Kind::quarter, "2023Q4"), Value(std::int64_t{quarter_of(date_of(2023, 12, 31)).index}));
  EXPECT_EQ(read(policies::Kind::area, "BDA"), Value(std::int64_t{110302}));
  for (const auto& [kind, text] :
       {std::pair{policies::Kind::number, "-1"}, std::pair{policies::Kind::number, "1 "},
        std::pair{policies::Kind::date, "2024-02-30"}, std::pair{policies::Kind::flag, "1"},
        std::pair{policies::Kind::quarter, "2023Q5"}, std::pair{policies::Kind::area, "1"},
        std::pair{policies::Kind::account, "12345678901"}, std::pair{policies::Kind::id, "00"}}) {
    EXPECT_EQ(read(kind, text), std::nullopt) << text;
  }
}

TEST(Query, ACursorIsOfOneListInOneOrder) {
  const ViewSystem system = shops();
  const ViewList& list = system.lists.front();
  const std::vector<Value> position{std::string("东来顺"), std::int64_t{7}};
  const std::string cursor = cursor_of(list, {"name"}, position);
  EXPECT_EQ(position_in(list, {"name"}, cursor), position);
  EXPECT_FALSE(position_in(list, {"name", true}, cursor).has_value());
  for (std::size_t cut = 0; cut < cursor.size(); ++cut) {
    EXPECT_FALSE(position_in(list, {"name"}, cursor.substr(0, cut)).has_value());
  }
}

// A filter over an order that is indexed for scopes alone looks at the rows of the scope.
TEST(Query, AnOrderMayBeIndexedForScopesAlone) {
  ViewSystem system = shops();
  ViewList& list = system.lists.front();
  list.filters = {{"area"}, {"name"}};
  list.orders = {{"operator_id"}, {"name", true, true}};
  const std::string indexes = create_indexes(system);
  EXPECT_NE(indexes.find("by_area_name_operator_id_of_shops"), std::string::npos) << indexes;
  EXPECT_NE(indexes.find("by_name_operator_id_of_shops"), std::string::npos) << indexes;
  EXPECT_EQ(indexes.find("by_area_name_operator_id_of_shops"), indexes.rfind("by_area_name_operator_id_of_shops"));
  list.filters.push_back({"closed_on"});
  const std::string more = create_indexes(system);
  EXPECT_NE(more.find("by_closed_on_operator_id_of_shops"), std::string::npos) << more;
  EXPECT_EQ(more.find("by_closed_on_name"), std::string::npos) << more;
  Query query;
  query.actor = {access::Role::public_, 0, 0, 0};
  query.filters = {{"closed_on", "2024-01-02"}};
  query.order = "-name";
  const auto asked = asked_of(list, query);
  ASSERT_TRUE(asked.has_value());
  const Plan plan = plan_of(list, *asked, {}, 10, "");
  EXPECT_NE(plan.sql.find("INDEXED BY by_name_operator_id_of_shops WHERE +t.closed_on = ?"), std::string::npos)
      << plan.sql;
}

TEST(Query, AnOrderIsReadFromBothEnds) {
  const ViewSystem system = shops();
  const ViewList& list = system.lists.front();
  Query query;
  query.actor = {access::Role::public_, 0, 0, 0};
  for (const auto& [said, descending] : {std::pair{"", false}, std::pair{"name", false}, std::pair{"-name", true}}) {
    query.order = said;
    const auto asked = asked_of(list, query);
    ASSERT_TRUE(asked.has_value()) << said;
    EXPECT_EQ(asked->order->descending, descending);
    const Plan plan = plan_of(list, *asked, {}, 10, "");
    EXPECT_EQ(plan.sql.find("t.name DESC, t.operator_id DESC") != std::string::npos, descending) << plan.sql;
  }
  query.order = "area";
  EXPECT_EQ(asked_of(list, query).error().code, "views.bad_order");
}

// By what an index begins with, a value is found; by what the list is ordered by, too.
TEST(Query, OneValueOfAnOrderIsARangeOfIt) {
  ViewSystem system = shops();
  ViewList& list = system.lists.front();
  list.orders.push_back({"operator_id"});
  list.filters.push_back({"operator_id"});
  list.filters.push_back({"name"});
  Query query;
  query.actor = {access::Role::district_commerce, 7, 7, 110105};
  query.filters = {{"name", "东来顺"}};
  const auto own = asked_of(list, query);
  ASSERT_TRUE(own.has_value());
  EXPECT_EQ(own->from, std::nullopt);  // area and name begin an index
  query.actor = {access::Role::operator_, 7, 7, 0};
  const auto asked = asked_of(list, query);
  ASSERT_TRUE(asked.has_value());
  EXPECT_EQ(asked->from, Value(std::string("东来顺")));
  EXPECT_EQ(asked->to, asked->from);
  EXPECT_EQ(asked->order->column, "name");
  query.order = "operator_id";  // another order was asked for: then it is looked at row by row
  EXPECT_EQ(asked_of(list, query)->from, std::nullopt);
}

}  // namespace
}  // namespace gongbao::views
