// What departments hand in (简介第一段), read against the print by somebody else than its editor, and what stands
// beside a published text without changing it: labels, errata, interpretations, events of its status.
#pragma once

#include "policies/gazette/context.h"

namespace gongbao::gazette {

struct SubmitDocument {
  static constexpr std::uint16_t number = 12010;
  static constexpr std::string_view name = "submit_document";
  std::string document;  // short id
  std::string title_zh;
  std::optional<std::string> title_en;
  std::string doc_number;
  Date date_issued;
  std::string kind;
  std::optional<std::string> approval;  // of a leader of the municipal government
  std::optional<Date> approved_on;
  std::string text;
  GB_FIELDS(document, title_zh, title_en, doc_number, date_issued, kind, approval, approved_on, text)
};
struct DocumentSubmitted {
  static constexpr std::uint16_t number = 12510;
  std::string document;
  DocumentRow row;
  std::string text;
  GB_FIELDS(document, row, text)
};
struct CorrectMetadata {
  static constexpr std::uint16_t number = 12011;
  static constexpr std::string_view name = "correct_metadata";
  std::string document;
  std::optional<std::string> title_zh;
  std::optional<std::string> title_en;
  std::optional<std::string> doc_number;
  std::string reason;
  GB_FIELDS(document, title_zh, title_en, doc_number, reason)
};
struct ProofDocument {
  static constexpr std::uint16_t number = 12012;
  static constexpr std::string_view name = "proof_document";
  std::string document;
  std::vector<std::string> anchors;  // confirmed, each by its id
  GB_FIELDS(document, anchors)
};
struct DocumentMoved {
  static constexpr std::uint16_t number = 12511;
  std::string document;
  DocumentRow row;
  GB_FIELDS(document, row)
};
struct SetLabel {
  static constexpr std::uint16_t number = 12013;
  static constexpr std::string_view name = "set_label";
  std::string document;
  Label label{};
  GB_FIELDS(document, label)
};
struct LabelSet {
  static constexpr std::uint16_t number = 12512;
  std::string document;
  Label label{};
  GB_FIELDS(document, label)
};
struct PublishErratum {
  static constexpr std::uint16_t number = 12014;
  static constexpr std::string_view name = "publish_erratum";
  Erratum erratum;
  GB_FIELDS(erratum)
};
struct ErratumPublished {
  static constexpr std::uint16_t number = 12513;
  Erratum row;
  GB_FIELDS(row)
};
struct PublishInterpretation {
  static constexpr std::uint16_t number = 12015;
  static constexpr std::string_view name = "publish_interpretation";
  std::string target;  // a document or a place in it
  std::string title;
  std::string text;
  GB_FIELDS(target, title, text)
};
struct InterpretationPublished {
  static constexpr std::uint16_t number = 12514;
  Interpretation row;
  GB_FIELDS(row)
};
struct WithdrawInterpretation {
  static constexpr std::uint16_t number = 12016;
  static constexpr std::string_view name = "withdraw_interpretation";
  std::uint64_t interpretation = 0;
  std::string reason;
  GB_FIELDS(interpretation, reason)
};
struct InterpretationWithdrawn {
  static constexpr std::uint16_t number = 12515;
  std::uint64_t interpretation = 0;
  GB_FIELDS(interpretation)
};
struct RecordStatusEvent {
  static constexpr std::uint16_t number = 12017;
  static constexpr std::string_view name = "record_status_event";
  std::string target;  // document, place, or the number of a document of elsewhere
  law::StatusEvent::Kind kind{};
  Date date;
  std::string source;  // clause or citation
  std::optional<std::string> scope;
  std::optional<std::vector<std::string>> scope_clauses;
  GB_FIELDS(target, kind, date, source, scope, scope_clauses)
};
struct StatusEventRecorded {
  static constexpr std::uint16_t number = 12516;
  law::StatusEvent row;
  GB_FIELDS(row)
};

Answer decide(const Context& in, const SubmitDocument& command);
Answer decide(const Context& in, const CorrectMetadata& command);
Answer decide(const Context& in, const ProofDocument& command);
Answer decide(const Context& in, const SetLabel& command);
Answer decide(const Context& in, const PublishErratum& command);
Answer decide(const Context& in, const PublishInterpretation& command);
Answer decide(const Context& in, const WithdrawInterpretation& command);
Answer decide(const Context& in, const RecordStatusEvent& command);
void apply(World& world, const DocumentSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const DocumentMoved& fact, const FactOrigin& origin);
void apply(World& world, const LabelSet& fact, const FactOrigin& origin);
void apply(World& world, const ErratumPublished& fact, const FactOrigin& origin);
void apply(World& world, const InterpretationPublished& fact, const FactOrigin& origin);
void apply(World& world, const InterpretationWithdrawn& fact, const FactOrigin& origin);
void apply(World& world, const StatusEventRecorded& fact, const FactOrigin& origin);

using DocumentCommands = policies::TypeList<SubmitDocument, CorrectMetadata, ProofDocument, SetLabel, PublishErratum,
                                            PublishInterpretation, WithdrawInterpretation, RecordStatusEvent>;
using DocumentFacts = policies::TypeList<DocumentSubmitted, DocumentMoved, LabelSet, ErratumPublished,
                                         InterpretationPublished, InterpretationWithdrawn, StatusEventRecorded>;

}  // namespace gongbao::gazette
