// 线索转递 (26a), 投诉处理 (4b, 9b, 30a): clues between justice and association on one side and courts, procuratorates
// and police on the other; complaints until they are answered or handed on.
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct SendClue {
  static constexpr std::uint16_t number = 10100;
  static constexpr std::string_view name = "send_clue";
  Office receiver{};
  std::optional<std::uint64_t> organisation;  // the partner that is to have it
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string kind;
  SealedText text;
  GB_FIELDS(receiver, organisation, firm, lawyer, kind, text)
};
struct ClueSent {
  static constexpr std::uint16_t number = 10600;
  Clue row;
  GB_FIELDS(row)
};
struct AcceptClue {
  static constexpr std::uint16_t number = 10101;
  static constexpr std::string_view name = "accept_clue";
  std::uint64_t clue = 0;
  GB_FIELDS(clue)
};
struct ReturnClue {
  static constexpr std::uint16_t number = 10102;
  static constexpr std::string_view name = "return_clue";
  std::uint64_t clue = 0;
  SealedText reason;
  GB_FIELDS(clue, reason)
};
struct ConcludeClue {
  static constexpr std::uint16_t number = 10103;
  static constexpr std::string_view name = "conclude_clue";
  std::uint64_t clue = 0;
  SealedText result;
  GB_FIELDS(clue, result)
};
struct AnswerClue {
  static constexpr std::uint16_t number = 10104;
  static constexpr std::string_view name = "answer_clue";
  std::uint64_t clue = 0;
  GB_FIELDS(clue)
};
struct ClueMoved {
  static constexpr std::uint16_t number = 10601;
  std::uint64_t clue = 0;
  ClueState state{};
  SealedText said;
  GB_FIELDS(clue, state, said)
};

struct ReceiveComplaint {
  static constexpr std::uint16_t number = 10105;
  static constexpr std::string_view name = "receive_complaint";
  PersonToken complainant;
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string kind;
  Channel channel{};
  SealedText text;
  GB_FIELDS(complainant, firm, lawyer, kind, channel, text)
};
struct ComplaintReceived {
  static constexpr std::uint16_t number = 10602;
  Complaint row;
  GB_FIELDS(row)
};
struct HandleComplaint {
  static constexpr std::uint16_t number = 10106;
  static constexpr std::string_view name = "handle_complaint";
  std::uint64_t complaint = 0;
  std::uint64_t handler_account = 0;
  GB_FIELDS(complaint, handler_account)
};
struct TransferComplaint {
  static constexpr std::uint16_t number = 10107;
  static constexpr std::string_view name = "transfer_complaint";
  std::uint64_t complaint = 0;
  std::string to;
  SealedText reason;
  GB_FIELDS(complaint, to, reason)
};
struct ConcludeComplaint {
  static constexpr std::uint16_t number = 10108;
  static constexpr std::string_view name = "conclude_complaint";
  std::uint64_t complaint = 0;
  SealedText result;
  bool upheld = false;
  GB_FIELDS(complaint, result, upheld)
};
struct AnswerComplaint {
  static constexpr std::uint16_t number = 10109;
  static constexpr std::string_view name = "answer_complaint";
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};
struct ComplaintMoved {
  static constexpr std::uint16_t number = 10603;
  std::uint64_t complaint = 0;
  ComplaintState state{};
  std::uint64_t handler = 0;
  std::string to;
  SealedText said;
  bool upheld = false;
  std::optional<IntegrityEntry> filed;  // what an upheld one leaves in the file
  GB_FIELDS(complaint, state, handler, to, said, upheld, filed)
};

// Until when (T7); nullopt: no length is set, or it was answered or handed on.
std::optional<law::Deadline> complaint_due(const State& state, const law::Calendar& calendar, const Complaint& row);

Answer decide(const Context& in, const SendClue& command);
Answer decide(const Context& in, const AcceptClue& command);
Answer decide(const Context& in, const ReturnClue& command);
Answer decide(const Context& in, const ConcludeClue& command);
Answer decide(const Context& in, const AnswerClue& command);
Answer decide(const Context& in, const ReceiveComplaint& command);
Answer decide(const Context& in, const HandleComplaint& command);
Answer decide(const Context& in, const TransferComplaint& command);
Answer decide(const Context& in, const ConcludeComplaint& command);
Answer decide(const Context& in, const AnswerComplaint& command);
void apply(World& world, const ClueSent& fact, const FactOrigin& origin);
void apply(World& world, const ClueMoved& fact, const FactOrigin& origin);
void apply(World& world, const ComplaintReceived& fact, const FactOrigin& origin);
void apply(World& world, const ComplaintMoved& fact, const FactOrigin& origin);

using CaseCommands = policies::TypeList<SendClue, AcceptClue, ReturnClue, ConcludeClue, AnswerClue, ReceiveComplaint,
                                        HandleComplaint, TransferComplaint, ConcludeComplaint, AnswerComplaint>;
using CaseFacts = policies::TypeList<ClueSent, ClueMoved, ComplaintReceived, ComplaintMoved>;

}  // namespace gongbao::legal_profession
