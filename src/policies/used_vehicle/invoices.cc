// The checks of an issue in the order of spec/04 part 6.
#include "policies/used_vehicle/invoices.h"

#include <algorithm>

#include "policies/used_vehicle/transactions.h"

namespace gongbao::used_vehicle {

// 应按经销业务开具本公司发票 (1d, 2d, 5d); 须在二手车交易市场代开 (2a); 可自行开具反向发票，亦可代开 (2b, 2c).
KindVerdict may_issue(const State& state, InvoiceKind kind, const Party& seller, const Party& buyer, Date day) {
  using enum InvoiceKind;
  using enum Allowed;
  const bool by_market = kind == market_agent;
  const KindVerdict at_the_market{by_market ? yes : market_only, "2a"};
  const Stage stage = stage_of(state, seller, buyer);
  if (stage == Stage::sale) {
    const bool between_dealers = acts_as(state, buyer, OperatorKind::dealer);
    const std::string& issuer = state.parameters.text("dealer_to_dealer_issuer", day);
    if (between_dealers && issuer == "market_agent") return at_the_market;
    if (kind == own_sale) return {yes, "2d"};
    const bool unprotected = by_market && !is_protected_dealer(state, seller, day);
    return unprotected ? KindVerdict{yes, "3a"} : KindVerdict{own_only, "5d"};
  }
  if (stage == Stage::purchase && !seller.is_person()) return at_the_market;
  if (by_market) return {yes, stage == Stage::purchase ? "2c" : "3a"};
  const bool buys_from_a_person = stage == Stage::purchase && kind == reverse;
  return buys_from_a_person ? KindVerdict{yes, "2b"} : KindVerdict{no, "4a"};
}

namespace {

bool no_copies(const Context& in, const std::vector<Paper>& papers) {
  return !papers.empty() && !paper_copied(in, papers);
}

// 1 to 3: who speaks, and as what.
std::optional<Answer> issuer_problem(const Context& in, const Operator& issuer, InvoiceKind kind) {
  const bool dealer = issuer.acts_as(OperatorKind::dealer), market = issuer.acts_as(OperatorKind::market);
  if (issuer.acts_as(OperatorKind::broker) && !dealer && !market) return refuse(code::broker_cannot_deal);
  const bool by_market = kind == InvoiceKind::market_agent;
  if (!by_market && !dealer) return refuse(code::issuer_not_dealer);
  if (by_market && !market) return refuse(code::issuer_not_market);
  if (by_market && is_suspended(in.state, in.actor.organisation)) return refuse(code::market_suspended);
  return std::nullopt;
}

// 4 to 6: what it would issue for these parties.
std::optional<Answer> kind_problem(const Context& in, const Operator& issuer, const Transaction& row,
                                   InvoiceKind kind) {
  const Invoice* live = find_row(in.state.invoices, row.invoice);
  const bool own_sale_lives = live != nullptr && live->live() && live->text.kind == InvoiceKind::own_sale;
  if (kind == InvoiceKind::market_agent && own_sale_lives) return refuse(code::reissue_forbidden);
  switch (may_issue(in.state, kind, row.seller, row.buyer, in.today).allowed) {
    case Allowed::own_only:
      return refuse(code::own_invoice_required);  // the entry keeps the attempt (5d)
    case Allowed::market_only:
      return refuse(code::market_invoice_required);
    case Allowed::no:
      return refuse(code::kind_not_allowed);
    default:
      break;
  }
  const bool party =
      kind == InvoiceKind::market_agent || issuer.uscc == (kind == InvoiceKind::own_sale ? row.seller : row.buyer).uscc;
  return party ? std::nullopt : std::optional(refuse(code::issuer_not_party));
}

// 10: by this issuer, both, on originals (3a).
std::optional<Answer> verification_missing(const Context& in, const Transaction& row) {
  const Verified* verified = find_row(row.verified, in.actor.organisation);
  if (verified == nullptr || !no_copies(in, verified->parties)) return refuse(code::identity_not_verified);
  if (!no_copies(in, verified->vehicle)) return refuse(code::vehicle_docs_not_verified);
  return std::nullopt;
}

// dk/5: a person's sale before the anniversary of its acquisition.
bool is_short_held(const Context& in, const Transaction& row) {
  const Vehicle* vehicle = find_row(in.state.vehicles, row.vin);
  const int years = in.terms().years("private_flip_hold", in.today);
  return row.seller.is_person() && vehicle != nullptr && in.today < add_years(vehicle->owner_since, years);
}

}  // namespace

Answer decide(const Context& in, const IssueInvoice& command) {
  const Operator* issuer = own_operator(in);
  if (issuer == nullptr) return unknown("operator_id");
  const Transaction* row = find_row(in.state.transactions, command.transaction);
  if (row == nullptr) return unknown("transaction");
  if (row->state == TransactionState::cancelled) return refuse(code::state_invalid);
  if (auto problem = issuer_problem(in, *issuer, command.kind)) return std::move(*problem);
  if (auto problem = kind_problem(in, *issuer, *row, command.kind)) return std::move(*problem);
  if (!issuer->connected_on(in.today)) return refuse(code::not_connected);
  if (row->invoice != 0) return with_id(refuse(code::invoice_duplicate_for_transaction), "invoice", row->invoice);
  const std::string whole = command.invoice_code.value_or("") + command.invoice_no;
  if (in.state.invoices_by_no.contains(whole)) return refuse(code::invoice_number_duplicate);
  const Read invoice_no = invoice_no_of(in, command.invoice_code, command.invoice_no);
  if (!invoice_no) return invoice_no.error();
  if (auto problem = verification_missing(in, *row)) return std::move(*problem);
  const std::string& mode = in.terms().text("private_flip_mode", in.today);
  const bool short_held = is_short_held(in, *row);
  const std::int64_t sales = short_held ? private_sales_in(in.state, row->seller.person, ymd(in.today).year) + 1 : 0;
  const bool too_many = mode != "off" && sales >= in.terms().count("private_flip_count", in.today);
  if (too_many && mode == "refuse") return refuse(code::private_flip_limit).with_count("private_sales", sales);
  InvoiceIssued fact{row_id(in.entry, 0), {}};
  fact.row.text = {*invoice_no, command.kind, issuer->uscc, row->seller, row->buyer,
                   row->vin,    row->plate,   row->price,   in.now};
  fact.row.transaction = command.transaction;
  fact.row.short_held = short_held;
  const std::string_view basis = may_issue(in.state, command.kind, row->seller, row->buyer, in.today).clause;
  Answer answer = with_id(accept(fact), "invoice", fact.invoice_id);
  answer.text("stage", std::string(enum_name(row->stage)));
  answer.text("responsible_party", issuer->uscc);
  answer.text("basis", "used-vehicle/" + std::string(basis));
  if (short_held) answer.count("private_sales", sales);
  if (too_many) answer.flag(flag::private_flip_limit);
  return answer;
}

namespace {

void put(State& state, std::uint64_t id, const Invoice& row) {
  state.invoices[id] = row;
  state.invoices_by_no[row.text.invoice_no] = id;
  if (row.short_held) state.private_sales[row.text.seller.person].push_back(id);
}

// An invoice that no longer stands gives its transaction free, unless that is registered.
void end(State& state, std::uint64_t id, InvoiceState to) {
  Invoice& row = state.invoices.at(id);
  row.state = to;
  const auto transaction = state.transactions.find(row.transaction);
  if (transaction == state.transactions.end() || transaction->second.invoice != id) return;
  if (transaction->second.state != TransactionState::invoiced) return;
  transaction->second.invoice = 0;
  transaction->second.state = TransactionState::open;
}

}  // namespace

void apply(World& world, const InvoiceIssued& fact, const FactOrigin&) {
  put(world.state, fact.invoice_id, fact.row);
  Transaction& row = world.state.transactions.at(fact.row.transaction);
  row.state = TransactionState::invoiced;
  row.invoice = fact.invoice_id;
}

Answer decide(const Context& in, const VoidInvoice& command) {
  const Invoice* row = find_row(in.state.invoices, command.invoice);
  if (row == nullptr) return unknown("invoice");
  if (row->state == InvoiceState::used) return refuse(code::invoice_already_used);
  if (row->state != InvoiceState::valid) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(InvoiceVoided{command.invoice, command.reason});
}

void apply(World& world, const InvoiceVoided& fact, const FactOrigin&) {
  end(world.state, fact.invoice, InvoiceState::voided);
}

// --- the tax feed ----------------------------------------------------------------------------------------------------

namespace {

InvoiceState state_told(FeedStatus status) {
  if (status == FeedStatus::issued) return InvoiceState::valid;
  return status == FeedStatus::voided ? InvoiceState::voided : InvoiceState::red_lettered;
}

// Row after row; what a row says of an invoice that is known must be what is known of it.
class Feed {
 public:
  explicit Feed(const Context& in) : in_(in) {}

