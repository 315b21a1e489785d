// The one place where JSON and the list of public commands meet.
#include "formats/command_json.h"

#include <boost/json/array.hpp>

#include "policies/registry/city.h"
#include "policies/registry/laws.h"

namespace gongbao::formats {

namespace {

namespace json = boost::json;
using policies::CityCommands;
using policies::Code;
using policies::Figure;
using policies::PublicCommands;

json::string_view view(std::string_view text) { return {text.data(), text.size()}; }

json::value figure_value(const Figure& figure) {
  switch (figure.unit) {
    case Figure::Unit::date:
      return json::value(to_string(Date{static_cast<std::int32_t>(figure.value)}));
    case Figure::Unit::text:
      return json::value(view(figure.text));
    default:
      return figure.value;
  }
}

void add_fact(json::object& facts, std::string name, json::value value) {
  json::value* known = facts.if_contains(name);
  if (known == nullptr) {
    facts[name] = std::move(value);
    return;
  }
  if (!known->is_array()) *known = json::array{*known};
  known->get_array().push_back(std::move(value));
}

}  // namespace

Result<TypedFromJson> typed_command_from_json(std::string_view name, const json::value& value, Gate& gate) {
  Result<TypedFromJson> result = problem("ledger.schema_invalid", "command", "there is no command of this name");
  policies::with_public_command(name, [&]<class Command>() {
    Command command;
    if (const Result<void> read = read_json(value, {}, command, &gate); read) {
      if constexpr (policies::Discreet<Command>) command.keep_what_follows();
      result = TypedFromJson{Command::number, 1, canonical_bytes(command)};
    } else {
      result = std::unexpected(read.error());
    }
  });
  return result;
}

std::optional<json::value> typed_command_to_json(std::uint16_t type, std::uint16_t version, ByteView bytes) {
  std::optional<json::value> result;
  if (version != 1) return result;
  const auto show = [&]<class Command>() {
    if (Command command; decode_all(bytes, command)) result = to_json(command);
  };
  if (!PublicCommands::with_number(type, show)) CityCommands::with_number(type, show);
  return result;
}

std::vector<CommandShape> public_commands() {
  std::vector<CommandShape> all;
  PublicCommands::each([&]<class Command>() {
    all.push_back({Command::number, Command::name, policies::system_of<Command>(), shape_of<Command>()});
  });
  return all;
}

std::vector<CommandShape> served_commands() {
  std::vector<CommandShape> all = public_commands();
  policies::Documents::each([&]<class Document>() {
    if (policies::is_served<Document>()) return;
    std::erase_if(all, [](const CommandShape& each) { return each.system == Document::law.document; });
  });
  return all;
}

std::optional<CommandShape> public_command(std::string_view name) {
  std::optional<CommandShape> found;
  policies::with_public_command(name, [&]<class Command>() {
    found = CommandShape{Command::number, Command::name, policies::system_of<Command>(), shape_of<Command>()};
  });
  return found;
}

std::string_view public_command_name(std::uint16_t number) {
  std::string_view name;
  const auto take = [&]<class Command>() { name = Command::name; };
  if (!PublicCommands::with_number(number, take)) CityCommands::with_number(number, take);
  return name;
}

std::string full_command_name(std::uint16_t number) {
  std::string name;
  const bool known =
      PublicCommands::with_number(number, [&]<class Command>() { name = policies::full_name_of<Command>(); });
  return known ? name : std::string(public_command_name(number));
}

std::string_view code_name(Code code) { return policies::code_name(code); }
std::optional<Code> code_named(std::string_view name) { return policies::code_named(name); }

json::object answer_to_json(const AnswerFields& answer) {
  json::object out;
  out["outcome"] = view(answer.outcome);
  if (answer.code != 0) out["code"] = view(code_name(answer.code));
  json::array flags;
  const auto add_flag = [&](Code flag) {
    const json::value name(view(code_name(flag)));
    if (std::ranges::find(flags, name) == flags.end()) flags.push_back(name);
  };
  for (const Code flag : answer.flags) add_flag(flag);
  json::object facts;
  for (const Figure& figure : answer.figures) {
    if (figure.unit == Figure::Unit::flag) {
      add_flag(static_cast<Code>(figure.value));
    } else {
      const bool fen = figure.unit == Figure::Unit::fen && !figure.name.ends_with("_fen");
      add_fact(facts, fen ? figure.name + "_fen" : figure.name, figure_value(figure));
    }
  }
  out["flags"] = std::move(flags);
  json::array clauses;
  for (const std::string& clause : answer.clauses) clauses.push_back(json::value(clause));
  out["clauses"] = std::move(clauses);
  out["facts"] = std::move(facts);
  return out;
}

std::optional<std::vector<Figure>> figures_from_bytes(ByteView bytes) {
  std::vector<Figure> figures;
  if (bytes.empty()) return figures;
  if (!decode_all(bytes, figures)) return std::nullopt;
  return figures;
}

namespace {
// What each document calls them.
struct ResultFlags {
  Code refund_overdue, payout_late, cash_deposit_late, custody_shortfall, filing_due;
};
constexpr ResultFlags of_cards{prepaid_card::flag::refund_overdue, prepaid_card::flag::payout_late,
                               prepaid_card::flag::cash_deposit_late, prepaid_card::flag::custody_shortfall,
                               prepaid_card::flag::filing_due};
constexpr ResultFlags of_lots{childcare::flag::refund_overdue, childcare::flag::payout_late,
                              childcare::flag::cash_deposit_late, childcare::flag::custody_shortfall,
                              childcare::flag::filing_due};
}  // namespace

std::vector<Code> result_flags(std::uint8_t flags, custody::Op op, std::uint8_t scheme) {
  const ResultFlags& flag = scheme == custody::scheme_childcare ? of_lots : of_cards;
  using custody::Op;
  std::vector<Code> names;
  const auto has = [&](std::uint8_t bit) { return (flags & bit) != 0; };
  if (has(custody::result_flag::late)) {
    const bool refund = op == Op::pay_refund || op == Op::refund_by_operator;
    const bool payout = op == Op::execute_payout;
    names.push_back(refund ? flag.refund_overdue : payout ? flag.payout_late : flag.cash_deposit_late);
  }
  if (has(custody::result_flag::shortfall_opened)) names.push_back(flag.custody_shortfall);
  if (has(custody::result_flag::filing_duty_opened)) names.push_back(flag.filing_due);
  return names;
}

}  // namespace gongbao::formats
