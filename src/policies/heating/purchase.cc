// The checks of a purchase in the order of spec/03 part 6, over all lines one after the other; then the amounts.
#include "policies/heating/purchase.h"

#include <algorithm>
#include <set>

#include "policies/heating/application.h"
#include "policies/heating/live_clawback.h"
#include "policies/heating/subsidy.h"

namespace gongbao::heating {

namespace {

class PurchaseCheck {
 public:
  PurchaseCheck(const Context& in, const SubmitPurchase& command, const Application& row)
      : in_(in), command_(command), row_(row), household_(in.state.households.at(row.household)) {}

  std::optional<Answer> problem() const {
    if (auto found = first([&](const PurchaseLine& line) { return price_problem(line); })) return found;
    if (auto found = first([&](const PurchaseLine& line) { return category_problem(line); })) return found;
    if (auto found = first([&](const PurchaseLine& line) { return window_problem(line); })) return found;
    if (auto found = first([&](const PurchaseLine& line) { return buyer_problem(line); })) return found;
    if (auto found = first([&](const PurchaseLine& line) { return use_problem(line); })) return found;
    if (const char* field = same_serial_twice()) return refuse(code::serial_duplicate).with_text("field", field);
    if (auto found = first([&](const PurchaseLine& line) { return supplier_problem(line); })) return found;
    if (auto found = first([&](const PurchaseLine& line) { return standard_problem(line); })) return found;
    // 农户主体 (2.1a)
    const SealedText& account = command_.bank_account;
    const bool own = account.given() && account == household_.bank_account;
    return own ? std::nullopt : std::optional(refuse(code::payee_not_household));
  }
  bool above_catalogue() const {
    return std::ranges::any_of(command_.lines, [&](const PurchaseLine& line) {
      const CatalogueEntry* entry = listed(line);
      return entry != nullptr && line.price > entry->price;
    });
  }

 private:
  // What a check finds of the first line that does not pass it.
  template <class Check>
  std::optional<Answer> first(Check check) const {
    for (const PurchaseLine& line : command_.lines) {
      if (auto found = check(line)) return found;
    }
    return std::nullopt;
  }
  std::optional<Answer> price_problem(const PurchaseLine& line) const {
    return line.price.fen > 0 ? std::nullopt : std::optional(refuse(code::price_invalid));
  }
  std::optional<Answer> category_problem(const PurchaseLine& line) const {
    const auto type = enum_named<DeviceType>(line.category);
    if (!type && !in_.state.categories.contains(line.category)) return refuse(code::category_not_in_scope);
    if (!class_of(in_.state, line.category, line.invoice_date)) return refuse(code::category_not_approved);
    const Programme* programme = find_row(in_.state.programmes, row_.programme);
    const bool outside = programme != nullptr && !programme->device_types.empty() &&
                         (!type || std::ranges::find(programme->device_types, *type) == programme->device_types.end());
    return outside ? std::optional(refuse(code::category_not_in_scope)) : std::nullopt;
  }
  // 暂定执行至2030年 (6a): invoice and installation lie within.
  std::optional<Answer> window_problem(const PurchaseLine& line) const {
    const Period policy{in_.terms().date("policy_start", in_.today), in_.terms().date("policy_end", in_.today)};
    for (const auto& [field, day] :
         {std::pair{"invoice_date", line.invoice_date}, {"installed_on", line.installed_on}}) {
      if (!policy.covers(day)) {
        return refuse(code::purchase_outside_policy)
            .with_text("field", field)
            .with_date("first_admissible_day", policy.from)
            .with_date("last_admissible_day", *policy.to);
      }
      if (day > in_.today) return refuse(code::date_in_future).with_text("field", field);
    }
    return std::nullopt;
  }
  std::optional<Answer> buyer_problem(const PurchaseLine& line) const {
    return is_member(household_, line.buyer) ? std::nullopt : std::optional(refuse(code::invoice_buyer_not_household));
  }
  // Of another application that has not come to nothing.
  bool taken(const std::map<std::string, std::uint64_t>& used, const std::string& what) const {
    const std::uint64_t* by = find_row(used, what);
    return by != nullptr && *by != command_.application && !ended(in_.state.applications.at(*by).state);
  }
  std::optional<Answer> use_problem(const PurchaseLine& line) const {
    if (blank(line.invoice_no)) return malformed("lines.invoice_no");
    if (blank(line.serial)) return malformed("lines.serial");
    if (taken(in_.state.invoices, line.invoice_no)) return refuse(code::invoice_duplicate);
    const bool known =
        in_.state.device_serials.contains(line.serial) || taken(in_.state.purchased_serials, line.serial);
    return known ? std::optional(refuse(code::serial_duplicate)) : std::nullopt;
  }
  const char* same_serial_twice() const {
    std::set<std::string> seen;
    for (const PurchaseLine& line : command_.lines) {
      if (!seen.insert(line.serial).second) return "lines.serial";
    }
    return nullptr;
  }
  // 该企业产品不得再享受补贴政策 (5.2e)
  std::optional<Answer> supplier_problem(const PurchaseLine& line) const {
    const Supplier* known = find_row(in_.state.suppliers, line.supplier);
    if (known == nullptr || !known->exclusion) return std::nullopt;
    const bool by_invoice = in_.terms().text("supplier_exclusion_basis", line.invoice_date) == "invoice_date";
    const Date day = by_invoice ? line.invoice_date : in_.today;
    if (day < known->exclusion->from) return std::nullopt;
    return refuse(code::supplier_excluded).with_date("excluded_from", known->exclusion->from);
  }
  const CatalogueEntry* listed(const PurchaseLine& line) const {
    const CatalogueEntry* entry = line.catalogue_entry ? find_row(in_.state.catalogue, *line.catalogue_entry) : nullptr;
    if (entry == nullptr || !entry->valid_on(line.invoice_date)) return nullptr;
    const bool same =
        entry->supplier == line.supplier && entry->category == line.category && entry->model == line.model;
    return same ? entry : nullptr;
  }
  // 可在市场上自行购买符合要求的 (5.3c): off the catalogue with a proof of the standard.
  std::optional<Answer> standard_problem(const PurchaseLine& line) const {
    const bool shown = line.standard_proof.given() || listed(line) != nullptr;
    return shown ? std::nullopt : std::optional(refuse(code::standard_proof_missing));
  }

