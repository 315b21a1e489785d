// Custody's records as the engine keeps them, and the earlier ones that whoever speaks may refer to.
#pragma once

#include <bit>

#include "custody/decide.h"
#include "engine/contract.h"
#include "policies/registry/instruction_state.h"

namespace gongbao::policies {

inline custody::Instruction unpack(const engine::Record& record) { return std::bit_cast<custody::Instruction>(record); }

inline std::span<const custody::Ext> as_custody(std::span<const engine::Extension> extensions) {
  static_assert(sizeof(custody::Ext) == sizeof(engine::Extension));
  return {reinterpret_cast<const custody::Ext*>(extensions.data()), extensions.size()};
}

// Earlier instructions that an actor may refer to, in custody's words: those of the bank and the operator's own.
class HistoryOfOperator final : public custody::Originals {
 public:
  // space: of the one who speaks; other: of the other of the two.
  HistoryOfOperator(const engine::History& history, std::uint64_t space, std::uint64_t other)
      : history_(history), space_(space), other_(other) {}
  std::optional<custody::Original> find(const Id16& id) const override {
    auto own = in(space_, id);
    if (own && own->code == 0) return own;
    auto others = in(other_, id);
    return others && others->code == 0 ? others : own;
  }
  bool entered_by_another(const Id16& id, std::uint64_t operator_id) const override {
    const auto original = in(other_, id);
    return original && original->code == 0 && original->record.operator_id == operator_id;
  }
  std::optional<custody::Original> at(std::uint64_t number) const override {
    const auto entry = history_.instruction(number);
    if (!entry) return std::nullopt;
    custody::Original original;
    original.entry = entry->number;
    original.record = unpack(entry->record);
    original.code = entry->outcome.code;
    const auto extensions = as_custody(entry->extensions);
    original.extensions.assign(extensions.begin(), extensions.end());
    original.booked_on = date_of(Stamp{entry->source.stamp_micros});
    original.previous_of_operator = entry->outcome.previous_of_operator;
    return original;
  }

 private:
  std::optional<custody::Original> in(std::uint64_t space, const Id16& id) const {
    const auto number = history_.find(space, id);
    return number ? at(*number) : std::nullopt;
  }

  const engine::History& history_;
  std::uint64_t space_;
  std::uint64_t other_;
};

// Of the bank that keeps the operator's account, seen by a bank; of the operator, seen by anyone else.
inline HistoryOfOperator history_of(const engine::History& history, std::uint64_t bank_id, std::uint64_t operator_id,
                                    bool bank_speaks) {
  const std::uint64_t own = id_space_of_operator(operator_id);
  return bank_speaks ? HistoryOfOperator(history, bank_id, own) : HistoryOfOperator(history, own, bank_id);
}

class NoOriginals final : public custody::Originals {
 public:
  std::optional<custody::Original> find(const Id16&) const override { return std::nullopt; }
};

}  // namespace gongbao::policies
