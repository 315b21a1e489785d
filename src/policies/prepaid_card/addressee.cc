// Looks the case up.
#include "policies/prepaid_card/addressee.h"

#include "policies/prepaid_card/target.h"

namespace gongbao::prepaid_card {

std::uint64_t addressee_of(const State& state, const custody::Books&, const AnswerComplaint& command) {
  const auto& complaints = state.supervision.complaints;
  const auto complaint = complaints.find({command.operator_id, command.complaint_id});
  const bool answered = complaint != complaints.end() && complaint->second.answer.hash == command.text.hash;
  return answered ? complaint->second.account : 0;
}

namespace {

std::uint64_t owner_of_refund(const State& state, const custody::Books& books, OfOperatorNo refund,
                              SealedText RefundPapers::*paper, const SealedText& written) {
  const auto papers = state.cards.refund_papers.find(refund);
  const bool stands = papers != state.cards.refund_papers.end() && (papers->second.*paper).hash == written.hash;
  return stands ? holder_of_refund(state, books, refund) : 0;
}

}  // namespace

std::uint64_t addressee_of(const State& state, const custody::Books& books, const ContestRefund& command) {
  return owner_of_refund(state, books, {command.operator_id, command.refund_id}, &RefundPapers::contest_reason,
                         command.reason);
}

std::uint64_t addressee_of(const State& state, const custody::Books& books, const ResolveContestedRefund& command) {
  return owner_of_refund(state, books, {command.operator_id, command.refund_id}, &RefundPapers::decision,
                         command.decision);
}

}  // namespace gongbao::prepaid_card
