// The invented people of the demo city: names out of common parts, some with characters beyond the basic plane;
// resident ids and phones that pass their checks and belong to nobody.
#pragma once

#include <boost/json/object.hpp>
#include <deque>
#include <string>
#include <vector>

#include "cli/demo/dice.h"

namespace gongbao::cli::demo {

struct Person {
  std::string name;
  std::string phone;
  std::string resident_id;

  boost::json::object json() const { return {{"name", name}, {"phone", phone}, {"resident_id", resident_id}}; }
};

// Hands out people, no two of the same name, phone or resident id.
class People {
 public:
  explicit People(std::uint64_t seed);
  const Person& next();
  // Of an age to sit examinations; their names are of other common parts.
  const Person& next_child();
  // Everybody handed out so far, children first.
  std::vector<Person> met() const;

 private:
  std::vector<Person> all_;
  std::deque<Person> children_;  // whoever has one keeps it while others come
  std::size_t met_ = 0;
};

}  // namespace gongbao::cli::demo
