// Finds contracts and bills.
#include "policies/childcare/contract_rows.h"

namespace gongbao::childcare {

const Contract* find_contract(const ContractRows& rows, std::uint64_t operator_id, std::uint64_t contract) {
  const auto it = rows.contracts.find({operator_id, contract});
  return it == rows.contracts.end() ? nullptr : &it->second;
}

const Bill* find_bill(const ContractRows& rows, std::uint64_t operator_id, std::uint64_t bill) {
  const auto it = rows.bills.find({operator_id, bill});
  return it == rows.bills.end() ? nullptr : &it->second;
}

const Contract* contract_of_lot(const ContractRows& rows, std::uint64_t operator_id, std::uint64_t lot) {
  const Bill* bill = find_bill(rows, operator_id, lot);
  return bill == nullptr ? nullptr : find_contract(rows, operator_id, bill->contract);
}

}  // namespace gongbao::childcare
