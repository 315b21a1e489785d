// Facts and instructions of this policy as view rows. Each project() is a pure function of what it is given and of the
// rows so far; it says the same as the apply() of the same fact, which a test compares over a year of a made-up city.
#pragma once

#include "policies/prepaid_card/views/sum_rows.h"

namespace gongbao::prepaid_card {

using policies::Rows;

// --- registration, filing, changes, termination (project_filing.cc)
// ------------------------------------------------------
void project(Rows& rows, const OperatorRegistered& fact, const FactOrigin& origin);
void project(Rows& rows, const ProductIssued& fact, const FactOrigin& origin);
void project(Rows& rows, const OutletNamed& fact, const FactOrigin& origin);
void project(Rows& rows, const BalanceDeclared& fact, const FactOrigin& origin);
void project(Rows& rows, const FilingSubmitted& fact, const FactOrigin& origin);
void project(Rows& rows, const FilingReturned& fact, const FactOrigin& origin);
void project(Rows& rows, const FilingConfirmed& fact, const FactOrigin& origin);
void project(Rows& rows, const FilingWithdrawn& fact, const FactOrigin& origin);
void project(Rows& rows, const ChangeSubmitted& fact, const FactOrigin& origin);
void project(Rows& rows, const ChangeApplied& fact, const FactOrigin& origin);
void project(Rows& rows, const ChangeReturned& fact, const FactOrigin& origin);
void project(Rows& rows, const RecordCorrected& fact, const FactOrigin& origin);
void project(Rows& rows, const TerminationAnnounced& fact, const FactOrigin& origin);
void project(Rows& rows, const TerminationCancelled& fact, const FactOrigin& origin);
void project(Rows& rows, const ChecklistSet& fact, const FactOrigin& origin);
void project(Rows& rows, const DeregistrationSubmitted& fact, const FactOrigin& origin);
void project(Rows& rows, const DeregistrationHandled& fact, const FactOrigin& origin);
void project(Rows& rows, const HoldersNotified& fact, const FactOrigin& origin);
void project(Rows& rows, const HoldersNotTold& fact, const FactOrigin& origin);
void project(Rows& rows, const UntoldEnded& fact, const FactOrigin& origin);

// --- supervision, complaints, advertisements (project_supervision.cc)
// ----------------------------------------------------
void project(Rows& rows, const InspectionRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const ViolationRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const OrderGiven& fact, const FactOrigin& origin);
void project(Rows& rows, const OrderLifted& fact, const FactOrigin& origin);
void project(Rows& rows, const PenaltyRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const DisqualificationRecorded& fact, const FactOrigin& origin);
void project(Rows& rows, const DisqualificationLifted& fact, const FactOrigin& origin);
void project(Rows& rows, const ComplaintFiled& fact, const FactOrigin& origin);
void project(Rows& rows, const ComplaintAnswered& fact, const FactOrigin& origin);
void project(Rows& rows, const AdvertisementChecked& fact, const FactOrigin& origin);
void project(Rows& rows, const RiskPromptPublished& fact, const FactOrigin& origin);

// --- accounts, statements, reports (project_accounts.cc)
// -----------------------------------------------------------------
void project(Rows& rows, const CustodyAgreementSigned& fact, const FactOrigin& origin);
void project(Rows& rows, const CustodyAccountOpened& fact, const FactOrigin& origin);
void project(Rows& rows, const AccountCloseRequested& fact, const FactOrigin& origin);
void project(Rows& rows, const CustodyAccountClosed& fact, const FactOrigin& origin);
void project(Rows& rows, const BankChangeOrdered& fact, const FactOrigin& origin);
void project(Rows& rows, const BankChanged& fact, const FactOrigin& origin);
void project(Rows& rows, const StatementUploaded& fact, const FactOrigin& origin);
void project(Rows& rows, const BreakResolved& fact, const FactOrigin& origin);
void project(Rows& rows, const QuarterReported& fact, const FactOrigin& origin);
void project(Rows& rows, const QuarterConfirmed& fact, const FactOrigin& origin);
void project(Rows& rows, const QuarterReopened& fact, const FactOrigin& origin);
void project(Rows& rows, const BankReported& fact, const FactOrigin& origin);

// --- cards, releases, refunds (project_money.cc)
// -------------------------------------------------------------------------
void project(Rows& rows, const OpeningBalancesLoaded& fact, const FactOrigin& origin);
void project(Rows& rows, const CardHolderBound& fact, const FactOrigin& origin);
void project(Rows& rows, const CardReissued& fact, const FactOrigin& origin);
void project(Rows& rows, const FreeReleaseOrdered& fact, const FactOrigin& origin);
void project(Rows& rows, const ReleaseApplicationWithdrawn& fact, const FactOrigin& origin);
void project(Rows& rows, const OrderCancelled& fact, const FactOrigin& origin);
void project(Rows& rows, const RefundDemanded& fact, const FactOrigin& origin);
void project(Rows& rows, const RefundContested& fact, const FactOrigin& origin);
void project(Rows& rows, const ContestedRefundAccepted& fact, const FactOrigin& origin);
void project(Rows& rows, const ContestedRefundRejected& fact, const FactOrigin& origin);
void project(Rows& rows, const RefundWithdrawn& fact, const FactOrigin& origin);
void project(Rows& rows, const InstructionCorrected& fact, const FactOrigin& origin);

// --- what the city's facts say of this policy
// ----------------------------------------------------------------------------
void project(Rows& rows, const custody::OperatorTurn& turn, const FactOrigin& origin);
void project(Rows& rows, const FixedDeadline& fixed, const FactOrigin& origin);
void project(Rows& rows, const CashRejudged& fact, const FactOrigin& origin);
void project(Rows& rows, const law::ParameterVersion& version, const std::string& parameter, const FactOrigin& origin);
// What the operators whose figures changed closed the day with, then what some of them were short of.
void project_closings(Rows& rows, const std::vector<custody::Closing>& closings, Date day);
void project_closings(Rows& rows, const std::vector<custody::ClosedShort>& lacking, Date day);

// --- instructions (project_instruction.cc)
// ------------------------------------------------------------------------------- An instruction with what was decided
// of it, by record or carried by a typed command.
struct DecidedInstruction {
  custody::Instruction in;
  Code code = 0;
  std::uint8_t flags = 0;
  std::vector<custody::Ext> extensions;
};
void project(Rows& rows, const DecidedInstruction& decided, const FactOrigin& origin);
void project_instruction(Rows& rows, const policies::InstructionSeen& seen);

// All of an own fact: its project(), and what the figures that it posted have opened or cured.
void project_any(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

// The rows and lists of this policy. Facts of the city come through the registry.
policies::ViewSystem view_system();

// What the operator's rows are for; nobody's where it is not known.
policies::Belongs belongs_of(Rows& rows, std::uint64_t operator_id);

namespace view {
// 向社会公布 (6c): the published row says what the operator's row, its filing and its last checked report say.
void publish(Rows& rows, std::uint64_t operator_id);
void put_deadline(Rows& rows, DeadlineKind kind, std::uint64_t operator_id, std::uint64_t subject, Date since,
                  Date due_on, bool provisional);
// Done, or never due.
void erase_deadline(Rows& rows, DeadlineKind kind, std::uint64_t operator_id, std::uint64_t subject);
// Of one that is there.
void move_deadline(Rows& rows, DeadlineKind kind, std::uint64_t operator_id, std::uint64_t subject, Date due_on,
                   bool provisional);
// The operator's rows belong to another district.
void move_to(Rows& rows, std::uint64_t operator_id, Area area);
// Its bank is called what its confirmed filing calls it.
void name_bank(Rows& rows, std::uint64_t operator_id);
// Somebody speaks for that bank, or an operator has signed with it.
void know_bank(Rows& rows, std::uint64_t bank_id);
}  // namespace view

// Whom facts are about that do not say it in the usual place.
inline std::uint64_t operator_of(const OperatorRegistered&, policies::EntryNo entry) { return entry; }
inline std::uint64_t operator_of(const StatementUploaded& fact, policies::EntryNo) { return fact.taken.operator_id; }
inline std::uint64_t operator_of(const BreakResolved& fact, policies::EntryNo) { return fact.resolved.key.operator_id; }

}  // namespace gongbao::prepaid_card
