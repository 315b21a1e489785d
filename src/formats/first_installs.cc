// Cell by cell in the order of the template; the first that is wrong is told.
#include "formats/first_installs.h"

#include <algorithm>
#include <array>

#include "base/number_text.h"
#include "base/text.h"
#include "formats/decimal.h"
#include "formats/vault_gate.h"

namespace gongbao::formats {

namespace {

struct InstallColumn {
  std::string_view field, chinese;
};
constexpr std::array columns{
    InstallColumn{"household", "住户编号"},
    InstallColumn{"village", "行政村编号"},
    InstallColumn{"head.name", "户主姓名"},
    InstallColumn{"head.phone", "户主手机"},
    InstallColumn{"head.resident_id", "户主身份证号"},
    InstallColumn{"members", "其他成员身份证号"},
    InstallColumn{"bank_account", "银行账号"},
    InstallColumn{"device", "设备编号"},
    InstallColumn{"type", "设备类型"},
    InstallColumn{"brand", "品牌"},
    InstallColumn{"model", "型号"},
    InstallColumn{"serial", "序列号"},
    InstallColumn{"first_run_on", "投入使用日期"},
    InstallColumn{"subsidised", "政府补贴"},
    InstallColumn{"rated_efficiency", "额定热效率"},
};
constexpr std::array needed{std::string_view("household"), std::string_view("device"), std::string_view("type"),
                            std::string_view("first_run_on"), std::string_view("subsidised")};

using heating::DeviceType;
constexpr std::array device_types{
    std::pair{std::string_view("空气源热泵热水"), DeviceType::ashp_hot_water},
    std::pair{std::string_view("空气源热泵热风"), DeviceType::ashp_hot_air},
    std::pair{std::string_view("燃气壁挂炉"), DeviceType::gas_boiler},
    std::pair{std::string_view("蓄能式电暖器"), DeviceType::storage_heater},
    std::pair{std::string_view("其他电取暖"), DeviceType::other_electric},
};
constexpr std::array truths{
    std::pair{std::string_view("是"), true},   std::pair{std::string_view("否"), false},
    std::pair{std::string_view("true"), true}, std::pair{std::string_view("false"), false},
    std::pair{std::string_view("1"), true},    std::pair{std::string_view("0"), false},
};

template <class List>
auto named(const List& list, std::string_view word) -> std::optional<decltype(list[0].second)> {
  const auto found = std::ranges::find(list, word, [](const auto& each) { return each.first; });
  return found == list.end() ? std::nullopt : std::optional(found->second);
}

// The longest text of a field; a name or number is shorter by far.
constexpr std::size_t longest_text = 200;
// A workbook keeps no more digits of a number.
constexpr std::size_t digits_of_a_number = 15;

std::unexpected<CellFault> wrong(std::string_view field, std::string_view chinese, std::string_view english) {
  return std::unexpected(CellFault{std::string(field), chinese, english});
}

class RowReader {
 public:
  RowReader(const std::map<std::string_view, std::size_t>& places, const TableRow& row) : places_(places), row_(row) {}

  std::expected<InstallRow, CellFault> read() {
    read_errors();
    read_household();
    read_persons();
    read_device();
    if (fault_) return std::unexpected(*fault_);
    return std::move(out_);
  }

