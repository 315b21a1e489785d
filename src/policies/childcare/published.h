// What the public may look up of an institution (8a, 9a, 17a): its filing and what it publishes, never an amount that
// was paid.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct PublishedFee {
  std::string item;
  FeeUnit unit{};
  Money price;
  GB_FIELDS(item, unit, price)
};

// What is published on that day (9a).
std::vector<PublishedFee> fees_of(const InstitutionRows& rows, std::uint64_t operator_id, Date day);

struct PublishedRecord {
  std::uint64_t operator_id = 0;
  std::string institution_name;
  std::string uscc;
  std::string site_address;
  std::string area;
  std::string category;  // demo, other
  BasisPoints ratio;
  FilingState status{};
  Date filed_on;
  std::string bank;           // as filed (7c)
  std::string account_last4;  // empty while no account is open
  std::int32_t designed_places = 0;
  std::int32_t enrolled = 0;
  std::vector<PublishedFee> fees;
  std::string refund_rules;
  std::string privacy;
  std::string complaint_phone;
  std::string url;
  bool model_contract = false;       // 5p: of the contract registered last
  std::vector<std::string> clauses;  // full ids behind what is shown
  GB_FIELDS(operator_id, institution_name, uscc, site_address, area, category, ratio, status, filed_on, bank,
            account_last4, designed_places, enrolled, fees, refund_rules, privacy, complaint_phone, url, model_contract,
            clauses)
};

// 查询已进行预付卡备案托育机构 (8a): nullopt for who has not filed. As of today.
std::optional<PublishedRecord> published_record(const Reading& in, std::uint64_t operator_id);

}  // namespace gongbao::childcare
