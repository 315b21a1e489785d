// Nurseries beside the operators of a made-up city: each with contracts, and with bills of a quarter each, for
// questions about instructions of childcare. The same numbers give the same city.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/identifiers.h"
#include "benches/night.h"
#include "cli/demo/numbers.h"
#include "policies/childcare/commands.h"

namespace gongbao::bench {

// Mondays lie on both sides, and the holidays of its year are known.
inline const Date nursery_day = date_of(2025, 10, 20);

class Nurseries {
 public:
  static constexpr std::size_t bills_a_contract = 8;        // a quarter each, the last one over before nursery_day
  static constexpr std::int64_t fee_of_a_bill = 1'234'567;  // fen

  struct Bill {
    std::uint64_t operator_id = 0, contract = 0, number = 0;
    childcare::DayRange period;
    Id16 account{};
  };
  struct Plan {
    std::uint64_t nurseries = 500, contracts_each = 1;
    std::uint64_t bank_id = 3;
  };

  Nurseries(cli::Store& store, const Plan& plan) : store_(store), plan_(plan) {
    found();
    sign();
    contract();
    bill();
  }
  const std::vector<Bill>& bills() const { return bills_; }

  custody::Instruction make(custody::Op op, std::uint64_t operator_id, std::uint64_t subject, std::int64_t amount) {
    std::array<std::uint8_t, 12> own{0xC4};
    std::memcpy(own.data() + 1, &++made_, sizeof made_);
    custody::Instruction in;
    in.instr_id = custody::make_id(nursery_day, own);
    in.scheme = custody::scheme_childcare;
    in.op = op;
    in.event_date = nursery_day;
    in.operator_id = operator_id;
    in.subject_id = subject;
    in.amount_fen = amount;
    return in;
  }
  // Money that moves has the bank's number.
  custody::Instruction through_the_bank(custody::Instruction in) const {
    const std::string number = "C" + std::to_string(made_);
    std::ranges::copy(number, in.bank_txn_no.begin());
    return in;
  }
  custody::Instruction payment(const Bill& bill) {
    custody::Instruction in =
        through_the_bank(make(custody::Op::pay_fee, bill.operator_id, bill.number, fee_of_a_bill));
    in.counter_id = bill.contract;
    in.ref_id = bill.account;
    return in;
  }

  engine::Source of_institution(std::uint64_t operator_id) const {
    return source({access::Role::institution, cli::command_line_account, operator_id, 0});
  }
  engine::Source of_bank() const { return source(cli::bank_actor(plan_.bank_id)); }

 private:
  static constexpr law::AreaCode district = 110105;
  struct Nursery {
    std::uint64_t id = 0;
    std::string account_no;
    std::vector<std::uint64_t> contracts;
  };
  static SealedText paper() { return {sm3(as_bytes("托育材料"))}; }
  static PersonToken person(std::uint64_t number) {
    PersonToken token;
    token.token.fill(1);
    std::memcpy(token.token.data(), &number, sizeof number);
    return token;
  }
  engine::Source source(const access::Actor& actor) const {
    constexpr std::int64_t morning = 9 * 3600;
    return access::source_of(actor, store_.stamp(nursery_day, morning));
  }

  // Many commands on their way at once; the entries that they became, in their order.
  class Answered {
   public:
    explicit Answered(cli::Store& store) : store_(store) {}
    template <class Command>
    void send(const engine::Source& from, const Command& command) {
      const std::size_t place = entries_.size();
      {
        const std::lock_guard lock(mutex_);
        entries_.push_back(0);
      }
      const Bytes bytes = canonical_bytes(command);
      for (;;) {
        const auto sent = store_.engine().submit(engine::TypedCommand{Command::number, 1, bytes, Hash32{}}, from,
                                                 [this, place](const Result<engine::TypedReply>& reply) {
                                                   answer(place, need(Result<engine::TypedReply>(reply)));
                                                 });
        if (sent) return;
        GB_CHECK(sent.error().code == "engine.busy");
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    }
    std::vector<journal::EntryNo> all() {
      std::unique_lock lock(mutex_);
      came_.wait(lock, [&] { return answered_ == entries_.size(); });
      return entries_;
    }

   private:
    void answer(std::size_t place, const engine::TypedReply& reply) {
      GB_CHECK(reply.code == 0);
      {
        const std::lock_guard lock(mutex_);
        entries_[place] = reply.entry_no;
        ++answered_;
      }
      came_.notify_one();
    }
    cli::Store& store_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<journal::EntryNo> entries_;
    std::size_t answered_ = 0;
  };

