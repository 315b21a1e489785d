// The two contents of an issue, Chinese and English (目录), and its publication: online and on paper, free of charge
// (政府公报查询方式 1, 4).
#pragma once

#include "policies/gazette/context.h"

namespace gongbao::gazette {

struct SetContents {
  static constexpr std::uint16_t number = 12020;
  static constexpr std::string_view name = "set_contents";
  std::string issue;
  std::vector<ContentsLine> contents;    // in the order of the text
  std::vector<EnglishLine> contents_en;  // the same entries
  GB_FIELDS(issue, contents, contents_en)
};
struct PublishIssue {
  static constexpr std::uint16_t number = 12021;
  static constexpr std::string_view name = "publish_issue";
  std::string issue;
  std::int64_t copies = 0;  // paper run
  Money price;              // of a copy
  std::string issn;
  GB_FIELDS(issue, copies, price, issn)
};
struct IssuePublished {
  static constexpr std::uint16_t number = 12520;
  std::string issue;
  Issue row;
  GB_FIELDS(issue, row)
};
struct ContentsSet {
  static constexpr std::uint16_t number = 12521;
  std::string issue;
  Issue row;
  GB_FIELDS(issue, row)
};

Answer decide(const Context& in, const SetContents& command);
Answer decide(const Context& in, const PublishIssue& command);
void apply(World& world, const ContentsSet& fact, const FactOrigin& origin);
void apply(World& world, const IssuePublished& fact, const FactOrigin& origin);

using PublicationCommands = policies::TypeList<SetContents, PublishIssue>;
using PublicationFacts = policies::TypeList<ContentsSet, IssuePublished>;

}  // namespace gongbao::gazette
