// Commands of offices follow one another without waiting for each: in their order, with what stands between them, each
// once however often the file comes.
#include <gtest/gtest.h>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

std::string village(int number, const std::string& day) {
  return boost::json::serialize(boost::json::object{{"command", "heating/set_village_status"},
                                                    {"by", "city_agri"},
                                                    {"on", day},
                                                    {"village_name", "村" + std::to_string(number)},
                                                    {"township", "某镇"},
                                                    {"district", "110116"},
                                                    {"conversion", "complete"},
                                                    {"reason", "验收第" + std::to_string(number) + "号"}}) +
         "\n";
}
std::string sale(int number, const std::string& day) {
  return boost::json::serialize(boost::json::object{{"command", "purchase"},
                                                    {"on", day},
                                                    {"by", "custody_bank:3"},
                                                    {"operator_id", the_operator},
                                                    {"card_id", number},
                                                    {"product_id", 1},
                                                    {"outlet_id", 1},
                                                    {"amount_fen", 10'000},
                                                    {"payee_account", the_account},
                                                    {"bank_txn_no", "T" + std::to_string(number)}}) +
         "\n";
}

struct Told {
  std::vector<std::uint64_t> lines, entries;
};
Told told_in(const std::string& path) {
  Told told;
  for (const CsvRow& row : csv_rows(read_file(path))) {
    told.lines.push_back(std::stoull(row.at("line")));
    told.entries.push_back(std::stoull(row.at("entry_no")));
  }
  return told;
}

TEST(OfficeCommands, AreTakenInTheirOrderAndOnce) {
  const Store store = Store::with_operator();
  constexpr int lines = 3'000;
  const auto line = [](int i) {
    const std::string day = i < lines / 2 ? "2023-10-09" : "2023-10-10";
    return i % 700 == 699 ? sale(i, day) : village(i, day);
  };
  std::string part, whole;
  for (int i = 0; i < lines; ++i) {
    whole += line(i);
    if (i == 1'500) part = whole;
  }
  ASSERT_EQ(store.import_lines(part).exit_code, 0);
  const Ran ran = store.import_lines(whole);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.json().at("accepted").to_number<int>(), lines - 1'501) << ran.out;
  EXPECT_EQ(ran.json().at("duplicate").to_number<int>(), 1'501);
  const Told told = told_in(store.verdicts());
  ASSERT_EQ(told.lines.size(), std::size_t{lines});
  for (std::size_t i = 1; i < told.lines.size(); ++i) {
    EXPECT_EQ(told.lines[i], told.lines[i - 1] + 1);
    EXPECT_GT(told.entries[i], told.entries[i - 1]) << "line " << told.lines[i];
  }
  const auto before = store.digests();
  EXPECT_EQ(store.import_lines(whole).json().at("duplicate").to_number<int>(), lines);
  EXPECT_EQ(store.digests(), before);
}

}  // namespace
}  // namespace gongbao::import_test
