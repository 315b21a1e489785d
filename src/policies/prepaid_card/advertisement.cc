// Advertisements: article 6. Risk prompts: article 14.
#include "policies/prepaid_card/advertisement.h"

#include "policies/prepaid_card/published.h"

namespace gongbao::prepaid_card {

// 第六条 广告宣传中的备案信息及预收资金存管信息应与…公布信息一致 (6e)
Answer decide(const Context& in, const CheckAdvertisement& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto published = published_record(in.state, in.books, command.operator_id, in.today);
  const PublishedRecord record = published.value_or(PublishedRecord{});
  const std::string status = published ? std::string(enum_name(record.status)) : "";
  const struct {
    const char* field;
    const std::optional<std::string>& said;
    const std::string& is;
  } compared[] = {{"filing_number", command.filing_number, record.number},
                  {"operator_name", command.operator_name, record.operator_name},
                  {"bank", command.bank, record.bank},
                  {"account_tail", command.account_tail, record.account_last4},
                  {"status", command.status, status}};
  std::string differing;
  bool says_something = false;
  for (const auto& [field, said, is] : compared) {
    says_something = says_something || said.has_value();
    if (!said || *said == is) continue;
    if (!differing.empty()) differing += ", ";
    differing += field;
  }
  if (!says_something) return refuse(code::schema_invalid).with_text("field", "filing_number");
  if (differing.empty()) return accept(AdvertisementChecked{command.operator_id, {in.today, command.medium}});
  Answer answer = refuse(code::ad_mismatch).with_text("fields", std::move(differing));
  for (const auto& [field, said, is] : compared) {
    if (said && *said != is) answer.text(field, is);
  }
  return answer;
}

void apply(World& world, const AdvertisementChecked& fact, const FactOrigin& origin) {
  world.state.supervision.advertisements[{fact.operator_id, origin.entry}] = fact.check;
}

// 第十四条 有针对性向消费者进行风险提示 (14c)
Answer decide(const Context& in, const PublishRiskPrompt& command) {
  const bool of_one = command.operator_id != 0;
  if (of_one && in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (blank(command.text)) return malformed("text");
  const Period period{command.from.value_or(in.today), command.to};
  if (period.from < in.today) return malformed("from");
  if (period.to && *period.to < period.from) return malformed("to");
  return accept(RiskPromptPublished{command.operator_id, {command.text, period}});
}

void apply(World& world, const RiskPromptPublished& fact, const FactOrigin& origin) {
  world.state.supervision.risk_prompts[{fact.operator_id, origin.entry}] = fact.prompt;
}

}  // namespace gongbao::prepaid_card
