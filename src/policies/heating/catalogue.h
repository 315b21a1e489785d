// 推荐目录, suppliers, new categories and programmes, what the city publishes (5.2, 5.3, 5.5, 5.7).
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

struct PublishCatalogueEntry {
  static constexpr std::uint16_t number = 5027;
  static constexpr std::string_view name = "publish_catalogue_entry";
  std::string supplier;  // credit code; first mention creates it
  std::optional<std::string> model;
  std::optional<std::string> category;
  std::optional<Money> price;
  std::optional<std::string> quality_standard;
  std::optional<std::int32_t> free_warranty_months;
  std::optional<std::int32_t> onsite_repair_hours;
  std::vector<SealedDocument> evidence;
  std::optional<Date> from;
  std::optional<Date> to;
  GB_FIELDS(supplier, model, category, price, quality_standard, free_warranty_months, onsite_repair_hours, evidence,
            from, to)
};
struct CatalogueEntryPublished {
  static constexpr std::uint16_t number = 5527;
  CatalogueEntry entry;
  GB_FIELDS(entry)
};
struct WithdrawCatalogueEntry {
  static constexpr std::uint16_t number = 5028;
  static constexpr std::string_view name = "withdraw_catalogue_entry";
  std::uint64_t catalogue_entry = 0;
  SealedText reason;
  GB_FIELDS(catalogue_entry, reason)
};
struct CatalogueEntryWithdrawn {
  static constexpr std::uint16_t number = 5528;
  std::uint64_t catalogue_entry = 0;
  GB_FIELDS(catalogue_entry)
};

struct RecordSampling {
  static constexpr std::uint16_t number = 5029;
  static constexpr std::string_view name = "record_sampling";
  std::string supplier;
  std::string model;
  SamplingResult result{};
  std::optional<Date> sampled_on;
  SealedDocument attachment;
  GB_FIELDS(supplier, model, result, sampled_on, attachment)
};
struct SamplingRecorded {
  static constexpr std::uint16_t number = 5529;
  std::string supplier;
  Sampling sampling;
  GB_FIELDS(supplier, sampling)
};
struct ExcludeSupplier {
  static constexpr std::uint16_t number = 5030;
  static constexpr std::string_view name = "exclude_supplier";
  std::string supplier;
  ExclusionGround ground{};
  Date from;
  bool publish = false;
  SealedText reason;
  SealedDocument attachment;
  GB_FIELDS(supplier, ground, from, publish, reason, attachment)
};
struct SupplierExcluded {
  static constexpr std::uint16_t number = 5530;
  std::string supplier;
  Exclusion exclusion;
  GB_FIELDS(supplier, exclusion)
};

struct ApproveCategory {
  static constexpr std::uint16_t number = 5031;
  static constexpr std::string_view name = "approve_category";
  std::string category;
  CapClass cap_class{};
  std::optional<std::string> approval_no;
  std::optional<Date> approved_on;
  Date from;
  GB_FIELDS(category, cap_class, approval_no, approved_on, from)
};
struct CategoryApproved {
  static constexpr std::uint16_t number = 5531;
  std::string category;
  ApprovedCategory row;
  GB_FIELDS(category, row)
};
struct OpenProgramme {
  static constexpr std::uint16_t number = 5032;
  static constexpr std::string_view name = "open_programme";
  std::string programme;
  std::string document_no;
  Date from;
  Date to;
  std::vector<DeviceType> device_types;
  Overrides overrides;
  GB_FIELDS(programme, document_no, from, to, device_types, overrides)
};
struct ProgrammeOpened {
  static constexpr std::uint16_t number = 5532;
  std::string name;
  Programme programme;
  GB_FIELDS(name, programme)
};
struct PublishPublicityItem {
  static constexpr std::uint16_t number = 5033;
  static constexpr std::string_view name = "publish_publicity_item";
  Topic topic{};
  std::string text;
  GB_FIELDS(topic, text)
};
struct PublicityItemPublished {
  static constexpr std::uint16_t number = 5533;
  PublicityItem item;
  GB_FIELDS(item)
};

Answer decide(const Context& in, const PublishCatalogueEntry& command);
Answer decide(const Context& in, const WithdrawCatalogueEntry& command);
Answer decide(const Context& in, const RecordSampling& command);
Answer decide(const Context& in, const ExcludeSupplier& command);
Answer decide(const Context& in, const ApproveCategory& command);
Answer decide(const Context& in, const OpenProgramme& command);
Answer decide(const Context& in, const PublishPublicityItem& command);
void apply(World& world, const CatalogueEntryPublished& fact, const FactOrigin& origin);
void apply(World& world, const CatalogueEntryWithdrawn& fact, const FactOrigin& origin);
void apply(World& world, const SamplingRecorded& fact, const FactOrigin& origin);
void apply(World& world, const SupplierExcluded& fact, const FactOrigin& origin);
void apply(World& world, const CategoryApproved& fact, const FactOrigin& origin);
void apply(World& world, const ProgrammeOpened& fact, const FactOrigin& origin);
void apply(World& world, const PublicityItemPublished& fact, const FactOrigin& origin);

using CatalogueCommands = policies::TypeList<PublishCatalogueEntry, WithdrawCatalogueEntry, RecordSampling,
                                             ExcludeSupplier, ApproveCategory, OpenProgramme, PublishPublicityItem>;
using CatalogueFacts = policies::TypeList<CatalogueEntryPublished, CatalogueEntryWithdrawn, SamplingRecorded,
                                          SupplierExcluded, CategoryApproved, ProgrammeOpened, PublicityItemPublished>;

}  // namespace gongbao::heating
