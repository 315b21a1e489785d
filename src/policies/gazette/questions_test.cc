// What is told of an issue to whom: a draft to those who make it, a published one to everybody, with what stands beside
// its text; a manuscript to its department and the editors.
#include "policies/gazette/questions.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "policies/gazette/target.h"

namespace gongbao::gazette {
namespace {

using access::Role;

constexpr std::uint64_t the_department = 11, other_department = 12;
constexpr const char* the_issue = "2023-42";
constexpr const char* the_text =
    "示例办法的通知\n京教示〔2023〕1号\n各区教委:\n现将办法印发给你们。\n北京市教育委员会\n2023年11月20日\n示例办法\n"
    "第一条 为了示例，制定本办法。\n第二条 各区教委应当公布名单。\n";

class GazetteQuestions : public ::testing::Test {
 protected:
  GazetteQuestions() {
    state_.departments[the_department] = {"北京市教育委员会", "Education"};
    DocumentRow row;
    row.title_zh = "示例办法的通知";
    row.doc_number = "京教示〔2023〕1号";
    row.date_issued = date_of(2023, 11, 20);
    row.department = the_department;
    row.issue = the_issue;
    row.state = DocumentState::proofed;
    state_.documents["example"] = row;
    state_.manuscripts["example"] = "来稿";
    PlacedDocument placed;
    placed.document = "example";
    placed.lines = {1, 9};
    placed.addressees_line = 3;
    placed.signatures = {"北京市教育委员会"};
    placed.instrument = "示例办法";
    Issue issue;
    issue.year = 2023;
    issue.number = 42;
    issue.total_number = 822;
    issue.date = date_of(2023, 11, 23);
    issue.documents = {placed};
    issue.contents = {{"example", "关于印发示例办法的通知", 3}};
    issue.contents_en = {{"example", "Notice", "JJS (2023) No. 1"}};
    issue.text_sha256 = sha256(as_bytes(std::string_view(the_text)));
    state_.issues[the_issue] = issue;
    state_.texts[the_issue] = the_text;
  }
  void publish() {
    state_.issues[the_issue].published_on = date_of(2023, 11, 23);
    state_.documents["example"].state = DocumentState::published;
  }
  std::optional<IssueAnswer> told_to(Role role) const { return answer({state_, {role, 1, 0, 0}}, AskIssue{the_issue}); }

  State state_;
};

TEST_F(GazetteQuestions, ADraftIsToldToThoseWhoMakeIt) {
  for (const auto& [role, name] : names_of(Role{})) {
    const bool makes = role == Role::editor || role == Role::proofreader || role == Role::publisher;
    EXPECT_EQ(told_to(role).has_value(), makes) << name;
  }
  publish();
  for (const auto& [role, name] : names_of(Role{})) EXPECT_TRUE(told_to(role).has_value()) << name;
  EXPECT_FALSE(answer({state_, {Role::editor, 1, 0, 0}}, AskIssue{"2023-43"}));
}

TEST_F(GazetteQuestions, AnIssueIsToldPlaceByPlace) {
  const auto told = told_to(Role::editor);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->official, "zh");
  EXPECT_EQ(told->text, the_text);
  ASSERT_EQ(told->documents.size(), 1u);
  const PrintedDocumentAnswer& document = told->documents.front();
  EXPECT_EQ(document.issuer, "北京市教育委员会");
  EXPECT_EQ(document.title_zh, "关于印发示例办法的通知") << "as the contents have it";
  EXPECT_EQ(document.number_en, "JJS (2023) No. 1");
  EXPECT_EQ(document.page, 3);
  ASSERT_EQ(document.anchors.size(), 4u);
  EXPECT_EQ(document.anchors.back().anchor, "example/2");
  EXPECT_EQ(document.anchors.back().line, 9);
  EXPECT_EQ(document.anchors.back().words, std::vector<std::string>{"第二条 各区教委应当公布名单。"});
  EXPECT_EQ(told->placed.size(), 1u);
  publish();
  EXPECT_TRUE(told_to(Role::public_)->placed.empty()) << "of no use to readers";
}

TEST_F(GazetteQuestions, WhatStandsBesideTheTextIsOfItsDocuments) {
  publish();
  state_.errata[21] = {"example", "example/2", "名单", "名录", the_issue};
  state_.errata[22] = {"prepaid-card", "prepaid-card/12", "第十条", "第九条", the_issue};
  state_.interpretations[23] = {"example/2", "解读", "名单每年公布。", the_department, false};
  state_.interpretations[24] = {"example", "旧", "撤回了的", 0, true};
  const auto told = told_to(Role::public_);
  ASSERT_TRUE(told);
  ASSERT_EQ(told->errata.size(), 1u);
  EXPECT_EQ(told->errata.front().correct, "名录");
  ASSERT_EQ(told->interpretations.size(), 1u);
  EXPECT_EQ(told->interpretations.front().author, "北京市教育委员会");
}

TEST_F(GazetteQuestions, AManuscriptIsItsDepartmentsAndTheEditors) {
  const AskManuscript asked{"example"};
  const auto may = [&](Role role, std::uint64_t house) {
    const access::Actor actor{role, 1, house, 0};
    return access::allowed(grants_of_question(AskManuscript::name), actor,
                           target_of(state_, actor, date_of(2023, 11, 21), asked));
  };
  EXPECT_TRUE(may(Role::editor, 0));
  EXPECT_TRUE(may(Role::department, the_department));
  EXPECT_FALSE(may(Role::department, other_department));
  EXPECT_FALSE(may(Role::place_keeper, the_department));
  EXPECT_FALSE(may(Role::public_, 0));
  EXPECT_EQ(answer({state_, {Role::editor, 1, 0, 0}}, asked)->text, "来稿");
  EXPECT_FALSE(answer({state_, {Role::editor, 1, 0, 0}}, AskManuscript{"nothing"}));
}

}  // namespace
}  // namespace gongbao::gazette
