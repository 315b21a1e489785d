// Registration, categories, publications: articles 2, 9 and 19.
#include "policies/childcare/registration.h"

#include <algorithm>

#include "base/identifiers.h"
#include "law/area.h"

namespace gongbao::childcare {

std::uint32_t area_of(const Institution& institution) {
  return law::area_named(institution.area, law::districts_bda_and_yanshan()).value_or(0);
}

namespace {

// The first field that no institution can have; nullptr when all is well.
const char* impossible_field(const Context& in, const RegisterInstitution& command) {
  if (blank(command.domicile)) return "domicile";
  if (blank(command.site_address)) return "site_address";
  if (shared::lease_missing_or_over(command.premises, command.lease_end, in.today)) return "lease_end";
  if (command.lease_from && command.lease_end && *command.lease_from > *command.lease_end) return "lease_from";
  if (!command.contact.given()) return "contact";
  if (command.settlement_account && !custody::account_key(*command.settlement_account)) return "settlement_account";
  if (command.designed_places < 0) return "designed_places";
  return command.enrolled < 0 ? "enrolled" : nullptr;
}

}  // namespace

Answer decide(const Context& in, const RegisterInstitution& command) {
  if (blank(command.institution_name)) return malformed("institution_name");
  const auto uscc = check_credit_code(command.uscc);
  if (uscc.verdict == IdVerdict::invalid) return refuse(code::uscc_invalid);
  if (in.state.institutions.by_uscc.contains(uscc.normal)) return refuse(code::institution_exists);
  // 第二条 在本市行政区域内 (2a); 经有关部门登记 (2b)
  if (!law::area_named(command.area, law::districts_bda_and_yanshan())) return refuse(code::out_of_scope);
  if (blank(command.registration_no)) return refuse(code::out_of_scope).with_text("missing", "registration_no");
  if (const char* field = impossible_field(in, command)) return malformed(field);
  InstitutionRegistered fact;
  if (command.settlement_account) fact.settlement_account = *custody::account_key(*command.settlement_account);
  fact.institution.uscc = uscc.normal;
  fact.institution.registration_no = command.registration_no;
  fact.institution.name = command.institution_name;
  fact.institution.area = command.area;
  fact.institution.domicile = command.domicile;
  fact.institution.site_address = command.site_address;
  fact.institution.contact = command.contact;
  fact.institution.premises.push_back({in.today, command.premises, command.lease_from, command.lease_end});
  fact.institution.designed_places = command.designed_places;
  fact.institution.enrolled = command.enrolled;
  fact.institution.registered_on = in.today;
  return accept(fact).with_count("operator_id", static_cast<std::int64_t>(in.entry)).with_text("category", "other");
}

void apply(World& world, const InstitutionRegistered& fact, const FactOrigin& origin) {
  InstitutionRows& rows = world.state.institutions;
  rows.institutions[origin.entry] = fact.institution;
  rows.by_uscc[fact.institution.uscc] = origin.entry;
  auto& book = world.books.open_operator(origin.entry, custody::scheme_childcare, origin.booked_on);
  book.settlement_account = fact.settlement_account;
}

// 区卫生健康行政部门…将本辖区内的不同类别托育机构信息提供给存管银行 (19b)
Answer decide(const Context& in, const SetCategory& command) {
  const Institution* institution = in.find_institution(command.operator_id);
  if (institution == nullptr) return refuse(code::unknown_operator);
  if (area_of(*institution) != in.actor.area) return refuse(code::category_not_by_district);
  if (command.from < in.today) return malformed("from");
  if (!command.document.given()) return malformed("document");
  return accept(CategorySet{command.operator_id,
                            {command.demo, {command.from, std::nullopt}, in.actor.area, command.document}})
      .with_date("from", command.from)
      .with_count("ratio", in.terms.ratio(command.demo).bp);
}

void apply(World& world, const CategorySet& fact, const FactOrigin& origin) {
  auto& rows = world.state.institutions.categories;
  rows[{fact.operator_id, origin.entry}] = fact.category;
  // Each speaks until the next one by its day; of two of one day the later entry does.
  std::vector<CategoryEntry*> entries;
  for (auto it = rows.lower_bound({fact.operator_id, 0}); it != rows.end() && it->first.operator_id == fact.operator_id;
       ++it) {
    entries.push_back(&it->second);
  }
  std::ranges::stable_sort(entries, {}, [](const CategoryEntry* entry) { return entry->period.from; });
  for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
    entries[i]->period.to = entries[i + 1]->period.from - Days{1};
  }
}

// 将机构名称、收费标准…进行公示 (9a)
Answer decide(const Context& in, const PublishFeeStandard& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (blank(command.item)) return malformed("item");
  if (command.price.fen <= 0) return refuse(code::amount_not_positive).with_text("field", "price");
  const Period published{command.published_from.value_or(in.today), command.published_to};
  if (published.from < in.today) return malformed("published_from");
  if (published.to && *published.to < published.from) return malformed("published_to");
  if (auto unfair = unfair_term_in(in, command.item)) return std::move(*unfair);
  return accept(FeeStandardPublished{command.operator_id, command.item, {command.unit, command.price, published}})
      .with_date("published_from", published.from);
}

void apply(World& world, const FeeStandardPublished& fact, const FactOrigin&) {
  std::vector<FeeStandard>& versions = world.state.institutions.fees[{fact.operator_id, fact.item}];
  const Date from = fact.standard.published.from;
  std::erase_if(versions, [from](const FeeStandard& each) { return each.published.from >= from; });
  if (!versions.empty()) {
    std::optional<Date>& to = versions.back().published.to;
    if (!to || *to >= from) to = from - Days{1};
  }
  versions.push_back(fact.standard);
}

Answer decide(const Context& in, const PublishDisclosure& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const std::pair<const char*, const std::optional<std::string>&> parts[] = {
      {"institution_name", command.institution_name},
      {"fee_standards", command.fee_standards},
      {"refund_rules", command.refund_rules},
      {"privacy", command.privacy},
      {"complaint_phone", command.complaint_phone}};
  std::string missing;
  for (const auto& [part, text] : parts) {
    if (text && !blank(*text)) continue;
    if (!missing.empty()) missing += ", ";
    missing += part;
  }
  if (!missing.empty()) return refuse(code::disclosure_missing).with_text("missing", std::move(missing));
  for (const auto& [part, text] : parts) {
    if (auto unfair = unfair_term_in(in, *text)) return std::move(*unfair);
  }
  const Date from = command.from.value_or(in.today);
  if (from < in.today) return malformed("from");
  return accept(
      DisclosurePublished{command.operator_id,
                          {*command.institution_name, *command.fee_standards, *command.refund_rules, *command.privacy,
                           *command.complaint_phone, command.url.value_or(std::string{}), command.photo, from}});
}

void apply(World& world, const DisclosurePublished& fact, const FactOrigin&) {
  std::vector<Disclosure>& versions = world.state.institutions.disclosures[fact.operator_id];
  const auto later = std::ranges::upper_bound(versions, fact.disclosure.from, {}, &Disclosure::from);
  versions.insert(later, fact.disclosure);
}

}  // namespace gongbao::childcare
