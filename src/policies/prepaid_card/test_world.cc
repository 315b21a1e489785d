// Bodies of the small world: the dispatch over all facts is compiled once, not once a test file.
#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {

TestWorld::TestWorld(Date first_day) {
  auto parameters = law::Parameters::embedded("prepaid-card");
  GB_CHECK(parameters.has_value());
  state.parameters = std::move(*parameters);
  auto published = law::published_calendar();
  GB_CHECK(published.has_value());
  calendar = std::move(*published);
  begin_day(first_day);
}

std::uint64_t TestWorld::register_operator(std::string_view first_17) {
  RegisterOperator registration;
  registration.uscc = credit_code(first_17);
  registration.operator_name = "某餐饮有限公司";
  registration.district = "110105";
  registration.industry = Industry::catering;
  registration.sub_industry = "正餐服务";
  registration.settlement_account = settlement_account;
  const Said said = give(registration, the_operator(0));
  GB_CHECK(said.accepted());
  IssueProduct product;
  product.operator_id = said.entry;
  product.product_id = 1;
  GB_CHECK(give(product, the_operator(said.entry)).accepted());
  return said.entry;
}

std::uint64_t TestWorld::open_operator(const std::string& account) {
  const std::uint64_t op = register_operator();
  SignCustodyAgreement agreement;
  agreement.operator_id = op;
  agreement.bank_id = the_bank_id;
  agreement.bank_district = "110102";
  agreement.signed_on = today();
  GB_CHECK(give(agreement, the_operator(op)).accepted());
  GB_CHECK(give(OpenCustodyAccount{op, account}, the_bank()).accepted());
  books.find_operator(op)->filed = 1;  // what filing_test looks at closely is taken for granted elsewhere
  return op;
}

Said TestWorld::purchase(std::uint64_t op, std::uint64_t card, std::int64_t fen, std::int64_t bonus) {
  custody::Instruction in;
  in.op = custody::Op::purchase;
  in.operator_id = op;
  in.subject_id = card;
  in.counter_id = 1;
  in.amount_fen = fen;
  in.aux_fen = bonus;
  in.ref_id = book(op).account;
  return send(in);
}

custody::Instruction TestWorld::make(custody::Op op, std::uint64_t operator_id, std::uint64_t subject,
                                     std::int64_t fen) {
  custody::Instruction in;
  in.op = op;
  in.operator_id = operator_id;
  in.subject_id = subject;
  in.amount_fen = fen;
  return in;
}

Said TestWorld::fund(std::uint64_t op, std::int64_t fen) {
  custody::Instruction in = make(custody::Op::fund_custody, op, 0, fen);
  in.ref_id = book(op).settlement_account;
  return send(in);
}

Said TestWorld::send(custody::Instruction in) {
  fill(in);
  last_id_ = in.instr_id;
  GB_CHECK(custody::well_formed(custody::pack(in), in));
  custody::decide(books, scheme(), *this, in, decision_);
  const custody::Decision& d = decision_;
  const std::uint64_t entry = ++entries_;
  custody::Original original{entry, in, d.code, d.extensions};
  original.booked_on = today();
  original.previous_of_operator = d.previous_of_operator;
  instructions_[entry] = std::move(original);
  by_id_[in.instr_id] = entry;
  const custody::Applied decided{entry,        today(),         d.code,           d.flags,
                                 d.journal_no, d.custody_after, d.required_after, d.extensions};
  custody::apply(books, in, decided, movement_);
  record_instruction(state.compliance_events, books, in, decided);
  Said said{std::string(code_name(d.code)), entry, {}, &code_name};
  said.figures.push_back({"detail", engine::Figure::Unit::fen, d.detail_fen, {}});
  said.figures.push_back({"flags", engine::Figure::Unit::count, d.flags, {}});
  return said;
}

std::optional<custody::Original> TestWorld::find(const Id16& id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? std::nullopt : at(it->second);
}

std::optional<custody::Original> TestWorld::at(std::uint64_t entry) const {
  const auto it = instructions_.find(entry);
  if (it == instructions_.end()) return std::nullopt;
  return it->second;
}

void TestWorld::fold(const Bytes& facts, const FactOrigin& origin) {
  ByteReader in(facts);
  while (in.left() > 0) {
    const auto number = in.integer<std::uint16_t>();
    GB_CHECK(in.integer<std::uint16_t>() == 1);
    ByteReader bytes(in.blob());
    const bool known = FactTypes::with_number(number, [&]<class Fact>() {
      Fact fact{};
      decode(bytes, fact);
      GB_CHECK(bytes.at_end());
      World world{state, books};
      apply(world, fact, origin);
    });
    GB_CHECK(known);
  }
  GB_CHECK(in.ok());
}

void TestWorld::turn_to_next_day() {
  const Date to = today() + Days{1};
  const Terms terms = terms_on(state.parameters, to);
  const bool everyone = quarter_of(to) != quarter_of(today()) || !state.parameters.adopted_on(to).empty();
  const Scheme law(state, calendar, terms);
  while (const auto id = next_bank_change(state, to)) {
    const std::uint64_t entry = ++entries_;
    fold(decide(context({}, entry, terms, to), EffectBankChange{*id, to}).facts.take(), {entry, to, {}});
  }
  while (const auto id = custody::next_operator(books, to, everyone)) {
    const custody::OperatorTurn turn = custody::turn_of(books, law, *id, to);
    custody::apply(books, turn, {});
    record_turn(state.compliance_events, turn, ++entries_);
  }
  begin_day(to);
}

void TestWorld::fill(custody::Instruction& in) {
  ++sent_;
  if (in.event_date == Date{}) in.event_date = today();
  if (in.instr_id == Id16{}) {
    std::array<std::uint8_t, 12> own{};
    std::memcpy(own.data(), &sent_, sizeof sent_);
    in.instr_id = custody::make_id(today(), own);
  }
  using enum custody::Op;
  const bool cash_op = in.op == purchase || in.op == topup || in.op == cash_deposit || in.op == release_free ||
                       in.op == execute_payout || in.op == pay_refund || in.op == chargeback || in.op == fund_custody ||
                       in.op == interest || in.op == bank_fee || in.op == unidentified_receipt ||
                       in.op == payout_returned;
  if (!cash_op || in.bank_txn_no[0] != 0) return;
  const std::string text = "T" + std::to_string(sent_);
  std::copy(text.begin(), text.end(), in.bank_txn_no.begin());
}

TestWorld& TestWorld::on(Date day) {
  GB_CHECK(day >= today());
  while (today() < day) turn_to_next_day();
  return *this;
}

}  // namespace gongbao::prepaid_card::testing
