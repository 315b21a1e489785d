// Who takes fees ahead for looking after children: institutions, their category as the district says it, what they
// publish (articles 2, 9, 13, 17, 19).
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct RegisterInstitution {
  static constexpr std::uint16_t number = 2001;
  static constexpr std::string_view name = "register_institution";
  std::string uscc;
  std::string registration_no;
  std::string institution_name;
  std::string area;
  std::string domicile;
  std::string site_address;
  Premises premises = Premises::own;
  std::optional<Date> lease_from;
  std::optional<Date> lease_end;
  PersonToken contact;
  std::optional<std::string> settlement_account;  // 12–32 digits
  std::int32_t designed_places = 0;
  std::int32_t enrolled = 0;
  GB_FIELDS(uscc, registration_no, institution_name, area, domicile, site_address, premises, lease_from, lease_end,
            contact, settlement_account, designed_places, enrolled)
};
struct InstitutionRegistered {
  static constexpr std::uint16_t number = 2501;
  Institution institution;
  Id16 settlement_account{};
  GB_FIELDS(institution, settlement_account)
};

struct SetCategory {
  static constexpr std::uint16_t number = 2002;
  static constexpr std::string_view name = "set_category";
  std::uint64_t operator_id = 0;
  bool demo = false;
  Date from;
  SealedDocument document;
  GB_FIELDS(operator_id, demo, from, document)
};
struct CategorySet {
  static constexpr std::uint16_t number = 2502;
  std::uint64_t operator_id = 0;
  CategoryEntry category;
  GB_FIELDS(operator_id, category)
};

// The standard of an item from that day on; of one that is published already it ends the one before.
struct PublishFeeStandard {
  static constexpr std::uint16_t number = 2003;
  static constexpr std::string_view name = "publish_fee_standard";
  std::uint64_t operator_id = 0;
  std::string item;
  FeeUnit unit = FeeUnit::month;
  Money price;
  std::optional<Date> published_from;  // today where nothing is said
  std::optional<Date> published_to;    // inclusive
  GB_FIELDS(operator_id, item, unit, price, published_from, published_to)
};
struct FeeStandardPublished {
  static constexpr std::uint16_t number = 2503;
  std::uint64_t operator_id = 0;
  std::string item;
  FeeStandard standard;
  GB_FIELDS(operator_id, item, standard)
};

struct PublishDisclosure {
  static constexpr std::uint16_t number = 2004;
  static constexpr std::string_view name = "publish_disclosure";
  std::uint64_t operator_id = 0;
  std::optional<std::string> institution_name;
  std::optional<std::string> fee_standards;
  std::optional<std::string> refund_rules;
  std::optional<std::string> privacy;
  std::optional<std::string> complaint_phone;  // for disputes and complaints (17a)
  std::optional<std::string> url;
  SealedDocument photo;
  std::optional<Date> from;  // today where nothing is said
  GB_FIELDS(operator_id, institution_name, fee_standards, refund_rules, privacy, complaint_phone, url, photo, from)
};
struct DisclosurePublished {
  static constexpr std::uint16_t number = 2504;
  std::uint64_t operator_id = 0;
  Disclosure disclosure;
  GB_FIELDS(operator_id, disclosure)
};

Answer decide(const Context& in, const RegisterInstitution& command);
Answer decide(const Context& in, const SetCategory& command);
Answer decide(const Context& in, const PublishFeeStandard& command);
Answer decide(const Context& in, const PublishDisclosure& command);
void apply(World& world, const InstitutionRegistered& fact, const FactOrigin& origin);
void apply(World& world, const CategorySet& fact, const FactOrigin& origin);
void apply(World& world, const FeeStandardPublished& fact, const FactOrigin& origin);
void apply(World& world, const DisclosurePublished& fact, const FactOrigin& origin);

// The area's code; 0: none of the eighteen.
std::uint32_t area_of(const Institution& institution);

using RegistrationCommands =
    policies::TypeList<RegisterInstitution, SetCategory, PublishFeeStandard, PublishDisclosure>;
using RegistrationFacts =
    policies::TypeList<InstitutionRegistered, CategorySet, FeeStandardPublished, DisclosurePublished>;

}  // namespace gongbao::childcare
