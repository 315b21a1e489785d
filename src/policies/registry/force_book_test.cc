// What was recorded of a text keeps from being decided what rests on it, and nothing else.
#include "policies/registry/force_book.h"

#include <gtest/gtest.h>

namespace gongbao::policies {
namespace {

law::StatusEvent event(const char* target, law::StatusEvent::Kind kind, Date date) {
  law::StatusEvent one;
  one.target = target;
  one.kind = kind;
  one.date = date;
  one.source = "heating/6a";
  return one;
}

const Date new_year = date_of(2025, 1, 1);
using enum law::StatusEvent::Kind;

TEST(ForceBook, APartialRepealBarsWhatRestsOnItsClauses) {
  law::StatusEvent part = event("prepaid-card", partially_repealed, new_year);
  part.scope_clauses = {"prepaid-card/9i"};
  const ForceBook book({part}, {});
  const auto why = book.against("prepaid-card", "check_quarter_report", new_year, {});
  ASSERT_TRUE(why);
  EXPECT_EQ(why->clause, "prepaid-card/9i");
  EXPECT_EQ(why->status, law::LegalStatus::repealed);
  EXPECT_EQ(why->sources, std::vector<std::string>{"heating/6a"});
  EXPECT_FALSE(book.against("prepaid-card", "check_quarter_report", new_year - Days{1}, {}));
  EXPECT_FALSE(book.against("prepaid-card", "issue_product", new_year, {})) << "rests on other clauses";
  EXPECT_FALSE(book.against("childcare", "check_quarter_report", new_year, {})) << "another document's";
}

// Late handling of a day on which it was in force; a birthday is none.
TEST(ForceBook, ADayThatIsNamedMustLieWithinItsDays) {
  const ForceBook book({event("heating", repealed, new_year)}, {});
  const auto barred = [&](Date named) {
    return book.against("heating", "file_application", new_year + Days{5}, std::span(&named, 1)).has_value();
  };
  EXPECT_FALSE(barred(new_year - Days{1}));
  EXPECT_TRUE(barred(new_year));
  EXPECT_TRUE(barred(date_of(1950, 3, 1)));
}

// What a document prints of its own end is decided by its policy; the gazette's own pages do not end.
TEST(ForceBook, WhatWasNotRecordedBarsNothing) {
  const Date later = date_of(2031, 6, 1);
  EXPECT_FALSE(ForceBook({}, {}).against("heating", "file_application", later, {}));
  const ForceBook of_others({event("childcare", repealed, new_year), event("gazette/query.4a", repealed, new_year)},
                            {});
  EXPECT_FALSE(of_others.against("heating", "file_application", later, {}));
  EXPECT_FALSE(of_others.against("gazette", "request_copy", later, {}));
  EXPECT_TRUE(of_others.against("childcare", "submit_filing", later, {}));
}

// A beginning that was put off.
TEST(ForceBook, ABeginningThatIsRecordedBarsWhatComesBeforeIt) {
  const ForceBook book({event("heating", effective, new_year)}, {});
  EXPECT_TRUE(book.against("heating", "file_application", new_year - Days{1}, {}));
  EXPECT_FALSE(book.against("heating", "file_application", new_year, {}));
}

}  // namespace
}  // namespace gongbao::policies
