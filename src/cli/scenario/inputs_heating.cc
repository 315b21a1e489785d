// Heating's inputs: names of the imported rows, quantities with their decimals, papers, the line of a purchase.
#include "cli/scenario/inputs_heating.h"

#include <algorithm>

#include "cli/scenario/given.h"
#include "cli/scenario/members.h"
#include "policies/registry/laws.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

// A decimal number in units of its last admitted place: -12.1 with one place is -121.
Result<std::int64_t> scaled(const json::value& value, int places, const std::string& path) {
  const auto text = read_word(value, path);
  if (!text) return std::unexpected(text.error());
  std::string digits;
  bool negative = false, fraction = false, any = false;
  int seen = 0;
  for (const char c : *text) {
    if (c == '-' && digits.empty() && !negative) {
      negative = true;
    } else if (c == '.' && !fraction && any) {
      fraction = true;
    } else if (c >= '0' && c <= '9' && (!fraction || seen < places)) {
      digits += c;
      any = true;
      seen += fraction ? 1 : 0;
    } else {
      return wrong(path, "must be a number with at most " + std::to_string(places) + " decimals");
    }
  }
  constexpr std::size_t most_digits = 15;
  if (!any || digits.size() > most_digits) return wrong(path, "must be a number");
  std::int64_t number = std::stoll(digits);
  for (; seen < places; ++seen) number *= 10;
  return negative ? -number : number;
}

Result<void> scale(json::object& members, const char* name, int places, const std::string& path) {
  json::value* value = members.if_contains(name);
  if (value == nullptr || value->is_null()) return {};
  const auto number = scaled(*value, places, inside(path, name));
  if (!number) return std::unexpected(number.error());
  *value = *number;
  return {};
}

// "none" where there is to be no paper.
void drop_none(json::object& members) {
  std::vector<std::string> none;
  for (const auto& member : members) {
    if (member.value() == json::value("none")) none.emplace_back(member.key());
  }
  for (const std::string& each : none) {
    if (each != "conversion") members.erase(each);
  }
}

void rename(json::object& members, const char* from, const char* to) {
  if (json::value* value = members.if_contains(from)) {
    json::value kept = std::move(*value);
    members.erase(from);
    members[to] = std::move(kept);
  }
}

std::string account_of(std::string_view ref) { return "account of " + std::string(ref); }

struct Paper {
  std::string_view command;
  const char* field;
};
constexpr Paper papers[] = {{"file_application", "consent"},     {"save_draft", "consent"},
                            {"record_repair", "attachment"},     {"record_season_reading", "attachment"},
                            {"assess_device", "attachment"},     {"assess_device", "certificate"},
                            {"assess_device", "photo"},          {"assess_device", "statement"},
                            {"check_new_household", "evidence"}, {"decide_eligibility", "years_source"},
                            {"exclude_supplier", "attachment"},  {"record_sampling", "attachment"},
                            {"register_loan", "consent"}};

}  // namespace

std::uint64_t HeatingInputs::household_named(const std::string& ref) const {
  const auto* id = heating::find_row(state().households_by_ref, ref);
  return id == nullptr ? 0 : *id;
}

std::uint64_t HeatingInputs::device_named(const std::string& ref) const {
  const auto* id = heating::find_row(state().devices_by_ref, ref);
  return id == nullptr ? 0 : *id;
}

Result<std::string> HeatingInputs::credit_code(const json::value& name, const std::string& path) {
  const auto number = inputs_.number("supplier", name, path);
  if (!number) return std::unexpected(number.error());
  return valid_uscc(*number);
}

// Households and devices by their names, the only one where nothing is said.
Result<void> HeatingInputs::name_rows(Members& inputs, const std::string& path) {
  for (const char* field : {"household", "device", "old_device"}) {
    json::value* value = inputs.if_contains(field);
    if (value == nullptr || !value->is_string()) continue;
    const std::string ref(std::string_view(value->get_string()));
    const bool of_household = std::string_view(field) == "household";
    const std::uint64_t id = of_household ? household_named(ref) : device_named(ref);
    if (id == 0) return wrong(inside(path, field), "there is no " + std::string(field) + " called " + ref);
    *value = id;
  }
  return {};
}

Result<void> HeatingInputs::name_application(std::string_view command, Members& inputs, const std::string& path) {
  const bool files = command == "file_application" || command == "save_draft";
  if (files) {
    if (const auto id = number_in(inputs, "application")) {
      if (const auto* row = heating::find_row(state().applications, *id)) put_new(inputs, "household", row->household);
    }
    if (state().households.size() == 1) put_new(inputs, "household", state().households.begin()->first);
    const std::uint64_t household = number_in(inputs, "household").value_or(0);
    const auto* own = heating::find_row(state().applications_of, household);
    if (own == nullptr) return {};
    for (const std::uint64_t each : *own) {
      const auto at = state().applications.at(each).state;
      const bool open = at == heating::ApplicationState::draft || at == heating::ApplicationState::returned;
      if (open) put_new(inputs, "application", each);
    }
    return {};
  }
  if (inputs.contains("application")) return {};
  if (state().applications.size() == 1) {
    inputs["application"] = state().applications.begin()->first;
    return {};
  }
  return wrong(path, "there are several applications, or none: say which (application: …)");
}

