// Walks through roles.json: each command in its turn, tried by everybody who must not give it and then by who may.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>

#include "http/served.h"

namespace gongbao::http_test {

// One attempt of a step, and what it should come to.
struct Attempt {
  std::string command;  // prepaid-card/issue_product
  std::string actor;    // operator.other
  enum class Expected { refused, allowed, told } expected = Expected::refused;
  std::string told_code;  // of Expected::told: the rule that says no to that actor
};

class Walk {
 public:
  using See = std::function<void(const Attempt&, const Told&)>;

  // A demo city at that port. Every attempt is shown.
  Walk(std::uint16_t port, const boost::json::array& steps, See see);
  // Where looking at an answer takes long: each step is tried by one who must not and, being open to everybody, by one
  // of them. Most who must not are told so in the same words, so only each few are shown; the others, and who may after
  // another one did, go to that port.
  void in_short(std::uint16_t unseen) { unseen_ = unseen; }
  void go();

  // Of commands that were tried: whether anybody got a 2xx.
  const std::map<std::string, bool>& accepted() const { return accepted_; }
  // Roles that the table lets give the command, rules notwithstanding.
  const std::map<std::string, std::set<std::string>>& roles() const { return roles_; }
  Browser& actor(const std::string& name);

 private:
  void take(const boost::json::object& step);
  void try_all(const boost::json::object& step);
  Told give(const std::string& actor, const boost::json::object& step);
  Told given(const std::string& actor, const boost::json::object& step, bool unseen);
  void keep(const boost::json::object& step, const Told& told);
  boost::json::value filled(const boost::json::value& value);
  boost::json::value placeholder(const std::string& name);
  std::string filled_text(std::string text);

  void one_of(std::vector<std::string>& names);

  std::uint16_t port_;
  std::optional<std::uint16_t> unseen_;
  const boost::json::array& steps_;
  See see_;
  std::size_t turn_ = 0;
  std::map<std::string, Browser> actors_;
  std::map<std::string, boost::json::value> kept_;
  std::map<std::string, bool> accepted_;
  std::map<std::string, std::set<std::string>> roles_;
  std::uint64_t minted_ = 0;
};

boost::json::array walk_steps();  // of roles.json

}  // namespace gongbao::http_test
