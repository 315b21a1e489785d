// The working ledger (工作台账, 4.2b): what is wrong, who has to put it right, until when; and what residents report
// (3.1a).
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct OpenProblem {
  static constexpr std::uint16_t number = 9050;
  static constexpr std::string_view name = "open_problem";
  std::uint64_t school = 0;
  std::optional<Nature> nature;
  std::string kind;  // of a violation, a facility, a duty, or other
  std::optional<ProblemSource> source;
  SealedText text;
  GB_FIELDS(school, nature, kind, source, text)
};
struct AssignProblem {
  static constexpr std::uint16_t number = 9051;
  static constexpr std::string_view name = "assign_problem";
  std::uint64_t problem = 0;
  std::optional<Nature> nature;  // of what a resident reported
  std::vector<Department> units;
  Department lead{};
  Date due;
  GB_FIELDS(problem, nature, units, lead, due)
};
struct EscalateProblem {
  static constexpr std::uint16_t number = 9052;
  static constexpr std::string_view name = "escalate_problem";
  std::uint64_t problem = 0;
  SealedText reason;
  GB_FIELDS(problem, reason)
};
struct SubmitRectification {
  static constexpr std::uint16_t number = 9053;
  static constexpr std::string_view name = "submit_rectification";
  std::uint64_t problem = 0;
  SealedDocument evidence;
  GB_FIELDS(problem, evidence)
};
struct VerifyProblem {
  static constexpr std::uint16_t number = 9054;
  static constexpr std::string_view name = "verify_problem";
  std::uint64_t problem = 0;
  bool close = false;
  SealedText reason;        // of a return
  std::optional<Date> due;  // the same
  SealedText kept;          // the measure that stays (1.3.4d)
  GB_FIELDS(problem, close, reason, due, kept)
};
struct ReportAsResident {
  static constexpr std::uint16_t number = 9059;
  static constexpr std::string_view name = "report_as_resident";
  std::optional<std::uint64_t> school;  // without it, of a place
  std::optional<std::string> place;
  SealedText text;
  std::int64_t text_characters = 0;  // as the gate counted them
  SealedDocument photo;
  SealedText contact;
  std::optional<std::string>
      follow_digest;  // SHA-256 of the code that whoever reports keeps, in hex; without it nobody follows it
  GB_FIELDS(school, place, text, text_characters, photo, contact, follow_digest)
};

struct ProblemWritten {
  static constexpr std::uint16_t number = 9550;
  std::uint64_t problem = 0;
  Problem row;
  GB_FIELDS(problem, row)
};

// One that this command opens at that school, by whoever gives it; open, and nothing said of it yet.
Problem new_problem(const Context& in, std::uint64_t school);

// 64 hex digits, lower case.
std::string follow_digest_of(std::string_view follow_code);

Answer decide(const Context& in, const OpenProblem& command);
Answer decide(const Context& in, const AssignProblem& command);
Answer decide(const Context& in, const EscalateProblem& command);
Answer decide(const Context& in, const SubmitRectification& command);
Answer decide(const Context& in, const VerifyProblem& command);
Answer decide(const Context& in, const ReportAsResident& command);
void apply(World& world, const ProblemWritten& fact, const FactOrigin& origin);

using ProblemCommands = policies::TypeList<OpenProblem, AssignProblem, EscalateProblem, SubmitRectification,
                                           VerifyProblem, ReportAsResident>;
using ProblemFacts = policies::TypeList<ProblemWritten>;

}  // namespace gongbao::school_traffic
