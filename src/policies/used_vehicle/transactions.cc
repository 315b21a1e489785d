// The checks of an opening in the order of spec/04 part 6; the stage is worked out, never typed.
#include "policies/used_vehicle/transactions.h"

#include <algorithm>

namespace gongbao::used_vehicle {

namespace {

// 1: the numbers of common form, those of vehicles first, and who the parties are.
struct Parties {
  std::string vin;
  std::string plate;
  Party seller;
  Party buyer;
  Warnings warnings;
};
std::expected<Parties, Answer> parties_of(const Context& in, const OpenTransaction& command) {
  Parties out;
  const Read vin = vin_of(in, command.vin, out.warnings);
  if (!vin) return std::unexpected(vin.error());
  const Read plate = plate_of(in, command.plate, out.warnings);
  if (!plate) return std::unexpected(plate.error());
  const auto seller = party_of(in, command.seller, "seller", out.warnings);
  if (!seller) return std::unexpected(seller.error());
  const auto buyer = party_of(in, command.buyer, "buyer", out.warnings);
  if (!buyer) return std::unexpected(buyer.error());
  if (auto wrong = resident_id_problem(in, command.seller, "seller", out.warnings)) {
    return std::unexpected(std::move(*wrong));
  }
  if (auto wrong = resident_id_problem(in, command.buyer, "buyer", out.warnings)) {
    return std::unexpected(std::move(*wrong));
  }
  out.vin = *vin;
  out.plate = *plate;
  out.seller = *seller;
  out.buyer = *buyer;
  return out;
}

// 2: a broker introduces and does not deal (1a); who has both kinds is not both in one transaction.
bool broker_is_principal(const State& state, const Parties& parties, std::uint64_t broker) {
  const Operator* row = find_row(state.operators, broker);
  for (const Party* party : {&parties.seller, &parties.buyer}) {
    if (is_mere_broker(state, *party)) return true;
    if (row != nullptr && party->uscc == row->uscc) return true;
  }
  return false;
}

}  // namespace

Answer decide(const Context& in, const OpenTransaction& command) {
  auto parties = parties_of(in, command);
  if (!parties) return parties.error();
  const bool opened_by_broker = in.actor.role == access::Role::broker;
  const std::uint64_t broker = command.broker.value_or(opened_by_broker ? in.actor.organisation : 0);
  const Operator* introduces = find_row(in.state.operators, broker);
  if (broker != 0 && (introduces == nullptr || !introduces->acts_as(OperatorKind::broker))) return unknown("broker");
  if (broker_is_principal(in.state, *parties, broker)) return refuse(code::broker_as_principal);
  const Vehicle* vehicle = find_row(in.state.vehicles, parties->vin);
  if (vehicle == nullptr || vehicle->owner != parties->seller) return refuse(code::seller_not_owner);
  if (const std::uint64_t other = live_transaction(in.state, parties->vin); other != 0) {
    return with_id(refuse(code::transaction_open), "transaction", other);
  }
  if (command.price <= Money{0}) return refuse(code::price_invalid);
  if (parties->seller == parties->buyer) return refuse(code::same_party);
  Transaction row;
  row.vin = parties->vin;
  row.plate = parties->plate;
  row.seller = parties->seller;
  row.buyer = parties->buyer;
  row.seller_account = command.seller_account.value_or(0);
  row.buyer_account = command.buyer_account.value_or(0);
  row.broker = broker;
  row.price = command.price;
  row.stage = stage_of(in.state, row.seller, row.buyer);
  row.opened_by = in.actor.organisation;
  row.opened_on = in.today;
  Answer answer = with_id(accept(TransactionOpened{row}), "transaction", in.entry);
  answer.text("stage", std::string(enum_name(row.stage)));
  return warned(std::move(answer), parties->warnings);
}

void apply(World& world, const TransactionOpened& fact, const FactOrigin& origin) {
  world.state.transactions[origin.entry] = fact.row;
  world.state.transactions_of[fact.row.vin].push_back(origin.entry);
}

Answer decide(const Context& in, const CancelTransaction& command) {
  const Transaction* row = find_row(in.state.transactions, command.transaction);
  if (row == nullptr) return unknown("transaction");
  if (row->state != TransactionState::open) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(TransactionCancelled{command.transaction, command.reason});
}

void apply(World& world, const TransactionCancelled& fact, const FactOrigin&) {
  world.state.transactions.at(fact.transaction).state = TransactionState::cancelled;
}

// --- papers ----------------------------------------------------------------------------------------------------------

std::optional<PaperType> paper_missing(const Context& in, const std::vector<Paper>& papers,
                                       std::span<const PaperType> of) {
  for (const std::string& required : in.terms().list("required_papers", in.today)) {
    const auto type = enum_named<PaperType>(required);
    if (!type || (!of.empty() && std::ranges::find(of, *type) == of.end())) continue;
    if (std::ranges::find(papers, *type, &Paper::type) == papers.end()) return *type;
  }
  return std::nullopt;
}

std::optional<PaperType> paper_copied(const Context& in, const std::vector<Paper>& papers) {
  const bool electronic = in.terms().on("electronic_original_accepted", in.today);
  const auto copied = std::ranges::find_if(papers, [electronic](const Paper& each) {
    return each.form == PaperForm::copy || (each.form == PaperForm::electronic_original && !electronic);
  });
  return copied == papers.end() ? std::nullopt : std::optional(copied->type);
}

namespace {

constexpr std::array identities{PaperType::seller_id, PaperType::buyer_id};
constexpr std::array of_the_vehicle{PaperType::registration_certificate, PaperType::driving_licence};

// What keeps these papers from being recorded; a copy is recorded and verifies nobody (R6).
std::optional<Answer> verification_problem(const Context& in, std::uint64_t transaction,
                                           const std::vector<Paper>& papers, std::span<const PaperType> of) {
  const Transaction* row = find_row(in.state.transactions, transaction);
  if (row == nullptr) return unknown("transaction");
  if (row->state != TransactionState::open && row->state != TransactionState::invoiced) {
    return refuse(code::state_invalid);
  }
  if (const auto missing = paper_missing(in, papers, of)) {
    return refuse(code::papers_incomplete).with_text("field", std::string(enum_name(*missing)));
  }
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const VerifyParties& command) {
  if (auto problem = verification_problem(in, command.transaction, command.papers, identities)) {
    return std::move(*problem);
  }
  return accept(PartiesVerified{command.transaction, in.actor.organisation, command.papers});
}

Answer decide(const Context& in, const VerifyVehiclePapers& command) {
  if (auto problem = verification_problem(in, command.transaction, command.papers, of_the_vehicle)) {
    return std::move(*problem);
  }
  return accept(VehiclePapersVerified{command.transaction, in.actor.organisation, command.papers});
}

void apply(World& world, const PartiesVerified& fact, const FactOrigin&) {
  world.state.transactions.at(fact.transaction).verified[fact.by].parties = fact.papers;
}

void apply(World& world, const VehiclePapersVerified& fact, const FactOrigin&) {
  world.state.transactions.at(fact.transaction).verified[fact.by].vehicle = fact.papers;
}

}  // namespace gongbao::used_vehicle