  // The refusal of the whole feed, if there is one.
  std::optional<Answer> take(const FeedRow& row, std::uint64_t number) {
    const auto text = text_of(row);
    if (!text) return text.error();
    if (const std::uint64_t* known = find_row(in_.state.invoices_by_no, text->invoice_no)) {
      return repeat(*known, in_.state.invoices.at(*known), *text, row.status);
    }
    for (const auto& [id, added] : fact_.added) {
      if (added.text.invoice_no == text->invoice_no) return repeat(id, added, *text, row.status);
    }
    const std::uint64_t id = row_id(in_.entry, number);
    Invoice invoice{*text, state_told(row.status), InvoiceSource::imported, 0, false};
    fact_.added.emplace(id, std::move(invoice));
    if (const std::uint64_t market = market_that_issued(*text)) found(market, id);
    return std::nullopt;
  }
  const InvoicesImported& fact() const { return fact_; }
  const std::map<std::uint64_t, CaseFound>& cases() const { return cases_; }  // by market

 private:
  std::expected<InvoiceText, Answer> text_of(const FeedRow& row) const {
    Warnings ignored;
    const Read invoice_no = invoice_no_of(in_, row.invoice_code, row.invoice_no);
    const auto seller = party_of(in_, row.seller, "seller", ignored);
    const auto buyer = party_of(in_, row.buyer, "buyer", ignored);
    if (!invoice_no) return std::unexpected(invoice_no.error());
    if (!seller) return std::unexpected(seller.error());
    if (!buyer) return std::unexpected(buyer.error());
    if (blank(row.issuer) || blank(row.vin) || row.price <= Money{0}) return std::unexpected(wrong_value("rows"));
    if (date_of(row.issued_at) > in_.today) return std::unexpected(wrong_value("issued_at"));
    return InvoiceText{
        *invoice_no, row.kind, row.issuer, *seller, *buyer, row.vin, row.plate, row.price, minute_of(row.issued_at)};
  }
  std::optional<Answer> repeat(std::uint64_t id, const Invoice& known, const InvoiceText& text, FeedStatus status) {
    if (known.text != text) return with_id(refuse(code::invoice_number_duplicate), "invoice", id);
    if (status == FeedStatus::issued || known.state == state_told(status)) return std::nullopt;
    const bool used = known.state == InvoiceState::used;
    const Transaction* proved = find_row(in_.state.transactions, known.transaction);
    const bool reversed = proved != nullptr && proved->state == TransactionState::cancelled;
    const bool may = used ? status == FeedStatus::red_lettered && reversed : known.state == InvoiceState::valid;
    if (!may) return with_id(refuse(code::state_invalid), "invoice", id);
    fact_.moved[id] = state_told(status);
    return std::nullopt;
  }
  // 为从事二手车经销业务的企业在销售环节开具 (5d), since the document is in force; 0: by none.
  std::uint64_t market_that_issued(const InvoiceText& text) const {
    const Date issued = date_of(text.issued_at);
    const std::uint64_t market = operator_id_of(in_.state, text.issuer);
    const Operator* row = find_row(in_.state.operators, market);
    const bool by_market = row != nullptr && row->is(OperatorKind::market) && text.kind == InvoiceKind::market_agent;
    if (!by_market || issued < in_.terms().date("in_force_from", issued)) return 0;
    if (!is_protected_dealer(in_.state, text.seller, in_.today)) return 0;
    const KindVerdict verdict = may_issue(in_.state, text.kind, text.seller, text.buyer, in_.today);
    return verdict.allowed == Allowed::own_only ? market : 0;
  }
  void found(std::uint64_t market, std::uint64_t invoice) {
    const auto known = cases_.find(market);
    if (known != cases_.end()) {
      known->second.row.triggers.push_back(invoice);
    } else {
      cases_.emplace(market, case_of_invoice(in_, market, invoice, invoice));
    }
  }

  const Context& in_;
  InvoicesImported fact_;
  std::map<std::uint64_t, CaseFound> cases_;
};

}  // namespace

Answer decide(const Context& in, const ImportInvoices& command) {
  if (command.rows.size() >= rows_per_command) return malformed("rows");
  Feed feed(in);
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    if (auto problem = feed.take(command.rows[i], i + 1)) {
      return std::move(*problem).with_count("row", static_cast<std::int64_t>(i + 1));
    }
  }
  Answer answer = accept(feed.fact());
  answer.count("rows_taken", static_cast<std::int64_t>(feed.fact().added.size()));
  for (const auto& [market, found] : feed.cases()) {
    answer.facts.add(found);
    answer.count("case_id", static_cast<std::int64_t>(found.case_id));
    answer.count("trigger", static_cast<std::int64_t>(found.row.triggers.back()));
  }
  return answer;
}

void apply(World& world, const InvoicesImported& fact, const FactOrigin&) {
  for (const auto& [id, row] : fact.added) put(world.state, id, row);
  for (const auto& [id, to] : fact.moved) end(world.state, id, to);
}

}  // namespace gongbao::used_vehicle
