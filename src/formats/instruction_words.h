// What the fields of a custody instruction are called when one speaks of a purchase, a payout or a refund: the record
// of spec/01 8.9 has one layout for all ops, people have a word for each op (card, order, item, original, gift_price
// …).
#pragma once

#include <span>

#include "custody/record.h"
#include "formats/json_text.h"

namespace gongbao::formats {

enum class WordKind : std::uint8_t {
  card,
  order,
  refund,
  product,
  application,
  outlet,
  item,     // the instruction that made the item
  entry,    // an earlier instruction: original, line
  account,  // 12–32 digits
  paper,    // number of a paper application, at most 16 ASCII characters
  proof,    // first 16 bytes of a document's hash
  money,
  purpose,
  toggle,
  date,
  text,
  second,
  lot,  // of fee lots: a bill, and what its payment makes
  contract,
  dispute,
  count,  // a plain number: units, a cycle's
};

struct Word {
  std::string_view name;   // in JSON: card_id, amount_fen, payee_account
  std::string_view field;  // of spec 8.9: subject_id, counter_id, ref_id …; a flag's name for toggles
  WordKind kind{};
  bool required = false;
};

// The words of that op, the ones every op has (event_date, outlet_id, bank_txn_no …) included.
std::vector<Word> words_of(custody::Op op, std::uint8_t scheme);

// What that op calls a field of spec 8.9; the field's own name where it has no word for it.
std::string_view word_of(custody::Op op, std::uint8_t scheme, std::string_view field);

// An instruction by its name and with its words; without scheme, that of its op. Fields of spec 8.9 may be used instead
// (instruction_json.h). instr_id and operator_id are required; event_date too.
Result<custody::Instruction> instruction_from_words(custody::Op op, const boost::json::value& json,
                                                    std::string_view path = {});

}  // namespace gongbao::formats
