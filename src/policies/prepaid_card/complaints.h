// Complaints of consumers: handled in seven working days, the result told (reg/25).
#pragma once

#include "policies/prepaid_card/supervision.h"

namespace gongbao::prepaid_card {

struct FileComplaint {
  static constexpr std::uint16_t number = 1050;
  static constexpr std::string_view name = "file_complaint";
  std::uint64_t operator_id = 0;
  std::optional<std::uint64_t> card_id;
  SealedDocument text;
  GB_FIELDS(operator_id, card_id, text)
};
struct ComplaintFiled {
  static constexpr std::uint16_t number = 1550;
  std::uint64_t operator_id = 0;
  Complaint complaint;
  GB_FIELDS(operator_id, complaint)
};

Answer decide(const Context& in, const FileComplaint& command);
void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin);

using ComplaintsCommands = policies::TypeList<FileComplaint, AnswerComplaint>;
using ComplaintsFacts = policies::TypeList<ComplaintFiled, ComplaintAnswered>;

}  // namespace gongbao::prepaid_card
