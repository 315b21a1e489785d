// Rows of a state held against what was expected of them, whatever the document: by name, by member, in yuan or in
// words.
#pragma once

#include "cli/scenario/expect_state.h"

namespace gongbao::cli::scenario {

class RowComparison {
 public:
  RowComparison(const Whose& whose, const World& world, Inputs& inputs, Compared& out)
      : operator_id_(whose.operator_id), journals_(whose.journals), world_(world), inputs_(inputs), out_(out) {}

 protected:
  using Done = Result<void>;

  struct Member {
    std::string_view name;
    bool money = false;
    std::string text;
    std::int64_t fen = 0;
  };
  static Member word(std::string_view name, std::string text) { return {name, false, std::move(text), 0}; }
  static Member yuan(std::string_view name, std::int64_t fen) { return {name, true, {}, fen}; }
  static Member day(std::string_view name, const std::optional<Date>& date) {
    return {name, false, date ? to_string(*date) : "none", 0};
  }

  // {a: …, b: …}: see(label, what is expected, path) for each.
  template <class See>
  Done each_named(const boost::json::value& value, const std::string& path, const std::string& key, See see) {
    const boost::json::object* object = value.if_object();
    if (object == nullptr) return wrong(path, key + " are named: {a: …}");
    for (const auto& member : *object) {
      const Done done = see(boost::json::value(member.key()), member.value(), inside(path, member.key()));
      if (!done) return done;
    }
    return {};
  }
  static std::string label_text(const boost::json::value& label) {
    return std::string(std::string_view(label.get_string()));
  }
  // A value that is said in one word.
  Done one(const std::string& what, const std::string& told, const boost::json::value& value, const std::string& path);
  // A list of words in their order; named: what a word of the file stands for.
  template <class Named>
  Done compare_list(const std::string& key, const std::vector<std::string>& got, const boost::json::value& value,
                    const std::string& path, Named named) {
    const boost::json::array* list = value.if_array();
    if (list == nullptr) return wrong(path, key + " are a list");
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto word = read_word((*list)[i], inside(path, i));
      if (!word) return std::unexpected(word.error());
      wanted.push_back(named(*word));
    }
    out_.note(path, key, "[" + listed(wanted) + "]", "[" + listed(got) + "]");
    return {};
  }
  // A plain value is the row's most telling member; a map names several.
  Done compare_members(const std::string& what, const std::vector<Member>& members, const boost::json::value& value,
                       const std::string& path);
  Done compare_order(const boost::json::value& label, const boost::json::value& value, const std::string& path);
  Done compare_refund(const boost::json::value& label, const boost::json::value& value, const std::string& path);
  // Sum of the legs of this step's journals per account, debit positive; accounts not named must be zero.
  Done compare_posts(const boost::json::value& value, const std::string& path);
  // The same in a document's own books, by its chart.
  Done compare_posts_of(std::span<const ledger::Account> chart, const boost::json::value& value,
                        const std::string& path);
  // Names of codes and flags, in any order.
  Done compare_codes(const std::string& key, std::vector<std::string> got, const boost::json::value& value,
                     const std::string& path);

  std::uint64_t operator_id_;
  const std::vector<ledger::Journal>* journals_;
  const World& world_;
  Inputs& inputs_;
  Compared& out_;

 private:
  Done compare_member(const std::string& what, const Member& member, const boost::json::value& value,
                      const std::string& path);
};

// By the name that the chart of accounts has for it; nullopt: there is none.
std::optional<Wide> account_balance(const custody::Quantities& q, std::string_view name);

// What may be expected of a shop that issues cards, of its cards, items and orders.
std::vector<std::string> card_state_keys();
Result<void> compare_card_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                const Whose& whose, const World& world, Inputs& inputs, Compared& out);

// What an expectation may look at of an institution, and the look.
std::vector<std::string> childcare_state_keys();
Result<void> compare_childcare_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                     const Whose& whose, const World& world, Inputs& inputs, Compared& out);

// The same of districts, households and applications.
std::vector<std::string> heating_state_keys();
Result<void> compare_heating_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                   const Whose& whose, const World& world, Inputs& inputs, Compared& out);

// The same of departments, their pools, reports and working ledgers.
std::vector<std::string> eldercare_state_keys();
Result<void> compare_eldercare_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                     const Whose& whose, const World& world, Inputs& inputs, Compared& out);

// The same of units, enterprises, applications and the books of the funds.
std::vector<std::string> beauty_state_keys();
Result<void> compare_beauty_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                  const Whose& whose, const World& world, Inputs& inputs, Compared& out);
// The same of schools, their gates, teams and duties, the ledger of problems, rounds of evaluation.
std::vector<std::string> traffic_state_keys();
Result<void> compare_traffic_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                   const Whose& whose, const World& world, Inputs& inputs, Compared& out);
// The same of firms, lawyers, indicators and tasks of the legal profession.
std::vector<std::string> legal_state_keys();
Result<void> compare_legal_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                 const Whose& whose, const World& world, Inputs& inputs, Compared& out);

// The same of operators, vehicles, transactions and invoices.
std::vector<std::string> vehicle_state_keys();
Result<void> compare_vehicle_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                   const Whose& whose, const World& world, Inputs& inputs, Compared& out);

// The same of students, papers, attempts and results of school examinations.
std::vector<std::string> exam_state_keys();
Result<void> compare_exam_state(const std::string& key, const boost::json::value& value, const std::string& path,
                                const Whose& whose, const World& world, Inputs& inputs, Compared& out);

}  // namespace gongbao::cli::scenario
