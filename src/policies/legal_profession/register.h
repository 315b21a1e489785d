// The register that everything else is counted from (12a, 12b): firms, branches, offices abroad, lawyers with their
// electronic licences, transfers, and how a licence is suspended, restored and ended.
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct RegisterFirm {
  static constexpr std::uint16_t number = 10000;
  static constexpr std::string_view name = "register_firm";
  std::string uscc;
  std::string firm_name;
  Form form{};
  std::string district;
  Date founded_on;
  std::int64_t members = 0;  // of the Party
  PartyOrg org = PartyOrg::none;
  std::optional<std::string> manager;  // 专职管理合伙人, 管理委员会, 专职管理人员 (20b)
  GB_FIELDS(uscc, firm_name, form, district, founded_on, members, org, manager)
};
struct FirmRegistered {
  static constexpr std::uint16_t number = 10500;
  std::uint64_t firm = 0;
  Firm row;
  std::optional<PartyItem> item;  // its number is the firm's
  GB_FIELDS(firm, row, item)
};

struct OpenBranch {
  static constexpr std::uint16_t number = 10001;
  static constexpr std::string_view name = "open_branch";
  std::uint64_t firm = 0;
  std::string place;
  std::optional<std::string> district;  // in the city
  std::uint64_t head = 0;               // a lawyer
  GB_FIELDS(firm, place, district, head)
};
struct OpenForeignOffice {
  static constexpr std::uint16_t number = 10002;
  static constexpr std::string_view name = "open_foreign_office";
  std::uint64_t firm = 0;
  std::string place;
  GB_FIELDS(firm, place)
};
struct BranchOpened {
  static constexpr std::uint16_t number = 10501;
  std::uint64_t branch = 0;
  Firm row;
  GB_FIELDS(branch, row)
};
struct ConfirmOpening {
  static constexpr std::uint16_t number = 10003;
  static constexpr std::string_view name = "confirm_opening";
  std::uint64_t branch = 0;
  GB_FIELDS(branch)
};
struct OpeningConfirmed {
  static constexpr std::uint16_t number = 10502;
  std::uint64_t branch = 0;
  StandingRow standing;
  GB_FIELDS(branch, standing)
};
struct ChangeForm {
  static constexpr std::uint16_t number = 10004;
  static constexpr std::string_view name = "change_form";
  std::uint64_t firm = 0;
  Form form{};
  Date from;
  GB_FIELDS(firm, form, from)
};
struct FormChanged {
  static constexpr std::uint16_t number = 10503;
  std::uint64_t firm = 0;
  Form form{};
  Date from;
  GB_FIELDS(firm, form, from)
};

struct RegisterLawyer {
  static constexpr std::uint16_t number = 10010;
  static constexpr std::string_view name = "register_lawyer";
  PersonToken person;
  SealedLicence licence_no;
  std::uint64_t firm = 0;
  LawyerClass kind{};
  Date first_date;
  bool foreign_related = false;
  bool member = false;
  std::optional<Id16> token;  // of the electronic licence, minted by the gate
  std::optional<std::uint64_t> account;
  GB_FIELDS(person, licence_no, firm, kind, first_date, foreign_related, member, token, account)
};
// What the old system knew, as many as stand in one entry: each row is judged as register_lawyer would be, and one that
// is wrong refuses them all.
struct ImportLawyers {
  static constexpr std::uint16_t number = 10011;
  static constexpr std::string_view name = "import_lawyers";
  std::vector<RegisterLawyer> rows;
  GB_FIELDS(rows)
};
struct LawyersRegistered {
  static constexpr std::uint16_t number = 10510;
  std::map<std::uint64_t, Lawyer> lawyers;
  std::vector<PartyItem> items;  // numbered on from the first lawyer's number
  GB_FIELDS(lawyers, items)
};
struct TransferLawyer {
  static constexpr std::uint16_t number = 10012;
  static constexpr std::string_view name = "transfer_lawyer";
  std::uint64_t lawyer = 0;
  std::uint64_t firm = 0;
  Date on;
  GB_FIELDS(lawyer, firm, on)
};
struct LawyerTransferred {
  static constexpr std::uint16_t number = 10513;
  std::uint64_t lawyer = 0;
  std::uint64_t firm = 0;
  Date on;
  std::uint64_t item_id = 0;  // of the item, if there is one
  std::optional<PartyItem> item;
  GB_FIELDS(lawyer, firm, on, item_id, item)
};
// As rules before the eighth told it: the item was, and stays, entry × 1,000 + 1.
struct LawyerTransferredUnnumbered {
  static constexpr std::uint16_t number = 10511;
  std::uint64_t lawyer = 0;
  std::uint64_t firm = 0;
  Date on;
  std::optional<PartyItem> item;
  GB_FIELDS(lawyer, firm, on, item)
};
LawyerTransferred numbered(const LawyerTransferredUnnumbered& fact, policies::EntryNo entry);

