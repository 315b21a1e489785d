// 凭据 and 收费凭证: what the contract and the ledger say, each beside its clause. What only the contract's own text
// says is named and not repeated: the program keeps that text sealed.
#include "policies/childcare/printouts.h"

#include <algorithm>

#include "policies/childcare/refund.h"

namespace gongbao::childcare {

using policies::Bilingual;
using policies::Printout;

namespace {

const Bilingual the_basis{"《北京市托育机构预付式消费资金管理办法（试行）》京卫家庭〔2023〕20号",
                          "Measures of Beijing for prepaid funds of childcare institutions (trial)"};

std::string yuan(std::int64_t fen) { return format_yuan_grouped(Money{fen}) + " 元"; }
std::string span_of(const DayRange& days) { return to_string(days.first) + " – " + to_string(days.last); }
std::string units_of(std::uint32_t units, bool hourly) {
  return std::to_string(units) + (hourly ? " 分钟 minutes" : " 天 days");
}

std::string service_words(ServiceType type) {
  switch (type) {
    case ServiceType::full_day:
      return "全日托 full day";
    case ServiceType::half_day:
      return "半日托 half day";
    case ServiceType::hourly:
      return "计时托 by the hour";
    case ServiceType::temporary:
      return "临时托 temporary";
  }
  return {};
}

std::string path_words(DisputePath path) {
  switch (path) {
    case DisputePath::negotiation:
      return "协商 negotiation";
    case DisputePath::mediation:
      return "调解 mediation";
    case DisputePath::complaint:
      return "投诉 complaint";
    case DisputePath::arbitration:
      return "仲裁 arbitration";
    case DisputePath::lawsuit:
      return "诉讼 lawsuit";
  }
  return {};
}

std::string unit_words(FeeUnit unit) {
  switch (unit) {
    case FeeUnit::month:
      return "元/月";
    case FeeUnit::half_month:
      return "元/半月";
    case FeeUnit::week:
      return "元/周";
    case FeeUnit::day:
      return "元/天";
    case FeeUnit::hour:
      return "元/小时";
    case FeeUnit::meal:
      return "元/餐";
    case FeeUnit::other:
      return "元";
  }
  return {};
}

std::string state_words(custody::LotState state) {
  switch (state) {
    case custody::LotState::in_transit:
      return "现金尚未存入专用存管账户 cash, not in the account yet";
    case custody::LotState::live:
      return "已入专用存管账户 in the custody account";
    case custody::LotState::refunded:
      return "已退费 refunded";
    case custody::LotState::closed:
      return "已结清 settled";
    case custody::LotState::reversed:
      break;
  }
  return {};
}

// Who it is between, and where the money goes.
void begin(const Reading& in, std::uint64_t operator_id, const Contract& contract, Printout& out) {
  const Institution& institution = in.state.institutions.institutions.at(operator_id);
  const custody::OperatorBook& book = *in.books.find_operator(operator_id);
  out.basis = the_basis;
  out.facts.push_back({{"托育机构", "Institution"}, institution.name, "5c"});
  out.facts.push_back({{"统一社会信用代码", "Credit code"}, institution.uscc, "5c"});
  out.facts.push_back({{"家庭", "Family"}, contract.family, "5c"});
  out.facts.push_back({{"幼儿", "Child"}, contract.child, "2b"});
  if (book.account != Id16{})
    out.facts.push_back({{"专用存管账户", "Custody account"}, policies::AccountNo{book.account}, "5d 10c"});
  out.check_page = "/childcare/check?operator=" + std::to_string(operator_id);
  out.entry = book.last_entry;
  out.day = in.today;
}

// --- the twelve items ------------------------------------------------------------------------------------------------

const std::string in_the_contract = "见合同正文 as the contract says";

std::string fees_words(const Reading& in, std::uint64_t operator_id) {
  std::string words;
  for (const PublishedFee& fee : fees_of(in.state.institutions, operator_id, in.today)) {
    words += "；" + fee.item + " " + format_yuan_grouped(fee.price) + " " + unit_words(fee.unit);
  }
  return words;
}

std::string premises_words(const Institution& institution, Date today) {
  const PremisesTerm& term = premises_on(institution, today);
  if (term.premises == Premises::own) return "场地自有 premises owned";
  return "场地租赁 premises leased" + (term.lease_end ? "，租期至 until " + to_string(*term.lease_end) : std::string());
}

struct Paid {
  std::int64_t fen = 0, gifts = 0;
  bool hourly = false;
};
Paid paid_of(const Reading& in, std::uint64_t operator_id, const Contract& contract) {
  Paid paid{.hourly = contract.billing == Billing::hourly};
  for (const std::uint64_t bill : contract.bills) {
    const custody::Lot* lot = in.books.lots.find({operator_id, bill});
    if (lot == nullptr || lot->state == custody::LotState::reversed) continue;
    paid.fen += lot->paid;
    paid.gifts += lot->gifts;
  }
  return paid;
}

std::string cycle_words(Cycle cycle) {
  return (cycle == Cycle::weekly ? std::string("周结 weekly") : std::string("半月结 half-monthly")) +
         "，经家庭确认后拨付 paid out after the family's word";
}

policies::PrintedTable items_of(const Reading& in, std::uint64_t operator_id, const Contract& contract) {
  const Institution& institution = in.state.institutions.institutions.at(operator_id);
  const BasisPoints ratio = in.terms.ratio(demo_on(in.state.institutions, operator_id, in.today));
  const Paid paid = paid_of(in, operator_id, contract);
  const Cycle cycle = contract.acknowledged() ? contract.choices.back().cycle : contract.cycle;
  const int refund_days = contract.refund_days_agreed.value_or(in.terms.refund_default.count);
  policies::PrintedTable table;
  table.title = {"应载明的十二项内容", "The twelve items"};
  table.columns = {{{"内容", "Item"}, 24}, {{"载明", "What it says"}, 66}, {{"条款", "Clause"}, 10}};
  const auto add = [&](const char* item, std::string says, const char* clause) {
    table.rows.push_back({item, std::move(says), clause});
  };
  add("1 双方 parties", institution.name + "；联系方式" + in_the_contract, "5c");
  add("2 收款与履约保证 payment",
      "已预付 " + yuan(paid.fen) + "，直接进入存管账户，其中 " + format_percent(ratio) +
          " 由银行存管 paid ahead, all of it into the custody account, of which the bank keeps " +
          format_percent(ratio),
      "5d 13b");
  add("3 服务 service", service_words(contract.service_type) + fees_words(in, operator_id) + "；" + cycle_words(cycle),
      "5e 14b");
  add("4 期限与场地 term", span_of(contract.service) + "；" + premises_words(institution, in.today), "5f 12b");
  add("5 风险提示 risk prompt",
      contract.acknowledged() ? "家庭已阅读 read by the family " + to_string(contract.choices.front().confirmed_on)
                              : "待家庭阅读 not read yet",
      "5g 9b");
  add("6 赠送 gifts",
      paid.gifts == 0 ? "无 none"
                      : units_of(static_cast<std::uint32_t>(paid.gifts), paid.hourly) + "；退款处理" + in_the_contract,
      "5h");
  add("7 变更、中止、终止 changes", in_the_contract, "5i");
  add("8 退款 refund",
      std::to_string(refund_days) + " 日内一次性退回，计算方法见合同正文 in one payment within " +
          std::to_string(refund_days) + " days, computed as the contract says",
      "5j 16a");
  add("9 挂失、补办、转让 loss and transfer", in_the_contract, "5k");
  add("10 记录与余额查询 records", "服务系统“我的合同” the service system, “my contract”", "5l");
  add("11 违约责任 breach", in_the_contract, "5m");
  add("12 解决争议 disputes", path_words(contract.dispute_path), "5n 17b");
  return table;
}

}  // namespace

std::optional<Printout> compose(const Reading& in, const ContractVoucher& asked) {
  const Contract* contract = find_contract(in.state.contracts, asked.operator_id, asked.contract_id);
  if (contract == nullptr) return std::nullopt;
  Printout out;
  out.title = {"托育服务预付凭据", "Voucher of a prepaid childcare contract"};
  out.number = {"合同号 " + std::to_string(asked.contract_id), "Contract"};
  begin(in, asked.operator_id, *contract, out);
  out.facts.push_back({{"登记日期", "Registered on"}, to_string(contract->registered_on), "5b"});
  if (contract->model_contract)
    out.facts.push_back({{"合同文本", "Contract text"}, "示范文本 the model contract", "5p"});
  out.table = items_of(in, asked.operator_id, *contract);
  if (contract->written) {
    out.notes.push_back({"书面合同载明以上内容的，视为已出具凭据。",
                         "A written contract with these items counts as the voucher (5o)."});
  }
  out.file_word = std::to_string(asked.contract_id);
  return out;
}

// --- a payment -------------------------------------------------------------------------------------------------------

namespace {

policies::PrintedTable lines_of(const Bill& bill) {
  using enum policies::PrintedColumn::Holds;
  policies::PrintedTable table;
  table.title = {"收费项目", "What was paid for"};
  table.columns = {{{"项目", "Item"}, 46},
                   {{"单价（元）", "Price"}, 18, amounts},
                   {{"数量", "Quantity"}, 14, amounts},
                   {{"金额（元）", "Amount"}, 22, amounts}};
  for (const PriceLine& line : bill.lines) {
    const Wide sum = Wide{line.price.fen} * line.quantity;
    table.rows.push_back({line.item, format_yuan_grouped(line.price), std::to_string(line.quantity),
                          format_yuan_grouped(narrow(sum).value_or(Money{}))});
  }
  return table;
}

void tell_lot(const Reading& in, const OfOperatorNo& id, const custody::Lot& lot, const Bill& bill, Printout& out) {
  const LotFigures figures = *in.lots.lot(id.operator_id, id.number);
  const std::int64_t kept = narrow(share_rounded_up(lot.paid, BasisPoints{lot.ratio_bp})).value_or(Money{}).fen;
  out.facts.push_back({{"服务期间", "Period"}, span_of(bill.period), "12a"});
  out.facts.push_back({{"数量", "Units"}, units_of(lot.units, lot.hourly != 0), "5e"});
  if (lot.gifts > 0) out.facts.push_back({{"赠送", "Gifts"}, units_of(lot.gifts, lot.hourly != 0), "5h"});
  out.facts.push_back({{"缴费日期", "Paid on"}, to_string(figures.paid_on), "15a"});
  out.facts.push_back({{"缴费金额", "Amount paid"}, yuan(bill.amount.fen), "5d"});
  if (lot.paid != bill.amount.fen)
    out.facts.push_back({{"已被银行扣回", "Charged back"}, yuan(bill.amount.fen - lot.paid), "10g", true});
  out.facts.push_back(
      {{"存管比例", "Kept in custody"}, format_percent(BasisPoints{lot.ratio_bp}) + "，" + yuan(kept), "13b"});
  out.facts.push_back({{"预先拨付机构", "Paid out at once"}, yuan(lot.paid - kept), "13c"});
  const bool settled = lot.state == custody::LotState::live;
  out.facts.push_back({{"状态", "State"}, state_words(lot.state), "13a", !settled});
  if (figures.open() && !was_served(in, id, figures))
    out.facts.push_back(
        {{"可全额退费至", "Refundable in full until"}, to_string(cooling_off_ends(in, figures.paid_on)), "15a"});
}

}  // namespace

std::optional<Printout> compose(const Reading& in, const FeeReceipt& asked) {
  const Contract* contract = contract_of_lot(in.state.contracts, asked.operator_id, asked.lot_id);
  const custody::Lot* lot = in.books.lots.find({asked.operator_id, asked.lot_id});
  if (contract == nullptr || lot == nullptr || lot->state == custody::LotState::reversed) return std::nullopt;
  const Bill& bill = *find_bill(in.state.contracts, asked.operator_id, asked.lot_id);
  Printout out;
  out.title = {"托育服务收费凭证", "Receipt of a prepaid childcare fee"};
  out.number = {"凭证号 " + std::to_string(asked.lot_id), "Receipt"};
  begin(in, asked.operator_id, *contract, out);
  out.facts.push_back({{"合同号", "Contract"}, std::to_string(bill.contract), "5b"});
  tell_lot(in, {asked.operator_id, asked.lot_id}, *lot, bill, out);
  out.table = lines_of(bill);
  out.notes.push_back({"服务经家庭确认，或者告知后超过规定的工作日未答复的，银行方可将存管部分按进度拨付机构。",
                       "What is kept is paid out by progress, after the family's word or its silence (2-14a 2-14c)."});
  out.file_word = std::to_string(asked.lot_id);
  return out;
}

}  // namespace gongbao::childcare
