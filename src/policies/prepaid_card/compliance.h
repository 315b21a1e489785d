// Compliance events (第十五条 15a): what was done late, left undone or done against the rules, kept for the credit
// file. Written when facts are folded and never erased; points and grades are computed at reading (credit.h).
#pragma once

#include "custody/apply.h"
#include "custody/turn.h"
#include "policies/shared/compliance.h"

namespace gongbao::prepaid_card {

using shared::close_event;
using shared::close_events;
using shared::ComplianceEvent;
using shared::ComplianceEvents;
using shared::EventKey;
using shared::EventOrigin;
using shared::open_event;
using shared::record_event;
using shared::void_event;

// Shortfalls found after that day never were: what was short of then has turned out to have been there.
void void_shortfalls_behind(ComplianceEvents& events, std::uint64_t operator_id, Date day);

// What custody's flags say of standing events: shortfall opened or cured, duty to file opened.
void record_result_flags(ComplianceEvents& events, std::uint64_t operator_id, std::uint8_t flags, EventOrigin origin);
// After custody has folded an instruction; after it has folded an operator's turn.
void record_instruction(ComplianceEvents& events, const custody::Books& books, const custody::Instruction& in,
                        const custody::Applied& decided);
void record_turn(ComplianceEvents& events, const custody::OperatorTurn& turn, std::uint64_t entry);

}  // namespace gongbao::prepaid_card
