// Inputs of the commands on used vehicles: parties by name, vehicles by name, papers, the eight fields of an invoice.
#include "cli/scenario/inputs_vehicles.h"

#include <algorithm>
#include <cctype>

#include "cli/scenario/given.h"
#include "cli/scenario/members.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Role;
using used_vehicle::OperatorKind;

constexpr const char* usual_price = "86000.00";

// E, or E and a digit: an enterprise that is no operator.
bool names_enterprise(const std::string& name) {
  return name == "E" || (name.size() > 1 && name.front() == 'E' && std::isdigit(static_cast<unsigned char>(name[1])));
}
std::string code_of_enterprise(const std::string& name) {
  constexpr std::size_t made_up = 9000;
  return name == "E" ? "91110105MA00FAK54Q"
                     : valid_uscc(made_up + static_cast<std::size_t>(std::stoul(name.substr(1))));
}

json::array papers_list(const json::value* changed, const std::vector<std::string>& required) {
  std::vector<std::pair<std::string, std::string>> forms;
  for (const std::string& each : required) forms.emplace_back(each, "original");
  if (changed != nullptr && changed->is_object()) {
    for (const auto& member : changed->get_object()) {
      const std::string type(member.key());
      const std::string form = text_at(changed->get_object(), type);
      const auto known = std::ranges::find(forms, type, &std::pair<std::string, std::string>::first);
      if (known == forms.end()) {
        forms.emplace_back(type, form);
      } else {
        known->second = form;
      }
    }
  }
  json::array out;
  for (const auto& [type, form] : forms) {
    if (form != "none") out.push_back(json::object{{"type", type}, {"form", form}});
  }
  return out;
}

}  // namespace

// --- names -----------------------------------------------------------------------------------------------------------

std::uint64_t VehicleInputs::operator_named(const std::string& name) {
  const auto id = inputs_.number_in_use("operator", json::value(name), "operator");
  return id && state().operators.contains(*id) ? *id : 0;
}

std::uint64_t VehicleInputs::invoice_named(const std::string& name) {
  const auto imported = inputs_.vehicle_names().invoices.find(name);
  if (imported != inputs_.vehicle_names().invoices.end()) {
    const auto* id = used_vehicle::find_row(state().invoices_by_no, imported->second);
    return id == nullptr ? 0 : *id;
  }
  const auto id = inputs_.number_in_use("invoice", json::value(name), "invoice");
  return id && state().invoices.contains(*id) ? *id : 0;
}

// f1_case: of the invoice f1, or of the complaint k.
std::uint64_t VehicleInputs::case_named(const std::string& name) {
  constexpr std::string_view ending = "_case";
  if (!name.ends_with(ending)) return 0;
  const std::string of = name.substr(0, name.size() - ending.size());
  // Of a market that is given as found the invoice has its name.
  std::uint64_t invoice = invoice_named(of);
  if (invoice == 0) invoice = invoice_named(of + "_feed");
  const auto complaint = inputs_.number_in_use("complaint", json::value(of), "case").value_or(0);
  std::uint64_t found = 0;
  for (const auto& [id, row] : state().cases) {
    const bool triggered = invoice != 0 && std::ranges::find(row.triggers, invoice) != row.triggers.end();
    const bool complained = complaint != 0 && row.complaint == complaint;
    if (triggered || complained) found = id;
  }
  return found;
}

PersonToken VehicleInputs::person_named(const std::string& name) const {
  formats::MemoryGate gate;
  formats::PersonFields fields;
  fields.name = name;
  return gate.person(fields).value_or(PersonToken{});
}

std::string VehicleInputs::vin_of(const std::string& vehicle) const {
  const auto it = inputs_.vehicle_names().vehicles.find(vehicle);
  return it == inputs_.vehicle_names().vehicles.end() ? std::string() : text_at(it->second, "vin");
}

