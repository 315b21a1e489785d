// Every question of the registry by its name, from the parameters of an address to JSON. Derived from field lists, like
// commands: a new question needs nothing here.
#pragma once

#include <functional>

#include "formats/field_shapes.h"
#include "policies/registry/city.h"

namespace gongbao::formats {

struct QuestionShape {
  std::string_view name;
  std::string_view system;
  FieldShape fields;  // an object; all of it may stand in a query
  FieldShape answer;
  std::string full() const { return std::string(system) + "/" + std::string(name); }
};
std::vector<QuestionShape> public_questions();

// The answer in two steps: figures are taken on the deciding thread, JSON is made of them elsewhere.
struct Told {
  policies::Code code = 0;                           // why there is no answer
  std::function<boost::json::value()> to_json = {};  // empty then
  bool unfinished = false;                           // a piece of what is counted was gathered: ask the same one again
};
// One that is gathered in pieces remembers them; it is asked by one reader after another, not by two at once.
using AskedQuestion = std::function<Told(const policies::City&, const access::Actor&)>;

// name: in full, "childcare/position". parameters: names and values as they stand in an address. ledger.schema_invalid
// naming the field; an unknown name is the field "question". gate: hashes what is looked for by its hash (a licence
// number), and keeps nothing of it.
Result<AskedQuestion> question_from_parameters(std::string_view name,
                                               std::span<const std::pair<std::string, std::string>> parameters,
                                               Gate& gate);

}  // namespace gongbao::formats