 private:
  const TableCell* cell(std::string_view field) const {
    const auto place = places_.find(field);
    return place == places_.end() || place->second >= row_.cells.size() ? nullptr : &row_.cells[place->second];
  }
  // Nothing where the cell is empty or has been refused.
  std::optional<std::string> text(std::string_view field) {
    const TableCell* at = cell(field);
    if (at == nullptr || fault_) return std::nullopt;
    const std::string_view trimmed = trim_blanks(at->text);
    if (trimmed.empty()) return std::nullopt;
    if (trimmed.size() > longest_text) return refuse(field, "文字过长", "is too long");
    const bool lost =
        at->number && (trimmed.find_first_of("eE.") != trimmed.npos || trimmed.size() > digits_of_a_number);
    if (lost) {
      return refuse(field, "表格把它存成了数值，末位数字已丢失：请把该列设为文本再填写",
                    "is kept as a number, whose last digits are lost: make the column text and fill it in again");
    }
    return std::string(trimmed);
  }
  std::nullopt_t refuse(std::string_view field, std::string_view chinese, std::string_view english) {
    if (!fault_) fault_ = CellFault{std::string(field), chinese, english};
    return std::nullopt;
  }
  void read_errors() {
    for (const auto& [field, place] : places_) {
      if (const TableCell* at = cell(field); at != nullptr && at->error) {
        refuse(field, "单元格是公式的错误值", "is the error of a formula");
      }
    }
  }
  void must(bool there, std::string_view field) {
    if (!there) refuse(field, "未填写", "is missing");
  }

  void read_household() {
    const auto household = text("household");
    must(household.has_value(), "household");
    out_.row.household = household.value_or("");
    if (const auto village = text("village")) {
      out_.row.village = number_in(*village);
      if (!out_.row.village) refuse("village", "不是编号", "is not a number");
    }
    out_.bank_account = text("bank_account").value_or("");
  }

  void read_persons() {
    out_.head = {text("head.name"), text("head.phone"), text("head.resident_id")};
    check("head.", out_.head);
    const bool name_alone = out_.head.name && !out_.head.phone && !out_.head.resident_id;
    if (name_alone)
      refuse("head", "仅有姓名无法认出一个人：请填身份证号或手机号",
             "by the name alone nobody is known: give the resident id or phone");
    std::string all = fold_width(text("members").value_or(""));
    std::ranges::replace(all, ';', ' ');
    std::ranges::replace(all, ',', ' ');
    for (std::size_t at = all.find_first_not_of(' '); at < all.size(); at = all.find_first_not_of(' ', at)) {
      const std::size_t end = std::min(all.find(' ', at), all.size());
      out_.members.push_back({std::nullopt, std::nullopt, all.substr(at, end - at)});
      check("members.", out_.members.back());
      at = end;
    }
  }
  void check(const std::string& whose, const PersonFields& person) {
    FormGate gate;
    if (const auto kept = gate.person(person); !kept)
      refuse(whose + kept.error().field, "号码无效", "is no valid number");
  }

  void read_device() {
    out_.row.device = text("device");
    read_type();
    out_.row.brand = text("brand");
    out_.row.model = text("model");
    out_.row.serial = text("serial");
    read_first_run();
    if (const auto word = text("subsidised")) {
      out_.row.subsidised = named(truths, *word);
      if (!out_.row.subsidised) refuse("subsidised", "请填“是”或“否”", "is neither 是 nor 否");
    }
    read_efficiency();
    const auto& row = out_.row;
    if (row.device) {
      must(row.type.has_value(), "type");
      must(row.first_run_on.has_value(), "first_run_on");
      must(row.subsidised.has_value(), "subsidised");
    } else if (row.type || row.brand || row.model || row.serial || row.first_run_on) {
      must(false, "device");
    }
  }
  void read_type() {
    const auto word = text("type");
    if (!word) return;
    out_.row.type = enum_named<DeviceType>(*word);
    if (!out_.row.type) out_.row.type = named(device_types, *word);
    if (!out_.row.type) refuse("type", "不是本文件所列的设备类型", "is no type of device of the document");
  }
  void read_first_run() {
    const TableCell* at = cell("first_run_on");
    if (at == nullptr || fault_ || trim_blanks(at->text).empty()) return;
    const std::string_view written = trim_blanks(at->text);
    if (at->number) {
      out_.row.first_run_on = day_of_serial(written, row_.days_from_1904);
    } else if (const auto day = parse_date(written)) {
      out_.row.first_run_on = *day;
    }
    if (!out_.row.first_run_on) refuse("first_run_on", "不是日期（如 2014-11-15）", "is no date (as 2014-11-15)");
  }
  // A workbook writes 92.1 as 92.099999999999994: a number is what it shows.
  static std::optional<std::int64_t> tenths_in(const TableCell& cell) {
    constexpr int shown = 9;
    constexpr std::int64_t one_tenth = 100'000'000;
    const auto decimal = parse_decimal(trim_blanks(cell.text));
    if (!decimal) return std::nullopt;
    const auto value = cell.number ? scaled(*decimal, shown, Rounding::half_up) : scaled(*decimal, 1, Rounding::exact);
    if (!value || (cell.number && *value % one_tenth != 0)) return std::nullopt;
    return cell.number ? *value / one_tenth : *value;
  }
  void read_efficiency() {
    const TableCell* at = cell("rated_efficiency");
    if (at == nullptr || fault_ || trim_blanks(at->text).empty()) return;
    // 0.1 %. Beyond 200 % it is no efficiency, and below 2 % the 0.92 that a cell in per cent keeps of 92 %.
    constexpr std::int64_t least = 20, most = 2'000;
    const auto value = tenths_in(*at);
    if (!value || *value <= least || *value > most) {
      refuse("rated_efficiency", "不是百分数（如 92.0）", "is no percentage (as 92.0)");
      return;
    }
    out_.row.rated_efficiency = static_cast<std::int32_t>(*value);
  }

