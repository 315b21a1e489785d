// One column of early returns for each command; figures let the answer be redone by hand.
#include "policies/shared_garden/gardens.h"

namespace gongbao::shared_garden {

Answer decide(const Context& in, const RegisterGarden& command) {
  if (blank(command.garden_name)) return malformed("garden_name");
  if (blank(command.address)) return malformed("address");
  for (const auto& [number, garden] : in.state.gardens) {
    const bool same = garden.area == in.actor.area && garden.name == command.garden_name;
    if (same) return refuse(code::name_taken).with_count("garden", static_cast<std::int64_t>(number));
  }
  return accept(GardenRegistered{{command.garden_name, command.address, in.actor.area, std::nullopt}})
      .with_count("garden", static_cast<std::int64_t>(in.entry));
}

void apply(World& world, const GardenRegistered& fact, const FactOrigin& origin) {
  world.state.gardens[origin.entry] = fact.row;
}

Answer decide(const Context& in, const CloseGarden& command) {
  const Garden* garden = find_row(in.state.gardens, command.garden);
  if (garden == nullptr) return refuse(code::unknown_subject).with_text("field", "garden");
  if (garden->closes_on) return refuse(code::bad_transition);
  const WorkDays notice = in.state.parameters.work_days("closing_notice_work_days", in.today);
  const Date earliest = in.calendar.add_work_days(in.today, notice).last_day;
  if (command.closes_on < earliest) return refuse(code::notice_too_short).with_date("earliest", earliest);
  return accept(ClosureAnnounced{command.garden, command.closes_on}).with_date("earliest", earliest);
}

void apply(World& world, const ClosureAnnounced& fact, const FactOrigin&) {
  world.state.gardens.at(fact.garden).closes_on = fact.closes_on;
}

}  // namespace gongbao::shared_garden
