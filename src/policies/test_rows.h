// Rows of lists in memory, by table and key: for tests of what projections write.
#pragma once

#include <map>
#include <set>

#include "policies/view_rows.h"

namespace gongbao::policies::testing {

class MemoryRows final : public Rows {
 public:
  void move_operator(std::uint64_t, Area) override {}
  void move_household(OfHousehold what, std::uint64_t household, std::uint64_t from, std::uint64_t to) override {
    for (const ViewTable* table : tables_) {
      const auto of = table->find("household");
      const auto moved = table->find(what == OfHousehold::account ? "account" : "village");
      if (!of || !moved) continue;
      for (auto& [key, row] : rows_[table->name]) {
        if (row[*of] == to_value(household) && row[*moved] == to_value(from)) row[*moved] = to_value(to);
      }
    }
  }
  std::string clauses_behind(std::string_view, Code) override { return {}; }

 protected:
  void put_values(const ViewTable& table, std::span<const Value> row) override {
    tables_.insert(&table);
    rows_[table.name][key_of(row.first(table.key_fields))] = {row.begin(), row.end()};
  }
  bool find_values(const ViewTable& table, std::span<const Value> key, std::vector<Value>& row) override {
    const auto found = rows_[table.name].find(key_of(key));
    if (found == rows_[table.name].end()) return false;
    row = found->second;
    return true;
  }
  void erase_values(const ViewTable& table, std::span<const Value> key) override {
    rows_[table.name].erase(key_of(key));
  }
  void under_values(const ViewTable& table, std::span<const Value> key,
                    const std::function<void(std::span<const Value>)>& see) override {
    for (const auto& [of, row] : rows_[table.name]) {
      if (std::ranges::equal(key, std::span(of).first(key.size()))) see(row);
    }
  }

 private:
  static std::vector<Value> key_of(std::span<const Value> key) { return {key.begin(), key.end()}; }
  std::set<const ViewTable*> tables_;
  std::map<std::string_view, std::map<std::vector<Value>, std::vector<Value>>> rows_;
};

}  // namespace gongbao::policies::testing