  const std::map<std::string_view, std::size_t>& places_;
  const TableRow& row_;
  InstallRow out_;
  std::optional<CellFault> fault_;
};

}  // namespace

std::vector<std::string_view> install_columns(bool chinese) {
  std::vector<std::string_view> names;
  for (const InstallColumn& each : columns) names.push_back(chinese ? each.chinese : each.field);
  return names;
}

std::string_view install_column_of(std::string_view field) {
  const auto column = std::ranges::find_if(columns, [&](const InstallColumn& each) {
    return each.field == field || (!field.empty() && each.field.starts_with(std::string(field) + "."));
  });
  return column == columns.end() ? std::string_view() : column->chinese;
}

Result<InstallTable> InstallTable::of(const TableRow& header, const std::string& file) {
  InstallTable table;
  table.columns_ = header.cells.size();
  const std::string where = file + ", line " + std::to_string(header.line);
  for (std::size_t place = 0; place < header.cells.size(); ++place) {
    const std::string_view name = trim_blanks(header.cells[place].text);
    if (name.empty()) continue;
    const auto column =
        std::ranges::find_if(columns, [&](const InstallColumn& c) { return c.field == name || c.chinese == name; });
    if (column == columns.end()) {
      return problem("ledger.schema_invalid", "column " + std::to_string(place + 1),
                     "the column is none of the template (docs/first-installs.md)", where);
    }
    if (!table.places_.emplace(column->field, place).second) {
      return problem("ledger.schema_invalid", std::string(column->chinese), "the column stands twice", where);
    }
  }
  for (const std::string_view field : needed) {
    if (table.places_.contains(field)) continue;
    const auto column = std::ranges::find(columns, field, &InstallColumn::field);
    return problem("ledger.schema_invalid", std::string(column->chinese),
                   "the column is missing (" + std::string(field) + ")", where);
  }
  return table;
}

std::expected<InstallRow, CellFault> InstallTable::read(const TableRow& row) const {
  for (std::size_t i = columns_; i < row.cells.size(); ++i) {
    if (!trim_blanks(row.cells[i].text).empty())
      return wrong("", "单元格多于表头的列", "has more cells than the header");
  }
  return RowReader(places_, row).read();
}

Result<heating::FirstInstallRow> seal(const InstallRow& row, Gate& gate) {
  heating::FirstInstallRow sealed = row.row;
  const auto head = gate.person(row.head);
  if (!head) return std::unexpected(head.error());
  sealed.head = *head;
  for (const PersonFields& each : row.members) {
    const auto member = gate.person(each);
    if (!member) return std::unexpected(member.error());
    sealed.members.push_back(*member);
  }
  const auto account = gate.text(row.bank_account);
  if (!account) return std::unexpected(account.error());
  sealed.bank_account = *account;
  return sealed;
}

}  // namespace gongbao::formats
