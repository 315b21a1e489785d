// Walks through roles.json: each command in its turn, tried by everybody who must not give it and then by who may.
#pragma once

#include <functional>
#include <map>
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

  // A demo city at that port. Every attempt is shown; each step is tried by at most that many who must not,
  // and as many of those to whom a question is open because it is open to everybody.
  Walk(std::uint16_t port, const boost::json::array& steps, See see, std::size_t most = 1000);
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
  void keep(const boost::json::object& step, const Told& told);
  boost::json::value filled(const boost::json::value& value);
  boost::json::value placeholder(const std::string& name);
  std::string filled_text(std::string text);

  std::uint16_t port_;
  const boost::json::array& steps_;
  See see_;
  std::size_t most_, turn_ = 0;
  void some_of(std::vector<std::string>& names);  // not always the same ones, where not all are tried
  std::map<std::string, Browser> actors_;
  std::map<std::string, boost::json::value> kept_;
  std::map<std::string, bool> accepted_;
  std::map<std::string, std::set<std::string>> roles_;
  std::uint64_t minted_ = 0;
};

boost::json::array walk_steps();  // of roles.json

}  // namespace gongbao::http_test
