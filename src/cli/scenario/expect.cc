// Keys of an expectation in three groups: the outcome, the state, and whatever else as a figure of the answer.
#include "cli/scenario/expect.h"

#include <algorithm>

#include "cli/scenario/inputs_vehicles.h"
#include "policies/used_vehicle/citations.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

std::string text_of(const policies::Figure& figure) {
  switch (figure.unit) {
    case policies::Figure::Unit::fen:
      return format_yuan(Money{figure.value});
    case policies::Figure::Unit::date:
      return to_string(Date{static_cast<std::int32_t>(figure.value)});
    case policies::Figure::Unit::text:
      return figure.text;
    default:
      return std::to_string(figure.value);
  }
}

class Comparison {
 public:
  Comparison(const Happened& happened, const World& world, Inputs& inputs)
      : happened_(happened), world_(world), inputs_(inputs) {}

  Result<Compared> run(const json::value* expected, const std::string& path) {
    if (expected == nullptr || expected->is_null()) {
      expect_outcome("accepted", {}, path);
      return std::move(out_);
    }
    if (const json::object* object = expected->if_object()) {
      if (const auto done = compare_all(*object, path); !done) return std::unexpected(done.error());
      return std::move(out_);
    }
    const auto word = read_word(*expected, path);
    if (!word) return std::unexpected(word.error());
    if (const auto done = outcome_word(*word, path); !done) return std::unexpected(done.error());
    return std::move(out_);
  }

 private:
  using Done = Result<void>;

  // --- outcome
  // --------------------------------------------------------------------------------------------------------
  void expect_outcome(std::string_view outcome, std::optional<policies::Code> code, std::string_view path) {
    if (happened_.reply == nullptr) return;
    std::string wanted(outcome);
    if (code) wanted += " " + std::string(formats::code_name(*code));
    std::string got = outcome_text(*happened_.reply);
    // A duplicate repeats its original's code; saying duplicate is enough.
    if (!code && outcome == "duplicate" && got.starts_with("duplicate")) return;
    out_.note(path, "outcome", std::move(wanted), std::move(got));
  }
  // accepted | duplicate | refused <code>
  Done outcome_word(const std::string& word, std::string_view path) {
    if (word == "accepted" || word == "duplicate") {
      expect_outcome(word, {}, path);
      return {};
    }
    if (word.starts_with("refused ")) {
      const auto code = read_code(json::value(word.substr(8)), path, world_.system());
      if (!code) return std::unexpected(code.error());
      expect_outcome("refused", *code, path);
      return {};
    }
    return wrong(path, "expect is accepted, duplicate, refused <code>, or a map");
  }
  Done compare_flags(const json::value& value, const std::string& path) {
    std::vector<std::string> wanted;
    json::array one;
    const json::array* array = value.if_array();
    if (array == nullptr) {
      one.push_back(value);
      array = &one;
    }
    for (const json::value& each : *array) {
      if (each == json::value("shortfall_cured")) {
        wanted.emplace_back("shortfall_cured");
        continue;
      }
      const auto code = read_code(each, path, world_.system());
      if (!code) return std::unexpected(code.error());
      wanted.emplace_back(formats::code_name(*code));
    }
    std::vector<std::string> got = happened_.reply == nullptr ? std::vector<std::string>{} : happened_.reply->flags;
    std::ranges::sort(wanted);
    std::ranges::sort(got);
    out_.note(path, "flags", "[" + listed(wanted) + "]", "[" + listed(got) + "]");
    return {};
  }
  // Each must be among those behind the answer and the figures that the expectation names.
  Done compare_clauses(const json::value& value, const std::string& path) {
    const json::array* array = value.if_array();
    if (array == nullptr) return wrong(path, "clauses are a list of full ids, such as [prepaid-card/9i]");
    if (happened_.reply != nullptr) out_.rests_on(happened_.reply->clauses);
    for (std::size_t i = 0; i < array->size(); ++i) {
      const auto clause = read_clause((*array)[i], inside(path, i), world_.law().clauses());
      if (!clause) return std::unexpected(clause.error());
      if (std::ranges::find(out_.clauses, *clause) != out_.clauses.end()) continue;
      out_.note(inside(path, i), "clauses", "among them " + *clause, "[" + listed(out_.clauses) + "]");
    }
    return {};
  }