std::string VehicleInputs::told(const std::string& key, const std::string& expected, const policies::Figure& figure) {
  const bool by_id = figure.unit == policies::Figure::Unit::count;
  if (key == "trigger") return std::to_string(invoice_named(expected));
  if (key == "responsible_party" && by_id) {
    return std::to_string(inputs_.number_in_use("station", json::value(expected), key).value_or(0));
  }
  if (key == "responsible_party") {
    const auto* row = used_vehicle::find_row(state().operators, operator_named(expected));
    return row == nullptr ? expected : row->uscc;
  }
  const std::size_t blank = expected.find(' ');
  if (key != "rows" || blank == std::string::npos) return expected;
  return expected.substr(0, blank + 1) + std::to_string(operator_named(expected.substr(blank + 1)));
}

// --- parties ---------------------------------------------------------------------------------------------------------

json::value VehicleInputs::party(const json::value& said) {
  if (const json::object* known = said.if_object()) {
    const std::string id = text_at(*known, "resident_id");
    return id.empty() ? said : json::value(json::object{{"person", json::object{{"resident_id", id}}}});
  }
  const auto name = read_word(said, "party");
  if (!name) return said;
  if (names_enterprise(*name)) return json::object{{"uscc", code_of_enterprise(*name)}};
  if (const auto* row = used_vehicle::find_row(state().operators, operator_named(*name)))
    return json::object{{"uscc", row->uscc}};
  return json::object{{"person", json::object{{"name", *name}}}};
}

json::object VehicleInputs::party_of(const used_vehicle::Party& side) const {
  if (!side.is_person()) return {{"uscc", side.uscc}};
  return {{"person", json::object{{"token", to_hex(side.person.token)}}}};
}

std::string VehicleInputs::firm(const json::value& said) {
  const json::value named = party(said);
  const std::string uscc = named.is_object() ? text_at(named.get_object(), "uscc") : std::string();
  const auto word = read_word(said, "issuer");
  return !uscc.empty() ? uscc : word ? *word : std::string();
}

void VehicleInputs::name_parties(Members& inputs) {
  for (const char* side : {"seller", "buyer", "owner"}) {
    json::value* said = inputs.if_contains(side);
    if (said != nullptr) *said = party(json::value(*said));
  }
}

// --- commands --------------------------------------------------------------------------------------------------------

std::string VehicleInputs::next_number() {
  constexpr std::size_t digits = 15;
  const std::string number = std::to_string(++inputs_.vehicle_names().numbers);
  return "24112" + std::string(digits - number.size(), '0') + number;
}

void VehicleInputs::complete_opening(Members& inputs) {
  const std::string vehicle = text_at(inputs, "vehicle");
  const auto known = inputs_.vehicle_names().vehicles.find(vehicle);
  if (known != inputs_.vehicle_names().vehicles.end()) {
    put_new(inputs, "vin", known->second.at("vin"));
    put_new(inputs, "plate", known->second.at("plate"));
  }
  inputs.erase("vehicle");
  put_new(inputs, "price", usual_price);
  for (const char* side : {"seller", "buyer"}) {
    const std::string name = text_at(inputs, side);
    if (name.empty() || names_enterprise(name) || operator_named(name) != 0) continue;
    const auto account = inputs_.number("party", json::value(name), side);
    if (account) put_new(inputs, (std::string(side) + "_account").c_str(), *account);
  }
  name_parties(inputs);
}

void VehicleInputs::complete_papers(std::string_view command, Members& inputs) const {
  std::vector<std::string> required{"seller_id", "buyer_id"};
  if (command == "verify_vehicle_papers") required = {"registration_certificate", "driving_licence"};
  if (command == "register_transfer") required = state().parameters.list("required_papers", world_.today());
  const json::value* said = inputs.if_contains("papers");
  if (said != nullptr && said->is_array()) return;
  json::array shown = papers_list(said, required);
  inputs["papers"] = std::move(shown);
}

