// The used-vehicle trade of the demo city: two markets, four dealers, a broker, the stations, and who looks after them.
// Vehicles are bought and sold through the year so that its months can be compared; of the last weeks there are the
// patterns that an official should look at, a market that is suspended, and something left to do on every desk.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

class Vehicles {
 public:
  Vehicles(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan(Date first_day);

 private:
  struct House {
    std::uint64_t id = 0, station = 0;
    std::string uscc;
    Actor people, officer;  // the officer of its station
  };
  struct Vehicle {
    std::string vin, plate, type;
    std::size_t model = 0;
    Person person;  // who owns it; no name: a firm does
    std::string uscc;
  };
  // Sold from its owner to a house, or to somebody else.
  struct Deal {
    std::size_t vehicle = 0;
    House* buyer = nullptr;  // nullptr: the next person
    House* opener = nullptr;
    const char* kind = "";
    std::int64_t fen = 0;
    bool brokered = false;
    std::uint64_t seller_account = 0, buyer_account = 0;
    std::uint64_t transaction = 0, invoice = 0, registration = 0;
    std::string invoice_no;
    Person person;  // who buys it
  };

  void enter_offices();
  void register_houses();
  void enter(House& house, access::Role role, std::uint64_t market, const char* login, const char* name,
             const char* what_to_try);
  void open_station(House& house, const char* login, const char* name, const char* what_to_try);
  void take_over_register();
  void review_dealers();
  void plan_the_year(Date first_day);
  void plan_the_last_weeks();

  Deal purchase(std::size_t vehicle, House& dealer);
  Deal sale(std::size_t vehicle, House& dealer);
  Deal direct(std::size_t vehicle, bool brokered);
  void open(Deal& deal);
  void look_at_papers(const Deal& deal);
  void issue(Deal& deal);
  void register_at(const House& station, Deal& deal);
  void whole(Deal deal);
  boost::json::object seller_of(const Deal& deal) const;
  boost::json::object buyer_of(const Deal& deal) const;
  std::int64_t price_of(std::size_t vehicle, std::int64_t per_cent) const;
  boost::json::object fed(const House& market, std::size_t vehicle, const House& dealer, std::int64_t fen);

  // Stories of the last weeks.
  void a_vehicle_is_resold();
  void a_broker_deals();
  void a_price_is_far();
  void a_market_is_suspended();
  void something_is_left_to_do();

  Play& play_;
  Cast& cast_;
  Date last_day_;
  House south_, north_;                    // markets
  House chida_, anxing_, yuantu_, jiaye_;  // dealers: pushed, pushed, waiting for the push, to be reviewed
  House broker_;
  std::string fleet_;  // an enterprise that sells its cars
  Actor quota_body_, police_, tax_, owner_;
  Person owner_person_;
  std::vector<Vehicle> vehicles_;
  std::uint64_t houses_ = 0, invoices_ = 0;
};

}  // namespace gongbao::cli::demo
