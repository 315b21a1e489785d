// The list of this policy (3): its rows, what writes them, who sees them.
#include "policies/shared_garden/document.h"
#include "policies/view_rows.h"

namespace gongbao::shared_garden {

namespace view {

struct GardenListed {
  static constexpr std::string_view table = "gardens";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t garden = 0;
  policies::Area area;
  std::string name;
  std::string address;
  std::optional<Date> closes_on;
  GB_FIELDS(garden, area, name, address, closes_on)
};

}  // namespace view

void project(policies::Rows& rows, const GardenRegistered& fact, const FactOrigin& origin) {
  rows.put(view::GardenListed{origin.entry, {fact.row.area}, fact.row.name, fact.row.address, fact.row.closes_on});
}
void project(policies::Rows& rows, const ClosureAnnounced& fact, const FactOrigin&) {
  rows.change<view::GardenListed>([&](view::GardenListed& row) { row.closes_on = fact.closes_on; }, fact.garden);
}

namespace {

void project_garden_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}
std::string_view garden_code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.tables = policies::tables_of<view::GardenListed>();
  system.lists = {policies::list_of<view::GardenListed>("gardens", "共享花园", "Shared gardens", {{"name"}},
                                                        {{"area"}, {"name", policies::ListFilter::How::contains}},
                                                        policies::everybody(), "shared-garden/3")};
  system.on_fact = project_garden_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(garden_code_word);
  system.log_readers = {{access::Role::subdistrict, access::Scope::own_area}};
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::shared_garden