  // --- all keys
  // -------------------------------------------------------------------------------------------------------
  Done compare_all(const json::object& expected, const std::string& path) {
    const bool names_outcome = expected.contains("outcome") || expected.contains("refused");
    if (!names_outcome) expect_outcome("accepted", {}, path);
    for (const auto& member : expected) {
      const std::string key(member.key());
      if (key == "clauses") continue;  // behind all the figures that stand beside it
      const auto done = compare_one(key, member.value(), inside(path, key));
      if (!done) return done;
    }
    const json::value* clauses = expected.if_contains("clauses");
    return clauses == nullptr ? Done{} : compare_clauses(*clauses, inside(path, "clauses"));
  }
  Done compare_one(const std::string& key, const json::value& value, const std::string& path) {
    if (key == "outcome") {
      const auto word = read_word(value, path);
      return word ? outcome_word(*word, path) : std::unexpected(word.error());
    }
    if (key == "refused") {
      const auto code = read_code(value, path, world_.system());
      if (!code) return std::unexpected(code.error());
      expect_outcome("refused", *code, path);
      return {};
    }
    if (key == "flags") return compare_flags(value, path);
    if (is_state_key(key, world_.system())) {
      if (!happened_.state_known) {
        return wrong(path, "the state is known after the whole batch only: put " + key + " into the batch's expect");
      }
      return compare_state(key, value, path, {happened_.operator_id, happened_.journals}, world_, inputs_, out_);
    }
    return compare_figure(key, value, path);
  }

  // --- figures of the answer
  // ------------------------------------------------------------------------------------------
  Done compare_figure(const std::string& key, const json::value& value, const std::string& path) {
    if (happened_.reply == nullptr) return unknown_key(key, path);
    if (key == "journal_no") {
      const auto text = read_word(value, path);
      if (!text) return std::unexpected(text.error());
      out_.note(path, key, *text, std::to_string(happened_.reply->journal_no));
      return {};
    }
    const bool in_fen = key.ends_with("_fen");
    const std::string name = in_fen ? key.substr(0, key.size() - 4) : key;
    std::vector<const policies::Figure*> found;
    std::vector<std::string> known;
    for (const policies::Figure& figure : happened_.reply->figures) {
      known.push_back(figure.name);
      if (figure.name == name || figure.name == key) found.push_back(&figure);
    }
    if (found.empty() && value == json::value("none")) return {};
    if (found.empty()) {
      out_.note(path, key, "a figure of the answer",
                "none of this name; it has " + listed(known) + suggestion(key, known));
      return {};
    }
    const json::array* array = value.if_array();
    if (array == nullptr) return compare_single_figure(*found.front(), key, value, path);
    if (array->size() != found.size()) {
      out_.note(path, key, std::to_string(array->size()) + " values", std::to_string(found.size()));
      return {};
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto done = compare_single_figure(*found[i], key, (*array)[i], inside(path, i));
      if (!done) return done;
    }
    return {};
  }
  Done compare_single_figure(const policies::Figure& figure, const std::string& key, const json::value& value,
                             const std::string& path) {
    auto text = read_word(value, path);
    if (!text) return std::unexpected(text.error());
    if (world_.system() == used_vehicle::document) text = VehicleInputs(world_, inputs_).told(key, *text, figure);
    if (key == "because") {
      const auto code = read_code(value, path, world_.system());
      if (!code) return std::unexpected(code.error());
      out_.note(path, key, std::string(formats::code_name(*code)), figure.text);
      return {};
    }
    if (figure.unit != policies::Figure::Unit::fen) {
      out_.note(path, key, *text, text_of(figure));
      return {};
    }
    if (key.ends_with("_fen")) {
      out_.note(path, key, *text, std::to_string(figure.value));
      return {};
    }
    const auto fen = read_yuan(value, path);
    if (!fen) return std::unexpected(fen.error());
    out_.note_yuan(path, key, *fen, figure.value);
    return {};
  }
  std::unexpected<Problem> unknown_key(const std::string& key, const std::string& path) const {
    return wrong(path,
                 "there is nothing to expect under " + key + " here" + suggestion(key, state_keys(world_.system())));
  }

  const Happened& happened_;
  const World& world_;
  Inputs& inputs_;
  Compared out_;
};

}  // namespace

Result<std::string> read_clause(const json::value& value, std::string_view path, const law::Clauses& clauses) {
  auto clause = read_word(value, path);
  if (!clause || clauses.find(*clause) != nullptr) return clause;
  std::vector<std::string> known;
  for (const law::Clause& each : clauses.all()) known.push_back(each.id);
  return wrong(path, "there is no clause " + *clause + suggestion(*clause, known));
}

std::string outcome_text(const Reply& reply) {
  constexpr std::array names{"accepted", "refused", "duplicate"};
  std::string text = names[static_cast<std::size_t>(reply.verdict)];
  if (reply.code != 0) text += " " + std::string(formats::code_name(reply.code));
  return text;
}

Result<Compared> compare(const json::value* expected, const std::string& path, const Happened& happened,
                         const World& world, Inputs& inputs) {
  return Comparison(happened, world, inputs).run(expected, path);
}

}  // namespace gongbao::cli::scenario