void HeatingInputs::fill_in_filing(Members& inputs) const {
  const std::uint64_t household = number_in(inputs, "household").value_or(0);
  const auto* row = heating::find_row(state().households, household);
  put_new(inputs, "cause", "wear");
  if (row == nullptr) return;
  put_new(inputs, "kind", row->prior_subsidy ? "renewal" : "new_household");
  if (inputs["kind"] != json::value("renewal")) return;
  for (const auto& [id, device] : state().devices) {
    if (device.household == household) put_new(inputs, "old_device", id);
  }
}

void HeatingInputs::fill_in_papers(std::string_view command, Members& inputs) const {
  for (const Paper& paper : papers) {
    if (command == paper.command) put_new(inputs, paper.field, json::value(paper.field));
  }
}

Result<void> HeatingInputs::complete_lines(Members& inputs, const std::string& path) {
  const auto* application = heating::find_row(state().applications, number_in(inputs, "application").value_or(0));
  const auto* household =
      application == nullptr ? nullptr : heating::find_row(state().households, application->household);
  const std::string ref = household == nullptr ? "household" : household->ref;
  json::value* account = inputs.if_contains("bank_account");
  inputs["bank_account"] =
      account_of(account != nullptr && account->is_string() ? std::string(account->get_string()) : ref);
  if (!inputs.contains("lines")) {
    inputs["lines"] = json::array{json::object{{"category", "ashp_hot_water"}, {"price", "12000.00"}}};
  }
  json::array* lines = inputs["lines"].if_array();
  if (lines == nullptr) return wrong(inside(path, "lines"), "lines are a list");
  for (std::size_t i = 0; i < lines->size(); ++i) {
    json::object* line = (*lines)[i].if_object();
    const std::string at = inside(inside(path, "lines"), i);
    if (line == nullptr) return wrong(at, "a line is a map of names and values");
    const std::string own =
        ref + "-" + std::to_string(number_in(inputs, "application").value_or(0)) + "-" + std::to_string(i + 1);
    put_new(*line, "brand", "brand");
    put_new(*line, "model", "model");
    put_new(*line, "serial", json::value("serial " + own));
    put_new(*line, "invoice_no", json::value("invoice " + own));
    put_new(*line, "supplier", "supplier");
    put_new(*line, "buyer", json::value(ref));
    put_new(*line, "invoice_date", "today");
    put_new(*line, "installed_on", "today");
    if (!line->contains("catalogue_entry")) put_new(*line, "standard_proof", "proof");
    const auto code = credit_code((*line)["supplier"], inside(at, "supplier"));
    if (!code) return std::unexpected(code.error());
    (*line)["supplier"] = *code;
    drop_none(*line);
  }
  return {};
}

void HeatingInputs::complete_rows(Members& inputs) {
  json::array* rows = inputs.contains("rows") ? inputs["rows"].if_array() : nullptr;
  if (rows == nullptr) return;
  for (json::value& each : *rows) {
    json::object* row = each.if_object();
    const json::string* name =
        row == nullptr || !row->contains("household") ? nullptr : (*row)["household"].if_string();
    if (name == nullptr) continue;
    const std::string ref(std::string_view{*name});
    put_new(*row, "head", json::value(ref));
    put_new(*row, "bank_account", json::value(account_of(ref)));
    put_new(*row, "household_account", json::value(ref));
    if (row->contains("rated_efficiency")) (void)scale(*row, "rated_efficiency", 1, "rated_efficiency");
  }
}

Result<void> HeatingInputs::complete_assessment(Members& inputs, const std::string& path) {
  put_new(inputs, "inspected_on", "today");
  json::value* tests = inputs.if_contains("tests");
  if (tests == nullptr) return {};
  json::array* list = tests->if_array();
  if (list == nullptr) return wrong(inside(path, "tests"), "tests are a list");
  for (std::size_t i = 0; i < list->size(); ++i) {
    json::object* test = (*list)[i].if_object();
    const std::string at = inside(inside(path, "tests"), i);
    if (test == nullptr) return wrong(at, "a test has ambient, outlet and started");
    put_new(*test, "started", true);
    for (const char* degrees : {"ambient", "outlet"}) {
      if (const auto done = scale(*test, degrees, 1, at); !done) return done;
    }
  }
  return {};
}

// What the payment called so needs of that fund, and not a fen more.
Result<void> HeatingInputs::needed_amount(Members& inputs, const std::string& path) {
  const json::object* needed = inputs.contains("amount") ? inputs["amount"].if_object() : nullptr;
  if (needed == nullptr) return {};
  const json::value* payment = needed->if_contains("needed_by");
  const std::string at = inside(path, "amount");
  if (payment == nullptr) return wrong(at, "must be yuan, or {needed_by: payment}");
  const auto id = inputs_.number("payment", *payment, at);
  if (!id) return std::unexpected(id.error());
  const auto* row = heating::find_row(state().payments, *id);
  if (row == nullptr) return wrong(at, "there is no such payment");
  const bool city = inputs["fund"] == json::value("city_fund");
  inputs["amount"] = format_yuan(Money{city ? row->shares.from_city() : row->shares.from_district()});
  return {};
}

