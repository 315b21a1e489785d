// Catalogue, suppliers, categories, programmes, publicity.
#include "policies/heating/catalogue.h"

#include <algorithm>

#include "base/identifiers.h"

namespace gongbao::heating {

namespace {

bool is_credit_code(const std::string& code) { return check_credit_code(code).verdict != IdVerdict::invalid; }

// 公布价格、质量标准、免费保修期限、上门维修时限 (5.3b)
const char* field_missing(const PublishCatalogueEntry& command) {
  if (blank(command.model.value_or(""))) return "model";
  if (blank(command.category.value_or(""))) return "category";
  if (!command.price || command.price->fen <= 0) return "price";
  if (blank(command.quality_standard.value_or(""))) return "quality_standard";
  if (command.free_warranty_months.value_or(-1) < 0) return "free_warranty_months";
  return command.onsite_repair_hours.value_or(-1) < 0 ? "onsite_repair_hours" : nullptr;
}

}  // namespace

Answer decide(const Context& in, const PublishCatalogueEntry& command) {
  if (!is_credit_code(command.supplier)) return malformed("supplier");
  if (const char* field = field_missing(command)) {
    return refuse(code::catalogue_field_missing).with_text("field", field);
  }
  // 科学论证、民主决策、竞争性谈判等方式 (5.3a)
  constexpr std::size_t pieces = 3;
  const auto given = [](const SealedDocument& paper) { return paper.given(); };
  if (static_cast<std::size_t>(std::ranges::count_if(command.evidence, given)) < pieces) {
    return refuse(code::catalogue_evidence_missing);
  }
  const Supplier* supplier = find_row(in.state.suppliers, command.supplier);
  if (supplier != nullptr && supplier->exclusion) {
    return refuse(code::supplier_excluded).with_date("excluded_from", supplier->exclusion->from);
  }
  const Period listed{command.from.value_or(in.today), command.to};
  if (listed.from < in.today) return malformed("from");
  if (listed.to && *listed.to < listed.from) return malformed("to");
  return accept(CatalogueEntryPublished{{command.supplier, *command.model, *command.category, *command.price,
                                         *command.quality_standard, *command.free_warranty_months,
                                         *command.onsite_repair_hours, command.evidence, listed, std::nullopt}});
}

void apply(World& world, const CatalogueEntryPublished& fact, const FactOrigin& origin) {
  world.state.catalogue[origin.entry] = fact.entry;
  supplier_named(world.state, fact.entry.supplier, origin.entry);
}

Answer decide(const Context& in, const WithdrawCatalogueEntry& command) {
  const CatalogueEntry* entry = find_row(in.state.catalogue, command.catalogue_entry);
  if (entry == nullptr) return unknown("catalogue_entry");
  if (entry->withdrawn_on && *entry->withdrawn_on <= in.today) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(CatalogueEntryWithdrawn{command.catalogue_entry});
}

void apply(World& world, const CatalogueEntryWithdrawn& fact, const FactOrigin& origin) {
  world.state.catalogue.at(fact.catalogue_entry).withdrawn_on = origin.booked_on;
}

Answer decide(const Context& in, const RecordSampling& command) {
  if (!is_credit_code(command.supplier)) return malformed("supplier");
  if (!command.attachment.given()) return refuse(code::evidence_missing).with_text("field", "attachment");
  const Date sampled_on = command.sampled_on.value_or(in.today);
  if (sampled_on > in.today) return refuse(code::date_in_future).with_text("field", "sampled_on");
  return accept(SamplingRecorded{command.supplier, {command.model, sampled_on, command.result, command.attachment}});
}

void apply(World& world, const SamplingRecorded& fact, const FactOrigin& origin) {
  supplier_named(world.state, fact.supplier, origin.entry).samplings.push_back(fact.sampling);
}

Answer decide(const Context& in, const ExcludeSupplier& command) {
  if (!is_credit_code(command.supplier)) return malformed("supplier");
  const Supplier* supplier = find_row(in.state.suppliers, command.supplier);
  if (supplier != nullptr && supplier->exclusion) return refuse(code::state_invalid);
  if (!command.attachment.given()) return refuse(code::evidence_missing).with_text("field", "attachment");
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (command.from < in.today) return malformed("from");
  return accept(SupplierExcluded{command.supplier,
                                 {command.ground, command.from, command.publish, command.reason, command.attachment}})
      .with_date("excluded_from", command.from);
}

void apply(World& world, const SupplierExcluded& fact, const FactOrigin& origin) {
  supplier_named(world.state, fact.supplier, origin.entry).exclusion = fact.exclusion;
  for (auto& [number, entry] : world.state.catalogue) {
    if (entry.supplier == fact.supplier && !entry.withdrawn_on) entry.withdrawn_on = fact.exclusion.from;
  }
}

Answer decide(const Context& in, const ApproveCategory& command) {
  if (blank(command.category) || enum_named<DeviceType>(command.category)) return malformed("category");
  // 经市政府同意后 (5.5c)
  const bool approved = command.approved_on && *command.approved_on <= in.today && command.approval_no;
  if (!approved || blank(*command.approval_no)) return refuse(code::category_not_approved);
  if (command.from < in.today) return malformed("from");
  return accept(CategoryApproved{command.category,
                                 {command.cap_class, *command.approval_no, *command.approved_on, command.from}});
}

void apply(World& world, const CategoryApproved& fact, const FactOrigin&) {
  world.state.categories.try_emplace(fact.category, fact.row);
}

Answer decide(const Context& in, const OpenProgramme& command) {
  if (blank(command.programme)) return malformed("programme");
  if (in.state.programmes.contains(command.programme)) return refuse(code::state_invalid);
  if (blank(command.document_no)) return refuse(code::category_not_approved);
  if (command.from < in.today) return malformed("from");
  if (command.to < command.from) return malformed("to");
  return accept(ProgrammeOpened{
      command.programme, {command.document_no, {command.from, command.to}, command.device_types, command.overrides}});
}

void apply(World& world, const ProgrammeOpened& fact, const FactOrigin&) {
  world.state.programmes[fact.name] = fact.programme;
}

Answer decide(const Context& in, const PublishPublicityItem& command) {
  if (blank(command.text)) return malformed("text");
  return accept(PublicityItemPublished{{command.topic, command.text, in.today}});
}

void apply(World& world, const PublicityItemPublished& fact, const FactOrigin&) {
  world.state.publicity.push_back(fact.item);
}

}  // namespace gongbao::heating
