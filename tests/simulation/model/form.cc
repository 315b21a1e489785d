// The form of a record, spec/01 8.9 with B4, B5 and B15 of part 12: what is wrong whatever the state.
#include "simulation/model/model.h"

namespace gongbao::model {

namespace {

bool one_of(int op, std::initializer_list<int> ops) { return std::ranges::find(ops, op) != ops.end(); }

bool is_account(const Id& key) {
  int digits = 0;
  bool ended = false;
  for (int i = 0; i < 32; ++i) {
    const int half = i % 2 == 0 ? key[static_cast<std::size_t>(i / 2)] >> 4 : key[static_cast<std::size_t>(i / 2)] & 15;
    if (half == 15) ended = true;
    if (half != 15 && (ended || half > 9)) return false;
    if (half != 15) ++digits;
  }
  return digits >= 12;
}

}  // namespace

bool well_formed(const Instruction& in) {
  const int op = static_cast<int>(in.op);
  if (in.version != 1 || op < 1 || op > 22) return false;
  if ((in.flags & 0b1101'1000) != 0 || in.aux_fen < 0 || in.second_of_day >= 86'400) return false;
  if (one_of(op, {6, 8, 9, 22}) && in.amount_fen != 0) return false;
  if (one_of(op, {1, 2, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 22}) && in.subject_id == 0) return false;
  if (one_of(op, {4, 6, 7, 17, 18, 19, 20}) && in.subject_id != 0) return false;
  if (op == 21 && (in.purpose < 1 || in.purpose > 3 || (in.purpose == 1) != (in.subject_id != 0))) return false;
  const bool has_line = in.bank_txn_no[0] != 0;
  const bool cash = one_of(op, {1, 2, 4, 7, 8, 12, 15, 17, 18, 19, 20, 22});
  if (op != 16 && cash != has_line) return false;
  if (one_of(op, {1, 2, 4, 17, 20}) && !is_account(in.ref_id)) return false;
  if (op == 3) return in.has(1) != in.has(2);
  if (op == 6) return in.counter_id != 0;
  if (op == 7) return in.ref_id != Id{};
  if (op == 14) return in.counter_id != 0 && in.counter_id != in.subject_id;
  return true;
}

}  // namespace gongbao::model
