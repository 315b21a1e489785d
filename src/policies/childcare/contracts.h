// Contracts, the family's word for them, bills and days of attendance: articles 5, 9, 12, 14.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct RegisterContract {
  static constexpr std::uint16_t number = 2020;
  static constexpr std::string_view name = "register_contract";
  std::uint64_t operator_id = 0;
  std::uint64_t family_account = 0;  // of the service system
  PersonToken family;
  PersonToken child;
  std::optional<Date> child_born_on;         // told, and not kept
  std::optional<std::int32_t> child_months;  // of its life that have begun on the first day of service
  ServiceType service_type = ServiceType::full_day;
  Date service_start;
  Date service_end;
  Billing billing = Billing::period;
  VoucherPaper voucher;
  std::optional<bool> written;
  std::optional<bool> model_contract;
  Cycle cycle = Cycle::semi_monthly;
  std::optional<std::int32_t> refund_days_agreed;
  std::optional<DisputePath> dispute_path;
  GB_FIELDS(operator_id, family_account, family, child, child_born_on, child_months, service_type, service_start,
            service_end, billing, voucher, written, model_contract, cycle, refund_days_agreed, dispute_path)
  void keep_what_follows();
};
struct ContractRegistered {
  static constexpr std::uint16_t number = 2520;
  std::uint64_t operator_id = 0;
  Contract contract;
  bool child_over_three = false;
  GB_FIELDS(operator_id, contract, child_over_three)
};

// The family has read the risk prompt and agrees to the cycle; again when a change of category changes the cycle.
struct AcknowledgeContract {
  static constexpr std::uint16_t number = 2021;
  static constexpr std::string_view name = "acknowledge_contract";
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  bool risk_prompt_read = false;
  std::optional<Cycle> cycle;  // that of the contract where nothing is said
  GB_FIELDS(operator_id, contract_id, risk_prompt_read, cycle)
};
struct ContractAcknowledged {
  static constexpr std::uint16_t number = 2521;
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  Cycle cycle = Cycle::semi_monthly;
  GB_FIELDS(operator_id, contract_id, cycle)
};

struct RegisterBill {
  static constexpr std::uint16_t number = 2022;
  static constexpr std::string_view name = "register_bill";
  std::uint64_t operator_id = 0;
  std::uint64_t contract_id = 0;
  Date period_start;
  Date period_end;
  std::vector<PriceLine> price_lines;
  std::int32_t units = 0;                  // N: planned service days, or minutes
  std::optional<std::int32_t> gift_units;  // G
  std::optional<std::string> payee_uscc;   // the institution's own where nothing is said
  GB_FIELDS(operator_id, contract_id, period_start, period_end, price_lines, units, gift_units, payee_uscc)
};
struct BillRegistered {
  static constexpr std::uint16_t number = 2522;
  std::uint64_t operator_id = 0;
  Bill bill;
  GB_FIELDS(operator_id, bill)
};

struct LogAttendance {
  static constexpr std::uint16_t number = 2023;
  static constexpr std::string_view name = "log_attendance";
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  Date date;
  GB_FIELDS(operator_id, lot_id, date)
};
struct AttendanceLogged {
  static constexpr std::uint16_t number = 2523;
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  Date date;
  GB_FIELDS(operator_id, lot_id, date)
};

Answer decide(const Context& in, const RegisterContract& command);
Answer decide(const Context& in, const AcknowledgeContract& command);
Answer decide(const Context& in, const RegisterBill& command);
Answer decide(const Context& in, const LogAttendance& command);
void apply(World& world, const ContractRegistered& fact, const FactOrigin& origin);
void apply(World& world, const ContractAcknowledged& fact, const FactOrigin& origin);
void apply(World& world, const BillRegistered& fact, const FactOrigin& origin);
void apply(World& world, const AttendanceLogged& fact, const FactOrigin& origin);

// Months of life that have begun on that day: 36 on the day of the third birthday, 37 on the next (2b).
std::int32_t months_begun(Date born_on, Date day);

// The refund of that lot that was demanded last; nullptr when none was.
const custody::Refund* last_refund(const Reading& in, const OfOperatorNo& lot);
// Its money went back to the family, or is accepted to.
bool was_refunded(const Reading& in, const OfOperatorNo& lot, const LotFigures& figures);

// As it stands today, seen with its lots: ended when the service is over and every lot closed, terminated when the last
// lot was refunded before.
ContractState contract_state(const Reading& in, std::uint64_t operator_id, const Contract& contract);
// The institution's first contract that is active; 0 = none.
std::uint64_t live_contract(const Reading& in, std::uint64_t operator_id);

using ContractsCommands = policies::TypeList<RegisterContract, AcknowledgeContract, RegisterBill, LogAttendance>;
using ContractsFacts = policies::TypeList<ContractRegistered, ContractAcknowledged, BillRegistered, AttendanceLogged>;

}  // namespace gongbao::childcare
