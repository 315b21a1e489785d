// Reads roles by name, organisations by number or credit code, areas by code.
#include "cli/speaker.h"

#include <limits>

#include "base/identifiers.h"
#include "base/number_text.h"
#include "cli/importing.h"
#include "law/area.h"
#include "policies/beauty_health/units.h"
#include "policies/eldercare/state.h"

namespace gongbao::cli {

namespace {

constexpr std::string_view by_uscc = "uscc:";

std::unexpected<Problem> bad_actor(std::string_view text, std::string_view why) {
  return problem("cli.bad_actor", "by", std::string(text) + ": " + std::string(why));
}

}  // namespace

Result<std::optional<std::uint64_t>> operator_by_name(Store& store, std::string_view text) {
  if (!text.starts_with(by_uscc)) return std::optional<std::uint64_t>{};
  const std::string typed(text.substr(by_uscc.size()));
  const IdCheck code = check_credit_code(typed);
  std::optional<std::uint64_t> found;
  const auto asked = store.ask([&](const policies::City& city) {
    const auto& known = city.prepaid_card().operator_by_uscc;
    const auto it = known.find(code.normal);
    if (it != known.end()) found = it->second;
  });
  if (!asked) return std::unexpected(asked.error());
  if (!found) return problem("cli.unknown_operator", "operator", "no operator is registered under " + typed);
  return found;
}

Result<std::uint64_t> operator_named(Store& store, std::string_view text) {
  if (const auto number = number_in(text)) return *number;
  const auto named = operator_by_name(store, text);
  if (!named) return std::unexpected(named.error());
  if (!*named) {
    return problem("cli.bad_operator", "operator", std::string(text) + ": a number or uscc:<credit code> is expected");
  }
  return **named;
}

Result<std::uint64_t> bank_of(Store& store, std::uint64_t operator_id) {
  std::uint64_t bank = 0;
  const auto asked = store.ask([&](const policies::City& city) {
    if (const auto* book = city.books().find_operator(operator_id)) bank = book->bank_id;
  });
  if (!asked) return std::unexpected(asked.error());
  return bank;
}

Result<access::Actor> actor_as_written(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto role = enum_named<access::Role>(text.substr(0, colon));
  if (!role || *role == access::Role::engine) {
    return bad_actor(text, "roles are " + enum_choices<access::Role>());
  }
  access::Actor actor{*role, command_line_account, 0, 0};
  if (colon == text.npos) return actor;
  const std::string_view whom = text.substr(colon + 1);
  const auto id = number_in(whom);
  switch (*role) {
    case access::Role::branch: {
      const std::size_t slash = whom.rfind('/');
      const auto outlet = slash == whom.npos ? std::nullopt : number_in(whom.substr(slash + 1));
      const auto head = slash == whom.npos ? std::nullopt : number_in(whom.substr(0, slash));
      if (!outlet || *outlet == 0 || *outlet > std::numeric_limits<std::uint32_t>::max() ||
          (!head && !whom.starts_with(by_uscc))) {
        return bad_actor(text, "a branch is <operator>/<outlet>, the operator a number or uscc:<credit code>");
      }
      actor.organisation = head.value_or(0);
      actor.area = static_cast<std::uint32_t>(*outlet);
      return actor;
    }
    case access::Role::operator_:
    case access::Role::institution:
      if (!id && !whom.starts_with(by_uscc)) return bad_actor(text, "an operator is a number or uscc:<credit code>");
      actor.organisation = id.value_or(0);
      return actor;
    case access::Role::custody_bank:
    case access::Role::mediator:
    case access::Role::village_agent:
    case access::Role::supplier:
    case access::Role::bank:
    case access::Role::dealer:
    case access::Role::broker:
    case access::Role::market:
    case access::Role::station_officer:
    case access::Role::school:
    case access::Role::welfare_centre:
    case access::Role::eldercare_institution:
    case access::Role::firm:
    case access::Role::public_office:
    case access::Role::partner:
    case access::Role::third_party:
    case access::Role::department:
    case access::Role::place_keeper:
      if (!id) return bad_actor(text, "a bank, mediator, supplier, village, station or school is named by its number");
      actor.organisation = *id;
      return actor;
    case access::Role::consumer:
    case access::Role::family:
    case access::Role::household:
    case access::Role::party:
    case access::Role::student:
    case access::Role::guardian:
    case access::Role::applicant:
    case access::Role::supervisor:
    case access::Role::lawyer:
    case access::Role::team_member:
      if (!id || *id == 0)
        return bad_actor(text,
                         "who speaks for himself (a consumer, a family, a student) is named by the account's number");
      actor.account = *id;
      return actor;
    case access::Role::inspector:
    case access::Role::district_reviewer:
    case access::Role::district_civil_affairs:
    case access::Role::district_finance:
    case access::Role::district_admin:
    case access::Role::district_commerce:
    case access::Role::district_justice:
    case access::Role::district_association:
    case access::Role::party_body: {
      const auto area = law::area_named(whom);
      if (!area) return bad_actor(text, "no such district of Beijing");
      actor.area = *area;
      return actor;
    }
    case access::Role::district_health:
    case access::Role::subdistrict:
    case access::Role::district_edu:
    case access::Role::marker:
    case access::Role::district_public_security:
    case access::Role::district_transport:
    case access::Role::urban_management:
    case access::Role::emergency: {
      const auto area = law::area_named(whom, law::districts_bda_and_yanshan());
      if (!area) return bad_actor(text, "no such district of Beijing");
      actor.area = *area;
      return actor;
    }
    case access::Role::contact_staff:
    case access::Role::civil_affairs:
    case access::Role::city_civil_affairs: {
      constexpr std::string_view of_the_city = "CITY";
      const auto area = whom == of_the_city ? eldercare::city_department : law::area_named(whom);
      if (!area) return bad_actor(text, "no such department of civil affairs: a district, BDA or CITY");
      actor.area = *area;
      return actor;
    }
    // beauty-health
    case access::Role::enterprise:
    case access::Role::research_institution:
      if (!id) return bad_actor(text, "an enterprise or institution is named by its number");
      actor.organisation = *id;
      return actor;
    case access::Role::responsible_unit:
    case access::Role::district:
    case access::Role::customs:
    case access::Role::drug_admin: {
      const auto unit = beauty_health::unit_named(whom);
      if (!unit) return bad_actor(text, "no such unit: letters of the measures (EI, CU, DA), a district or BDA");
      actor.area = *unit;
      return actor;
    }
    default:
      return bad_actor(text, "this role has no organisation of its own");
  }
}

Result<access::Actor> actor_named(Store& store, std::string_view text) {
  auto actor = actor_as_written(text);
  if (!actor) return actor;
  const std::size_t code = text.find(by_uscc);
  if (code == text.npos) return actor;
  const auto named = operator_by_name(store, text.substr(code, text.find('/', code) - code));
  if (!named) return std::unexpected(named.error());
  actor->organisation = **named;
  return actor;
}

}  // namespace gongbao::cli
