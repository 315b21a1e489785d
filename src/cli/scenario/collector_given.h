// What every collector's shorthands are read with: a map of names and values, out of which commands are made.
#pragma once

#include "cli/scenario/given.h"
#include "cli/scenario/keys.h"

namespace gongbao::cli::scenario {

class CollectorGiven {
 public:
  // registers: the command that makes the collector, the only one that does not name it.
  CollectorGiven(const boost::json::value& value, std::string label, std::string path, std::size_t number,
                 std::string_view registers)
      : label_(std::move(label)), path_(std::move(path)), number_(number), registers_(registers), value_(value) {}

 protected:
  using json_object = boost::json::object;
  using Keys = std::vector<std::string>;

  // Runs the parts in their order; what: "an operator".
  template <class Given>
  static Result<std::vector<Step>> expand(Given& given, const char* what, std::initializer_list<const Keys*> known,
                                          std::initializer_list<Result<void> (Given::*)()> parts) {
    if (const auto begun = given.begin(what, known); !begun) return std::unexpected(begun.error());
    for (const auto part : parts) {
      if (const auto done = (given.*part)(); !done) return std::unexpected(done.error());
    }
    return std::move(given.steps_);
  }

  const boost::json::value* get(std::string_view key) const { return body_->if_contains(key); }
  std::string at(std::string_view key) const { return inside(path_, key); }
  void copy(const Keys& keys, json_object& into) const;
  Result<bool> on(std::string_view key, bool usual) const;
  Result<std::int64_t> fen(std::string_view key) const;                // 0 where nothing is said
  Result<json_object> named(const char* key, const char* what) const;  // a map of names; empty where nothing is said
  Step& add(const char* action, json_object inputs);
  Result<void> fund();  // C: what is paid in of one's own

  std::string label_;
  std::string path_;
  std::size_t number_;

 private:
  Result<void> begin(const char* what, std::initializer_list<const Keys*> known);

  std::string_view registers_;
  const boost::json::value& value_;
  const json_object* body_ = nullptr;
  std::vector<Step> steps_;
};

}  // namespace gongbao::cli::scenario
