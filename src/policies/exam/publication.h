// From a draft to what a student sees: confirmed by somebody else, published by the district, looked at again when the
// student asks, and changed by a correction only, which keeps what stood before.
#pragma once

#include "policies/exam/context.h"

namespace gongbao::exam {

struct ConfirmScores {
  static constexpr std::uint16_t number = 7018;
  static constexpr std::string_view name = "confirm_scores";
  std::int64_t exam_year = 0;
  std::string subject;
  std::optional<std::string> component;  // of an examined subject
  GB_FIELDS(exam_year, subject, component)
};
struct ConfirmPass {
  static constexpr std::uint16_t number = 7019;
  static constexpr std::string_view name = "confirm_pass";
  std::int64_t exam_year = 0;
  std::string subject;
  GB_FIELDS(exam_year, subject)
};
struct ResultsConfirmed {
  static constexpr std::uint16_t number = 7515;
  std::vector<ResultKey> results;
  GB_FIELDS(results)
};
struct PublishResults {
  static constexpr std::uint16_t number = 7020;
  static constexpr std::string_view name = "publish_results";
  std::int64_t exam_year = 0;
  std::vector<std::string> subjects;
  GB_FIELDS(exam_year, subjects)
};
struct ResultsPublished {
  static constexpr std::uint16_t number = 7516;
  std::uint32_t jurisdiction = 0;
  std::int64_t exam_year = 0;
  std::vector<Subject> subjects;
  std::vector<ResultKey> results;
  Publication publication;
  GB_FIELDS(jurisdiction, exam_year, subjects, results, publication)
};

struct RequestRecheck {
  static constexpr std::uint16_t number = 7021;
  static constexpr std::string_view name = "request_recheck";
  std::string student;
  std::string subject;
  GB_FIELDS(student, subject)
};
struct RecheckRequested {
  static constexpr std::uint16_t number = 7517;
  Recheck row;
  GB_FIELDS(row)
};
// The value that takes the place of another: points, a grade, raw points, a pass, or absent and exempt.
struct NewValue {
  std::optional<std::int64_t> centipoints;
  std::optional<Standing> standing;
  std::optional<std::string> grade;
  std::optional<std::string> result;
  GB_FIELDS(centipoints, standing, grade, result)
  bool given() const { return centipoints || standing || grade || result; }
};
struct DecideRecheck {
  static constexpr std::uint16_t number = 7022;
  static constexpr std::string_view name = "decide_recheck";
  std::uint64_t recheck = 0;
  std::optional<std::string> component;
  std::optional<std::int64_t> round;
  NewValue changed;  // nothing: it stays as it was
  SealedText reason;
  GB_FIELDS(recheck, component, round, changed, reason)
};
struct RecheckDecided {
  static constexpr std::uint16_t number = 7518;
  std::uint64_t recheck = 0;
  RecheckState to{};
  SealedText reason;
  GB_FIELDS(recheck, to, reason)
};
struct CorrectResult {
  static constexpr std::uint16_t number = 7023;
  static constexpr std::string_view name = "correct_result";
  std::string student;
  std::string subject;
  std::optional<std::string> component;
  std::optional<std::int64_t> round;
  NewValue changed;
  SealedText reason;
  GB_FIELDS(student, subject, component, round, changed, reason)
};
struct ResultCorrected {
  static constexpr std::uint16_t number = 7521;
  Correction row;
  GB_FIELDS(row)
};

Answer decide(const Context& in, const ConfirmScores& command);
Answer decide(const Context& in, const ConfirmPass& command);
Answer decide(const Context& in, const PublishResults& command);
Answer decide(const Context& in, const RequestRecheck& command);
Answer decide(const Context& in, const DecideRecheck& command);
Answer decide(const Context& in, const CorrectResult& command);
void apply(World& world, const ResultsConfirmed& fact, const FactOrigin& origin);
void apply(World& world, const ResultsPublished& fact, const FactOrigin& origin);
void apply(World& world, const RecheckRequested& fact, const FactOrigin& origin);
void apply(World& world, const RecheckDecided& fact, const FactOrigin& origin);
void apply(World& world, const ResultCorrected& fact, const FactOrigin& origin);

using PublicationCommands =
    policies::TypeList<ConfirmScores, ConfirmPass, PublishResults, RequestRecheck, DecideRecheck, CorrectResult>;
using PublicationFacts =
    policies::TypeList<ResultsConfirmed, ResultsPublished, RecheckRequested, RecheckDecided, ResultCorrected>;

}  // namespace gongbao::exam
