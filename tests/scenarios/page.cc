// Walks the shapes of the commands.
#include "scenarios/page.h"

#include <algorithm>
#include <sstream>

#include "formats/command_json.h"
#include "policies/registry/laws.h"

namespace gongbao::scenarios {

namespace {

using formats::FieldKind;
using formats::FieldShape;

// As people write it: without the unit or the id at its end.
std::string bare(std::string_view name) {
  for (const std::string_view ending : {"_fen", "_id"}) {
    if (name.ends_with(ending)) return std::string(name.substr(0, name.size() - ending.size()));
  }
  return std::string(name);
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

// Inputs that the runner writes where nothing is said.
bool filled_in(const std::string& name) {
  return name == "operator_id" || name == "bank_id" || name == "signed_on" || name == "as_of" || name == "event_date" ||
         name == "business_date" || name == "product_id" || name.ends_with("account_no") ||
         name.starts_with("bank_txn_no");
}

// And those of childcare that stand for the usual contract, bill and institution (cli/scenario/inputs_childcare.h).
bool filled_in(std::string_view command, std::string_view name) {
  if (command == "childcare/register_contract") return true;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> usual{{
      {"childcare/register_institution", "domicile"},
      {"childcare/register_institution", "site_address"},
      {"childcare/register_institution", "premises"},
      {"childcare/register_institution", "contact"},
      {"childcare/register_institution", "designed_places"},
      {"childcare/register_institution", "enrolled"},
      {"childcare/acknowledge_contract", "contract_id"},
      {"childcare/register_bill", "contract_id"},
      {"childcare/register_bill", "period_start"},
      {"childcare/register_bill", "period_end"},
      {"childcare/register_bill", "price_lines"},
      {"childcare/register_bill", "units"},
  }};
  return std::ranges::find(usual, std::pair(command, name)) != usual.end();
}

std::string inputs_of(const FieldShape& object, std::string_view command = {});

std::string kind_text(const FieldShape& shape) {
  switch (shape.kind) {
    case FieldKind::boolean:
      return "true/false";
    case FieldKind::integer:
    case FieldKind::ratio:
    case FieldKind::days:
    case FieldKind::work_days:
      return "number";
    case FieldKind::money:
      return "yuan";
    case FieldKind::date:
      return "day";
    case FieldKind::quarter:
      return "quarter";
    case FieldKind::hex:
      return "hex";
    case FieldKind::choice:
      return joined(shape.choices, " / ");
    case FieldKind::list:
      return "[" + kind_text(shape.parts.front()) + "]";
    case FieldKind::figures:
    case FieldKind::row:
      return "{}";
    case FieldKind::map:
      return "{name: " + kind_text(shape.parts.front()) + "}";
    case FieldKind::object:
      return "{" + inputs_of(shape) + "}";
    case FieldKind::person:
      return "person";
    default:
      return "text";
  }
}

std::string input_text(const FieldShape& part, std::string_view command) {
  std::string name = bare(part.name);
  const bool may_be_left_out = !part.required || filled_in(part.name) || filled_in(command, part.name);
  // A number with a name of its own stands for something: a card, an order, a refund.
  const bool is_id = part.kind == FieldKind::integer && part.name.ends_with("_id");
  return name + (may_be_left_out ? "?" : "") + (is_id ? "" : ": " + kind_text(part));
}

std::string inputs_of(const FieldShape& object, std::string_view command) {
  std::vector<std::string> inputs;
  for (const FieldShape& part : object.parts) inputs.push_back(input_text(part, command));
  return joined(inputs, ", ");
}

std::string usual_actor(std::string_view command) {
  return std::string(enum_name(policies::grants_of(command).front().role));
}

std::string others(std::span<const access::Grant> grants) {
  std::vector<std::string> names;
  for (const access::Grant& grant : grants.subspan(1)) names.emplace_back(enum_name(grant.role));
  return names.empty() ? "" : " (" + joined(names, ", ") + ")";
}

// Of fee lots most follows from the bill, the item or the refund.
std::string word_text(const formats::Word& word) {
  using formats::WordKind;
  const bool follows = word.kind == WordKind::contract || word.kind == WordKind::dispute || word.name == "cycle_no";
  const bool filled = word.kind == WordKind::account || word.kind == WordKind::paper || follows || !word.required;
  std::string kind;
  if (word.kind == WordKind::money) kind = ": yuan";
  if (word.kind == WordKind::toggle) kind = ": true/false";
  return bare(word.name) + (filled ? "?" : "") + kind;
}

}  // namespace

std::vector<Block> blocks_of(std::string_view page) {
  std::vector<Block> blocks;
  std::istringstream in{std::string(page)};
  bool inside = false;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({number, line.substr(3), {}});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

std::string part_of(std::string_view page, const std::string& name) {
  const std::string opening = "<!-- " + name + " -->\n";
  const auto from = page.find(opening);
  if (from == page.npos) return {};
  const auto begin = from + opening.size();
  return std::string(page.substr(begin, page.find("<!-- end -->", begin) - begin));
}

namespace {

template <class Is>
std::string commands_where(Is is) {
  std::string table = "| command | by | inputs |\n|---|---|---|\n";
  for (const formats::CommandShape& command : formats::public_commands()) {
    if (!is(command)) continue;
    const auto grants = policies::grants_of(command.full());
    table += "| `" + std::string(command.name) + "` | " + usual_actor(command.full()) +
             (grants.empty() ? "" : others(grants)) + " | " + inputs_of(command.fields, command.full()) + " |\n";
  }
  return table;
}

}  // namespace

std::string table_of_commands(cli::scenario::System system) {
  return commands_where([&](const formats::CommandShape& command) { return command.system == system; });
}

std::string table_of_shared_commands() {
  return commands_where([](const formats::CommandShape& command) { return !policies::is_document(command.system); });
}

std::string table_of_ops(cli::scenario::System system) {
  const bool cards = system == prepaid_card::document;
  const std::uint8_t scheme = cards ? custody::scheme_prepaid_card : custody::scheme_childcare;
  std::string table = "| op | by | inputs |\n|---|---|---|\n";
  for (const custody::Op op : custody::all_ops(scheme)) {
    std::vector<std::string> words;
    for (const formats::Word& word : formats::words_of(op, scheme)) {
      const bool common =
          word.field == word.name && (word.name == "outlet_id" || word.kind == formats::WordKind::date ||
                                      word.kind == formats::WordKind::text || word.kind == formats::WordKind::second);
      if (!common) words.push_back(word_text(word));
    }
    const auto grants = policies::grants_of(op, scheme);
    table += "| `" + std::string(custody::op_name(op)) + "` (" + std::to_string(static_cast<int>(op)) + ") | " +
             std::string(enum_name(grants.front().role)) + others(grants) + " | " + joined(words, ", ") + " |\n";
  }
  return table;
}

}  // namespace gongbao::scenarios
