// What the household bought itself (2.2a), and what the subsidy comes to (3d–3g, 3k).
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

struct SubmitPurchase {
  static constexpr std::uint16_t number = 5015;
  static constexpr std::string_view name = "submit_purchase";
  std::uint64_t application = 0;
  std::vector<PurchaseLine> lines;
  SealedPhone bank_account;  // compared with the registry's and never read, whoever of the household writes it
  GB_FIELDS(application, lines, bank_account)
};
struct PurchaseSubmitted {
  static constexpr std::uint16_t number = 5515;
  std::uint64_t application = 0;
  std::vector<PurchaseLine> lines;
  GB_FIELDS(application, lines)
};

struct ReturnPurchase {
  static constexpr std::uint16_t number = 5016;
  static constexpr std::string_view name = "return_purchase";
  std::uint64_t application = 0;
  SealedText reasons;
  GB_FIELDS(application, reasons)
};

struct ConfirmAmount {
  static constexpr std::uint16_t number = 5017;
  static constexpr std::string_view name = "confirm_amount";
  std::uint64_t application = 0;
  bool installed = false;  // 安装核验
  bool topup = false;
  GB_FIELDS(application, installed, topup)
};
struct AmountConfirmed {
  static constexpr std::uint16_t number = 5517;
  std::uint64_t application = 0;
  std::int64_t price = 0;
  Shares shares;
  bool topup_granted = false;
  GB_FIELDS(application, price, shares, topup_granted)
};

struct ApproveTopup {
  static constexpr std::uint16_t number = 5018;
  static constexpr std::string_view name = "approve_topup";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
struct TopupApproved {
  static constexpr std::uint16_t number = 5518;
  std::uint64_t application = 0;
  std::int64_t topup = 0;
  GB_FIELDS(application, topup)
};

Answer decide(const Context& in, const SubmitPurchase& command);
Answer decide(const Context& in, const ReturnPurchase& command);
Answer decide(const Context& in, const ConfirmAmount& command);
Answer decide(const Context& in, const ApproveTopup& command);
void apply(World& world, const PurchaseSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const AmountConfirmed& fact, const FactOrigin& origin);
void apply(World& world, const TopupApproved& fact, const FactOrigin& origin);

using PurchaseCommands = policies::TypeList<SubmitPurchase, ReturnPurchase, ConfirmAmount, ApproveTopup>;
using PurchaseFacts = policies::TypeList<PurchaseSubmitted, AmountConfirmed, TopupApproved>;

}  // namespace gongbao::heating
