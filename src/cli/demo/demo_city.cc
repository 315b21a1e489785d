// The order of a day: statements by night, stories and founding in the morning, routine at midday, trade in the
// evening.
#include "cli/demo/demo_city.h"

#include "cli/demo/beauty.h"
#include "cli/demo/desk.h"
#include "cli/demo/examinations.h"
#include "cli/demo/founding.h"
#include "cli/demo/gazette_office.h"
#include "cli/demo/lawyers.h"
#include "cli/demo/nurseries.h"
#include "cli/demo/school_roads.h"
#include "cli/demo/stories.h"
#include "cli/demo/supervisors.h"
#include "cli/demo/trade.h"
#include "cli/demo/vehicles.h"
#include "cli/demo/villages.h"

namespace gongbao::cli::demo {

namespace {

class City {
 public:
  City(Store& store, formats::Gate& gate, const CityPlan& plan)
      : first_day_(demo_day - Days{plan.days}),
        play_(store, gate, plan.seed),
        cast_(play_, plan.seed),
        acts_(play_, cast_),
        founding_(play_, cast_, acts_),
        trade_(play_, cast_, acts_),
        desk_(play_, cast_, acts_, demo_day),
        stories_(play_, cast_, acts_),
        nurseries_(play_, cast_, demo_day),
        villages_(play_, cast_, demo_day),
        vehicles_(play_, cast_, demo_day),
        supervisors_(play_, cast_, demo_day),
        examinations_(play_, cast_, demo_day),
        lawyers_(play_, cast_, demo_day),
        school_roads_(play_, cast_, demo_day),
        beauty_(play_, cast_, demo_day),
        gazette_office_(play_, cast_) {}

  Result<DemoCity> live(const std::function<void(std::int32_t, std::int32_t)>& progress) {
    open();
    for (Date day = first_day_; day < demo_day && !play_.failure(); day = day + Days{1}) {
      live_a_day(day);
      if (progress) progress((day - first_day_).count, (demo_day - first_day_).count);
    }
    gazette_office_.evening();
    // Of the last day only what happens by night: it belongs to whoever tries the city out.
    play_.begin(demo_day);
    desk_.morning();
    if (play_.failure()) return std::unexpected(*play_.failure());
    return DemoCity{cast_.demo_accounts(), cast_.people().met(), play_.counts()};
  }

 private:
  void open() {
    play_.begin(first_day_);
    cast_.enter();
    founding_.plan(first_day_, demo_day);
    desk_.plan_inspections();
    stories_.plan(first_day_);
    nurseries_.plan(first_day_);
    villages_.plan(first_day_);
    vehicles_.plan(first_day_);
    supervisors_.plan();
    examinations_.plan();
    lawyers_.plan();
    school_roads_.plan();
    beauty_.plan();
  }
  void live_a_day(Date day) {
    play_.begin(day);
    desk_.morning();
    play_.set_time(9 * 3600);
    play_.do_the_agenda();
    desk_.midday();
    nurseries_.midday();
    trade_.evening();
    play_.settle();
  }

  Date first_day_;
  Play play_;
  Cast cast_;
  Acts acts_;
  Founding founding_;
  Trade trade_;
  Desk desk_;
  Stories stories_;
  Nurseries nurseries_;
  Villages villages_;
  Vehicles vehicles_;
  Supervisors supervisors_;
  Examinations examinations_;
  Lawyers lawyers_;
  SchoolRoads school_roads_;
  BeautyIndustry beauty_;
  GazetteOffice gazette_office_;
};

}  // namespace

Result<DemoCity> live_the_demo(Store& store, formats::Gate& gate, const CityPlan& plan,
                               const std::function<void(std::int32_t, std::int32_t)>& progress) {
  return City(store, gate, plan).live(progress);
}

}  // namespace gongbao::cli::demo
