// The beauty and health industry in the demo city: what the units of the 21 measures have planned and done, enterprises
// with applications in most of their states, goods at customs, reports of reactions, registers and a joint conference.
// On the last day something is left to do for each of them.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

class BeautyIndustry {
 public:
  BeautyIndustry(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan();

 private:
  struct Firm {
    Actor speaker;
    std::uint64_t id = 0;
    std::string uscc;
  };
  enum class Way { planned, begun, done };
  struct Task {
    const char* unit;
    std::int32_t measure, planned, due;  // days before the last day and after it
    Way way;
    const char* text;
  };
  static const Task tasks[];

  void enter_offices();
  void name_districts();
  void set_terms();
  void plan_items();
  void plan_item(const Task& task);
  void go_on(const Task& task, std::uint64_t item);

  Firm register_firm(const std::string& login, const char* code, boost::json::object profile, const char* what_to_try);
  void enter_firms();
  void register_certificates();
  void open_funds();

  std::uint64_t apply(const Firm& firm, const char* kind, boost::json::object evidence,
                      std::optional<std::string> district = {});
  void agree(std::uint64_t application, std::initializer_list<const char*> units);
  void apply_all();
  // As far as that many working days bring it: agreed, approved and published, paid, closed.
  enum class Reached { agreed, published, paid, closed };
  void grant(std::uint64_t application, const char* decider, std::int64_t fen, std::vector<const char*> units,
             Reached reached);
  void pay(std::uint64_t application, const char* decider, Reached reached);

  void at_customs();
  void reactions();
  void report_reactions(const char* product, Date month, int reports, const char* kind);
  void registers();
  void windows();
  void conference();
  void last_days();

  const Actor& unit(std::string_view letters) const;
  Date before(std::int32_t days) const { return play_.working_day_from(last_day_ - Days{days}); }

  Play& play_;
  Cast& cast_;
  Date last_day_;
  std::map<std::string, Actor, std::less<>> units_;
  Actor conference_, treasury_;
  Firm brand_, group_, agency_, shop_, institute_;
  std::uint64_t disputed_ = 0, reaction_ = 0;
};

}  // namespace gongbao::cli::demo
