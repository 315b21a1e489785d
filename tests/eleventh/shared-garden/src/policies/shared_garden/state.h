// The whole of this policy's state, changed by apply only, and what a command is decided on.
#pragma once

#include <map>

#include "law/parameters.h"
#include "policies/document.h"
#include "policies/shared/answers.h"
#include "policies/shared/find_row.h"
#include "policies/shared_garden/codes.h"

namespace gongbao::shared_garden {

using policies::accept;
using policies::Answer;
using policies::FactOrigin;
using policies::refuse;
using shared::blank;
using shared::find_row;
using shared::malformed;

struct Garden {
  std::string name;
  std::string address;
  std::uint32_t area = 0;         // district
  std::optional<Date> closes_on;  // as announced
  GB_FIELDS(name, address, area, closes_on)
};

struct State {
  law::Parameters parameters;
  std::map<std::uint64_t, Garden> gardens;  // by the entry that registered them
  GB_FIELDS(parameters, gardens)
};

struct Context {
  const State& state;
  const law::Calendar& calendar;
  access::Actor actor;
  Date today;
  policies::EntryNo entry = 0;  // the number this command becomes
};

struct World {
  State& state;
};

}  // namespace gongbao::shared_garden
