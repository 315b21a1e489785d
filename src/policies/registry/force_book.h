// Which commands no longer rest on law, because the gazette's office recorded an event of status (spec/10 A7, decision
// 0021). What a document prints of its own beginning and end is decided by its policy, in its own words; this is what
// came after the print. Most cities on most days have none.
#pragma once

#include <map>
#include <span>

#include "law/citations.h"

namespace gongbao::policies {

class ForceBook {
 public:
  // The events that a day obeys, and how the texts' own words about their days are read on it.
  ForceBook(std::vector<law::StatusEvent> events, const law::StatusReading& reading);

  bool is_of(const std::vector<law::StatusEvent>& events, const law::StatusReading& reading) const {
    return events_ == events && reading_ == reading;
  }
  // What keeps an accepted command of that document from resting on its clauses: they are not in force on the day it is
  // booked, and were not on a day that it names. nullopt: nothing does.
  std::optional<law::NotInForce> against(std::string_view document, std::string_view command, Date booked,
                                         std::span<const Date> named) const;

 private:
  // A set whose days the events moved: its end came sooner, or its beginning later.
  struct Moved {
    law::CitationSet set;
    bool later = false, sooner = false;
  };

  std::vector<law::StatusEvent> events_;
  law::StatusReading reading_;
  law::StatusBook status_;
  std::map<std::pair<std::string_view, std::string>, Moved> moved_;  // by document, command
};

}  // namespace gongbao::policies
