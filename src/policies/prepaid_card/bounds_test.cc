// Every day and text that a command names has its bounds: what has not come, what was before the law, what says
// nothing.
#include <gtest/gtest.h>

#include <functional>

#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing::bounds {
namespace {

const Date tomorrow = monday + Days{1}, yesterday = monday - Days{1};
const Date in_force = date_of(2023, 9, 1);    // 16a
const Date regulation = date_of(2022, 6, 1);  // 2-15a
const Date long_ago = date_of(1950, 1, 1), one_day = date_of(2099, 12, 31);

constexpr const char* future = "ledger.event_date_in_future";
constexpr const char* too_early = "prepaid_card.not_in_force";
constexpr const char* no_form = "ledger.schema_invalid";
constexpr const char* wrong_state = "ledger.wrong_state";

// One operator that has filed, one that has only registered.
struct TwoShops : TestWorld {
  TwoShops() : TestWorld(monday), filed(open_operator()), bare(register_operator("91110105MA00AAAB1")) {
    file(*this, filed);
  }
  std::uint64_t filed, bare;
};

struct Row {
  const char* what;
  std::function<Said(TwoShops&)> give;
  const char* code = "";
  const char* field = "";
};

void expect_rows(std::span<const Row> rows) {
  for (const Row& row : rows) {
    TwoShops world;
    const Said said = row.give(world);
    EXPECT_EQ(said.code, row.code) << row.what;
    EXPECT_EQ(said.text("field"), row.field) << row.what;
  }
}

Said declare(TwoShops& world, Date as_of) {
  return world.give(DeclareBalance{world.bare, as_of, {100}, {}, {}, {}}, the_operator(world.bare));
}
Said register_as(TwoShops& world, std::string name) {
  RegisterOperator command;
  command.uscc = credit_code("91110105MA00AAAC1");
  command.operator_name = std::move(name);
  command.district = "110105";
  command.industry = Industry::catering;
  return world.give(command, the_operator(0));
}
Said submit(TwoShops& world, const std::function<void(SubmitFiling&)>& edit) {
  SubmitFiling papers = complete_papers(world.bare, monday);
  edit(papers);
  return world.give(papers, the_operator(world.bare));
}
Said leased(TwoShops& world, Date lease_to) {
  return submit(world, [lease_to](SubmitFiling& papers) {
    papers.form->premises = Premises::lease;
    papers.form->lease_to = lease_to;
  });
}
Said change(TwoShops& world, Date changed_on, const std::function<void(FilingChanges&)>& edit) {
  FilingChanges fields;
  edit(fields);
  return world.give(SubmitChange{world.filed, changed_on, fields}, the_operator(world.filed));
}
void to_new_bank(FilingChanges& fields) { fields.bank = "另一银行"; }
Said list(TwoShops& world, Date lease_to) {
  OutletEntry site = outlet(5);
  site.premises = Premises::lease;
  site.lease_to = lease_to;
  return world.give(ListOutlet{world.filed, site}, the_operator(world.filed));
}
Said announce(TwoShops& world, const std::function<void(AnnounceTermination&)>& edit) {
  AnnounceTermination command;
  command.operator_id = world.filed;
  command.channel = "门店及官网";
  command.notice = sealed();
  edit(command);
  return world.give(command, the_operator(world.filed));
}
Said notify(TwoShops& world, Date told_on, std::uint64_t holders = 1) {
  return world.give(NotifyHolders{world.filed, NoticeReason::closure, NoticeChannel::sms, told_on, holders, sealed()},
                    the_operator(world.filed));
}
Said agree(TwoShops& world, Date signed_on) {
  SignCustodyAgreement command;
  command.operator_id = world.bare;
  command.bank_id = the_bank_id;
  command.bank_district = "110102";
  command.signed_on = signed_on;
  return world.give(command, the_operator(world.bare));
}
Said inspect(TwoShops& world, Date on) {
  return world.give(RecordInspection{world.filed, on, {}, sealed(), {}}, the_district());
}
Said observe(TwoShops& world, Date on) {
  return world.give(RecordViolation{world.filed, "ad_mismatch", on, sealed()}, the_district());
}
Said fine(TwoShops& world, Date on) {
  return world.give(RecordPenalty{world.filed, 28, {100'000}, on, sealed()}, the_district());
}
Said lift(TwoShops& world, Date to) {
  const RecordDisqualification command{
      world.filed, DisqualificationKind::dishonest_judgment_debtor, monday, {}, sealed()};
  const Said said = world.give(command, the_district());
  return world.give(LiftDisqualification{world.filed, said.entry, to}, the_district());
}
Said prompt(TwoShops& world, Date from, std::string text = "谨慎购卡") {
  return world.give(PublishRiskPrompt{world.filed, std::move(text), from, {}}, {Role::association, 16, 0, 0});
}

TEST(Bounds, OfDays) {
  const Row rows[] = {
      {"declared", [](TwoShops& w) { return declare(w, in_force); }},
      {"declared today", [](TwoShops& w) { return declare(w, monday); }},
      {"declared tomorrow", [](TwoShops& w) { return declare(w, tomorrow); }, future, "as_of"},
      {"declared before", [](TwoShops& w) { return declare(w, in_force - Days{1}); }, too_early, "as_of"},
      {"declared long ago", [](TwoShops& w) { return declare(w, long_ago); }, too_early, "as_of"},

      {"committed", [](TwoShops& w) { return submit(w, [](auto& p) { p.commitment_doc->signed_on = in_force; }); }},
      {"committed tomorrow",
       [](TwoShops& w) { return submit(w, [](auto& p) { p.commitment_doc->signed_on = one_day; }); }, future,
       "commitment_doc.signed_on"},
      {"committed before",
       [](TwoShops& w) { return submit(w, [](auto& p) { p.commitment_doc->signed_on = in_force - Days{1}; }); },
       too_early, "commitment_doc.signed_on"},
      {"leased", [](TwoShops& w) { return leased(w, monday); }},
      {"lease over", [](TwoShops& w) { return leased(w, yesterday); }, no_form, "form.lease_to"},
      {"outlet leased", [](TwoShops& w) { return list(w, monday); }},
      {"outlet's lease over", [](TwoShops& w) { return list(w, yesterday); }, no_form, "lease_to"},

      {"changed", [](TwoShops& w) { return change(w, monday, to_new_bank); }},
      {"changed tomorrow", [](TwoShops& w) { return change(w, tomorrow, to_new_bank); }, future, "changed_on"},
      {"changed first", [](TwoShops& w) { return change(w, in_force, to_new_bank); }},
      {"changed before", [](TwoShops& w) { return change(w, in_force - Days{1}, to_new_bank); }, too_early,
       "changed_on"},
      {"change of lease", [](TwoShops& w) { return change(w, monday, [](auto& f) { f.lease_to = yesterday; }); },
       no_form, "lease_to"},

      {"notice", [](TwoShops& w) { return announce(w, [](auto& c) { c.notice_on = monday; }); }},
      {"notice tomorrow", [](TwoShops& w) { return announce(w, [](auto& c) { c.notice_on = tomorrow; }); }, future,
       "notice_on"},
      {"notice before", [](TwoShops& w) { return announce(w, [](auto& c) { c.notice_on = yesterday; }); }, wrong_state,
       "notice_on"},
      {"stopped before", [](TwoShops& w) { return announce(w, [](auto& c) { c.stop_issue_on = yesterday; }); },
       wrong_state, "stop_issue_on"},
      {"told", [](TwoShops& w) { return notify(w, regulation); }},
      {"told tomorrow", [](TwoShops& w) { return notify(w, tomorrow); }, future, "told_on"},
      {"told before", [](TwoShops& w) { return notify(w, regulation - Days{1}); }, too_early, "told_on"},
      {"nobody told", [](TwoShops& w) { return notify(w, monday, 0); }, no_form, "holders"},

      {"agreed", [](TwoShops& w) { return agree(w, regulation); }},
      {"agreed tomorrow", [](TwoShops& w) { return agree(w, tomorrow); }, future, "signed_on"},
      {"agreed before", [](TwoShops& w) { return agree(w, regulation - Days{1}); }, too_early, "signed_on"},
      {"inspected", [](TwoShops& w) { return inspect(w, in_force); }},
      {"inspected tomorrow", [](TwoShops& w) { return inspect(w, tomorrow); }, future, "inspected_on"},
      {"inspected before", [](TwoShops& w) { return inspect(w, in_force - Days{1}); }, too_early, "inspected_on"},
      {"observed", [](TwoShops& w) { return observe(w, regulation); }},
      {"observed tomorrow", [](TwoShops& w) { return observe(w, tomorrow); }, future, "observed_on"},
      {"observed before", [](TwoShops& w) { return observe(w, regulation - Days{1}); }, too_early, "observed_on"},
      {"fined", [](TwoShops& w) { return fine(w, regulation); }},
      {"fined tomorrow", [](TwoShops& w) { return fine(w, tomorrow); }, future, "decided_on"},
      {"fined before", [](TwoShops& w) { return fine(w, regulation - Days{1}); }, too_early, "decided_on"},
      {"never was one", [](TwoShops& w) { return lift(w, yesterday); }},
      {"ended before it began", [](TwoShops& w) { return lift(w, yesterday - Days{1}); }, no_form, "to"},
      {"prompted", [](TwoShops& w) { return prompt(w, monday); }},
      {"prompted yesterday", [](TwoShops& w) { return prompt(w, yesterday); }, no_form, "from"},
  };
  expect_rows(rows);
}

TEST(Bounds, OfTexts) {
  const Row rows[] = {
      {"no name", [](TwoShops& w) { return register_as(w, ""); }, no_form, "operator_name"},
      {"blanks", [](TwoShops& w) { return register_as(w, " \t　"); }, no_form, "operator_name"},
      {"form's name", [](TwoShops& w) { return submit(w, [](auto& p) { p.form->operator_name = " "; }); }, no_form,
       "form.operator_name"},
      {"form's address", [](TwoShops& w) { return submit(w, [](auto& p) { p.form->address = "　"; }); }, no_form,
       "form.address"},
      {"form's bank", [](TwoShops& w) { return submit(w, [](auto& p) { p.form->bank = ""; }); }, no_form, "form.bank"},
      {"outlet's address",
       [](TwoShops& w) {
         OutletEntry site = outlet(5);
         site.address = " ";
         return w.give(ListOutlet{w.filed, site}, the_operator(w.filed));
       },
       no_form, "address"},
      {"changed name", [](TwoShops& w) { return change(w, monday, [](auto& f) { f.operator_name = " "; }); }, no_form,
       "operator_name"},
      {"changed address", [](TwoShops& w) { return change(w, monday, [](auto& f) { f.address = " "; }); }, no_form,
       "address"},
      {"changed bank", [](TwoShops& w) { return change(w, monday, [](auto& f) { f.bank = " "; }); }, no_form, "bank"},
      {"listed twice",
       [](TwoShops& w) { return change(w, monday, [](auto& f) {
                           f.list_outlets = {outlet(5), outlet(5)};
                         }); }, no_form,
       "list_outlets"},
      {"where to read", [](TwoShops& w) { return announce(w, [](auto& c) { c.channel = "　"; }); }, no_form, "channel"},
      {"what to read", [](TwoShops& w) { return announce(w, [](auto& c) { c.notice = {}; }); }, no_form, "notice"},
      {"its page", [](TwoShops& w) { return announce(w, [](auto& c) { c.notice_url = " "; }); }, no_form, "notice_url"},
      {"fine without a decision",
       [](TwoShops& w) {
         return w.give(RecordPenalty{w.filed, 28, {100'000}, {}, {}}, the_district());
       },
       no_form, "decision"},
      {"prompt", [](TwoShops& w) { return prompt(w, monday, " "); }, no_form, "text"},
  };
  expect_rows(rows);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing::bounds