// The eight fields as the invoice has them, but for what is changed.
json::object VehicleInputs::presented(std::uint64_t invoice, const json::value* changed) {
  Members out;
  if (const auto* row = used_vehicle::find_row(state().invoices, invoice)) {
    const used_vehicle::InvoiceText& text = row->text;
    out = {{"invoice_no", text.invoice_no}, {"invoice_date", to_string(date_of(text.issued_at))},
           {"issuer", text.issuer},         {"seller", party_of(text.seller)},
           {"buyer", party_of(text.buyer)}, {"vin", text.vin},
           {"plate", text.plate},           {"price", format_yuan(text.price)}};
  }
  if (changed == nullptr || !changed->is_object()) return out;
  for (const auto& member : changed->get_object()) {
    const std::string_view field = member.key();
    const bool side = field == "seller" || field == "buyer";
    out[field] = side ? party(member.value()) : field == "issuer" ? json::value(firm(member.value())) : member.value();
  }
  return out;
}

void VehicleInputs::complete_registration(Members& inputs) {
  complete_papers("register_transfer", inputs);
  put_new(inputs, "vehicle_checked", true);
  const std::string said = text_at(inputs, "invoice");
  const auto transaction = inputs_.number("transaction", inputs["transaction"], "transaction").value_or(0);
  std::uint64_t invoice = said.empty() ? 0 : invoice_named(said);
  for (const auto& [id, row] : state().invoices) {
    if (said.empty() && row.transaction == transaction) invoice = id;
  }
  const auto* row = used_vehicle::find_row(state().transactions, transaction);
  if (said.empty() && row != nullptr && row->invoice != 0) invoice = row->invoice;
  const json::value* changed = inputs.if_contains("presented");
  Members shown = presented(invoice, changed);
  inputs.erase("presented");
  inputs.erase("invoice");
  if (!shown.empty()) inputs["invoice"] = std::move(shown);
}

void VehicleInputs::complete_question(Members& inputs) {
  const json::value* changed = inputs.if_contains("presented");
  Members shown = presented(invoice_named(text_at(inputs, "invoice")), changed);
  renamed(inputs, "number", "invoice_no");
  for (const char* field : {"invoice_no", "vin_last6", "price"}) {
    if (const json::value* said = inputs.if_contains(field)) shown[field] = *said;
  }
  inputs.clear();
  inputs["presented"] = std::move(shown);
}

void VehicleInputs::complete_register(Members& inputs) {
  json::array* rows = inputs.contains("rows") ? inputs["rows"].if_array() : nullptr;
  if (rows == nullptr) return;
  for (json::value& each : *rows) {
    Members* row = each.if_object();
    if (row == nullptr) continue;
    const std::string vehicle = text_at(*row, "vehicle");
    Members whole = inputs_.vehicle_names().vehicles[vehicle];
    for (const auto& member : *row) whole[member.key()] = member.value();
    whole.erase("vehicle");
    if (!vehicle.empty()) inputs_.vehicle_names().vehicles[vehicle] = whole;
    name_parties(whole);
    *row = std::move(whole);
  }
}

