// The rows of one file, as writers fold them: every put and find is one prepared statement, but rows of hot tables stay
// in memory until flush().
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "views/schema.h"
#include "views/values.h"
#include "views/views.h"

namespace gongbao::views {

class SqlRows final : public policies::Rows {
 public:
  // The connection and the system outlive it; the tables are there.
  static Result<std::unique_ptr<SqlRows>> create(Database& db, const ViewSystem& system, ClausesBehind clauses);

  void move_operator(std::uint64_t operator_id, policies::Area area) override;
  void move_household(OfHousehold what, std::uint64_t household, std::uint64_t from, std::uint64_t to) override;
  std::string clauses_behind(std::string_view command, policies::Code code) override;

  // Roles, a bit each (bit_of), of whom the news are for and who may see in some list what is put or erased meanwhile;
  // and the outlets and consumers whose own that is.
  struct Seen {
    std::uint32_t of_operators = 0, of_none = 0;  // in tables with and without an operator
    std::set<std::uint32_t> outlets = {};
    std::set<std::uint64_t> accounts = {};
  };
  static constexpr std::uint32_t bit_of(access::Role role) { return 1U << static_cast<unsigned>(role); }
  template <class Work>
  Seen seen_of(Work&& work) {
    ++look_;
    looking_ = true;
    work();
    looking_ = false;
    return std::exchange(seen_, Seen{});
  }

  // Writes what is in memory. The first problem since the rows were made; after one nothing is written any more.
  Result<void> flush();
  const std::optional<Problem>& problem() const { return problem_; }

 protected:
  void put_values(const ViewTable& table, std::span<const Value> row) override;
  bool find_values(const ViewTable& table, std::span<const Value> key, std::vector<Value>& row) override;
  void erase_values(const ViewTable& table, std::span<const Value> key) override;
  void under_values(const ViewTable& table, std::span<const Value> key,
                    const std::function<void(std::span<const Value>)>& see) override;

 private:
  struct Pieces {
    std::size_t column = 0;
    std::vector<std::size_t> sorted_by;  // order column, key
    Statement put, erase;
  };
  struct HotRow {
    std::optional<std::vector<Value>> values;  // nullopt: there is none
    bool changed = false;
  };
  // Of one list over the table.
  struct Readers {
    std::uint32_t roles = 0;
    bool own_outlet = false, own_person = false;
    std::vector<std::pair<std::size_t, Value>> only;
    std::vector<std::size_t> shown;
  };
  struct Prepared {
    const ViewTable* table = nullptr;
    std::vector<Readers> readers;
    std::vector<Value> before;  // the row found last, in that look
    std::uint64_t found_in_look = 0;
    Statement put, find, erase;
    std::optional<Statement> of_operator, of_account, of_village;  // that move its rows; of tables with these columns
    std::map<std::size_t, Statement> under;                        // by how many fields of the key are given
    std::deque<Pieces> pieces;                                     // statements are filled in where they lie
    std::unordered_map<std::string, HotRow> hot;
  };

  SqlRows(Database& db, ClausesBehind clauses) : db_(db), clauses_(std::move(clauses)) {}
  Result<void> prepare(const ViewSystem& system);
  Result<void> prepare(const ViewTable& table, const std::vector<PieceTable>& pieces);
  static std::vector<Readers> readers_of(const ViewSystem& system, const ViewTable& table);
  // A row that comes into a list, leaves it, or looks otherwise there; empty: there was none, or is none any more.
  void see(const Prepared& of, std::span<const Value> before, std::span<const Value> row);
  void see_put(const Prepared& of, std::span<const Value> row);
  Prepared& prepared(const ViewTable& table);
  HotRow& hot_row(Prepared& of, std::span<const Value> key);
  bool read(Prepared& of, std::span<const Value> key, std::vector<Value>& row);
  void write(Prepared& of, std::span<const Value> row);
  void remove(Prepared& of, std::span<const Value> key);
  void write_pieces(Prepared& of, std::span<const Value> row);
  void each_piece(Pieces& pieces, Statement& statement, std::span<const Value> row);
  void flush(Prepared& of);
  void move(std::optional<Statement> Prepared::*which, std::span<const Value> moved);
  // Keeps the first problem.
  template <class T>
  bool fine(const Result<T>& result) {
    if (!result && !problem_) problem_ = result.error();
    return result.has_value();
  }

  Database& db_;
  const ClausesBehind clauses_;
  std::map<std::pair<std::string, policies::Code>, std::string> known_clauses_;
  std::vector<std::unique_ptr<Prepared>> tables_;
  bool looking_ = false;
  std::uint64_t look_ = 0;
  Seen seen_;
  std::optional<Problem> problem_;
};

}  // namespace gongbao::views
