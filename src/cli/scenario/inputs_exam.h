// What nobody would write twice of schools, papers, sessions and marks: filled into the inputs of the commands on
// school examinations where nothing is said, and who gives them where nobody is named.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

// 92.5 → 9250, nullopt: no number of points.
std::optional<std::int64_t> centipoints_of(const std::string& text);

class ExamInputs {
 public:
  ExamInputs(const World& world, Inputs& inputs) : world_(world), inputs_(inputs) {}

  // Into the inputs of a typed command, as they stand in the file.
  Result<void> complete(std::string_view command, boost::json::object& inputs, const std::string& path);
  // Of the inputs when they are complete.
  std::optional<access::Actor> speaker(std::string_view command, const boost::json::object& inputs) const;
  // "district_edu 110101", "marker 110105", "school 一中", "student S1"
  Result<void> speaks_as(access::Actor& actor, const std::string& whose, const std::string& path);

  // 0: there is none of that name.
  std::uint64_t school_named(const std::string& name) const;

 private:
  using Members = boost::json::object;
  const exam::State& state() const { return world_.city().of<exam::Document>(); }
  void name_schools(Members& inputs) const;
  Result<void> points(Members& inputs, const char* from, const char* to, const std::string& path) const;
  Result<void> complete_points(Members& inputs, const std::string& path) const;
  static void complete_change(Members& inputs);
  static void complete_schools(Members& inputs);
  void complete_review(Members& inputs) const;
  Result<void> complete_students(Members& inputs, const std::string& path);
  void complete_plan(Members& inputs) const;
  void complete_session(Members& inputs) const;
  void complete_attendance(Members& inputs) const;
  void complete_scripts(Members& inputs) const;
  void complete_mark(Members& inputs) const;
  std::uint64_t session_meant(const Members& inputs) const;
  std::uint64_t number_of(const char* kind, const Members& inputs) const;
  access::Actor owner(std::uint32_t area, std::uint64_t school) const;
  std::optional<access::Actor> importer(std::string_view command, const Members& inputs) const;
  std::optional<access::Actor> owner_meant(std::string_view command, const Members& inputs) const;
  std::optional<access::Actor> of_scripts(std::string_view command, const Members& inputs) const;
  std::optional<access::Actor> of_student(std::string_view command, const Members& inputs,
                                          const std::string& student) const;
  std::uint32_t area_of_student(const std::string& student) const;

  const World& world_;
  Inputs& inputs_;
};

}  // namespace gongbao::cli::scenario
