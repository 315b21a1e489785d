// Cells as a workbook keeps them: numbers with all their digits, per cent as a fraction, formulas that went wrong.
#include "formats/first_installs.h"

#include <gtest/gtest.h>

namespace gongbao::formats {
namespace {

TableRow install_row(TableCell efficiency) {
  return {2, {{"h1"}, {"d1"}, {"gas_boiler"}, {"2014-11-15"}, {"是"}, std::move(efficiency)}, false};
}

class InstallCells : public ::testing::Test {
 protected:
  std::optional<std::int32_t> efficiency(TableCell cell) const {
    const auto read = table_.read(install_row(std::move(cell)));
    return read ? read->row.rated_efficiency : std::nullopt;
  }
  const InstallTable table_ =
      InstallTable::of(
          {1, {{"household"}, {"device"}, {"type"}, {"first_run_on"}, {"subsidised"}, {"rated_efficiency"}}, false},
          "registry.xlsx")
          .value();
};

TEST_F(InstallCells, ANumberIsWhatItsCellShows) {
  EXPECT_EQ(efficiency({"92.1"}), 921);
  EXPECT_EQ(efficiency({"92.099999999999994", true}), 921);
  EXPECT_EQ(efficiency({"92.099999999999994"}), std::nullopt) << "as a text it is what is written";
  EXPECT_EQ(efficiency({"92.15", true}), std::nullopt);
}

TEST_F(InstallCells, AFractionIsNoPercentage) {
  EXPECT_EQ(efficiency({"0.9", true}), std::nullopt) << "90 per cent, in a cell of per cent";
  EXPECT_EQ(efficiency({"2", true}), std::nullopt);
  EXPECT_EQ(efficiency({"2.1", true}), 21);
}

TEST_F(InstallCells, TheErrorOfAFormulaIsNoText) {
  TableRow row = install_row({});
  row.cells[1] = {"#N/A", false, true};
  const auto read = table_.read(row);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().field, "device");
}

}  // namespace
}  // namespace gongbao::formats