struct Suspend {
  static constexpr std::uint16_t number = 10013;
  static constexpr std::string_view name = "suspend";
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string decision_no;
  Date decided_on;
  std::string basis;
  std::optional<Date> to;
  GB_FIELDS(firm, lawyer, decision_no, decided_on, basis, to)
};
struct Restore {
  static constexpr std::uint16_t number = 10014;
  static constexpr std::string_view name = "restore";
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string decision_no;
  Date decided_on;
  std::string basis;
  GB_FIELDS(firm, lawyer, decision_no, decided_on, basis)
};
struct Cancel {
  static constexpr std::uint16_t number = 10015;
  static constexpr std::string_view name = "cancel";
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string decision_no;
  Date decided_on;
  std::string basis;
  std::optional<std::uint64_t> merged_into;  // a firm: both keep their histories (16a)
  GB_FIELDS(firm, lawyer, decision_no, decided_on, basis, merged_into)
};
struct Revoke {
  static constexpr std::uint16_t number = 10016;
  static constexpr std::string_view name = "revoke";
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string decision_no;
  Date decided_on;
  std::string basis;
  GB_FIELDS(firm, lawyer, decision_no, decided_on, basis)
};
struct StandingChanged {
  static constexpr std::uint16_t number = 10512;
  Subject of;
  StandingRow row;
  std::uint64_t merged_into = 0;
  GB_FIELDS(of, row, merged_into)
};

Answer decide(const Context& in, const RegisterFirm& command);
Answer decide(const Context& in, const OpenBranch& command);
Answer decide(const Context& in, const OpenForeignOffice& command);
Answer decide(const Context& in, const ConfirmOpening& command);
Answer decide(const Context& in, const ChangeForm& command);
Answer decide(const Context& in, const RegisterLawyer& command);
Answer decide(const Context& in, const ImportLawyers& command);
Answer decide(const Context& in, const TransferLawyer& command);
Answer decide(const Context& in, const Suspend& command);
Answer decide(const Context& in, const Restore& command);
Answer decide(const Context& in, const Cancel& command);
Answer decide(const Context& in, const Revoke& command);
void apply(World& world, const FirmRegistered& fact, const FactOrigin& origin);
void apply(World& world, const BranchOpened& fact, const FactOrigin& origin);
void apply(World& world, const OpeningConfirmed& fact, const FactOrigin& origin);
void apply(World& world, const FormChanged& fact, const FactOrigin& origin);
void apply(World& world, const LawyersRegistered& fact, const FactOrigin& origin);
void apply(World& world, const LawyerTransferred& fact, const FactOrigin& origin);
void apply(World& world, const LawyerTransferredUnnumbered& fact, const FactOrigin& origin);
void apply(World& world, const StandingChanged& fact, const FactOrigin& origin);

using RegisterCommands =
    policies::TypeList<RegisterFirm, OpenBranch, OpenForeignOffice, ConfirmOpening, ChangeForm, RegisterLawyer,
                       ImportLawyers, TransferLawyer, Suspend, Restore, Cancel, Revoke>;
using RegisterFacts = policies::TypeList<FirmRegistered, BranchOpened, OpeningConfirmed, FormChanged, LawyersRegistered,
                                         LawyerTransferred, LawyerTransferredUnnumbered, StandingChanged>;

}  // namespace gongbao::legal_profession
