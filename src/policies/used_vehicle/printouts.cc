// 核查单: what the system has of an invoice, each line beside its clause. Persons are not named: paper goes from hand
// to hand, and the public check names nobody either.
#include "policies/used_vehicle/printouts.h"

namespace gongbao::used_vehicle {

namespace {

using policies::Bilingual;
using policies::Printout;

constexpr std::size_t public_signs = 6;  // of a VIN (spec/04 part 9)

std::string kind_words(InvoiceKind kind) {
  switch (kind) {
    case InvoiceKind::reverse:
      return "反向发票 reverse invoice";
    case InvoiceKind::own_sale:
      return "自行开具 own invoice";
    case InvoiceKind::market_agent:
      return "市场代开 on behalf, by a market";
  }
  return {};
}

std::string state_words(InvoiceState state) {
  switch (state) {
    case InvoiceState::valid:
      return "有效，尚未用于登记 valid, not used yet";
    case InvoiceState::used:
      return "已用于转让登记 used for a transfer";
    case InvoiceState::voided:
      return "已作废 voided";
    case InvoiceState::red_lettered:
      return "已红冲 red-lettered";
  }
  return {};
}

std::string side_words(const State& state, const Party& party) {
  if (party.is_person()) return "个人 a person";
  const Operator* row = operator_of(state, party.uscc);
  return row == nullptr ? party.uscc : row->name + " " + party.uscc;
}

std::string last_signs(const std::string& vin) {
  return vin.size() < public_signs ? vin : vin.substr(vin.size() - public_signs);
}

// All three that the public check asks by (questions.h).
std::string check_page_of(const InvoiceText& text) {
  return "/vehicles/check?no=" + text.invoice_no + "&vin=" + last_signs(text.vin) + "&price=" + format_yuan(text.price);
}

}  // namespace

std::optional<Printout> compose(const Reading& in, const InvoiceRecord& asked) {
  const Invoice* row = find_row(in.state.invoices, asked.invoice);
  if (row == nullptr) return std::nullopt;
  const InvoiceText& text = row->text;
  const Party issuer{text.issuer, {}};
  Printout out;
  out.title = {std::string(InvoiceRecord::title_zh), "Record of a used-vehicle invoice"};
  out.basis = {"《关于规范二手车经营行为的通知》京商流通字〔2023〕15号",
               "Notice on the conduct of used-vehicle business"};
  out.number = {"发票号码 " + text.invoice_no, "Invoice " + text.invoice_no};
  out.facts = {{{"状态", "State"}, state_words(row->state), "3d 4c", !row->live()},
               {{"类别", "Kind"}, kind_words(text.kind), "2a 2b 2d"},
               {{"开票方（责任主体）", "Issuer, who is responsible"}, side_words(in.state, issuer), "3b"},
               {{"卖方", "Seller"}, side_words(in.state, text.seller), "4b"},
               {{"买方", "Buyer"}, side_words(in.state, text.buyer), "4b"},
               {{"开票日期", "Date"}, to_string(date_of(text.issued_at)), "4b"},
               {{"车辆识别代号后六位", "Last six of the VIN"}, last_signs(text.vin), "4b"},
               {{"成交价", "Price"}, format_yuan_grouped(text.price) + " 元", "4b"}};
  out.notes = {{"本单不是发票，不能用于办理转让登记；登记须出示发票原件。",
                "This is no invoice and registers no transfer: the original is presented for that."}};
  out.check_page = check_page_of(text);
  out.file_word = text.invoice_no;
  out.entry = row->transaction == 0 ? 0 : asked.invoice;
  out.day = in.today;
  return out;
}

}  // namespace gongbao::used_vehicle
