// 美丽健康产业…涵盖化妆品、医疗美容等 (intro-a): profiles; 注册备案化妆品新原料, 新功效化妆品注册证 (1d, 1e):
// certificates.
#include "policies/beauty_health/enterprises.h"

#include "base/identifiers.h"

namespace gongbao::beauty_health {

Answer decide(const Context& in, const RegisterEnterprise& command) {
  const IdCheck uscc = check_credit_code(command.uscc);
  if (!uscc.accepted()) return refuse(code::uscc_invalid).with_text("uscc", command.uscc);
  if (!lists(in.terms(), "sectors", command.sector, in.today)) {
    return refuse(code::sector_not_covered).with_text("sector", command.sector);
  }
  if (blank(command.enterprise_name)) return malformed("enterprise_name");
  const std::uint64_t* known = find_row(in.state.enterprises_by_uscc, uscc.normal);
  // Who speaks for one of them does not register another.
  const std::uint64_t own = in.actor.organisation;
  if (own != 0 && (known == nullptr || *known != own)) return refuse(code::out_of_scope);
  EnterpriseRegistered fact{known == nullptr ? in.entry : *known, {}};
  if (known != nullptr) fact.row.history = in.state.enterprises.at(*known).history;
  Enterprise& row = fact.row;
  row.uscc = uscc.normal;
  row.name = command.enterprise_name;
  row.sector = command.sector;
  row.form = command.form.value_or(ApplicantForm::enterprise);
  row.address = command.address;
  row.in_future_city = command.in_future_city;
  row.headquarters = command.headquarters;
  row.chain_leader = command.chain_leader;
  row.high_tech = command.high_tech;
  row.live_streaming = command.live_streaming;
  row.legal_person = !command.branch;
  row.history.push_back({in.today, row.legal_person, row.high_tech});
  return with_id(accept(fact), "enterprise", fact.enterprise);
}

void apply(World& world, const EnterpriseRegistered& fact, const FactOrigin&) {
  world.state.enterprises[fact.enterprise] = fact.row;
  world.state.enterprises_by_uscc[fact.row.uscc] = fact.enterprise;
}

Answer decide(const Context& in, const RegisterCertificate& command) {
  if (blank(command.certificate_no)) return malformed("certificate_no");
  if (in.state.certificates.contains(command.certificate_no)) return refuse(code::duplicate);
  const IdCheck holder = check_credit_code(command.holder);
  if (!holder.accepted()) return refuse(code::uscc_invalid).with_text("uscc", command.holder);
  const bool ingredient = command.kind == CertificateKind::new_ingredient;
  if (ingredient != command.origin.has_value()) return malformed("origin");
  return accept(CertificateRegistered{command.certificate_no,
                                      {command.kind,
                                       command.origin,
                                       command.category.value_or(""),
                                       {{holder.normal, command.from}},
                                       command.ingredients,
                                       false}});
}

void apply(World& world, const CertificateRegistered& fact, const FactOrigin&) {
  world.state.certificates[fact.certificate_no] = fact.row;
}

Answer decide(const Context& in, const TransferCertificate& command) {
  const Certificate* row = find_row(in.state.certificates, command.certificate_no);
  if (row == nullptr) return unknown("certificate_no");
  if (row->cancelled) return refuse(code::bad_transition);
  const IdCheck holder = check_credit_code(command.holder);
  if (!holder.accepted()) return refuse(code::uscc_invalid).with_text("uscc", command.holder);
  if (command.from < row->holders.back().from) return malformed("from");
  return accept(CertificateTransferred{command.certificate_no, {holder.normal, command.from}});
}

void apply(World& world, const CertificateTransferred& fact, const FactOrigin&) {
  world.state.certificates.at(fact.certificate_no).holders.push_back(fact.holder);
}

Answer decide(const Context& in, const CancelCertificate& command) {
  const Certificate* row = find_row(in.state.certificates, command.certificate_no);
  if (row == nullptr) return unknown("certificate_no");
  if (row->cancelled) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(CertificateCancelled{command.certificate_no, command.reason});
}

void apply(World& world, const CertificateCancelled& fact, const FactOrigin&) {
  world.state.certificates.at(fact.certificate_no).cancelled = true;
}

}  // namespace gongbao::beauty_health
