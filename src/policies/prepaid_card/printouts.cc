// 备案凭证 and 季度报告表: published words and the ledger's figures, each beside its clause.
#include "policies/prepaid_card/printouts.h"

#include <algorithm>

#include "law/area.h"
#include "policies/prepaid_card/custody_setup.h"

namespace gongbao::prepaid_card {

using policies::Bilingual;
using policies::PrintedFact;
using policies::Printout;

namespace {

// The name that stands in the district's own seal; addressees-a names those of the districts and the one of the BDA.
Bilingual office_of(std::string_view district) {
  const auto areas = law::districts_and_bda();
  const auto area = std::ranges::find(areas, district, &law::Area::text);
  if (area == areas.end()) return {"登记注册地区商务部门", "commerce authority of the district of registration"};
  const bool development_area = area->text == "BDA";
  std::string zh = (development_area ? "" : "北京市") + std::string(area->name_zh);
  zh += development_area ? "商务金融局" : "商务局";
  return {std::move(zh), "commerce authority of the district of registration"};
}

Bilingual area_words(std::string_view district) {
  const auto areas = law::districts_and_bda();
  const auto area = std::ranges::find(areas, district, &law::Area::text);
  return {area == areas.end() ? std::string(district) : std::string(area->name_zh), {}};
}

std::string industry_words(Industry industry) {
  switch (industry) {
    case Industry::retail:
      return "零售业 retail";
    case Industry::catering:
      return "餐饮业 catering";
    case Industry::resident_service:
      return "居民服务业 resident services";
  }
  return {};
}

std::string status_words(FilingState state) {
  switch (state) {
    case FilingState::active:
      return "已备案 filed";
    case FilingState::terminating:
      return "终止中，已停止发卡 terminating, no cards are issued";
    case FilingState::deregistering:
      return "注销办理中，已停止发卡 deregistering, no cards are issued";
    case FilingState::deregistered:
      return "已注销 deregistered";
    default:
      return "未备案 not filed";
  }
}

std::string stage_words(custody::QuarterStage stage) {
  using enum custody::QuarterStage;
  switch (stage) {
    case running:
      return "本季度尚未结束 the quarter has not ended";
    case provisional:
      return "待填报 to be reported";
    case reported:
      return "已填报，待核对 reported, to be checked";
    case confirmed:
      return "已核对 checked";
  }
  return {};
}

// 2024年1月5日; English readers know the digits.
std::string day_words(Date day) {
  const YearMonthDay parts = ymd(day);
  return std::to_string(parts.year) + "年" + std::to_string(parts.month) + "月" + std::to_string(parts.day) + "日";
}

const Filing* confirmed_filing_of(const State& state, std::uint64_t operator_id, policies::EntryNo& entry) {
  const Filing* found = nullptr;
  for (auto it = state.filing.filings.lower_bound({operator_id, 0});
       it != state.filing.filings.end() && it->first.operator_id == operator_id; ++it) {
    if (!it->second.confirmed_on) continue;
    found = &it->second;
    entry = it->first.number;
  }
  return found;
}

// The record's newest version: what it says and which entry made it say so.
policies::EntryNo newest_version(const State& state, std::uint64_t operator_id, policies::EntryNo filing) {
  auto it = state.filing.versions.lower_bound({operator_id + 1, 0});
  if (it == state.filing.versions.begin()) return filing;
  --it;
  return it->first.operator_id == operator_id ? std::max(filing, it->first.number) : filing;
}

std::size_t listed_outlets(const State& state, std::uint64_t operator_id, Date on) {
  std::size_t listed = 0;
  for (auto it = state.outlets.lower_bound({operator_id, 0});
       it != state.outlets.end() && it->first.operator_id == operator_id; ++it) {
    if (it->second.listed_on(on)) ++listed;
  }
  return listed;
}

const Bilingual the_basis{"《北京市单用途商业预付卡备案及预收资金管理实施办法（试行）》京商秩字〔2023〕18号",
                          "Measures of Beijing for the filing of single-purpose prepaid cards and the custody of "
                          "prepaid funds (trial)"};

// After a change of bank the filing names none until a change of the filing (7a) names the new one.
std::string bank_words(const Filing* filing) {
  if (filing == nullptr) return "—";
  return filing->form.bank.value_or("存管银行变更，待备案信息更新 changed, not named yet");
}

std::string check_page_of(std::uint64_t operator_id) { return "/check?operator=" + std::to_string(operator_id); }

}  // namespace

std::optional<Printout> compose(const Reading& in, const FilingCertificate& asked) {
  policies::EntryNo filed = 0;
  const Filing* filing = confirmed_filing_of(in.state, asked.operator_id, filed);
  if (filing == nullptr) return std::nullopt;
  const OperatorRecord& record = in.state.operators.at(asked.operator_id);
  const custody::OperatorBook& book = *in.books.find_operator(asked.operator_id);

  Printout out;
  out.look = Printout::Look::certificate;
  out.title = {"单用途商业预付卡备案凭证", "Certificate of filing · single-purpose commercial prepaid cards"};
  out.basis = the_basis;
  out.number = {"备案号 " + filing->number, "Filing number"};
  out.facts.push_back({{"经营者", "Operator"}, record.name, "5b"});
  out.facts.push_back({{"统一社会信用代码", "Credit code"}, record.uscc, "5b"});
  if (filing->form.address) out.facts.push_back({{"经营场所", "Address"}, *filing->form.address, "5b"});
  out.facts.push_back({{"登记注册地", "District"}, area_words(record.district).zh, "3b"});
  std::string industry = industry_words(record.industry);
  if (!record.sub_industry.empty()) industry += " · " + record.sub_industry;
  out.facts.push_back({{"行业", "Industry"}, std::move(industry), "2b 2c"});
  if (const std::size_t outlets = listed_outlets(in.state, asked.operator_id, in.today); outlets > 0) {
    out.facts.push_back({{"列明网点", "Outlets listed"}, std::to_string(outlets) + " 处", "4i"});
  }
  out.facts.push_back({{"存管银行", "Custody bank"}, bank_words(filing), "9b"});
  out.facts.push_back({{"专用存管账户", "Custody account"}, policies::AccountNo{book.account}, "9d"});
  out.facts.push_back({{"备案日期", "Filed on"}, day_words(*filing->confirmed_on), "6a"});
  out.facts.push_back({{"状态", "Status"}, status_words(filing->state), "6c", filing->state != FilingState::active});
  if (filing->cancelled_on) {
    out.facts.push_back({{"注销日期", "Cancelled on"}, day_words(*filing->cancelled_on), "8g", true});
  }
  out.notes.push_back({"本凭证所载为" + day_words(in.today) + "向社会公布的备案信息；此后如有变更，以扫码所见为准。",
                       "States what was published on that day; what the code opens is current."});
  out.notes.push_back({"备案不表示对经营者资信的担保。", "Filing is no guarantee of the operator's standing."});
  out.issuer = office_of(record.district);
  out.issued_on = filing->confirmed_on;
  out.check_page = check_page_of(asked.operator_id);
  out.file_word = filing->number;
  out.entry = newest_version(in.state, asked.operator_id, filed);
  out.day = in.today;
  return out;
}

namespace {

void add_line(policies::PrintedTable& table, Bilingual what, std::int64_t fen, std::string how, std::string clauses) {
  table.rows.push_back({what.zh + " " + what.en, format_yuan_grouped(Money{fen}), std::move(how), std::move(clauses)});
}

// B_end = B_start + received − redeemed − refunded (spec/01 8.2), so the first follows from the others.
void add_figures(policies::PrintedTable& table, const custody::QuarterRow& row, BasisPoints ratio_after) {
  const Wide start = Wide{row.balance} - row.received + row.redeemed + row.refunded;
  const std::int64_t floor = narrow(share_rounded_up(row.balance, ratio_after)).value_or(Money{}).fen;
  add_line(table, {"期初预收资金余额", "balance at the beginning"}, narrow(start).value_or(Money{}).fen, "(1)", "2e");
  add_line(table, {"本季度预收资金", "received"}, row.received, "(2)", "2d 12a");
  add_line(table, {"本季度已兑付", "redeemed"}, row.redeemed, "(3)", "2e");
  add_line(table, {"本季度已退款", "refunded"}, row.refunded, "(4)", "2-15a");
  add_line(table, {"期末预收资金余额", "balance at the end"}, row.balance, "(1)+(2)−(3)−(4)", "2e 12a");
  add_line(table, {"下季度应接受管理", "to be managed next quarter"}, floor,
           "期末余额 × " + format_percent(ratio_after), "9i");
  if (row.stage != custody::QuarterStage::running) {
    add_line(table, {"季末专用账户余额", "in the custody account"}, row.custody_end, "1001+1002", "9d 12b");
  }
}

}  // namespace

std::optional<Printout> compose(const Reading& in, const QuarterReportForm& asked) {
  const auto found = in.books.quarters.find({asked.operator_id, asked.quarter});
  const auto known = in.state.operators.find(asked.operator_id);
  if (found == in.books.quarters.end() || known == in.state.operators.end()) return std::nullopt;
  const custody::QuarterRow& row = found->second;
  const OperatorRecord& record = known->second;
  const custody::OperatorBook& book = *in.books.find_operator(asked.operator_id);
  policies::EntryNo filed = 0;
  const Filing* filing = confirmed_filing_of(in.state, asked.operator_id, filed);

  // The filing names the bank of now; of an earlier one the system knows no name.
  const KeptAccount* kept = account_kept_on(in.state, asked.operator_id, last_day(asked.quarter));
  const Id16 account = kept == nullptr ? book.account : kept->first;
  const bool of_now = kept == nullptr || kept->second.bank_id == book.bank_id;

  Printout out;
  const int year = ymd(first_day(asked.quarter)).year;
  const std::string number = std::to_string(asked.quarter.index % 4 + 1);
  out.title = {"单用途商业预付卡预收资金季度报告表", "Quarter report on prepaid funds"};
  out.basis = the_basis;
  out.number = {std::to_string(year) + "年第" + number + "季度", to_string(asked.quarter)};
  out.facts.push_back({{"经营者", "Operator"}, record.name, "12a"});
  out.facts.push_back({{"统一社会信用代码", "Credit code"}, record.uscc, ""});
  out.facts.push_back({{"备案号", "Filing number"}, filing == nullptr ? "—" : filing->number, "6b"});
  out.facts.push_back({{"报送至", "Reported to"}, office_of(record.district).zh, "3b 12a"});
  out.facts.push_back({{"存管银行", "Custody bank"},
                       of_now ? bank_words(filing) : "变更前的存管银行 the bank before the change",
                       "9b 12a"});
  out.facts.push_back({{"专用存管账户", "Custody account"}, policies::AccountNo{account}, "9d 12a"});
  const law::Deadline due = quarter_report_due(in.state.parameters, in.calendar, asked.quarter);
  out.facts.push_back(
      {{"报送期限", "Due by"}, day_words(due.last_day) + (due.provisional ? "（暂定 provisional）" : ""), "12a"});
  out.facts.push_back(
      {{"状态", "State"}, stage_words(row.stage), "12a 12b", row.stage == custody::QuarterStage::running});

  policies::PrintedTable table;
  table.columns = {{{"项目", "Item"}, 47},
                   {{"金额（元）", "Amount (yuan)"}, 20, policies::PrintedColumn::Holds::amounts},
                   {{"计算", "How"}, 23},
                   {{"条款", "Clause"}, 12}};
  // The floor of the quarter that follows goes by its own ratio.
  add_figures(table, row, in.state.parameters.ratio("custody_ratio", last_day(asked.quarter) + Days{1}));
  out.table = std::move(table);
  out.notes.push_back({"数字取自存管账，与账不符的填报将被退回（12a）。",
                       "Figures are those of the custody ledger; a report that differs is refused."});
  out.signatures = {
      {"填报人", "Prepared by"}, {"单位负责人", "Responsible person"},   {"经营者（盖章）", "Seal of the operator"},
      {"填报日期", "Date"},      {"核对人（区商务部门）", "Checked by"}, {"核对日期", "Date of check"}};
  out.file_word = to_string(asked.quarter);
  const auto reports = in.state.reports.of_quarters.find({asked.operator_id, asked.quarter});
  const bool reported = reports != in.state.reports.of_quarters.end() && !reports->second.empty();
  out.entry = reported ? reports->second.back().entry : book.last_entry;
  out.day = in.today;
  return out;
}

}  // namespace gongbao::prepaid_card
