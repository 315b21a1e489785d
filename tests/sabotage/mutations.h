// Rules of the kernel, each switched off by one small change: the one table of sabotage. Whoever changes such a line
// changes its row; a row whose text stands nowhere, or twice, fails a quick test.
#pragma once

#include <string_view>

namespace gongbao::sabotage {

struct Mutation {
  std::string_view name;  // of the rule that no longer holds
  std::string_view file;  // in src/
  std::string_view from, to;
};

inline constexpr Mutation mutations[] = {
    // --- the floor (spec/01 8.3)
    {"shares_are_rounded_up", "base/money.h", "return (fen * ratio.bp + 9999) / 10000;",
     "return fen * ratio.bp / 10000;"},
    {"progress_counts", "policies/prepaid_card/scheme.cc",
     "return std::max(quarter_term(book, after, terms_), progress_floor(after, terms_)) + after.unidentified;",
     "return quarter_term(book, after, terms_) + after.unidentified;"},
    {"the_quarter_floor_counts", "policies/prepaid_card/scheme.cc",
     "return std::max(quarter_term(book, after, terms_), progress_floor(after, terms_)) + after.unidentified;",
     "return progress_floor(after, terms_) + after.unidentified;"},
    {"money_of_unknown_owners_stays", "policies/prepaid_card/scheme.cc",
     "return std::max(quarter_term(book, after, terms_), progress_floor(after, terms_)) + after.unidentified;",
     "return std::max(quarter_term(book, after, terms_), progress_floor(after, terms_));"},
    {"cash_on_its_way_is_no_pledge", "custody/rows.h", "const Wide p = balance() + pending - in_transit_in_time;",
     "const Wide p = balance() + pending;"},
    {"closing_keeps_everything", "policies/prepaid_card/scheme.cc",
     "(q.balance() - q.in_transit_in_time) * terms.termination_ratio.bp",
     "(q.balance() - q.in_transit_in_time) * terms.custody_ratio.bp"},
    {"late_events_move_the_quarter", "custody/movement.cc",
     "  change(m, &Quantities::prior_quarter_balance, change_of_balance);\n", ""},
    {"a_new_quarter_has_a_new_floor", "custody/turn.cc",
     "  m.after.prior_quarter_balance = static_cast<std::int64_t>(m.after.balance());\n", ""},
    // --- postings (8.5)
    {"what_is_redeemed_is_pending", "custody/movement.cc",
     "    add_leg(m, account::release_pending, in.instr_id, -Wide{split.principal});\n  }\n  if (split.bonus > 0)",
     "  }\n  if (split.bonus > 0)"},
    {"funding_settles_what_is_owed", "custody/movement.cc", "if (settled <= 0) return;", "if (settled >= 0) return;"},
    {"a_chargeback_beyond_the_card_is_owed", "custody/movement.cc",
     "if (rest > 0) add_leg(m, account::due_from_operator, 0, rest);",
     "if (rest < 0) add_leg(m, account::due_from_operator, 0, rest);"},
    {"deposited_cash_is_no_longer_on_its_way", "custody/movement.cc",
     "if (!receipt.overdue) change(m, &Quantities::in_transit_in_time, -Wide{use.amount});",
     "if (!receipt.overdue) change(m, &Quantities::in_transit_in_time, 0);"},
    {"the_bonus_ends_with_the_card", "custody/decider.h", "if (closes && subject_->bonus > 0)",
     "if (closes && subject_->bonus < 0)"},
    {"bonus_is_spent_in_its_order", "policies/prepaid_card/scheme.cc",
     "if (order == RedeemOrder::bonus_first) principal = price - std::min(price, card.bonus);", ""},
    {"split_is_the_smaller", "custody/movement.cc", "return std::min(m.after.custody, required_after);",
     "return std::max(m.after.custody, required_after);"},
    // --- admission (8.5, part 6)
    {"no_event_of_tomorrow", "custody/decider.h", "if (in_.event_date > today()) return code::event_date_in_future;",
     ""},
    {"a_confirmed_quarter_is_frozen", "custody/decider.h",
     "if (in_.event_date.day <= book_->closed_through && book_->closed_through != 0) return code::period_closed;", ""},
    {"one_account", "custody/decider.h", "return book_->account != Id16{} && in_.ref_id == book_->account;",
     "return book_->account != Id16{};"},
    {"no_deposit_of_what_was_not_sold", "custody/decide.cc",
     "if (in_.amount_fen > book_->q.in_transit_all) return code::deposit_exceeds_in_transit;\n    "
     "use_oldest_receipts(in_.amount_fen);",
     "use_oldest_receipts(std::min(in_.amount_fen, book_->q.in_transit_all));"},
    {"a_card_pays_what_it_holds", "custody/decide.cc",
     "if (in_.amount_fen > from->principal) return too_little_on(*from);", ""},
    {"nothing_before_its_cause", "custody/decider.h", "if (in_.event_date >= cause) return 0;", "return 0;"},
    {"own_money_comes_from_the_own_account", "custody/decider.h", "|| in_.ref_id != book_->settlement_account) return",
     ") return"},
    {"fees_are_agreed", "custody/decide.cc", "if (book_->fee_agreed == 0) return scheme_.code(code::fee_not_agreed);",
     ""},
    // --- the ways out (8.6)
    {"nothing_beyond_what_is_free", "custody/decide.cc",
     "    if (in_.amount_fen <= releasable(*book_)) return 0;\n    out_.detail_fen = releasable(*book_);\n    return "
     "scheme_.code(code::release_below_floor);\n  }\n  Code execute_payout()",
     "    return 0;\n  }\n  Code execute_payout()"},
    {"all_that_is_free", "custody/decide.cc",
     "    if (in_.amount_fen <= releasable(*book_)) return 0;\n    out_.detail_fen = releasable(*book_);\n    return "
     "scheme_.code(code::release_below_floor);\n  }\n  Code execute_payout()",
     "    if (in_.amount_fen < releasable(*book_)) return 0;\n    out_.detail_fen = releasable(*book_);\n    return "
     "scheme_.code(code::release_below_floor);\n  }\n  Code execute_payout()"},
    {"orders_are_promised", "custody/decide.cc",
     "const Wide free = Wide{book.q.custody} - book.required - book.q.open_orders;",
     "const Wide free = Wide{book.q.custody} - book.required;"},
    {"a_payout_keeps_the_floor", "custody/decide.cc",
     "if (Wide{book_->q.custody} - order.amount >= scheme_.required(*book_, book_->q)) return 0;",
     "if (Wide{book_->q.custody} >= order.amount) return 0;"},
    {"an_order_is_paid_once", "custody/decide.cc", "if (!order.counts()) return code::order_not_open;", ""},
    {"a_refused_payout_waits", "custody/apply.cc", "if (held) it->second.state = OrderState::held;",
     "if (held && decided.code == 0) it->second.state = OrderState::held;"},
    {"a_paper_is_used_once", "custody/decide.cc",
     "if (books_.papers.contains({in_.operator_id, in_.ref_id})) return code::order_not_open;", ""},
    {"an_item_is_applied_for_once", "custody/decide.cc",
     "if (item->state == ItemState::applied) return code::wrong_state;", ""},
    {"what_is_disputed_waits", "custody/decide.cc",
     "if (item->state == ItemState::disputed) return scheme_.code(code::redemption_disputed);", ""},
    {"what_is_disputed_does_not_clear", "custody/turn.cc",
     "item->state == ItemState::applied && item->application == number", "item->application == number"},
    {"the_last_day_of_a_window_counts", "custody/turn.cc", "while (it != books.due.end() && it->deadline < to) {",
     "while (it != books.due.end() && it->deadline <= to) {"},
    {"cleared_money_is_paid_from_free_money", "custody/turn.cc",
     "static_cast<std::int64_t>(std::clamp<Wide>(free, 0, cleared))", "static_cast<std::int64_t>(cleared + 0 * free)"},
    {"agreed_money_is_paid_from_free_money", "custody/decide.cc",
     "scheme_.required(*book_, m.after) - m.after.open_orders;\n    const auto amount",
     "scheme_.required(*book_, m.after);\n    const auto amount"},
    {"objections_end_with_the_window", "custody/decide.cc",
     "return window_is_over(*item) ? scheme_.code(code::objection_window_closed) : Code{0};",
     "return window_is_over(*item) ? Code{0} : Code{0};"},
    {"the_consumer_agrees", "custody/decide.cc",
     "if (!in_.has(flag::confirmed)) return scheme_.code(code::agreement_not_confirmed);", ""},
    // --- refunds and what is undone (8.5, 8.7)
    {"a_refund_keeps_the_gap", "custody/decider.h", "need > gap(book_->q)) {", "need > gap(book_->q) + INT64_MAX) {"},
    {"refunds_are_paid_in_full", "custody/decide.cc",
     "if (in_.amount_fen != subject_->principal) return scheme_.code(code::refund_not_in_full);", ""},
    {"the_operators_fault_is_not_cheaper", "policies/prepaid_card/scheme.cc",
     "const Wide fair = std::max<Wide>(card.principal, card.paid - used);",
     "const Wide fair = std::max<Wide>(card.principal, 0 * used);"},
    {"a_purchase_is_charged_back_once", "custody/decide.cc", "original->record.amount_fen} - correction.charged_back)",
     "original->record.amount_fen})"},
    {"an_entry_is_reversed_once", "custody/decide.cc",
     "if (correction.reversed || correction.charged_back > 0) return code::already_reversed;",
     "if (correction.charged_back < 0) return code::already_reversed;"},
    {"cleared_redemptions_stand", "custody/decide.cc",
     "return item_pending(record.instr_id) || paid_by_bonus_alone(original);", "return true;"},
    {"a_reversal_keeps_the_floor", "custody/decider.h", "if (room >= 0) return 0;",
     "if (room >= 0 || room < 0) return 0;"},
    // --- days and flags (part 7, 8.4)
    {"cash_goes_overdue", "custody/turn.cc", "  overdue(books, turn.operator_id, overdue_receipts, m);\n", ""},
    {"a_shortfall_is_told", "custody/decider.h",
     "    if (short_now && !open) out_.flags |= result_flag::shortfall_opened;\n", ""},
    {"a_shortfall_ends", "custody/decider.h",
     "    if (!short_now && open) out_.flags |= result_flag::shortfall_cured;\n", ""},
    {"late_is_told", "custody/decide.cc", "if (in_.event_date > order.due_on) out_.flags |= result_flag::late;", ""},
    // --- the invariants themselves (8.4)
    {"journals_are_added_up", "ledger/posting.cc", "return sum == 0;", "return sum == 0 || sum != 0;"},
    {"invariants_are_asked", "custody/apply.cc", "if (!invariant.holds(change))",
     "if (false && !invariant.holds(change))"},
    // --- once, and lastingly (design, promises 1 and 6)
    {"an_id_is_used_once", "engine/tables.cc", "if (takes_its_id(entry.outcome)) use_id(",
     "if (takes_its_id(entry.outcome) && number == 0) use_id("},
    {"a_key_is_used_once", "engine/tables.cc", "if (entry.head.idempotency_key != Hash32{}) {", "if (false) {"},
    {"an_answer_waits_for_the_disk", "engine/engine.cc",
     "    if (const Result<journal::BlockNo> appended = log_.append(block.builder); !appended) why = appended.error();",
     "    static_cast<void>(log_.append(block.builder));"},
    {"a_block_is_synced", "journal/file_log.cc",
     "    if (const auto synced = file_->sync_data(); !synced) return failed(synced.error(), \"syncing\", at);\n    "
     "const Place place{",
     "    const Place place{"},
    {"a_new_file_is_in_its_folder", "journal/file_log.cc",
     "    if (const auto synced = file_->sync(); !synced) return failed(synced.error(), \"syncing\", at);\n    if "
     "(const "
     "auto synced = system_->sync_folder(folder_); !synced)\n      return folder_failed(synced.error(), \"syncing the "
     "folder\");\n    end_ = page_bytes;",
     "    end_ = page_bytes;"},
    {"damage_is_seen", "journal/format.cc",
     "  if (crc32c(block.subspan(sizeof header)) != header.body_crc) return \"the checksum of the block is wrong\";\n",
     ""},
    {"what_was_durable_is_not_cut", "journal/survey.cc",
     "bool head_claims(BlockNo number) const { return found_.head && found_.head->block >= number; }",
     "bool head_claims(BlockNo) const { return false; }"},
};

}  // namespace gongbao::sabotage
