// One line for each such field.
#include "policies/prepaid_card/choices.h"

#include <algorithm>

#include "base/check.h"
#include "custody/record.h"
#include "law/area.h"
#include "policies/prepaid_card/commands.h"

namespace gongbao::prepaid_card {

using policies::Choice;

namespace {

enum class Sent : std::uint8_t { name, number };

// Keys of tables of the law, by their number: of any version.
std::vector<Choice> keys_of(const law::Parameters& parameters, std::initializer_list<std::string_view> tables,
                            Sent sent) {
  std::vector<Choice> all;
  for (const std::string_view name : tables) {
    const law::Parameter* table = parameters.find(name);
    GB_CHECK(table != nullptr);
    for (const law::ParameterVersion& version : table->versions) {
      for (const auto& [key, number] : version.value.table) {
        if (std::ranges::find(all, key, &Choice::name) == all.end()) all.push_back({key, number});
      }
    }
  }
  std::ranges::stable_sort(all, {}, &Choice::number);
  if (sent == Sent::name) {
    for (Choice& each : all) each.number.reset();
  }
  return all;
}

// reg/28–32: the key is the article.
std::vector<Choice> articles_with_a_fine(const law::Parameters& parameters) {
  std::vector<Choice> all = keys_of(parameters, {"fine_least"}, Sent::number);
  for (Choice& each : all) each.number = std::stoll(each.name);
  std::ranges::sort(all, {}, &Choice::number);
  return all;
}

std::vector<Choice> districts() {
  std::vector<Choice> all;
  for (const law::Area& area : law::districts_and_bda()) all.push_back({std::string(area.text)});
  return all;
}

}  // namespace

std::vector<Choice> choices_of(const law::Parameters& parameters, std::string_view command, std::string_view field) {
  const auto purposes = [&](Sent sent) {
    return keys_of(parameters, {"allowed_purposes", "prohibited_purposes"}, sent);
  };
  if (field == "district" || field == "bank_district") return districts();
  if (command == RecordPenalty::name && field == "article") return articles_with_a_fine(parameters);
  if (command == RequestFreeRelease::name && field == "purpose") return purposes(Sent::name);
  if (command == custody::op_name(custody::Op::release_free) && field == "purpose") return purposes(Sent::number);
  if (command == custody::op_name(custody::Op::identify_receipt) && field == "purpose") {
    return {{"card", custody::purpose::card},
            {"own_funding", custody::purpose::own_funding},
            {"in_transit", custody::purpose::in_transit}};
  }
  return {};
}

}  // namespace gongbao::prepaid_card
