// Histories written as scenarios, and what other terms would have made of them.
#pragma once

#include <gtest/gtest.h>

#include "cli/scenario/play.h"
#include "cli/what_if/what_if.h"

namespace gongbao::what_if_test {

// Opened once: what a scenario is judged by does not change between two of them.
inline const policies::LawBooks& law() {
  static const std::unique_ptr<policies::LawBooks> opened = policies::LawBooks::open().value();
  return *opened;
}

// Plays each scenario of a text and shows its journal and city; a failure of the test when one goes otherwise.
inline void play_each(const std::string& text, const cli::scenario::AtEnd& see,
                      cli::scenario::JournalIs journal = cli::scenario::JournalIs::told_again) {
  const auto scenarios = cli::scenario::read_scenarios(text);
  ASSERT_TRUE(scenarios.has_value()) << to_string(scenarios.error());
  for (const cli::scenario::Scenario& each : *scenarios) {
    const auto played = cli::scenario::play(each, law(), see, journal);
    EXPECT_TRUE(played.ok()) << each.title << ": " << (played.invalid ? to_string(*played.invalid) : "failed");
  }
}

inline policies::WhatIf told(const std::string& text, cli::WhatIfAsked asked) {
  policies::WhatIf result;
  play_each(text, [&](const cli::scenario::World& world) {
    const auto answer = cli::what_if(world.log(), asked);
    ASSERT_TRUE(answer.has_value()) << to_string(answer.error());
    result = *answer;
  });
  return result;
}

// "childcare/pay_fee: accepted → childcare.fee_too_early (otherwise)" …, the most frequent first.
inline std::vector<std::string> changes_in(const policies::WhatIf& result) {
  std::vector<std::string> lines;
  for (const policies::AnswerChange& each : result.changes) {
    lines.push_back(each.command + ": " + each.was + " → " + each.now + " (" + std::string(enum_name(each.judged)) +
                    ")");
  }
  return lines;
}

}  // namespace gongbao::what_if_test
