// For whom, of the consumers, an office has written: what is decided of somebody's case is told to him (reg/25:
// 处理结果 告知投诉人), and so he may read it. Of a command that was accepted only: its words must stand in the case.
#pragma once

#include "policies/prepaid_card/complaints.h"
#include "policies/prepaid_card/refund.h"

namespace gongbao::prepaid_card {

// The consumer's account; 0: nobody's.
std::uint64_t addressee_of(const State& state, const custody::Books& books, const AnswerComplaint& command);
std::uint64_t addressee_of(const State& state, const custody::Books& books, const ContestRefund& command);
std::uint64_t addressee_of(const State& state, const custody::Books& books, const ResolveContestedRefund& command);
template <class Command>
std::uint64_t addressee_of(const State&, const custody::Books&, const Command&) {
  return 0;
}

}  // namespace gongbao::prepaid_card
