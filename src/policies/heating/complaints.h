// 畅通投诉举报渠道 (5.6b): received, accepted, investigated, decided, replied, closed.
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

struct FileComplaint {
  static constexpr std::uint16_t number = 5034;
  static constexpr std::string_view name = "file_complaint";
  std::string district;
  SealedText target;
  SealedText text;
  SealedText contact;
  GB_FIELDS(district, target, text, contact)
};
struct ComplaintFiled {
  static constexpr std::uint16_t number = 5534;
  Complaint complaint;
  GB_FIELDS(complaint)
};
struct AcceptComplaint {
  static constexpr std::uint16_t number = 5035;
  static constexpr std::string_view name = "accept_complaint";
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};
struct InvestigateComplaint {
  static constexpr std::uint16_t number = 5036;
  static constexpr std::string_view name = "investigate_complaint";
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};
struct DecideComplaint {
  static constexpr std::uint16_t number = 5037;
  static constexpr std::string_view name = "decide_complaint";
  std::uint64_t complaint = 0;
  ComplaintOutcome outcome{};
  GB_FIELDS(complaint, outcome)
};
struct ReplyComplaint {
  static constexpr std::uint16_t number = 5038;
  static constexpr std::string_view name = "reply_complaint";
  std::uint64_t complaint = 0;
  SealedText text;
  GB_FIELDS(complaint, text)
};
struct CloseComplaint {
  static constexpr std::uint16_t number = 5039;
  static constexpr std::string_view name = "close_complaint";
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};
struct ComplaintMoved {
  static constexpr std::uint16_t number = 5535;
  std::uint64_t complaint = 0;
  ComplaintState to{};
  std::optional<ComplaintOutcome> outcome;
  SealedText reply;
  GB_FIELDS(complaint, to, outcome, reply)
};

// What a calendar notice fixes of the days that ended beyond the calendar (暂定), while there is no acknowledgement.
struct ComplaintDue {
  std::uint64_t complaint = 0;
  Date due_on;
  bool provisional = false;  // ends beyond what is known now, too
  GB_FIELDS(complaint, due_on, provisional)
};
struct ComplaintsFixed {
  static constexpr std::uint16_t number = 5546;
  std::vector<ComplaintDue> complaints;
  GB_FIELDS(complaints)
};
ComplaintsFixed fixed_complaints(const State& state, const law::Calendar& after);
std::size_t settle_deadlines(const State& state, const law::Calendar& after, policies::Facts& facts);

Answer decide(const Context& in, const FileComplaint& command);
Answer decide(const Context& in, const AcceptComplaint& command);
Answer decide(const Context& in, const InvestigateComplaint& command);
Answer decide(const Context& in, const DecideComplaint& command);
Answer decide(const Context& in, const ReplyComplaint& command);
Answer decide(const Context& in, const CloseComplaint& command);
void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin);
void apply(World& world, const ComplaintMoved& fact, const FactOrigin& origin);
void apply(World& world, const ComplaintsFixed& fact, const FactOrigin& origin);

using ComplaintCommands = policies::TypeList<FileComplaint, AcceptComplaint, InvestigateComplaint, DecideComplaint,
                                             ReplyComplaint, CloseComplaint>;
using ComplaintFacts = policies::TypeList<ComplaintFiled, ComplaintMoved, ComplaintsFixed>;

}  // namespace gongbao::heating
