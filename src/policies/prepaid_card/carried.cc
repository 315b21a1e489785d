// Hands a carried instruction to custody.
#include "policies/prepaid_card/carried.h"

#include "base/check.h"
#include "custody/card_change.h"

namespace gongbao::prepaid_card {

Id16 id_of_typed(policies::EntryNo entry) {
  const Id16 sortable = custody::sortable(entry);
  std::array<std::uint8_t, 12> own{};
  std::copy_n(sortable.begin(), 8, own.begin());
  return custody::make_id(Date{0}, own);
}

CarriedDecision decide_carried(const Context& in, const custody::Originals& originals, custody::Instruction record) {
  CarriedDecision decided;
  const custody::PackedInstruction packed = custody::pack(record);
  if (!custody::well_formed(packed, custody::unpack(packed))) {
    decided.code = code::schema_invalid;
    return decided;
  }
  custody::Decision decision;
  custody::decide(in.books, in.scheme, originals, record, decision);
  decided.code = decision.code;
  decided.detail_fen = decision.detail_fen;
  decided.carried.record = packed;
  decided.carried.flags = decision.flags;
  decided.carried.journal_no = decision.journal_no;
  decided.carried.custody_after = decision.custody_after;
  decided.carried.required_after = decision.required_after;
  for (const custody::Ext& ext : decision.extensions) decided.carried.extensions.push_back({ext.kind, ext.body});
  return decided;
}

custody::Instruction instruction_of(const CarriedInstruction& carried) { return custody::unpack(carried.record); }

std::vector<custody::Ext> extensions_of(const CarriedInstruction& carried) {
  std::vector<custody::Ext> extensions;
  for (const CarriedExt& ext : carried.extensions) extensions.push_back({ext.kind, ext.body});
  return extensions;
}

namespace {

// The cards that an instruction may touch, with their place in the chain of entries.
struct CardLink {
  custody::CardKey key;
  std::uint64_t last_entry = 0;
};
std::vector<CardLink> links_of(const custody::Books& books, const custody::Instruction& record) {
  std::vector<CardLink> links;
  const auto add = [&](std::uint64_t card_id) {
    if (const auto* card = books.cards.find({record.operator_id, books.current_card(record.operator_id, card_id)}))
      links.push_back({card->key, card->last_entry});
  };
  add(record.subject_id);
  add(record.counter_id);
  const auto refund = books.refunds.find({record.operator_id, record.subject_id});
  if (refund != books.refunds.end()) add(refund->second.card_id);
  return links;
}

// The card that the instruction speaks of, by its number of now; a refund's record names the refund.
std::uint64_t card_of(const custody::Books& books, const custody::Instruction& record,
                      std::span<const custody::Ext> extensions) {
  const auto undone = custody::find_ext<custody::OriginalUndone>(extensions);
  const custody::Op op = record.op == custody::Op::reverse && undone ? custody::Op{undone->op} : record.op;
  const bool of_refund = custody::subject_is_refund(op);
  const std::uint64_t named =
      of_refund ? books.refunds.at({record.operator_id, record.subject_id}).card_id : record.subject_id;
  return books.current_card(record.operator_id, named);
}

void note_cards(World& world, const custody::Instruction& record, std::span<const custody::Ext> extensions,
                const FactOrigin& origin) {
  const auto note = [&](std::uint64_t card_id, const custody::CardChange& change) {
    // Money that went back is the card's affair, even when the card was empty by then.
    if (change == custody::CardChange{} && record.op != custody::Op::chargeback) return;
    world.state.cards.note({record.operator_id, card_id}, {origin.entry, origin.command, origin.booked_on,
                                                           record.amount_fen, change.principal, change.bonus});
  };
  note(card_of(world.books, record, extensions), custody::change_of_subject(record, extensions));
  if (const auto second = custody::find_ext<custody::SecondSubject>(extensions)) {
    note(world.books.current_card(record.operator_id, second->card), custody::change_of_second(record, extensions));
  }
}

}  // namespace

void apply_carried(World& world, const CarriedInstruction& carried, const FactOrigin& origin) {
  const custody::Instruction record = instruction_of(carried);
  const std::vector<custody::Ext> extensions = extensions_of(carried);
  custody::OperatorBook& book = *world.books.find_operator(record.operator_id);
  const std::uint64_t last_entry = book.last_entry;
  const std::vector<CardLink> links = links_of(world.books, record);
  custody::Movement scratch;
  const custody::Applied decided{origin.entry,           origin.booked_on,   0,
                                 carried.flags,          carried.journal_no, carried.custody_after,
                                 carried.required_after, extensions};
  custody::apply(world.books, record, decided, scratch);
  record_instruction(world.state.compliance_events, world.books, record, decided);
  note_cards(world, record, extensions, origin);
  book.last_entry = last_entry;
  for (const CardLink& link : links) world.books.cards.find(link.key)->last_entry = link.last_entry;
}

}  // namespace gongbao::prepaid_card
