// 考试组织和实施 (3.2): sessions with their mode and term, who is registered for them, the attendance list, and which
// marker is given which script. Two attempts at listening, one at anything else; an annulled one is none.
#pragma once

#include "policies/exam/context.h"

namespace gongbao::exam {

struct CreateSession {
  static constexpr std::uint16_t number = 7009;
  static constexpr std::string_view name = "create_session";
  std::string subject;
  std::vector<std::string> components;
  std::int64_t exam_year = 0;
  std::optional<std::uint64_t> paper;  // of what is written, or heard and spoken
  Date held_on;
  SessionMode mode{};
  std::optional<std::int64_t> round;  // of listening: 1 or 2
  std::vector<std::uint64_t> schools;
  GB_FIELDS(subject, components, exam_year, paper, held_on, mode, round, schools)
};
struct SessionCreated {
  static constexpr std::uint16_t number = 7508;
  Session row;
  GB_FIELDS(row)
};
struct RegisterAttempt {
  static constexpr std::uint16_t number = 7010;
  static constexpr std::string_view name = "register_attempt";
  std::string student;
  std::uint64_t session = 0;
  GB_FIELDS(student, session)
};
struct AttemptRegistered {
  static constexpr std::uint16_t number = 7509;
  Attempt row;
  GB_FIELDS(row)
};

// Who came; a script's number is random and made by the gate.
struct Attendance {
  std::string student;
  bool present = false;
  std::optional<std::string> script_no;
  GB_FIELDS(student, present, script_no)
};
struct CloseSession {
  static constexpr std::uint16_t number = 7011;
  static constexpr std::string_view name = "close_session";
  std::uint64_t session = 0;
  std::vector<Attendance> attendance;
  GB_FIELDS(session, attendance)
};
struct Attended {
  std::uint64_t attempt = 0;
  bool present = false;
  std::string script_no;
  std::uint32_t jurisdiction = 0;  // of the day of the session
  GB_FIELDS(attempt, present, script_no, jurisdiction)
};
struct SessionClosed {
  static constexpr std::uint16_t number = 7510;
  std::uint64_t session = 0;
  std::vector<Attended> attended;
  GB_FIELDS(session, attended)
};
struct AssignScripts {
  static constexpr std::uint16_t number = 7012;
  static constexpr std::string_view name = "assign_scripts";
  std::vector<std::string> script_nos;
  std::uint64_t marker = 0;  // an account
  GB_FIELDS(script_nos, marker)
};
struct ScriptsAssigned {
  static constexpr std::uint16_t number = 7511;
  std::vector<std::string> script_nos;
  std::uint64_t marker = 0;
  GB_FIELDS(script_nos, marker)
};
struct AnnulAttempt {
  static constexpr std::uint16_t number = 7013;
  static constexpr std::string_view name = "annul_attempt";
  std::uint64_t attempt = 0;
  SealedText reason;
  GB_FIELDS(attempt, reason)
};
struct AttemptAnnulled {
  static constexpr std::uint16_t number = 7512;
  std::uint64_t attempt = 0;
  SealedText reason;
  std::vector<ResultKey> results;  // that came of it and are none any more
  GB_FIELDS(attempt, reason, results)
};

// Attempts that use up one of the two opportunities (3.2.1f).
std::int64_t listening_attempts_of(const State& state, const std::string& student);
// The one that is present for that component; 0: none.
std::uint64_t present_attempt(const State& state, const std::string& student, Subject subject, Component component);
// 分区评卷 (3.2.1a, 3.2.2): the day that says whose school and district give the result, that of the test at which the
// student was present; otherwise: none was sat. A whole subject was sat as its written test.
Date day_of_test(const State& state, const std::string& student, Subject subject, Component component, Date otherwise);
ResultKey key_of(const Attempt& attempt, const Session& session, Component component);

Answer decide(const Context& in, const CreateSession& command);
Answer decide(const Context& in, const RegisterAttempt& command);
Answer decide(const Context& in, const CloseSession& command);
Answer decide(const Context& in, const AssignScripts& command);
Answer decide(const Context& in, const AnnulAttempt& command);
void apply(World& world, const SessionCreated& fact, const FactOrigin& origin);
void apply(World& world, const AttemptRegistered& fact, const FactOrigin& origin);
void apply(World& world, const SessionClosed& fact, const FactOrigin& origin);
void apply(World& world, const ScriptsAssigned& fact, const FactOrigin& origin);
void apply(World& world, const AttemptAnnulled& fact, const FactOrigin& origin);

using SessionCommands = policies::TypeList<CreateSession, RegisterAttempt, CloseSession, AssignScripts, AnnulAttempt>;
using SessionFacts =
    policies::TypeList<SessionCreated, AttemptRegistered, SessionClosed, ScriptsAssigned, AttemptAnnulled>;

}  // namespace gongbao::exam
