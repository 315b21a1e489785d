// One table; each of its functions stands in the files of its document.
#include "cli/scenario/document_words.h"

#include <algorithm>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/given.h"
#include "cli/scenario/inputs_beauty.h"
#include "cli/scenario/inputs_eldercare.h"
#include "cli/scenario/inputs_exam.h"
#include "cli/scenario/inputs_legal.h"
#include "cli/scenario/inputs_traffic.h"
#include "cli/scenario/inputs_vehicles.h"
#include "cli/scenario/keys.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

std::vector<std::uint64_t> numbers_of(const auto& rows) {
  std::vector<std::uint64_t> numbers;
  for (const auto& [number, unused] : rows) numbers.push_back(number);
  return numbers;
}

// What is given of a document whose shorthands need no day.
template <auto expand>
Result<std::vector<Step>> without_day(const json::object& given, const std::string& path, Date) {
  return expand(given, path);
}

template <class OfDocument>
Result<void> speaks_by(const World& world, Inputs& inputs, access::Actor& actor, const std::string& whose,
                       const std::string& path) {
  OfDocument of(world, inputs);
  if constexpr (requires { of.speaks_as(actor, whose, path); }) {
    return of.speaks_as(actor, whose, path);
  } else {
    of.speaks_as(actor, whose);
    return {};
  }
}

using policies::City;

// "department D", "place_keeper P": by the step that registered it; "editor 甲": an account of that name.
Result<void> speaks_for_gazette(const World&, Inputs& inputs, access::Actor& actor, const std::string& whose,
                                const std::string& path) {
  const bool of_house = actor.role == access::Role::department || actor.role == access::Role::place_keeper;
  if (whose.empty()) return {};
  if (!of_house) {
    constexpr std::uint64_t first_editor = 3'000;
    actor.account = first_editor + inputs.number("editor", json::value(whose), path).value_or(0);
    return {};
  }
  const char* kind = actor.role == access::Role::department ? "department" : "place";
  const auto house = inputs.number_in_use(kind, json::value(whose), path);
  if (!house) return std::unexpected(house.error());
  actor.organisation = *house;
  return {};
}

const DocumentWords all_document_words[] = {
    {.system = prepaid_card::document,
     .given = &keys::given,
     .state_keys = card_state_keys,
     .compare = compare_card_state,
     .collectors = [](const City& city) { return numbers_of(city.prepaid_card().operators); }},
    {.system = childcare::document,
     .given = &keys::given_childcare,
     .state_keys = childcare_state_keys,
     .compare = compare_childcare_state,
     .collectors = [](const City& city) { return numbers_of(city.childcare().institutions.institutions); },
     .owner = "city_health"},
    {.system = heating::document,
     .given = &keys::given_heating,
     .state_keys = heating_state_keys,
     .compare = compare_heating_state,
     .collectors = [](const City& city) { return numbers_of(city.of<heating::Document>().applications); },
     .expand = without_day<expand_heating>,
     .owner = "city_agri"},
    {.system = used_vehicle::document,
     .given = &keys::given_vehicles,
     .state_keys = vehicle_state_keys,
     .compare = compare_vehicle_state,
     .collectors = [](const City& city) { return numbers_of(city.of<used_vehicle::Document>().operators); },
     .expand = without_day<expand_vehicles>,
     .speaks_as = speaks_by<VehicleInputs>},
    {.system = exam::document,
     .given = &keys::given_exam,
     .state_keys = exam_state_keys,
     .compare = compare_exam_state,
     .collectors = [](const City& city) { return numbers_of(city.of<exam::Document>().schools); },
     .expand = without_day<expand_exam>,
     .speaks_as = speaks_by<ExamInputs>},
    {.system = eldercare::document,
     .given = &keys::given_eldercare,
     .state_keys = eldercare_state_keys,
     .compare = compare_eldercare_state,
     .collectors = [](const City& city) { return numbers_of(city.of<eldercare::Document>().institutions); },
     .expand = expand_eldercare,
     .speaks_as = speaks_by<EldercareInputs>,
     .owner = "city_civil_affairs"},
    {.system = school_traffic::document,
     .given = &keys::given_traffic,
     .state_keys = traffic_state_keys,
     .compare = compare_traffic_state,
     .collectors = [](const City& city) { return numbers_of(city.of<school_traffic::Document>().schools); },
     .expand = without_day<expand_traffic>,
     .speaks_as = speaks_by<TrafficInputs>,
     .owner = "city_edu"},
    {.system = legal_profession::document,
     .given = &keys::given_legal,
     .state_keys = legal_state_keys,
     .compare = compare_legal_state,
     .collectors = [](const City& city) { return numbers_of(city.of<legal_profession::Document>().firms); },
     .expand = expand_legal,
     .speaks_as = speaks_by<LegalInputs>},
    {.system = beauty_health::document,
     .given = &keys::given_beauty,
     .state_keys = beauty_state_keys,
     .compare = compare_beauty_state,
     .collectors = [](const City& city) { return numbers_of(city.of<beauty_health::Document>().enterprises); },
     .expand = without_day<expand_beauty>,
     .speaks_as = speaks_by<BeautyInputs>},
    {.system = gazette::document, .speaks_as = speaks_for_gazette, .owner = "editor"},
};

}  // namespace

const DocumentWords* words_of(System system) {
  const auto* row = std::ranges::find(all_document_words, system, &DocumentWords::system);
  return row == std::end(all_document_words) ? nullptr : row;
}

}  // namespace gongbao::cli::scenario
