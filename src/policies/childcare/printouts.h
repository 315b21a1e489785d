// What a family takes away on paper (spec/02 part 9): the voucher of its contract with the twelve items of 5b–5n, and
// the receipt of a payment. Who may ask stands in permissions.cc beside the questions.
#pragma once

#include "policies/childcare/questions.h"
#include "policies/printout.h"

namespace gongbao::childcare {

struct ContractVoucher {
  static constexpr std::string_view name = "contract_voucher";
  static constexpr std::string_view title_zh = "托育服务预付凭据", title_en = "voucher of a childcare contract";
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  GB_FIELDS(operator_id, contract_id)
};

struct FeeReceipt {
  static constexpr std::string_view name = "fee_receipt";
  static constexpr std::string_view title_zh = "托育服务收费凭证", title_en = "receipt of a childcare payment";
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  GB_FIELDS(operator_id, lot_id)
};

using Printouts = policies::TypeList<ContractVoucher, FeeReceipt>;

// nullopt: there is no such contract; the bill is not paid, or its payment was reversed.
std::optional<policies::Printout> compose(const Reading& in, const ContractVoucher& asked);
std::optional<policies::Printout> compose(const Reading& in, const FeeReceipt& asked);

}  // namespace gongbao::childcare