void VehicleInputs::complete_feed(Members& inputs) {
  json::array* rows = inputs.contains("rows") ? inputs["rows"].if_array() : nullptr;
  if (rows == nullptr) return;
  for (json::value& each : *rows) {
    Members* row = each.if_object();
    if (row == nullptr) continue;
    const std::string name = text_at(*row, "invoice");
    row->erase("invoice");
    renamed(*row, "number", "invoice_no");
    renamed(*row, "code", "invoice_code");
    if (const auto* known = used_vehicle::find_row(state().invoices, name.empty() ? 0 : invoice_named(name))) {
      Members text = presented(invoice_named(name), nullptr);
      text.erase("invoice_date");
      text["kind"] = std::string(enum_name(known->text.kind));
      text["issued_at"] = to_string(known->text.issued_at);
      for (const auto& member : text) {
        const std::string field(member.key());
        put_new(*row, field.c_str(), member.value());
      }
    }
    name_parties(*row);
    if (json::value* issuer = row->if_contains("issuer")) *issuer = firm(json::value(*issuer));
    put_new(*row, "status", "issued");
    put_new(*row, "price", usual_price);
    if (!row->contains("invoice_no")) (*row)["invoice_no"] = next_number();
    constexpr std::int64_t minute = 60'000'000;
    put_new(*row, "issued_at", json::value(to_string(Stamp{world_.now().micros - minute})));
    (*row)["issued_at"] = stamp_text(text_at(*row, "issued_at"));
    if (!name.empty() && !inputs_.vehicle_names().invoices.contains(name) && invoice_named(name) == 0) {
      inputs_.vehicle_names().invoices[name] = text_at(*row, "invoice_no");
    }
    for (const auto& [vin, vehicle] : state().vehicles) {
      const json::value* seller = row->if_contains("seller");
      const json::value owner = party_of(vehicle.owner);
      const bool firm_sells = seller != nullptr && seller->is_object() && seller->get_object().contains("uscc");
      if (firm_sells && *seller != owner) continue;
      if (!firm_sells && !vehicle.owner.is_person()) continue;
      put_new(*row, "vin", json::value(vin));
      put_new(*row, "plate", json::value(vehicle.plate));
    }
    put_new(*row, "vin", "LTT1A2B38R0000001");
    put_new(*row, "plate", "京A00001");
  }
}

Result<void> VehicleInputs::complete(std::string_view command, Members& inputs, const std::string& path) {
  renamed(inputs, "name", "operator_name");
  if (const json::value* named = inputs.if_contains("case")) {
    const std::string name = text_at(inputs, "case");
    const std::uint64_t id = named->is_string() ? case_named(name) : 0;
    if (id == 0) return wrong(inside(path, "case"), "there is no case called " + name);
    inputs.erase("case");
    inputs["case_id"] = id;
  }
  if (command == "void_invoice") {
    const std::string name = text_at(inputs, "invoice");
    if (const std::uint64_t id = invoice_named(name); id != 0) inputs["invoice"] = id;
  }
  if (command == "open_transaction") complete_opening(inputs);
  if (command == "verify_parties" || command == "verify_vehicle_papers") complete_papers(command, inputs);
  if (command == "register_transfer") complete_registration(inputs);
  if (command == "verify_invoice") complete_question(inputs);
  if (command == "import_owner_register") complete_register(inputs);
  if (command == "import_invoices") complete_feed(inputs);
  if (command == "issue_invoice") {
    renamed(inputs, "number", "invoice_no");
    renamed(inputs, "code", "invoice_code");
    if (!inputs.contains("invoice_no")) inputs["invoice_no"] = next_number();
  }
  if (command == "cancel_quota" && inputs.contains("place")) {
    const auto* own = used_vehicle::find_row(state().quotas_of, operator_named(text_at(inputs, "dealer")));
    const std::uint64_t place = number_in(inputs, "place").value_or(0);
    if (own == nullptr || place == 0 || place > own->size())
      return wrong(inside(path, "place"), "there is no such quota");
    inputs.erase("dealer");
    inputs.erase("place");
    inputs["quota"] = (*own)[place - 1];
  }
  return {};
}

// --- who speaks ------------------------------------------------------------------------------------------------------

