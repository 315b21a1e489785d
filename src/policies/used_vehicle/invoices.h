// 二手车销售统一发票 (1d, 2a–2e, 3b, 4c, 5d): who may issue which, numbers that are used once, what the tax feed tells.
#pragma once

#include "policies/used_vehicle/cases.h"
#include "policies/used_vehicle/numbers.h"

namespace gongbao::used_vehicle {

// Whether a kind of invoice may be issued for these parties, and which clause says so (spec/04 part 5).
enum class Allowed : std::uint8_t { yes = 1, own_only = 2, market_only = 3, no = 4 };
struct KindVerdict {
  Allowed allowed = Allowed::yes;
  std::string_view clause;
};
KindVerdict may_issue(const State& state, InvoiceKind kind, const Party& seller, const Party& buyer, Date day);

struct IssueInvoice {
  static constexpr std::uint16_t number = 6019;
  static constexpr std::string_view name = "issue_invoice";
  std::uint64_t transaction = 0;
  InvoiceKind kind{};
  std::optional<std::string> invoice_code;
  std::string invoice_no;
  GB_FIELDS(transaction, kind, invoice_code, invoice_no)
};
struct InvoiceIssued {
  static constexpr std::uint16_t number = 6518;
  std::uint64_t invoice_id = 0;
  Invoice row;
  GB_FIELDS(invoice_id, row)
};
struct VoidInvoice {
  static constexpr std::uint16_t number = 6020;
  static constexpr std::string_view name = "void_invoice";
  std::uint64_t invoice = 0;
  SealedText reason;
  GB_FIELDS(invoice, reason)
};
struct InvoiceVoided {
  static constexpr std::uint16_t number = 6519;
  std::uint64_t invoice = 0;
  SealedText reason;
  GB_FIELDS(invoice, reason)
};

enum class FeedStatus : std::uint8_t { issued = 1, voided = 2, red_lettered = 3 };
constexpr auto names_of(FeedStatus) {
  using enum FeedStatus;
  using namespace std::literals;
  return std::array{std::pair{issued, "issued"sv}, std::pair{voided, "voided"sv},
                    std::pair{red_lettered, "red_lettered"sv}};
}
struct FeedRow {
  std::optional<std::string> invoice_code;
  std::string invoice_no;
  InvoiceKind kind{};
  std::string issuer;
  NamedParty seller;
  NamedParty buyer;
  std::string vin;
  std::string plate;
  Money price;
  Stamp issued_at;
  FeedStatus status{};
  GB_FIELDS(invoice_code, invoice_no, kind, issuer, seller, buyer, vin, plate, price, issued_at, status)
};
struct ImportInvoices {
  static constexpr std::uint16_t number = 6021;
  static constexpr std::string_view name = "import_invoices";
  std::vector<FeedRow> rows;
  GB_FIELDS(rows)
};
struct InvoicesImported {
  static constexpr std::uint16_t number = 6520;
  std::map<std::uint64_t, Invoice> added;
  std::map<std::uint64_t, InvoiceState> moved;  // those that were known
  GB_FIELDS(added, moved)
};

Answer decide(const Context& in, const IssueInvoice& command);
Answer decide(const Context& in, const VoidInvoice& command);
Answer decide(const Context& in, const ImportInvoices& command);
void apply(World& world, const InvoiceIssued& fact, const FactOrigin& origin);
void apply(World& world, const InvoiceVoided& fact, const FactOrigin& origin);
void apply(World& world, const InvoicesImported& fact, const FactOrigin& origin);

using InvoiceCommands = policies::TypeList<IssueInvoice, VoidInvoice, ImportInvoices>;
using InvoiceFacts = policies::TypeList<InvoiceIssued, InvoiceVoided, InvoicesImported>;

}  // namespace gongbao::used_vehicle