  void found() {
    Answered answered(store_);
    for (std::uint64_t i = 0; i < plan_.nurseries; ++i) {
      childcare::RegisterInstitution registration;
      registration.uscc = cli::credit_code("52110105MC" + cli::digits(1'000'000 + i, 7));
      registration.registration_no = "京托备" + std::to_string(i);
      registration.institution_name = "某托育园";
      registration.area = std::string(law::area_text(district));
      registration.domicile = registration.site_address = "某路1号";
      registration.contact = person(i);
      registration.settlement_account = "6222" + cli::digits(9'000'000'000 + i, 14);
      registration.designed_places = 60;
      registration.enrolled = 40;
      answered.send(source({access::Role::institution, cli::command_line_account, 0, 0}), registration);
    }
    const auto entries = answered.all();
    for (std::uint64_t i = 0; i < plan_.nurseries; ++i) {
      nurseries_.push_back({entries[i], "1102" + cli::digits(9'000'000'000 + i, 14), {}});
    }
  }

  // Demonstration institutions: they settle by the week (14c).
  void sign() {
    Answered answered(store_);
    for (const Nursery& each : nurseries_) {
      const engine::Source own = of_institution(each.id);
      answered.send(source({access::Role::district_health, cli::command_line_account, 0, district}),
                    childcare::SetCategory{each.id, true, nursery_day, paper()});
      childcare::PublishFeeStandard fee;
      fee.operator_id = each.id;
      fee.item = "保育费";
      fee.price = {fee_of_a_bill};
      answered.send(own, fee);
      childcare::PublishDisclosure disclosure;
      disclosure.operator_id = each.id;
      disclosure.institution_name = "某托育园";
      disclosure.fee_standards = disclosure.refund_rules = disclosure.privacy = "见公示";
      disclosure.complaint_phone = "010-12345";
      answered.send(own, disclosure);
      childcare::SignCustodyAgreement agreement;
      agreement.operator_id = each.id;
      agreement.bank_id = plan_.bank_id;
      agreement.bank_district = "110102";
      agreement.signed_on = nursery_day;
      agreement.acknowledgement = paper();
      answered.send(own, agreement);
      answered.send(of_bank(), childcare::OpenCustodyAccount{each.id, each.account_no});
    }
    answered.all();
  }

  void contract() {
    Answered answered(store_);
    childcare::RegisterContract contract;
    contract.child_months = 14;
    contract.service_start = first_period().first;
    contract.service_end = nursery_day + Days{100};
    contract.voucher.text = "托育服务合同：余额可退。";
    for (const auto& [item, name] : names_of(childcare::VoucherItem{})) contract.voucher.items.push_back(item);
    contract.voucher.document = paper();
    contract.cycle = childcare::Cycle::weekly;
    for (const Nursery& each : nurseries_) {
      contract.operator_id = each.id;
      for (std::uint64_t i = 0; i < plan_.contracts_each; ++i) {
        contract.family_account = 1'000'000 + ++families_;
        contract.family = person(1'000'000 + families_);
        contract.child = person(2'000'000 + families_);
        answered.send(of_institution(each.id), contract);
      }
    }
    const auto entries = answered.all();
    Answered acknowledged(store_);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Nursery& of = nurseries_[i / plan_.contracts_each];
      of.contracts.push_back(entries[i]);
      acknowledged.send(source({access::Role::family, 1'000'001 + i, 0, 0}),
                        childcare::AcknowledgeContract{of.id, entries[i], true, childcare::Cycle::weekly});
    }
    acknowledged.all();
  }

  static childcare::DayRange first_period() { return {date_of(2023, 10, 1), date_of(2023, 12, 31)}; }
  void bill() {
    Answered answered(store_);
    childcare::RegisterBill bill;
    bill.price_lines = {{"保育费", childcare::LineKind::service, 1, {fee_of_a_bill}}};
    for (const Nursery& each : nurseries_) {
      bill.operator_id = each.id;
      for (const std::uint64_t contract : each.contracts) {
        bill.contract_id = contract;
        for (std::size_t i = 0; i < bills_a_contract; ++i) {
          bill.period_start = add_months(first_period().first, static_cast<std::int32_t>(3 * i));
          bill.period_end = add_months(bill.period_start, 3) - Days{1};
          bill.units = (bill.period_end - bill.period_start).count + 1;
          answered.send(of_institution(each.id), bill);
          bills_.push_back({each.id,
                            contract,
                            0,
                            {bill.period_start, bill.period_end},
                            custody::account_key(each.account_no).value()});
        }
      }
    }
    const auto entries = answered.all();
    for (std::size_t i = 0; i < entries.size(); ++i) bills_[i].number = entries[i];
  }

  cli::Store& store_;
  Plan plan_;
  std::vector<Nursery> nurseries_;
  std::vector<Bill> bills_;
  std::uint64_t families_ = 0, made_ = 0;
};

// Decided as a whole, all of them accepted; the entries they became.
inline std::vector<journal::EntryNo> accepted(cli::Store& store, std::span<const custody::PackedInstruction> packed,
                                              const engine::Source& from) {
  constexpr std::size_t at_once = 8'000;
  const auto records = as_records(packed);
  std::vector<journal::EntryNo> entries;
  for (std::size_t done = 0; done < records.size(); done += at_once) {
    const auto piece = std::span(records).subspan(done, std::min(at_once, records.size() - done));
    for (const engine::InstructionResult& each : need(store.engine().execute(piece, from))) {
      GB_CHECK(each.code == 0);
      entries.push_back(each.entry_no);
    }
  }
  return entries;
}

}  // namespace gongbao::bench
