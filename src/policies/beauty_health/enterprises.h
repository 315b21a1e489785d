// Who may ask for something (intro-a, 11b, 11d), and the certificates that awards and data go by (1b, 1d, 1e, 9b).
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

// For the first time, or as it stands from today on.
struct RegisterEnterprise {
  static constexpr std::uint16_t number = 11010;
  static constexpr std::string_view name = "register_enterprise";
  std::string uscc;
  std::string enterprise_name;
  std::string sector;
  std::optional<ApplicantForm> form;  // enterprise where nothing is said
  SealedText address;
  bool in_future_city = false;
  bool headquarters = false;
  bool chain_leader = false;
  bool high_tech = false;
  bool live_streaming = false;
  bool branch = false;  // and no legal person (11b)
  GB_FIELDS(uscc, enterprise_name, sector, form, address, in_future_city, headquarters, chain_leader, high_tech,
            live_streaming, branch)
};
struct EnterpriseRegistered {
  static constexpr std::uint16_t number = 11510;
  std::uint64_t enterprise = 0;
  Enterprise row;
  GB_FIELDS(enterprise, row)
};

struct RegisterCertificate {
  static constexpr std::uint16_t number = 11011;
  static constexpr std::string_view name = "register_certificate";
  std::string certificate_no;
  CertificateKind kind{};
  std::optional<Origin> origin;  // of a new ingredient
  std::optional<std::string> category;
  std::string holder;  // credit code
  Date from;
  std::vector<std::string> ingredients;
  GB_FIELDS(certificate_no, kind, origin, category, holder, from, ingredients)
};
struct CertificateRegistered {
  static constexpr std::uint16_t number = 11511;
  std::string certificate_no;
  Certificate row;
  GB_FIELDS(certificate_no, row)
};
struct TransferCertificate {
  static constexpr std::uint16_t number = 11012;
  static constexpr std::string_view name = "transfer_certificate";
  std::string certificate_no;
  std::string holder;
  Date from;
  GB_FIELDS(certificate_no, holder, from)
};
struct CertificateTransferred {
  static constexpr std::uint16_t number = 11512;
  std::string certificate_no;
  Holder holder;
  GB_FIELDS(certificate_no, holder)
};
struct CancelCertificate {
  static constexpr std::uint16_t number = 11013;
  static constexpr std::string_view name = "cancel_certificate";
  std::string certificate_no;
  SealedText reason;
  GB_FIELDS(certificate_no, reason)
};
struct CertificateCancelled {
  static constexpr std::uint16_t number = 11513;
  std::string certificate_no;
  SealedText reason;
  GB_FIELDS(certificate_no, reason)
};

// For the first time: whoever registered it speaks for it from now on.
inline bool founds(const EnterpriseRegistered& fact, const FactOrigin& origin) {
  return fact.enterprise == origin.entry;
}

Answer decide(const Context& in, const RegisterEnterprise& command);
Answer decide(const Context& in, const RegisterCertificate& command);
Answer decide(const Context& in, const TransferCertificate& command);
Answer decide(const Context& in, const CancelCertificate& command);
void apply(World& world, const EnterpriseRegistered& fact, const FactOrigin& origin);
void apply(World& world, const CertificateRegistered& fact, const FactOrigin& origin);
void apply(World& world, const CertificateTransferred& fact, const FactOrigin& origin);
void apply(World& world, const CertificateCancelled& fact, const FactOrigin& origin);

using EnterpriseCommands =
    policies::TypeList<RegisterEnterprise, RegisterCertificate, TransferCertificate, CancelCertificate>;
using EnterpriseFacts =
    policies::TypeList<EnterpriseRegistered, CertificateRegistered, CertificateTransferred, CertificateCancelled>;

}  // namespace gongbao::beauty_health
