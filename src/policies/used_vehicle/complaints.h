// Complaints of re-issues that were demanded and of obstructed dealing (2e, 5c), and claims for losses (3g).
#pragma once

#include "policies/used_vehicle/cases.h"

namespace gongbao::used_vehicle {

struct FileComplaint {
  static constexpr std::uint16_t number = 6030;
  static constexpr std::string_view name = "file_complaint";
  std::uint64_t against = 0;
  ComplaintType type{};
  SealedText text;
  GB_FIELDS(against, type, text)
};
struct ComplaintFiled {
  static constexpr std::uint16_t number = 6525;
  Complaint row;
  GB_FIELDS(row)
};
struct AcceptComplaint {
  static constexpr std::uint16_t number = 6031;
  static constexpr std::string_view name = "accept_complaint";
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};
struct DecideComplaint {
  static constexpr std::uint16_t number = 6032;
  static constexpr std::string_view name = "decide_complaint";
  std::uint64_t complaint = 0;
  bool upheld = false;
  SealedText reason;
  GB_FIELDS(complaint, upheld, reason)
};
struct ReplyComplaint {
  static constexpr std::uint16_t number = 6033;
  static constexpr std::string_view name = "reply_complaint";
  std::uint64_t complaint = 0;
  SealedText text;
  GB_FIELDS(complaint, text)
};
struct CloseComplaint {
  static constexpr std::uint16_t number = 6034;
  static constexpr std::string_view name = "close_complaint";
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};
struct ComplaintMoved {
  static constexpr std::uint16_t number = 6526;
  std::uint64_t complaint = 0;
  ComplaintState to{};
  std::optional<bool> upheld;
  SealedText text;  // reason or reply
  GB_FIELDS(complaint, to, upheld, text)
};

struct FileLossClaim {
  static constexpr std::uint16_t number = 6035;
  static constexpr std::string_view name = "file_loss_claim";
  std::uint64_t registration = 0;
  SealedText text;
  GB_FIELDS(registration, text)
};
struct LossClaimFiled {
  static constexpr std::uint16_t number = 6527;
  LossClaim row;
  GB_FIELDS(row)
};
struct AnswerLossClaim {
  static constexpr std::uint16_t number = 6036;
  static constexpr std::string_view name = "answer_loss_claim";
  std::uint64_t claim = 0;
  SealedText text;
  GB_FIELDS(claim, text)
};
struct CloseLossClaim {
  static constexpr std::uint16_t number = 6037;
  static constexpr std::string_view name = "close_loss_claim";
  std::uint64_t claim = 0;
  SealedText outcome;
  GB_FIELDS(claim, outcome)
};
struct LossClaimMoved {
  static constexpr std::uint16_t number = 6528;
  std::uint64_t claim = 0;
  LossClaimState to{};
  SealedText text;  // answer or outcome
  GB_FIELDS(claim, to, text)
};

Answer decide(const Context& in, const FileComplaint& command);
Answer decide(const Context& in, const AcceptComplaint& command);
Answer decide(const Context& in, const DecideComplaint& command);
Answer decide(const Context& in, const ReplyComplaint& command);
Answer decide(const Context& in, const CloseComplaint& command);
Answer decide(const Context& in, const FileLossClaim& command);
Answer decide(const Context& in, const AnswerLossClaim& command);
Answer decide(const Context& in, const CloseLossClaim& command);
void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin);
void apply(World& world, const ComplaintMoved& fact, const FactOrigin& origin);
void apply(World& world, const LossClaimFiled& fact, const FactOrigin& origin);
void apply(World& world, const LossClaimMoved& fact, const FactOrigin& origin);

using ComplaintCommands = policies::TypeList<FileComplaint, AcceptComplaint, DecideComplaint, ReplyComplaint,
                                             CloseComplaint, FileLossClaim, AnswerLossClaim, CloseLossClaim>;
using ComplaintFacts = policies::TypeList<ComplaintFiled, ComplaintMoved, LossClaimFiled, LossClaimMoved>;

}  // namespace gongbao::used_vehicle
