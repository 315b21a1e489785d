// The villages of the demo city (heating): one in the mountains and one on the plain with their households, in every
// state that an application can be in, and beside them a supplier with its catalogue, a bank and the offices of two
// districts and the city. On the last day something is left to do for each of them.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

// How far a household has come by the last day.
enum class Way {
  nothing_filed,
  draft,
  filed,
  inspected,
  returned,
  eligible,
  bought,
  confirmed,
  ordered,
  failed,
  paid,
  unfit,
  withdrawn,
};

struct HousePlan {
  bool plain;  // of the village on the plain
  Way way;
  std::int32_t days;        // before the last day on which it applies
  std::string_view type;    // of its old device; empty: a household that was added later
  std::string_view since;   // in use
  std::string_view class_;  // hardship; empty: none
  const char* login;        // nullptr: no phone
  const char* what_to_try;
};

class Villages {
 public:
  Villages(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan(Date first_day);

 private:
  struct District {
    std::string_view code;
    Actor reviewer, second, inspector, civil_affairs, finance, admin;
  };
  struct Village {
    std::string_view name;
    std::uint64_t id = 0;
    Actor agent;
  };
  struct House {
    const HousePlan* plan = nullptr;
    Person head;
    std::string ref, bank_account;
    Actor people;  // the head, or the village's agent
    std::uint64_t id = 0, application = 0, payment = 0;
  };

  void enter_offices();
  void enter_district(District& district, std::string_view name, std::string_view logins, bool busy);
  void open_policy();
  void publish_catalogue();
  void take_over_registry();
  void import_rows(bool plain);

  void apply(House& house);
  boost::json::object form_of(const House& house) const;
  void inspect(House& house);
  void decide(House& house);
  void buy(House& house);
  void confirm(House& house);
  void pay(House& house);

  // Stories of the last weeks.
  void hardship_is_verified();
  void loan_is_supported();
  void subsidy_is_taken_back();
  void complaints_are_made();

  District& of(const House& house) { return house.plan->plain ? plain_ : mountain_; }
  House& house(Way way, std::size_t place = 0);

  Play& play_;
  Cast& cast_;
  Date last_day_;
  District mountain_{"110116", {}, {}, {}, {}, {}, {}}, plain_{"110112", {}, {}, {}, {}, {}, {}};
  Village villages_[2]{{"杨树沟村", 0, {}}, {"东柳村", 0, {}}};  // in the mountains, on the plain
  Actor agriculture_, treasury_, supervision_, supplier_, bank_;
  std::string supplier_code_, excluded_code_;
  std::uint64_t pump_ = 0, boiler_ = 0;  // entries of the catalogue
  std::vector<House> houses_;
};

}  // namespace gongbao::cli::demo
