// Puts the public record together.
#include "policies/childcare/published.h"

#include <algorithm>
#include <ranges>

namespace gongbao::childcare {

namespace {
constexpr std::size_t shown_of_account = 4;
}  // namespace

std::vector<PublishedFee> fees_of(const InstitutionRows& rows, std::uint64_t operator_id, Date day) {
  std::vector<PublishedFee> fees;
  for (auto it = rows.fees.lower_bound({operator_id, {}});
       it != rows.fees.end() && it->first.operator_id == operator_id; ++it) {
    const FeeStandard* standard = fee_on(rows, operator_id, it->first.item, day);
    if (standard != nullptr) fees.push_back({it->first.item, standard->unit, standard->price});
  }
  return fees;
}

namespace {

const Disclosure* disclosure_on(const InstitutionRows& rows, std::uint64_t operator_id, Date day) {
  const auto known = rows.disclosures.find(operator_id);
  if (known == rows.disclosures.end()) return nullptr;
  for (const Disclosure& each : known->second | std::views::reverse) {
    if (each.from <= day) return &each;
  }
  return nullptr;
}

bool last_contract_is_the_model(const ContractRows& rows, std::uint64_t operator_id) {
  const auto after = rows.contracts.lower_bound({operator_id + 1, 0});
  if (after == rows.contracts.begin()) return false;
  const auto last = std::prev(after);
  return last->first.operator_id == operator_id && last->second.model_contract;
}

}  // namespace

std::optional<PublishedRecord> published_record(const Reading& in, std::uint64_t operator_id) {
  const InstitutionRows& rows = in.state.institutions;
  const auto filing = rows.filings.find(operator_id);
  if (filing == rows.filings.end() || filing->second.state != FilingState::filed) return std::nullopt;
  const Institution& institution = rows.institutions.at(operator_id);
  const bool demo = demo_on(rows, operator_id, in.today);
  PublishedRecord record;
  record.operator_id = operator_id;
  record.institution_name = institution.name;
  record.uscc = institution.uscc;
  record.site_address = institution.site_address;
  record.area = institution.area;
  record.category = demo ? "demo" : "other";
  record.ratio = in.terms.ratio(demo);
  record.status = filing->second.state;
  record.filed_on = *filing->second.filed_on;
  record.bank = filing->second.materials.account->bank;
  const Id16& account = in.books.find_operator(operator_id)->account;
  const std::string digits = custody::account_digits(account).value_or(std::string{});
  record.account_last4 = digits.substr(digits.size() - std::min(digits.size(), shown_of_account));
  record.designed_places = institution.designed_places;
  record.enrolled = institution.enrolled;
  record.fees = fees_of(rows, operator_id, in.today);
  if (const Disclosure* shown = disclosure_on(rows, operator_id, in.today)) {
    record.refund_rules = shown->refund_rules;
    record.privacy = shown->privacy;
    record.complaint_phone = shown->complaint_phone;
    record.url = shown->url;
  }
  record.model_contract = last_contract_is_the_model(in.state.contracts, operator_id);
  for (const char* clause : {"childcare/8a", "childcare/9a", "childcare/17a"}) record.clauses.emplace_back(clause);
  if (record.model_contract) record.clauses.emplace_back("childcare/5p");
  return record;
}

}  // namespace gongbao::childcare
