// A role is told by its name; whose it is by the rules of the document.
#include "cli/scenario/actors.h"

#include "cli/scenario/document_words.h"
#include "law/area.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Actor;
using access::Role;

class Actors {
 public:
  Actors(const Step& step, const World& world, Inputs& inputs) : step_(step), world_(world), inputs_(inputs) {}

  Result<Actor> actor(std::string_view usual, std::uint64_t operator_id, std::optional<std::uint64_t> bank_id) {
    std::string said(usual);
    const std::string path = inside(step_.path, "by");
    if (const json::value* by = step_.manner.if_contains("by")) {
      const auto word = read_word(*by, path);
      if (!word) return std::unexpected(word.error());
      said = *word;
    }
    const std::size_t blank = said.find(' ');
    const std::string role_name = said.substr(0, blank);
    const std::string whose = blank == std::string::npos ? std::string() : said.substr(blank + 1);
    const auto role = enum_named<Role>(role_name);
    if (!role || *role == Role::engine) {
      std::vector<std::string> roles;
      for (const auto& [each, each_name] : names_of(Role{})) roles.emplace_back(each_name);
      return wrong(path, "there is no role " + role_name + suggestion(role_name, roles));
    }
    Actor actor;
    actor.role = *role;
    actor.account = 1'000 + static_cast<std::uint64_t>(*role);
    const DocumentWords* words = words_of(world_.system());
    if (words == nullptr) return of_a_district(actor, whose, path);
    if (words->speaks_as != nullptr) {
      if (!step_.manner.contains("by") && inputs_.usual_speaker()) return *inputs_.usual_speaker();
      const auto scoped = words->speaks_as(world_, inputs_, actor, whose, path);
      if (!scoped) return std::unexpected(scoped.error());
      return actor;
    }
    if (actor.role >= Role::household) {
      const Done scoped = set_heating_scope(actor, whose, path, step_.manner.contains("by"));
      if (!scoped) return std::unexpected(scoped.error());
      return actor;
    }
    const Done scoped = set_scope(actor, whose, path, operator_id, bank_id);
    if (!scoped) return std::unexpected(scoped.error());
    return actor;
  }

 private:
  using Done = Result<void>;

  // "civil_affairs 110105": all that is known of speakers where the document says nothing of its own.
  static Result<Actor> of_a_district(Actor actor, const std::string& whose, const std::string& path) {
    if (whose.empty()) return actor;
    const auto area = law::area_named(whose);
    if (!area) return wrong(path, whose + " is no district");
    actor.area = *area;
    return actor;
  }
  Done set_scope(Actor& actor, const std::string& whose, const std::string& path, std::uint64_t operator_id,
                 std::optional<std::uint64_t> bank_id) {
    const json::value name(whose);
    switch (actor.role) {
      case Role::branch: {
        actor.organisation = operator_id;
        if (whose.empty()) return {};
        const auto outlet = inputs_.number("outlet", name, path);
        if (!outlet) return std::unexpected(outlet.error());
        actor.area = static_cast<std::uint32_t>(*outlet);
        return {};
      }
      case Role::operator_:
      case Role::institution: {
        actor.organisation = operator_id;
        if (whose.empty()) return {};
        const auto id = inputs_.operator_named(&name, path);
        if (!id) return std::unexpected(id.error());
        actor.organisation = *id;
        return {};
      }
      case Role::custody_bank: {
        const auto* book = world_.city().books().find_operator(operator_id);
        actor.organisation = bank_id.value_or(book == nullptr ? 0 : book->bank_id);
        if (whose.empty() && actor.organisation != 0) return {};
        const auto id = inputs_.number("bank", whose.empty() ? json::value("bank") : name, path);
        if (!id) return std::unexpected(id.error());
        actor.organisation = *id;
        return {};
      }
      case Role::consumer: {
        const auto id = inputs_.number("consumer", whose.empty() ? json::value("consumer") : name, path);
        if (!id) return std::unexpected(id.error());
        actor.account = *id;
        return {};
      }
      case Role::family: {
        if (whose.empty() && inputs_.family() != 0) {
          actor.account = inputs_.family();
          return {};
        }
        const auto id = inputs_.number("family", whose.empty() ? json::value("family") : name, path);
        if (!id) return std::unexpected(id.error());
        actor.account = *id;
        return {};
      }
      case Role::mediator: {
        const auto id = inputs_.number("mediator", whose.empty() ? json::value("mediator") : name, path);
        if (!id) return std::unexpected(id.error());
        actor.organisation = *id;
        return {};
      }
      case Role::district_commerce:
      case Role::district_health: {
        const std::string area = whose.empty() ? area_of_collector(operator_id) : whose;
        const bool health = actor.role == Role::district_health;
        const auto known = law::area_named(area, health ? law::districts_bda_and_yanshan() : law::districts_and_bda());
        if (!known) return wrong(path, "there is no district " + (area.empty() ? "named here" : area));
        actor.area = *known;
        return {};
      }
      default:
        return {};
    }
  }

  // A district by its code, an officer by name, who is the same person in every role; who decided does not confirm, so
  // where nothing is said amounts are confirmed by a second reviewer.
  Done set_heating_scope(Actor& actor, const std::string& whose, const std::string& path, bool said) {
    const HeatingCase& about = inputs_.heating_case();
    actor.area = about.area;
    constexpr std::uint64_t second = 2'000, first_officer = 3'000;
    if (actor.role == Role::household) {
      if (about.account != 0) actor.account = about.account;
      if (whose.empty()) return {};
      const auto id = inputs_.number("household_account", json::value(whose), path);
      if (!id) return std::unexpected(id.error());
      actor.account = *id;
      return {};
    }
    if (actor.role == Role::village_agent) actor.organisation = about.village;
    if (actor.role == Role::bank) {
      const auto id = inputs_.number("bank", json::value(whose.empty() ? "bank" : whose), path);
      if (!id) return std::unexpected(id.error());
      actor.organisation = *id;
      return {};
    }
    if (!said && step_.action == "confirm_amount") actor.account += second;
    if (whose.empty()) return {};
    if (const auto area = law::area_named(whose)) {
      actor.area = *area;
      return {};
    }
    const auto id = inputs_.number("officer", json::value(whose), path);
    if (!id) return std::unexpected(id.error());
    actor.account = first_officer + *id;
    return {};
  }

  std::string area_of_collector(std::uint64_t operator_id) const {
    const auto& operators = world_.city().prepaid_card().operators;
    const auto& institutions = world_.city().childcare().institutions.institutions;
    if (const auto it = operators.find(operator_id); it != operators.end()) return it->second.district;
    const auto it = institutions.find(operator_id);
    return it == institutions.end() ? std::string() : it->second.area;
  }

  const Step& step_;
  const World& world_;
  Inputs& inputs_;
};

}  // namespace

Result<Actor> actor_in(const Step& step, const World& world, Inputs& inputs, std::string_view usual,
                       std::uint64_t operator_id, std::optional<std::uint64_t> bank_id) {
  return Actors(step, world, inputs).actor(usual, operator_id, bank_id);
}

}  // namespace gongbao::cli::scenario