Result<void> HeatingInputs::complete(std::string_view command, Members& inputs, const std::string& path) {
  if (command == "import_first_install_records") complete_rows(inputs);
  rename(inputs, "class", "hardship_class");
  rename(inputs, "area", "area_class");
  fill_in_papers(command, inputs);
  drop_none(inputs);
  if (const auto named = name_rows(inputs, path); !named) return named;
  if (json::value* label = inputs.if_contains("application"); label != nullptr && label->is_string()) {
    const auto id = inputs_.number("application", *label, inside(path, "application"));
    if (!id) return std::unexpected(id.error());
    *label = *id;
  }
  if (json::value* label = inputs.if_contains("product"); label != nullptr && label->is_string()) {
    const auto id = inputs_.number("financial_product", *label, inside(path, "product"));
    if (!id) return std::unexpected(id.error());
    *label = *id;
  }
  const auto shape = formats::public_command("heating/" + std::string(command));
  const auto asks = [&](const char* field) { return shape && shape->fields.part(field) != nullptr; };
  if (asks("application")) {
    if (const auto done = name_application(command, inputs, path); !done) return done;
  }
  if (command == "file_application" || command == "save_draft") fill_in_filing(inputs);
  const bool either = command == "correct_record";  // which of the two is always said
  if (!either && asks("household") && state().households.size() == 1) {
    put_new(inputs, "household", state().households.begin()->first);
  }
  if (!either && asks("device") && state().devices.size() == 1) {
    put_new(inputs, "device", state().devices.begin()->first);
  }
  if (asks("loan") && state().loans.size() == 1) put_new(inputs, "loan", state().loans.begin()->first);
  if (command == "submit_purchase") {
    if (const auto done = complete_lines(inputs, path); !done) return done;
  }
  if (command == "assess_device") {
    if (const auto done = complete_assessment(inputs, path); !done) return done;
  }
  if (command == "record_season_reading") {
    constexpr std::pair<const char*, int> quantities[] = {
        {"electricity", 2}, {"gas", 2}, {"cop", 2}, {"efficiency", 1}};
    for (const auto& [name, places] : quantities) {
      if (const auto done = scale(inputs, name, places, path); !done) return done;
    }
  }
  if (command == "confirm_amount") {
    put_new(inputs, "installed", true);
    put_new(inputs, "topup", false);
  }
  if (command == "publish_catalogue_entry")
    put_new(inputs, "evidence", json::array{"科学论证", "民主决策", "竞争性磋商"});
  if (command != "submit_purchase" && inputs.contains("supplier")) {
    const auto code = credit_code(inputs["supplier"], inside(path, "supplier"));
    if (!code) return std::unexpected(code.error());
    inputs["supplier"] = *code;
  }
  return command == "allocate_funds" ? needed_amount(inputs, path) : Result<void>{};
}

HeatingCase HeatingInputs::case_of(const Members& inputs) const {
  HeatingCase found;
  const heating::State& rows = state();
  const auto of_household = [&](std::uint64_t id) {
    const auto* row = heating::find_row(rows.households, id);
    if (row == nullptr) return;
    found.area = row->area;
    found.account = row->account;
    found.village = row->village;
  };
  const auto of_application = [&](std::uint64_t id) {
    const auto* row = heating::find_row(rows.applications, id);
    if (row == nullptr) return;
    found.application = id;
    of_household(row->household);
  };
  const auto of_loan = [&](std::uint64_t id) {
    const auto* row = heating::find_row(rows.loans, id);
    if (row != nullptr) of_application(row->application);
  };
  if (const auto id = number_in(inputs, "application")) of_application(*id);
  if (const auto id = number_in(inputs, "household")) of_household(*id);
  if (const auto id = number_in(inputs, "device")) {
    if (const auto* row = heating::find_row(rows.devices, *id)) of_household(row->household);
  }
  if (const auto id = number_in(inputs, "loan")) of_loan(*id);
  if (const auto id = number_in(inputs, "claim")) {
    if (const auto* row = heating::find_row(rows.claims, *id)) of_loan(row->loan);
  }
  if (const auto id = number_in(inputs, "payment")) {
    if (const auto* row = heating::find_row(rows.payments, *id)) of_application(row->application);
  }
  if (const auto id = number_in(inputs, "clawback")) {
    if (const auto* row = heating::find_row(rows.clawbacks, *id)) of_application(row->application);
  }
  if (const auto id = number_in(inputs, "complaint")) {
    if (const auto* row = heating::find_row(rows.complaints, *id)) found.area = row->area;
  }
  if (const json::value* district = inputs.if_contains("district"); district != nullptr && district->is_string()) {
    found.area = law::area_named(std::string_view(district->get_string())).value_or(0);
  }
  constexpr law::AreaCode usual = 110112;
  if (found.area == 0) found.area = rows.households.empty() ? usual : rows.households.begin()->second.area;
  return found;
}

}  // namespace gongbao::cli::scenario
