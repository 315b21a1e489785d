// Houses first, then the owner register, then the trade of the months, then what is left to do.
#include "cli/demo/vehicles.h"

#include "base/enum_names.h"
#include "cli/demo/numbers.h"

namespace gongbao::cli::demo {

using access::Role;

namespace {

struct Model {
  const char *signs, *type;
  std::int64_t yuan;  // what one usually costs
};
constexpr Model models[] = {{"LYD4A1C2", "small_passenger_car", 86'000},
                            {"LYD4B2E6", "small_passenger_car", 128'000},
                            {"LTH2M1A5", "micro_passenger_car", 32'000},
                            {"LTH9K3T8", "truck", 64'000}};
constexpr std::size_t trade_from = 0, trade_vehicles = 44, resold = 44, of_one_seller = 45, far = 48, of_fleet = 49,
                      still_waiting = 50, all_vehicles = 58;
constexpr std::int32_t kept_in_stock = 17, between_purchases = 7;

boost::json::array papers(std::initializer_list<const char*> types) {
  boost::json::array all;
  for (const char* type : types) all.push_back(boost::json::object{{"type", type}, {"form", "original"}});
  return all;
}

}  // namespace

void Vehicles::plan(Date first_day) {
  const auto work_day = [&](std::int32_t n) { return play_.calendar().add_work_days(first_day, WorkDays{n}).last_day; };
  play_.on(work_day(2), [this] {
    enter_offices();
    register_houses();
    take_over_register();
  });
  play_.on(work_day(4), [this] { review_dealers(); });
  plan_the_year(work_day(6));
  plan_the_last_weeks();
}

// --- offices and houses ----------------------------------------------------------------------------------------------

void Vehicles::enter_offices() {
  quota_body_ = cast_.enter_office("quota", Role::quota_body, 0, 0, "小客车指标调控管理机构 quota body",
                                   "确认收到推送、配置周转指标 acknowledge a push, allocate quotas");
  police_ = cast_.enter_office("traffic-police", Role::traffic_police, 0, 0, "公安交通管理部门 traffic police",
                               "批准登记服务站，撤销登记 approve a station, reverse a registration");
  tax_ = cast_.enter_office("tax", Role::tax, 0, 0, "税务部门 tax authority",
                            "核查一张发票，看异常情形 check an invoice, look at patterns");
  owner_person_ = cast_.people().next();
  owner_ = cast_.open_own_account("car-owner", owner_person_, Role::party, "交易当事人 party",
                                  "查看自己的交易，投诉或请求赔偿 one's own transactions, complain, claim");
  fleet_ = credit_code("911101070000DEM09");
}

void Vehicles::enter(House& house, Role role, std::uint64_t market, const char* login, const char* name,
                     const char* what_to_try) {
  const std::string_view kind = enum_name(role);  // the word is the same
  house.uscc = credit_code("911101050000DEM" + digits(++houses_, 2));
  boost::json::object members{{"uscc", house.uscc},
                              {"operator_name", name},
                              {"kinds", boost::json::array{kind}},
                              {"filing_no", "京二手车备" + digits(houses_, 4)}};
  if (market != 0) members["market"] = market;
  house.id = play_.say(cast_.city_commerce(), "used-vehicle/register_operator", members);
  house.people = cast_.enter_office(login, role, house.id, 0, std::string(name) + " " + std::string(kind), what_to_try);
}

void Vehicles::open_station(House& house, const char* login, const char* name, const char* what_to_try) {
  house.station = play_.say(house.people, "used-vehicle/apply_station", {});
  play_.say(police_, "used-vehicle/approve_station", {{"station", house.station}});
  house.officer = cast_.enter_office(login, Role::station_officer, house.station, 0, name, what_to_try);
}

void Vehicles::register_houses() {
  enter(south_, Role::market, 0, "car-market", "城南旧机动车交易市场",
        "代开发票，说明为什么不能代开 issue on behalf, or read why not");
  enter(north_, Role::market, 0, "car-market2", "北苑旧机动车交易市场",
        "查看整改案件和暂停代开 a case, issuing suspended");
  enter(chida_, Role::dealer, south_.id, "car-dealer", "驰达旧车销售有限公司",
        "开具反向发票和销售发票 issue reverse and own invoices");
  enter(anxing_, Role::dealer, north_.id, "car-dealer2", "安行二手车有限公司", "查看库存和周转指标 stock and quotas");
  enter(yuantu_, Role::dealer, south_.id, "car-dealer3", "远途车业有限公司", "查看复核和推送状态 re-review and push");
  enter(jiaye_, Role::dealer, 0, "car-dealer4", "嘉业名车有限公司",
        "接入发票验证系统 connect to the verification system");
  enter(broker_, Role::broker, 0, "car-broker", "顺路汽车经纪有限公司",
        "登记居间交易，看为什么不能开票 introduce parties, read why it may not issue");
  const std::string today = to_string(play_.today());
  for (House* each : {&south_, &north_, &chida_, &anxing_, &yuantu_}) {
    play_.say(each->people, "used-vehicle/record_connection", {{"from", today}});
  }
  open_station(south_, "station", "城南市场登记服务站 registration station",
               "核查发票、查验手续，办理转让登记 check an invoice, register a transfer");
  open_station(north_, "station2", "北苑市场登记服务站 registration station", "");
}

// 重新复核 (1b), pushed with all that waits, and quotas upon it (1c).
void Vehicles::review_dealers() {
  for (House* each : {&chida_, &anxing_}) {
    play_.say(each->people, "used-vehicle/submit_review", {{"papers", "经营场所、人员和交易台账复核材料"}});
    play_.say(cast_.city_commerce(), "used-vehicle/decide_review", {{"dealer", each->id}, {"result", "verified"}});
  }
  play_.say(cast_.city_commerce(), "used-vehicle/push_dealers", {});
  play_.say(quota_body_, "used-vehicle/acknowledge_push", {{"batch", 1}});
  play_.say(quota_body_, "used-vehicle/allocate_quota", {{"dealer", chida_.id}, {"count", 8}});
  play_.say(quota_body_, "used-vehicle/allocate_quota", {{"dealer", anxing_.id}, {"count", 6}});
}

void Vehicles::take_over_register() {
  boost::json::array rows;
  const Person seller = cast_.people().next();
  for (std::size_t i = 0; i < all_vehicles; ++i) {
    Vehicle each;
    each.model = i < trade_vehicles ? i % 4 : i >= of_one_seller && i < far ? 2 : 0;
    each.vin = vehicle_number(models[each.model].signs, 10'001 + i * 37);
    each.plate = "京A" + digits(20'011 + i * 113, 5);
    each.type = models[each.model].type;
    const bool one_seller = i >= of_one_seller && i < far;
    if (i == of_fleet) {
      each.uscc = fleet_;
    } else {
      each.person = one_seller ? seller : i == still_waiting ? owner_person_ : cast_.people().next();
    }
    const Date since = play_.today() - Days{900 + static_cast<std::int32_t>(i) * 11};
    rows.push_back(boost::json::object{{"vin", each.vin},
                                       {"plate", each.plate},
                                       {"engine_no", "E" + digits(770'001 + i, 7)},
                                       {"type", each.type},
                                       {"owner", each.uscc.empty() ? boost::json::object{{"person", each.person.json()}}
                                                                   : boost::json::object{{"uscc", each.uscc}}},
                                       {"owner_since", to_string(since)},
                                       {"sealed", false},
                                       {"mortgaged", false}});
    vehicles_.push_back(std::move(each));
  }
  play_.say(police_, "used-vehicle/import_owner_register", {{"rows", rows}});
}

// --- a deal ----------------------------------------------------------------------------------------------------------

std::int64_t Vehicles::price_of(std::size_t vehicle, std::int64_t per_cent) const {
  const std::int64_t varied = static_cast<std::int64_t>(vehicle * 7 % 15) - 7;  // older and newer ones
  return models[vehicles_[vehicle].model].yuan * (per_cent + varied);           // in fen: yuan by hundredths
}

Vehicles::Deal Vehicles::purchase(std::size_t vehicle, House& dealer) {
  Deal deal;
  deal.vehicle = vehicle;
  deal.buyer = deal.opener = &dealer;
  deal.kind = "reverse";
  deal.fen = price_of(vehicle, 92);
  return deal;
}

Vehicles::Deal Vehicles::sale(std::size_t vehicle, House& dealer) {
  Deal deal;
  deal.vehicle = vehicle;
  deal.opener = &dealer;
  deal.kind = "own_sale";
  deal.fen = price_of(vehicle, 108);
  deal.person = cast_.people().next();
  return deal;
}

Vehicles::Deal Vehicles::direct(std::size_t vehicle, bool brokered) {
  Deal deal;
  deal.vehicle = vehicle;
  deal.opener = &south_;
  deal.kind = "market_agent";
  deal.fen = price_of(vehicle, 100);
  deal.brokered = brokered;
  deal.person = cast_.people().next();
  return deal;
}

boost::json::object Vehicles::seller_of(const Deal& deal) const {
  const Vehicle& vehicle = vehicles_[deal.vehicle];
  if (!vehicle.uscc.empty()) return {{"uscc", vehicle.uscc}};
  return {{"person", vehicle.person.json()}};
}

boost::json::object Vehicles::buyer_of(const Deal& deal) const {
  if (deal.buyer != nullptr) return {{"uscc", deal.buyer->uscc}};
  return {{"person", deal.person.json()}};
}

void Vehicles::open(Deal& deal) {
  const Vehicle& vehicle = vehicles_[deal.vehicle];
  boost::json::object members{{"vin", vehicle.vin},
                              {"plate", vehicle.plate},
                              {"seller", seller_of(deal)},
                              {"buyer", buyer_of(deal)},
                              {"price_fen", deal.fen}};
  if (deal.brokered) members["broker"] = broker_.id;
  if (deal.seller_account != 0) members["seller_account"] = deal.seller_account;
  if (deal.buyer_account != 0) members["buyer_account"] = deal.buyer_account;
  const Actor& by = deal.brokered ? broker_.people : deal.opener->people;
  deal.transaction = play_.say(by, "used-vehicle/open_transaction", members);
}

void Vehicles::look_at_papers(const Deal& deal) {
  const Actor& issuer = deal.opener->people;
  play_.say(issuer, "used-vehicle/verify_parties",
            {{"transaction", deal.transaction}, {"papers", papers({"seller_id", "buyer_id"})}});
  play_.say(issuer, "used-vehicle/verify_vehicle_papers",
            {{"transaction", deal.transaction}, {"papers", papers({"registration_certificate", "driving_licence"})}});
}

void Vehicles::issue(Deal& deal) {
  deal.invoice_no = "2411" + digits(6'600'001 + 17 * ++invoices_, 16);
  deal.invoice = play_.say(deal.opener->people, "used-vehicle/issue_invoice",
                           {{"transaction", deal.transaction}, {"kind", deal.kind}, {"invoice_no", deal.invoice_no}});
}

void Vehicles::register_at(const House& house, Deal& deal) {
  Vehicle& vehicle = vehicles_[deal.vehicle];
  deal.registration = play_.say(
      house.officer, "used-vehicle/register_transfer",
      {{"transaction", deal.transaction},
       {"invoice",
        {{"invoice_no", deal.invoice_no}, {"vin", vehicle.vin}, {"plate", vehicle.plate}, {"price_fen", deal.fen}}},
       {"papers", papers({"seller_id", "buyer_id", "registration_certificate", "driving_licence", "invoice"})},
       {"vehicle_checked", true}});
  vehicle.uscc = deal.buyer == nullptr ? std::string() : deal.buyer->uscc;
  vehicle.person = deal.person;
}

void Vehicles::whole(Deal deal) {
  open(deal);
  look_at_papers(deal);
  issue(deal);
  register_at(south_, deal);
}

// --- the trade of the months -----------------------------------------------------------------------------------------

// Every week somebody sells a car to a dealer, who sells it some weeks later; every third goes from person to person.
void Vehicles::plan_the_year(Date first_day) {
  for (std::size_t i = trade_from; i < trade_vehicles; ++i) {
    const Date day = first_day + Days{static_cast<std::int32_t>(i) * between_purchases};
    const Date sold = day + Days{kept_in_stock + static_cast<std::int32_t>(i % 5) * 4};
    if (sold + Days{30} > last_day_) break;  // the last weeks tell their own stories
    if (i % 3 == 2) {
      play_.on(day, [this, i] { whole(direct(i, i % 2 == 0)); });
      continue;
    }
    House& dealer = i % 2 == 0 ? chida_ : anxing_;
    play_.on(day, [this, i, &dealer] { whole(purchase(i, dealer)); });
    play_.on(sold, [this, i, &dealer] { whole(sale(i, dealer)); });
  }
}

// --- the last weeks --------------------------------------------------------------------------------------------------

void Vehicles::plan_the_last_weeks() {
  play_.on(last_day_ - Days{26}, [this] { a_vehicle_is_resold(); });
  play_.on(last_day_ - Days{24}, [this] { a_market_is_suspended(); });
  play_.on(last_day_ - Days{22}, [this] { a_broker_deals(); });
  play_.on(last_day_ - Days{12}, [this] { a_price_is_far(); });
  play_.on(last_day_ - Days{6}, [this] { something_is_left_to_do(); });
}

// Three owners within a month: a pattern (4e).
void Vehicles::a_vehicle_is_resold() {
  whole(direct(resold, false));
  play_.in_days(8, [this] { whole(direct(resold, false)); });
  play_.in_days(15, [this] { whole(direct(resold, true)); });
}

// One person's cars, one after another, through one broker (1a).
void Vehicles::a_broker_deals() {
  for (std::int32_t i = 0; i < 3; ++i) {
    const std::size_t vehicle = of_one_seller + static_cast<std::size_t>(i);
    play_.in_days(1 + i * 4, [this, vehicle] { whole(direct(vehicle, true)); });
  }
}

void Vehicles::a_price_is_far() {
  Deal deal = direct(far, false);
  deal.fen = price_of(far, 30);
  whole(std::move(deal));
}

boost::json::object Vehicles::fed(const House& market, std::size_t vehicle, const House& dealer, std::int64_t fen) {
  return {{"invoice_no", "2411" + digits(6'600'001 + 17 * ++invoices_, 16)},
          {"kind", "market_agent"},
          {"issuer", market.uscc},
          {"seller", {{"uscc", dealer.uscc}}},
          {"buyer", {{"person", cast_.people().next().json()}}},
          {"vin", vehicles_[vehicle].vin},
          {"plate", vehicles_[vehicle].plate},
          {"price_fen", fen},
          {"issued_at", to_string(play_.today() - Days{3}) + "T10:15:00+08:00"},
          {"status", "issued"}};
}

// What a market wrote for a dealer's sale opens a case (5d): one is listed and says it has mended its ways, one is new.
void Vehicles::a_market_is_suspended() {
  const auto feed = [this](const House& market, std::size_t vehicle, const House& dealer) {
    const std::uint64_t entry =
        play_.say(tax_, "used-vehicle/import_invoices",
                  {{"rows", boost::json::array{fed(market, vehicle, dealer, price_of(vehicle, 104))}}});
    static_cast<void>(entry);
    std::uint64_t found = 0;
    play_.ask([&](const policies::City& city) { found = city.of<used_vehicle::Document>().cases.rbegin()->first; });
    return found;
  };
  const std::uint64_t listed = feed(north_, still_waiting + 6, anxing_);
  play_.say(cast_.city_commerce(), "used-vehicle/confirm_case",
            {{"case_id", listed}, {"reason", "为经销企业代开发票，事实清楚"}});
  play_.in_days(18, [this, listed] {
    play_.say(north_.people, "used-vehicle/claim_rectified",
              {{"case_id", listed}, {"measures", "已停止为经销企业代开，开票窗口增设主体核验"}});
  });
  play_.in_days(20, [feed, this] { feed(south_, still_waiting + 7, yuantu_); });
}

void Vehicles::something_is_left_to_do() {
  // A dealer whose review waits for a push, one whose papers wait for commerce.
  play_.say(yuantu_.people, "used-vehicle/submit_review", {{"papers", "经营场所和交易台账复核材料"}});
  play_.say(cast_.city_commerce(), "used-vehicle/decide_review", {{"dealer", yuantu_.id}, {"result", "verified"}});
  play_.say(jiaye_.people, "used-vehicle/submit_review", {{"papers", "经营场所和人员复核材料"}});
  play_.say(yuantu_.people, "used-vehicle/apply_station", {});
  // The owner sells his car to a dealer, whose invoice is verified and waits for the station.
  Deal at_the_station = purchase(still_waiting, chida_);
  at_the_station.seller_account = owner_.account;
  open(at_the_station);
  look_at_papers(at_the_station);
  issue(at_the_station);
  // What a dealer may issue itself, what only the market may, what the market may not.
  Deal bought = purchase(still_waiting + 1, chida_);
  open(bought);
  look_at_papers(bought);
  Deal of_the_fleet = purchase(of_fleet, chida_);
  open(of_the_fleet);
  Deal introduced = direct(still_waiting + 2, true);
  open(introduced);
  look_at_papers(introduced);
  whole(purchase(still_waiting + 3, chida_));
  Deal sold = sale(still_waiting + 3, chida_);
  open(sold);
  play_.refused(south_.people, "used-vehicle/issue_invoice",
                {{"transaction", sold.transaction}, {"kind", "market_agent"}, {"invoice_no", "24119999999999999999"}},
                "used_vehicle.own_invoice_required");
  look_at_papers(sold);
  // What the owner bought before, with a loss that he claims, and a complaint of a dealer.
  Deal his = direct(still_waiting + 4, false);
  his.person = owner_person_;
  his.buyer_account = owner_.account;
  open(his);
  look_at_papers(his);
  issue(his);
  register_at(south_, his);
  play_.say(owner_, "used-vehicle/file_loss_claim",
            {{"registration", his.registration}, {"text", "登记时未核对发动机号，重新查验误工两天"}});
  play_.say(anxing_.people, "used-vehicle/file_complaint",
            {{"against", north_.id}, {"type", "obstruction"}, {"text", "市场不让本公司车辆入场展示"}});
}

}  // namespace gongbao::cli::demo