namespace {

access::Actor speaking(Role role, std::uint64_t organisation) {
  access::Actor actor;
  actor.role = role;
  actor.account = 1'000 + static_cast<std::uint64_t>(role);
  actor.organisation = organisation;
  return actor;
}

// Of one of several kinds as the first of them.
Role role_of(const used_vehicle::Operator& row) {
  if (row.is(OperatorKind::dealer)) return Role::dealer;
  return row.is(OperatorKind::market) ? Role::market : Role::broker;
}

std::optional<access::Actor> first_of(const used_vehicle::State& state, OperatorKind kind) {
  for (const auto& [id, row] : state.operators) {
    if (row.is(kind)) return speaking(role_of(row), id);
  }
  return std::nullopt;
}

std::optional<access::Actor> operator_speaking(const used_vehicle::State& state, std::uint64_t id) {
  const auto* row = used_vehicle::find_row(state.operators, id);
  return row == nullptr ? std::nullopt : std::optional(speaking(role_of(*row), id));
}

std::optional<access::Actor> who_issues(const used_vehicle::State& state, const json::object& inputs,
                                        std::uint64_t transaction) {
  const std::string kind = text_at(inputs, "kind");
  if (kind == "market_agent") {
    const auto market = first_of(state, OperatorKind::market);
    return market ? std::optional(speaking(Role::market, market->organisation)) : std::nullopt;
  }
  const auto* row = used_vehicle::find_row(state.transactions, transaction);
  if (row == nullptr) return std::nullopt;
  const auto& side = kind == "own_sale" ? row->seller : row->buyer;
  return operator_speaking(state, used_vehicle::operator_id_of(state, side.uscc));
}

// The dealer of the two, the seller first; else whoever introduces; else the first market.
std::optional<access::Actor> who_opens(const used_vehicle::State& state, const json::object& inputs,
                                       std::uint64_t broker) {
  for (const char* side : {"seller", "buyer"}) {
    const json::value* named = inputs.if_contains(side);
    const std::string uscc = named != nullptr && named->is_object() ? text_at(named->get_object(), "uscc") : "";
    const std::uint64_t id = used_vehicle::operator_id_of(state, uscc);
    const auto* row = used_vehicle::find_row(state.operators, id);
    if (row != nullptr && row->is(OperatorKind::dealer)) return speaking(Role::dealer, id);
  }
  if (broker != 0) return speaking(Role::broker, broker);
  if (auto market = first_of(state, OperatorKind::market)) return market;
  return first_of(state, OperatorKind::broker);
}

}  // namespace

std::optional<access::Actor> VehicleInputs::speaker(std::string_view command, const Members& inputs) const {
  const auto number = [&](const char* kind) {
    const json::value* value = inputs.if_contains(kind);
    return value == nullptr ? std::uint64_t{0} : inputs_.number(kind, *value, kind).value_or(0);
  };
  if (command == "open_transaction") return who_opens(state(), inputs, number("broker"));
  if (command == "issue_invoice") return who_issues(state(), inputs, number("transaction"));
  if (command == "cancel_transaction") {
    const auto* row = used_vehicle::find_row(state().transactions, number("transaction"));
    return row == nullptr ? std::nullopt : operator_speaking(state(), row->opened_by);
  }
  if (command == "void_invoice") {
    const auto* row = used_vehicle::find_row(state().invoices, number("invoice"));
    if (row == nullptr) return std::nullopt;
    return operator_speaking(state(), used_vehicle::operator_id_of(state(), row->text.issuer));
  }
  if (command == "register_transfer") {
    if (state().stations.empty()) return std::nullopt;
    return speaking(Role::station_officer, state().stations.begin()->first);
  }
  if (command == "claim_rectified") {
    const auto* row = used_vehicle::find_row(state().cases, number_in(inputs, "case_id").value_or(0));
    return row == nullptr ? std::nullopt : std::optional(speaking(Role::market, row->market));
  }
  return std::nullopt;
}

Result<void> VehicleInputs::speaks_as(access::Actor& actor, const std::string& whose, const std::string& path) {
  if (actor.role == Role::party) {
    const auto account = inputs_.number("party", json::value(whose), path);
    if (!account) return std::unexpected(account.error());
    actor.account = *account;
    return {};
  }
  if (whose.empty()) return {};
  const std::uint64_t id = operator_named(whose);
  if (id == 0) return wrong(path, "there is no operator called " + whose);
  actor.organisation = id;
  if (actor.role != Role::station_officer) return {};
  for (const auto& [station, row] : state().stations) {
    if (row.operator_id == id) actor.organisation = station;
  }
  return {};
}

}  // namespace gongbao::cli::scenario
