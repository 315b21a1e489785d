// A transaction from its opening on, and what an issuer verifies before it issues (1a, 3a, 4b, 4c).
#pragma once

#include "policies/used_vehicle/numbers.h"

namespace gongbao::used_vehicle {

struct OpenTransaction {
  static constexpr std::uint16_t number = 6015;
  static constexpr std::string_view name = "open_transaction";
  std::string vin;
  std::string plate;
  NamedParty seller;
  NamedParty buyer;
  std::optional<std::uint64_t> seller_account;
  std::optional<std::uint64_t> buyer_account;
  Money price;
  std::optional<std::uint64_t> broker;
  GB_FIELDS(vin, plate, seller, buyer, seller_account, buyer_account, price, broker)
};
struct TransactionOpened {
  static constexpr std::uint16_t number = 6514;
  Transaction row;
  GB_FIELDS(row)
};
struct CancelTransaction {
  static constexpr std::uint16_t number = 6016;
  static constexpr std::string_view name = "cancel_transaction";
  std::uint64_t transaction = 0;
  SealedText reason;
  GB_FIELDS(transaction, reason)
};
struct TransactionCancelled {
  static constexpr std::uint16_t number = 6515;
  std::uint64_t transaction = 0;
  SealedText reason;
  GB_FIELDS(transaction, reason)
};

struct VerifyParties {
  static constexpr std::uint16_t number = 6017;
  static constexpr std::string_view name = "verify_parties";
  std::uint64_t transaction = 0;
  std::vector<Paper> papers;
  GB_FIELDS(transaction, papers)
};
struct PartiesVerified {
  static constexpr std::uint16_t number = 6516;
  std::uint64_t transaction = 0;
  std::uint64_t by = 0;
  std::vector<Paper> papers;
  GB_FIELDS(transaction, by, papers)
};
struct VerifyVehiclePapers {
  static constexpr std::uint16_t number = 6018;
  static constexpr std::string_view name = "verify_vehicle_papers";
  std::uint64_t transaction = 0;
  std::vector<Paper> papers;
  GB_FIELDS(transaction, papers)
};
struct VehiclePapersVerified {
  static constexpr std::uint16_t number = 6517;
  std::uint64_t transaction = 0;
  std::uint64_t by = 0;
  std::vector<Paper> papers;
  GB_FIELDS(transaction, by, papers)
};

// A paper that is required and not among these; of some types only, where they are named.
std::optional<PaperType> paper_missing(const Context& in, const std::vector<Paper>& papers,
                                       std::span<const PaperType> of);
// 严禁使用…复印件 (3e): a copy, or what the city takes for one.
std::optional<PaperType> paper_copied(const Context& in, const std::vector<Paper>& papers);

Answer decide(const Context& in, const OpenTransaction& command);
Answer decide(const Context& in, const CancelTransaction& command);
Answer decide(const Context& in, const VerifyParties& command);
Answer decide(const Context& in, const VerifyVehiclePapers& command);
void apply(World& world, const TransactionOpened& fact, const FactOrigin& origin);
void apply(World& world, const TransactionCancelled& fact, const FactOrigin& origin);
void apply(World& world, const PartiesVerified& fact, const FactOrigin& origin);
void apply(World& world, const VehiclePapersVerified& fact, const FactOrigin& origin);

using TransactionCommands = policies::TypeList<OpenTransaction, CancelTransaction, VerifyParties, VerifyVehiclePapers>;
using TransactionFacts =
    policies::TypeList<TransactionOpened, TransactionCancelled, PartiesVerified, VehiclePapersVerified>;

}  // namespace gongbao::used_vehicle