  const Context& in_;
  const SubmitPurchase& command_;
  const Application& row_;
  const Household& household_;
};

// So that what is computed of the price stays in 64 bits.
bool price_too_high(const std::vector<PurchaseLine>& lines) {
  Wide sum = 0;
  for (const PurchaseLine& line : lines) sum += line.price.fen;
  return !fits(sum);
}

}  // namespace

Answer decide(const Context& in, const SubmitPurchase& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const bool awaited = row->state == ApplicationState::eligible || row->state == ApplicationState::purchase_returned;
  if (!awaited) return refuse(code::state_invalid);
  if (command.lines.empty()) return malformed("lines");
  if (price_too_high(command.lines)) return refuse(code::price_invalid);
  const PurchaseCheck check(in, command, *row);
  if (auto problem = check.problem()) return std::move(*problem);
  Answer answer = accept(PurchaseSubmitted{command.application, command.lines});
  if (check.above_catalogue()) answer.flag(flag::price_above_catalogue);
  return answer;
}

namespace {

void no_longer_used(std::map<std::string, std::uint64_t>& used, const std::string& what, std::uint64_t application) {
  const auto it = used.find(what);
  if (it != used.end() && it->second == application) used.erase(it);
}

}  // namespace

void apply(World& world, const PurchaseSubmitted& fact, const FactOrigin&) {
  Application& row = world.state.applications.at(fact.application);
  row.state = ApplicationState::purchase_submitted;
  // What a correction no longer names is anybody's again.
  for (const PurchaseLine& line : row.lines) {
    no_longer_used(world.state.invoices, line.invoice_no, fact.application);
    no_longer_used(world.state.purchased_serials, line.serial, fact.application);
  }
  row.lines = fact.lines;
  for (const PurchaseLine& line : fact.lines) {
    world.state.invoices[line.invoice_no] = fact.application;
    world.state.purchased_serials[line.serial] = fact.application;
  }
}

Answer decide(const Context& in, const ReturnPurchase& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  if (row->state != ApplicationState::purchase_submitted) return refuse(code::state_invalid);
  if (!command.reasons.given()) return refuse(code::reason_missing);
  return accept(ApplicationMoved{command.application, ApplicationState::purchase_returned, command.reasons});
}

namespace {

Answer with_amounts(Answer answer, std::int64_t price, const Shares& shares) {
  answer.fen("price", price);
  answer.fen("base", shares.base());
  answer.fen("city_share", shares.city);
  answer.fen("district_share", shares.district);
  answer.fen("topup", shares.topup);
  answer.fen("household_share", price - shares.base() - shares.topup);
  return answer;
}

}  // namespace

Answer decide(const Context& in, const ConfirmAmount& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  if (row->state != ApplicationState::purchase_submitted) return refuse(code::state_invalid);
  if (row->decided_by == in.actor.account) return refuse(code::same_officer);
  if (!command.installed) return malformed("installed");
  const Subsidy subsidy = subsidy_of(in.state, *row);
  AmountConfirmed fact{command.application, subsidy.price, subsidy.shares};
  Code waits = 0;
  if (command.topup) {
    const auto granted = topup_granted(in.state, *row, subsidy.price, subsidy.shares.base(), in.today);
    fact.topup_granted = granted.has_value();
    if (granted) fact.shares.topup = *granted;
    if (!granted) waits = granted.error();
  }
  Answer answer = with_amounts(accept(fact), fact.price, fact.shares);
  if (waits != 0) answer.text("because", std::string(code_name(waits)));
  return answer;
}

namespace {

void post_payable(World& world, AreaCode area, std::uint64_t payment, const Shares& shares, Date day) {  // M2, M2t
  post(world.state.accounts, area, day,
       {{account::expense_city_share, shares.city},
        {account::expense_district_share, shares.district},
        {account::expense_topup, shares.topup},
        {account::payable, -shares.total(), payment}},
       world.see);
}

void add_payment(World& world, std::uint64_t application, Application& row, const Shares& shares,
                 const FactOrigin& origin) {
  world.state.payments[origin.entry] = {application, row.area, shares, origin.actor.account, PaymentState::payable};
  row.payments.push_back(origin.entry);
  post_payable(world, row.area, origin.entry, shares, origin.booked_on);
}

}  // namespace

void apply(World& world, const AmountConfirmed& fact, const FactOrigin& origin) {
  Application& row = world.state.applications.at(fact.application);
  row.state = ApplicationState::amount_confirmed;
  row.price = fact.price;
  row.shares = fact.shares;
  row.confirmed_by = origin.actor.account;
  row.payment = origin.entry;
  if (fact.topup_granted) row.topup_payment = origin.entry;
  add_payment(world, fact.application, row, fact.shares, origin);
  if (row.old_device) world.state.devices.at(*row.old_device).state = DeviceState::replaced;
}

Answer decide(const Context& in, const ApproveTopup& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  const bool confirmed = row->state >= ApplicationState::amount_confirmed && row->state <= ApplicationState::paid;
  if (!confirmed) return refuse(code::state_invalid);
  if (row->topup_payment != 0) return refuse(code::topup_already_granted);
  if (live_clawback(in.state, *row) != nullptr) return refuse(code::state_invalid);
  const auto granted = topup_granted(in.state, *row, row->price, row->shares.base(), in.today);
  if (!granted) return refuse(granted.error());
  if (*granted == 0) return wrong_value("topup");  // nothing is left to add: no payment of nothing
  return accept(TopupApproved{command.application, *granted})
      .with_fen("topup", *granted)
      .with_fen("household_share", row->price - row->shares.base() - *granted);
}

void apply(World& world, const TopupApproved& fact, const FactOrigin& origin) {
  Application& row = world.state.applications.at(fact.application);
  row.shares.topup = fact.topup;
  row.topup_payment = origin.entry;
  Shares shares;
  shares.topup = fact.topup;
  add_payment(world, fact.application, row, shares, origin);
}

}  // namespace gongbao::heating
