// Bodies of the small world.
#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {

TestWorld::TestWorld(Date first_day) {
  auto parameters = law::Parameters::embedded("childcare");
  GB_CHECK(parameters.has_value());
  state.parameters = std::move(*parameters);
  auto published = law::published_calendar();
  GB_CHECK(published.has_value());
  calendar = std::move(*published);
  books.day = first_day;
  terms_ = terms_on(state.parameters, first_day);
}

TestWorld& TestWorld::on(Date day) {
  GB_CHECK(day >= today());
  books.day = day;
  terms_ = terms_on(state.parameters, day);
  return *this;
}

void TestWorld::fold(const Bytes& facts, const FactOrigin& origin) {
  ByteReader in(facts);
  while (in.left() > 0) {
    const auto number = in.integer<std::uint16_t>();
    GB_CHECK(in.integer<std::uint16_t>() == 1);
    const ByteView bytes = in.blob();
    const bool known = FactTypes::with_number(number, [&]<class Fact>() {
      Fact fact{};
      GB_CHECK(decode_all(bytes, fact));
      World world{state, books};
      apply(world, fact, origin);
    });
    GB_CHECK(known);
  }
  GB_CHECK(in.ok());
}

RegisterInstitution an_institution(std::string_view first_17) {
  RegisterInstitution command;
  command.uscc = credit_code(first_17);
  command.registration_no = "京朝托备001";
  command.institution_name = "某托育园";
  command.area = "110105";
  command.domicile = "朝阳路1号";
  command.site_address = "朝阳路1号";
  command.contact = person(9);
  command.designed_places = 60;
  command.enrolled = 40;
  return command;
}

VoucherPaper a_voucher() {
  VoucherPaper voucher;
  voucher.text = "托育服务格式条款:余额可退。";
  for (const auto& [item, name] : names_of(VoucherItem{})) voucher.items.push_back(item);
  voucher.document = sealed();
  return voucher;
}

RegisterContract a_contract(std::uint64_t institution, Date service_start, Date service_end) {
  RegisterContract command;
  command.operator_id = institution;
  command.family_account = the_family_account;
  command.family = person(1);
  command.child = person(2);
  command.child_months = 20;
  command.service_start = service_start;
  command.service_end = service_end;
  command.voucher = a_voucher();
  return command;
}

PriceLine a_line(std::int64_t fen, std::string item) { return {std::move(item), LineKind::service, 1, {fen}}; }

RegisterBill a_bill(std::uint64_t institution, std::uint64_t contract, Date from, Date to, std::int64_t fen,
                    std::int32_t units) {
  RegisterBill command;
  command.operator_id = institution;
  command.contract_id = contract;
  command.period_start = from;
  command.period_end = to;
  command.price_lines = {a_line(fen)};
  command.units = units;
  return command;
}

SubmitFiling five_materials(std::uint64_t institution, std::int32_t ratio) {
  SubmitFiling command;
  command.operator_id = institution;
  command.subject.emplace();
  command.premises_doc = PremisesDoc{PremisesDocKind::title_deed, sealed()};
  command.account = AccountPaper{the_account, "某银行", ratio};
  command.contract_text = a_voucher();
  command.enrolment = Enrolment{60, 40};
  return command;
}

std::uint64_t TestWorld::register_institution(std::string_view first_17) {
  const Said said = give(an_institution(first_17), the_institution(0));
  GB_CHECK(said.accepted());
  return said.entry;
}

std::uint64_t TestWorld::open_institution() {
  const std::uint64_t institution = register_institution();
  const Actor actor = the_institution(institution);
  PublishFeeStandard fee;
  fee.operator_id = institution;
  fee.item = "保育费";
  fee.price = {5'000'000};
  GB_CHECK(give(fee, actor).accepted());
  PublishDisclosure disclosure;
  disclosure.operator_id = institution;
  disclosure.institution_name = "某托育园";
  disclosure.fee_standards = "保育费每月5000元";
  disclosure.refund_rules = "按未提供的天数退";
  disclosure.privacy = "不外传";
  disclosure.complaint_phone = "010-12345";
  GB_CHECK(give(disclosure, actor).accepted());
  SignCustodyAgreement agreement;
  agreement.operator_id = institution;
  agreement.bank_id = the_bank_id;
  agreement.bank_district = "110102";
  agreement.signed_on = today();
  agreement.acknowledgement = sealed();
  GB_CHECK(give(agreement, actor).accepted());
  GB_CHECK(give(OpenCustodyAccount{institution, the_account}, the_bank()).accepted());
  return institution;
}

std::uint64_t TestWorld::open_contract(std::uint64_t institution, Date service_start, Date service_end) {
  const Said said = give(a_contract(institution, service_start, service_end), the_institution(institution));
  GB_CHECK(said.accepted());
  const Cycle cycle = terms_.cycle(demo_on(state.institutions, institution, today()));
  GB_CHECK(give(AcknowledgeContract{institution, said.entry, true, cycle}, the_family()).accepted());
  return said.entry;
}

std::uint64_t TestWorld::pay(const RegisterBill& bill, Date paid_on) {
  const Said said = give(bill, the_institution(bill.operator_id));
  GB_CHECK(said.accepted());
  const std::int64_t amount = said.fen("amount");
  lots.lots[{bill.operator_id, said.entry}] = {LotFigures::Standing::live, paid_on, amount, amount, 0};
  return said.entry;
}

void TestWorld::set_demo(std::uint64_t institution, Date from, bool demo) {
  GB_CHECK(give(SetCategory{institution, demo, from, sealed()}, the_district()).accepted());
}

}  // namespace gongbao::childcare::testing
